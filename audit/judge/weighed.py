"""What the judge says of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class SideScores:
    """One text's pieces: ``offsets`` (n, 2) in code points, ``logits`` (n), higher is worse."""

    offsets: NDArray[np.int32]
    logits: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Weighed:
    """What the judge says of a pair: a logit, higher is worse, and each side's pieces."""

    logit: float
    source: SideScores
    target: SideScores


class Judging(Protocol):
    """Weighs pairs; ``audit.judge.load`` gives one."""

    def weigh(self, pairs: Sequence[tuple[str, str]]) -> list[Weighed | None]:
        """What is to be said of each (source, target); None where a side is empty."""
