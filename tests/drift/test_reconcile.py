from itertools import permutations

from audit.drift.reconcile import reconcile
from audit.types import Category, Finding, Kind, Original, Severity, Span


def missing(start: int) -> Finding:
    return Finding(
        Category.ENTITY,
        Kind.NAME_MISSING,
        Severity.MAJOR,
        0.6,
        Span(0, 5),
        "Hello",
        "The original names Samoa here; the text does not.",
        original=Original("s", Span(start, start + 5), "Samoa"),
    )


def test_of_findings_that_differ_in_their_original_alone_the_first_place_stays() -> None:
    findings = [missing(start) for start in (44, 7, 90)]
    for order in permutations(findings):
        assert reconcile(order) == (missing(7),)
