"""One pair of source and target, or the word on why it cannot be used."""

from __future__ import annotations

from dataclasses import dataclass, replace

# Characters a side. A segment is a sentence or a paragraph; the longest in
# legal text have about ten thousand. Beyond ten times that it is no segment.
MAX_SEGMENT = 100_000


@dataclass(frozen=True, slots=True)
class PairRecord:
    """``source`` is the original, ``target`` the text under audit.

    Languages are shortest BCP 47 subtags, None where not given or not known.
    Records that share a ``document`` are one text in order; None stands alone.
    ``error`` says what is wrong with a record that cannot be used; its texts
    are then what could be read of them.
    """

    id: str
    source: str
    target: str
    source_language: str | None = None
    target_language: str | None = None
    document: str | None = None
    error: str | None = None


def checked(record: PairRecord) -> PairRecord:
    """The record, with ``error`` set where its texts cannot be audited."""
    error = record.error or _fault("source", record.source) or _fault("target", record.target)
    if error == record.error:
        return record
    return replace(
        record, source=_harmless(record.source), target=_harmless(record.target), error=error
    )


def broken(record_id: str, error: str, document: str | None = None) -> PairRecord:
    """A record of which nothing could be read."""
    return PairRecord(record_id, "", "", document=document, error=error)


def _fault(side: str, text: str) -> str | None:
    if not text.strip():
        return f"the {side} is empty"
    if len(text) > MAX_SEGMENT:
        return f"the {side} is longer than {MAX_SEGMENT} characters; cut it into sentences"
    if "\x00" in text:
        return f"the {side} holds binary data"
    if any("\ud800" <= c <= "\udfff" for c in text):
        return f"the {side} holds half a surrogate pair; take it out"
    return None


def _harmless(text: str) -> str:
    """A text that can be written out: cut, and without halves of surrogate pairs."""
    return text[:MAX_SEGMENT].encode("utf-8", "replace").decode("utf-8").replace("\x00", "?")
