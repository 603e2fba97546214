"""Retention: texts, reports and decisions go after a while, and leave no copy behind."""

from __future__ import annotations

import json
import os
import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from audit.desk.place import Place
from audit.desk.store.base import Store
from audit.desk.watch.index_page import IndexPage
from audit.errors import UsageError


@dataclass(frozen=True, slots=True)
class Purged:
    """How much was removed."""

    documents: int
    files: int
    lines: int


def moment(said: str, *, now: float) -> float:
    """Seconds since 1970 of ``2026-10-31`` (its beginning, UTC) or ``90d`` before ``now``."""
    days = re.fullmatch(r"(\d{1,5})d", said.strip())
    if days:
        return now - int(days[1]) * 86400
    try:
        when = datetime.fromisoformat(said.strip())
    except ValueError as error:
        raise UsageError(f"--before {said}: give a date like 2026-10-31, or 90d") from error
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def purge_before(place: Place, store: Store, when: float, *, decisions: bool = False) -> Purged:
    """Remove what arrived before ``when``; a kill in between is mended by doing it again.

    Files go first and rows last, so that nothing is forgotten that still lies
    there. Documents on their way are left alone.
    """
    rows = store.base.execute(
        "select id, document_id, source, latest from documents where arrived_at < ?"
        " and state in ('written', 'unchanged', 'failed')",
        (when,),
    ).fetchall()
    # A newer version of a document has the same files: they are that one's now.
    newer = {
        str(row[0])
        for row in store.base.execute(
            "select document_id from documents where arrived_at >= ?", (when,)
        )
    }
    names = {str(row["document_id"]) for row in rows} - newer
    files = sum(_unlink(path) for path in _reports(place, names))
    files += sum(_unlink(path) for path in _inputs(store, when))
    lines = _cut_lines(place, store, names)
    _prune(place, when)
    with store.transaction() as base:
        for row in rows:
            base.execute(
                "update documents set raw = null, title = null, words = null, findings = '[]',"
                " publisher = null, published = null, latest = 0 where id = ?",
                (row["id"],),
            )
            base.execute("delete from comments where document = ?", (row["id"],))
            if decisions:
                base.execute("delete from decisions where document = ?", (row["id"],))
        if decisions:
            base.execute("delete from log where at < ?", (when,))
        base.execute("delete from outbox where made_at < ?", (when,))
    IndexPage(place, store, clock=time.monotonic).write()
    with suppress(Exception):
        # The pages of the file that held the texts; a busy store does it another day.
        store.base.execute("vacuum")
        store.base.execute("pragma wal_checkpoint(truncate)")
    return Purged(len(rows), files, lines)


def _reports(place: Place, names: set[str]) -> Iterator[Path]:
    for name in sorted(names):
        yield place.pages / f"{name}.html"
        yield place.pages / f"{name}.json"
        yield from sorted(place.version(name, 0).parent.glob("*.json"))


def _inputs(store: Store, when: float) -> Iterator[Path]:
    """Delivered files, and the reasons beside them."""
    rows = store.base.execute(
        "select target from inputs where state = 'moved' and arrived_at < ? and target is not null",
        (when,),
    ).fetchall()
    for (target,) in rows:
        path = Path(os.fsdecode(target))
        yield path
        yield path.with_name(f"{path.name}.reason.json")


def _unlink(path: Path) -> int:
    try:
        path.unlink()
    except (FileNotFoundError, NotADirectoryError):
        return 0
    return 1


def _cut_lines(place: Place, store: Store, names: set[str]) -> int:
    """Write documents.jsonl anew without these documents, while nobody appends; how many went."""
    if not names or not place.lines.is_file():
        return 0
    part = place.lines.with_name(f".{place.lines.name}.{os.getpid()}.part")
    gone = 0
    with store.transaction():
        length = int(store.get("lines") or 0)
        with place.lines.open("rb") as old, part.open("wb") as new:
            while old.tell() < length and (line := old.readline()):
                if _id(line) in names:
                    gone += 1
                else:
                    new.write(line)
            new.flush()
            os.fsync(new.fileno())
            kept = new.tell()
        part.replace(place.lines)
        store.put("lines", str(kept))
    return gone


def _id(line: bytes) -> str | None:
    try:
        return str(json.loads(line)["id"])
    except (ValueError, KeyError, TypeError):
        return None


def _prune(place: Place, when: float) -> None:
    """Forget the documents as witnesses, whatever encoder they were kept for."""
    from audit.index import forget_before

    for path in place.own.glob("index-*.sqlite3"):
        forget_before(path, datetime.fromtimestamp(when, UTC))
    for path in place.vectors.glob("vectors-*"):
        # The cache has no dates; vectors can tell of a text, and are made anew when needed.
        path.unlink(missing_ok=True)
