"""How badly one pair misleads: what the finders said and what the judge thinks, in one figure.

A log-odds sum, fitted on pairs with and without planted errors
(``models.judge.calibrate``): each finding adds what a finding of its severity
has proved worth there, as far as it is sure, and the judge's logit adds the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, tanh

from audit.score.mqm import Weights
from audit.types import Finding


@dataclass(frozen=True, slots=True)
class Mixture:
    """Log-odds: ``base``, ``judge`` per unit of its logit, ``finding`` per MQM weight of 25."""

    base: float = -1.0
    judge: float = 1.0
    finding: float = 4.0


MIXTURE = Mixture()


def pair_drift(
    findings: Sequence[Finding],
    logit: float | None,
    *,
    weights: Weights,
    mixture: Mixture = MIXTURE,
) -> float:
    """0 to 100, higher is worse. ``logit``: the judge's, None where there is no judge.

    Without a judge each finding's severity weight counts as far as it is sure,
    and the sum runs into 100 like 1 - exp(-x), so that a second error still counts.
    """
    top = weights.critical or 1.0
    weight = sum(weights.of(f.severity) * f.confidence for f in findings) / top
    if logit is None:
        return round(100.0 * (1.0 - exp(-weight)), 3)
    odds = mixture.base + mixture.judge * logit + mixture.finding * (1.0 - exp(-weight))
    return round(50.0 * (1.0 + tanh(odds / 2.0)), 3)
