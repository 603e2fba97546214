"""How likely a bead is to be right: a probability from what the search saw."""

from __future__ import annotations

import math

import numpy as np

from audit.align.search import Step
from audit.align.side import Side

# Logistic in the centred cosine of the bead; calibrated in bench/alignment.py.
SLOPE = 12.0
MIDDLE = 0.28


def bead_cosine(source: Side, target: Side, step: Step) -> float:
    """Cosine of the centred vectors of the two runs of a bead."""
    x = source.weighted[slice(*step.source)].sum(axis=0)
    y = target.weighted[slice(*step.target)].sum(axis=0)
    norm = float(np.linalg.norm(x) * np.linalg.norm(y))
    return float(x @ y) / norm if norm > 0 else 0.0


def confidence(source: Side, target: Side, step: Step) -> float:
    """The probability, 0..1, that the bead is right."""
    return 1.0 / (1.0 + math.exp(-SLOPE * (bead_cosine(source, target, step) - MIDDLE)))
