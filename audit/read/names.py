"""Document ids: safe as file names on every system, and no two alike."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from audit.types import RawDocument

# Bytes of UTF-8. File systems allow 255; room is left for `~12` and `.html`.
MAX_ID_BYTES = 180

_RESERVED = re.compile(r"\A(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|\Z)", re.IGNORECASE)
_FORBIDDEN = frozenset('/\\:*?"<>|')


def safe_id(name: str) -> str:
    """``name`` as an id that is one harmless file name.

    Letters, digits, marks, ordinary punctuation and inner spaces stay. Separators, characters
    that Windows forbids, controls, format characters (bidirectional ones too)
    and symbols such as emoji become ``_``; a leading dot, a trailing dot or
    space, and the names that Windows reserves are changed; what is longer than
    MAX_ID_BYTES is cut and ends in a hash of the whole.
    """
    text = unicodedata.normalize("NFC", name)
    text = "".join("_" if _unsafe(c) else c for c in text).strip()
    text = re.sub(r"\A\.+", "_", text).rstrip(". ")
    if not text.strip("_"):
        text = f"document-{_digest(name)}" if name else "document"
    if _RESERVED.match(text):
        text = f"_{text}"
    encoded = text.encode("utf-8")
    if len(encoded) > MAX_ID_BYTES:
        kept = encoded[: MAX_ID_BYTES - 9].decode("utf-8", "ignore").rstrip(". ")
        text = f"{kept}-{_digest(name)}"
    return text


def distinct(documents: Sequence[RawDocument]) -> tuple[RawDocument, ...]:
    """The documents sorted by id, ids that clash given ``~2``, ``~3``.

    Ids that differ in case alone clash, as they would in a folder. Which one
    keeps its id depends on the sources alone, not on the order they came in.
    """
    ordered = sorted(documents, key=lambda d: (_key(d.id), d.source, d.id))
    taken = {_key(d.id) for d in ordered}
    seen: set[str] = set()
    named = []
    for document in ordered:
        name, number = document.id, 1
        if _key(name) in seen:
            while _key(name) in taken:
                number += 1
                name = f"{document.id}~{number}"
            taken.add(_key(name))
        seen.add(_key(name))
        named.append(document if name == document.id else replace(document, id=name))
    return tuple(sorted(named, key=lambda d: d.id))


def _unsafe(char: str) -> bool:
    if char in _FORBIDDEN:
        return True
    category = unicodedata.category(char)
    return (
        category[0] == "C"
        or category in ("Zl", "Zp", "So", "Sk")
        or (category == "Zs" and char != " ")
    )


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _digest(name: str) -> str:
    return hashlib.sha256(name.encode("utf-8", "surrogatepass")).hexdigest()[:8]
