"""Small things that every encoder needs: unit rows, and each text only once."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audit.embed.encoder import Matrix


def unit(rows: Matrix) -> Matrix:
    """Rows brought to unit length; a row of zeros stays."""
    norms = np.linalg.norm(rows, axis=-1, keepdims=True)
    made: Matrix = (rows / np.where(norms > 0, norms, 1)).astype(np.float32)
    return made


def distinct(texts: Sequence[str]) -> tuple[list[str], list[int]]:
    """Each text once, and where each of ``texts`` stands among them."""
    seen: dict[str, int] = {}
    places = [seen.setdefault(text, len(seen)) for text in texts]
    return list(seen), places
