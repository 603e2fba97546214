"""RSS 0.9 to 2.0, RDF and Atom files, read with feedparser: one document an entry."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from audit.desk.inbox.formats.markup import lines_of, parse_xml, slug, with_title
from audit.errors import InputError
from audit.language.codes import shortest
from audit.read.names import safe_id
from audit.types import Failure, RawDocument

#: Root elements of feeds, without their namespaces.
ROOTS = frozenset(("rss", "feed", "RDF"))


def from_feed(stem: str, source: str, data: bytes) -> Iterator[RawDocument | Failure]:
    """A document for each entry with text, a failure for each without."""
    import feedparser

    parse_xml(source, data)  # refuses what is dangerous; feedparser forgives the rest
    # A stream and never a string: feedparser opens strings that look like an address.
    feed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        raise InputError(source, "there is no entry in the feed", "send a feed with its entries")
    spoken = feed.feed.get("language")
    for number, entry in enumerate(feed.entries, start=1):
        try:
            yield _document(stem, f"{source}:{number}", entry, feed.feed.get("title"), spoken)
        except InputError as error:
            yield Failure(error.source, error.fault, error.mend)


def _document(
    stem: str, where: str, entry: Any, publisher: str | None, spoken: str | None
) -> RawDocument:
    bodies = [*entry.get("content", ()), entry.get("summary_detail") or {}]
    # The longest body: some feeds give the lead as content, others as summary.
    texts = [_plain(body) for body in bodies]
    text = max(texts, key=len, default="")
    if not text:
        raise InputError(where, "the entry has no text", "feed the article, not its headline")
    title = lines_of(entry.get("title", "")).replace("\n", " ") or None
    name = entry.get("id") or entry.get("link") or ""
    language = next((b.get("language") for b in bodies if b.get("language")), spoken)
    return RawDocument(
        id=safe_id(slug(entry.get("link") or name, f"{stem}-{where.rpartition(':')[2]}")),
        # A bare number as guid says nothing outside its feed.
        source=name if ":" in name else f"{where.rpartition(':')[0]}#{name}" if name else where,
        text=with_title(title, text),
        title=title,
        declared_language=shortest(language) if language else None,
        publisher=publisher or None,
        published=entry.get("updated") or entry.get("published") or None,
    )


def _plain(body: Any) -> str:
    value = body.get("value") or ""
    return value.strip() if body.get("type") == "text/plain" else lines_of(value)
