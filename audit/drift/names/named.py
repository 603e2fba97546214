"""Which places and peoples stand in a text of another language, and where.

Names come from CLDR (``places``), adjectives from its currencies and languages
(``peoples``). A name inside a longer one ("Korea" in "North Korea") is not counted,
nor is a place without its capital where the script has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import takewhile

from audit.drift.names.name import levelled
from audit.drift.names.peoples import adjectives
from audit.drift.names.places import all_forms, cities_as_in_english, stems
from audit.language.remembered import SENTENCES
from audit.language.romanise import ABJADS, is_joined
from audit.types import Span


@dataclass(frozen=True, slots=True)
class Named:
    """A place or its people by a word of the text.

    ``identity`` is the place's id; ``is_name``: by its own name, not its people's.
    """

    span: Span
    identity: str
    is_name: bool = True


class _Capitals(Enum):
    """What capitals a name needs, in a script that has them."""

    NONE = 0
    FIRST = 1
    ALL = 2

    def stand_in(self, text: str) -> bool:
        """Whether ``text`` has them."""
        if self is _Capitals.NONE:
            return True
        return text.isupper() if self is _Capitals.ALL else not text[0].islower()


@dataclass(frozen=True, slots=True)
class _Known:
    """How a place is written, inflected or not.

    ``start``: what every text that ``pattern`` matches begins with. A text begins with
    few of a language's two thousand names, so that most patterns are never compiled.
    """

    start: str
    pattern: str
    identity: str
    capitals: _Capitals

    def match(self, text: str) -> re.Match[str] | None:
        """Where ``text`` begins with it."""
        return _compiled(self.pattern).match(text) if text.startswith(self.start) else None


@lru_cache(maxsize=8192)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# "And", "in", "to", "the", which these languages join to the word that follows.
_PROCLITICS = {"ar": "وفبكلا", "he": "והבלמשכ"}
# No place's name is longer.
_LONGEST = 60
# Python's \w leaves out the vowel signs of the Indic scripts and other combining marks.
_LETTER = r"[\w\u0300-\u036f\u0900-\u0dff]"
_WORD_START = re.compile(rf"(?<!{_LETTER})\w")
_WORD_END = rf"(?!{_LETTER})"
# A place is looked up by so many first letters.
_START = 2
# A shorter name begins too many words.
_SHORTEST, _SHORTEST_JOINED = 4, 2


def places_in(text: str, language: str) -> Iterator[Named]:
    """Places under their CLDR names, in order."""
    return _named(text, language, _places(language))


@lru_cache(maxsize=SENTENCES)
def countries_in(text: str, language: str) -> tuple[Named, ...]:
    """Places and peoples, under their CLDR names or their adjectives, in order."""
    return tuple(_named(text, language, _places_and_peoples(language)))


_ByStart = dict[str, tuple[_Known, ...]]


def _named(text: str, language: str, by_start: _ByStart) -> Iterator[Named]:
    past = 0
    joined = is_joined(language)
    for start in range(len(text)) if joined else (m.start() for m in _WORD_START.finditer(text)):
        if start < past:
            continue
        for cut in range(_joined_before(text, start, language) + 1):
            found = _longest(by_start, text[start + cut : start + _LONGEST])
            if found is not None:
                length, known = found
                past = start + cut + length
                yield Named(
                    Span(start + cut, past), known.identity, known.capitals is not _Capitals.NONE
                )
                break


def _length(text: str, levelled_length: int) -> int:
    """How many letters of ``text`` so many of its levelled form are."""
    length = min(levelled_length, len(text))
    while length > 1 and len(levelled(text[: length - 1])) >= levelled_length:
        length -= 1
    return length


def _joined_before(text: str, start: int, language: str) -> int:
    """How many letters at ``start`` may be small words joined to the next one, two at most."""
    joined = _PROCLITICS.get(language, "")
    return sum(1 for _ in takewhile(joined.__contains__, text[start : start + 2]))


def _longest(by_start: _ByStart, text: str) -> tuple[int, _Known] | None:
    """The longest name that ``text`` begins with, and its length."""
    ahead = levelled(text)
    matches = (
        (length, known)
        for known in by_start.get(ahead[:_START], ())
        if (m := known.match(ahead))
        and known.capitals.stand_in(text[: (length := _length(text, m.end()))])
    )
    return max(matches, key=lambda match: (match[0], match[1].identity), default=None)


@lru_cache(maxsize=64)
def _places(language: str) -> _ByStart:
    return _by_start(_place_patterns(all_forms(language), language))


@lru_cache(maxsize=64)
def _places_and_peoples(language: str) -> _ByStart:
    known = [
        *_place_patterns(all_forms(language), language),
        *_place_patterns(cities_as_in_english(language), language),
    ]
    if not is_joined(language):  # there the adjective is the name itself
        known += (
            (a.stem, _Known(a.stem, _ended(a.stem, a.longest_ending), a.identity, _Capitals.NONE))
            for a in adjectives(language)
        )
        known += (
            (acronym, _Known(acronym, _ended(acronym, 0), place, _Capitals.ALL))
            for place in ("US", "GB")
            for acronym in stems(place)
            if acronym.isascii() and len(acronym) < _SHORTEST
        )
    return _by_start(known)


def _by_start(patterns: Iterable[tuple[str, _Known]]) -> _ByStart:
    found: dict[str, list[_Known]] = {}
    for form, known in patterns:
        found.setdefault(form[:_START], []).append(known)
    return {start: tuple(known) for start, known in found.items()}


def _place_patterns(
    named: Iterable[tuple[str, str]], language: str
) -> Iterator[tuple[str, _Known]]:
    """The names of places in the language, each with its pattern."""
    joined = is_joined(language)
    for form, identity in ((levelled(form), identity) for form, identity in named):
        if len(form) < (_SHORTEST_JOINED if joined else _SHORTEST):
            continue
        if joined:
            start, pattern = form, re.escape(form)
        elif language in ABJADS:
            start = form.split()[0]
            pattern = r"\s".join(map(re.escape, form.split())) + _WORD_END
        else:
            start = _stem(form.split()[0])
            pattern = r"\s".join(map(_inflected, form.split())) + _WORD_END
        yield form, _Known(start, pattern, identity, _Capitals.FIRST)


def _inflected(word: str) -> str:
    """A pattern for the word and its inflected forms."""
    return re.escape(_stem(word)) + _LETTER + "{0,4}"


def _stem(word: str) -> str:
    """The word without the last letter or two, which may change; the Indic scripts only add."""
    indic = "\u0900" <= word[0] <= "\u0dff"
    cut = 0 if indic or len(word) <= _SHORTEST else 1 if len(word) <= _SHORTEST + 2 else 2
    return word[: len(word) - cut]


def _ended(stem: str, longest: int) -> str:
    return f"{re.escape(stem)}{_LETTER}{{0,{longest}}}{_WORD_END}"
