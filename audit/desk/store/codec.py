"""Documents as bytes for the store, and back: never pickle."""

from __future__ import annotations

import hashlib
import zlib

import msgspec

from audit.desk.decisions.marks import Mark
from audit.types import Failure, RawDocument

_raw = msgspec.msgpack.Decoder(RawDocument)
_failures = msgspec.json.Decoder(tuple[Failure, ...])
_marks = msgspec.json.Decoder(tuple[Mark, ...])


def pack_raw(raw: RawDocument) -> bytes:
    """``raw`` as compressed bytes."""
    return zlib.compress(msgspec.msgpack.encode(raw), 3)


def unpack_raw(content: bytes) -> RawDocument:
    """What ``pack_raw`` packed."""
    return _raw.decode(zlib.decompress(content))


def pack_failures(failures: tuple[Failure, ...]) -> str:
    """Failures as JSON text; half surrogate pairs of a broken file name are replaced."""
    whole = tuple(Failure(_utf8(one.source), _utf8(one.fault), _utf8(one.mend)) for one in failures)
    return msgspec.json.encode(whole).decode()


def unpack_failures(text: str) -> tuple[Failure, ...]:
    """What ``pack_failures`` packed."""
    return _failures.decode(text)


def pack_marks(marks: tuple[Mark, ...]) -> str:
    """Marks as JSON text."""
    return msgspec.json.encode(marks).decode()


def unpack_marks(text: str) -> tuple[Mark, ...]:
    """What ``pack_marks`` packed."""
    return _marks.decode(text)


def content_hash(title: str | None, text: str, marks: tuple[Mark, ...] = ()) -> str:
    """What makes two deliveries of a document the same one."""
    said = f"{title or ''}\0{text}" + (f"\0{pack_marks(marks)}" if marks else "")
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def _utf8(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()
