"""The order in which findings are shown, and the decision that follows from them.

Scores measure; this module decides. The two stay apart so that a desk may
decide otherwise on the same scores.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from audit.types import DocumentClass, DocumentReport, Finding, Severity
from audit.words import ENGLISH, Words

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


UNREAD = (
    "Read it against a source before it runs: it came through a machine translator, "
    "though nothing serious was found."
)


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


BADGES = {
    Level.MEND: "Do not run yet",
    Level.CHECK: "Check first",
    Level.RUN: "Can run",
}


def decide(report: DocumentReport, say: Words = ENGLISH) -> Decision:
    """Whether the piece can run as it is.

    Major and critical findings that are likely right stop it. Text from a
    machine translator is never waved through, nor is somebody else's text: that
    it is faithful does not make it ours. Minor findings stop nothing.
    """
    level, sentence, places = _decided(report, say)
    return Decision(level, say.gettext(BADGES[level]), sentence, places)


def _decided(report: DocumentReport, say: Words) -> tuple[Level, str, int]:
    """The level, why in a sentence, and in how many places the piece has to be mended."""
    serious = [f for f in report.findings if f.severity.rank >= Severity.MAJOR.rank]
    likely = [f for f in serious if f.confidence >= LIKELY]
    places = sum(places_of(f) for f in likely)
    if likely:
        told = say.counted(
            "Do not run as it is: %(num)s place to mend.",
            "Do not run as it is: %(num)s places to mend.",
            places,
        )
        return Level.MEND, told, places
    if serious:
        told = say.counted(
            "Check %(num)s doubtful place before it runs.",
            "Check %(num)s doubtful places before it runs.",
            len(serious),
        )
        return Level.CHECK, told, 0
    document_class = report.verdict.document_class
    if document_class is DocumentClass.MACHINE_TRANSLATED:
        return Level.CHECK, say.gettext(UNREAD), 0
    if document_class in WHOSE:
        return Level.CHECK, say.gettext(WHOSE[document_class]), 0
    small = sum(places_of(f) for f in report.findings)
    if not small:
        return Level.RUN, say.gettext("Can run: nothing to mend."), 0
    told = say.counted(
        "Can run: %(num)s small thing to look at.",
        "Can run: %(num)s small things to look at.",
        small,
    )
    return Level.RUN, told, 0
