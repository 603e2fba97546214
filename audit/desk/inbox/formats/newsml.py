"""NewsML-G2: news items alone, in a message, or in a package (IPTC NAR namespace).

The text is in ``contentSet``: ``inlineXML`` (XHTML, NITF, or a house's own XML)
or ``inlineData``. An own reader of some eighty lines: newsmlg2 covers metadata
and parses without our hardening.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from audit.desk.inbox.formats.markup import lines_of, parse_xml, slug, with_title
from audit.errors import InputError
from audit.language.codes import shortest
from audit.read.names import safe_id
from audit.types import Failure, RawDocument

if TYPE_CHECKING:
    from lxml.etree import _Element

NAR = "http://iptc.org/std/nar/2006-10-01/"
_N = {"n": NAR}
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# NITF elements that end a line, beside those of HTML.
_BLOCK_NAMES = (
    "p hl1 hl2 li tr td th div section h1 h2 h3 h4 h5 h6 blockquote bq pre dt dd figcaption br"
    " byline dateline tagline note media-caption"
)
_BLOCKS = frozenset(_BLOCK_NAMES.split())
_UNSEEN_NAMES = "head script style title docdata media-metadata media-reference"
_UNSEEN = frozenset(_UNSEEN_NAMES.split())


def from_newsml(stem: str, source: str, data: bytes) -> Iterator[RawDocument | Failure]:
    """A document for each news item with text, a failure for each without."""
    root = parse_xml(source, data)
    items = [root] if root.tag == f"{{{NAR}}}newsItem" else list(root.iter(f"{{{NAR}}}newsItem"))
    if not items:
        raise InputError(source, "there is no newsItem in it", "send the items, not the catalogue")
    for number, item in enumerate(items, start=1):
        where = source if len(items) == 1 else f"{source}:{number}"
        try:
            yield _document(stem if len(items) == 1 else None, where, item)
        except InputError as error:
            yield Failure(error.source, error.fault, error.mend)


def _document(stem: str | None, where: str, item: _Element) -> RawDocument:
    status = _attribute(item, "n:itemMeta/n:pubStatus/@qcode").rpartition(":")[2]
    if status in ("canceled", "withheld"):
        raise InputError(where, f"its sender calls it {status}", "leave it, or ask the sender")
    text = _body(item)
    if not text:
        raise InputError(where, "the item has no text of its own", "send text items only")
    title = _text(item, "n:contentMeta/n:headline") or _text(item, "n:itemMeta/n:title")
    language = (
        _attribute(item, "n:contentMeta/n:language/@tag")
        or _attribute(item, "n:contentSet/*/@xml:lang")
        or item.get(_LANG, "")
    )
    guid = item.get("guid", "").strip()
    return RawDocument(
        id=safe_id(stem if stem is not None else slug(guid, guid or where)),
        source=guid or where,
        text=with_title(title, text),
        title=title,
        declared_language=shortest(language) if language else None,
        publisher=_text(item, "n:itemMeta/n:provider/n:name")
        or _attribute(item, "n:itemMeta/n:provider/@literal")
        or _attribute(item, "n:itemMeta/n:provider/@qcode").rpartition(":")[2]
        or None,
        published=_text(item, "n:itemMeta/n:versionCreated"),
    )


def _body(item: _Element) -> str:
    for inline in item.iterfind("n:contentSet/n:inlineXML", _N):
        text = _lines(inline)
        if text:
            return text
    for inline in item.iterfind("n:contentSet/n:inlineData", _N):
        if inline.get("encoding"):
            continue  # base64 and the like: pictures, old office files
        said = (inline.get("contenttype") or "").casefold()
        words = inline.text or ""
        text = lines_of(words) if "html" in said else words.strip()
        if text:
            return text.replace("\r\n", "\n")
    return ""


def _lines(element: _Element) -> str:
    """The visible lines of XHTML, NITF or plain XML, white space as a browser would show it."""
    from lxml import etree

    parts: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(element, events=("start", "end")):
        if not isinstance(node.tag, str):
            continue
        name = etree.QName(node).localname.casefold()
        unseen, block = name in _UNSEEN, name in _BLOCKS
        if event == "start":
            hidden += unseen
            if block:
                parts.append("\n")
            if not hidden and node.text:
                parts.append(" ".join(f"|{node.text}|".split()).strip("|") or " ")
        else:
            hidden -= unseen
            if block:
                parts.append("\n")
            if not hidden and node is not element and node.tail:
                parts.append(" ".join(f"|{node.tail}|".split()).strip("|") or " ")
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _text(item: _Element, path: str) -> str | None:
    found = item.find(path, _N)
    return " ".join("".join(found.itertext()).split()) or None if found is not None else None


def _attribute(item: _Element, path: str) -> str:
    found = item.xpath(path, namespaces=_N)
    return str(found[0]).strip() if found else ""
