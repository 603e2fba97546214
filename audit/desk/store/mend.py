"""A damaged state file: set aside, never deleted, and rebuilt from what can still be read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

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
        try:
            with closing(sqlite3.connect(f"{aside.absolute().as_uri()}?mode=ro", uri=True)) as old:
                old.row_factory = sqlite3.Row
                for row in _readable(old, f"select * from {table}{order}"):
                    names = [n for n in row.keys() if n in columns]  # noqa: SIM118 (a Row is no dict)
                    marks = ", ".join("?" * len(names))
                    try:
                        with store.transaction() as base:
                            done = base.execute(
                                f"insert or ignore into {table} ({', '.join(names)}) values ({marks})",
                                tuple(row[n] for n in names),
                            )
                            kept += done.rowcount
                    except sqlite3.IntegrityError:
                        continue  # it refers to a row that is lost
        except sqlite3.Error:
            continue
    return kept


def _readable(old: sqlite3.Connection, query: str) -> Iterator[sqlite3.Row]:
    try:
        yield from old.execute(query)
    except sqlite3.DatabaseError:
        return


def _from_reports(store: Store, place: Place) -> int:
    """Documents that have a report and no row: written down as audited."""
    found = 0
    for path in sorted(place.pages.glob("*.json")) if place.pages.is_dir() else ():
        try:
            data = json.loads(path.read_bytes())
            source, text, name = str(data["source"]), str(data["text"]), str(data["id"])
            digest = content_hash(data["title"], text)
            verdict, score = str(data["verdict"]["class"]), float(data["scores"]["overall"])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
        with store.transaction() as base:
            if base.execute(
                "select 1 from documents where source = ? and state = 'written'", (source,)
            ).fetchone():
                continue
            now = store.now()
            base.execute(
                "insert or ignore into inputs (id, token, name, state, outcome, arrived_at, settled_at)"
                " values (0, 'rebuilt', 'rebuilt from reports', 'moved', 'done', ?, ?)",
                (now, now),
            )
            base.execute(
                "insert or ignore into names values (?, ?, ?)", (name.casefold(), name, source)
            )
            base.execute(
                "insert into documents (input, ordinal, source, document_id, sha256, state, latest,"
                " arrived_at, audited_at, title, language, publisher, published, verdict, score,"
                " level, badge, words, signature) values"
                " (0, (select count(*) from documents where input = 0), ?, ?, ?, 'written', 1, ?, ?,"
                " ?, ?, ?, ?, ?, ?, 'check', 'Check first', ?, ?)",
                (
                    source,
                    name,
                    digest,
                    path.stat().st_mtime,
                    path.stat().st_mtime,
                    data["title"],
                    data["language"],
                    data.get("publisher"),
                    data.get("published"),
                    verdict,
                    score,
                    " ".join(text.split()).casefold(),
                    data.get("signature"),
                ),
            )
            found += 1
    if place.lines.is_file():
        with store.transaction():
            store.put("lines", str(place.lines.stat().st_size))
    return found
