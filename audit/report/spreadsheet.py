"""CSV that a spreadsheet opens without running anything.

A cell that begins with = + - @, a tab or a carriage return is a formula to a
spreadsheet (OWASP, "CSV Injection"); such text gets an apostrophe in front,
which spreadsheets take for "this is text". Numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from audit.report.tables import Cell, Column, Row, clean

# The full-width signs too: some spreadsheets read them as the plain ones.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
_BETWEEN = "; "


def neutral(text: str) -> str:
    """``text``, with an apostrophe in front where a spreadsheet would run it."""
    return f"'{text}" if text.lstrip(" \u00a0\ufeff").startswith(_FORMULA) else text


def joined(cell: tuple[str, ...] | tuple[int, ...]) -> str:
    """A list as one cell."""
    return _BETWEEN.join(str(part) for part in cell)


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, tuple):
        return neutral(joined(cell))
    if isinstance(cell, str):
        return neutral(cell.replace("\x00", "\ufffd"))
    return f"{cell:.6g}" if isinstance(cell, float) else str(cell)


def csv_bytes(columns: Sequence[Column], rows: Iterator[Row]) -> bytes:
    """A header and the rows, in UTF-8 without a byte order mark, ended by CRLF (RFC 4180)."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    for row in rows:
        writer.writerow([_cell(clean(cell)) for cell in row])
    return out.getvalue().encode("utf-8")
