"""How alike two spellings of a name are, by sound rather than by letter.

Two folds. ``plain`` undoes the differences between accepted romanisations of one
name ("Yoon" and "Yun", "Dmitry" and "Dmitri", "Mohammed" and "Muhammad"): names with the
same plain form are variants, not errors. ``alike`` is a weighted edit distance
in which letters that stand for neighbouring sounds in some orthography are cheap
to exchange ("j" and "y", "c" and "k", "w" and "v").
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import accumulate

from audit.language.remembered import WORDS

# Spellings that English-language papers use side by side.
_VARIANTS = tuple(
    (re.compile(pattern), into)
    for pattern, into in (
        (r"([a-z])\1", r"\1"),
        (r"ph", "f"),
        (r"ck|q", "k"),
        (r"kh|gh", "h"),
        (r"tch|tsch", "ch"),
        (r"sch", "sh"),
        (r"(?:iy|yy|ii|yi|ey|ei|ie|y|i)$", "i"),
        (r"(?<=[bcdfghklmnprstvxz])y(?=[bcdfghklmnprstvxz])", "i"),
        (r"e(?=[vwk])", "e"),
    )
)
_LONG = ((re.compile(r"oo|ou"), "u"), (re.compile(r"ee"), "i"))
_TAILS = re.compile(r"^(?:al|el|ad|as|ash|ul)(?=[a-z]{4})")


@lru_cache(maxsize=WORDS)
def plain(key: str) -> str:
    """The folded word without what accepted romanisations of one name differ in."""
    word = key
    for pattern, into in _LONG:
        word = pattern.sub(into, word)
    for pattern, into in _VARIANTS:
        word = pattern.sub(into, word)
    return word


# Letter groups that one sound is spelt with in some orthography, to one character.
_GROUPS = (
    ("tsch", "C"), ("shch", "S"), ("dzh", "G"), ("tch", "C"), ("sch", "S"), ("szcz", "S"),
    ("sh", "S"), ("sz", "S"), ("ch", "C"), ("cz", "C"), ("cs", "C"), ("zh", "Z"), ("zs", "Z"),
    ("rz", "Z"), ("dj", "G"), ("dz", "G"), ("gi", "Gi"), ("kh", "h"), ("gh", "g"), ("ph", "f"),
    ("th", "t"), ("ts", "c"), ("tz", "c"), ("ck", "k"), ("qu", "kv"), ("oo", "u"), ("ou", "u"),
    ("ee", "i"), ("eo", "o"), ("eu", "u"), ("ae", "e"), ("lj", "l"), ("nj", "n"), ("x", "ks"),
    ("q", "k"), ("w", "v"),
)  # fmt: skip
# Cost of exchanging one character for another, where it is neither 0 nor 1.
_NEAR: defaultdict[str, dict[str, float]] = defaultdict(dict)
for _group, _cost in (
    ("aeou", 0.45), ("ei", 0.4), ("iy", 0.15), ("ij", 0.3), ("jy", 0.1), ("jG", 0.15), ("jZ", 0.3),
    ("jh", 0.3), ("yG", 0.45), ("kc", 0.4), ("kg", 0.5), ("kh", 0.45), ("hg", 0.4), ("sc", 0.4),
    ("sS", 0.4), ("sz", 0.4), ("zc", 0.4), ("zZ", 0.4), ("SC", 0.4), ("SZ", 0.4), ("cC", 0.35),
    ("GC", 0.35), ("gG", 0.4), ("ZG", 0.35), ("bp", 0.5), ("dt", 0.5), ("vf", 0.45), ("vu", 0.4),
    ("vb", 0.5), ("lr", 0.6), ("mn", 0.6), ("uy", 0.5), ("io", 0.7), ("iu", 0.7), ("kC", 0.45),
    ("ji", 0.3), ("tC", 0.6), ("fh", 0.6),
):  # fmt: skip
    for _a in _group:
        for _b in _group:
            if _a != _b:
                _NEAR[_a][_b] = min(_cost, _NEAR[_a].get(_b, 1.0))
# Letters that come and go between orthographies.
_LIGHT = {"h": 0.4, "j": 0.4, "y": 0.4, "e": 0.6, "i": 0.6, "'": 0.0}
# What a letter costs at least that the other side does not have.
_ALONE = {
    letter: min(_LIGHT.get(letter, 1.0), *_NEAR.get(letter, {"": 1.0}).values())
    for letter in {*_LIGHT, *_NEAR}
}


@lru_cache(maxsize=WORDS)
def _sounds(key: str) -> str:
    word = key
    for letters, sound in _GROUPS:
        word = word.replace(letters, sound)
    return re.sub(r"(.)\1", r"\1", word)


@lru_cache(maxsize=WORDS)
def alike(one: str, other: str, least: float = 0.0) -> float:
    """0 (nothing in common) to 1 (the same sounds) for two folded words.

    A likeness that cannot come to ``least`` is told as 0, and sooner.
    """
    if one == other:
        return 1.0
    a, b = _sounds(one), _sounds(other)
    if not a or not b:
        return 0.0
    longest = max(len(a), len(b))
    if longest > 40:  # no name's word: keep the quadratic loop short
        return 0.0
    exchanged = longest > 3 and len(a) == len(b) and sorted(a) == sorted(b)  # "Pavel", "Pavle"
    most = longest * (1.0 - least) + 1e-9
    if not exchanged and _apart(a, b) > most:
        return 0.0
    columns = [(y, _LIGHT.get(y, 1.0)) for y in b]
    row = list(accumulate((weight for _, weight in columns), initial=0.0))
    for x in a:
        light, near = _LIGHT.get(x, 1.0), _NEAR.get(x, {})
        before, row = row, [row[0] + light]
        left = row[0]
        for (y, weight), both, gone in zip(columns, before, before[1:], strict=False):
            swap = both + (0.0 if x == y else near.get(y, 1.0))
            left = min(swap, gone + light, left + weight)
            row.append(left)
        if not exchanged and min(row) > most:
            return 0.0
    distance = min(row[-1], 1.0) if exchanged else row[-1]
    return max(0.0, 1.0 - distance / longest)


def _apart(one: str, other: str) -> float:
    """What the letters cost at least that only one of two words has: no more than the distance."""
    here = sum([_ALONE.get(letter, 1.0) for letter in one if letter not in other])
    there = sum([_ALONE.get(letter, 1.0) for letter in other if letter not in one])
    return here if here > there else there


@lru_cache(maxsize=WORDS)
def names_alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Likeness of two names, word by word, in the best order; 0 if a word has no partner.

    Words may be written together on one side ("Sukyeol"), and the surname may
    come first or last.
    """
    best = alike("".join(one), "".join(other)) if len(one) != len(other) else 0.0
    if len(one) == len(other):
        orders = {other, other[1:] + other[:1], other[-1:] + other[:-1]}
        for order in orders:
            pairs = [alike(a, b) for a, b in zip(one, order, strict=True)]
            sizes = [max(len(a), len(b)) for a, b in zip(one, order, strict=True)]
            if min(pairs) >= _LEAST_WORD:
                mean = sum(p * s for p, s in zip(pairs, sizes, strict=True)) / sum(sizes)
                best = max(best, mean)
        best = max(best, alike("".join(one), "".join(other)) if best else 0.0)
    return best


# A word of a name answers to a word of the other only from here on: "ion"/"yoon" .60,
# "yu"/"ju" .95, "pavel"/"nikolai" .29, "kim"/"lee" .23.
_LEAST_WORD = 0.5
