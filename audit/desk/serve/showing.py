"""What the pages say of a document beside what the store holds of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from audit.desk.decisions.standing import standings
from audit.desk.place import Place
from audit.desk.store.base import Store
from audit.desk.store.lookup import Entry, entry
from audit.errors import InputError
from audit.report.marks import Mark
from audit.report.quoting import quotation
from audit.report.ranking import UNREAD, WHOSE, Level
from audit.report.reread import read_document_file
from audit.types import Document, DocumentClass, DocumentReport, Severity, Span

# A longer report is not read for the sake of its sentences; the words alone are shown.
_LARGEST = 8_000_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What the reports add to the findings; empty where they are not there any more (purged).

    ``called``: how a quotation of each document of the story begins (an independent
    report is no original). ``here`` and ``there``: by the key of a finding, the sentence
    that it stands in, and the witness's.
    """

    called: dict[str, str] = field(default_factory=dict)
    here: dict[str, Markup] = field(default_factory=dict)
    there: dict[str, Markup] = field(default_factory=dict)


def worst(store: Store, one: Entry) -> tuple[int, dict[str, Any] | None]:
    """How many findings are open, and the worst of them; None where there is none."""
    still = [s for s in standings(store, one) if s.state == "open"]
    return len(still), still[0].finding if still else None


def doubt(one: Entry, found: dict[str, Any] | None) -> str | None:
    """Why a document is to be checked though nothing serious was found; None where that is not so.

    ``found``: its worst open finding.
    """
    if one.level != Level.CHECK or (found and found["severity"] != Severity.MINOR):
        return None
    if one.verdict == DocumentClass.MACHINE_TRANSLATED:
        return UNREAD
    return next((words for kind, words in WHOSE.items() if kind == one.verdict), None)


def shown(store: Store, place: Place, one: Entry) -> Shown:
    """The sentences of a document's findings, from its report and its witnesses'."""
    report = _report(place, one.document_id)
    if report is None:
        return Shown()
    called = {r.id: f"{r.relation.called.capitalize()} says" for r in report.family}
    quoted = {f["original"]["document"] for f in one.findings if f["original"]}
    witnesses = {
        name: found.document
        for name in quoted & set(called)
        if entry(store, name) is not None and (found := _report(place, name)) is not None
    }
    return Shown(
        called,
        _quoted(report.document, ((f["key"], f, f["severity"]) for f in one.findings)),
        {
            key: words
            for name, document in witnesses.items()
            for key, words in _quoted(
                document,
                (
                    (f["key"], f["original"], "said")
                    for f in one.findings
                    if f["original"] and f["original"]["document"] == name
                ),
            ).items()
        },
    )


def _report(place: Place, name: str) -> DocumentReport | None:
    path = place.pages / f"{name}.json"
    try:
        return read_document_file(path) if path.stat().st_size <= _LARGEST else None
    except (OSError, InputError):
        return None


def _quoted(
    document: Document, places: Iterable[tuple[str, dict[str, Any], str]]
) -> dict[str, Markup]:
    """The sentence round each place, as long as the text still says there what was found."""
    made = {}
    for key, place, style in places:
        span = Span(place["start"], place["end"])
        if span.of(document.text) == place["text"]:
            made[key] = quotation(document, span, Mark(span, 0, style))
    return made
