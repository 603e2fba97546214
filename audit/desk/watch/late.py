"""Which earlier documents deserve a second look: those that a new one is a better witness of."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from audit.desk.place import Place
from audit.desk.store.base import Store
from audit.desk.store.lookup import entry
from audit.desk.watch.auditing import Audited
from audit.types import Document, DocumentClass, RawDocument, Relation

# A witness that is hardly better changes nothing but the bill. Similarities of true pairs
# spread by some hundredths with the language alone (docs/family.md).
MARGIN = 0.05


class _Known(msgspec.Struct):
    id: str
    similarity: float


class _Report(msgspec.Struct):
    """Of a report, no more than is asked for: it is read for every relative of every document."""

    family: tuple[_Known, ...]


_report = msgspec.json.Decoder(_Report)


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
        earlier = _family(place, document.id)
        if earlier is None or any(known.id == report.document.id for known in earlier):
            continue  # it arrived together with this one, or was purged, or knows it
        best = _best(store, earlier)
        if best is None or (
            relative.relation is not Relation.SAME_STORY and relative.similarity > best + MARGIN
        ):
            yield raw_of(document)


def _family(place: Place, name: str) -> tuple[_Known, ...] | None:
    """Who stood beside a document when its report was written; None where there is no report."""
    try:
        return _report.decode((place.pages / f"{name}.json").read_bytes()).family
    except (OSError, msgspec.DecodeError):
        return None


def _best(store: Store, family: tuple[_Known, ...]) -> float | None:
    """How like its likest witness is; None where nobody could testify."""
    likeness = [
        relative.similarity
        for relative in family
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
