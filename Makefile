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

notebook: $(VENV)/.notebook $(VENV)/.models
	@$(BIN)/jupyter lab notebooks/explore.ipynb

# The extra `hub` brings torch, which is gigabytes on some machines: never by default.
hub: $(VENV)/.dev
	@requirements/install hub

lock:
	@requirements/install lock

clean:
	rm -rf $(VENV) models/built build dist .pytest_cache .ruff_cache .mypy_cache
	find reports -mindepth 1 ! -name .gitkeep -delete

$(VENV)/.run: requirements/run.lock requirements/bootstrap.lock pyproject.toml
	@PYTHON="$(PYTHON)" requirements/install run
	@touch $@

$(VENV)/.dev: requirements/dev.lock $(VENV)/.run
	@PYTHON="$(PYTHON)" requirements/install dev
	@touch $@

$(VENV)/.notebook: requirements/notebook.lock $(VENV)/.run
	@PYTHON="$(PYTHON)" requirements/install notebook
	@touch $@

$(VENV)/.models: $(VENV)/.run models/registry.toml
	@$(BIN)/audit models build
	@touch $@
