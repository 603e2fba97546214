"""``audit models list | build | verify``: rows to print, and the work behind them."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from audit.embed.build import MANIFEST, built_folder, ensure_built, finished, sha256
from audit.embed.fetch import fetch
from audit.embed.registry import ModelEntry, ModelKind, registry
from audit.errors import ModelError


@dataclass(frozen=True, slots=True)
class ModelRow:
    """One model in ``audit models list``.

    ``state``: ``built``, ``not built``, or ``needs the extra hub``.
    """

    name: str
    default: bool
    state: str
    licence: str
    languages: str
    source: str
    revision: str
    sha256: str
    folder: Path


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One checked file of ``audit models verify``; ``fault`` is None where all is well."""

    model: str
    file: Path
    fault: str | None


def list_models() -> list[ModelRow]:
    """Every model of the registry, in its order. Nothing is loaded, built or fetched."""
    known = registry()
    rows = []
    for name, entry in zip(known.names, known.entries, strict=True):
        rows.append(
            ModelRow(
                name=name,
                default=name == known.default,
                state=_state(name, entry),
                licence=entry.licence,
                languages=entry.languages,
                source=entry.source,
                revision=entry.revision,
                sha256=entry.sha256,
                folder=built_folder(name),
            )
        )
    return rows


def build_model(name: str | None = None) -> ModelRow:
    """Build (or, for a model on a hub, fetch) ``name``, the default when None.

    The only function of the project that may use the network, and only for a
    ``hub:`` model that was named. ModelError says what stands in the way.
    """
    name = name or registry().default
    entry = registry().entry(name)
    if entry.kind is ModelKind.PACKED:
        ensure_built(name, entry)
    else:
        fetch(name, entry)
    return next(row for row in list_models() if row.name == name)


def verify_models(name: str | None = None) -> list[CheckRow]:
    """Hash every file of the built models (or of one) against its manifest.

    A model that is not built gives no row, unless it was named: then ModelError.
    """
    names = registry().names if name is None else (name,)
    rows: list[CheckRow] = []
    for each in names:
        entry = registry().entry(each)
        folder = built_folder(each)
        manifest = finished(each, entry, folder)
        if manifest is None:
            if name is not None or (folder / MANIFEST).exists():
                fault = "not built, or not whole; run `audit models build`"
                rows.append(CheckRow(each, folder / MANIFEST, fault))
            continue
        for file in manifest.files:
            path = folder / file.name
            same = path.is_file() and sha256(path) == file.sha256
            rows.append(CheckRow(each, path, None if same else "differs from its manifest"))
        if entry.kind is ModelKind.PACKED:
            rows.append(_source_row(each, entry))
    return rows


def _source_row(name: str, entry: ModelEntry) -> CheckRow:
    from audit.embed.build import check_source
    from audit.embed.registry import source_file

    try:
        return CheckRow(name, check_source(entry), None)
    except ModelError as fault:
        try:
            return CheckRow(name, source_file(entry), str(fault))
        except ModelError:
            return CheckRow(name, Path(entry.source), str(fault))


def _state(name: str, entry: ModelEntry) -> str:
    if entry.kind is ModelKind.TRANSFORMERS and find_spec("torch") is None:
        return "needs the extra hub"
    folder = built_folder(name)
    whole = finished(name, entry, folder) is not None
    return "built" if whole else "not built"
