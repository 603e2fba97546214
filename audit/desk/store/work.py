"""From a document in the queue to a report in its place."""

from __future__ import annotations

import json
from pathlib import Path

from audit.desk.store.base import Store
from audit.desk.store.codec import pack_failures, unpack_failures, unpack_marks, unpack_raw
from audit.desk.store.intake import as_input
from audit.desk.store.rows import Input, Outcome, Summary, Task
from audit.types import Failure

# A document that was claimed so often without an end takes the process down with it.
MOST_ATTEMPTS = 5
_CHUNK = 1 << 20


def claim(store: Store, owner: str, most: int) -> tuple[Task, ...]:
    """Claim up to ``most`` documents, oldest first, for ``owner`` alone.

    A document waits while an earlier version of it is on its way. One that was
    claimed before without an end is claimed alone, so that it takes no other
    one down; after MOST_ATTEMPTS it has failed.
    """
    with store.transaction() as base:
        base.execute(
            "update documents set state = 'failed', owner = null, failure = ?"
            " where state = 'arrived' and attempts >= ?",
            (
                pack_failures(
                    (
                        Failure(
                            "audit",
                            f"the program ended {MOST_ATTEMPTS} times while it audited this text",
                            "audit it alone with `audit run` and report what happens",
                        ),
                    )
                ),
                MOST_ATTEMPTS,
            ),
        )
        rows = base.execute(
            "select id, input, attempts, arrived_at, raw, marks from documents as d"
            " where state = 'arrived'"
            " and not exists (select 1 from documents as e where e.source = d.source"
            " and e.id < d.id and e.state in ('arrived', 'claimed', 'audited'))"
            " order by id limit ?",
            (most,),
        ).fetchall()
        if rows and rows[0]["attempts"] > 0:
            rows = rows[:1]
        rows = [row for n, row in enumerate(rows) if n == 0 or row["attempts"] == 0]
        base.executemany(
            "update documents set state = 'claimed', owner = ?, attempts = attempts + 1"
            " where id = ?",
            [(owner, row["id"]) for row in rows],
        )
    return tuple(
        Task(
            row["id"],
            row["input"],
            unpack_raw(row["raw"]),
            row["attempts"] + 1,
            row["arrived_at"],
            unpack_marks(row["marks"]),
        )
        for row in rows
    )


def release(store: Store, owner: str) -> None:
    """Give back what ``owner`` claimed and did not begin or finish; it counts as no attempt."""
    with store.transaction() as base:
        base.execute(
            "update documents set state = 'arrived', owner = null, attempts = max(attempts - 1, 0)"
            " where owner = ? and state = 'claimed'",
            (owner,),
        )


def abandoned(store: Store, dead: str) -> int:
    """Put the documents of a dead owner back into the queue; how many."""
    with store.transaction() as base:
        done = base.execute(
            "update documents set state = 'arrived', owner = null where owner = ?"
            " and state = 'claimed'",
            (dead,),
        )
        base.execute("update documents set owner = null where owner = ?", (dead,))
    return done.rowcount


def audited(store: Store, task: Task, owner: str, summary: Summary) -> bool:
    """The report is staged: from here on the document is never audited again.

    False where the claim is not ours any more, and the result must be dropped.
    """
    with store.transaction() as base:
        done = base.execute(
            "update documents set state = 'audited', audited_at = ?, seconds = ?, title = ?,"
            " language = ?, publisher = ?, published = ?, verdict = ?, relay = ?, level = ?,"
            " badge = ?, score = ?, words = ?, findings = ?, signature = ?"
            " where id = ? and owner = ? and state = 'claimed'",
            (
                store.now(),
                summary.seconds,
                summary.title,
                summary.language,
                summary.publisher,
                summary.published,
                summary.verdict,
                summary.relay,
                summary.level,
                summary.badge,
                summary.score,
                summary.words,
                summary.findings,
                summary.signature,
                task.id,
                owner,
            ),
        )
    return done.rowcount == 1


def failed(store: Store, task: Task, owner: str, failure: Failure) -> None:
    """The document cannot be audited, and why."""
    with store.transaction() as base:
        base.execute(
            "update documents set state = 'failed', owner = null, failure = ?"
            " where id = ? and owner = ? and state = 'claimed'",
            (pack_failures((failure,)), task.id, owner),
        )


def unpublished(store: Store, owner: str | None) -> tuple[tuple[int, str], ...]:
    """Row and id of each audited document whose report is not in its place: ours or nobody's."""
    rows = store.base.execute(
        "select id, document_id from documents where state = 'audited'"
        " and (owner is ? or owner is null) order by id",
        (owner,),
    )
    return tuple((int(row[0]), str(row[1])) for row in rows)


def requeue(store: Store, row: int) -> None:
    """The staged report is gone: the document waits for its audit again."""
    with store.transaction() as base:
        base.execute(
            "update documents set state = 'arrived', owner = null"
            " where id = ? and state = 'audited'",
            (row,),
        )


def published(store: Store, row: int, line: bytes, lines: Path) -> bool:
    """Append the document's JSON line and call the document written, in one step.

    The store remembers how long the file of lines is. What a kill left behind
    that length belongs to no document and is cut off; the writers' lock of the
    database is the lock of the file. False where it was written already.
    """
    with store.transaction() as base:
        known = base.execute(
            "select document_id, source, input from documents where id = ? and state = 'audited'",
            (row,),
        ).fetchone()
        if known is None:
            return False
        end = _append(lines, int(store.get("lines") or 0), line)
        store.put("lines", str(end))
        base.execute(
            "update documents set latest = 0 where source = ? and latest", (known["source"],)
        )
        base.execute(
            "update documents set state = 'written', owner = null, latest = 1, raw = null"
            " where id = ?",
            (row,),
        )
        if store.get("webhook"):
            base.execute(
                "insert into outbox (event, body, made_at) values ('document.done', ?, ?)",
                (json.dumps({"id": known["document_id"]}), store.now()),
            )
    return True


def _append(lines: Path, length: int, line: bytes) -> int:
    """Write ``line`` at ``length`` and give the new length; a file moved away is begun anew."""
    import os

    handle = os.open(lines, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        found = os.fstat(handle).st_size
        at = min(length, found)
        os.ftruncate(handle, at)
        os.lseek(handle, at, os.SEEK_SET)
        for start in range(0, len(line), _CHUNK):
            part = line[start : start + _CHUNK]
            while part:
                part = part[os.write(handle, part) :]
        os.fsync(handle)
        return at + len(line)
    finally:
        os.close(handle)


def settled(store: Store, owner: str) -> tuple[Input, ...]:
    """Inputs all of whose documents are at an end: now ``moving``, owned by ``owner``."""
    with store.transaction() as base:
        rows = base.execute(
            "select i.* from inputs as i where i.state = 'read' and not exists"
            " (select 1 from documents as d where d.input = i.id"
            " and d.state in ('arrived', 'claimed', 'audited')) order by i.id"
        ).fetchall()
        base.executemany(
            "update inputs set state = 'moving', owner = ? where id = ?",
            [(owner, row["id"]) for row in rows],
        )
    ours = store.base.execute(
        "select * from inputs where state = 'moving' and owner = ? order by id", (owner,)
    )
    return tuple(map(as_input, ours.fetchall()))


def failures_of(store: Store, given: Input) -> tuple[Failure, ...]:
    """What failed in an input: unreadable records, and documents that could not be audited."""
    rows = store.base.execute(
        "select source, failure from documents where input = ? and state = 'failed'"
        " order by ordinal",
        (given.id,),
    )
    found = list(given.failures)
    for row in rows:
        for one in unpack_failures(row["failure"] or "[]"):
            found.append(Failure(row["source"], one.fault, one.mend))
    return tuple(found)


def aim(store: Store, given: Input, outcome: Outcome, target: bytes | None) -> None:
    """Write down where the file is about to go."""
    with store.transaction() as base:
        base.execute(
            "update inputs set outcome = ?, target = ? where id = ?",
            (outcome.value, target, given.id),
        )


def moved(store: Store, given: Input) -> None:
    """The file lies where it belongs; its way is at its end."""
    with store.transaction() as base:
        base.execute(
            "update inputs set state = 'moved', owner = null, settled_at = ? where id = ?",
            (store.now(), given.id),
        )
