"""Which pieces go through the encoder together: windows of long texts, batches by length."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

BUDGET = 256
"""Pieces in a batch, padding included. So many stay in a core's cache in the
feed-forward layer (1.5 MB). Processor time a piece, on news sentences: 192 and
256 alike, 96 and 384 a tenth more, 1,024 a third more."""


@dataclass(frozen=True, slots=True, order=True)
class Window:
    """Pieces ``start`` to ``end`` of text ``text``; a short text has one window."""

    text: int
    start: int
    end: int

    @property
    def length(self) -> int:
        """Pieces of the text in this window."""
        return self.end - self.start


def windows(lengths: Sequence[int], limit: int) -> list[Window]:
    """Cut each text into equal windows of at most ``limit`` pieces; none for an empty text.

    Equal, because a tail of three words would be encoded without its context.
    """
    found: list[Window] = []
    for text, length in enumerate(lengths):
        parts = -(-length // limit)
        ends = [length * part // parts for part in range(parts + 1)] if parts else [0]
        found += [Window(text, a, b) for a, b in pairwise(ends)]
    return found


def batches(
    found: Sequence[Window], extra: int, *, budget: int = BUDGET
) -> Iterator[tuple[Window, ...]]:
    """Windows in batches of like length, longest first, padding counted.

    ``extra`` pieces (prefix, first and last) are added to each window. Longest
    first, so that the largest buffers are taken once and the last batches,
    which decide when the threads are done, are small.
    """
    order = sorted(found, key=lambda w: (-w.length, w.text, w.start))
    start = 0
    while start < len(order):
        rows = max(1, budget // (order[start].length + extra))
        yield tuple(order[start : start + rows])
        start += rows
