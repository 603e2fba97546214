"""Inline marks: ``<!-- audit-ignore "35.000 euros": as the court wrote it -->``.

A mark silences the findings on its words in the file that it stands in. Whoever
can write a mark can hide an error, so only files of folders that the house rules
name are read for marks, a critical finding needs a rule that says so, and what
was silenced is listed in the report. In any other file a mark is text.
"""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path, PurePosixPath

import msgspec

from audit.desk.decisions.folding import folded
from audit.errors import InputError
from audit.read.decode import MAX_BYTES, decode
from audit.types import Finding, Kind, RawDocument, Severity

# Readers of these take comments out of the text, so that marks are looked for in the file.
_MARKUP = (".html", ".htm", ".xhtml", ".md", ".markdown")
# More than this in one file is no editor's work.
MOST = 100

_MARK = re.compile(
    r"<!--[ \t]*audit-ignore[ \t]+(?:(?P<kind>[a-z_]{1,40})[ \t]+)?"
    r'"(?P<words>[^"\n<>]{1,200})"[ \t]*(?::[ \t]*(?P<reason>[^\n<>]{0,300}?))?[ \t]*-->'
)
_LINE = re.compile(rf"^[ \t]*{_MARK.pattern}[ \t]*(?:\n|\Z)", re.MULTILINE)


class Mark(msgspec.Struct, frozen=True):
    """Findings on ``words`` are silenced, of one ``kind`` or of any; why is for the reader."""

    words: str
    kind: Kind | None = None
    reason: str = ""
    critical: bool = False

    def fits(self, finding: Finding) -> bool:
        """Whether the finding is on these words, and not too grave for a mark."""
        return (
            folded(finding.text) == folded(self.words)
            and self.kind in (None, finding.kind)
            and (self.critical or finding.severity is not Severity.CRITICAL)
        )


class Trusted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Marks count in files under ``folder`` of the inbox; on critical findings if so said."""

    folder: str
    critical: bool = False
    reason: str = ""

    def __post_init__(self) -> None:
        parts = PurePosixPath(self.folder).parts
        if not parts or self.folder.startswith("/") or ".." in parts:
            raise ValueError(f"marks: {self.folder!r} is no folder of the inbox")

    def holds(self, name: str) -> bool:
        """Whether the file ``name`` (its path in the inbox) lay in the folder."""
        return PurePosixPath(self.folder) in PurePosixPath(name).parents


def take_marks(
    raw: RawDocument, path: Path, *, critical: bool
) -> tuple[RawDocument, tuple[Mark, ...]]:
    """The document without its marks, and the marks, of the file at ``path`` that is trusted.

    A mark with a kind that does not exist stays text, so that its author sees it.
    """
    found = [*_marks(raw.text, critical=critical)]
    if path.suffix.casefold() in _MARKUP:
        found += _marks(_source(path), critical=critical)
    unmarked = _MARK.sub(_kept, _LINE.sub(_kept, raw.text))
    return replace(raw, text=unmarked), tuple(dict.fromkeys(found))[:MOST]


def _marks(text: str, *, critical: bool) -> list[Mark]:
    found = []
    for match in _MARK.finditer(text):
        if _known(match["kind"]):
            kind = None if match["kind"] is None else Kind(match["kind"])
            words, reason = html.unescape(match["words"]), html.unescape(match["reason"] or "")
            found.append(Mark(words, kind, reason, critical))
    return found


def _kept(match: re.Match[str]) -> str:
    return "" if _known(match["kind"]) else match[0]


def _known(kind: str | None) -> bool:
    return kind is None or kind in Kind._value2member_map_


def _source(path: Path) -> str:
    """The file as it was delivered; nothing where it is too large or no text."""
    try:
        if path.stat().st_size > MAX_BYTES:
            return ""
        return decode(path.name, path.read_bytes())
    except (OSError, InputError):
        return ""
