"""A document audited a second time, because a better witness came after it."""

from __future__ import annotations

import msgspec

from audit.desk.store.base import Store
from audit.desk.store.codec import content_hash, pack_raw, unpack_marks
from audit.desk.store.rows import Version
from audit.types import RawDocument

_URGENCY = {"mend": 0, "check": 1, "run": 2}
#: Whose name stands in the log beside what the desk does of itself.
DESK = "desk"


def ask(store: Store, raw: RawDocument, witness: str) -> bool:
    """Put the latest version of a document into the queue again; whether it was put there.

    Once for each version: not one that was audited again already, not one that
    has a newer version on its way, and not a text that is no longer the latest.
    """
    with store.transaction() as base:
        row = base.execute(
            "select * from documents as d where document_id = ? and latest and state = 'written'"
            " and again is null and not exists (select 1 from documents as e"
            " where e.source = d.source and e.id > d.id and e.state != 'unchanged')",
            (raw.id,),
        ).fetchone()
        if row is None:
            return False
        if content_hash(raw.title, raw.text, unpack_marks(row["marks"])) != row["sha256"]:
            return False
        (ordinal,) = base.execute(
            "select max(ordinal) + 1 from documents where input = ?", (row["input"],)
        ).fetchone()
        base.execute(
            "insert into documents (input, ordinal, source, document_id, sha256, state,"
            " arrived_at, raw, title, marks, again)"
            " values (?, ?, ?, ?, ?, 'arrived', ?, ?, ?, ?, ?)",
            (
                row["input"],
                ordinal,
                row["source"],
                row["document_id"],
                row["sha256"],
                row["arrived_at"],
                pack_raw(raw),
                raw.title,
                row["marks"],
                row["id"],
            ),
        )
        _log(store, "audited again", raw.id, witness=witness)
    return True


def of(store: Store, row: int) -> int | None:
    """The row of the version that ``row`` is a second audit of, or None."""
    (again,) = store.base.execute("select again from documents where id = ?", (row,)).fetchone()
    return None if again is None else int(again)


def carry(store: Store, row: int) -> None:
    """Give the second audit what editors did with the first, in the transaction at hand.

    A document that was run or spiked is open again where it is more urgent now.
    """
    base = store.base
    old = base.execute(
        "select o.id, o.status, o.assignee, o.level, n.level as now, n.document_id"
        " from documents as n join documents as o on o.id = n.again where n.id = ?",
        (row,),
    ).fetchone()
    if old is None:
        return
    worse = _URGENCY.get(old["now"], 1) < _URGENCY.get(old["level"], 1)
    reopened = worse and old["status"] != "open"
    base.execute(
        "update documents set status = ?, assignee = ? where id = ?",
        ("open" if reopened else old["status"], old["assignee"], row),
    )
    for table in ("decisions", "comments"):
        base.execute(f"update {table} set document = ? where document = ?", (row, old["id"]))
    if reopened:
        _log(store, "marked open", old["document_id"])


def versions(store: Store, document_id: str) -> tuple[Version, ...]:
    """Earlier reports that a second audit took the place of, newest first."""
    rows = store.base.execute(
        "select o.id, o.badge, o.level, o.audited_at, o.findings from documents as n"
        " join documents as o on o.id = n.again"
        " where n.document_id = ? and n.state = 'written' and o.words is not null"
        " order by o.id desc",
        (document_id,),
    )
    return tuple(
        Version(
            row["id"],
            row["badge"] or "",
            row["level"] or "check",
            row["audited_at"],
            len(msgspec.json.decode(row["findings"])),
        )
        for row in rows
    )


def _log(store: Store, what: str, document_id: str, **details: str) -> None:
    store.base.execute(
        "insert into log (at, who, what, document_id, details) values (?, ?, ?, ?, ?)",
        (store.now(), DESK, what, document_id, msgspec.json.encode(details).decode()),
    )
