"""The order in which findings are shown, and the decision that follows from them.

Scores measure; this module decides. The two stay apart so that a desk may
decide otherwise on the same scores.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from audit.types import DocumentClass, DocumentReport, Finding, Severity

# A finding that is rather wrong than right does not stop a piece; it is shown
# all the same. One half is what "confidence" means (the probability that an
# editor agrees), so it needs no calibration of its own.
LIKELY = 0.5


# Nothing to mend, and still a question that only the desk can answer.
WHOSE = {
    DocumentClass.SYNDICATED_COPY: "Nothing to mend, but it is a copy of another's text: "
    "check that it may be run.",
    DocumentClass.REWRITE: "Nothing to mend, but it is another text in other words: "
    "check whose text it is.",
}


class Level(StrEnum):
    """What to do with a piece, best last."""

    MEND = "mend"
    CHECK = "check"
    RUN = "run"


@dataclass(frozen=True, slots=True)
class Decision:
    """Whether a piece can run, in a sentence that an editor would say.

    ``badge`` is the same in two or three words; ``places`` counts what has to
    be mended before it runs.
    """

    level: Level
    badge: str
    sentence: str
    places: int


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Worst first, then surest, then in the order of the text."""
    return tuple(
        sorted(
            findings,
            key=lambda f: (-f.severity.rank, -f.confidence, f.span.start, f.span.end, f.kind.value),
        )
    )


def places_of(finding: Finding) -> int:
    """In how many places a finding stands, one at least."""
    return max(1, len(finding.places))


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 place``, ``3 places``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def contested(finding: Finding) -> bool:
    """Whether a suggestion comes from the text itself while other documents say otherwise.

    "42" in place of XNUMX follows from the damage; two reports say 40. Such a
    suggestion is shown as a question and never written in.
    """
    return (
        finding.suggestion is not None
        and bool(finding.witnesses_against)
        and not finding.witnesses_for
    )


def decide(report: DocumentReport) -> Decision:
    """Whether the piece can run as it is.

    Major and critical findings that are likely right stop it. Text from a
    machine translator is never waved through, nor is somebody else's text: that
    it is faithful does not make it ours. Minor findings stop nothing.
    """
    serious = [f for f in report.findings if f.severity.rank >= Severity.MAJOR.rank]
    likely = [f for f in serious if f.confidence >= LIKELY]
    places = sum(places_of(f) for f in likely)
    if likely:
        return Decision(
            Level.MEND,
            "Do not run yet",
            f"Do not run as it is: {counted(places, 'place')} to mend.",
            places,
        )
    document_class = report.verdict.document_class
    if serious:
        return Decision(
            Level.CHECK,
            "Check first",
            f"Check {counted(len(serious), 'doubtful place')} before it runs.",
            0,
        )
    if document_class is DocumentClass.MACHINE_TRANSLATED:
        return Decision(
            Level.CHECK,
            "Check first",
            "Read it against a source before it runs: it came through a machine translator, "
            "though nothing serious was found.",
            0,
        )
    if document_class in WHOSE:
        return Decision(Level.CHECK, "Check first", WHOSE[document_class], 0)
    small = sum(places_of(f) for f in report.findings)
    rest = f": {counted(small, 'small thing')} to look at." if small else ": nothing to mend."
    return Decision(Level.RUN, "Can run", f"Can run{rest}", 0)
