"""The tables of an audit as CSV, Parquet and one Excel workbook."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Iterator, Sequence

from audit.errors import UsageError
from audit.export.segments import plain
from audit.export.selection import Selection
from audit.report.spreadsheet import csv_bytes, joined, neutral
from audit.report.tables import (
    DOCUMENTS,
    FINDINGS,
    SENTENCES,
    Column,
    Row,
    arrow,
    document_rows,
    finding_rows,
    sentence_rows,
)
from audit.result import AuditResult

TABLES: dict[str, tuple[Sequence[Column], Callable[[AuditResult], Iterator[Row]]]] = {
    "findings": (FINDINGS, finding_rows),
    "documents": (DOCUMENTS, document_rows),
    "sentences": (SENTENCES, sentence_rows),
}
# Limits of the format (Excel specifications and limits): rows of a sheet, characters of a cell.
_ROWS = 1_048_576
_CELL = 32_767


def _table(selection: Selection) -> tuple[Sequence[Column], Callable[[AuditResult], Iterator[Row]]]:
    if selection.table not in TABLES:
        raise UsageError(f"--table {selection.table}: one of {', '.join(TABLES)}")
    return TABLES[selection.table]


def as_csv(result: AuditResult, selection: Selection) -> bytes:
    """One table; see ``audit.report.spreadsheet`` for what keeps a cell from running."""
    columns, rows = _table(selection)
    return csv_bytes(columns, rows(result))


def as_parquet(result: AuditResult, selection: Selection) -> bytes:
    """One table with its types."""
    import pyarrow.parquet as pq

    columns, rows = _table(selection)
    out = io.BytesIO()
    pq.write_table(arrow(columns, rows(result)), out, compression="zstd")
    return out.getvalue()


def as_xlsx(result: AuditResult, selection: Selection) -> bytes:
    """A workbook with a sheet for each table.

    Text is stored as text, never as a formula or an address; cells that a
    spreadsheet would run when somebody edits them carry Excel's own sign for
    text (quote prefix). UsageError where a table is longer than a sheet.
    """
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(
        out,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    # The same audit gives the same bytes: the file does not tell the time.
    book.set_properties({"created": datetime.datetime(2000, 1, 1)})
    head = book.add_format({"bold": True})
    quoted = book.add_format({"quote_prefix": True})
    for name, (columns, rows) in TABLES.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            sheet.write_string(0, at, column.name, head)
        last = 0
        for last, row in enumerate(rows(result), start=1):
            if last >= _ROWS:
                raise UsageError(f"xlsx: {name} has more rows than a sheet holds; take parquet")
            for at, cell in enumerate(row):
                if isinstance(cell, str | tuple):
                    text = plain(joined(cell) if isinstance(cell, tuple) else cell)[:_CELL]
                    runs = neutral(text) != text
                    sheet.write_string(last, at, text, quoted if runs else None)
                elif cell is not None:
                    sheet.write_number(last, at, cell)
        sheet.autofilter(0, 0, max(1, last), len(columns) - 1)
    book.close()
    return out.getvalue()
