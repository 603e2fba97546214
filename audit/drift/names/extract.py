"""Where the names stand in a text: one door for every language."""

from __future__ import annotations

import re

from audit.drift.names.capitals import english_names
from audit.drift.names.foreign import foreign_names
from audit.drift.names.name import Name
from audit.types import Document, Mention

# Good enough where no sentences are given: a line, or a stop before a capital.
_SENTENCE = re.compile(
    r"[^\n.!?]*+(?:[.!?]++(?![\"'”’)]*+\s++[A-Z\"“‘'(])[^\n.!?]*+)*+[.!?\n]*+[\"'”’)]*+"
)


def extract(text: Document | str, language: str) -> tuple[Mention[Name], ...]:
    """The names in ``text``, in order; offsets count code points of the whole text.

    In English by the capital-run rule with evidence from the whole document; in
    other languages of Latin, Cyrillic or Greek script by a cheaper one. A script
    without capitals gives no names: () means "cannot tell" there.
    """
    if isinstance(text, Document):
        pieces = tuple((s.span.start, s.text) for s in text.body)
    else:
        pieces = tuple((m.start(), m.group()) for m in _SENTENCE.finditer(text) if m.group())
    if language == "en":
        return english_names(pieces)
    return foreign_names(pieces, language)
