"""What the index shows: a triage list, the families, and what could not be read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from markupsafe import Markup

from audit.report import drawing, familymap, stemma
from audit.report.marks import Mark
from audit.report.naming import Named, Names, short_id
from audit.report.quoting import quotation
from audit.report.ranking import Decision, Level, counted, decide, ranked
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
    worst: Markup | None
    worst_severity: str
    worst_word: str
    worst_sign: str
    worst_why: str
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


def _entry(
    report: DocumentReport, rank: int, number: int, names: Names, stems: dict[str, str]
) -> Entry:
    """One line of the list. Addresses lead from the index into the folder of pages."""
    named = names(report.document.id)
    findings = ranked(report.findings)
    worst = findings[0] if findings else None
    best = next((r for r in report.family if r.relation.dependent), None)
    verdict = CLASSES[report.verdict.document_class]
    return Entry(
        rank=rank,
        number=number,
        named=named,
        short_id=short_id(report.document.id),
        href=f"documents/{named.href}",
        data=f"documents/{(named.href or '').removesuffix('.html')}.json",
        decision=decide(report),
        verdict=verdict,
        tags=tuple(tag for tag, _ in _tags(report)),
        drifts=(
            ("numbers", report.scores.numbers),
            ("names", report.scores.names),
            ("terms", report.scores.terminology),
        ),
        relay=relay_words(report),
        language=language_name(report.document.language),
        overall=report.scores.overall,
        chart=drawing.chart(findings),
        counts=counted(len(findings), "finding"),
        worst=quotation(report.document, worst.span, Mark(worst.span, 0, worst.severity.value))
        if worst
        else None,
        worst_severity=worst.severity.value if worst else "",
        worst_word=SEVERITIES[worst.severity] if worst else "",
        worst_sign=SEVERITY_SIGNS[worst.severity] if worst else "",
        worst_why=names.in_words(worst.explanation, (r.id for r in report.family)) if worst else "",
        follows=RELATIONS[best.relation] if best else "",
        follows_name=names(best.id) if best else None,
        haystack=" ".join(
            [named.label, report.document.id, verdict, relay_words(report)]
        ).casefold(),
    )


# The groups of the filter, in the order in which an editor narrows a list.
_FILTERS = ("Can it run?", "What it is", "Came by way of", "What was found")


def _tags(report: DocumentReport) -> list[tuple[str, tuple[str, str]]]:
    """What a document can be filtered by: the tag, and the group and words it stands for."""
    run, what, way, found = _FILTERS
    decision = decide(report)
    document_class = report.verdict.document_class
    tags = [
        (f"level:{decision.level.value}", (run, decision.badge)),
        (f"class:{document_class.value}", (what, CLASSES[document_class])),
    ]
    if relay_words(report):
        language = report.verdict.relay_languages[0].language
        # A tag ends at a space; a language code that came with one is not a code.
        tags.append((f"relay:{''.join(language.split())}", (way, language_name(language))))
    for name, categories in GROUPS:
        if any(f.category in categories for f in report.findings):
            tags.append((f"found:{name.lower()}", (found, name)))
    return tags


def _filters(reports: Iterable[DocumentReport]) -> tuple[Filters, ...]:
    """Only what at least one document has; an empty filter is a dead end."""
    present = {tag: (group, words) for report in reports for tag, (group, words) in _tags(report)}
    return tuple(
        Filters(name, options)
        for name in _FILTERS
        if (
            options := tuple(
                (tag, words) for tag, (group, words) in present.items() if group == name
            )
        )
    )


def _family(
    group: familymap.Group, numbers: dict[str, int], names: Names, tree: StemmaFamily | None
) -> FamilyView:
    """One family as the page tells it."""
    dependent = [t for t in group.ties if t.dependent]
    return FamilyView(
        drawing=familymap.drawing(group, numbers),
        stemma=stemma.view(tree, numbers, names) if tree else None,
        members=tuple(sorted(((numbers[m], names(m)) for m in group.members), key=lambda m: m[0])),
        ties=tuple(
            (min(pair), max(pair), t.words)
            for t in dependent
            for pair in [(numbers[t.first], numbers[t.second])]
        ),
        loose=len(group.ties) - len(dependent),
    )


def index_page(result: AuditResult, names: Names, stems: dict[str, str]) -> IndexPage:
    """The index of ``result``."""
    order = sorted(result.reports, key=_urgency)
    numbers = {report.document.id: n for n, report in enumerate(order, start=1)}
    for document in result.witnesses:
        numbers.setdefault(document.id, len(numbers) + 1)
    for report in order:
        for relative in report.family:
            numbers.setdefault(relative.id, len(numbers) + 1)
    entries = [
        _entry(r, numbers[r.document.id], numbers[r.document.id], names, stems) for r in order
    ]
    groups = familymap.groups(result.reports)
    trees = {n.id: f for f in (result.stemma.families if result.stemma else ()) for n in f.nodes}
    levels = {level: sum(e.decision.level is level for e in entries) for level in Level}
    parts = [
        f"{levels[level]:,} {words}"
        for level, words in (
            (Level.MEND, "not to run yet"),
            (Level.CHECK, "to check"),
            (Level.RUN, "can run"),
        )
        if levels[level]
    ]
    headline = f"{counted(len(entries), 'document')}: {', '.join(parts) or 'nothing to show'}."
    members = sum(len(group.members) for group in groups)
    return IndexPage(
        headline=headline,
        entries=tuple(entries),
        filters=_filters(order),
        families=tuple(
            _family(g, numbers, names, trees.get(g.members[0])) for g in groups[:_FAMILIES]
        ),
        more_families=max(0, len(groups) - _FAMILIES),
        alone=max(0, len(entries) - members),
        failures=result.failures,
        signature=result.signature,
        options=tuple((name, str(value)) for name, value in result.options),
    )
