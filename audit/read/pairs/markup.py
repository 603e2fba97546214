"""XML read piece by piece, with nothing fetched, expanded or trusted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_PRETTY = re.compile(r"\s*\n\s*")


class BrokenOffError(Exception):
    """The file stops being XML somewhere after its first element; the text says where."""


def elements(path: Path, names: frozenset[str]) -> Iterator[tuple[str, str, Element]]:
    """``(event, local name, element)`` for starts and ends of the elements in ``names``.

    The first event is always the root's start. InputError for what is not XML
    and for a DOCTYPE; BrokenOffError where the file breaks off later.
    """
    from lxml import etree

    with path.open("rb") as file:
        parser = etree.iterparse(
            file,
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        yield from _events(str(path), iter(parser), names)


def _events(
    source: str, parser: Iterator[tuple[str, Element]], names: frozenset[str]
) -> Iterator[tuple[str, str, Element]]:
    from lxml import etree

    first = True
    try:
        for event, element in parser:
            if first:
                if element.getroottree().docinfo.doctype:
                    raise InputError(
                        source, "the file declares a DOCTYPE", "delete the line <!DOCTYPE …>"
                    )
                yield "start", local(element), element
                first = False
                continue
            name = local(element)
            if name in names:
                yield event, name, element
    except etree.XMLSyntaxError as error:
        if first:
            raise InputError(
                source, f"this is not XML ({error.msg})", "export the file again"
            ) from error
        raise BrokenOffError(f"the file breaks off: {error.msg}") from error


def local(element: Element) -> str:
    """An element's name without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def free(element: Element) -> None:
    """Give back the memory of an element that has been read, and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def words(element: Element, codes: frozenset[str]) -> str:
    """The text of a segment; elements named in ``codes`` hold markup, and are left out."""
    parts: list[str] = []
    _gather(element, codes, parts)
    text = "".join(parts)
    keep = any(a.get(XML_SPACE) == "preserve" for a in (element, *element.iterancestors()))
    return text if keep else _PRETTY.sub(" ", text).strip()


def _gather(element: Element, codes: frozenset[str], parts: list[str]) -> None:
    parts.append(element.text or "")
    for child in element:
        if local(child) not in codes:
            _gather(child, codes, parts)
        parts.append(child.tail or "")
