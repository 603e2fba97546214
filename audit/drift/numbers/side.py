"""One side of a comparison: a stretch of text with its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from audit.drift.numbers.lexicon import Lexicon
from audit.drift.numbers.quantity import Number


@dataclass(frozen=True, slots=True)
class Side:
    """A text, its numbers and its lexicon; ``start`` is the text's offset in its document."""

    text: str
    numbers: tuple[Number, ...]
    lexicon: Lexicon
    start: int = 0
