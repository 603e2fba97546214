"""One table says which reader takes which ending."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from audit.errors import InputError
from audit.read.pairs.record import PairRecord
from audit.read.pairs.rows import from_jsonl, from_tsv
from audit.read.pairs.tmx import from_tmx
from audit.read.pairs.xliff import from_xliff

READERS: dict[str, Callable[[Path], Iterator[PairRecord]]] = {
    ".tsv": from_tsv,
    ".tab": from_tsv,
    ".txt": from_tsv,
    ".jsonl": from_jsonl,
    ".ndjson": from_jsonl,
    ".tmx": from_tmx,
    ".xlf": from_xliff,
    ".xliff": from_xliff,
    ".sdlxliff": from_xliff,
    ".mqxliff": from_xliff,
}


def read_pairs(path: Path) -> Iterator[PairRecord]:
    """The records of a file in their order, unusable ones included, with ``error`` set.

    InputError, at once, for a file that cannot be used at all: missing, empty,
    an unknown ending, an XML file with a DOCTYPE or of an unknown version.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = " ".join(sorted(READERS))
        raise InputError(
            str(path),
            f"aligned text does not come as {path.suffix or 'a file without ending'}",
            f"give one of: {known}",
        )
    try:
        if path.is_dir():
            raise InputError(str(path), "this is a folder", "name a file of aligned text")
        if path.stat().st_size == 0:
            raise InputError(str(path), "the file is empty", "give a file with records in it")
        return _started(reader(path))
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(str(path), f"it cannot be read ({reason})", "check the path") from error


def _started(records: Iterator[PairRecord]) -> Iterator[PairRecord]:
    """The same records, the first one read already, so that a bad file fails at once."""
    try:
        first = next(records)
    except StopIteration:
        return iter(())

    def chained() -> Iterator[PairRecord]:
        yield first
        yield from records

    return chained()
