"""The sounds that a spelling is cut into: letters, and letters that go together."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from audit.language.remembered import WORDS
from audit.language.romanise import skeleton

VOWEL_PAIRS = ("oo", "ou", "ee", "ea", "ai", "au", "ei", "eu", "ay", "ey", "ow", "aw")
CONSONANT_GROUPS = (
    *("tsch", "shch", "tch", "sch", "sh", "ch", "th", "ph", "kh", "gh", "zh", "ck", "qu", "ts"),
    "ng",
)
UNITS = (*CONSONANT_GROUPS, *VOWEL_PAIRS, *"abcdefghijklmnopqrstuvwxyz")
INDEX = {unit: number for number, unit in enumerate(UNITS)}
VOWELS = frozenset((*VOWEL_PAIRS, *"aeiouy"))
# Letters that stand for no consonant of their own.
LIGHT = VOWELS | {"h", "w"}
_UNIT = re.compile("|".join((*sorted(UNITS[:-26], key=len, reverse=True), "[a-z]")))


@lru_cache(maxsize=WORDS)
def units(word: str) -> tuple[int, ...]:
    """The units of a word in Latin letters, as numbers; everything else is passed over."""
    return tuple(INDEX[unit] for unit in _UNIT.findall(word))


@cache
def relation(one: int, other: int) -> int:
    """How two units are related: 3 the same, 2 one class of consonants, 1 two vowels, 0 not."""
    a, b = UNITS[one], UNITS[other]
    if a == b:
        return 3
    if a in VOWELS and b in VOWELS:
        return 1
    bones = skeleton(a)
    return 2 if bones and bones == skeleton(b) else 0
