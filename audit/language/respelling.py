"""How alike two spellings sound, and which orthography made one out of the other.

Phonetic orthographies respell foreign names and words, and a machine that
translates back may keep half of the respelling: "deepfake" → "dipfejk" →
"dipfake", "Yoon" → "Jun" → "Ion". Two questions: ``sound_likeness`` asks how
near two spellings are when any orthography may have been between them;
``respellings`` which orthographies explain the found spelling wholly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, log

from audit.language.orthography import ORTHOGRAPHIES
from audit.language.remembered import WORDS
from audit.language.sounding import (
    EDGE,
    JOINED,
    KEPT,
    LONGEST_UNIT,
    Units,
    any_units,
    bare,
    edged,
    units,
)

# Edits that no orthography explains, in nats.
OTHER_VOWEL = 2.2
LIKE_CONSONANT = 2.6
OTHER_CONSONANT = 4.0
LOST_VOWEL = 2.4
LOST_CONSONANT = 3.2
# In ``sound_likeness`` a unit that some orthography has costs this share of its price:
# there the question is whether, not through which.
KNOWN_UNIT = 0.5
# Likeness falls to 1/e per this many nats, at a length of one letter; grows with the root
# of the length. Made pairs of tests/language/test_language_respelling.py: same name
# respelt .55-1, another person's name under .5.
SCALE = 1.15
# A respelling may cost this many nats per letter, plus a fixed allowance: dearer ones
# explain anything by anything.
PER_LETTER = 0.55
ALLOWANCE = 1.2

_VOWELS = frozenset("aeiouyáéíóúàèìòùâêîôûäëïöüāēīōūėąęųăəıøåæ")
_ALIKE = tuple(
    frozenset(group) for group in ("bp", "dt", "gk", "vf", "vw", "zs", "sšş", "ckq", "jy", "mn")
)
_INFINITE = 1e9


@lru_cache(maxsize=WORDS)
def sound_likeness(a: str, b: str, least: float = 0.0) -> float:
    """How alike two Latin spellings sound, 0 to 1, whatever orthography each is in.

    1 for the same spelling; "Yoon"/"Jun" and "deepfake"/"dipfejk" above 0.6; unlike
    names near 0. A likeness is no identity: "Scholz" and "Schulz" do sound alike.
    One under ``least`` is told as 0, and sooner.
    """
    if not a or not b:
        return 0.0
    one, other = edged(a), edged(b)
    if EDGE in (one, other):
        return 0.0
    if one == other:
        return 1.0
    length = (len(one) + len(other)) / 2.0 - 1.0
    scale = SCALE * length**0.5
    limit = _INFINITE if least <= 0.0 else -log(least) * scale + 1e-6
    cost = _distance(one, other, limit)
    cost = min(cost, _distance(other, one, min(limit, cost)))
    likeness = float(exp(-cost / scale))
    return likeness if likeness >= least else 0.0


@lru_cache(maxsize=WORDS)
def respellings(original: str, found: str) -> tuple[tuple[str, float], ...]:
    """Orthographies by which ``found`` is a respelling of ``original``, likeliest first.

    (language, log-likelihood in nats, at most 0): the language's habit of
    respelling plus what each letter cost on the way; a respelling brought
    halfway back into English counts. Empty where the two are the same word
    but for diacritics, and where no orthography explains every letter: then
    they are two names, or a slip.
    """
    one, other = edged(original), edged(found)
    if EDGE in (one, other) or bare(original) == bare(found) or one == other:
        return ()
    if bare(one).replace(EDGE, "") == bare(other).replace(EDGE, ""):
        return ()
    limit = ALLOWANCE + PER_LETTER * (len(one) - 1)
    if abs(len(one) - len(other)) > 3 + len(one) // 2:
        return ()
    if _cheapest(one, other, any_units(lossy=True), limit) > limit:
        return ()
    explained = []
    for language, orthography in ORTHOGRAPHIES.items():
        cost = _cheapest(one, other, units(language), limit)
        if cost <= limit:
            explained.append((language, orthography.habit - cost))
    return tuple(sorted(explained, key=lambda x: (-x[1], x[0])))


def _cheapest(original: str, found: str, table: Units, limit: float) -> float:
    """Least cost of rewriting all of ``original`` as ``found`` by units alone."""
    return _rewrite(original, found, table, share=1.0, slips=False, limit=limit)


def _distance(one: str, other: str, limit: float) -> float:
    """Least cost of rewriting ``one`` as ``other``, unexplained edits allowed."""
    units = any_units(lossy=False)
    return _rewrite(one, other, units, share=KNOWN_UNIT, slips=True, limit=limit)


def _rewrite(
    one: str, other: str, table: Units, *, share: float, slips: bool, limit: float
) -> float:
    """Least cost of an alignment in which each piece of ``one`` becomes one of ``other``.

    ``share``: what part of a unit's cost counts; ``slips``: whether letters may also
    be lost, gained and exchanged for no reason; what costs more than ``limit`` is not
    followed: a higher result says no more than that it is higher.
    """
    rows, columns = len(one), len(other)
    best = [[_INFINITE] * (columns + 1) for _ in range(rows + 1)]
    best[0][0] = 0.0
    plain_one, plain_other = [bare(c) or c for c in one], [bare(c) or c for c in other]
    kept = KEPT * share
    if all(len(letter) == 1 for letter in plain_one):
        one = "".join(plain_one)
    places = _places(other)
    for i in range(rows + 1):
        row = best[i]
        if min(row) > limit:
            continue
        below = best[i + 1] if i < rows else None
        fitting = _fitting(one, i, table, places)
        for j in range(columns + 1):
            here = row[j]
            if here > limit or here >= _INFINITE:
                continue
            if j < columns and (slips or other[j] == EDGE):
                row[j + 1] = min(row[j + 1], here + _loss(other[j]))
            if below is not None:
                if slips or one[i] == EDGE:
                    below[j] = min(below[j], here + _loss(one[i]))
                if j < columns:
                    if plain_one[i] == plain_other[j]:
                        step = 0.0 if one[i] == EDGE else kept
                    else:
                        step = _exchange(one[i], other[j]) if slips else _INFINITE
                    below[j + 1] = min(below[j + 1], here + step)
            for down, across, cost in fitting.get(j, ()):
                target = best[down]
                target[across] = min(target[across], here + cost * share)
    return best[rows][columns]


def _places(text: str) -> dict[str, list[int]]:
    """Where each stretch of ``text`` that may be a unit begins; the empty one is everywhere."""
    found: dict[str, list[int]] = {}
    for start in range(len(text) + 1):
        for end in range(start, min(start + LONGEST_UNIT, len(text)) + 1):
            found.setdefault(text[start:end], []).append(start)
    return found


def _fitting(
    one: str, start: int, table: Units, places: Mapping[str, Sequence[int]]
) -> dict[int, list[tuple[int, int, float]]]:
    """For each place of the other side, the units from ``start`` on that fit there.

    (where the unit ends in ``one``, where on the other side, cost).
    """
    found: dict[int, list[tuple[int, int, float]]] = {}
    for end in range(start + 1, min(start + LONGEST_UNIT, len(one)) + 1):
        ways = table.get(one[start:end])
        if ways is None:
            continue
        for text in ways.keys() & places.keys():
            for place in places[text]:
                found.setdefault(place, []).append((end, place + len(text), ways[text]))
    return found


@lru_cache(maxsize=4096)
def _loss(letter: str) -> float:
    """The cost of a letter that the other side does not have."""
    if letter == EDGE:
        return JOINED
    return LOST_VOWEL if letter in _VOWELS else LOST_CONSONANT


@lru_cache(maxsize=WORDS)
def _exchange(one: str, other: str) -> float:
    """The cost of one letter for another."""
    if one == other:
        return 0.0
    if EDGE in (one, other):
        return _INFINITE
    if bare(one) == bare(other):
        return 0.1
    if one in _VOWELS and other in _VOWELS:
        return OTHER_VOWEL
    if any(one in group and other in group for group in _ALIKE):
        return LIKE_CONSONANT
    return OTHER_CONSONANT
