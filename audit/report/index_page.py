"""What the index shows: a triage list, the families, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from audit.report import drawing, familymap, stemma
from audit.report.marks import Mark
from audit.report.naming import Explained, Named, Names, short_id
from audit.report.quoting import quotation
from audit.report.ranking import Decision, Level, decide, ranked
from audit.report.words import (
    CLASSES,
    GROUPS,
    RELATIONS,
    SEVERITIES,
    SEVERITY_SIGNS,
    language_name,
    relay_words,
)
from audit.types import DocumentReport, Failure, StemmaFamily
from audit.words import ENGLISH, Words

if TYPE_CHECKING:
    from audit.result import AuditResult

# Families drawn on the index; a run of thousands of documents has hundreds.
_FAMILIES = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One document in the triage list. ``rank`` is its place when most urgent comes first."""

    rank: int
    number: int
    named: Named
    short_id: str
    href: str
    data: str
    decision: Decision
    verdict: str
    tags: tuple[str, ...]
    drifts: tuple[tuple[str, float], ...]
    relay: str
    language: str
    overall: float
    chart: Markup
    counts: str
    findings: int
    worst: Markup | None
    worst_severity: str
    worst_word: str
    worst_sign: str
    worst_why: Explained | None
    follows: str
    follows_name: Named | None
    haystack: str


@dataclass(frozen=True, slots=True)
class Filters:
    """One group of what the list can be narrowed to: tag of the entries, and words."""

    name: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """A family with its drawing; ``ties`` say the same in words."""

    drawing: Markup
    stemma: stemma.StemmaView | None
    members: tuple[tuple[int, Named], ...]
    ties: tuple[tuple[int, int, str], ...]
    loose: int


@dataclass(frozen=True, slots=True)
class IndexPage:
    """Everything on the index."""

    headline: str
    entries: tuple[Entry, ...]
    filters: tuple[Filters, ...]
    families: tuple[FamilyView, ...]
    more_families: int
    alone: int
    failures: tuple[Failure, ...]
    signature: str
    options: tuple[tuple[str, str], ...]


def _urgency(report: DocumentReport) -> tuple[object, ...]:
    """Sorts the most urgent document first."""
    decision = decide(report)
    level = (Level.MEND, Level.CHECK, Level.RUN).index(decision.level)
    worst = max((f.severity.rank for f in report.findings), default=-1)
    return (level, -worst, -report.scores.overall, -decision.places, report.document.id)


def _entry(report: DocumentReport, rank: int, number: int, names: Names, say: Words) -> Entry:
    """One line of the list. Addresses lead from the index into the folder of pages."""
    named = names(report.document.id)
    findings = ranked(report.findings)
    worst = findings[0] if findings else None
    best = next((r for r in report.family if r.relation.dependent), None)
    verdict = say.gettext(CLASSES[report.verdict.document_class])
    relay = relay_words(report, say)
    return Entry(
        rank=rank,
        number=number,
        named=named,
        short_id=short_id(report.document.id),
        href=f"documents/{named.href}",
        data=f"documents/{(named.href or '').removesuffix('.html')}.json",
        decision=decide(report, say),
        verdict=verdict,
        tags=tuple(tag for tag, _ in _tags(report, say)),
        drifts=(
            ("numbers", report.scores.numbers),
            ("names", report.scores.names),
            ("terms", report.scores.terminology),
        ),
        relay=relay,
        language=language_name(report.document.language, say),
        overall=report.scores.overall,
        chart=drawing.chart(findings, say),
        counts=say.counted("%(num)s finding", "%(num)s findings", len(findings)),
        findings=len(findings),
        worst=quotation(report.document, worst.span, Mark(worst.span, 0, worst.severity.value))
        if worst
        else None,
        worst_severity=worst.severity.value if worst else "",
        worst_word=say.gettext(SEVERITIES[worst.severity]) if worst else "",
        worst_sign=SEVERITY_SIGNS[worst.severity] if worst else "",
        worst_why=names.explained(worst.explanation, (r.id for r in report.family))
        if worst
        else None,
        follows=say.gettext(RELATIONS[best.relation]) if best else "",
        follows_name=names(best.id) if best else None,
        haystack=" ".join([named.label, report.document.id, verdict, relay]).casefold(),
    )


# The groups of the filter, in the order in which an editor narrows a list.
FILTERS = ("Can it run?", "What it is", "Came by way of", "What was found")


def _tags(report: DocumentReport, say: Words) -> list[tuple[str, tuple[str, str]]]:
    """What a document can be filtered by: the tag, and the group and words it stands for."""
    run, what, way, found = FILTERS
    decision = decide(report, say)
    document_class = report.verdict.document_class
    tags = [
        (f"level:{decision.level.value}", (run, decision.badge)),
        (f"class:{document_class.value}", (what, say.gettext(CLASSES[document_class]))),
    ]
    if relay_words(report):
        language = report.verdict.relay_languages[0].language
        # A tag ends at a space; a language code that came with one is not a code.
        tags.append((f"relay:{''.join(language.split())}", (way, language_name(language, say))))
    for name, categories in GROUPS:
        if any(f.category in categories for f in report.findings):
            tags.append((f"found:{name.lower()}", (found, say.gettext(name))))
    return tags


def _filters(reports: Iterable[DocumentReport], say: Words) -> tuple[Filters, ...]:
    """Only what at least one document has; an empty filter is a dead end."""
    present = {
        tag: (group, words) for report in reports for tag, (group, words) in _tags(report, say)
    }
    return tuple(
        Filters(say.gettext(name), options)
        for name in FILTERS
        if (
            options := tuple(
                (tag, words) for tag, (group, words) in present.items() if group == name
            )
        )
    )


def _family(
    group: familymap.Group,
    numbers: dict[str, int],
    names: Names,
    tree: StemmaFamily | None,
    say: Words,
) -> FamilyView:
    """One family as the page tells it."""
    dependent = [t for t in group.ties if t.dependent]
    return FamilyView(
        drawing=familymap.drawing(group, numbers, say),
        stemma=stemma.view(tree, numbers, names, say) if tree else None,
        members=tuple(sorted(((numbers[m], names(m)) for m in group.members), key=lambda m: m[0])),
        ties=tuple(
            (min(pair), max(pair), t.words)
            for t in dependent
            for pair in [(numbers[t.first], numbers[t.second])]
        ),
        loose=len(group.ties) - len(dependent),
    )


def index_page(result: AuditResult, names: Names, say: Words = ENGLISH) -> IndexPage:
    """The index of ``result``."""
    order = sorted(result.reports, key=_urgency)
    numbers = {report.document.id: n for n, report in enumerate(order, start=1)}
    for document in result.witnesses:
        numbers.setdefault(document.id, len(numbers) + 1)
    for report in order:
        for relative in report.family:
            numbers.setdefault(relative.id, len(numbers) + 1)
    entries = [_entry(r, numbers[r.document.id], numbers[r.document.id], names, say) for r in order]
    groups = familymap.groups(result.reports, say)
    trees = {n.id: f for f in (result.stemma.families if result.stemma else ()) for n in f.nodes}
    levels = {level: sum(e.decision.level is level for e in entries) for level in Level}
    parts = [
        words % {"num": say.figure(levels[level])}
        for level, words in (
            (Level.MEND, say.gettext("%(num)s not to run yet")),
            (Level.CHECK, say.gettext("%(num)s to check")),
            (Level.RUN, say.gettext("%(num)s can run")),
        )
        if levels[level]
    ]
    count = say.counted("%(num)s document", "%(num)s documents", len(entries))
    nothing = say.gettext("nothing to show")
    headline = f"{count}: {', '.join(parts) or nothing}."
    members = sum(len(group.members) for group in groups)
    return IndexPage(
        headline=headline,
        entries=tuple(entries),
        filters=_filters(order, say),
        families=tuple(
            _family(g, numbers, names, trees.get(g.members[0]), say) for g in groups[:_FAMILIES]
        ),
        more_families=max(0, len(groups) - _FAMILIES),
        alone=max(0, len(entries) - members),
        failures=result.failures,
        signature=result.signature,
        options=tuple((name, str(value)) for name, value in result.options),
    )
