"""From one complete file to its documents: one table says which reader takes which ending."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from audit.desk.inbox.formats.feeds import ROOTS, from_feed
from audit.desk.inbox.formats.markup import parse_xml
from audit.desk.inbox.formats.newsml import NAR, from_newsml
from audit.desk.inbox.formats.ninjs import from_ninjs
from audit.desk.inbox.formats.warc import from_warc
from audit.errors import InputError
from audit.read import read_document
from audit.read.decode import MAX_BYTES, check_bytes
from audit.read.reading import MAX_LINE, RECORDS, WHOLE
from audit.types import Failure, RawDocument

Items = Iterator[RawDocument | Failure]

ENDINGS = (*WHOLE, *RECORDS, ".json", ".xml", ".rss", ".atom", ".rdf", ".warc", ".warc.gz")


def documents(path: Path, name: str) -> Items:
    """Every document of the file at ``path``, which the inbox called ``name``.

    Failures stand among them; nothing is raised for a bad file. The source of a
    document is what it calls itself (an address, a guid), else ``name``.
    """
    try:
        for item in _items(path, name):
            yield _checked(item) if isinstance(item, RawDocument) else item
    except InputError as error:
        yield Failure(error.source.replace(str(path), name), error.fault, error.mend)
    except MemoryError:
        yield Failure(name, "there is not enough memory for it", "split the file")
    except RecursionError:
        yield Failure(name, "its parts are nested too deeply", "check the file")


def _items(path: Path, name: str) -> Items:
    folded = path.name.casefold()
    ending = next((e for e in (".warc.gz", path.suffix.casefold()) if folded.endswith(e)), "")
    stem = path.name[: len(path.name) - len(ending)] if ending else path.name
    if ending in (".warc", ".warc.gz"):
        yield from from_warc(path, name)
    elif ending in RECORDS:
        if path.stat().st_size == 0:
            check_bytes(name, b"")
        yield from _records(path, name, RECORDS[ending](path))
    elif ending in WHOLE:
        yield replace(read_document(path), source=name)
    elif ending == ".json":
        yield from from_ninjs(stem, name, _load(path, name))
    elif ending in (".xml", ".rss", ".atom", ".rdf"):
        yield from _xml(stem, name, _load(path, name))
    else:
        fault = f"the ending {ending} is not known" if ending else "the file name has no ending"
        raise InputError(name, fault, f"give it one of: {' '.join(sorted(ENDINGS))}")


def _records(path: Path, name: str, items: Items) -> Items:
    """Records under the inbox's name for the file; a record without an address by its id."""
    for item in items:
        here = item.source.startswith(str(path))
        if isinstance(item, Failure):
            yield replace(item, source=item.source.replace(str(path), name))
        else:
            yield replace(item, source=f"{name}#{item.id}") if here else item


def _xml(stem: str, name: str, data: bytes) -> Items:
    root = parse_xml(name, data)
    space, _, local = str(root.tag).rpartition("}")
    if space == f"{{{NAR}":
        yield from from_newsml(stem, name, data)
    elif local in ROOTS:
        yield from from_feed(stem, name, data)
    else:
        raise InputError(
            name, f"XML with the root {local[:40]!r} is not known", "give NewsML-G2, RSS or Atom"
        )


def _load(path: Path, name: str) -> bytes:
    if path.stat().st_size > MAX_BYTES:
        raise InputError(name, f"the file is larger than {MAX_BYTES >> 20} MB", "split it")
    data = path.read_bytes()
    if not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        check_bytes(name, data)
    return data


def _checked(raw: RawDocument) -> RawDocument | Failure:
    """A document that can be audited and written down, or why not."""
    if not re.search(r"\w", raw.text):
        return Failure(raw.source, "there are no words in it", "send text items only")
    longest = max(map(len, raw.text.splitlines()), default=0)
    if longest > MAX_LINE:
        return Failure(
            raw.source,
            f"one line has {longest:,} characters, and no article has such a line",
            "break it into paragraphs, or leave it out",
        )
    if len(raw.text) > MAX_BYTES or "\x00" in raw.text:
        return Failure(raw.source, "the text is too long or binary", "split it, or send text")
    return replace(
        raw,
        source=_utf8(raw.source),
        text=_utf8(raw.text),
        title=None if raw.title is None else _utf8(raw.title),
        publisher=None if raw.publisher is None else _utf8(raw.publisher),
        published=None if raw.published is None else _utf8(raw.published),
    )


def _utf8(text: str) -> str:
    """Half surrogate pairs, which no database takes, as the replacement character."""
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
