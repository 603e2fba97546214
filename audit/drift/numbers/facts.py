"""Whether two numbers in two texts of one language state the same fact.

By what is counted and what is said of it: the words around the number, nearer ones
first. Used against independent reports, which follow no common text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from audit.drift.numbers.quantity import Number, NumberKind
from audit.types import Document

_WORD = re.compile(r"[^\W\d_]+")
# Words that say nothing of what is counted.
_EMPTY = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "by",
        "for",
        "with",
        "and",
        "or",
        "is",
        "was",
        "were",
        "are",
        "be",
        "been",
        "has",
        "have",
        "had",
        "it",
        "its",
        "he",
        "she",
        "they",
        "his",
        "her",
        "their",
        "who",
        "which",
        "that",
        "this",
        "these",
        "those",
        "up",
        "as",
        "from",
        "than",
        "then",
        "more",
        "about",
        "over",
        "at",
        "least",
        "most",
        "some",
        "all",
        "also",
        "after",
        "before",
        "into",
        "out",
        "not",
    ]
)
# Shared weight, 0..1, from which on the two state one fact. Set by judgement, not calibrated.
SAME_FACT = 0.5


@lru_cache(maxsize=4096)
def _stem(word: str) -> str:
    word = word.lower()
    return word[:-1] if len(word) > 3 and word.endswith("s") else word


def _around(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    before = [_stem(w) for w in _WORD.findall(text[max(0, start - 80) : start])][-5:]
    after = [_stem(w) for w in _WORD.findall(text[end : end + 80])][:5]
    return before[::-1], after


def likeness(a: Number, one: Document, b: Number, other: Document) -> float:
    """How much of the words around two numbers is shared, 0..1; 0 without a shared noun."""
    before_a, after_a = _around(one.text, a.span.start, a.span.end)
    before_b, after_b = _around(other.text, b.span.start, b.span.end)
    noun_a = next((w for w in after_a if w not in _EMPTY), None)
    noun_b = next((w for w in after_b if w not in _EMPTY), None)
    if noun_a is None or noun_a != noun_b:
        return 0.0
    shared = total = 0.0
    for mine, theirs in ((before_a, set(before_b)), (after_a, set(after_b))):
        for place, word in enumerate(mine):
            weight = (0.2 if word in _EMPTY else 1.0) / (1 + place)
            total += weight
            shared += weight * (word in theirs)
    return shared / total if total else 0.0


def comparable(a: Number, b: Number) -> bool:
    """Whether two numbers could be two values of one fact: the same kind and unit."""
    dates = (NumberKind.MONTH, NumberKind.WEEKDAY, NumberKind.YEAR, NumberKind.DECADE)
    if a.value.kind in dates or b.value.kind in dates or a.value.vague or b.value.vague:
        return False
    free = NumberKind.PLACEHOLDER in (a.value.kind, b.value.kind)
    return free or (a.value.unit == b.value.unit and a.value.kind is b.value.kind)
