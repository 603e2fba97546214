"""Files of many documents: JSON Lines and Parquet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audit.errors import InputError
from audit.language.codes import shortest
from audit.read.decode import MAX_BYTES
from audit.read.names import safe_id
from audit.types import Failure, RawDocument

#: Columns under which each field may stand, best first.
FIELDS = {
    "id": ("id",),
    "text": ("text",),
    "title": ("title",),
    "language": ("language", "lang"),
    "source": ("url", "source"),
    "publisher": ("publisher", "site", "sitename"),
    "published": ("published", "date"),
}

_BATCH = 256


def from_jsonl(path: Path) -> Iterator[RawDocument | Failure]:
    """A document for each line of a JSON Lines file, a failure for each that is none."""
    number = 0
    with path.open("rb") as lines:
        while line := lines.readline(MAX_BYTES + 2):
            number += 1
            where = f"{path}:{number}"
            if len(line) > MAX_BYTES:
                yield Failure(where, f"longer than {MAX_BYTES // 2**20} MB", "split the document")
                while line and not line.endswith(b"\n"):
                    line = lines.readline(2**20)
                continue
            if not line.strip() or (number == 1 and line.strip() == b"\xef\xbb\xbf"):
                continue
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8")
                yield _document(path, number, where, json.loads(text))
            except InputError as error:
                yield Failure(error.source, error.fault, error.mend)
            except UnicodeDecodeError as error:
                fault = f"byte {error.start} is not valid UTF-8"
                yield Failure(where, fault, "save the file as UTF-8")
            except (ValueError, RecursionError):
                yield Failure(where, "this is not a JSON object", "write one object a line")


def from_parquet(path: Path) -> Iterator[RawDocument | Failure]:
    """A document for each row of a Parquet file, a failure for each that is none."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    known = {name for names in FIELDS.values() for name in names}
    try:
        file = pq.ParquetFile(path)
        columns = [name for name in file.schema_arrow.names if name in known]
        if "text" not in columns:
            raise InputError(str(path), "there is no column `text`", "name the text's column so")
        number = 0
        for batch in file.iter_batches(batch_size=_BATCH, columns=columns):
            for row in batch.to_pylist():
                number += 1
                where = f"{path}:{number}"
                try:
                    yield _document(path, number, where, row)
                except InputError as error:
                    yield Failure(error.source, error.fault, error.mend)
    except (pa.ArrowException, OSError, UnicodeDecodeError) as error:
        fault = "it cannot be read as Parquet"
        raise InputError(str(path), fault, "write the file again") from error


def _document(path: Path, number: int, where: str, record: Any) -> RawDocument:
    """The document of one record; InputError says what the record lacks."""
    if not isinstance(record, dict):
        raise InputError(where, "this is not a JSON object", "write one object a line")
    text = _field(record, "text", where)
    if text is None or not text.strip():
        raise InputError(where, "the record has no text", "give it a field `text`")
    if len(text) > MAX_BYTES:
        raise InputError(where, "the text is too long", "split the document")
    if "\x00" in text:
        raise InputError(where, "the text holds binary data", "give text alone")
    language = _field(record, "language", where)
    name = _field(record, "id", where)
    return RawDocument(
        id=safe_id(name) if name else safe_id(f"{path.stem}-{number}"),
        source=_field(record, "source", where) or where,
        text=text.replace("\r\n", "\n").replace("\r", "\n"),
        title=_field(record, "title", where),
        declared_language=shortest(language) if language else None,
        publisher=_field(record, "publisher", where),
        published=_field(record, "published", where),
    )


def _field(record: dict[str, Any], field: str, where: str) -> str | None:
    """The first non-empty value under the field's names, as text."""
    for name in FIELDS[field]:
        value = record.get(name)
        if value is None or value == "":
            continue
        if field in ("text", "title") and not isinstance(value, str):
            raise InputError(where, f"`{name}` is not text", "give it as a string")
        if isinstance(value, (dict, list, bool)):
            raise InputError(where, f"`{name}` is neither text nor number", "give it as a string")
        value = str(value)
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            fault = f"`{name}` holds half a surrogate pair"
            raise InputError(where, fault, "write the character whole") from error
        return value
    return None
