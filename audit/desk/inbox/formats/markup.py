"""HTML and XML from strangers: parsed hardened, turned into lines of text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from audit.errors import InputError
from audit.read.html import visible_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00")


def parse_xml(source: str, data: bytes) -> _Element:
    """The root of an XML document; InputError for a DOCTYPE, an entity, or what is no XML."""
    from lxml import etree

    # Declared entities are refused before the parser sees them; a wide encoding could hide one.
    if data.startswith(_WIDE):
        raise InputError(source, "the XML is in UTF-16", "save it as UTF-8")
    if _DOCTYPE.search(data):
        raise InputError(
            source, "the XML has a DOCTYPE, which can name files and bombs", "leave it out"
        )
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(
            source, f"this is no XML ({error})", "check how it was exported"
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError(source, "the XML declares a DTD", "leave it out")
    return root


def lines_of(markup: str) -> str:
    """The visible lines of a piece of HTML; empty where there is none."""
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    if not markup.strip():
        return ""
    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        tree = document_fromstring(markup.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return ""
    return visible_text(tree)


def with_title(title: str | None, text: str) -> str:
    """``text`` with the title as its first line, unless it stands there already."""
    if title and title.casefold() not in text[: len(title) * 4 + 200].casefold():
        return f"{title}\n{text}"
    return text


def slug(address: str, otherwise: str) -> str:
    """A readable name from an address or identifier: its last part that says something."""
    parts = [p for p in re.split(r"[/?#]+", address.rstrip("/")) if p]
    last = re.sub(r"\.(?:html?|xhtml|php|aspx?)$", "", parts[-1]) if parts else ""
    return last if re.search(r"\w", last) else otherwise
