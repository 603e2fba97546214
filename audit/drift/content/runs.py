"""From scores of pieces to runs of words that nothing answers to."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from audit.align.pieces import split
from audit.judge.weighed import SideScores
from audit.types import Span


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring words that the judge finds unanswered.

    ``span``: in the text that was weighed. ``logit``: soft maximum of its words',
    so that a clause of doubtful words counts as much as one sure word. ``words``:
    how many there are.
    """

    span: Span
    logit: float
    words: int


@dataclass(frozen=True, slots=True)
class Cuts:
    """What is a run: its logit above ``sure``, every word of it above ``joined``."""

    sure: float
    joined: float


def runs(text: str, scores: SideScores, cuts: Cuts) -> tuple[Run, ...]:
    """The runs of one side, in order. A run may hold one word below the cut between two above."""
    words = split(text)
    logits = [_logit(word, scores) for word in words]
    found: list[Run] = []
    first = last = None
    for at, logit in enumerate(logits):
        if logit < cuts.joined:
            continue
        if last is not None and at - last > 2:
            found.append(_run(words, logits, first, last))
            first = None
        first = at if first is None else first
        last = at
    if first is not None and last is not None:
        found.append(_run(words, logits, first, last))
    return tuple(run for run in found if run.logit >= cuts.sure)


def _logit(word: Span, scores: SideScores) -> float:
    inside = (scores.offsets[:, 0] < word.end) & (scores.offsets[:, 1] > word.start)
    return float(scores.logits[inside].max()) if inside.any() else -np.inf


def _run(words: tuple[Span, ...], logits: list[float], first: int | None, last: int) -> Run:
    start = first if first is not None else last
    return Run(
        Span(words[start].start, words[last].end),
        float(np.logaddexp.reduce(logits[start : last + 1])),
        last - start + 1,
    )
