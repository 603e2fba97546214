"""The mended text as a page offers it: to read with its changes, and to take away."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from urllib.parse import unquote

from markupsafe import Markup

from audit.report.marks import markup
from audit.report.repair import repair
from audit.types import DocumentReport
from audit.words import ENGLISH, Words

# A longer text would stand on the page four times over.
_LONGEST_MENDED = 200_000


@dataclass(frozen=True, slots=True)
class Mended:
    """The text with the suggestions written in, to read and to take away.

    ``downloads``: file name, ``data:`` address and what it is. They hold the
    text itself, without the labels that make hidden characters seen.
    """

    changes: str
    left: str
    text: Markup
    downloads: tuple[tuple[str, str, str], ...]


def _address(text: str) -> str:
    """``text`` as a ``data:`` address: a download that needs no script and no server."""
    raw = base64.b64encode(text.encode("utf-8", "replace")).decode("ascii")
    return f"data:text/plain;charset=utf-8;base64,{raw}"


def mended(report: DocumentReport, stem: str, say: Words = ENGLISH) -> Mended | None:
    """The mended text of a document; None where nothing changes or it is too long for a page."""
    if len(report.document.text) > _LONGEST_MENDED:
        return None
    repaired = repair(report.document, report.findings)
    if not repaired.changes:
        return None
    change = Markup("<del>{}</del><ins>{}</ins>")
    text = Markup("").join(
        markup(piece)
        if isinstance(piece, str)
        else change.format(markup(piece.old), markup(piece.new))
        for piece in repaired.pieces()
    )
    name = unquote(stem)
    return Mended(
        changes=say.counted(
            "%(num)s change: every suggestion that is likely and that the witnesses bear out.",
            "%(num)s changes: every suggestion that is likely and that the witnesses bear out.",
            len(repaired.changes),
        ),
        left=say.counted(
            "%(num)s place left to mend by hand.",
            "%(num)s places left to mend by hand.",
            repaired.left,
        )
        if repaired.left
        else "",
        text=text,
        downloads=(
            (f"{name}-mended.txt", _address(repaired.text), say.gettext("Download the text")),
            (
                f"{name}-changes-marked.txt",
                _address(repaired.marked),
                say.gettext("Download with the changes marked"),
            ),
        ),
    )
