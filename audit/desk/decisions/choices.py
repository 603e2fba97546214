"""What editors do with a document and its findings; each act is written into the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import msgspec

from audit.desk.decisions.folding import folded
from audit.desk.decisions.house import excusable
from audit.desk.decisions.judging import judge_anew
from audit.desk.store.base import Store
from audit.desk.store.lookup import Entry
from audit.errors import AuditError

STATUSES = ("open", "run", "spiked")


class Impossible(AuditError):  # noqa: N818 (what was asked cannot be done; it is no fault)
    """What was asked for cannot be done with this finding or document."""


@dataclass(frozen=True, slots=True)
class Form:
    """``form`` counts as a legitimate form of ``of`` until it is taken back."""

    id: int
    form: str
    of: str
    language: str | None
    reason: str
    made_by: str
    made_at: float
    taken_back_by: str | None
    taken_back_at: float | None


@dataclass(frozen=True, slots=True)
class Logged:
    """One act: when, who, what, on which document."""

    id: int
    at: float
    who: str
    what: str
    document_id: str | None
    details: dict[str, object]


def finding_of(entry: Entry, key: str) -> dict[str, object]:
    """The finding with this key; Impossible where the document has none."""
    for finding in entry.findings:
        if finding["key"] == key:
            return finding
    raise Impossible(f"{entry.document_id}: there is no finding {key} in its latest version")


def decide(
    store: Store, entry: Entry, key: str, *, choice: str, reason: str, who: str, remember: bool
) -> None:
    """Accept or dismiss a finding; a later decision replaces an earlier one.

    ``remember``: a dismissal also says that the finding's words are a legitimate
    form of the original's, for every later document in this language.
    """
    finding = finding_of(entry, key)
    with _act(store, who, choice, entry, finding=key, kind=finding["kind"], reason=reason) as base:
        form = None
        if choice == "dismissed" and remember:
            pair = excusable(finding)
            if pair is None:
                raise Impossible("only a name or a term can be a legitimate form of another")
            form = _remember(store, base, entry, pair, reason, who)
        base.execute(
            "insert or replace into decisions values (?, ?, ?, ?, ?, ?, ?, ?)",
            (entry.row, key, finding["kind"], choice, reason, form, who, store.now()),
        )
        judge_anew(store, entry, form)


def undo(store: Store, entry: Entry, key: str, *, who: str) -> None:
    """Take a decision back; a form that it taught stays until it is taken back itself."""
    finding_of(entry, key)
    with _act(store, who, "undone", entry, finding=key) as base:
        done = base.execute(
            "delete from decisions where document = ? and finding = ?", (entry.row, key)
        )
        if not done.rowcount:
            raise Impossible("there is no decision to take back")
        judge_anew(store, entry)


def take_back(store: Store, form: int, *, who: str) -> None:
    """The form is legitimate no more: from the next document on it is found again."""
    with _act(store, who, "form taken back", None, form=form) as base:
        done = base.execute(
            "update forms set taken_back_by = ?, taken_back_at = ?"
            " where id = ? and taken_back_at is null",
            (who, store.now(), form),
        )
        if not done.rowcount:
            raise Impossible(f"there is no form {form} in force")
        judge_anew(store, None, form)


def assign(store: Store, entry: Entry, assignee: str | None, *, who: str) -> None:
    """Give the document to somebody; None to nobody."""
    with _act(store, who, "assigned", entry, to=assignee) as base:
        base.execute("update documents set assignee = ? where id = ?", (assignee, entry.row))


def mark(store: Store, entry: Entry, status: str, *, who: str) -> None:
    """Mark the document as open, run or spiked."""
    with _act(store, who, f"marked {status}", entry) as base:
        base.execute("update documents set status = ? where id = ?", (status, entry.row))


def comment(store: Store, entry: Entry, text: str, *, who: str) -> None:
    """Write a remark beside the document."""
    with _act(store, who, "commented", entry, text=text) as base:
        base.execute(
            "insert into comments (document, text, made_by, made_at) values (?, ?, ?, ?)",
            (entry.row, text, who, store.now()),
        )


def forms(store: Store, *, in_force: bool = False) -> tuple[Form, ...]:
    """All forms that were taught, newest first; ``in_force``: without those taken back."""
    where = " where taken_back_at is null" if in_force else ""
    rows = store.base.execute(
        "select id, form, of, language, reason, made_by, made_at, taken_back_by, taken_back_at"
        f" from forms{where} order by id desc"
    )
    return tuple(Form(*row) for row in rows)


def log(
    store: Store, *, document_id: str | None = None, limit: int = 200, before: int | None = None
) -> tuple[Logged, ...]:
    """The latest acts, newest first; of one document and older than ``before`` if given."""
    where, values = ["1"], list[object]()
    if document_id is not None:
        where.append("document_id = ?")
        values.append(document_id)
    if before is not None:
        where.append("id < ?")
        values.append(before)
    rows = store.base.execute(
        "select id, at, who, what, document_id, details from log"
        f" where {' and '.join(where)} order by id desc limit ?",
        (*values, limit),
    )
    return tuple(
        Logged(
            row["id"],
            row["at"],
            row["who"],
            row["what"],
            row["document_id"],
            msgspec.json.decode(row["details"]),
        )
        for row in rows
    )


def _remember(
    store: Store,
    base: sqlite3.Connection,
    entry: Entry,
    pair: tuple[str, str],
    reason: str,
    who: str,
) -> int:
    known = base.execute(
        "select id from forms where folded_form = ? and folded_of = ?"
        " and language is ? and taken_back_at is null",
        (*map(folded, pair), entry.language),
    ).fetchone()
    if known:
        return int(known[0])
    made = base.execute(
        "insert into forms (form, of, folded_form, folded_of, language, reason, made_by,"
        " made_at, document) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (*pair, *map(folded, pair), entry.language, reason, who, store.now(), entry.row),
    )
    return int(made.lastrowid or 0)


@contextmanager
def _act(
    store: Store, who: str, what: str, entry: Entry | None, **details: object
) -> Iterator[sqlite3.Connection]:
    """One transaction with its line in the log."""
    with store.transaction() as base:
        yield base
        base.execute(
            "insert into log (at, who, what, document_id, details) values (?, ?, ?, ?, ?)",
            (
                store.now(),
                who,
                what,
                None if entry is None else entry.document_id,
                msgspec.json.encode(details).decode(),
            ),
        )
