"""The report's folder: each file whole or not at all, nothing outside it."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import UsageError
from audit.report.contract import Json, document_json, encode, witness_json
from audit.report.lines import encoded
from audit.report.paths import file_stems
from audit.report.spreadsheet import csv_bytes
from audit.report.tables import DOCUMENTS, FINDINGS, arrow, document_rows, finding_rows
from audit.words import ENGLISH, Words

if TYPE_CHECKING:
    from audit.result import AuditResult

MANIFEST_SCHEMA = "audit.manifest/1"
# Texts that were witnesses only; without them a finished run could not quote them again.
WITNESSES = "witnesses.jsonl"
_PAGES = "documents"
# A manifest of a hundred thousand documents is about 20 MB; more is not ours.
_LARGEST_MANIFEST = 200_000_000


def manifest_json(result: AuditResult, stems: dict[str, str]) -> Json:
    """What went in, what failed, where each document's files are, and what made it all."""
    return {
        "schema": MANIFEST_SCHEMA,
        "inputs": list(result.inputs),
        "documents": [
            {
                "id": report.document.id,
                "source": report.document.source,
                "page": f"{_PAGES}/{stems[report.document.id]}.html",
                "data": f"{_PAGES}/{stems[report.document.id]}.json",
            }
            for report in result.reports
        ],
        "witnesses": WITNESSES if result.witnesses else None,
        "failures": [
            {"source": f.source, "fault": f.fault, "mend": f.mend} for f in result.failures
        ],
        "stemma": result.stemma.as_json() if result.stemma else None,
        "signature": result.signature,
        "options": dict(result.options),
    }


def parquet_bytes(result: AuditResult) -> bytes:
    """The findings as Parquet."""
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(arrow(FINDINGS, finding_rows(result)), out, compression="zstd")
    return out.getvalue()


def _files(result: AuditResult, stems: dict[str, str], say: Words) -> Iterator[tuple[str, bytes]]:
    """Name and content of every file, one at a time; the manifest last."""
    from audit.report.pages import Pages

    pages = Pages(result, stems, say=say)
    for report in result.reports:
        stem = stems[report.document.id]
        yield f"{_PAGES}/{stem}.json", encode(document_json(report))
        yield f"{_PAGES}/{stem}.html", pages.document(report)
    if result.witnesses:
        yield WITNESSES, "".join(encoded(witness_json(d)) + "\n" for d in result.witnesses).encode()
    yield "documents.csv", csv_bytes(DOCUMENTS, document_rows(result))
    yield "findings.csv", csv_bytes(FINDINGS, finding_rows(result))
    yield "findings.parquet", parquet_bytes(result)
    yield "score.html", pages.score()
    yield "index.html", pages.index()
    yield "manifest.json", encode(manifest_json(result, stems))


def read_manifest(out: Path) -> Json | None:
    """The manifest in ``out``; None where there is none that this project wrote."""
    path = out / "manifest.json"
    try:
        if path.is_symlink() or path.stat().st_size > _LARGEST_MANIFEST:
            return None
        manifest = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(manifest, dict) or manifest.get("schema") != MANIFEST_SCHEMA:
        return None
    return manifest


def named_files(manifest: Json, key: str) -> list[str]:
    """The files that ``manifest`` names under ``key`` (``page``, ``data``), if they can be ours.

    A manifest is only a file: a name in it that leads out of the folder of
    pages is left out.
    """
    ending = {"page": ".html", "data": ".json"}[key]
    documents = manifest.get("documents")
    names = []
    for entry in documents if isinstance(documents, list) else ():
        name = entry.get(key) if isinstance(entry, dict) else None
        if not isinstance(name, str) or not name.startswith(f"{_PAGES}/"):
            continue
        leaf = name.removeprefix(f"{_PAGES}/")
        if leaf.endswith(ending) and not set(leaf) & set("/\\\0:") and leaf[0] != ".":
            names.append(name)
    return names


def _files_of_earlier_run(out: Path) -> set[str]:
    """Page and data files that the manifest in ``out`` names, and that can be only ours."""
    manifest = read_manifest(out)
    if manifest is None:
        return set()
    names = {*named_files(manifest, "page"), *named_files(manifest, "data")}
    return names | ({WITNESSES} if manifest.get("witnesses") == WITNESSES else set())


def _write(path: Path, content: bytes) -> None:
    """Put ``content`` at ``path`` in one step: a reader sees the old file or the new one."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.unlink(missing_ok=True)
        with part.open("xb") as stream:
            stream.write(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def write_folder(result: AuditResult, out: Path, say: Words = ENGLISH) -> None:
    """Write all files of the report into ``out``; see ``audit.report.write``."""
    stems = file_stems(report.document.id for report in result.reports)
    try:
        pages = out / _PAGES
        pages.mkdir(parents=True, exist_ok=True)
        if not pages.resolve().is_relative_to(out.resolve()):
            raise UsageError(f"{pages}: leads out of the report's folder; choose another --out")
        stale = _files_of_earlier_run(out)
        for name, content in _files(result, stems, say):
            _write(out / name, content)
            stale.discard(name)
        for name in sorted(stale):
            (out / name).unlink(missing_ok=True)
    except OSError as error:
        where = error.filename or out
        raise UsageError(
            f"{where}: cannot be written ({error.strerror or error}); "
            "free the place or choose another --out"
        ) from error
