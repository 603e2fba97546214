"""What answers to what between a document and one of its witnesses.

The witness is searched twice: along a monotone path, which a translation or a
rewrite follows and whose neighbours speak for each other, and pair by pair,
which is all that an independent report allows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from audit.align.anchors import shared_anchors
from audit.align.confidence import confidences
from audit.align.corridor import find_corridor, usual_cosine
from audit.align.evidence import Evidence, evidence, probability
from audit.align.rarity import Rarity
from audit.align.reward import SKIP
from audit.align.search import best_path
from audit.align.side import Floats, Side

# A counterpart is kept when it is more likely right than wrong.
LEAST = 0.5
# Off the path nothing but itself speaks for a pair: a false counterpart makes false
# findings, a missing one only silence.
LEAST_ALONE = 0.65
# A sentence belongs to a bead if the cosine falls by this much without it.
GAIN = 0.02
# So much of a sentence must be said elsewhere for its being said there twice to be no doubt.
HALF = 0.5
# A pair off the path must be this much better supported than the path's own.
OFF_PATH = 0.15


# A pair that is neither the only nor the best use of its witness sentence.
SURE = 0.8
# A witness is parallel, and its beads may group sentences of the document, when
# the path holds for this share of the shorter text.
PARALLEL = 0.5
# Sentences between two pairs that hold whose place alone can tell.
FILLED = 2
# Beyond this many pairs of sentences only the path is searched.
ALL_PAIRS = 4_000_000


@dataclass(frozen=True, slots=True)
class Pairing:
    """Body positions of the document and of one witness that answer, with probability."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    score: float


def pair_up(
    source: Side,
    target: Side,
    left_texts: list[str],
    right_texts: list[str],
    *,
    rarity: Rarity,
    languages: tuple[str, str],
) -> list[Pairing]:
    """The pairs that hold: beads of the path first, then pairs off it."""
    level = usual_cosine(source, target)
    steps = best_path(
        source,
        target,
        shared_anchors(left_texts, right_texts),
        find_corridor(source, target),
        ratio=float(target.characters[-1] / source.characters[-1]),
        skip=SKIP,
        level=level,
    )
    if len(source) * len(target) > ALL_PAIRS:
        return [
            Pairing(tuple(range(*s.source)), tuple(range(*s.target)), score)
            for s, score in zip(steps, confidences(source, target, steps, level), strict=True)
        ]
    seen = evidence(
        source.unit,
        target.unit,
        left_texts,
        right_texts,
        rarity=rarity,
        languages=languages,
    )
    beads = [
        _prune(source.weighted, target.weighted, tuple(range(*s.source)), tuple(range(*s.target)))
        for s in steps
    ]
    worth = [_bead_evidence(source.weighted, target.weighted, seen, *bead) for bead in beads]
    alone = [probability(w) for w in worth]
    on_path: list[tuple[Pairing, float]] = []
    for number, (bead, total) in enumerate(zip(beads, worth, strict=True)):
        support = 0.0
        for other in (number - 1, number + 1):
            if 0 <= other < len(beads) and _adjacent(bead, beads[other]):
                support += alone[other] / 2
        on_path.append((Pairing(*bead, probability(total, support)), support))
    parallel = is_parallel([p for p, _ in on_path], len(source), len(target))
    if not parallel:
        parts = [part for p, support in on_path for part in _split(p, support, seen)]
        on_path = [(p, support) for p, support in parts if p.score >= LEAST_ALONE]
    return _choose([p for p, _ in on_path], seen, len(source), parallel)


def is_parallel(pairings: list[Pairing], rows: int, columns: int) -> bool:
    """Whether pairs that hold cover PARALLEL of the shorter text."""
    held = sum(len(p.rows) for p in pairings if p.score >= LEAST)
    return held >= PARALLEL * min(rows, columns)


def _split(pairing: Pairing, support: float, seen: Evidence) -> Iterator[tuple[Pairing, float]]:
    """A bead of several document sentences, one pairing a sentence.

    Texts that are not parallel do not shift their sentence boundaries; what
    the path merged there are neighbours on one subject. Each witness sentence
    goes to the document sentence that it answers best.
    """
    if len(pairing.rows) == 1:
        yield pairing, support
        return
    block = seen.total[np.ix_(pairing.rows, pairing.columns)]
    owner = block.argmax(axis=0)
    for place, row in enumerate(pairing.rows):
        mine = [c for c, o in zip(pairing.columns, owner, strict=True) if o == place]
        mine = mine or [pairing.columns[int(block[place].argmax())]]
        total = max(float(seen.total[row, c]) for c in mine)
        yield Pairing((row,), tuple(mine), probability(total, support)), support


def _bead_evidence(
    left: Floats, right: Floats, seen: Evidence, rows: tuple[int, ...], columns: tuple[int, ...]
) -> float:
    """Evidence of a bead: its best pair's, moved by what merging does to the cosine."""
    if len(rows) == len(columns) == 1:
        return float(seen.total[rows[0], columns[0]])
    block = seen.total[np.ix_(rows, columns)]
    cosine = _cosine(left, right, rows, columns)
    best = np.unravel_index(block.argmax(), block.shape)
    return float(block[best]) + 2 * (cosine - float(seen.cosine[rows[best[0]], columns[best[1]]]))


def _cosine(left: Floats, right: Floats, rows: tuple[int, ...], columns: tuple[int, ...]) -> float:
    """Cosine of two sets of weighted sentences."""
    x, y = left[list(rows)].sum(axis=0), right[list(columns)].sum(axis=0)
    return float(x @ y) / max(float(np.linalg.norm(x) * np.linalg.norm(y)), 1e-9)


def _prune(
    left: Floats, right: Floats, rows: tuple[int, ...], columns: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A bead without the sentences at its edges that do not bring it nearer by GAIN.

    In a report that only touches the document the path fills its gaps with
    sentences that say something else; in a translation nothing is dropped.
    """
    if len(rows) + len(columns) == 2:
        return rows, columns
    cosine = _cosine(left, right, rows, columns)
    while len(rows) + len(columns) > 2:
        smaller = [(side, columns) for side in (rows[1:], rows[:-1]) if side]
        smaller += [(rows, side) for side in (columns[1:], columns[:-1]) if side]
        best, candidate = max((_cosine(left, right, *c), c) for c in smaller)
        if best + GAIN < cosine:
            break
        (rows, columns), cosine = candidate, best
    return rows, columns


def _adjacent(
    one: tuple[tuple[int, ...], tuple[int, ...]], other: tuple[tuple[int, ...], tuple[int, ...]]
) -> bool:
    """Whether two beads of a path follow each other with at most one sentence left out."""
    first, second = sorted((one, other))
    return second[0][0] - first[0][-1] <= 2 and second[1][0] - first[1][-1] <= 2


def _choose(on_path: list[Pairing], seen: Evidence, height: int, parallel: bool) -> list[Pairing]:
    """Path beads that hold, and for the other sentences the best pair off the path."""
    chosen: list[Pairing] = []
    best_row = seen.total.argmax(axis=1)
    best_column = seen.total.argmax(axis=0)
    for pairing in on_path:
        if pairing.score < LEAST:
            continue
        if all(best_row[i] not in pairing.columns for i in pairing.rows):
            rival = max(float(seen.total[i, best_row[i]]) for i in pairing.rows)
            if probability(rival - OFF_PATH) > pairing.score:
                continue
        chosen.append(pairing)
    if parallel:
        chosen += list(_between(chosen, seen))
    free = set(range(height)) - {i for p in chosen for i in p.rows}
    for i in sorted(free):
        j = int(best_row[i])
        score = probability(float(seen.total[i, j]))
        # One of the two must be the other's best, or nothing tells them from their topic;
        # a sentence that folds two into one is the best of one of them, and contains both.
        if score >= LEAST_ALONE and (
            best_column[j] == i or score >= SURE or seen.contained[i, j] >= HALF
        ):
            chosen.append(Pairing((i,), (j,), score))
    return chosen


def _between(chosen: list[Pairing], seen: Evidence) -> Iterator[Pairing]:
    """Pairs that the path left out between two pairs that hold, in a parallel text.

    A sentence reworded beyond recognition is still known by its place, if on
    each side at most FILLED sentences are unaccounted for there.
    """
    for before, after in pairwise(sorted(chosen, key=lambda p: p.rows)):
        rows = range(before.rows[-1] + 1, after.rows[0])
        columns = range(before.columns[-1] + 1, after.columns[0])
        if not 1 <= len(rows) <= FILLED or not 1 <= len(columns) <= FILLED:
            continue
        block = seen.total[rows.start : rows.stop, columns.start : columns.stop]
        i, j = np.unravel_index(block.argmax(), block.shape)
        score = probability(float(block[i, j]), min(before.score, after.score))
        if score >= LEAST:
            yield Pairing((rows[int(i)],), (columns[int(j)],), score)
