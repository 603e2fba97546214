"""The page that explains the score, with the sum of one document of this audit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.report.naming import Named, Names
from audit.report.reckoning import Reckoning, reckoning
from audit.report.words import SEVERITIES, SEVERITY_MEANINGS, SEVERITY_SIGNS
from audit.score import Weights
from audit.score.mqm import MINIMUM_WORDS
from audit.types import Severity
from audit.words import ENGLISH, Words

if TYPE_CHECKING:
    from audit.result import AuditResult


@dataclass(frozen=True, slots=True)
class SeverityRow:
    """What a finding of one severity costs, and when it is given."""

    code: str
    word: str
    sign: str
    weight: float
    meaning: str


@dataclass(frozen=True, slots=True)
class ScorePage:
    """Everything on score.html; the example is None where no document has a score to add up."""

    severities: tuple[SeverityRow, ...]
    minimum: int
    example: Reckoning | None
    example_name: Named | None
    example_href: str


def score_page(result: AuditResult, names: Names, say: Words = ENGLISH) -> ScorePage:
    """The page, with the document that drifted most as its example."""
    weights = Weights()
    order = sorted(result.reports, key=lambda r: (-r.scores.overall, r.document.id))
    sums = ((report, reckoning(report, say=say)) for report in order)
    report, example = next(((r, s) for r, s in sums if s), (None, None))
    name = names(report.document.id) if report else None
    return ScorePage(
        severities=tuple(
            SeverityRow(
                s.value,
                say.gettext(SEVERITIES[s]),
                SEVERITY_SIGNS[s],
                weights.of(s),
                say.gettext(SEVERITY_MEANINGS[s]),
            )
            for s in reversed(Severity)
        ),
        minimum=MINIMUM_WORDS,
        example=example,
        example_name=name,
        example_href=f"documents/{name.href}" if name else "",
    )
