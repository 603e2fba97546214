"""A finished run, read back from its folder: the same result, with nothing computed again.

The files are checked as they are read: a report may have come by mail. What a
run did not write down (a witness that no one kept) is not at hand afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from audit.errors import InputError, UsageError
from audit.report.contract import DOCUMENT_SCHEMA, WITNESS_SCHEMA
from audit.report.folder import WITNESSES, named_files, read_manifest
from audit.report.paths import DESK
from audit.result import AuditResult
from audit.types import (
    Category,
    Document,
    DocumentClass,
    DocumentReport,
    Evidence,
    Failure,
    Finding,
    Kind,
    Link,
    Original,
    Place,
    Relative,
    RelayLanguage,
    Role,
    Scores,
    Sentence,
    Severity,
    Span,
    Stemma,
    Verdict,
)

# Ten times the largest page that a run has written; a longer file is not a report.
_LARGEST = 500_000_000
_NEWER = re.compile(rb'"schema": ?"(audit\.(?:document|witness)/\d+)"')


class _Sentence(msgspec.Struct):
    index: int
    start: int
    end: int
    text: str
    role: Role
    language: str | None = None
    block: int = 0


class _Witness(msgspec.Struct):
    schema: Literal["audit.witness/1"]
    id: str
    language: str
    text: str
    sentences: tuple[_Sentence, ...]
    source: str = ""
    title: str | None = None
    publisher: str | None = None
    published: str | None = None


class _Evidence(msgspec.Struct):
    kind: str
    text: str
    start: int | None
    end: int | None
    weight: float
    explanation: str
    languages: dict[str, float] = {}


class _Verdict(msgspec.Struct, rename={"document_class": "class"}):
    document_class: DocumentClass
    probabilities: dict[DocumentClass, float]
    relay_languages: tuple[RelayLanguage, ...]
    evidence: tuple[_Evidence, ...]


class _Place(msgspec.Struct):
    start: int
    end: int
    text: str


class _Original(msgspec.Struct):
    document: str | None
    start: int
    end: int
    text: str


class _Finding(msgspec.Struct):
    category: Category
    kind: Kind
    severity: Severity
    confidence: float
    start: int
    end: int
    text: str
    places: tuple[_Place, ...]
    original: _Original | None
    suggestion: str | None
    witnesses_for: tuple[str, ...]
    witnesses_against: tuple[str, ...]
    explanation: str


class _Document(msgspec.Struct):
    schema: Literal["audit.document/1"]
    id: str
    language: str
    title: str | None
    text: str
    verdict: _Verdict
    family: tuple[Relative, ...]
    sentences: tuple[_Sentence, ...]
    links: tuple[Link, ...]
    findings: tuple[_Finding, ...]
    scores: Scores
    signature: str
    source: str = ""
    publisher: str | None = None
    published: str | None = None


def _text(read: _Document | _Witness) -> Document:
    return Document(
        id=read.id,
        source=read.source,
        text=read.text,
        language=read.language,
        sentences=tuple(
            Sentence(s.index, Span(s.start, s.end), s.text, s.role, s.language, s.block)
            for s in read.sentences
        ),
        title=read.title,
        publisher=read.publisher,
        published=read.published,
    )


def _probabilities(
    written: Mapping[DocumentClass, float],
) -> tuple[tuple[DocumentClass, float], ...]:
    """Figures of six digits may miss 1 by a millionth or two; the largest one makes it up."""
    missing = 1.0 - sum(written.values())
    if not written or abs(missing) > 1e-5:
        raise ValueError("the probabilities of the verdict do not sum to 1")
    largest = max(written, key=lambda c: written[c])
    return tuple((c, p + missing if c is largest else p) for c, p in written.items())


def _finding(read: _Finding, text: str) -> Finding:
    span = Span(read.start, read.end)
    places = tuple(Place(Span(p.start, p.end), p.text) for p in read.places)
    for where, words in ((span, read.text), *((p.span, p.text) for p in places)):
        if where.of(text) != words:
            raise ValueError(f"a finding says {words[:40]!r} where the text does not")
    said = read.original
    return Finding(
        read.category,
        read.kind,
        read.severity,
        read.confidence,
        span,
        read.text,
        read.explanation,
        None if said is None else Original(said.document, Span(said.start, said.end), said.text),
        read.suggestion,
        places,
        read.witnesses_for,
        read.witnesses_against,
    )


def _evidence(read: _Evidence, text: str) -> Evidence:
    span = None if read.start is None or read.end is None else Span(read.start, read.end)
    if span is not None and span.end > len(text):
        raise ValueError("a piece of evidence leaves the text")
    return Evidence(
        read.kind, read.text, span, read.weight, read.explanation, tuple(read.languages.items())
    )


def _report(read: _Document) -> DocumentReport:
    document = _text(read)
    inside = range(len(document.sentences))
    if any(i not in inside for link in read.links for i in link.sentences):
        raise ValueError("a link names a sentence that is not there")
    return DocumentReport(
        document=document,
        verdict=Verdict(
            read.verdict.document_class,
            _probabilities(read.verdict.probabilities),
            read.verdict.relay_languages,
            tuple(_evidence(e, document.text) for e in read.verdict.evidence),
        ),
        family=read.family,
        links=read.links,
        findings=tuple(_finding(f, document.text) for f in read.findings),
        scores=read.scores,
        signature=read.signature,
    )


def _decoded(path: Path, raw: bytes, kind: type[Any], known: str) -> Any:
    """One JSON object as ``kind``; InputError that says where it departs from the schema."""
    try:
        return msgspec.json.decode(raw, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        found = _NEWER.search(raw[:4000])
        if found and found[1].decode() != known:
            raise InputError(
                str(path),
                f"it is {found[1].decode()}, not {known}",
                "use the version that wrote it",
            ) from error
        raise InputError(str(path), f"not a report ({error})", "run the audit again") from error


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise InputError(str(path), "too large for a report", "run the audit again")
        return path.read_bytes()
    except OSError as error:
        raise InputError(
            str(path), f"cannot be read ({error.strerror or error})", "run the audit again"
        ) from error


def read_document_file(path: Path) -> DocumentReport:
    """The report of one document from its JSON; InputError where it is not one."""
    read = _decoded(path, _bytes(path), _Document, DOCUMENT_SCHEMA)
    try:
        return _report(read)
    except (ValueError, KeyError) as error:
        raise InputError(str(path), f"not a report ({error})", "run the audit again") from error


def _witnesses(path: Path) -> Iterator[Document]:
    for line in _bytes(path).splitlines():
        read = _decoded(path, line, _Witness, WITNESS_SCHEMA)
        try:
            yield _text(read)
        except ValueError as error:
            raise InputError(str(path), f"not a text ({error})", "run the audit again") from error


def read_report(folder: Path) -> AuditResult:
    """The result of a finished run from the folder that ``audit run --out`` wrote.

    Findings, links, verdicts and texts are those of the run. UsageError where
    there is no finished run in ``folder``; InputError where a file of it is
    missing or damaged. Of a batch desk's folder: the latest report of every document.
    """
    manifest = read_manifest(folder)
    if manifest is None and (folder / DESK).is_dir():
        found = sorted((folder / "documents").glob("*.json"))
        return AuditResult(tuple(map(read_document_file, found)))
    if manifest is None:
        raise UsageError(
            f"{folder}: no manifest.json of a finished audit; "
            "give the folder that `audit run` or `audit desk watch` wrote (--out)"
        )
    stemma = manifest.get("stemma")
    options = manifest.get("options")
    failures = manifest.get("failures")
    try:
        return AuditResult(
            reports=tuple(read_document_file(folder / n) for n in named_files(manifest, "data")),
            failures=msgspec.convert(failures or [], tuple[Failure, ...]),
            inputs=msgspec.convert(manifest.get("inputs") or [], tuple[str, ...]),
            signature=str(manifest.get("signature") or ""),
            options=tuple(msgspec.convert(options or {}, dict[str, Any]).items()),
            witnesses=tuple(_witnesses(folder / WITNESSES))
            if manifest.get("witnesses") == WITNESSES
            else (),
            stemma=Stemma.from_json(stemma) if isinstance(stemma, dict) else None,
        )
    except (msgspec.ValidationError, ValueError) as error:
        raise InputError(
            str(folder / "manifest.json"), f"not a manifest ({error})", "run the audit again"
        ) from error
