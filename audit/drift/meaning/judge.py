"""How strained a link is: a figure for each, from word alignment alone.

Rules see negation and opposites that they were told of. A word that nothing on
the other side answers to shows in the vectors, whatever it is. The figure
orders links; it is no probability, and no finding comes from it.
"""

from __future__ import annotations

import re

from audit.drift.case import Case, Words
from audit.types import Document, Link, Span

_WORD = re.compile(r"[^\W_]+(?:['’.,-][^\W_]+)*")
# How many of the worst answered words count. Tried on 14 items of each DEMETR kind and 240
# of each CED set (see docs/terms.md): the mean of three and the worse side's mean together
# order more planted errors above the clean translation than either, or than the cosine.
WORST = 3
# A side with more words than this is no sentence; what comes after is not looked at.
MOST_WORDS = 200


def strain(case: Case, words: Words) -> tuple[float | None, ...]:
    """One figure a link, 0 (every word is answered) to 1; None where there is no counterpart.

    The mean of two: how badly the three worst answered words of both sides
    are answered, and how badly the worse side is on the whole.
    """
    known = {w.document.id: w.document for w in case.witnesses}
    return tuple(_strain(case.document, link, known, words) for link in case.links)


def _strain(
    document: Document, link: Link, known: dict[str, Document], words: Words
) -> float | None:
    counterpart = next((c for c in link.counterparts if c.document in known and c.sentences), None)
    if counterpart is None or not link.sentences:
        return None
    other = known[counterpart.document]
    ours = [
        words.support(document, span, other, counterpart.sentences)
        for span in _spans(document, link.sentences)
    ]
    theirs = [
        words.support(other, span, document, link.sentences)
        for span in _spans(other, counterpart.sentences)
    ]
    if not ours or not theirs:
        return None
    lowest = sorted(ours + theirs)[:WORST]
    worse_side = min(sum(ours) / len(ours), sum(theirs) / len(theirs))
    return min(1.0, max(0.0, 1.0 - (sum(lowest) / len(lowest) + worse_side) / 2.0))


def _spans(document: Document, sentences: tuple[int, ...]) -> list[Span]:
    found: list[Span] = []
    for index in sentences:
        sentence = document.sentences[index]
        found.extend(
            Span(m.start(), m.end()).shift(sentence.span.start)
            for m in _WORD.finditer(sentence.text)
        )
    return found[:MOST_WORDS]
