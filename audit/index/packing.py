"""Documents as bytes and back; what comes back is checked like any input."""

from __future__ import annotations

import zlib
from functools import cache

import msgspec

from audit.types import Document


def pack(document: Document) -> bytes:
    """A document as compressed MessagePack."""
    return zlib.compress(msgspec.msgpack.encode(document), 6)


def unpack(packed: bytes) -> Document:
    """The document again; ValueError where the bytes are damaged or no document."""
    try:
        document: Document = _decoder().decode(zlib.decompress(packed))
    except (zlib.error, msgspec.MsgspecError) as fault:
        raise ValueError(f"these bytes are no document ({fault})") from fault
    return document


@cache
def _decoder() -> msgspec.msgpack.Decoder[Document]:
    return msgspec.msgpack.Decoder(Document)
