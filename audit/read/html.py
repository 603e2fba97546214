"""HTML: trafilatura's text, or every visible line where it finds none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import InputError
from audit.language.codes import shortest
from audit.read.decode import decode, has_wide_bom
from audit.read.names import safe_id
from audit.types import RawDocument

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# libxml2 refuses text nodes above 10 MB unless told otherwise, and news pages
# stay under 5 MB even with their pictures inside.
MAX_HTML_BYTES = 16 * 2**20

_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,5}=\s{0,5}["']?([A-Za-z0-9_.:-]{1,40})""", re.I
)
_XML_ENCODING = re.compile(rb"""\A\s{0,20}<\?xml[^>]{0,100}?encoding=["']([A-Za-z0-9_.:-]{1,40})""")
_UNSEEN = ("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select")
_BLOCK_TAGS = (
    "address article aside blockquote br dd div dl dt fieldset figcaption figure footer form h1 h2"
    " h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul"
)
_BLOCKS = frozenset(_BLOCK_TAGS.split())


def from_html(path: Path, data: bytes) -> Iterator[RawDocument]:
    """The one document of a page: title, text, declared language, publisher, date."""
    source = str(path)
    if len(data) > MAX_HTML_BYTES:
        raise InputError(
            source,
            f"the page is larger than {MAX_HTML_BYTES // 2**20} MB",
            "save its text alone as .txt",
        )
    page = decode(source, data, None if has_wide_bom(data) else _declared_charset(data))
    yield page_document(safe_id(path.stem), source, page)


def page_document(document_id: str, source: str, page: str) -> RawDocument:
    """The document of one page's markup; InputError where no text is left of it."""
    tree = _parse(page)
    if tree is None:
        raise InputError(source, "the page has no elements", "give the page's HTML, or text")
    language = _language(tree)
    title, text, publisher, published = _extract(page)
    if not text:
        text = visible_text(tree)
    if not text:
        raise InputError(
            source,
            "no text is left of the page: scripts, pictures, or elements nested too deeply",
            "save the page as it is shown",
        )
    if title and title.casefold() not in text[: 10 * len(title) + 500].casefold():
        text = f"{title}\n{text}"
    return RawDocument(
        id=document_id,
        source=source,
        text=text,
        title=title,
        declared_language=language,
        publisher=publisher,
        published=published,
    )


def _parse(page: str) -> HtmlElement | None:
    from lxml import etree
    from lxml.html import HTMLParser, document_fromstring

    parser = HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _extract(page: str) -> tuple[str | None, str, str | None, str | None]:
    """Title, text, publisher and date by trafilatura; empty where it finds none."""
    from trafilatura import bare_extraction

    tree = _parse(page)
    if tree is None:
        return None, "", None, None
    # trafilatura walks hostile markup with many a library: a page on which one
    # of them stumbles still has its visible text.
    try:
        found = bare_extraction(tree, with_metadata=True, include_comments=False)
    except Exception:
        return None, "", None, None
    if found is None or isinstance(found, dict):
        return None, "", None, None
    return (
        _one_line(found.title),
        (found.text or "").strip(),
        _one_line(found.sitename or found.hostname),
        _one_line(found.date),
    )


def visible_text(tree: HtmlElement) -> str:
    """Every line that a reader would see, scripts and the like left out."""
    from lxml import etree

    etree.strip_elements(tree, *_UNSEEN, with_tail=False)
    parts: list[str] = []
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        block = element.tag in _BLOCKS
        if block:
            parts.append("\n")
        piece = element.text if event == "start" else element.tail
        if piece:
            parts.append(re.sub(r"\s+", " ", piece))
    lines = (line.strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _language(tree: HtmlElement) -> str | None:
    """What the page says its language is."""
    root = tree.getroottree().getroot()
    named = [root.get("lang"), root.get("{http://www.w3.org/XML/1998/namespace}lang")]
    named += tree.xpath("//html/@xml:lang | //body/@lang")
    named += tree.xpath("//meta[@http-equiv='content-language' or @name='language']/@content")
    named += tree.xpath("//meta[@property='og:locale']/@content")
    for name in named:
        code = shortest(str(name)) if name else None
        if code is not None:
            return code
    return None


def _declared_charset(data: bytes) -> str | None:
    """The character set that the page names, by Python's name for it."""
    import codecs

    found = _XML_ENCODING.search(data[:300]) or _CHARSET.search(data[:4096])
    if found is None:
        return None
    name = found.group(1).decode("ascii").lower()
    # The WHATWG encoding standard reads these three as windows-1252.
    name = "cp1252" if name in ("iso-8859-1", "latin1", "us-ascii") else name
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None


def _one_line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None
