"""Markdown: the marks go, the words and the lines stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from audit.language.codes import shortest
from audit.read.decode import decode
from audit.read.names import safe_id
from audit.types import RawDocument

if TYPE_CHECKING:
    from markdown_it.token import Token

# The parser's inline pass is quadratic in a paragraph with many unmatched marks (90,000
# signs took a second), and the rest takes a second per megabyte: what is longer is
# data, not somebody's markdown, and its text is taken as it stands.
MAX_PARAGRAPH = 20_000
MAX_TEXT = 3_000_000

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]{1,20}):[ \t]*(.{0,300})$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*\n")
_TAG = re.compile(r"<[^<>]{0,2000}>")


def from_markdown(path: Path, data: bytes) -> Iterator[RawDocument]:
    """The one document of a markdown file; front matter gives title, language and date."""
    text = decode(str(path), data)
    fields: dict[str, str] = {}
    front = _FRONT.match(text)
    if front is not None:
        fields = {k.lower(): v.strip().strip("'\"") for k, v in _FIELD.findall(front.group(1))}
        text = text[front.end() :]
    heading, body = _render(text)
    language = fields.get("lang") or fields.get("language")
    yield RawDocument(
        id=safe_id(path.stem),
        source=str(path),
        text=body,
        title=fields.get("title") or heading,
        declared_language=shortest(language) if language else None,
        publisher=fields.get("publisher") or fields.get("source"),
        published=fields.get("date"),
    )


def _render(text: str) -> tuple[str | None, str]:
    """The heading of level 1 that opens the text, or None, and the text without marks."""
    if len(text) > MAX_TEXT or max(map(len, _BLANK.split(text))) > MAX_PARAGRAPH:
        return None, text

    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    lines = _Lines()
    for token in tokens:
        lines.take(token)
    opening = next((t for t in tokens if t.type == "heading_open"), None)
    titled = opening is not None and opening.tag == "h1" and tokens[0] is opening
    return (lines.blocks[0] if titled else None), "\n\n".join(b for b in lines.blocks if b.strip())


class _Lines:
    """Collects the blocks of a markdown text: list items keep a mark, table rows a bar."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._marker = ""
        self._numbers: list[int | None] = []
        self._cells: list[str] | None = None

    def take(self, token: Token) -> None:
        """Add what a token holds."""
        kind = token.type
        if kind == "ordered_list_open":
            self._numbers.append(int(token.attrs.get("start") or 1))
        elif kind == "bullet_list_open":
            self._numbers.append(None)
        elif kind in ("ordered_list_close", "bullet_list_close"):
            self._numbers.pop()
        elif kind == "list_item_open":
            self._item()
        elif kind == "tr_open":
            self._cells = []
        elif kind == "tr_close":
            self.blocks.append(" | ".join(self._cells or ()))
            self._cells = None
        else:
            self._words(token)

    def _item(self) -> None:
        number = self._numbers[-1]
        self._marker = "- " if number is None else f"{number}. "
        self._numbers[-1] = None if number is None else number + 1

    def _words(self, token: Token) -> None:
        if token.type == "inline" and self._cells is not None:
            self._cells.append(_inline(token))
        elif token.type == "inline":
            self.blocks.append(self._marker + _inline(token))
            self._marker = ""
        elif token.type in ("fence", "code_block"):
            self.blocks.append(token.content.rstrip("\n"))
        elif token.type == "html_block":
            self.blocks.append(_TAG.sub("", token.content).strip())


def _inline(token: Token) -> str:
    """The words of an inline token; a picture gives its description."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)
