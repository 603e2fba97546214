"""Quoted words of a document, in every style of marks.

A quotation may run over several sentences of a paragraph; one that is not
closed where its paragraph ends is left alone, as are marks that are
apostrophes or inches. "Scare quotes" of one or two words come out too; who
compares decides what they are worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from audit.types import Document, Role, Sentence, Span

# Opening mark to the marks that may close it (CLDR's delimiters, and common mixtures).
PAIRS: dict[str, str] = {
    "“": '”“"',
    "„": '“”"',
    "«": "»",
    "»": "«",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "《": "》",
    '"': '"”',
}
_OPENS = re.compile(f"[{''.join(PAIRS)}]")
# These open whatever stands around them.
_BRACKETS = "«「『《"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LONGEST = 3000
# Marks looked at in one paragraph; a line of nothing but marks ends here.
MOST_IN_BLOCK = 400


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: their span without the marks, the words, the sentences they stand in."""

    span: Span
    text: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]


def quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations of the document's body, in order; nested ones are part of the outer."""
    if _OPENS.search(document.text) is None:
        return ()
    body = [s for s in document.sentences if s.role is Role.BODY]
    return tuple(
        quotation
        for _, block in groupby(body, key=lambda s: s.block)
        for quotation in _in_block(document, list(block))
    )


def _in_block(document: Document, block: list[Sentence]) -> Iterator[Quotation]:
    start, end = block[0].span.start, block[-1].span.end
    text = document.text[start:end]
    i, tried = 0, 0
    while tried < MOST_IN_BLOCK and (mark := _OPENS.search(text, i)) is not None:
        i = mark.start()
        tried += 1
        close = _closing(text, i)
        if close is None:
            i += 1
            continue
        inner = text[i + 1 : close].strip()  # French sets a space inside its marks
        first = i + 1 + text[i + 1 : close].index(inner)
        span = Span(first, first + len(inner)).shift(start)
        words = tuple(m.group().lower().replace("’", "'") for m in _WORD.finditer(inner))
        inside = tuple(s.index for s in block if s.span.overlaps(span))
        if words and inside:
            yield Quotation(span, inner, words, inside)
        i = close + 1


def _closing(text: str, at: int) -> int | None:
    """Where the quotation that opens at ``at`` closes, or None where nothing opens there."""
    opening = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if opening not in _BRACKETS and (not after or after.isspace() or before.isalnum()):
        return None  # a closing mark, an apostrophe, an inch
    closing = PAIRS[opening]
    for i in range(at + 2, min(len(text), at + LONGEST)):
        if text[i] not in closing:
            continue
        following = text[i + 1 : i + 2]
        if following.isalnum() and text[i] in '’"‘':
            continue  # an apostrophe inside a word
        if text[i - 1].isspace() and text[i] in '"“':
            continue  # opens another
        return i
    return None
