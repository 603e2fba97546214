"""Words of a text with what capitals need to know of each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, chain
from typing import NamedTuple, overload

from audit.language.cutting import chunks
from audit.language.remembered import CHUNKS, WORDS

# A word: letters and digits, with inner apostrophes, hyphens, dots ("U.S", "al-Assad", "M&S").
# Possessive quantifiers: linear on any input.
WORD = re.compile(r"\w++(?:['’ʼ\-‐‑.&]\w++)*+")
# The same without possessive quantifiers, which lose a match inside a group before Python 3.11.5
# (gh-106052); what joins words is no part of one, so there is nothing to go back over.
_CUT = re.compile(r"(\w+(?:['’ʼ\-‐‑.&]\w+)*)")
# What stands between two words and starts a new sentence or quotation.
_BREAK = re.compile(r"[.!?…:;\n\r•|*\"“”„«»‘\[(]|\s['’]|\s[-–—]\s")
_PLAIN_GAPS = frozenset((" ", ", ", "-"))
# After these a full stop ends no sentence.
_LISTED = """mr mrs ms dr st prof gen col lt sgt capt maj sen rep gov rev hon jr sr no vs mt ft inc
    corp ltd co bros cmdr adm u.s u.k"""
_ABBREVIATIONS = frozenset(_LISTED.split())


class Token(NamedTuple):
    """A word: its place in the whole text, and how it stands there.

    ``initial``: first of a sentence, a quotation or a clause after a colon, where
    a capital says nothing. ``gap``: what stands between it and the word before.
    """

    start: int
    end: int
    text: str
    initial: bool
    capital: bool
    gap: str


@lru_cache(maxsize=512)
def _cut(text: str) -> tuple[str, ...]:
    """Gap, word, gap, word ... gap: several finders ask for the words of one sentence."""
    return tuple(_CUT.split(text))


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text as they stand."""
    cut = chunks(text)
    if not cut:
        return _cut(text)[1::2]
    return tuple(chain.from_iterable(map(words_in, cut)))


@lru_cache(maxsize=CHUNKS)
def words_in(chunk: str) -> tuple[str, ...]:
    """The words of what stands between two spaces."""
    return (chunk,) if chunk.isalnum() else tuple(_CUT.findall(chunk))


@lru_cache(maxsize=CHUNKS)
def raised_in(chunk: str) -> tuple[str, ...]:
    """Those of them that do not stand in small letters."""
    return () if chunk.islower() else tuple(raised_of(words_in(chunk)))


def raised_of(words: Iterable[str]) -> Iterable[str]:
    """The words that do not stand in small letters, numerals left out."""
    return (word for word in words if not word.islower() and not word[0].isdigit())


class Row(Sequence[Token]):
    """The words of one sentence or text as tokens, each made when first asked for.

    Most finders look at the few words with a capital only. ``words``: all of them,
    as they stand; ``raised``: where the words with a capital are, ascending.
    """

    __slots__ = ("_gaps", "_made", "_places", "offset", "raised", "words")

    def __init__(self, text: str, offset: int = 0) -> None:
        cut = _cut(text)
        self.words = cut[1::2]
        self.offset = offset
        self.raised = [
            i for i, word in enumerate(self.words) if not word.islower() and has_capital(word)
        ]
        self._gaps = cut[::2]
        self._places = list(accumulate(map(len, cut), initial=offset))
        self._made: dict[int, Token] = {}

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, position: int) -> Token: ...

    @overload
    def __getitem__(self, position: slice) -> list[Token]: ...

    def __getitem__(self, position: int | slice) -> Token | list[Token]:
        if isinstance(position, slice):
            return [self[i] for i in range(*position.indices(len(self.words)))]
        if position < 0:
            position += len(self.words)
        token = self._made.get(position)
        if token is None:
            token = self._made[position] = Token(
                self._places[2 * position + 1],
                self._places[2 * position + 2],
                self.words[position],
                self._initial(position),
                has_capital(self.words[position]),
                self._gaps[position],
            )
        return token

    def place(self, position: int) -> int:
        """Where the word at ``position`` starts in the whole text."""
        return self._places[2 * position + 1]

    def _initial(self, position: int) -> bool:
        if position == 0:
            return True
        gap, last = self._gaps[position], self.words[position - 1]
        if gap in _PLAIN_GAPS:
            return False
        if gap[0] == "." and (len(last) == 1 or last.lower() in _ABBREVIATIONS):
            return bool(_BREAK.search(gap[1:].strip()))
        return bool(_BREAK.search(gap))


def tokens_of(text: str, offset: int = 0) -> Row:
    """The words of one sentence or text; ``offset`` is where it starts in the whole."""
    return Row(text, offset)


@lru_cache(maxsize=WORDS)
def has_capital(word: str) -> bool:
    """Whether a word has a capital: at its start, or inside ("al-Assad", "iPhone", "d'Estaing")."""
    if word[0].isupper():
        return True
    return not word.islower() and word[0].islower() and any(c.isupper() for c in word)
