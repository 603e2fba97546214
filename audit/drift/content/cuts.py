"""From the judge's logits to what is said and how surely.

The cuts and the slope are set by ``models.judge.calibrate`` on stories kept
apart from the training, so that a good pair gets a finding once in a hundred.
"""

from __future__ import annotations

from math import exp

from audit.drift.content.runs import Cuts

SOURCE = Cuts(sure=3.0, joined=0.5)
TARGET = Cuts(sure=3.0, joined=0.5)
MOST_RUNS = 4
SLOPE, MIDDLE = 1.0, 2.5


def confidence(logit: float) -> float:
    """The probability that a run of this logit is an error."""
    return round(1.0 / (1.0 + exp(-SLOPE * (logit - MIDDLE))), 3)
