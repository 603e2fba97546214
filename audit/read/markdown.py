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

# A line longer than this holds no markdown worth undoing, and the parser's inline
# pass takes about a second per megabyte of it (measured on a 10 MB line).
MAX_LINE = 200_000

_FRONT = re.compile(r"\A---[ \t]*\n(.{0,5000}?)\n---[ \t]*(?:\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z_]{1,20}):[ \t]*(.{0,300})$", re.MULTILINE)
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
    """The first heading of level 1, if it opens the text, and the text without marks."""
    if max(map(len, text.split("\n"))) > MAX_LINE:
        return None, text

    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    blocks: list[str] = []
    title: str | None = None
    marker = ""
    ordered: list[int | None] = []
    cells: list[str] | None = None
    for position, token in enumerate(tokens):
        match token.type:
            case "ordered_list_open":
                ordered.append(int(token.attrs.get("start") or 1))
            case "bullet_list_open":
                ordered.append(None)
            case "ordered_list_close" | "bullet_list_close":
                ordered.pop()
            case "list_item_open":
                number = ordered[-1]
                marker = "- " if number is None else f"{number}. "
                ordered[-1] = None if number is None else number + 1
            case "tr_open":
                cells = []
            case "tr_close":
                blocks.append(" | ".join(cells or ()))
                cells = None
            case "inline":
                line = _inline(token)
                if cells is not None:
                    cells.append(line)
                    continue
                if not blocks and tokens[position - 1].tag == "h1":
                    title = line
                blocks.append(marker + line)
                marker = ""
            case "fence" | "code_block":
                blocks.append(token.content.rstrip("\n"))
            case "html_block":
                bare = _TAG.sub("", token.content).strip()
                if bare:
                    blocks.append(bare)
    return title, "\n\n".join(block for block in blocks if block.strip())


def _inline(token: Token) -> str:
    """The words of an inline token; a picture gives its description."""
    parts = []
    for child in token.children or ():
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
    return "".join(parts)
