"""Plain text: nothing is taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audit.read.decode import decode
from audit.read.names import safe_id
from audit.types import RawDocument


def from_plain(path: Path, data: bytes) -> Iterator[RawDocument]:
    """The one document of a text file."""
    yield RawDocument(id=safe_id(path.stem), source=str(path), text=decode(str(path), data))
