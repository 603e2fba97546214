"""Lines that come back: in one text, and in texts that are no copies of each other."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence

from audit.prepare.boilerplate.unit import Unit
from audit.prepare.boilerplate.vocabulary import normal

# Two documents that share this part of their prose are copies: what they share
# is their story, not their sites' furniture. Prose: lines of 60 to 300 letters.
COPY_SHARE = 0.3
_SHORT, _LONG = 60, 300

# In so many documents a line is held against each other's; in more, against all at once.
_FEW = 50
_FACTORS = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9)
_MASK = (1 << 63) - 1


def inside(units: Sequence[Unit]) -> list[int]:
    """For each sentence, how often it stands in the text."""
    keys = [_key(unit) for unit in units]
    counts = Counter(keys)
    return [counts[key] for key in keys]


def line_keys(units: Sequence[Unit]) -> list[int]:
    """For each sentence a number of 63 bits that equal lines share, odd for prose.

    0 for a sentence that is too long to be anybody's furniture.
    """
    return [_number(_key(unit)) if len(unit.text) <= _LONG else 0 for unit in units]


def across(documents: Sequence[Sequence[int]]) -> list[list[int]]:
    """For each line of each document (``line_keys``) how many others hold it, copies left out."""
    holders: dict[int, list[int]] = defaultdict(list)
    sizes, marks = [], []
    for number, keys in enumerate(documents):
        known = set(keys) - {0}
        prose = [key for key in known if key & 1]
        sizes.append(max(len(prose), 1))
        marks.append(_marks(prose))
        for key in known:
            holders[key].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for key, where in holders.items():
        # Pairs of many would be very many; ``_one_text`` looks at such a line.
        if key & 1 and 1 < len(where) <= _FEW:
            shared.update((a, b) for i, a in enumerate(where) for b in where[i + 1 :])
    copies = {
        pair for pair, n in shared.items() if n > COPY_SHARE * min(sizes[pair[0]], sizes[pair[1]])
    }
    many = {
        key: 0 if _one_text([marks[number] for number in where]) else len(where) - 1
        for key, where in holders.items()
        if len(where) > _FEW
    }
    return [
        [
            many[key]
            if key in many
            else sum(
                other != number and (min(number, other), max(number, other)) not in copies
                for other in holders.get(key, ())
            )
            for key in keys
        ]
        for number, keys in enumerate(documents)
    ]


def _marks(prose: Sequence[int]) -> tuple[int, ...]:
    """Three MinHash values of a document's prose: copies have most of them in common."""
    return tuple(min(((key * factor) & _MASK for key in prose), default=-1) for factor in _FACTORS)


def _one_text(marks: Sequence[tuple[int, ...]]) -> bool:
    """Whether the documents with these marks are mostly copies of one text.

    Two texts agree in a mark as often as in a line. A notice that all pages of a
    site carry may be the least line of some of them by one order; by three
    orders of one in thousands.
    """
    commonest = [Counter(column).most_common(1)[0] for column in zip(*marks, strict=True)]
    return all(mark >= 0 and n > COPY_SHARE * len(marks) for mark, n in commonest)


def _number(key: str) -> int:
    """63 bits of the line; the lowest says whether it is prose."""
    digest = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 1 & ~1) | (len(key) >= _SHORT) or 2


def _key(unit: Unit) -> str:
    return normal(unit.text)
