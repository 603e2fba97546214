"""The queue as people look at it: search, one document, figures."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from typing import Any, Literal

import msgspec

from audit.desk.store.base import Store
from audit.desk.store.codec import unpack_failures

ORDERS = {
    "urgent": "case d.level when 'mend' then 0 when 'check' then 1 else 2 end, d.score desc, d.id",
    "newest": "d.id desc",
    "oldest": "d.id",
}


Progress = Literal["waiting", "done", "failed"]


@dataclass(frozen=True, slots=True)
class Query:
    """What to show. None or an empty text: whatever it is. ``text``: words that all must occur."""

    text: str = ""
    status: str | None = None
    level: str | None = None
    assignee: str | None = None
    order: str = "urgent"


@dataclass(frozen=True, slots=True)
class Entry:
    """A document as the queue shows it."""

    row: int
    document_id: str
    source: str
    title: str
    language: str
    publisher: str | None
    published: str | None
    verdict: str
    relay: str
    level: str
    badge: str
    score: float
    status: str
    assignee: str | None
    arrived_at: float
    audited_at: float
    findings: tuple[dict[str, Any], ...] = field(repr=False)

    @property
    def open_findings(self) -> tuple[dict[str, Any], ...]:
        """The findings that no house rule silenced at the time of the audit."""
        return tuple(f for f in self.findings if not f["silenced"])


def queue(store: Store, query: Query, *, limit: int = 50, offset: int = 0) -> tuple[Entry, ...]:
    """The latest version of each document that fits ``query``."""
    where, values = _where(query)
    rows = store.base.execute(
        f"select * from documents as d where {where} order by {ORDERS[query.order]}"
        " limit ? offset ?",
        (*values, limit, offset),
    )
    return tuple(map(_entry, rows.fetchall()))


def count(store: Store, query: Query) -> int:
    """How many documents fit ``query``."""
    where, values = _where(query)
    row = store.base.execute(
        f"select count(*) from documents as d where {where}", values
    ).fetchone()
    return int(row[0])


def entry(store: Store, document_id: str) -> Entry | None:
    """The latest version of one document, or None."""
    row = store.base.execute(
        "select * from documents where document_id = ? and latest", (document_id,)
    ).fetchone()
    return None if row is None else _entry(row)


def progress(store: Store, document_id: str) -> tuple[Progress, str | None] | None:
    """How far the newest version of a document is, and what failed; None for one never seen."""
    row = store.base.execute(
        "select state, failure from documents where document_id = ? and state != 'unchanged'"
        # A second audit is no news until it is written: the first one stands.
        " and (again is null or state = 'written') order by id desc limit 1",
        (document_id,),
    ).fetchone()
    if row is None:
        return None
    if row["state"] == "failed":
        fault = unpack_failures(row["failure"] or "[]")
        return "failed", "; ".join(f"{one.fault}; {one.mend}" for one in fault) or None
    return ("done" if row["state"] == "written" else "waiting"), None


def assignees(store: Store) -> tuple[str, ...]:
    """Everybody to whom a document is assigned."""
    rows = store.base.execute(
        "select distinct assignee from documents where latest and assignee is not null order by 1"
    )
    return tuple(str(row[0]) for row in rows)


def _where(query: Query) -> tuple[str, tuple[object, ...]]:
    parts, values = ["d.latest"], list[object]()
    for column, value in (
        ("status", query.status),
        ("level", query.level),
        ("assignee", query.assignee),
    ):
        if value:
            parts.append(f"d.{column} = ?")
            values.append(value)
    for word in query.text.casefold().split()[:12]:
        parts.append(
            "(instr(d.words, ?) or instr(lower(d.title), ?) or instr(lower(d.document_id), ?)"
            " or instr(lower(coalesce(d.publisher, '')), ?))"
        )
        values.extend([word] * 4)
    return " and ".join(parts), tuple(values)


def _entry(row: sqlite3.Row) -> Entry:
    return Entry(
        row["id"],
        row["document_id"],
        row["source"],
        row["title"] or row["document_id"],
        row["language"] or "",
        row["publisher"],
        row["published"],
        row["verdict"] or "",
        row["relay"] or "",
        row["level"] or "check",
        row["badge"] or "",
        row["score"] or 0.0,
        row["status"],
        row["assignee"],
        row["arrived_at"],
        row["audited_at"] or row["arrived_at"],
        tuple(msgspec.json.decode(row["findings"])),
    )
