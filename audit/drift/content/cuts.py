"""From the judge's logits to what is said and how surely.

Slopes: ``models.judge.calibrate`` on 1,500 pairs of stories kept apart from the training
(1 % of the good ones had a run above 2.72 in the original or 2.53 in the text, and one in
three of the planted errors). Cuts: by 32 languages of NTREX, 30 sentences each, all alarms
read: at 2.5 and 3.1 2.1 % of the good pairs had a finding, twelve of the twenty true (the
translator left out a "not", an age, "new"; or put in "Tara's husband"); here 1.2 %.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp

from audit.drift.content.runs import Cuts


@dataclass(frozen=True, slots=True)
class Slope:
    """A logistic curve: how fast it rises, and the logit at which it is a half."""

    rise: float
    middle: float

    def __call__(self, logit: float) -> float:
        """The probability that a run of this logit is an error, one pair in ten having one."""
        return round(1.0 / (1.0 + exp(-self.rise * (logit - self.middle))), 3)


SOURCE = Cuts(sure=2.7, joined=-0.5)
TARGET = Cuts(sure=3.5, joined=0.0)
LEFT_OUT = Slope(1.23, 2.45)
SAID_OTHERWISE = Slope(1.35, 2.29)
MOST_RUNS = 4
"""Runs of both sides together; with more, the sentence is rendered freely or another one."""
