"""How one document's score comes about, so that a reader can add it up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from audit.report.words import SEVERITIES
from audit.score import Weights, score
from audit.score.mqm import MINIMUM_WORDS, words_in
from audit.types import DocumentReport, Severity
from audit.words import ENGLISH, Words


@dataclass(frozen=True, slots=True)
class Reckoning:
    """``points`` over ``words``, made of ``parts`` (count, severity, weight, points).

    ``counted_words``: the words the sum is divided by, which are at least a hundred.
    """

    parts: tuple[tuple[int, str, float, float], ...]
    points: float
    words: int
    counted_words: int
    overall: float


def _parts(
    report: DocumentReport, weights: Weights, say: Words
) -> Iterator[tuple[int, str, float, float]]:
    for severity in reversed(Severity):
        count = sum(f.severity is severity for f in report.findings)
        weight = weights.of(severity)
        if count:
            yield count, say.gettext(SEVERITIES[severity]).lower(), weight, count * weight


def reckoning(
    report: DocumentReport, weights: Weights | None = None, say: Words = ENGLISH
) -> Reckoning | None:
    """The sum behind the overall score.

    None where there is nothing to add, or where the findings at hand do not
    make up the score: other weights were set, or the findings were filtered.
    """
    weights = weights or Weights()
    parts = tuple(_parts(report, weights, say))
    made = score(report.document, report.findings, weights).overall
    if not parts or abs(made - report.scores.overall) > 0.005:
        return None
    words = words_in(report.document)
    return Reckoning(
        parts=parts,
        points=sum(points for *_, points in parts),
        words=words,
        counted_words=max(words, MINIMUM_WORDS),
        overall=report.scores.overall,
    )
