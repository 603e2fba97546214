"""Texts become vectors here: one for each sentence, one for each piece of a sentence.

In come strings; out go unit vectors. The encoder is named by the registry of
models; the default one is inside a wheel, so nothing is ever downloaded.
"""

from __future__ import annotations

from pathlib import Path

from audit.embed.encoder import Encoder, TokenVectors

__all__ = ["Encoder", "TokenVectors", "load"]


def load(
    name: str | None = None,
    *,
    cache: Path | None = None,
    threads: int | None = None,
    precision: str | None = None,
) -> Encoder:
    """The encoder called ``name`` (None: the registry's default), built first if need be.

    ``cache`` is a folder that keeps sentence vectors between runs. ``threads``
    defaults to the processors this process may use. ``precision`` ("int8",
    "float32") overrides the registry for a packed model. ModelError says what is
    missing and how to mend it.
    """
    from audit.embed.loading import load_encoder

    return load_encoder(name, cache=cache, threads=threads, precision=precision)
