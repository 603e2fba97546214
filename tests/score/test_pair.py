"""The drift of one pair, with a judge and without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.score import Weights
from audit.score.pair import pair_drift
from audit.types import Category, Finding, Kind, Severity, Span

WEIGHTS = Weights()


def finding(severity: Severity, confidence: float = 1.0) -> Finding:
    return Finding(Category.NUMBER, Kind.CHANGED, severity, confidence, Span(0, 1), "7", "Because.")


@pytest.mark.parametrize("logit", [None, -3.0, 0.0])
def test_it_grows_with_each_finding_and_stays_below_a_hundred(logit: float | None) -> None:
    none, one, two, critical = (
        pair_drift(found, logit, weights=WEIGHTS)
        for found in (
            [],
            [finding(Severity.MAJOR)],
            [finding(Severity.MAJOR)] * 2,
            [finding(Severity.CRITICAL)],
        )
    )
    assert 0 <= none < one < two < critical <= 100
    assert logit is not None or none == 0


def test_a_finding_counts_as_far_as_it_is_sure() -> None:
    unsure = pair_drift([finding(Severity.MAJOR, 0.5)], None, weights=WEIGHTS)
    assert unsure < pair_drift([finding(Severity.MAJOR)], None, weights=WEIGHTS)


@given(st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_a_worse_logit_never_ranks_better(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert pair_drift([], low, weights=WEIGHTS) <= pair_drift([], high, weights=WEIGHTS)


@given(st.floats(-1e6, 1e6))
def test_it_lies_between_0_and_100(logit: float) -> None:
    assert 0.0 <= pair_drift([finding(Severity.CRITICAL)], logit, weights=WEIGHTS) <= 100.0
