"""From a name to an encoder: the registry, then the build, then the right loader."""

from __future__ import annotations

import json
from pathlib import Path

from audit.embed.build import (
    GRAPH,
    PIECES,
    WEIGHTS,
    built_folder,
    ensure_built,
    finished,
    sha256,
)
from audit.embed.encoder import Encoder
from audit.embed.registry import ModelEntry, ModelKind, Pooling, Precision, registry, source_file
from audit.errors import ModelError


def load_encoder(
    name: str | None, *, cache: Path | None, threads: int | None, precision: str | None
) -> Encoder:
    """See ``audit.embed.load``."""
    known = registry()
    name = name or known.default
    encoder: Encoder
    if name not in known.names and Path(name).is_dir():
        encoder = _folder(Path(name), _unregistered(Path(name)), Path(name).name, threads)
    else:
        entry = known.entry(name)
        if entry.kind is ModelKind.PACKED:
            encoder = _packed(name, entry, threads, precision)
        else:
            encoder = _folder(_fetched(name, entry), entry, name, threads)
    if cache is None:
        return encoder
    from audit.embed.cache import CachedEncoder

    return CachedEncoder(encoder, cache)


def _packed(name: str, entry: ModelEntry, threads: int | None, precision: str | None) -> Encoder:
    from audit.embed.bert import PackedEncoder
    from audit.embed.packed import open_packed
    from audit.embed.tokenise import Tokeniser

    if precision is not None and precision not in tuple(Precision):
        raise ModelError(f"precision {precision!r}: name one of {', '.join(Precision)}")
    chosen = Precision(precision) if precision else entry.precision
    folder, manifest = ensure_built(name, entry, chosen)
    weights = next(f.sha256 for f in manifest.files if f.name == GRAPH)
    return PackedEncoder(
        model=open_packed(source_file(entry)),
        graph=folder / GRAPH,
        tokeniser=Tokeniser(folder / PIECES),
        prefix=entry.prefix,
        special=(manifest.bos, manifest.eos),
        signature=f"{name}@{entry.sha256[:12]}/{weights[:12]}/layer{entry.layer}/{chosen}",
        threads=threads,
    )


def _folder(folder: Path, entry: ModelEntry, name: str, threads: int | None) -> Encoder:
    from audit.embed.hub import HubEncoder

    weights = folder / WEIGHTS
    if not weights.is_file():
        raise ModelError(f"{folder}: no {WEIGHTS}; only safetensors are loaded, in one file")
    seen = sha256(weights)
    if entry.sha256 and seen != entry.sha256:
        raise ModelError(f"{weights}: not what the registry names (sha256 differs)")
    return HubEncoder(
        folder,
        name=name,
        weights=seen,
        pooling=entry.pooling,
        prefix=entry.prefix,
        layer=entry.layer,
        threads=threads,
    )


def _fetched(name: str, entry: ModelEntry) -> Path:
    scheme, _, place = entry.source.partition(":")
    if scheme == "folder":
        return Path(place).expanduser()
    folder = built_folder(name)
    if finished(name, entry, folder) is None:
        raise ModelError(f"{name}: not fetched yet; run `audit models build {name}`")
    return folder


def _unregistered(folder: Path) -> ModelEntry:
    """What a bare checkpoint says of itself: its pooling, and an alignment layer near its end.

    No prefix: a model that wants one has to be put in the registry.
    """
    pooling = Pooling.MEAN
    try:
        said = json.loads((folder / "1_Pooling" / "config.json").read_text(encoding="utf-8"))
        if said.get("pooling_mode_cls_token"):
            pooling = Pooling.CLS
    except (OSError, ValueError, AttributeError):
        pass
    try:
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        layers = int(config["num_hidden_layers"])
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelError(
            f"{folder}: no transformers checkpoint (config.json with num_hidden_layers); "
            "name a model of the registry or the folder of a checkpoint"
        ) from None
    return ModelEntry(
        kind=ModelKind.TRANSFORMERS,
        source=f"folder:{folder}",
        revision="",
        sha256="",
        licence="",
        origin=folder.name,
        languages="",
        pooling=pooling,
        prefix="",
        layer=max(1, round(layers * 10 / 12)),
    )
