"""Which earlier documents deserve a second look: those that a new one is a better witness of."""

from __future__ import annotations

from collections.abc import Iterator

from audit.desk.place import Place
from audit.desk.store.base import Store
from audit.desk.store.lookup import entry
from audit.desk.watch.auditing import Audited
from audit.errors import InputError
from audit.report.reread import read_document_file
from audit.types import Document, DocumentClass, DocumentReport, RawDocument, Relation

# A witness that is hardly better changes nothing but the bill. Similarities of true pairs
# spread by some hundredths with the language alone (docs/family.md).
MARGIN = 0.05


def second_looks(place: Place, store: Store, result: Audited) -> Iterator[RawDocument]:
    """Earlier documents whose report was made without so good a witness as this one.

    A machine translation is no witness. An independent report of the story is
    one for a document that stood alone.
    """
    report = result.report
    if report.verdict.document_class is DocumentClass.MACHINE_TRANSLATED:
        return
    beside = {document.id: document for document in result.witnesses}
    for relative in report.family:
        document = beside.get(relative.id)
        if document is None:
            continue
        try:
            earlier = read_document_file(place.pages / f"{document.id}.json")
        except InputError:
            continue  # it arrived together with this one, or was purged
        if any(known.id == report.document.id for known in earlier.family):
            continue
        best = _best(store, earlier)
        if best is None or (
            relative.relation is not Relation.SAME_STORY and relative.similarity > best + MARGIN
        ):
            yield raw_of(document)


def _best(store: Store, report: DocumentReport) -> float | None:
    """How like its likest witness is; None where nobody could testify."""
    likeness = [
        relative.similarity
        for relative in report.family
        if (known := entry(store, relative.id)) is None
        or known.verdict != DocumentClass.MACHINE_TRANSLATED.value
    ]
    return max(likeness, default=None)


def raw_of(document: Document) -> RawDocument:
    """What was read, from what was prepared: preparing changes no letter."""
    return RawDocument(
        document.id,
        document.source,
        document.text,
        document.title,
        document.language,
        document.publisher,
        document.published,
    )
