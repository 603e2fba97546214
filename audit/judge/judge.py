"""Weighs a text against what it should say: a score for the pair and one for each piece.

Both texts go through the encoder's lower layers apart, then through the adapted
upper layers together, so that every piece sees what answers to it on the other
side. Trained on errors planted in good translations (``models/judge``).
"""

from __future__ import annotations

import os
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.embed.bert import PackedEncoder
from audit.embed.encoder import Matrix
from audit.judge.adapters import Heads
from audit.judge.weighed import SideScores, Weighed

Read = tuple[NDArray[np.int32], Matrix]
"""A text as the lower layers read it: its pieces' offsets and all its states."""

BUDGET = 4096
"""Pieces of a batch of pairs, padding included: what fits the caches of one core."""

LOT = 256
"""Pairs whose lower states are held at once: at most 1.6 MB each."""

MEMORY = 20_000
"""Pairs whose scores are kept; about a kilobyte each."""


class Judge:
    """Build with ``audit.judge.load``."""

    def __init__(
        self,
        *,
        lower: PackedEncoder,
        upper: Any,
        heads: Heads,
        signature: str,
        threads: int | None = None,
    ) -> None:
        self._threads = threads or min(len(os.sched_getaffinity(0)), 8)
        self._lower = lower
        self._upper = upper
        self._heads = heads
        self._known: OrderedDict[tuple[str, str], Weighed | None] = OrderedDict()
        self._signature = signature

    @property
    def signature(self) -> str:
        """The hash of the adapters: what made these scores."""
        return self._signature

    def weigh(self, pairs: Sequence[tuple[str, str]]) -> list[Weighed | None]:
        """What is to be said of each (source, target), in order; None where a side is empty.

        What was weighed is kept: a finder and the score ask about the same pairs.
        """
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._known]
        for start in range(0, len(new), LOT):
            lot = new[start : start + LOT]
            self._known.update(zip(lot, self._weigh(lot), strict=True))
        found = [self._known[pair] for pair in pairs]
        while len(self._known) > MEMORY:
            self._known.popitem(last=False)
        return found

    def _weigh(self, pairs: Sequence[tuple[str, str]]) -> list[Weighed | None]:
        texts = [text for pair in pairs for text in pair]
        read = self._lower.states(texts)
        sides = [(read[2 * n], read[2 * n + 1]) for n in range(len(pairs))]
        sizes = [len(one[1]) + len(other[1]) for one, other in sides]
        whole = [n for n, (one, other) in enumerate(sides) if len(one[0]) and len(other[0])]
        found: list[Weighed | None] = [None] * len(pairs)
        todo = _batches(sorted(whole, key=lambda n: sizes[n]), sizes)
        with ThreadPoolExecutor(self._threads) as pool:
            answers = pool.map(lambda batch: self._batch([sides[n] for n in batch]), todo)
            for batch, weighed in zip(todo, answers, strict=True):
                for number, one in zip(batch, weighed, strict=True):
                    found[number] = one
        return found

    def _batch(self, sides: Sequence[tuple[Read, Read]]) -> list[Weighed]:
        lengths = np.array([len(a[1]) + len(b[1]) for a, b in sides], dtype=np.int32)
        hidden = len(self._heads.second)
        states = np.zeros((len(sides), int(lengths.max()), hidden), dtype=np.float32)
        bests: list[tuple[Matrix, Matrix]] = []
        wholes: list[float] = []
        for row, ((here, one), (there, other)) in enumerate(sides):
            states[row, : len(one)] = one
            states[row, len(one) : len(one) + len(other)] = other
            first, second = self._places(here, one, there)
            wholes.append(self._heads.answer.likeness(states[row, first], states[row, second]))
            left, right, *best = self._heads.answer(states[row, first], states[row, second])
            states[row, first] = left
            states[row, second] = right + self._heads.second
            bests.append((best[0], best[1]))
        last = self._upper.run(["last"], {"states": states, "lengths": lengths})[0]
        return [
            self._read(last[row], one, other, best, whole)
            for row, ((one, other), best, whole) in enumerate(
                zip(sides, bests, wholes, strict=True)
            )
        ]

    def _places(
        self, here: NDArray[np.int32], one: Matrix, there: NDArray[np.int32]
    ) -> tuple[slice, slice]:
        """Where the pieces of both texts stand among the states of the two."""
        head = self._lower.head
        start = len(one) + head
        return slice(head, head + len(here)), slice(start, start + len(there))

    def _read(
        self, last: Matrix, one: Read, other: Read, bests: tuple[Matrix, Matrix], whole: float
    ) -> Weighed:
        parts, figures, tops, scored = [], [], [], []
        places = self._places(one[0], one[1], other[0])
        for (offsets, _), place, best in zip((one, other), places, bests, strict=True):
            states = last[place]
            logits = states @ self._heads.piece[:-1] + best * self._heads.piece[-1]
            logits = logits + self._heads.piece_bias
            parts.append(states.mean(axis=0))
            tops.append(_soft_maximum(logits))
            figures += [tops[-1], float(logits.mean()), float(best.min()), float(best.mean())]
            scored.append(SideScores(offsets, logits.astype(np.float32)))
        summary = np.concatenate([*parts, [*figures, max(tops), whole]])
        logit = float(summary @ self._heads.pair + self._heads.pair_bias)
        return Weighed(logit, scored[0], scored[1])


def _soft_maximum(logits: NDArray[Any]) -> float:
    top = float(logits.max())
    return top + float(np.log(np.exp(logits - top).sum()))


def _batches(order: Sequence[int], sizes: Sequence[int]) -> list[list[int]]:
    """Pairs of like length together, no batch over ``BUDGET`` pieces but one of a single pair."""
    found: list[list[int]] = []
    for number in order:
        if found and sizes[number] * (len(found[-1]) + 1) <= BUDGET:
            found[-1].append(number)
        else:
            found.append([number])
    return found
