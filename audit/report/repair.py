"""The text with the suggestions written in; every other character stays as it was."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from audit.report.ranking import LIKELY, contested, ranked
from audit.types import Document, Finding, Span

# "dipfakes" beside "dipfake": forms of one word share a stem and differ in an
# ending. Longer differences are other words, which a person has to mend.
_SHORTEST_STEM = 3
_LONGEST_ENDING = 3


@dataclass(frozen=True, slots=True)
class Change:
    """One place that was mended: where it stood, what stood there, what stands there now."""

    span: Span
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A document with its changes, in the order of the text; they do not overlap.

    ``left``: places of findings that a person has to mend, because there is no
    suggestion, the witnesses do not bear it out, it is doubtful, or the form
    in that place is another one.
    """

    document: Document
    changes: tuple[Change, ...]
    left: int

    def pieces(self) -> Iterator[str | Change]:
        """The whole text in order: untouched runs and changes."""
        position = 0
        for change in self.changes:
            if change.span.start > position:
                yield self.document.text[position : change.span.start]
            yield change
            position = change.span.end
        if position < len(self.document.text):
            yield self.document.text[position:]

    @property
    def text(self) -> str:
        """The mended text."""
        return "".join(p if isinstance(p, str) else p.new for p in self.pieces())

    @property
    def marked(self) -> str:
        """The mended text with its changes in CriticMarkup: ``{~~old~>new~~}``."""
        return "".join(
            p if isinstance(p, str) else f"{{~~{p.old}~>{p.new}~~}}" for p in self.pieces()
        )


def _capital_kept(old: str, new: str) -> str:
    """``new`` with a capital where ``old`` has one, as at the start of a sentence."""
    return new[:1].upper() + new[1:] if old[:1].isupper() and new[:1].islower() else new


def in_this_form(found: str, suggestion: str, here: str) -> str | None:
    """The suggestion for ``found``, in the form of the word ``here``; None where it is another.

    "dipfakes" → "deepfakes" makes "deepfake" of "Dipfake": the ending that the
    two forms do not share is exchanged when the suggestion has it too.
    """
    if here.casefold() == found.casefold():
        return _capital_kept(here, suggestion) if here != found else suggestion
    letters = zip(found, here, strict=False)
    stem = sum(1 for _ in takewhile(lambda c: c[0].casefold() == c[1].casefold(), letters))
    ours, theirs = found[stem:], here[stem:]
    if stem < _SHORTEST_STEM or max(len(ours), len(theirs)) > _LONGEST_ENDING:
        return None
    if not suggestion.endswith(ours):
        return None
    return _capital_kept(here, suggestion[: len(suggestion) - len(ours)] + theirs)


def _borne_out(finding: Finding) -> bool:
    """Whether a suggestion may be written in unasked."""
    return (
        finding.suggestion is not None and finding.confidence >= LIKELY and not contested(finding)
    )


def repair(document: Document, findings: Iterable[Finding]) -> Repair:
    """Every likely suggestion written in; where two overlap, that of the worse finding."""
    taken: list[Change] = []
    left = 0
    for finding in ranked(findings):
        for span in sorted({finding.span, *(p.span for p in finding.places)}):
            old = span.of(document.text)
            new = None
            if _borne_out(finding) and finding.suggestion is not None:
                new = in_this_form(finding.text, finding.suggestion, old)
            if new is None or not old or any(c.span.overlaps(span) for c in taken):
                left += 1
            elif new != old:
                taken.append(Change(span, old, new))
    return Repair(document, tuple(sorted(taken, key=lambda c: c.span)), left)
