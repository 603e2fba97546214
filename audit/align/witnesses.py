"""One document against all its witnesses at once.

Each witness is searched twice: along a monotone path, which a translation or a
rewrite follows and whose neighbours speak for each other, and pair by pair,
which is all that an independent report allows. Every body sentence keeps what
is supported best in each witness; where nothing is, it keeps nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from audit.align.background import background, centres
from audit.align.confidence import confidences
from audit.align.corridor import find_corridor, usual_cosine
from audit.align.evidence import Evidence, evidence, probability
from audit.align.rarity import Rarity
from audit.align.reward import SKIP
from audit.align.search import best_path
from audit.align.sentences import shared_anchors
from audit.align.side import Floats, make_side
from audit.embed.encoder import Encoder
from audit.types import Counterpart, Document, Link

# A counterpart is kept when it is more likely right than wrong.
LEAST = 0.5
# A sentence belongs to a bead if the cosine falls by this much without it.
GAIN = 0.02
# A pair off the path must be this much better supported than the path's own.
OFF_PATH = 0.15


# A pair that is neither the only nor the best use of its witness sentence.
SURE = 0.8
# A witness is parallel, and its beads may group sentences of the document, when
# the path holds for this share of the shorter text.
PARALLEL = 0.5
# Beyond this many pairs of sentences only the path is searched.
ALL_PAIRS = 4_000_000


@dataclass(frozen=True, slots=True)
class Pairing:
    """Body positions of the document and of one witness that answer, with probability."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    score: float


def link(document: Document, witnesses: Sequence[Document], encoder: Encoder) -> tuple[Link, ...]:
    """The links of all body sentences of ``document``, in order.

    Each body sentence stands in exactly one link; counterparts of several
    witnesses come best first, one at most from each witness; none is forced.
    Indices are sentence indices of the documents.
    """
    if not document.body:
        return ()
    texts = [[s.text for s in d.body] for d in (document, *witnesses)]
    distinct = list(dict.fromkeys(t for side in texts for t in side))
    rows = {text: row for row, text in enumerate(distinct)}
    raw = encoder.sentences(distinct)
    vectors = [raw[[rows[t] for t in side]] if side else raw[:0] for side in texts]
    middle = centres(vectors, [d.language for d in (document, *witnesses)], background(encoder))
    rarity = Rarity(distinct)
    found = [
        pair_up(
            vectors[0], vectors[k], texts[0], texts[k], middle=(middle[0], middle[k]), rarity=rarity
        )
        if texts[k]
        else []
        for k in range(1, len(texts))
    ]
    return _gather(document, witnesses, found)


def pair_up(
    left: Floats,
    right: Floats,
    left_texts: list[str],
    right_texts: list[str],
    *,
    middle: tuple[Floats, Floats],
    rarity: Rarity,
) -> list[Pairing]:
    """What answers to what between two texts: path beads first, then pairs off the path."""
    source = make_side(left, [len(t) for t in left_texts], middle[0])
    target = make_side(right, [len(t) for t in right_texts], middle[1])
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
    if len(left) * len(right) > ALL_PAIRS:
        return [
            Pairing(tuple(range(*s.source)), tuple(range(*s.target)), score)
            for s, score in zip(steps, confidences(source, target, steps, level), strict=True)
        ]
    seen = evidence(source.unit, target.unit, left_texts, right_texts, rarity)
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
    held = sum(len(p.rows) for p, _ in on_path if p.score >= LEAST)
    if held < PARALLEL * min(len(left), len(right)):
        on_path = [part for p, support in on_path for part in _split(p, support, seen)]
    return _choose([p for p, _ in on_path], seen, len(left))


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
    block = seen.total[np.ix_(rows, columns)]
    if block.size == 1:
        return float(block[0, 0])
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


def _choose(on_path: list[Pairing], seen: Evidence, height: int) -> list[Pairing]:
    """Path beads that hold, and for the other sentences the best pair off the path."""
    chosen: list[Pairing] = []
    free = set(range(height))
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
        free -= set(pairing.rows)
    for i in sorted(free):
        j = int(best_row[i])
        score = probability(float(seen.total[i, j]))
        # One of the two must be the other's best, or nothing tells them from their topic.
        if score >= LEAST and (best_column[j] == i or score >= SURE):
            chosen.append(Pairing((i,), (j,), score))
    return chosen


def _gather(
    document: Document, witnesses: Sequence[Document], found: list[list[Pairing]]
) -> tuple[Link, ...]:
    """One link a group of body sentences, counterparts of all witnesses best first."""
    body = [s.index for s in document.body]
    group = list(range(len(body)))
    taken = [False] * len(body)
    # The witness that answers most decides which sentences belong together.
    order = sorted(range(len(found)), key=lambda k: (-sum(p.score for p in found[k]), k))
    for k in order:
        for pairing in sorted(found[k], key=lambda p: -p.score):
            if any(taken[i] for i in pairing.rows):
                continue
            for i in pairing.rows:
                taken[i] = True
                group[i] = pairing.rows[0]
    links = []
    for first in sorted(set(group)):
        rows = tuple(i for i in range(len(body)) if group[i] == first)
        counterparts = []
        for witness, pairings in zip(witnesses, found, strict=True):
            mine = [p for p in pairings if set(p.rows) & set(rows)]
            if mine:
                columns = sorted({j for p in mine for j in p.columns})
                counterparts.append(
                    Counterpart(
                        witness.id,
                        tuple(witness.body[j].index for j in columns),
                        max(p.score for p in mine),
                    )
                )
        counterparts.sort(key=lambda c: (-c.score, c.document))
        links.append(Link(tuple(body[i] for i in rows), tuple(counterparts)))
    return tuple(links)
