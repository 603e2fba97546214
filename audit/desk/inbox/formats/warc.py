"""WARC archives, read with warcio: one document for each web page in it.

An archive may unpack to many times its size. What a record claims, and what
was really unpacked, is held against budgets; beyond them the whole archive is
refused, because even skipping a record unpacks it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from audit.desk.inbox.formats.markup import slug
from audit.errors import InputError
from audit.read.decode import decode
from audit.read.html import MAX_HTML_BYTES, page_document
from audit.read.names import safe_id
from audit.types import Failure, RawDocument

# HTML packs to a fifth or a tenth of its size, zeros to a thousandth.
MOST_TIMES = 100
# A small archive may be mostly headers: that much is always allowed.
ALWAYS = 64 * 2**20
_CHUNK = 1 << 16
_KINDS = ("response", "resource", "conversion")


class _BombError(InputError):
    """The archive unpacks to more than its budget."""


class _Counted(io.RawIOBase):
    """A file that gives its bytes in small pieces, so that no piece unpacks to much."""

    def __init__(self, file: Any) -> None:
        self._file = file

    def read(self, size: int = -1) -> bytes:
        return bytes(self._file.read(_CHUNK if size < 0 else min(size, _CHUNK)))


def from_warc(path: Path, source: str) -> Iterator[RawDocument | Failure]:
    """A document for each page; a failure for each that cannot be read. Streams."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    budget = max(ALWAYS, MOST_TIMES * path.stat().st_size)
    number = pages = 0
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(_Counted(file)):
                number += 1
                where = f"{source}:{number}"
                budget = _claim(where, record, budget)
                if record.rec_type not in _KINDS or not _is_page(record):
                    continue
                pages += 1
                try:
                    data, budget = _unpacked(where, record, budget)
                    yield _document(where, record, data)
                except _BombError:
                    raise
                except InputError as error:
                    yield Failure(error.source, error.fault, error.mend)
        except (ArchiveLoadFailed, EOFError, OSError, ValueError, KeyError) as error:
            yield Failure(
                f"{source}:{number + 1}",
                f"the archive cannot be read on from here ({type(error).__name__}: {error})",
                "check whether it was copied whole",
            )
            return
        except _BombError as error:
            yield Failure(error.source, error.fault, error.mend)
            return
    if not pages:
        raise InputError(source, "there is no web page in the archive", "give HTML responses")


def _claim(where: str, record: Any, budget: int) -> int:
    """The budget after a record of the length that it claims."""
    said = record.rec_headers.get_header("Content-Length") or "0"
    length = int(said) if said.isdigit() else 0
    if length > budget:
        raise _bomb(where)
    return budget - length


def _bomb(where: str) -> _BombError:
    return _BombError(
        where,
        f"the archive unpacks to more than {MOST_TIMES} times its size",
        "pack the pages anew; this looks like a bomb",
    )


def _unpacked(where: str, record: Any, budget: int) -> tuple[bytes, int]:
    """The record's content, its transfer coding undone, and the budget that is left."""
    stream = record.content_stream()
    parts: list[bytes] = []
    size = 0
    while part := stream.read(_CHUNK):
        size += len(part)
        if size > budget:
            raise _bomb(where)
        if size > MAX_HTML_BYTES:
            raise InputError(
                where, f"the page is larger than {MAX_HTML_BYTES >> 20} MB", "leave it out"
            )
        parts.append(part)
    return b"".join(parts), budget - size


def _is_page(record: Any) -> bool:
    return _content_type(record) in ("text/html", "application/xhtml+xml", "text/plain") and (
        record.http_headers is None or record.http_headers.get_statuscode() == "200"
    )


def _content_type(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return str(headers.get_header("Content-Type") or "").partition(";")[0].strip().casefold()


def _charset(record: Any) -> str | None:
    headers = record.http_headers or record.rec_headers
    said = str(headers.get_header("Content-Type") or "").casefold().partition("charset=")[2]
    return said.partition(";")[0].strip(" \"'") or None


def _document(where: str, record: Any, data: bytes) -> RawDocument:
    address = record.rec_headers.get_header("WARC-Target-URI") or where
    document_id = safe_id(slug(address, address))
    text = decode(where, data, _charset(record))
    if _content_type(record) == "text/plain":
        return RawDocument(document_id, address, text)
    return page_document(document_id, address, text)
