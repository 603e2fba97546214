"""The index on disk: one SQLite file that outlives the process and any kill.

Each document is kept with its fingerprint (``audit.family.fingerprint``), its
text and when it was seen. The small part of every fingerprint (450 bytes) is
held in memory while the index is open; the rest is read for the few documents
that are compared. Writing is one transaction a call in WAL mode: after a kill
at any instant a call has happened wholly or not at all, and readers in other
processes are not held up.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from audit.embed.encoder import Encoder
from audit.errors import UsageError
from audit.family.fingerprint import VALUES, Fingerprint, fingerprints, likeness
from audit.family.grouping import SAME_STORY
from audit.index.nearest import Seen
from audit.index.packing import pack, unpack
from audit.types import Document

FORMAT = "audit.index/1"

PATIENCE = 30.0
"""Seconds to wait for another writer."""

ASK = 500
"""Numbers in one query (SQLite allows 999 parameters at the least)."""

_TABLES = """
create table if not exists about (name text primary key, value text) without rowid;
create table if not exists documents (
    number integer primary key autoincrement, id text not null unique, seen real not null,
    language text not null, mean blob not null, sketch blob not null,
    rows blob not null, body blob not null, crc integer not null);
create index if not exists by_time on documents (seen);
"""


def open_index(path: Path, encoder: Encoder) -> Index:
    """The index in the file ``path``, made if it is missing.

    UsageError where the file is damaged, no index, or made with another
    encoder (vectors of two encoders cannot be compared), or cannot be written.
    """
    return Index(path, encoder)


class Index:
    """Documents seen before. Several processes may use one file at once; see ``open_index``."""

    def __init__(self, path: Path, encoder: Encoder) -> None:
        self._path = path
        self._encoder = encoder
        self._seen = Seen(encoder.dimension)
        self._check()

    @property
    def path(self) -> Path:
        """The index's file."""
        return self._path

    def __len__(self) -> int:
        with closing(self._connect()) as base:
            count: int = base.execute("select count(*) from documents").fetchone()[0]
        return count

    def __contains__(self, document_id: object) -> bool:
        with closing(self._connect()) as base:
            found = base.execute("select 1 from documents where id = ?", (document_id,)).fetchone()
        return found is not None

    def add(self, documents: Sequence[Document], *, seen: datetime) -> int:
        """Keep ``documents``, seen at ``seen`` (with its time zone); how many were new.

        A document whose id is there already takes the place of the old one and
        keeps the time at which that was seen first.
        """
        when = _seconds(seen)
        rows = [
            (document.id, when, *_stored(print_), pack(document))
            for document, print_ in zip(
                documents, fingerprints(documents, self._encoder), strict=True
            )
        ]
        new = 0
        with closing(self._connect()) as base, base:
            for name, at, language, mean, sketch, vectors, body in rows:
                known = base.execute("select seen from documents where id = ?", (name,)).fetchone()
                base.execute("delete from documents where id = ?", (name,))
                crc = zlib.crc32(mean + sketch + vectors + body)
                base.execute(
                    "insert into documents (id, seen, language, mean, sketch, rows, body, crc)"
                    " values (?, ?, ?, ?, ?, ?, ?, ?)",
                    (name, known[0] if known else at, language, mean, sketch, vectors, body, crc),
                )
                new += known is None
        return new

    def candidates(
        self, document: Document, *, since: datetime | None = None, most: int = 32
    ) -> tuple[Document, ...]:
        """Documents that may tell the story of ``document``, the likest first, itself left out.

        Only those seen at ``since`` or later (None: all); at most ``most``. The
        document need not be in the index.
        """
        (mine,) = fingerprints([document], self._encoder)
        after = None if since is None else _seconds(since)
        with closing(self._connect()) as base:
            self._refresh(base)
            near = self._seen.nearest(mine, after)
            found: list[tuple[float, str, bytes]] = []
            for name, rows, body in self._fetch(base, near):
                if name != document.id:
                    theirs = np.frombuffer(rows, np.int8).reshape(-1, self._encoder.dimension)
                    found.append((likeness(mine.rows, theirs), name, body))
        found.sort(key=lambda one: (-one[0], one[1]))
        return tuple(unpack(body) for like, _, body in found[:most] if like >= SAME_STORY)

    def prune(self, before: datetime) -> int:
        """Forget every document seen before ``before``; how many there were."""
        gone = forget_before(self._path, before)
        if gone:
            self._seen = Seen(self._encoder.dimension)
        return gone

    def _refresh(self, base: sqlite3.Connection) -> None:
        """Read what was added since the last look, by this process or another."""
        query = "select number, seen, language, mean, sketch from documents where number > ?"
        for number, seen, language, mean, sketch in base.execute(query, (self._seen.last,)):
            if len(mean) == self._encoder.dimension and len(sketch) == 4 * VALUES:
                self._seen.add(number, seen, language, mean, sketch)

    def _fetch(
        self, base: sqlite3.Connection, numbers: Sequence[int]
    ) -> Iterable[tuple[str, bytes, bytes]]:
        """Id, rows and packed text of each number; a damaged row is no candidate."""
        for start in range(0, len(numbers), ASK):
            some = numbers[start : start + ASK]
            marks = ",".join("?" * len(some))
            query = (
                "select id, rows, body, mean, sketch, crc from documents"
                f" where number in ({marks}) order by number"
            )
            for name, rows, body, mean, sketch, crc in base.execute(query, some):
                if zlib.crc32(mean + sketch + rows + body) == crc:
                    yield name, rows, body

    def _check(self) -> None:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with closing(self._connect()) as base:
                base.execute("pragma auto_vacuum=incremental")
                base.execute("pragma journal_mode=wal")
                base.executescript(_TABLES)
                with base:
                    base.executemany(
                        "insert or ignore into about values (?, ?)",
                        (("format", FORMAT), ("encoder", self._encoder.signature)),
                    )
                about = dict(base.execute("select name, value from about"))
        except (sqlite3.Error, OSError) as fault:
            raise UsageError(
                f"{self._path}: cannot be used as an index ({fault}); move it away, or name another"
            ) from fault
        if about.get("format") != FORMAT or about.get("encoder") != self._encoder.signature:
            raise UsageError(
                f"{self._path}: this index was made with {about.get('encoder')!r}, "
                f"not with {self._encoder.signature!r}; name that model, or begin a new index"
            )

    def _connect(self) -> sqlite3.Connection:
        return _connected(self._path)


def forget_before(path: Path, before: datetime) -> int:
    """Forget what the index in the file ``path`` saw before ``before``; how many documents.

    No encoder is needed, whichever made the index. The bytes are overwritten.
    """
    with closing(_connected(path)) as base:
        with base:
            base.execute("pragma secure_delete=on")
            query = "delete from documents where seen < ?"
            gone = base.execute(query, (_seconds(before),)).rowcount
        if gone:
            # Gives the room back; a kill here leaves a larger file, and nothing else.
            base.execute("pragma incremental_vacuum")
    return int(gone)


def _connected(path: Path) -> sqlite3.Connection:
    base = sqlite3.connect(path, timeout=PATIENCE)
    base.execute("pragma synchronous=normal")
    return base


def _stored(print_: Fingerprint) -> tuple[str, bytes, bytes, bytes]:
    return (
        print_.language,
        print_.mean.tobytes(),
        print_.sketch.astype("<u4").tobytes(),
        print_.rows.tobytes(),
    )


def _seconds(when: datetime) -> float:
    """Seconds since 1970; ValueError without a time zone, which would be a guess."""
    if when.tzinfo is None:
        raise ValueError(f"{when.isoformat()}: a time without its time zone is no moment")
    return when.astimezone(UTC).timestamp()
