"""Aligned text with one record a line: TSV and JSON Lines."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audit.language.codes import shortest
from audit.read.pairs.record import MAX_SEGMENT, PairRecord, broken, checked

# Bytes: two segments of the longest kind in four-byte letters, escaped in JSON, and names.
MAX_LINE = 13 * MAX_SEGMENT * 2


def from_tsv(path: Path) -> Iterator[PairRecord]:
    """``source<TAB>target``, no header; the id is the line's number from 1."""
    for number, line in _lines(path):
        yield line if isinstance(line, PairRecord) else _tsv_record(str(number), line)


def from_jsonl(path: Path) -> Iterator[PairRecord]:
    """Objects with ``source`` and ``target``, and ``id``, languages and ``document`` if known."""
    for number, line in _lines(path):
        yield line if isinstance(line, PairRecord) else _json_record(str(number), line)


_NO_TAB = "there is no tab: one column, not two; put a tab between source and target"


def _tsv_record(name: str, line: str) -> PairRecord:
    columns = line.split("\t")
    while len(columns) > 2 and not columns[-1].strip():
        columns.pop()
    if len(columns) == 1:
        what = "the line is blank" if not line.strip() else _NO_TAB
        return broken(name, what)
    if len(columns) > 2:
        return broken(name, f"there are {len(columns)} columns, not two; take the others out")
    return checked(PairRecord(name, columns[0].strip(), columns[1].strip()))


def _json_record(name: str, line: str) -> PairRecord:
    if not line.strip():
        return broken(name, "the line is blank")
    try:
        record = json.loads(line)
    except (ValueError, RecursionError):
        return broken(name, "this is not a JSON object; write one a line")
    if not isinstance(record, dict):
        return broken(name, "this is not a JSON object; write one a line")
    given = record.get("id")
    if isinstance(given, (str, int, float)) and not isinstance(given, bool) and given != "":
        name = _writable(str(given))
    document = record.get("document")
    document = _writable(str(document)) if isinstance(document, (str, int)) else None
    for side in ("source", "target"):
        if not isinstance(record.get(side), str):
            fault = "is missing" if record.get(side) is None else "is not text"
            return broken(name, f"`{side}` {fault}; write it as a string", document)
    return checked(
        PairRecord(
            id=name,
            source=record["source"],
            target=record["target"],
            source_language=_language(record.get("source_language")),
            target_language=_language(record.get("target_language")),
            document=document,
        )
    )


def _language(value: Any) -> str | None:
    return shortest(value) if isinstance(value, str) else None


def _writable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _lines(path: Path) -> Iterator[tuple[int, str | PairRecord]]:
    """Each line with its number from 1; a record with an error for one that is no text.

    Blank lines at the end are left out, others are given: a line in, a line out.
    """
    with path.open("rb") as file:
        head = file.read(4)
    wide = head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    blank: list[int] = []
    for number, raw in enumerate(_wide_lines(path) if wide else _byte_lines(path), 1):
        if raw is None:
            line: str | PairRecord = broken(
                str(number), "the line is longer than a record can be; cut it"
            )
        else:
            try:
                line = raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
            except UnicodeDecodeError as error:
                fault = f"byte {error.start} of the line is not valid UTF-8; save the file as UTF-8"
                line = broken(str(number), fault)
        if isinstance(line, str) and not line.strip(" \r"):
            blank.append(number)
            continue
        for earlier in blank:
            yield earlier, ""
        blank.clear()
        yield number, line


def _byte_lines(path: Path) -> Iterator[bytes | None]:
    """The lines of a file; None for one that is too long, which is passed over."""
    with path.open("rb") as file:
        while line := file.readline(MAX_LINE + 1):
            if len(line) <= MAX_LINE:
                yield line
                continue
            while line and not line.endswith(b"\n"):
                line = file.readline(2**20)
            yield None


def _wide_lines(path: Path) -> Iterator[bytes | None]:
    """The lines of a UTF-16 file, as UTF-8."""
    with path.open(encoding="utf-16", errors="replace", newline="\n") as file:
        while line := file.readline(MAX_LINE + 1):
            if len(line) <= MAX_LINE:
                yield line.encode("utf-8", "replace")
                continue
            while line and not line.endswith("\n"):
                line = file.readline(2**20)
            yield None
