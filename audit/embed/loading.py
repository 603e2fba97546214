"""From a name to an encoder: the registry, then the build, then the right loader."""

from __future__ import annotations

from pathlib import Path

from audit.embed.build import GRAPH, PIECES, ensure_built
from audit.embed.encoder import Encoder
from audit.embed.registry import ModelEntry, ModelKind, registry, source_file
from audit.errors import ModelError


def load_encoder(name: str | None, *, cache: Path | None, threads: int | None) -> Encoder:
    """See ``audit.embed.load``."""
    known = registry()
    name = name or known.default
    entry = known.entry(name)
    if entry.kind is not ModelKind.PACKED:
        raise ModelError(f"{name}: needs the extra `hub`")
    return _packed(name, entry, threads)


def _packed(name: str, entry: ModelEntry, threads: int | None) -> Encoder:
    from audit.embed.bert import PackedEncoder
    from audit.embed.packed import open_packed
    from audit.embed.tokenise import Tokeniser

    folder, manifest = ensure_built(name, entry)
    weights = next(f.sha256 for f in manifest.files if f.name == GRAPH)
    return PackedEncoder(
        model=open_packed(source_file(entry)),
        graph=folder / GRAPH,
        tokeniser=Tokeniser(folder / PIECES),
        prefix=entry.prefix,
        special=(manifest.bos, manifest.eos),
        signature=f"{name}@{entry.sha256[:12]}/{weights[:12]}/layer{entry.layer}",
        threads=threads,
    )
