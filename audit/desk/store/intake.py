"""From a file in the inbox to documents in the queue."""

from __future__ import annotations

import secrets
import sqlite3
from collections.abc import Sequence
from dataclasses import replace

from audit.desk.decisions.marks import Mark
from audit.desk.store.base import Store
from audit.desk.store.codec import (
    content_hash,
    pack_failures,
    pack_marks,
    pack_raw,
    unpack_failures,
)
from audit.desk.store.rows import Input, InputState
from audit.types import Failure, RawDocument


def announce(store: Store, *, inbox: str | None, name: str, size: int, owner: str | None) -> Input:
    """Write down that a file is about to be claimed by ``owner``."""
    token = secrets.token_hex(8)
    with store.transaction() as base:
        base.execute(
            "insert into inputs (token, inbox, name, size, state, owner, arrived_at)"
            " values (?, ?, ?, ?, 'arrived', ?, ?)",
            (token, inbox, name, size, owner, store.now()),
        )
    return _one(store, "token = ?", token)


def forget(store: Store, given: Input) -> None:
    """Take back an announcement: another process was quicker, or the file is gone."""
    with store.transaction() as base:
        base.execute("delete from inputs where id = ? and state = 'arrived'", (given.id,))


def claimed(store: Store, given: Input) -> Input:
    """The file lies in its claimed folder."""
    with store.transaction() as base:
        base.execute(
            "update inputs set state = 'claimed', attempts = attempts + 1 where id = ?", (given.id,)
        )
    return _one(store, "id = ?", given.id)


def add_documents(
    store: Store,
    given: Input,
    first: int,
    raws: Sequence[RawDocument],
    marks: Sequence[tuple[Mark, ...]] | None = None,
) -> tuple[int, int]:
    """Put documents into the queue, the first under the ordinal ``first``.

    A document is new, or a new version of the one from the same ``source``; one
    that says what its last version said is ``unchanged`` and is not audited.
    Documents that are in the queue already (the same file, read a second time
    after a kill) are left as they are. ``marks``: of each document, where they
    count. Gives how many are new and unchanged.
    """
    new = same = 0
    with store.transaction() as base:
        now = store.now()
        for ordinal, (raw, said) in enumerate(
            zip(raws, marks or [()] * len(raws), strict=True), start=first
        ):
            known = base.execute(
                "select 1 from documents where input = ? and ordinal = ?", (given.id, ordinal)
            ).fetchone()
            if known:
                continue
            named = replace(raw, id=_name(base, raw))
            digest = content_hash(raw.title, raw.text, said)
            last = base.execute(
                "select sha256, state from documents where source = ? and state != 'unchanged'"
                " order by id desc limit 1",
                (raw.source,),
            ).fetchone()
            unchanged = last is not None and last["sha256"] == digest and last["state"] != "failed"
            base.execute(
                "insert into documents (input, ordinal, source, document_id, sha256, state,"
                " arrived_at, raw, title, marks) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    given.id,
                    ordinal,
                    raw.source,
                    named.id,
                    digest,
                    "unchanged" if unchanged else "arrived",
                    now,
                    None if unchanged else pack_raw(named),
                    raw.title,
                    pack_marks(said),
                ),
            )
            new, same = new + (not unchanged), same + unchanged
    return new, same


def finished_reading(store: Store, given: Input, failures: Sequence[Failure]) -> None:
    """Everything in the file is in the queue; ``failures``: what could not be read of it."""
    with store.transaction() as base:
        base.execute(
            "update inputs set state = 'read', owner = null, failures = ? where id = ?",
            (pack_failures(tuple(failures)), given.id),
        )


def submit(store: Store, raw: RawDocument) -> str:
    """Put one document without a file into the queue, all or nothing; its id."""
    with store.transaction() as base:
        given = announce(store, inbox=None, name=raw.source, size=len(raw.text), owner=None)
        add_documents(store, given, 0, [raw])
        finished_reading(store, given, ())
        (name,) = base.execute(
            "select document_id from documents where input = ?", (given.id,)
        ).fetchone()
    return str(name)


def adopt(store: Store, dead: str, owner: str) -> tuple[Input, ...]:
    """Take over the files that a dead owner was claiming, reading or moving."""
    with store.transaction() as base:
        base.execute("update inputs set owner = ? where owner = ?", (owner, dead))
    rows = store.base.execute(
        "select * from inputs where owner = ? and state in ('arrived', 'claimed') order by id",
        (owner,),
    ).fetchall()
    return tuple(map(as_input, rows))


def tokens(store: Store) -> frozenset[str]:
    """Of every file whose way is not at its end."""
    rows = store.base.execute("select token from inputs where state != 'moved'")
    return frozenset(str(row[0]) for row in rows)


def waiting(store: Store) -> int:
    """How many documents wait for their audit."""
    (number,) = store.base.execute(
        "select count(*) from documents where state in ('arrived', 'claimed')"
    ).fetchone()
    return int(number)


def as_input(row: sqlite3.Row) -> Input:
    """The frozen value of a row."""
    return Input(
        row["id"],
        row["token"],
        row["inbox"],
        row["name"],
        InputState(row["state"]),
        row["attempts"],
        row["target"],
        unpack_failures(row["failures"]),
    )


def _one(store: Store, where: str, value: object) -> Input:
    row = store.base.execute(f"select * from inputs where {where}", (value,)).fetchone()
    return as_input(row)


def _name(base: sqlite3.Connection, raw: RawDocument) -> str:
    """The document's id: the one its source has, else ``raw.id``, or ``raw.id~2`` if that is taken.

    An id is the name of its files too, and never leads out of the folder.
    """
    from audit.report.paths import file_stems

    known = base.execute("select document_id from names where source = ?", (raw.source,)).fetchone()
    if known:
        return str(known[0])
    (stem,) = file_stems([raw.id]).values()
    name, number = stem, 1
    while base.execute("select 1 from names where folded = ?", (name.casefold(),)).fetchone():
        number += 1
        name = f"{stem}~{number}"
    base.execute("insert into names values (?, ?, ?)", (name.casefold(), name, raw.source))
    return name
