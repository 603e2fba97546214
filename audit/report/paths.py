"""File names for documents: safe on every system, and never out of the folder."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

#: The folder that a batch desk keeps for itself beside its reports.
DESK = ".desk"

# Windows keeps these for devices, with any ending (Microsoft Learn, "Naming Files").
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul"]
    + [f"{name}{digit}" for name in ("com", "lpt") for digit in "0123456789¹²³"]
)
# Most file systems end a name at 255 bytes; this leaves room for an ending,
# a clash mark and the mark of a file that is being written.
_LONGEST = 150


def _safe(document_id: str) -> str:
    """``document_id`` itself where it can be a file name; else the nearest name and a hash."""
    kept = "".join(c if c.isalnum() or c in "-_.~ ()+,=@" else "_" for c in document_id)
    # Normal form C: one file system folds the forms together, another does not.
    name = unicodedata.normalize("NFC", kept).strip(" ").lstrip(".").rstrip(". ")
    while len(name.encode("utf-8")) > _LONGEST:
        name = name[: -max(1, (len(name.encode("utf-8")) - _LONGEST) // 4)]
    if not name or name.split(".")[0].strip().casefold() in _DEVICES:
        name = f"_{name}"
    if name == document_id:
        return name
    digest = hashlib.sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest()
    return f"{name.rstrip('. ')}-{digest[:8]}"


def file_stems(ids: Iterable[str]) -> dict[str, str]:
    """A file name without ending for each id, in order.

    A safe id names its own file. No two ids share a name, also where the file
    system does not tell capitals from small letters: the later one gets ``~2``.
    """
    stems: dict[str, str] = {}
    taken: set[str] = set()
    wanted = [(document_id, _safe(document_id)) for document_id in ids]
    own = {stem.casefold() for document_id, stem in wanted if document_id == stem}
    # Ids that are their own names come first, so that no other one takes them.
    for document_id, stem in sorted(wanted, key=lambda pair: pair[0] != pair[1]):
        name, number = stem, 1
        while name.casefold() in taken or (number > 1 and name.casefold() in own):
            number += 1
            name = f"{stem}~{number}"
        taken.add(name.casefold())
        stems[document_id] = name
    return {document_id: stems[document_id] for document_id, _ in wanted}
