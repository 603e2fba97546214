"""The small part of all fingerprints, in memory, and which of them are near to a new one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from audit.family.fingerprint import VALUES, Fingerprint, lengths, products, resemblance

# So many of the nearest by vector are compared, over all and in each language: each
# language has an offset of its own, and a translation must not stand behind every
# report in the document's own language.
NEAREST = 32
NEAREST_EACH = 8

# A resemblance of words that is worth a look: one shared passage in a long text.
RESEMBLANCE = 0.05
MOST_RESEMBLING = 32


class Seen:
    """Grows as documents are added; 450 bytes a document."""

    def __init__(self, dimension: int) -> None:
        self.last = 0
        self._count = 0
        self._numbers = np.empty(0, np.int64)
        self._times = np.empty(0, np.float64)
        self._languages = np.empty(0, np.int32)
        self._means = np.empty((0, dimension), np.int8)
        self._sketches = np.empty((0, VALUES), np.uint32)
        self._codes: dict[str, int] = {}

    def add(self, number: int, seen: float, language: str, mean: bytes, sketch: bytes) -> None:
        """One document more; numbers ascend."""
        if self._count == len(self._numbers):
            self._grow()
        at = self._count
        self._numbers[at] = number
        self._times[at] = seen
        self._languages[at] = self._codes.setdefault(language, len(self._codes))
        self._means[at] = np.frombuffer(mean, np.int8)
        self._sketches[at] = np.frombuffer(sketch, "<u4")
        self._count += 1
        self.last = max(self.last, number)

    def nearest(self, mine: Fingerprint, since: float | None) -> list[int]:
        """Numbers of the documents worth a comparison, ascending."""
        inside = np.arange(self._count)
        if since is not None:
            inside = inside[self._times[: self._count] >= since]
        if not len(inside):
            return []
        means = self._means[inside]
        cosine = products(mine.mean[None, :], means)[0] / lengths(means)
        chosen = set(_top(cosine, inside, NEAREST))
        spoken = self._languages[inside]
        for code in np.unique(spoken):
            here = spoken == code
            chosen.update(_top(cosine[here], inside[here], NEAREST_EACH))
        like = resemblance(mine.sketch, self._sketches[inside])
        chosen.update(_top(like, inside, MOST_RESEMBLING, least=RESEMBLANCE))
        return sorted(int(self._numbers[at]) for at in chosen)

    def _grow(self) -> None:
        size = max(256, 2 * self._count)
        for name in ("_numbers", "_times", "_languages", "_means", "_sketches"):
            old: NDArray[np.generic] = getattr(self, name)
            new = np.zeros((size, *old.shape[1:]), old.dtype)
            new[: self._count] = old[: self._count]
            setattr(self, name, new)


def _top(
    scores: NDArray[np.floating], places: NDArray[np.int64], most: int, *, least: float = -np.inf
) -> list[int]:
    """The places of the ``most`` greatest scores of ``least`` or more; ties by place."""
    order = np.lexsort((places, -scores))[:most] if len(scores) > most else np.arange(len(scores))
    return [int(places[at]) for at in order if scores[at] >= least]
