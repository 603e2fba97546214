"""Adjectives of countries in many languages: "ägyptisch", "britannique", "brasileño".

From Unicode CLDR by way of Babel: a currency is called by its country's adjective
("Egyptian pound", "Ägyptisches Pfund"), and so is many a language ("Deutsch") and a
country's own way of speaking it ("Britisches Englisch").
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from audit.drift.names.places import AMERICAN, BRITISH, forms, tongue, tongues

# An adjective begins like its country's name: so many letters at least, or all but two.
_SHARED = 4
_LEFT = 2
# A word in the names of the currencies of so many countries is the unit.
_UNITS = 3
_SHORTEST = 4
# An adjective's ending, cut off before the word is looked for in other forms.
_ENDING = re.compile(
    r"(?:(?<=isch)e[rs]?|(?<=sk)(?:t|i?e)|[aeiouyáéíóúýаеиоуыэюяйї]{1,2}|[cç][aeə])$"
)
# "francês", "francesa".
_UNSTRESSED = str.maketrans("êéèô", "eeeo")
# What may follow them.
_FREE = 9
# The two whose adjective is not made like their name in CLDR: "United States", "United Kingdom".
_UNITED = {
    "US": (*AMERICAN, "ameryka"),
    "GB": (*BRITISH, "bryt", "breta", "británi"),
}


@dataclass(frozen=True, slots=True)
class Adjective:
    """How words for a country's people and things begin, casefolded, and its place id."""

    stem: str
    identity: str

    @property
    def longest_ending(self) -> int:
        """How many letters may follow: the shorter the stem, the fewer."""
        return _FREE if self.stem in _UNITED.get(self.identity, ()) else min(5, len(self.stem) - 1)


@lru_cache(maxsize=64)
def adjectives(language: str) -> tuple[Adjective, ...]:
    """The adjectives of countries in ``language``, longest first.

    One that two countries share is left out. () for a language that CLDR does not have.
    """
    owners: dict[str, set[str]] = {}
    for word, identity in _found(language):
        for stem in _stems(word):
            owners.setdefault(stem, set()).add(identity)
    single = [Adjective(stem, min(ids)) for stem, ids in owners.items() if len(ids) == 1]
    return tuple(sorted(single, key=lambda a: (-len(a.stem), a.stem)))


def _found(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse("sr_Latn" if language == "hbs" else language)
    except (UnknownLocaleError, ValueError):
        return
    for identity in tongues():
        spoken = tongue(identity, language)
        if spoken is not None and " " not in spoken and len(spoken) >= _SHORTEST:
            yield spoken.casefold(), identity
    shared = _shared_parts(map(str, locale.territories.values()))
    named = {code: str(name).casefold() for code, name in locale.currencies.items()}
    issuers = {(word, code[:2]) for code, name in named.items() for word in _words(name)}
    common = Counter(word for word, _ in issuers)
    for code, name in named.items():
        words = [word for word in _words(name) if common[word] < _UNITS]
        for form in forms(code[:2], language):
            country = _words(form.casefold())
            if len(country) > 1:
                country = [part for part in country if part[:_SHARED] not in shared]
            for word in words:
                if any(_alike(word, part, whole=form.casefold() == part) for part in country):
                    yield word, code[:2]
    for identity, stems in _UNITED.items():
        yield from ((stem, identity) for stem in stems)


def _shared_parts(territories: Iterable[str]) -> frozenset[str]:
    """How the words begin that several countries have in their names: "united", "saint", "new"."""
    single: Counter[str] = Counter()
    for name in territories:
        parts = _words(name.casefold())
        if len(parts) > 1:
            single.update({part[:_SHARED] for part in parts})
    return frozenset(part for part, count in single.items() if count > 1)


def _words(name: str) -> list[str]:
    return re.split(r"[\s()’'-]+", name)


def _alike(word: str, part: str, *, whole: bool) -> bool:
    """Whether a word is made from a country's name; if from a part ("saint"), not that itself."""
    shared = next(
        (n for n, (a, b) in enumerate(zip(word, part, strict=False)) if a != b), len(part)
    )
    shared = min(shared, len(word))
    if len(word) < _SHORTEST or (not whole and word in (part, part[:-1])):
        return False
    return shared >= min(_SHARED, max(3, len(part) - _LEFT))


def _stems(word: str) -> Iterator[str]:
    """The stem, and with its last accent gone: "francês", "frances(a)"."""
    stem = _stem(word)
    yield stem
    yield stem[:-2] + stem[-2:].translate(_UNSTRESSED)


def _stem(word: str) -> str:
    """The word without an ending that changes, at least four letters of it."""
    cut = _ENDING.sub("", word)
    return cut if len(cut) >= _SHORTEST else word
