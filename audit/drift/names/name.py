"""What a name is once it is cut out of a text, and how its words are folded."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from audit.language.remembered import WORDS


class NameSort(StrEnum):
    """What the name names, as far as its form gives it away."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    DEMONYM = "demonym"
    UNKNOWN = "unknown"


class Cut(NamedTuple):
    """A name as it is cut out of a text; what sort of name it is has not been asked yet.

    ``words``, ``keys``, ``title`` as in ``Name``; ``start``, ``end`` in the whole text.
    """

    start: int
    end: int
    text: str
    words: tuple[str, ...]
    keys: tuple[str, ...]
    title: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """A name without its title, its article and its possessive ending.

    ``words``: as they stand. ``keys``: the same, split at hyphens and folded,
    for comparison. ``title``: the title in front ("President"), or None.
    """

    words: tuple[str, ...]
    keys: tuple[str, ...]
    sort: NameSort
    title: str | None = None

    @property
    def joined(self) -> str:
        """The keys as one string: "Suk-yeol", "Suk Yeol" and "Sukyeol" are one."""
        return "".join(self.keys)


# Letters that carry no combining mark to strip, in their usual Latin spelling.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "dj", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"}
)
# All that stands for an apostrophe, or for Hebrew's geresh ("צ׳ילה").
_APOSTROPHES = str.maketrans(dict.fromkeys("‘’ʼ׳`´", "'"))
_POSSESSIVE = re.compile(r"(?:['’ʼ‘`´]s?|n?['’](?:ve|re|ll|d|m|t))$", re.IGNORECASE)
_PIECES = re.compile(r"[^\W_]+")


def levelled(text: str) -> str:
    """``text`` casefolded, with one sort of apostrophe. "İ" and "ß" become longer."""
    return text.casefold().translate(_APOSTROPHES)


@lru_cache(maxsize=WORDS)
def fold(word: str) -> str:
    """``word`` without case, marks, apostrophes and dots: "O’Neill" is "oneill"."""
    if word.isascii():
        low = word.lower()
        return low if low.isalnum() else "".join(c for c in low if c.isalnum())
    spread = unicodedata.normalize("NFKD", word.casefold())
    kept = "".join(c for c in spread if c.isalnum() and not unicodedata.combining(c))
    return kept.translate(_PLAIN)


@lru_cache(maxsize=WORDS)
def bare(word: str) -> str:
    """``word`` without a possessive or contracted verb: "Seoul’s", "Banas'", "We’ve"."""
    return word if word.isalnum() and "ʼ" not in word else _POSSESSIVE.sub("", word) or word


@lru_cache(maxsize=WORDS)
def keys_of(word: str) -> tuple[str, ...]:
    """The folded parts of one word, split at hyphens: "Suk-yeol’s" is (suk, yeol)."""
    if word.isascii() and word.isalnum():
        return (word.lower(),)
    parts = (fold(part) for part in re.split(r"[-‐‑–/]", bare(word)))
    return tuple(part for part in parts if part)
