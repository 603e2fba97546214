"""Near vectors without comparing all: the space is cut into cells, and a text looks into a few.

An inverted file (Sivic and Zisserman 2003) over the mean vectors: centres by
spherical k-means on a sample, each text at home in the nearest cell and looking
into the PROBES nearest. Vectors and centres are bytes, so every product is
exact and the result is the same on any machine and in any order.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.family.fingerprint import Bytes, as_bytes, lengths, products

Places = NDArray[np.signedinteger[Any]]
# Who looks, whom they see, and their cosines: three arrays of one length.
Seen = tuple[Places, Places, NDArray[np.float32]]

# Texts at home in a cell, on average. Below ALONE texts there is one cell.
CELL = 128
ALONE = 1024

# Cells that a text looks into.
PROBES = 6

# Of the texts that it sees there a text keeps so many, if they are as near as NEAR: that
# takes off strangers alone (half of all pairs of NTREX documents lie below 0, and
# translations of one story at .5 and more).
NEAREST = 20
NEAR = 0.20

BELIEVED = 16

# A cell that holds more is searched in parts of this size: no crowd goes quadratic.
CROWD = 4096

_SAMPLE = 32
_ROUNDS = 6
_BLOCK = 4096
_FEW = 1024


def levelled(means: Bytes, languages: Sequence[str]) -> Bytes:
    """The mean vectors less what those of one language have in common in this corpus.

    Twelve sentences (``centres``) do not show all of a language's direction; many
    documents do. It is believed by half when BELIEVED documents show it. What they
    share because they tell one story goes too, and leaves who is nearer than whom.
    """
    names, which = np.unique(np.array(languages), return_inverse=True)
    blocks = [slice(at, at + _FEW) for at in range(0, len(means), _FEW)]
    total = np.zeros((len(names), means.shape[1]))
    count = np.zeros(len(names))
    for block in blocks:
        wide, seen = _unit(means[block]), means[block].any(axis=1)
        for code in np.unique(which[block]):
            mine = seen & (which[block] == code)
            total[code] += wide[mine].sum(axis=0)
            count[code] += mine.sum()
    common = total * (1 / (np.maximum(count, 1) + BELIEVED))[:, None]
    out = np.empty_like(means)
    for block in blocks:
        seen = means[block].any(axis=1, keepdims=True)
        out[block] = as_bytes(_unit(means[block]) - seen * common[which[block]])
    return out


def _unit(rows: Bytes) -> NDArray[np.float64]:
    """Rows of unit length again."""
    wide: NDArray[np.float64] = rows.astype(np.float64)
    wide /= lengths(rows)[:, None].astype(np.float64)
    return wide


def cell_centres(means: Bytes) -> Bytes:
    """The cells' centres, int8, shape (cells, dimension), of all mean vectors in order."""
    count = len(means)
    cells = 1 if count <= ALONE else -(-count // CELL)
    if cells == 1:
        return np.zeros((1, means.shape[1]), np.int8)
    sample = means[np.linspace(0, count - 1, min(count, _SAMPLE * cells)).astype(np.int64)]
    centres = sample[np.linspace(0, len(sample) - 1, cells).astype(np.int64)]
    wide = _unit(sample)
    for _ in range(_ROUNDS):
        home = nearest_cells(sample, centres, 1)[:, 0]
        order = np.argsort(home, kind="stable")
        held, starts = np.unique(home[order], return_index=True)
        fresh = centres.copy()
        fresh[held] = as_bytes(np.add.reduceat(wide[order], starts, axis=0))
        centres = fresh
    return centres


def nearest_cells(means: Bytes, centres: Bytes, probes: int) -> NDArray[np.int32]:
    """The ``probes`` nearest cells of each text, nearest first, shape (n, at most probes)."""
    kept = min(probes, len(centres))
    out = np.empty((len(means), kept), np.int32)
    size = lengths(centres)[None, :]
    for start in range(0, len(means), _BLOCK):
        near = products(means[start : start + _BLOCK], centres) / size
        for column in range(kept):
            # argmax takes the first of equals, so ties are broken alike everywhere.
            best = near.argmax(axis=1)
            out[start : start + _BLOCK, column] = best
            near[np.arange(len(near)), best] = -np.inf
    return out


def in_cell(places: Places, means: Bytes, homes: Places, theirs: Bytes) -> Iterator[Seen]:
    """The NEAREST of the texts at home in one cell, for each text that looks into it.

    ``places`` and ``means``: who looks; ``homes`` and ``theirs``: who is at home;
    both ascending. Arrays (place, other, cosine) come in blocks.
    """
    parts = [slice(at, at + CROWD) for at in range(0, len(homes), CROWD)]
    for number, part in enumerate(parts):
        # Who looks into a crowd sees one part of it: the one it is in, or one by its place.
        mine = np.ones(len(places), bool)
        if len(parts) > 1:
            at = np.searchsorted(homes, places)
            mine = np.minimum(at // CROWD, len(parts) - 1) == number
        looking = np.flatnonzero(mine)
        other_size = lengths(theirs[part])
        for start in range(0, len(looking), 512):
            rows = looking[start : start + 512]
            near = products(means[rows], theirs[part])
            near /= lengths(means[rows])[:, None]
            near /= other_size[None, :]
            near[places[rows][:, None] == homes[part][None, :]] = -np.inf
            yield _best(places[rows], homes[part], near)


def _best(places: Places, homes: Places, near: NDArray[np.float32]) -> Seen:
    if near.shape[1] > NEAREST:
        # The cosine of the last one kept; all that reach it, then NEAREST by order.
        least = -np.partition(-near, NEAREST - 1, axis=1)[:, NEAREST - 1 : NEAREST]
        kept = near >= np.maximum(least, NEAR)
    else:
        kept = near >= NEAR
    row, column = np.nonzero(kept)
    return places[row], homes[column], near[row, column]


def keep_nearest(seen: Sequence[Seen]) -> Seen:
    """Of all that each text saw, the NEAREST: by cosine (above 0), then by place."""
    place, other, cosine = (np.concatenate(column) for column in zip(*seen, strict=True))
    # Floats above 0 are in the order of their bits: one number sorts by place and cosine.
    bits = np.uint64(0xFFFFFFFF) - cosine.astype(np.float32).view(np.uint32)
    order = np.lexsort((other, (place.astype(np.uint64) << np.uint64(32)) | bits))
    place = place[order]
    starts = np.flatnonzero(np.r_[True, place[1:] != place[:-1]]) if len(place) else place
    sizes = np.diff(np.r_[starts, len(place)])
    rank = np.arange(len(place)) - np.repeat(starts, sizes)
    order = order[rank < NEAREST]
    return place[rank < NEAREST], other[order], cosine[order]


def near_texts(means: Bytes) -> NDArray[np.int64]:
    """Pairs (i < j) of rows of ``means`` of which one is among the nearest of the other.

    Shape (m, 2), ascending, each pair once.
    """
    places = np.flatnonzero(means.any(axis=1)).astype(np.int32)
    if len(places) < 2:
        return np.empty((0, 2), np.int64)
    seen = means[places]
    found: list[Seen] = []
    new = 0
    probes = nearest_cells(seen, cell_centres(seen), PROBES)
    for _, looking, home in by_cell(probes):
        blocks = list(in_cell(places[looking], seen[looking], places[home], seen[home]))
        found += blocks
        new += sum(len(block[0]) for block in blocks)
        if new > NEAREST * len(places):
            # What cannot be among the nearest any more goes, so that memory stays linear with
            # a small factor: six cells hold six times the nearest.
            found, new = [keep_nearest(found)], 0
    place, other, _ = keep_nearest(found)
    return distinct(
        np.stack([np.minimum(place, other), np.maximum(place, other)], axis=1), len(means)
    )


def distinct(pairs: Places, count: int) -> NDArray[np.int64]:
    """Pairs of places below ``count``, shape (m, 2), ascending and each once."""
    packed = np.unique(pairs[:, 0].astype(np.int64) * count + pairs[:, 1])
    return np.stack(np.divmod(packed, count), axis=1)


def by_cell(
    probes: NDArray[np.int32],
) -> Iterator[tuple[int, NDArray[np.int64], NDArray[np.int64]]]:
    """Each cell with the texts that look into it and those at home there, ascending."""
    flat = probes.ravel()
    order = np.argsort(flat, kind="stable")
    cells, starts = np.unique(flat[order], return_index=True)
    ends: Sequence[int] = [*starts[1:].tolist(), len(flat)]
    for cell, start, end in zip(cells.tolist(), starts.tolist(), ends, strict=True):
        spots = order[start:end]
        looking = spots // probes.shape[1]
        yield cell, looking, looking[spots % probes.shape[1] == 0]
