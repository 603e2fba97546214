"""Sentence vectors kept on disk, by encoder and text, shared by runs and processes.

One SQLite file in WAL mode for each encoder signature: SQLite's locks and
journal make it safe under several writers and a kill at any instant (decision
0012). Each row carries a checksum, so a flipped bit is a miss and not a wrong
vector. Whatever is wrong with the cache is said in one line on standard error;
the vectors are then computed, and right.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import sqlite3
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import (
    Encoder,
    Keep,
    Matrix,
    OnePass,
    Probe,
    TokenVectors,
    must_probe,
    probing,
)

FORMAT = 1
"""Raised when the table or the key changes."""

SLAB = 4096
"""Texts encoded between two commits: what a kill can lose."""

ASK = 500
"""Keys in one query (SQLite allows 999 parameters at the least)."""

PATIENCE = 30.0
"""Seconds to wait for another writer."""

_TABLES = """
create table if not exists about (name text primary key, value text) without rowid;
create table if not exists vectors (key blob primary key, vector blob, crc integer) without rowid;
create table if not exists figures
    (probe text, key blob, figures blob, crc integer, primary key (probe, key)) without rowid;
"""


class _Foreign(sqlite3.DatabaseError):
    """A cache file that was made by another encoder."""


class CachedEncoder:
    """An encoder that looks in the cache first. Token vectors are not kept: they are large."""

    def __init__(self, encoder: Encoder, folder: Path) -> None:
        self._encoder = encoder
        mark = hashlib.sha256(f"{FORMAT}\0{encoder.signature}".encode()).hexdigest()[:16]
        self._path = folder / f"vectors-{mark}.sqlite3"
        self._usable = True
        self._writable = True

    @property
    def signature(self) -> str:
        """The signature of the encoder behind the cache."""
        return self._encoder.signature

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._encoder.dimension

    @property
    def path(self) -> Path:
        """The cache file."""
        return self._path

    def lengths(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """Pieces of each text."""
        return self._encoder.lengths(texts)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The piece vectors of each text, always computed."""
        return self._encoder.tokens(texts)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        """Unit sentence vectors, those of the cache or else computed and kept."""
        return self._sentences(texts, self._encoder.sentences)

    def sentences_keeping(self, texts: Sequence[str], keep: Keep) -> Matrix:
        """As ``sentences``; ``keep`` gets the pieces of what was not in the cache."""
        encoder = self._encoder
        if not isinstance(encoder, OnePass):
            return self.sentences(texts)
        return self._sentences(texts, lambda some: encoder.sentences_keeping(some, keep))

    @property
    def shows_states(self) -> bool:
        """Whether the encoder behind the cache does."""
        return probing(self._encoder) is not None

    def sentences_probed(
        self, texts: Sequence[str], probe: Probe, keep: Keep | None = None
    ) -> tuple[Matrix, Matrix]:
        """Vectors and figures; a text is encoded where either of them is not in the cache."""
        encoder = must_probe(self._encoder)

        def encode(some: Sequence[str]) -> Matrix:
            return np.concatenate(encoder.sentences_probed(some, probe, keep), axis=1)

        rows = self._sentences(texts, encode, probe)
        return rows[:, : self.dimension], rows[:, self.dimension :]

    def _sentences(
        self,
        texts: Sequence[str],
        encode: Callable[[Sequence[str]], Matrix],
        probe: Probe | None = None,
    ) -> Matrix:
        """A row for each text: its vector and, with ``probe``, its figures."""
        keys = [text_key(text) for text in texts]
        known = self._read(list(dict.fromkeys(keys)), probe)
        missing = {k: t for k, t in zip(keys, texts, strict=True) if k not in known}
        todo = list(missing.items())
        for start in range(0, len(todo), SLAB):
            slab = todo[start : start + SLAB]
            made = encode([text for _, text in slab])
            fresh = {key: row for (key, _), row in zip(slab, made, strict=True)}
            known.update(fresh)
            self._write(fresh, probe)
        width = self.dimension + (0 if probe is None else probe.size)
        out = np.empty((len(keys), width), dtype=np.float32)
        for number, key in enumerate(keys):
            out[number] = known[key]
        return out

    def _read(self, keys: list[bytes], probe: Probe | None) -> dict[bytes, Matrix]:
        found: dict[bytes, Matrix] = {}

        def look(base: sqlite3.Connection) -> None:
            found.update(_stored(base, keys, "vector", "vectors", "", self.dimension))
            if probe is not None:
                vectors = dict(found)
                told = dict(
                    _stored(base, list(vectors), "figures", "figures", probe.signature, probe.size)
                )
                found.clear()
                found.update((k, np.concatenate([vectors[k], row])) for k, row in told.items())

        if keys:
            self._do(look)
        return found

    def _write(self, fresh: dict[bytes, Matrix], probe: Probe | None) -> None:
        vectors, figures = [], []
        for key, row in fresh.items():
            blob = row[: self.dimension].astype("<f4").tobytes()
            vectors.append((key, blob, zlib.crc32(key + blob)))
            if probe is not None:
                blob = row[self.dimension :].astype("<f4").tobytes()
                figures.append((probe.signature, key, blob, zlib.crc32(key + blob)))

        def keep(base: sqlite3.Connection) -> None:
            base.executemany("insert or replace into vectors values (?, ?, ?)", vectors)
            base.executemany("insert or replace into figures values (?, ?, ?, ?)", figures)

        if self._writable:
            self._do(keep)

    def _do(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Run ``work`` in one transaction; once more if the trouble could be mended."""
        for _ in range(2):
            if not self._usable:
                return
            try:
                with closing(self._connect()) as base, base:
                    work(base)
                return
            except (sqlite3.Error, OSError) as fault:
                again = self._mend(fault)
            if not again:
                return

    def _connect(self) -> sqlite3.Connection:
        if not self._writable:
            address = f"{self._path.absolute().as_uri()}?mode=ro&immutable=1"
            base = sqlite3.connect(address, uri=True, timeout=PATIENCE)
        else:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            base = sqlite3.connect(self._path, timeout=PATIENCE)
        try:
            if self._writable:
                base.execute("pragma journal_mode=wal")
                base.execute("pragma synchronous=normal")
                base.executescript(_TABLES)
                row = ("signature", self.signature)
                base.execute("insert or ignore into about values (?, ?)", row)
                base.commit()
            made_by = base.execute("select value from about where name = 'signature'").fetchone()
            if made_by != (self.signature,):
                raise _Foreign(f"made by {made_by[0] if made_by else 'nobody'}")
        except BaseException:
            base.close()
            raise
        return base

    def _mend(self, fault: sqlite3.Error | OSError) -> bool:
        """Say what is wrong, once, and mend it if that can be done; whether to try again."""
        if isinstance(fault, sqlite3.DatabaseError) and not isinstance(fault, _PASSING):
            return self._set_aside(fault)
        if self._writable and self._path.is_file():
            self._writable = False
            _say(f"{self._path}: cannot be written ({fault}); nothing new is kept")
            return True
        self._usable = False
        _say(f"{self._path}: cannot be used ({fault}); every vector is computed")
        return False

    def _set_aside(self, fault: sqlite3.Error) -> bool:
        """Rename a damaged or foreign file, so that a fresh one can be begun."""
        try:
            with _locked(self._path.with_suffix(".lock")):
                try:
                    self._connect().close()
                    return True  # another process has mended it meanwhile
                except sqlite3.DatabaseError:
                    aside = self._path.with_suffix(".damaged")
                    self._path.replace(aside)
                    for tail in ("-wal", "-shm"):
                        Path(f"{self._path}{tail}").unlink(missing_ok=True)
        except OSError:
            self._usable = False
            _say(f"{self._path}: damaged ({fault}); every vector is computed")
            return False
        _say(f"{self._path}: damaged or foreign ({fault}); set aside as {aside.name}, begun anew")
        return True


def _stored(
    base: sqlite3.Connection, keys: list[bytes], column: str, table: str, probe: str, size: int
) -> Iterator[tuple[bytes, Matrix]]:
    """Key and row of each of ``keys`` that the table holds whole."""
    of_probe = " and probe = ?" if probe else ""
    for start in range(0, len(keys), ASK):
        some = keys[start : start + ASK]
        marks = ",".join("?" * len(some))
        query = f"select key, {column}, crc from {table} where key in ({marks}){of_probe}"
        for key, blob, crc in base.execute(query, [*some, probe] if probe else some):
            if len(blob) == 4 * size and zlib.crc32(key + blob) == crc:
                yield key, np.frombuffer(blob, dtype="<f4")


_PASSING = (sqlite3.OperationalError, sqlite3.ProgrammingError, sqlite3.IntegrityError)
"""Faults that say nothing against the file's content: locked, full, read-only."""


def text_key(text: str) -> bytes:
    """The name of a text in the cache: 128 bits of BLAKE2b."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _say(line: str) -> None:
    print(f"audit: cache {line}", file=sys.stderr, flush=True)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
