"""Where the names stand in a text: one door for every language."""

from __future__ import annotations

import re

from audit.drift.names.cuts import english_names
from audit.drift.names.foreign import foreign_names
from audit.drift.names.name import Name
from audit.types import Document, Mention

# Where a sentence may end; a stop after an initial or a short title does not count.
_END = re.compile(r"\n+|[.!?]++[\"'”’)]*+\s++(?=[^a-z\s])")
_NO_END = re.compile(r"(?:^|[^\w])(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|Rev|Gov|Col|Capt)$")
_LOOK_BACK = 6


def _pieces(text: str) -> tuple[tuple[int, str], ...]:
    """Sentences of a bare text with their offsets: good enough where none are given."""
    found: list[tuple[int, str]] = []
    start = 0
    for match in _END.finditer(text):
        before = text[max(0, match.start() - _LOOK_BACK) : match.start()]
        if match.group()[0] == "." and _NO_END.search(before):
            continue
        found.append((start, text[start : match.end()]))
        start = match.end()
    found.append((start, text[start:]))
    return tuple((at, piece) for at, piece in found if piece.strip())


def extract(text: Document | str, language: str) -> tuple[Mention[Name], ...]:
    """The names in ``text``, in order; offsets count code points of the whole text.

    In English by the capital-run rule with evidence from the whole document; in
    other languages of Latin, Cyrillic or Greek script by a cheaper one. A script
    without capitals gives no names: () means "cannot tell" there.
    """
    if isinstance(text, Document):
        pieces = tuple((s.span.start, s.text) for s in text.body)
    else:
        pieces = _pieces(text)
    if language == "en":
        return english_names(pieces)
    return foreign_names(pieces, language)
