"""Which sentences of one text answer to which of another: m-to-n beads.

The main path is monotone (``search.best_path``); what it leaves over on both
sides is searched again, by itself, so that blocks that moved are found where
they went.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from audit.align.anchors import SharedAnchors, shared_anchors
from audit.align.background import background, centres
from audit.align.confidence import confidences
from audit.align.corridor import find_corridor, usual_cosine
from audit.align.reward import SKIP, SKIP_MOVED
from audit.align.search import best_path
from audit.align.side import Floats, Integers, Side, make_side
from audit.embed.encoder import Encoder
from audit.types import Bead

# Rounds of search for moved blocks; each finds everything that lies in one order.
MOST_ROUNDS = 4
# A moved bead must be right with this probability to be worth a crossing.
LEAST_MOVED = 0.5


def align(
    source: Sequence[str],
    target: Sequence[str],
    encoder: Encoder,
    *,
    source_language: str | None = None,
    target_language: str | None = None,
) -> tuple[Bead, ...]:
    """Align two lists of sentences; each distinct sentence is embedded once.

    Every index stands in exactly one bead. Blank sentences keep their index and
    stay alone. The languages are not needed; that both are one helps a little.
    Order: by target position, beads without target where their source stands.
    """
    texts = list(dict.fromkeys(s for s in (*source, *target) if s.strip()))
    rows = {text: row for row, text in enumerate(texts)}
    vectors = encoder.sentences(texts) if texts else np.zeros((0, encoder.dimension), np.float32)
    full_source = [i for i, s in enumerate(source) if s.strip()]
    full_target = [j for j, s in enumerate(target) if s.strip()]
    beads = align_vectors(
        vectors[[rows[source[i]] for i in full_source]],
        vectors[[rows[target[j]] for j in full_target]],
        [source[i] for i in full_source],
        [target[j] for j in full_target],
        prior=background(encoder),
        languages=(source_language, target_language),
    )
    named = [
        Bead(
            tuple(full_source[i] for i in bead.source),
            tuple(full_target[j] for j in bead.target),
            bead.score,
        )
        for bead in beads
    ]
    named += [Bead((i,), (), 0.0) for i, s in enumerate(source) if not s.strip()]
    named += [Bead((), (j,), 0.0) for j, s in enumerate(target) if not s.strip()]
    return in_order(named)


def align_vectors(
    source_vectors: Floats,
    target_vectors: Floats,
    source_texts: Sequence[str],
    target_texts: Sequence[str],
    *,
    prior: Floats | None = None,
    languages: tuple[str | None, str | None] = (None, None),
) -> tuple[Bead, ...]:
    """Align sentences whose unit vectors (float32, shape (n, d)) are known.

    The texts give lengths and anchors only; ``prior`` (d,) is what
    ``background`` gives, and matters for texts of a few sentences. ValueError where the numbers of
    vectors and texts differ: a sentence without a vector is a mistake.
    """
    if len(source_vectors) != len(source_texts) or len(target_vectors) != len(target_texts):
        raise ValueError("each sentence needs one vector")
    steps: list[tuple[tuple[int, ...], tuple[int, ...], float]] = []
    if len(source_texts) and len(target_texts):
        middle = centres([source_vectors, target_vectors], languages, prior)
        source = make_side(source_vectors, [len(s) for s in source_texts], middle[0])
        target = make_side(target_vectors, [len(t) for t in target_texts], middle[1])
        shared = shared_anchors(source_texts, target_texts)
        steps = _all_rounds(source, target, shared)
    return in_order(_cover(steps, len(source_texts), len(target_texts)))


def _all_rounds(
    source: Side, target: Side, shared: SharedAnchors
) -> list[tuple[tuple[int, ...], tuple[int, ...], float]]:
    """The main path, then what was left over, until nothing more is found."""
    ratio = float(target.characters[-1] / source.characters[-1])
    level = usual_cosine(source, target)
    found = []
    left_source = np.arange(len(source), dtype=np.int64)
    left_target = np.arange(len(target), dtype=np.int64)
    here_source, here_target, here_shared = source, target, shared
    for number in range(MOST_ROUNDS):
        steps = best_path(
            here_source,
            here_target,
            here_shared,
            find_corridor(here_source, here_target),
            ratio=ratio,
            level=level,
            skip=SKIP if number == 0 else SKIP_MOVED,
        )
        scores = confidences(here_source, here_target, steps, level)
        scored = list(zip(steps, scores, strict=True))
        if number > 0:
            scored = [(s, score) for s, score in scored if score >= LEAST_MOVED]
        if not scored:
            break
        gone_source: set[int] = set()
        gone_target: set[int] = set()
        for step, score in scored:
            rows, columns = range(*step.source), range(*step.target)
            found.append(
                (
                    tuple(int(left_source[i]) for i in rows),
                    tuple(int(left_target[j]) for j in columns),
                    score,
                )
            )
            gone_source.update(rows)
            gone_target.update(columns)
        stay_source = _rest(len(left_source), gone_source)
        stay_target = _rest(len(left_target), gone_target)
        if not len(stay_source) or not len(stay_target):
            break
        here_shared = _restrict(here_shared, stay_source, stay_target)
        here_source, here_target = here_source.take(stay_source), here_target.take(stay_target)
        left_source, left_target = left_source[stay_source], left_target[stay_target]
    return found


def _rest(count: int, gone: set[int]) -> Integers:
    return np.array([i for i in range(count) if i not in gone], dtype=np.int64)


def _restrict(shared: SharedAnchors, source: Integers, target: Integers) -> SharedAnchors:
    """The anchors between the sentences that remain, renumbered."""
    rows = {int(i): k for k, i in enumerate(source)}
    columns = {int(j): k for k, j in enumerate(target)}
    keep = [
        (rows[i], columns[j], w)
        for i, j, w in zip(
            shared.source.tolist(), shared.target.tolist(), shared.weight.tolist(), strict=True
        )
        if i in rows and j in columns
    ]
    return SharedAnchors(
        np.array([i for i, _, _ in keep], dtype=np.int64),
        np.array([j for _, j, _ in keep], dtype=np.int64),
        np.array([w for _, _, w in keep], dtype=np.float64),
    )


def _cover(
    steps: Sequence[tuple[tuple[int, ...], tuple[int, ...], float]], rows: int, columns: int
) -> list[Bead]:
    """The beads found, and one for each sentence that nothing answers."""
    beads = [Bead(source, target, score) for source, target, score in steps]
    seen_source = {i for source, _, _ in steps for i in source}
    seen_target = {j for _, target, _ in steps for j in target}
    beads += [Bead((i,), (), 0.0) for i in range(rows) if i not in seen_source]
    beads += [Bead((), (j,), 0.0) for j in range(columns) if j not in seen_target]
    return beads


def in_order(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Beads by target position; one without a target follows the sentence before it."""
    targets = {i: bead.target[0] for bead in beads if bead.target for i in bead.source}
    last = -1
    place: dict[int, int] = {}
    for i in sorted(i for bead in beads for i in bead.source):
        last = targets.get(i, last)
        place[i] = last

    def key(bead: Bead) -> tuple[int, int, int]:
        if bead.target:
            return (bead.target[0], 0, bead.source[0] if bead.source else -1)
        return (place[bead.source[0]], 1, bead.source[0])

    return tuple(sorted(beads, key=key))
