# `make audit` and `make test` set up what they need in .venv first.
#
#   make audit      audit seeds/, write reports/index.html and what belongs to it
#   make test       the whole test suite
#   make check      lint, format, types, generated docs, bench floors on the fast subset
#   make bench      the benchmarks (reads ../shared/data; says so where it is missing)
#   make notebook   opens notebooks/explore.ipynb
#   make lock       writes requirements/*.lock anew from pyproject.toml
#   make clean      removes what can be made again

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
RUN_LOCK := requirements/run.lock
DEV_LOCK := requirements/dev.lock

.DEFAULT_GOAL := help
.PHONY: help audit test check bench notebook lock hub clean

help:
	@sed -n 's/^#   //p' Makefile

audit: $(VENV)/.run $(VENV)/.models
	@$(BIN)/audit run seeds --out reports

test: $(VENV)/.dev $(VENV)/.models
	@$(BIN)/python -m pytest

check: $(VENV)/.dev $(VENV)/.models
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m bench.check

bench: $(VENV)/.dev $(VENV)/.models
	$(BIN)/python -m bench

# The extra `hub` brings torch, which is gigabytes on some machines: never by default.
hub: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet -r requirements/hub.txt

lock: $(VENV)/bin/uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --extra dev --no-annotate --no-header -q -o $(DEV_LOCK)
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	  --constraint $(DEV_LOCK) --no-annotate --no-header -q -o $(RUN_LOCK)

clean:
	rm -rf $(VENV) models/built build dist .pytest_cache .ruff_cache .mypy_cache
	find reports -mindepth 1 ! -name .gitkeep -delete

$(VENV)/bin/uv: requirements/bootstrap.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo 'make: Python 3.11 or newer is needed; name it with PYTHON=python3.12' >&2; exit 2; }
	@echo 'Setting up $(VENV) …' >&2
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@

$(VENV)/.run: $(RUN_LOCK) pyproject.toml $(VENV)/bin/uv
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(RUN_LOCK)
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: $(DEV_LOCK) $(VENV)/.run
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $(DEV_LOCK)
	@touch $@

$(VENV)/.models: $(VENV)/.run models/registry.toml
	@$(BIN)/audit models build
	@touch $@
