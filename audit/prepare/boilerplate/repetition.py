"""Lines that come back: in one text, and in texts that are no copies of each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from audit.prepare.boilerplate.unit import Unit
from audit.prepare.boilerplate.vocabulary import normal

# Two documents that share this part of their prose are copies: what they share
# is their story, not their sites' furniture. Prose: lines of 60 to 300 letters.
COPY_SHARE = 0.3
_SHORT, _LONG = 60, 300


def inside(units: Sequence[Unit]) -> list[int]:
    """For each sentence, how often it stands in the text."""
    keys = [_key(unit) for unit in units]
    counts = Counter(keys)
    return [counts[key] for key in keys]


def across(documents: Sequence[Sequence[Unit]]) -> list[list[int]]:
    """For each sentence, in how many other documents it stands, copies left out."""
    holders: dict[str, set[int]] = defaultdict(set)
    sizes = []
    for number, units in enumerate(documents):
        keys = {_key(unit) for unit in units if len(unit.text) <= _LONG}
        sizes.append(max(sum(len(key) >= _SHORT for key in keys), 1))
        for key in keys:
            holders[key].add(number)
    shared: Counter[tuple[int, int]] = Counter()
    for key, where in holders.items():
        # A line in very many documents says nothing about which are copies.
        if len(key) >= _SHORT and 1 < len(where) <= 50:
            ordered = sorted(where)
            shared.update((a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :])
    copies = {
        pair for pair, n in shared.items() if n > COPY_SHARE * min(sizes[pair[0]], sizes[pair[1]])
    }
    found = []
    for number, units in enumerate(documents):
        row = []
        for unit in units:
            where = holders[_key(unit)] if len(unit.text) <= _LONG else set()
            row.append(
                sum(
                    other != number and (min(number, other), max(number, other)) not in copies
                    for other in where
                )
            )
        found.append(row)
    return found


def _key(unit: Unit) -> str:
    return normal(unit.text)
