"""What has to be mended, in one line each: the part of a page that ten seconds are enough for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.report.ranking import LIKELY, Level, contested, places_of
from audit.report.visible import visible
from audit.report.words import CATEGORIES, SEVERITIES, SEVERITY_SIGNS, short
from audit.types import Finding, Severity
from audit.words import ENGLISH, Words

# More lines are a list to read, not one to see.
_LINES = 8
_WORDS = 48


@dataclass(frozen=True, slots=True)
class Fix:
    """One finding as ``here → instead``; ``instead`` None where a person has to find it.

    ``other``: what another document says where the suggestion stands against it, else None.
    ``times``: places where it stands, 0 for one.
    """

    number: int
    severity: str
    severity_word: str
    sign: str
    category: str
    here: str
    instead: str | None
    other: str | None
    times: int


@dataclass(frozen=True, slots=True)
class Glance:
    """The first fixes, and how many more there are."""

    fixes: tuple[Fix, ...]
    more: int


def glance(findings: Sequence[Finding], level: Level, say: Words = ENGLISH) -> Glance:
    """What stands between a piece and print; ``findings`` as the page numbers them.

    The likely serious ones where the piece must be mended, the doubtful
    serious ones where it must be checked, none where it can run.
    """
    serious = [
        (number, finding)
        for number, finding in enumerate(findings, start=1)
        if finding.severity.rank >= Severity.MAJOR.rank
        and level is not Level.RUN
        and (finding.confidence >= LIKELY) == (level is Level.MEND)
    ]
    return Glance(
        tuple(_fix(number, finding, say) for number, finding in serious[:_LINES]),
        max(0, len(serious) - _LINES),
    )


def _fix(number: int, finding: Finding, say: Words) -> Fix:
    places = places_of(finding)
    said = finding.original.text if finding.original and contested(finding) else None
    return Fix(
        number=number,
        severity=finding.severity.value,
        severity_word=say.gettext(SEVERITIES[finding.severity]),
        sign=SEVERITY_SIGNS[finding.severity],
        category=say.gettext(CATEGORIES[finding.category]),
        here=_brief(finding.text, say),
        instead=None if finding.suggestion is None else _brief(finding.suggestion, say),
        other=None if said is None else _brief(said, say),
        times=places if places > 1 else 0,
    )


def _brief(text: str, say: Words) -> str:
    """A few words on one line; a sign where there are none to show."""
    return short(visible(text[:1000]), _WORDS) or say.gettext("(nothing)")
