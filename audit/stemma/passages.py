"""Words that two independent reports have in common: agency copy and quotations."""

from __future__ import annotations

import re
from collections.abc import Sequence

from audit.types import Document, Reading, Reason

# Words in a row that two reports do not hit on by chance; as in audit.align.parallel.
PASSAGE_WORDS = 8
MOST_PASSAGES = 5
# A longer link is no sentence; the search is quadratic.
MOST_WORDS = 400
_WORD = re.compile(r"\w+")


def shared_passages(
    one: Document, other: Document, linked: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]
) -> tuple[Reason, ...]:
    """Runs of words that linked sentences of two independent reports have in common."""
    found: list[Reason] = []
    for here, there in linked:
        cover, theirs = one.cover(here), other.cover(there)
        mine = _tokens(cover.of(one.text))
        its = _tokens(theirs.of(other.text))
        length, at, to = _longest([w for w, _ in mine], [w for w, _ in its])
        if length < PASSAGE_WORDS:
            continue
        spans = []
        for document, start, words, place in (
            (one, cover.start, mine, at),
            (other, theirs.start, its, to),
        ):
            low, high = start + words[place][1][0], start + words[place + length - 1][1][1]
            spans.append(Reading(document.id, low, high, document.text[low:high]))
        found.append(
            Reason(
                "shared_passage",
                f"Both have these {length} words: “{spans[0].text}”.",
                float(length),
                tuple(spans),
            )
        )
    found.sort(key=lambda r: -r.weight)
    return tuple(found[:MOST_PASSAGES])


def _longest(one: Sequence[str], other: Sequence[str]) -> tuple[int, int, int]:
    """Length and starts of the longest run of words in both; by dynamic programming."""
    best = (0, 0, 0)
    before: dict[int, int] = {}
    for i, word in enumerate(one):
        now: dict[int, int] = {}
        for j, its in enumerate(other):
            if word == its:
                length = before.get(j - 1, 0) + 1
                now[j] = length
                if length > best[0]:
                    best = (length, i - length + 1, j - length + 1)
        before = now
    return best


def _tokens(text: str) -> list[tuple[str, tuple[int, int]]]:
    """Words in lower case with their places, MOST_WORDS at most."""
    found = [(m.group().casefold(), m.span()) for m in _WORD.finditer(text)]
    return found[:MOST_WORDS]
