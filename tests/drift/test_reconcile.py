from dataclasses import replace
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


def test_of_findings_that_differ_in_their_witnesses_alone_one_stays_and_always_the_same() -> None:
    """Which one it was hung on the hashes of the ids, and so on the process."""
    findings = [replace(missing(7), original=None, witnesses_for=(name,)) for name in "cab"]
    for order in permutations(findings):
        assert reconcile(order) == (findings[1],)
