"""Opening the state file, bringing it up to date, and transactions."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from audit.desk.errors import DamagedError, NewerSchemaError, trouble_of
from audit.desk.store.schema import MIGRATIONS, VERSION

# Seconds to wait for another process's transaction; each lasts milliseconds.
PATIENCE = 30.0


class Store:
    """One connection to the state file; made where it does not exist.

    DamagedError where the file is no database any more, NewerSchemaError where a later
    version wrote it, TroubleError where the folder cannot be used. ``clock`` gives
    the time of day in seconds since 1970; the store's own clock never goes back.
    """

    def __init__(
        self, path: Path, *, check: bool = False, clock: Callable[[], float] = time.time
    ) -> None:
        self.path = path
        self._clock = clock
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Each thread of the web server opens its own; autocommit, with BEGIN by hand.
            self.base = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise trouble_of(error) or DamagedError(f"{path}: {error}") from error
        try:
            self._begin(check)
        except sqlite3.DatabaseError as error:
            self.base.close()
            raise _named(path, error) from error
        except BaseException:
            self.base.close()
            raise

    def _begin(self, check: bool) -> None:
        self.base.row_factory = sqlite3.Row
        self.base.execute("pragma journal_mode = wal")
        # A power cut must not undo a move that the file system remembers.
        self.base.execute("pragma synchronous = full")
        self.base.execute("pragma foreign_keys = on")
        if check:
            (said,) = self.base.execute("pragma quick_check(1)").fetchone()
            if said != "ok":
                raise DamagedError(f"{self.path}: the state file is damaged ({said})")
        self._migrate()

    def _migrate(self) -> None:
        if self.version > VERSION:
            raise NewerSchemaError(
                f"{self.path}: schema version {self.version}, and this program knows {VERSION}; "
                "use the version of translation-audit that wrote it"
            )
        while self.version < VERSION:
            with self.transaction() as base:
                version = self.version  # another process may have done this step meanwhile
                if version < VERSION:
                    for statement in statements(MIGRATIONS[version]):
                        base.execute(statement)
                    base.execute(f"pragma user_version = {version + 1}")

    @property
    def version(self) -> int:
        """The schema version of the file."""
        return int(self.base.execute("pragma user_version").fetchone()[0])

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; the only writer until its end. One inside another belongs to it."""
        if self.base.in_transaction:
            yield self.base
            return
        self.base.execute("begin immediate")
        try:
            yield self.base
        except BaseException:
            if self.base.in_transaction:
                self.base.execute("rollback")
            raise
        self.base.execute("commit")

    def now(self) -> float:
        """Seconds since 1970, never earlier than what the store has seen. In a transaction."""
        seen = self.get("clock")
        now = max(self._clock(), float(seen) if seen else 0.0)
        self.put("clock", repr(now))
        return now

    def latest(self) -> float:
        """What ``now`` gave last, or the time of day where that is later."""
        seen = self.get("clock")
        return max(self._clock(), float(seen) if seen else 0.0)

    def get(self, name: str) -> str | None:
        """A value of the table ``meta``."""
        row = self.base.execute("select value from meta where name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, name: str, value: str) -> None:
        """Write a value of the table ``meta``."""
        self.base.execute(
            "insert into meta values (?, ?)"
            " on conflict (name) do update set value = excluded.value",
            (name, value),
        )

    def close(self) -> None:
        """Close the connection."""
        self.base.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def statements(script: str) -> Iterator[str]:
    """The statements of a script, one at a time: ``executescript`` would commit in between."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
    if held.strip():
        raise ValueError(f"a statement without an end: {held.strip()[:60]}")


def _named(path: Path, error: sqlite3.DatabaseError) -> BaseException:
    """The desk's own error for what SQLite said at the opening."""
    trouble = trouble_of(error)
    if trouble is not None:
        return trouble
    if isinstance(error, sqlite3.OperationalError):
        return DamagedError(f"{path}: the state file cannot be used ({error})")
    return DamagedError(f"{path}: the state file is damaged ({error})")
