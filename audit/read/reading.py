"""From paths to documents: one table says which reader takes which ending."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.errors import InputError
from audit.read.decode import MAX_BYTES, check_bytes
from audit.read.html import from_html
from audit.read.markdown import from_markdown
from audit.read.names import distinct
from audit.read.plain import from_plain
from audit.read.records import from_jsonl, from_parquet
from audit.read.walk import files
from audit.types import Failure, RawDocument

#: Readers of a file that is one document, by ending.
WHOLE: dict[str, Callable[[Path, bytes], Iterator[RawDocument]]] = {
    ".txt": from_plain,
    ".text": from_plain,
    ".md": from_markdown,
    ".markdown": from_markdown,
    ".html": from_html,
    ".htm": from_html,
    ".xhtml": from_html,
}

#: Readers of a file of many documents, by ending; they stream, so no size limit.
RECORDS: dict[str, Callable[[Path], Iterator[RawDocument | Failure]]] = {
    ".jsonl": from_jsonl,
    ".ndjson": from_jsonl,
    ".parquet": from_parquet,
}


# A line is a paragraph, and the longest paragraphs of literature have some tens of
# thousands of characters. A line of a million is a database dump or minified data:
# audited, it would cost minutes and tell nothing.
MAX_LINE = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What could be read, sorted by id, and what could not, sorted by source."""

    documents: tuple[RawDocument, ...]
    failures: tuple[Failure, ...]


def read(paths: Sequence[Path], *, leave_out: Path | None = None) -> ReadResult:
    """Everything under ``paths``, files and folders; never raises for a bad file.

    Neither the order of the paths nor where the files stand changes the result,
    but for the ``source`` of each document. ``leave_out``: where the answer of this run goes,
    which may lie inside one of the folders and is no input.
    """
    found, failures = files(paths, leave_out=leave_out)
    documents: list[RawDocument] = []
    faults = list(failures)
    for path in found:
        try:
            for item in _items(path):
                fault = item if isinstance(item, Failure) else _endless_line(item)
                if fault is not None:
                    faults.append(fault)
                elif isinstance(item, RawDocument):
                    documents.append(item)
        except InputError as error:
            faults.append(Failure(error.source, error.fault, error.mend))
        except MemoryError:
            faults.append(Failure(str(path), "there is not enough memory for it", "split the file"))
        except (OSError, RecursionError) as error:
            reason = getattr(error, "strerror", None) or "its parts are nested too deeply"
            faults.append(Failure(str(path), f"it cannot be read ({reason})", "check the file"))
    return ReadResult(distinct(documents), tuple(sorted(faults, key=lambda f: f.source)))


def read_document(path: Path) -> RawDocument:
    """One file under any name, by its ending where that is known, else as plain text.

    InputError says what is wrong with it.
    """
    reader = WHOLE.get(path.suffix.lower(), from_plain)
    raw = next(reader(path, _load(path)))
    fault = _endless_line(raw)
    if fault is not None:
        raise InputError(fault.source, fault.fault, fault.mend)
    return raw


def read_plain(path: Path) -> RawDocument:
    """One file under any name as plain text, whatever its ending; InputError if it is none."""
    return next(from_plain(path, _load(path)))


def _endless_line(raw: RawDocument) -> Failure | None:
    """The fault of a document with a line that no reader ever saw as one."""
    longest = max(map(len, raw.text.splitlines()), default=0)
    if longest <= MAX_LINE:
        return None
    return Failure(
        raw.source,
        f"one line has {longest:,} characters, and no article has such a line",
        "break it into paragraphs, or leave it out",
    )


def _items(path: Path) -> Iterator[RawDocument | Failure]:
    ending = path.suffix.lower()
    if ending in RECORDS:
        if path.stat().st_size == 0:
            check_bytes(str(path), b"")
        yield from RECORDS[ending](path)
    elif ending in WHOLE:
        yield from WHOLE[ending](path, _load(path))
    else:
        known = " ".join(sorted({*WHOLE, *RECORDS}))
        fault = f"the ending {ending} is not known" if ending else "the file name has no ending"
        raise InputError(str(path), fault, f"give it one of: {known}")


def _load(path: Path) -> bytes:
    """All bytes of a file; InputError for what is missing, unreadable or too large."""
    source = str(path)
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            limit = MAX_BYTES // 2**20
            raise InputError(source, f"the file is larger than {limit} MB", "split it")
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise InputError(source, f"it cannot be read ({reason})", "check the path") from error
