"""Documents that tell one story: candidates, then a comparison sentence by sentence.

Candidates are texts whose words' runs meet (``copies``) and texts whose mean
vectors are near (``cells``); neither looks at all pairs. Two of them belong
together if their sentences answer to each other on average
(``fingerprint.likeness``), and a family is what hangs together by such pairs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import Encoder
from audit.family.cells import distinct, levelled, near_texts
from audit.family.copies import first_in_band, stand_ins
from audit.family.fingerprint import Fingerprint, fingerprints, lengths, likenesses
from audit.types import Document

# Calibrated on NTREX, each language's centre taken off: see docs/family.md.
SAME_STORY = 0.46

# So few documents are all compared with each other.
ALL_PAIRS = 128

# A document is held against so many others at the most; a story that more papers
# tell has its nearest here. 34 languages of one text come together whole.
RELATIVES = 40

# Of these so many copies at the most: ten thousand copies of one wire story say of a text
# what five say, and what is no copy (the original, a translation) has to find room.
COPIES = 5

# From this likeness on two texts are copies; those that one text stands for have 1.
ALIKE = 0.98

# A family that is larger hangs together by its topic: it is cut where it is thinnest.
MOST_MEMBERS = 120
_STEP = 0.04
_FIRMEST = 0.84
# So many are held against one document in one product: 30 MB if all are long.
_AT_ONCE = 64

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Tie:
    """Two documents (places, ``one`` < ``other``) that tell one story, and how alike they are."""

    one: int
    other: int
    likeness: float


@dataclass(frozen=True, slots=True)
class Family:
    """Documents of one story, in the order given.

    ``near``: for a member of a family larger than RELATIVES the ids of those that it
    is held against, the likest first; empty in a smaller one, where all are.
    """

    members: tuple[Document, ...]
    near: dict[str, tuple[str, ...]] = field(default_factory=dict)


def group(documents: Sequence[Document], encoder: Encoder) -> tuple[tuple[Document, ...], ...]:
    """The documents in families, each in the order given; a loner is a family of one."""
    return tuple(family.members for family in families(documents, encoder))


def families(
    documents: Sequence[Document], encoder: Encoder, *, witnesses: Collection[str] | None = None
) -> tuple[Family, ...]:
    """The families of ``documents``, in the order of their first members.

    ``witnesses``: ids of those that others may be held against, None for all.
    """
    if len(documents) < 2:
        return tuple(Family((document,)) for document in documents)
    prints = fingerprints(documents, encoder)
    may = None
    if witnesses is not None:
        may = frozenset(i for i, document in enumerate(documents) if document.id in witnesses)
    places = gather(len(documents), ties(prints), may)
    return tuple(
        Family(
            tuple(documents[place] for place in members),
            {
                documents[place].id: tuple(documents[other].id for other in others)
                for place, others in near.items()
            },
        )
        for members, near in places
    )


def ties(prints: Sequence[Fingerprint]) -> list[Tie]:
    """All pairs found to tell one story; copies of one text are tied to one of them alone."""
    met = set() if len(prints) <= ALL_PAIRS else first_in_band(prints)
    stands = stand_ins(prints, met)
    found = [Tie(stands[i], i, 1.0) for i in range(len(prints)) if stands[i] != i]
    pairs = candidates(prints, met, stands)
    return found + compare(prints, pairs)


def candidates(
    prints: Sequence[Fingerprint], met: Iterable[Pair], stands: Sequence[int]
) -> NDArray[np.int64]:
    """Pairs (i < j) of texts that stand for themselves and are worth a comparison.

    Shape (m, 2), ascending.
    """
    own = np.array([i for i, stand in enumerate(stands) if stand == i], dtype=np.int64)
    if len(own) <= ALL_PAIRS:
        return own[np.stack(np.triu_indices(len(own), 1), axis=1)]
    means = levelled(np.stack([prints[i].mean for i in own]), [prints[i].language for i in own])
    near = own[near_texts(means)]
    worded = [(i, j) for i, j in met if stands[i] == i and stands[j] == j]
    both = np.concatenate([near, np.array(worded, np.int64).reshape(-1, 2)])
    return distinct(both, len(prints))


def compare(prints: Sequence[Fingerprint], pairs: NDArray[np.int64]) -> list[Tie]:
    """Those of ``pairs`` (ascending) whose sentences answer to each other."""
    found: list[Tie] = []
    sizes = [lengths(one.rows) for one in prints]
    starts = np.flatnonzero(np.diff(pairs[:, 0], prepend=-1)).tolist()
    for start, end in pairwise([*starts, len(pairs)]):
        i = int(pairs[start, 0])
        for first in range(start, end, _AT_ONCE):
            others = pairs[first : min(first + _AT_ONCE, end), 1].tolist()
            rows = [prints[j].rows for j in others]
            known = sizes[i], [sizes[j] for j in others]
            likes = likenesses(prints[i].rows, rows, known=known)
            found += [
                Tie(i, j, like) for j, like in zip(others, likes, strict=True) if like >= SAME_STORY
            ]
    return found


def gather(
    count: int, found: Sequence[Tie], may: frozenset[int] | None = None
) -> list[tuple[list[int], dict[int, tuple[int, ...]]]]:
    """Members and near ones of each family, as places; see ``families``."""
    out = []
    for members, inside in _components(range(count), found, SAME_STORY):
        near = {} if len(members) <= RELATIVES + 1 else _nearest(members, inside, may)
        out.append((members, near))
    return sorted(out, key=lambda family: family[0][0])


def _components(
    places: Iterable[int], found: Sequence[Tie], level: float
) -> list[tuple[list[int], list[Tie]]]:
    """What hangs together by ties of ``level`` or more; a crowd by firmer ones."""
    parent = {place: place for place in places}

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    kept = [tie for tie in found if tie.likeness >= level]
    for tie in kept:
        first, second = sorted((root(tie.one), root(tie.other)))
        parent[second] = first
    members: dict[int, list[int]] = defaultdict(list)
    inside: dict[int, list[Tie]] = defaultdict(list)
    for place in parent:
        members[root(place)].append(place)
    for tie in kept:
        inside[root(tie.one)].append(tie)
    out = []
    for head, held in members.items():
        if len(held) > MOST_MEMBERS and level + _STEP <= _FIRMEST:
            out += _components(held, inside[head], level + _STEP)
        else:
            out.append((held, inside[head]))
    return out


def _nearest(
    members: Sequence[int], inside: Sequence[Tie], may: frozenset[int] | None
) -> dict[int, tuple[int, ...]]:
    """The RELATIVES likest of each member, COPIES of them at most copies.

    First those it is tied to, then those that they are tied to.
    """
    tied: dict[int, list[tuple[float, int]]] = {place: [] for place in members}
    for tie in inside:
        tied[tie.one].append((-tie.likeness, tie.other))
        tied[tie.other].append((-tie.likeness, tie.one))
    for row in tied.values():
        row.sort(key=lambda one: (may is not None and one[1] not in may, *one))
        row[:] = _few_copies(row)
    near: dict[int, tuple[int, ...]] = {}
    for place in members:
        seen = {other: like for like, other in tied[place]}
        # A copy is tied to the text that stands for it alone; its kin is that one's kin.
        for like, other in tied[place]:
            if len(seen) >= RELATIVES:
                break
            for further, kin in tied[other]:
                if kin != place:
                    seen.setdefault(kin, like * -further)
        order = sorted(
            (other for other in seen if may is None or other in may),
            key=lambda other: (seen[other], other),
        )
        near[place] = tuple(order[:RELATIVES])
    return near


def _few_copies(row: Sequence[tuple[float, int]]) -> list[tuple[float, int]]:
    """The first RELATIVES of a row, no more than COPIES of them as alike as copies are."""
    kept: list[tuple[float, int]] = []
    copies = 0
    for one in row:
        is_copy = one[0] <= -ALIKE
        if is_copy and copies == COPIES:
            continue
        copies += is_copy
        kept.append(one)
        if len(kept) == RELATIVES:
            break
    return kept


__all__ = [
    "SAME_STORY",
    "Family",
    "Tie",
    "compare",
    "families",
    "gather",
    "group",
    "ties",
]
