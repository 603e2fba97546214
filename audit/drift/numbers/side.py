"""One side of a comparison: a stretch of text with its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from audit.drift.numbers.lexicon import Lexicon
from audit.drift.numbers.quantity import Number

_JOINED = 3  # characters at most between the figures of a score or a range


@dataclass(frozen=True, slots=True)
class Side:
    """A text, its numbers and its lexicon; ``start`` is the text's offset in its document."""

    text: str
    numbers: tuple[Number, ...]
    lexicon: Lexicon
    start: int = 0

    @property
    def joined(self) -> frozenset[int]:
        """Indices of numbers that the next one follows at once: a score, a range."""
        numbers = self.numbers
        return frozenset(
            k
            for k in range(len(numbers) - 1)
            if numbers[k + 1].span.start - numbers[k].span.end <= _JOINED
        )
