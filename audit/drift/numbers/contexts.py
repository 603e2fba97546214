"""What an encoder says of the place of a number: which number of the original it answers to.

The figures are masked (each becomes the same digit), so that nothing but the context tells
the numbers of a text apart. Then for two numbers on either side two things are asked: do the
masked figures' own vectors differ in the same direction on both sides, and do the words around
them answer each other (both directions of a soft alignment, SimAlign's idea: Jalili Sabet et
al. 2020)? The token vectors of the figures as written do not serve: they tell the value.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.align.pieces import Pieces
from audit.drift.case import Words
from audit.drift.numbers.quantity import Number, NumberKind
from audit.types import Document, Span

MASK = "7"
_FIGURE = re.compile(r"\d(?:[\d.,:\u00a0\u202f '’٫٬]*\d)?")
# The sharpness of the soft alignment: cosines of layer 10 differ by hundredths.
_TEMPERATURE = 0.02
# How fast a word's say fades with its distance in pieces (a near and a wide window), and by
# how much each comma or bracket in between takes from it.
_NEAR, _WIDE = 2.0, 8.0
_PAUSE = 0.5
_PAUSES = re.compile(r"[,;:()（）、，；。—–]|\.\s")
_LONGEST = 2000  # characters of a link beyond which nothing is asked


@dataclass(frozen=True, slots=True)
class Masked:
    """One side of a link with its figures masked. ``spans``: those of its numbers, in order."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How two numbers answer two others, by value against crosswise; positive: by value.

    ``lean``: product of the two differences of the masked figures' vectors; ``angle``: their
    cosine; ``near``: the share of the aligned words close by; ``wide``: the aligned mass
    around, not normalised.
    """

    lean: float
    angle: float
    near: float
    wide: float


def masked(document: Document, numbers: Sequence[Number]) -> Masked | None:
    """The sentences that hold these numbers, figures masked; None where that cannot be done."""
    first = document.sentence_at(numbers[0].span.start)
    last = document.sentence_at(numbers[-1].span.start)
    if first is None or last is None or last.span.end - first.span.start > _LONGEST:
        return None
    start = first.span.start
    text = document.text[start : last.span.end]
    parts: list[str] = []
    spans: list[Span] = []
    done = length = 0
    for number in numbers:
        low, high = number.span.start - start, number.span.end - start
        if low < done:
            return None
        figure = _FIGURE.search(text, low, high)
        if figure is not None:
            low, high = figure.span()
        said = MASK if _maskable(number, figure is not None) else text[low:high]
        parts += [text[done:low], said]
        length += low - done
        spans.append(Span(length, length + len(said)))
        length += len(said)
        done = high
    parts.append(text[done:])
    return Masked("".join(parts), tuple(spans))


def _maskable(number: Number, figure: bool) -> bool:
    """Figures, and number words that stand for themselves; not months, halves and dozens."""
    if figure:
        return True
    kept = (NumberKind.MONTH, NumberKind.WEEKDAY, NumberKind.FRACTION, NumberKind.PLACEHOLDER)
    return number.value.kind not in kept and not number.value.vague


class Contexts:
    """The masked sides of one link, held against each other number by number."""

    def __init__(self, source: Masked, target: Masked, words: Words) -> None:
        self._source, self._target = source, target
        self._here, self._there = words.pieces(source.text), words.pieces(target.text)
        numbers = [_union(p, m.spans) for p, m in self._sides()]
        self._aligned = soft_alignment(self._here, self._there, *numbers)
        self._numbers = numbers
        self._windows: dict[tuple[bool, int, float], NDArray[np.float64]] = {}

    def _sides(self) -> tuple[tuple[Pieces, Masked], tuple[Pieces, Masked]]:
        return (self._here, self._source), (self._there, self._target)

    def agreement(self, s1: int, t1: int, s2: int, t2: int) -> Agreement | None:
        """How s1, s2 answer t1, t2 (indices of numbers); None where one has no pieces."""
        a, b = (_vector(self._here, self._source.spans[i]) for i in (s1, s2))
        c, d = (_vector(self._there, self._target.spans[j]) for j in (t1, t2))
        if a is None or b is None or c is None or d is None:
            return None
        one, two = a - b, c - d
        lean = float(one @ two)
        angle = lean / (float(np.linalg.norm(one) * np.linalg.norm(two)) + 1e-6)
        near, near_all = self._mass(s1, t1, s2, t2, _NEAR)
        wide, _ = self._mass(s1, t1, s2, t2, _WIDE)
        return Agreement(lean, angle, near / (near_all + 0.05), wide)

    def _mass(self, s1: int, t1: int, s2: int, t2: int, fade: float) -> tuple[float, float]:
        """Aligned mass by value less that crosswise, and their sum."""
        rows = [self._window(False, i, fade) @ self._aligned for i in (s1, s2)]
        columns = [self._window(True, j, fade) for j in (t1, t2)]
        mass = np.array([[w @ v for v in columns] for w in rows])
        return float(mass[0, 0] + mass[1, 1] - mass[0, 1] - mass[1, 0]), float(mass.sum())

    def _window(self, there: bool, number: int, fade: float) -> NDArray[np.float64]:
        key = (there, number, fade)
        if key not in self._windows:
            pieces, side = self._sides()[there]
            self._windows[key] = window(pieces, side, number, self._numbers[there], fade)
        return self._windows[key]


def soft_alignment(
    here: Pieces, there: Pieces, out_here: NDArray[np.int64], out_there: NDArray[np.int64]
) -> NDArray[np.float32]:
    """Probability that two pieces choose each other; the pieces ``out_*`` take no part."""
    cosine = here.vectors @ there.vectors.T
    cosine[out_here, :] = -1
    cosine[:, out_there] = -1
    forward = np.exp((cosine - cosine.max(axis=1, keepdims=True)) / _TEMPERATURE)
    backward = np.exp((cosine - cosine.max(axis=0, keepdims=True)) / _TEMPERATURE)
    both: NDArray[np.float32] = (forward / forward.sum(axis=1, keepdims=True)) * (
        backward / backward.sum(axis=0, keepdims=True)
    )
    both[out_here, :] = 0
    both[:, out_there] = 0
    return both


def window(
    pieces: Pieces, side: Masked, number: int, out: NDArray[np.int64], fade: float
) -> NDArray[np.float64]:
    """The weight of each piece in what stands around a number."""
    span = side.spans[number]
    own = pieces.inside(span)
    places = np.arange(len(pieces.offsets))
    distance = np.minimum(abs(places - own[0]), abs(places - own[-1]))
    weights: NDArray[np.float64] = np.exp(-distance / fade)
    weights[out] = 0.0
    for place in np.flatnonzero(weights > 1e-3).tolist():
        start, end = pieces.offsets[place].tolist()
        low, high = (end, span.start) if end <= span.start else (span.end, start)
        weights[place] *= _PAUSE ** len(_PAUSES.findall(side.text, low, max(low, high)))
    return weights


def _vector(pieces: Pieces, span: Span) -> NDArray[np.float32] | None:
    rows = pieces.inside(span)
    if not len(rows):
        return None
    mean: NDArray[np.float32] = pieces.vectors[rows].mean(axis=0)
    return mean


def _union(pieces: Pieces, spans: Sequence[Span]) -> NDArray[np.int64]:
    return np.unique(np.concatenate([pieces.inside(span) for span in spans]))
