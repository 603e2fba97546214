"""From the wheel and the adapters to a judge: graphs are built once and kept."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from audit.embed.bert import PackedEncoder, open_session
from audit.embed.build import PIECES, built_folder, ensure_built, locked, sha256
from audit.embed.packed import open_packed
from audit.embed.registry import ModelEntry, ModelKind, registry, source_file
from audit.embed.tokenise import Tokeniser
from audit.judge.adapters import origin, read_adapters
from audit.judge.graph import write_lower, write_upper
from audit.judge.judge import Judge

WEIGHTS = Path(__file__).parent / "weights.safetensors"
FORMAT = 1
"""Raised whenever the graphs of the same weights would come out otherwise."""


def load_judge(threads: int | None) -> Judge | None:
    """See ``audit.judge.load``."""
    name, entry = _default()
    trained = origin(WEIGHTS)
    if entry.kind is not ModelKind.PACKED or entry.sha256 != trained.encoder:
        return None
    model = open_packed(source_file(entry))
    weights = sha256(WEIGHTS)
    adapted, heads = read_adapters(WEIGHTS, model)
    upper = _kept(
        _folder(name) / f"upper-{weights[:12]}-{FORMAT}.onnx",
        lambda: write_upper(adapted, trained.layers),
    )
    return Judge(
        lower=lower_encoder(trained.layers, threads),
        upper=open_session(upper),
        heads=heads,
        signature=f"judge@{weights[:12]}",
        threads=threads,
    )


def lower_encoder(layers: int, threads: int | None = None) -> PackedEncoder:
    """The encoder's first ``layers`` layers, which read each text by itself."""
    name, entry = _default()
    whole, manifest = ensure_built(name, entry)
    model = open_packed(source_file(entry))
    graph = _kept(
        _folder(name) / f"lower-{entry.sha256[:12]}-{layers}-{FORMAT}.onnx",
        lambda: write_lower(model, layers),
    )
    return PackedEncoder(
        model=model,
        graph=graph,
        tokeniser=Tokeniser(whole / PIECES),
        prefix=entry.prefix,
        special=(manifest.bos, manifest.eos),
        signature=f"{name}@{entry.sha256[:12]}/lower{layers}",
        threads=threads,
    )


def _default() -> tuple[str, ModelEntry]:
    known = registry()
    return known.default, known.entry(known.default)


def _folder(name: str) -> Path:
    return built_folder(f"{name}-judge")


def _kept(target: Path, write: Callable[[], bytes]) -> Path:
    """The built graph, made now if there is none; its name says what it was made from."""
    if target.is_file():
        return target
    with locked(target.parent):
        if not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            handle, work = tempfile.mkstemp(dir=target.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(write())
            Path(work).rename(target)
    return target
