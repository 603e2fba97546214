"""Rewriting units: which letters may come to stand for which, through a language.

An original goes through three hands: its spelling is read (as English, or as the
romanisation that it is), the sounds are written by another orthography, and that
spelling comes back into English as it stands, without its marks, or read once more
and written the English way: ``deepfake`` → ``dipfejk`` → ``dipfake``; ``Yoon`` →
``Jun`` → ``Ion``. A unit joins the letters at the two ends; its cost is in nats.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TypeAlias

from audit.language.orthography import APPROXIMATIONS, ORTHOGRAPHIES, Orthography, rules
from audit.language.orthography.english import READING, WRITING
from audit.language.orthography.names import READING as NAMES
from audit.language.remembered import WORDS

Units: TypeAlias = dict[str, dict[str, float]]
"""Letters of the original to the letters found for them, each with its cost."""

EDGE = "^"
"""The edge of a word; hyphens and spaces are edges."""

# Costs in nats, set by hand on made pairs (tests/language), none from a corpus.
KEPT = 0.15
AS_WRITTEN = 0.2
WITHOUT_MARKS = 0.35
READ_BACK = 0.5
READ_AS_ITS_OWN = 0.7
OTHER_SOUND = 0.3
AS_A_NAME = 0.25
ENDING = 0.5
CASE = 1.8
JOINED = 0.9
LONGEST_UNIT = 5
MOST_SPELLINGS = 8
DEAREST_UNIT = 3.0

_BARE = str.maketrans(
    {"đ": "dj", "ł": "l", "ı": "i", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"}
    | {"ə": "a", "ʼ": "", "’": "", "'": ""}
)


@lru_cache(maxsize=WORDS)
def bare(word: str) -> str:
    """``word`` in lower case without diacritics: ``Đoković`` → ``djokovic``."""
    parts = unicodedata.normalize("NFKD", word.casefold().translate(_BARE))
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=WORDS)
def edged(word: str) -> str:
    """``word`` in lower case, its tokens set between edges: ``^ju^bin^``."""
    tokens = "".join(c if c.isalpha() else " " for c in word.casefold().replace("’", "'")).split()
    return EDGE + EDGE.join(tokens) + EDGE if tokens else EDGE


@cache
def units(language: str) -> Units:
    """The rewriting units of one orthography; KeyError for one without a table."""
    orthography = ORTHOGRAPHIES[language]
    table: dict[tuple[str, str], float] = {}

    def offer(original: str, found: str, cost: float) -> None:
        if cost <= DEAREST_UNIT and len(original) <= LONGEST_UNIT:
            table[original, found] = min(cost, table.get((original, found), cost))

    spelt = _Writer(orthography)
    for letters, sounds, cost in rules(READING):
        _offer_spellings(offer, spelt, letters, sounds, cost)
    for letters, sounds, cost in rules(NAMES):
        _offer_spellings(offer, spelt, letters, sounds, cost + AS_A_NAME)
    for letters, sounds, cost in orthography.reading:  # copied, then read by its own rules
        if letters != bare(letters):
            continue
        for back, extra in spelt.english(sounds):
            offer(letters, back, READ_AS_ITS_OWN + cost + extra)
    for original, found, cost in orthography.turned:
        offer(original, found, cost)
    for letter in "abcdefghijklmnopqrstuvwxyz":
        offer(letter, letter, KEPT)
    for ending in orthography.endings.split():
        offer(EDGE, ending + EDGE, ENDING)
        offer(EDGE, bare(ending) + EDGE, ENDING)
    for ending in orthography.cases.split():
        offer(EDGE, bare(ending) + EDGE, CASE)
    offer(EDGE, EDGE, 0.0)
    return _grouped(table)


LOSSY = frozenset({"ar", "ja"})
"""Orthographies that merge sounds which tell names apart (p and b, l and r)."""


@cache
def any_units(*, lossy: bool) -> Units:
    """The units of all orthographies together, each at its least cost."""
    table: dict[tuple[str, str], float] = {}
    for language in ORTHOGRAPHIES:
        if language in LOSSY and not lossy:
            continue
        for original, options in units(language).items():
            for found, cost in options.items():
                key = original, found
                table[key] = min(cost, table.get(key, cost))
    return _grouped(table)


def _grouped(table: dict[tuple[str, str], float]) -> Units:
    """Units by their original letters."""
    grouped: Units = {}
    for (original, found), cost in table.items():
        grouped.setdefault(original, {})[found] = cost
    return grouped


class _Writer:
    """Spells sounds by one orthography, and brings its spellings back."""

    def __init__(self, orthography: Orthography) -> None:
        self._writing = orthography.writing
        self._longest = max(map(len, self._writing))
        self._reading = {letters: sounds for letters, sounds, _ in orthography.reading}
        self._memory: dict[tuple[str, int], tuple[tuple[str, str, float], ...]] = {}

    def spellings(self, sounds: str, depth: int = 0) -> tuple[tuple[str, str, float], ...]:
        """(letters, the sounds that these letters have there, cost), cheapest first."""
        if not sounds:
            return (("", "", 0.0),)
        key = sounds, depth
        if key in self._memory:
            return self._memory[key]
        best: dict[tuple[str, str], float] = {}
        for size in range(1, min(self._longest, len(sounds)) + 1):
            head = sounds[:size]
            options = [(w, head, c) for w, c in self._writing.get(head, ())]
            if size == 1:
                if head == EDGE:
                    options = [(EDGE, EDGE, 0.0)]
                elif not options and depth < 3:
                    options = [
                        (w, heard, OTHER_SOUND + cost + extra)
                        for other, extra in APPROXIMATIONS.get(head, ())
                        for w, heard, cost in self.spellings(other, depth + 1)
                    ]
            for written, heard, cost in options:
                for rest, rest_heard, rest_cost in self.spellings(sounds[size:], depth):
                    total = cost + rest_cost
                    both = written + rest, heard + rest_heard
                    if total < best.get(both, DEAREST_UNIT):
                        best[both] = total
        found = tuple((w, h, c) for (w, h), c in sorted(best.items(), key=lambda x: x[1]))
        self._memory[key] = found[:MOST_SPELLINGS]
        return self._memory[key]

    def english(self, sounds: str) -> tuple[tuple[str, float], ...]:
        """How English letters write what was heard."""
        options: dict[str, float] = {"": 0.0}
        position = 0
        while position < len(sounds):
            size = 2 if sounds[position : position + 2] in WRITING else 1
            piece = sounds[position : position + size]
            ways = WRITING.get(piece, ((piece, 0.0),))
            if size == 2:
                ways += ((piece.replace("j", "y"), 0.6),)
            options = {o + w: c + extra for o, c in options.items() for w, extra in ways}
            position += size
        return tuple(sorted(options.items(), key=lambda x: x[1])[:MOST_SPELLINGS])


def _offer_spellings(
    give: Callable[[str, str, float], None],
    spelt: _Writer,
    letters: str,
    sounds: str,
    cost: float,
) -> None:
    """Offer every way in which ``letters``, read as ``sounds``, may come back."""
    for written, heard, extra in spelt.spellings(sounds):
        base = cost + extra
        give(letters, written, base + AS_WRITTEN)
        plain = EDGE.join(bare(part) for part in written.split(EDGE))
        if plain != written:
            give(letters, plain, base + WITHOUT_MARKS)
            undashed = plain.replace("dj", "d")
            if undashed != plain:
                give(letters, undashed, base + WITHOUT_MARKS)
        for back, last in spelt.english(heard):
            give(letters, back, base + READ_BACK + last)
