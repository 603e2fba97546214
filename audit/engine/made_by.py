"""What made a result: this package to the byte, and the versions of what it rests on."""

from __future__ import annotations

import hashlib
import re
from functools import cache
from importlib import metadata
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]
_NAME = re.compile(r"[A-Za-z0-9._-]+")


@cache
def made_by() -> bytes:
    """32 bytes that change with any file of the package and any version it depends on.

    A version number alone would let a result stand that older code of the same
    version has made. 20 ms, once a process.
    """
    mark = hashlib.blake2b(digest_size=32)
    for path in sorted(_PACKAGE.rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            mark.update(f"{path.relative_to(_PACKAGE).as_posix()}\0".encode())
            mark.update(hashlib.blake2b(path.read_bytes()).digest())
    for name in _requirements():
        try:
            mark.update(f"{name}={metadata.version(name)}\0".encode())
        except metadata.PackageNotFoundError:
            mark.update(f"{name}\0".encode())
    return mark.digest()


def _requirements() -> list[str]:
    """The names of all packages that this one names, extras too; none without its metadata."""
    try:
        named = metadata.requires("translation-audit") or []
    except metadata.PackageNotFoundError:
        named = []
    return sorted({found[0] for line in named if (found := _NAME.match(line))})
