"""The panels of a page: the document beside its best counterparts, and beside each witness."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from audit.report import drawing
from audit.report.columns import Cell, Row, Side, best_links, links_with, rows
from audit.report.marks import Mark
from audit.report.naming import Named, Names
from audit.report.words import RELATIONS, html_language
from audit.types import Document, DocumentReport, Finding, Role, Span
from audit.words import ENGLISH, Words

if TYPE_CHECKING:
    from audit.result import AuditResult


@dataclass(frozen=True, slots=True)
class Panel:
    """The document beside one witness (or beside the best of all)."""

    witness: Named | None
    relation: str
    linked: int
    summary: str
    ribbon: Markup
    rows: tuple[Row, ...]
    missing: tuple[Cell, ...]
    lang: str | None


def spans_of(finding: Finding) -> list[Span]:
    """All places of a finding in the order of the text, its own span among them."""
    return sorted({finding.span, *(place.span for place in finding.places)})


@dataclass(frozen=True, slots=True)
class Panels:
    """Makes the panels of one page.

    ``findings`` in the order in which the page numbers them; ``here``: the
    document with its marks.
    """

    result: AuditResult
    report: DocumentReport
    names: Names
    findings: tuple[Finding, ...]
    here: Side
    say: Words = ENGLISH

    @property
    def document(self) -> Document:
        """The document under audit."""
        return self.report.document

    def main(self) -> Panel:
        """Every sentence beside its best counterpart, wherever that stands."""
        linked = best_links(self.report.links)
        used = Counter(counterpart.document for _, counterpart in linked.values())
        others = self._sides(used)
        shown = rows(self.here, others, linked, prefix="s", whole=True)
        story = len(self.document.body)
        found = sum(self.document.sentences[i].role is not Role.BOILERPLATE for i in linked)
        best = self._first_witness(used)
        say = self.say
        summary = (
            say.ngettext(
                "%(found)s of %(num)s sentence of the story has a counterpart.",
                "%(found)s of %(num)s sentences of the story have a counterpart.",
                story,
            )
            % {"found": say.figure(found), "num": say.figure(story)}
            if used
            else say.gettext(
                "No other document tells this story, so there is nothing to compare it with."
            )
        )
        return Panel(
            witness=self.names(best) if best else None,
            relation="",
            linked=len(linked),
            summary=summary,
            ribbon=self._ribbon(best),
            rows=tuple(shown),
            missing=(),
            lang=None,
        )

    def beside(self, witness: str) -> Panel | None:
        """The document beside one witness; None where that text is not at hand."""
        document = self.result.text_of(witness)
        if document is None:
            return None
        linked = links_with(self.report.links, witness)
        side = self._there(document)
        bare = Side(
            self.here.document,
            tuple(
                Mark(m.span, m.number, m.style, None, m.href, m.note)
                for m in self.here.marks
                if m.style != "proof"
            ),
        )
        best = best_links(self.report.links)
        # What the whole text above shows already is not shown twice.
        above = all(best[i][1].document == witness for i in linked)
        shown = [] if above else rows(bare, {witness: side}, linked, prefix=None, whole=False)
        answered = {i for _, c in linked.values() for i in c.sentences}
        missing = [s.index for s in document.body if s.index not in answered]
        relation = next((r for r in self.report.family if r.id == witness), None)
        return Panel(
            witness=self.names(witness),
            relation=self.say.gettext(RELATIONS[relation.relation]) if relation else "",
            linked=len(linked),
            summary=self.say.counted(
                "%(num)s sentence of this document found there",
                "%(num)s sentences of this document found there",
                len(linked),
            ),
            ribbon=self._ribbon(witness),
            rows=tuple(shown),
            missing=side.cells(missing, None),
            lang=html_language(document.language),
        )

    def _sides(self, ids: Counter[str]) -> dict[str, Side]:
        sides = {}
        for document_id in ids:
            document = self.result.text_of(document_id)
            if document is not None:
                sides[document_id] = self._there(document)
        return sides

    def _first_witness(self, used: Counter[str]) -> str | None:
        """The family's best witness; without a family, the one with most counterparts."""
        for relative in self.report.family:
            if self.result.text_of(relative.id):
                return relative.id
        return used.most_common(1)[0][0] if used else None

    def _ribbon(self, witness: str | None) -> Markup:
        document = self.result.text_of(witness) if witness else None
        if document is None or witness is None:
            return Markup("")
        pairs = [
            (link.sentences, counterpart.sentences)
            for link in self.report.links
            for counterpart in link.counterparts
            if counterpart.document == witness
        ]
        hit = {
            sentence.index
            for finding in self.findings
            for span in spans_of(finding)
            if (sentence := self.document.sentence_at(span.start))
        }
        return drawing.ribbon(self.document, document, pairs, frozenset(hit), self.say)

    def _there(self, witness: Document) -> Side:
        """A witness with the words that findings quote from it."""
        marks = [
            Mark(
                f.original.span,
                number,
                "said",
                None,
                f"#f{number}",
                self.say.gettext("original of %(number)s") % {"number": number},
            )
            for number, f in enumerate(self.findings, start=1)
            if f.original and f.original.document == witness.id
        ]
        return Side(witness, tuple(sorted(marks, key=lambda m: m.span)))
