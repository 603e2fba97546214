"""Termbases as CSV or TSV.

A header names the columns, in any order: ``source`` and ``target``, and if
wanted ``status`` (required, preferred, forbidden; required where it is left
out), ``source_language``, ``target_language``, or ``language`` for both.
Other columns are the user's own and are passed over. Comma, semicolon or tab
by what the header uses.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from io import StringIO

from audit.drift.terms.entry import Entry, Status
from audit.errors import InputError

LONGEST_TERM = 200


def entries(data: bytes, source: str) -> tuple[Entry, ...]:
    """Every row of the file; InputError with the line of the first that is unusable."""
    text = _decoded(data, source)
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = [name.strip().lower() for name in next(reader, [])]
    except csv.Error as error:
        raise InputError(f"{source}:1", f"no CSV ({error})", "save the table as CSV") from error
    for column in ("source", "target"):
        if column not in header:
            raise InputError(
                f"{source}:1", f"no column '{column}'", "begin with a line source,target,status"
            )
    found: list[Entry] = []
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            place = f"{source}:{reader.line_num}"
            raise InputError(place, f"no CSV ({error})", "mend the line") from error
        if row is None:
            return tuple(found)
        if any(cell.strip() for cell in row):
            found.append(_entry(row, header, f"{source}:{reader.line_num}"))


def _decoded(data: bytes, source: str) -> str:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise InputError(f"{source}:{line}", "not UTF-8", "save the file as UTF-8") from error
    if "\0" in text:
        line = text[: text.index("\0")].count("\n") + 1
        raise InputError(f"{source}:{line}", "holds a null character", "take it out")
    return text


def _entry(row: list[str], header: list[str], place: str) -> Entry:
    if len(row) > len(header):
        raise InputError(
            place, f"{len(row)} cells under {len(header)} columns", "quote cells that hold commas"
        )
    cells: Mapping[str, str] = dict(zip(header, (" ".join(c.split()) for c in row), strict=False))
    status = cells.get("status", "").lower() or Status.REQUIRED.value
    if status not in set(Status):
        raise InputError(
            place, f"unknown status '{status}'", "write required, preferred or forbidden"
        )
    term, rendering = cells.get("source", ""), cells.get("target", "")
    if not rendering:
        raise InputError(place, "no target", "write the form that is meant")
    if not term and status != Status.FORBIDDEN:
        raise InputError(place, "no source", "write the term that asks for the target")
    if max(len(term), len(rendering)) > LONGEST_TERM:
        raise InputError(place, f"a term longer than {LONGEST_TERM} characters", "shorten it")
    both = cells.get("language", "")
    return Entry(
        term,
        rendering,
        Status(status),
        language(cells.get("source_language", "") or both, place),
        language(cells.get("target_language", "") or both, place),
        place,
    )


def language(code: str, place: str) -> str | None:
    """The shortest primary subtag of a code; None for none given; InputError for nonsense."""
    from audit.language.codes import shortest

    if not code:
        return None
    found = shortest(code)
    if found is None:
        raise InputError(place, f"unknown language '{code}'", "use a code such as en or sr-Latn")
    return found
