"""Paragraphs: a line is one, unless the text was wrapped at a column.

A text wrapped by a program is known by its geometry, in any script: each line
but a paragraph's last would have grown past the column by the next line's first
word. Lists, poems and headlines do not fill their lines so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from audit.types import Span

_LINE = re.compile(r"[^\n\v\f\x1c-\x1e\x85\u2028\u2029]+")

# Columns at which mail programs, terminals and agencies wrap: 60 to 80, with room.
_MIN_COLUMN, _MAX_COLUMN = 45, 100
# Of the lines followed by another one of their paragraph, this share has to be
# full: ragged hand-made breaks (verse, addresses) fill about a third by chance.
_FULL_SHARE = 0.6
# At least so many full lines that break off in the middle of a sentence, and so
# large a share of the full lines: one-line paragraphs end with a stop.
_MIN_BROKEN, _BROKEN_SHARE = 3, 0.5
_STOPS = frozenset(".!?…:;。！？।۔؟։\"'”’»）)」』：")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its span without outer white space.

    ``indent`` counts the blanks before it; ``gap`` tells whether a blank line
    stands before it; ``width`` is in columns (East Asian wide signs take two).
    """

    span: Span
    indent: int
    gap: bool
    width: int
    first: int
    stopped: bool


def lines(text: str) -> list[Line]:
    """The lines that hold more than white space, in order."""
    found: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        raw = match.group()
        body = raw.strip()
        if not body:
            continue
        indent = len(raw) - len(raw.lstrip())
        start = match.start() + indent
        gap = bool(found) and text.count("\n", previous, match.start()) > 1
        head = body[:200].split(maxsplit=1)[0]
        wide = _is_wide(head[0])
        found.append(
            Line(
                span=Span(start, start + len(body)),
                indent=indent,
                gap=gap,
                width=_width(body),
                first=2 if wide else _width(head),
                stopped=body[-1] in _STOPS,
            )
        )
        previous = match.end()
    return found


def blocks(text: str) -> list[Span]:
    """The spans of the paragraphs, outer white space left out."""
    rows = lines(text)
    column = _column(rows)
    found: list[Span] = []
    for position, row in enumerate(rows):
        if (
            column is not None
            and position
            and not row.gap
            and _full(rows[position - 1], row, column)
        ):
            found[-1] = Span(found[-1].start, row.span.end)
        else:
            found.append(row.span)
    return found


def _full(line: Line, following: Line, column: int) -> bool:
    """Whether the next line's first word would not have fitted on this line."""
    return line.width + line.indent + 1 + following.first > column


def _column(rows: list[Line]) -> int | None:
    """The column at which the text was wrapped, or None for a text that was not."""
    if len(rows) <= _MIN_BROKEN:
        return None
    widths = sorted(row.width + row.indent for row in rows)
    # A long link or a table row may stick out of a wrapped text.
    column = widths[-1 - len(widths) // 50]
    if not _MIN_COLUMN <= column <= _MAX_COLUMN:
        return None
    inner = [(a, b) for a, b in pairwise(rows) if not b.gap]
    full = [a for a, b in inner if _full(a, b, column)]
    broken = sum(not a.stopped for a in full)
    if broken < _MIN_BROKEN or broken < _BROKEN_SHARE * len(full):
        return None
    return column if len(full) >= _FULL_SHARE * len(inner) else None


def _width(text: str) -> int:
    if text.isascii():
        return len(text)
    if len(text) > 4 * _MAX_COLUMN:
        return len(text)
    return sum(0 if unicodedata.combining(c) else 2 if _is_wide(c) else 1 for c in text)


def _is_wide(char: str) -> bool:
    return unicodedata.east_asian_width(char) in ("W", "F")
