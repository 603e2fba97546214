"""Words of a text with what capitals need to know of each."""

from __future__ import annotations

import re
from typing import NamedTuple

# A word: letters and digits, with inner apostrophes, hyphens, dots ("U.S", "al-Assad", "M&S").
# Possessive quantifiers: linear on any input.
WORD = re.compile(r"\w++(?:['’ʼ\-‐‑.&]\w++)*+")
# What stands between two words and starts a new sentence or quotation.
_BREAK = re.compile(r"[.!?…:;\n\r•|*\"“”„«»‘\[(]|\s['’]|\s[-–—]\s")
_PLAIN_GAPS = frozenset((" ", ", ", "-"))
# After these a full stop ends no sentence.
_LISTED = """mr mrs ms dr st prof gen col lt sgt capt maj sen rep gov rev hon jr sr no vs mt ft inc
    corp ltd co bros cmdr adm u.s u.k"""
_ABBREVIATIONS = frozenset(_LISTED.split())


class Token(NamedTuple):
    """A word: its place in the whole text, and how it stands there.

    A tuple, for one is made of every word of a text.

    ``initial``: first of a sentence, a quotation or a clause after a colon, where
    a capital says nothing. ``gap``: what stands between it and the word before.
    """

    start: int
    end: int
    text: str
    initial: bool
    capital: bool
    gap: str


def tokens_of(text: str, offset: int = 0) -> list[Token]:
    """The words of one sentence or text; ``offset`` is where it starts in the whole."""
    found: list[Token] = []
    last_end, last = 0, ""
    for match in WORD.finditer(text):
        word = match.group()
        start, end = match.span()
        gap = text[last_end:start]
        if not found:
            initial = True
        elif gap in _PLAIN_GAPS:
            initial = False
        elif gap[0] == "." and (len(last) == 1 or last.lower() in _ABBREVIATIONS):
            initial = bool(_BREAK.search(gap[1:].strip()))
        else:
            initial = bool(_BREAK.search(gap))
        found.append(
            Token(
                start + offset, end + offset, word, initial, word[0].isupper() or _inner(word), gap
            )
        )
        last_end, last = end, word
    return found


def _inner(word: str) -> bool:
    """Whether a word that starts small holds a capital: "al-Assad", "iPhone", "d'Estaing"."""
    return not word.islower() and word[0].islower() and any(c.isupper() for c in word)
