"""ninjs 1.x, 2.x and 3.x (https://www.iptc.org/std/ninjs/userguide/), told apart by their fields.

1.x has ``body_text``, ``body_xhtml``, ``body_html``; 2.x lists of ``bodies`` and
``headlines`` with ``contenttype``; 3.x writes its names in camel case.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from audit.desk.inbox.formats.markup import lines_of, slug, with_title
from audit.errors import InputError
from audit.language.codes import shortest
from audit.read.names import safe_id
from audit.types import Failure, RawDocument

_MARKUP = ("html", "xml")


class _Body(msgspec.Struct):
    """A body of 2.x (``contenttype``) or 3.x (``contentType``)."""

    value: str = ""
    role: str | None = None
    contenttype: str | None = None
    content_type: str | None = msgspec.field(default=None, name="contentType")

    @property
    def is_markup(self) -> bool:
        said = (self.contenttype or self.content_type or self.role or "").casefold()
        return any(word in said for word in _MARKUP)


class _Headline(msgspec.Struct):
    value: str = ""
    role: str | None = None


class _Modern(msgspec.Struct):
    """What 2.x and 3.x share and this program needs."""

    uri: str
    language: str | None = None
    pubstatus: str | None = None
    pub_status: str | None = msgspec.field(default=None, name="pubStatus")
    versioncreated: str | None = None
    version_created: str | None = msgspec.field(default=None, name="versionCreated")
    copyrightholder: str | None = None
    copyright_holder: str | None = msgspec.field(default=None, name="copyrightHolder")
    headlines: list[_Headline] = []
    bodies: list[_Body] = []


class _First(msgspec.Struct):
    """What 1.x has. ``body_*`` are patterns of the standard; these three are in use."""

    uri: str
    language: str | None = None
    pubstatus: str | None = None
    versioncreated: str | None = None
    copyrightholder: str | None = None
    headline: str | None = None
    body_text: str | None = None
    body_xhtml: str | None = None
    body_html: str | None = None


def looks_like_ninjs(value: Any) -> bool:
    """Whether a JSON value can be a ninjs item: an object with ``uri`` (the one required field)."""
    return isinstance(value, dict) and isinstance(value.get("uri"), str)


def from_ninjs(stem: str, source: str, data: bytes) -> Iterator[RawDocument | Failure]:
    """The document of a ninjs item, or of each item of a JSON array of them."""
    try:
        value = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InputError(
            source, f"this is no JSON ({error})", "check how it was exported"
        ) from error
    items = value if isinstance(value, list) else [value]
    if not items:
        raise InputError(source, "there is no item in it", "put ninjs items into the list")
    for number, item in enumerate(items, start=1):
        where = source if len(items) == 1 else f"{source}:{number}"
        try:
            if not looks_like_ninjs(item):
                raise InputError(
                    where,
                    "this is no ninjs item: it has no uri",
                    "give ninjs, or records as .jsonl",
                )
            yield _document(stem if len(items) == 1 else None, where, item)
        except InputError as error:
            yield Failure(error.source, error.fault, error.mend)


def _document(stem: str | None, where: str, item: dict[str, Any]) -> RawDocument:
    modern = "bodies" in item or "headlines" in item
    try:
        if modern:
            return _from_modern(stem, where, msgspec.convert(item, _Modern))
        return _from_first(stem, where, msgspec.convert(item, _First))
    except msgspec.ValidationError as error:
        raise InputError(
            where, f"this is no ninjs ({error})", "check it against its schema"
        ) from error


def _from_modern(stem: str | None, where: str, item: _Modern) -> RawDocument:
    _usable(where, item.pubstatus or item.pub_status)
    heads = sorted(item.headlines, key=lambda h: h.role not in (None, "main"))
    title = next((h.value.strip() for h in heads if h.value.strip()), None)
    # Markup has paragraphs; the plain body is often the same text on one line.
    bodies = sorted(item.bodies, key=lambda b: not b.is_markup)
    texts = (lines_of(b.value) if b.is_markup else b.value.strip() for b in bodies)
    return _made(
        stem,
        where,
        item.uri,
        title,
        next((t for t in texts if t), ""),
        item.language,
        item.copyrightholder or item.copyright_holder,
        item.versioncreated or item.version_created,
    )


def _from_first(stem: str | None, where: str, item: _First) -> RawDocument:
    _usable(where, item.pubstatus)
    markup = item.body_xhtml or item.body_html or ""
    text = lines_of(markup) or (item.body_text or "").strip()
    return _made(
        stem,
        where,
        item.uri,
        (item.headline or "").strip() or None,
        text,
        item.language,
        item.copyrightholder,
        item.versioncreated,
    )


def _usable(where: str, status: str | None) -> None:
    if status and status.casefold() in ("canceled", "cancelled", "withheld"):
        raise InputError(where, f"its sender calls it {status}", "leave it, or ask the sender")


def _made(
    stem: str | None,
    where: str,
    uri: str,
    title: str | None,
    text: str,
    language: str | None,
    publisher: str | None,
    published: str | None,
) -> RawDocument:
    if not text:
        raise InputError(where, "the item has no text", "send text items only")
    return RawDocument(
        id=safe_id(stem if stem is not None else slug(uri, uri)),
        source=uri,
        text=with_title(title, text.replace("\r\n", "\n").replace("\r", "\n")),
        title=title,
        declared_language=shortest(language) if language else None,
        publisher=publisher,
        published=published,
    )
