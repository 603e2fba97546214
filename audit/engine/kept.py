"""Results of an earlier run, by all that they depend on.

In a corpus in which one document changed, its family alone is audited again; a small
corpus in which none changed is not audited at all. What was kept is found for the very
same documents, sentence for sentence, held against the same others, by the same code,
libraries, model and options; else it is not found.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from audit.engine.made_by import made_by
from audit.engine.options import Options

T = TypeVar("T")

FOLDER = "kept"
_DIGEST = 16


@dataclass(frozen=True, slots=True)
class Kept:
    """Results in one folder, a file each, named by a hash of what they rest on.

    ``settings``: what is the same for a whole run (``settings_of``). A file that cannot
    be read, or not be written, costs the work that it would have saved and nothing else.
    """

    folder: Path
    settings: bytes

    def name(self, *given: object) -> str:
        """32 hexadecimal digits of ``given`` and of the settings."""
        mark = hashlib.blake2b(self.settings, digest_size=_DIGEST)
        for value in given:
            mark.update(hashlib.blake2b(msgspec.msgpack.encode(value)).digest())
        return mark.hexdigest()

    def read(self, name: str, kind: type[T]) -> T | None:
        """What is kept under ``name``; None where there is nothing that is whole."""
        path = self.folder / name
        try:
            content = path.read_bytes()
            digest, packed = content[:_DIGEST], content[_DIGEST:]
            if hashlib.blake2b(packed, digest_size=_DIGEST).digest() != digest:
                return None
            os.utime(path)
            found: T = msgspec.msgpack.decode(packed, type=kind)
        except (OSError, ValueError):  # msgspec's errors are ValueErrors
            return None
        return found

    def write(self, name: str, value: Any) -> None:
        """Keep ``value``, in one step."""
        packed = msgspec.msgpack.encode(value)
        part = self.folder / f".{name}.{os.getpid()}"
        with suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                part.write_bytes(hashlib.blake2b(packed, digest_size=_DIGEST).digest() + packed)
                part.replace(self.folder / name)
            finally:
                part.unlink(missing_ok=True)

    def begun(self) -> int:
        """A moment by the clock of the folder's file system, for ``prune``; 0 without a folder."""
        mark = self.folder / ".begun"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            mark.write_bytes(b"")
            return mark.stat().st_mtime_ns
        except OSError:
            return 0

    def prune(self, since: int) -> None:
        """Remove what nobody has read or written ``since`` a moment (``begun``)."""
        with suppress(OSError):
            for path in self.folder.iterdir():
                if path.stat().st_mtime_ns < since:
                    path.unlink(missing_ok=True)


def settings_of(options: Options, restricted: bool, signature: str) -> bytes:
    """A hash of all but the documents: code, libraries, model, options, termbase, originals."""
    mark = hashlib.blake2b(made_by(), digest_size=32)
    termbase = b"" if options.termbase is None else options.termbase.read_bytes()
    for value in (signature, options.as_pairs(), termbase, restricted):
        mark.update(hashlib.blake2b(msgspec.msgpack.encode(value)).digest())
    return mark.digest()
