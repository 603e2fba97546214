"""A damaged state file: set aside, never deleted, and rebuilt from what can still be read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from audit.desk.place import Place
from audit.desk.store.base import Store
from audit.desk.store.codec import content_hash

# In this order, so that what is referred to is there first.
_TABLES = (
    "meta",
    "inputs",
    "names",
    "documents",
    "forms",
    "decisions",
    "comments",
    "log",
)


@dataclass(frozen=True, slots=True)
class Mended:
    """Where the damaged file is, rows salvaged from it, documents known from their reports."""

    aside: Path
    salvaged: int
    from_reports: int


def mend(place: Place) -> Mended:
    """Set the damaged file aside and begin a new one from its readable rows and the reports.

    Reports in the folder are as good a memory of what was audited as the table
    was: nothing that has a report is audited again. Claimed files that the new
    state does not know go back to the inbox when the watcher starts.
    """
    aside = _set_aside(place.state)
    with Store(place.state) as store:
        salvaged = sum(_salvage(store, aside, table) for table in _TABLES)
        return Mended(aside, salvaged, _from_reports(store, place))


def _set_aside(path: Path) -> Path:
    number = 1
    while (aside := path.with_name(f"damaged-{number}.sqlite3")).exists():
        number += 1
    path.rename(aside)
    for tail in ("-wal", "-shm"):
        log = path.with_name(path.name + tail)
        if log.exists():
            log.rename(aside.with_name(aside.name + tail))
    return aside


def _salvage(store: Store, aside: Path, table: str) -> int:
    """Copy every row of a table that can be read, from both ends up to the damage."""
    columns = {str(r[1]) for r in store.base.execute(f"pragma table_info({table})")}
    kept = 0
    for order in ("", " order by rowid desc"):
        for row in _readable(aside, f"select * from {table}{order}"):
            fields = {n: row[n] for n in row.keys() if n in columns}  # noqa: SIM118 (a Row is no dict)
            try:
                with store.transaction() as base:
                    kept += _insert(base, table, fields)
            except sqlite3.IntegrityError:
                continue  # it refers to a row that is lost
    return kept


def _readable(aside: Path, query: str) -> Iterator[sqlite3.Row]:
    try:
        with closing(sqlite3.connect(f"{aside.absolute().as_uri()}?mode=ro", uri=True)) as old:
            old.row_factory = sqlite3.Row
            yield from old.execute(query)
    except sqlite3.Error:
        return


def _insert(base: sqlite3.Connection, table: str, fields: dict[str, Any]) -> int:
    """Insert a row unless it is there; how many were inserted."""
    marks = ", ".join("?" * len(fields))
    query = f"insert or ignore into {table} ({', '.join(fields)}) values ({marks})"
    return base.execute(query, tuple(fields.values())).rowcount


def _from_reports(store: Store, place: Place) -> int:
    """Documents that have a report and no row: written down as audited."""
    found = 0
    for path in sorted(place.pages.glob("*.json")) if place.pages.is_dir() else ():
        try:
            fields = _fields(json.loads(path.read_bytes()), path.stat().st_mtime)
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
        known = "select 1 from documents where source = ? and state = 'written'"
        with store.transaction() as base:
            if base.execute(known, (fields["source"],)).fetchone():
                continue
            _insert(base, "inputs", {**_REBUILT, "arrived_at": store.now()})
            name = fields["document_id"]
            _insert(
                base,
                "names",
                {"folded": name.casefold(), "document_id": name, "source": fields["source"]},
            )
            (ordinal,) = base.execute("select count(*) from documents where input = 0").fetchone()
            found += _insert(base, "documents", {"input": 0, "ordinal": ordinal, **fields})
    if place.lines.is_file():
        with store.transaction():
            store.put("lines", str(place.lines.stat().st_size))
    return found


_REBUILT = {
    "id": 0,
    "token": "rebuilt",
    "name": "rebuilt from reports",
    "state": "moved",
    "outcome": "done",
}


def _fields(data: dict[str, Any], when: float) -> dict[str, Any]:
    """The row of an audited document, as its report tells it; raises for what is no report."""
    text = str(data["text"])
    return {
        "source": str(data["source"]),
        "document_id": str(data["id"]),
        "sha256": content_hash(data["title"], text),
        "state": "written",
        "latest": 1,
        "arrived_at": when,
        "audited_at": when,
        "title": data["title"] or str(data["id"]),
        "language": str(data["language"]),
        "publisher": data["publisher"],
        "published": data["published"],
        "verdict": str(data["verdict"]["class"]),
        # How urgent it is was a judgement on the report; "check" sends an editor to it.
        "level": "check",
        "badge": "Check first",
        "score": float(data["scores"]["overall"]),
        "words": " ".join(text.split()).casefold(),
        "signature": data["signature"],
    }
