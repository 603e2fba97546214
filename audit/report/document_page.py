"""What the page of one document shows, ready for the template.

In the order in which an editor asks: can I run it, why, what must be mended,
show me.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from audit.report import drawing
from audit.report.columns import Side
from audit.report.glance import Glance, glance
from audit.report.kept_out import KeptOut
from audit.report.marks import Mark
from audit.report.mended import Mended, mended
from audit.report.naming import Explained, Named, Names, label_of
from audit.report.panels import Panel, Panels, spans_of
from audit.report.quoting import quotation
from audit.report.ranking import Decision, contested, decide, ranked
from audit.report.reckoning import Reckoning, reckoning
from audit.report.words import (
    CATEGORIES,
    CLASS_SENTENCES,
    CLASSES,
    RELATIONS,
    SEVERITIES,
    SEVERITY_SIGNS,
    heading,
    html_language,
    language_name,
    relay_words,
    sureness,
)
from audit.types import DocumentClass, DocumentReport, Evidence, Finding, Span
from audit.words import ENGLISH, Words
from audit.words.languages import per_cent

if TYPE_CHECKING:
    from audit.result import AuditResult

# Reasons shown at once; an editor reads the strongest few, the rest opens below.
_REASONS = 6
# A headline is read, not listed: it gets more room than a name in a list.
_HEADLINE = 160
# Witnesses with a panel of their own. Each costs the page a copy of the text.
_PANELS = 5


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """One place of a finding: where it is on the page, and its words."""

    href: str
    words: str


@dataclass(frozen=True, slots=True)
class Card:
    """A finding as the page tells it."""

    number: int
    severity: str
    severity_word: str
    sign: str
    heading: str
    category: str
    sureness: str
    explanation: Explained
    lang: str | None
    text: str
    sentence: Markup
    said_label: str
    said: str | None
    said_sentence: Markup | None
    said_by: Named | None
    suggestion: str | None
    contested: bool
    witnesses_for: tuple[Named, ...]
    witnesses_against: tuple[Named, ...]
    places: tuple[PlaceLink, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence for the verdict: why, the words, and where they are."""

    explanation: Explained
    sentence: Markup | None
    text: str
    href: str | None
    speaks_for: bool


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """Everything on the page of one document."""

    id: str
    source: str
    title: str
    language: str
    lang: str | None
    facts: tuple[str, ...]
    decision: Decision
    glance: Glance
    verdict: str
    verdict_sentence: str
    verdict_sureness: str
    relay: str
    other_relays: str
    reasons: tuple[Reason, ...]
    more_reasons: tuple[Reason, ...]
    no_reason: str
    family: tuple[tuple[Named, str, str], ...]
    names: dict[str, Named]
    cards: tuple[Card, ...]
    kept_out: tuple[KeptOut, ...]
    profile: Markup
    scores: tuple[tuple[str, float], ...]
    reckoning: Reckoning | None
    main: Panel
    panels: tuple[Panel, ...]
    unshown: int
    mended: Mended | None
    signature: str
    data: str


class _Maker:
    """Builds one page; holds what its parts share."""

    def __init__(
        self, result: AuditResult, report: DocumentReport, names: Names, say: Words
    ) -> None:
        self.result = result
        self.report = report
        self.names = names
        self.say = say
        self.document = report.document
        self.findings = ranked(report.findings)
        self.relatives = tuple(relative.id for relative in report.family)
        self.evidence = sorted(report.verdict.evidence, key=lambda e: -e.weight)

    # -- marks -----------------------------------------------------------

    def _here(self) -> Side:
        """The document with a mark for each place and for each proof."""
        marks: list[Mark] = []
        for number, finding in enumerate(self.findings, start=1):
            for at, span in enumerate(spans_of(finding)):
                marks.append(
                    Mark(
                        span,
                        number,
                        finding.severity.value,
                        f"at-{number}-{at}",
                        f"#f{number}",
                        self.say.gettext("finding %(number)s, %(severity)s")
                        % {
                            "number": number,
                            "severity": self.say.gettext(SEVERITIES[finding.severity]).lower(),
                        },
                    )
                )
        for number, evidence in enumerate(self.evidence):
            if evidence.span is not None:
                marks.append(Mark(evidence.span, 0, "proof", f"e{number}"))
        return Side(self.document, tuple(sorted(marks, key=lambda m: m.span)))

    def _href(self, span: Span, anchor: str) -> str:
        """Where a span is on the page: its mark; its sentence where the span is empty."""
        if any(sentence.span.overlaps(span) for sentence in self.document.sentences):
            return f"#{anchor}"
        sentence = self.document.sentence_at(span.start)
        return f"#s-{sentence.index}" if sentence else "#show"

    # -- parts -----------------------------------------------------------

    def card(self, number: int, finding: Finding) -> Card:
        """One finding; numbers are its rank."""
        original = finding.original
        witness = self.result.text_of(original.document) if original and original.document else None
        said = None
        if original and witness and original.span.end <= len(witness.text):
            mark = Mark(original.span, number, "said")
            said = quotation(witness, original.span, mark)
        mark = Mark(finding.span, number, finding.severity.value)
        return Card(
            number=number,
            severity=finding.severity.value,
            severity_word=self.say.gettext(SEVERITIES[finding.severity]),
            sign=SEVERITY_SIGNS[finding.severity],
            heading=heading(finding, self.say),
            category=self.say.gettext(CATEGORIES[finding.category]),
            sureness=sureness(finding.confidence, self.say),
            explanation=self.names.explained(finding.explanation, self.relatives),
            lang=html_language(self.document.language),
            text=finding.text,
            sentence=quotation(self.document, finding.span, mark),
            said_label=self._said_label(original.document if original else None),
            said=original.text if original else None,
            said_sentence=said,
            said_by=self.names(original.document) if original and original.document else None,
            suggestion=finding.suggestion,
            contested=contested(finding),
            witnesses_for=tuple(map(self.names, finding.witnesses_for)),
            witnesses_against=tuple(map(self.names, finding.witnesses_against)),
            places=tuple(
                PlaceLink(self._href(span, f"at-{number}-{at}"), span.of(self.document.text))
                for at, span in enumerate(spans_of(finding))
            ),
        )

    def _said_label(self, witness: str | None) -> str:
        """An independent report is not an original, and is not called one."""
        for relative in self.report.family:
            if relative.id == witness:
                return self.say.gettext(f"{relative.relation.called.capitalize()} says")
        return self.say.gettext("The original says")

    def reason(self, number: int, evidence: Evidence) -> Reason:
        """One reason; its anchor is in the text below."""
        span = evidence.span
        return Reason(
            explanation=self.names.explained(evidence.explanation, self.relatives),
            sentence=quotation(self.document, span, Mark(span, 0, "proof")) if span else None,
            text=evidence.text,
            href=self._href(span, f"e{number}") if span else None,
            speaks_for=evidence.weight >= 0,
        )


def document_page(
    result: AuditResult,
    report: DocumentReport,
    names: Names,
    data: str,
    kept_out: tuple[KeptOut, ...] = (),
    say: Words = ENGLISH,
) -> DocumentPage:
    """The page of ``report``; ``data`` is the address of its JSON."""
    maker = _Maker(result, report, names, say)
    here = maker._here()
    panels = Panels(result, report, names, maker.findings, here, say)
    verdict = report.verdict
    document = report.document
    decision = decide(report, say)
    reasons = [maker.reason(n, e) for n, e in enumerate(maker.evidence)]
    witnesses = [relative.id for relative in report.family]
    shown = [p for p in (panels.beside(w) for w in witnesses[:_PANELS]) if p]
    main = panels.main()
    known = {row.witness for row in main.rows if row.witness} | set(witnesses)
    facts = (
        language_name(document.language, say),
        say.counted("%(num)s sentence", "%(num)s sentences", len(document.body)),
        *(f for f in (document.publisher, document.published) if f),
    )
    return DocumentPage(
        id=document.id,
        source=document.source,
        title=label_of(document, _HEADLINE),
        language=language_name(document.language, say),
        lang=html_language(document.language),
        facts=facts,
        decision=decision,
        glance=glance(maker.findings, decision.level, say),
        verdict=say.gettext(CLASSES[verdict.document_class]),
        verdict_sentence=say.gettext(CLASS_SENTENCES[verdict.document_class]),
        verdict_sureness=sureness(verdict.probability(verdict.document_class), say),
        relay=relay_words(report, say),
        other_relays=", ".join(
            f"{language_name(r.language, say)} {per_cent(r.probability, say)}"
            for r in verdict.relay_languages[1:4]
            if relay_words(report)
        ),
        reasons=tuple(reasons[:_REASONS]),
        more_reasons=tuple(reasons[_REASONS:]),
        no_reason=say.gettext(
            "Nothing in the text speaks for a machine translator or for a source that it "
            "was taken from."
        )
        if verdict.document_class is DocumentClass.INDEPENDENT
        else say.gettext("No single passage shows it; the verdict rests on the text as a whole."),
        family=tuple(
            (names(r.id), say.gettext(RELATIONS[r.relation]), per_cent(r.coverage, say))
            for r in report.family
        ),
        names={document_id: names(document_id) for document_id in known},
        cards=tuple(maker.card(n, f) for n, f in enumerate(maker.findings, start=1)),
        kept_out=kept_out,
        profile=drawing.profile(document, report.findings, say),
        scores=(
            (say.gettext("Names"), report.scores.names),
            (say.gettext("Numbers"), report.scores.numbers),
            (say.gettext("Terms"), report.scores.terminology),
            (say.gettext("Overall"), report.scores.overall),
        ),
        reckoning=reckoning(report, say=say),
        main=main,
        panels=tuple(shown),
        unshown=max(0, len(witnesses) - _PANELS),
        mended=mended(report, data.removesuffix(".json"), say),
        signature=report.signature,
        data=data,
    )
