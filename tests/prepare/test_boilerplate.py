"""Roles on hand-made pages in many languages, and on news that only looks like furniture."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.prepare import prepare
from audit.types import Document, RawDocument, Role

HERE = Path(__file__).parent
ROLES = {"T": Role.TITLE, "N": Role.BODY, "B": Role.BOILERPLATE}


def pages(name: str) -> dict[str, list[tuple[Role, str]]]:
    """The pages of a fixture file: name to (role, line)."""
    found: dict[str, list[tuple[Role, str]]] = {}
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("=== "):
            found[line[4:]] = lines = []
        elif line and not line.startswith("#"):
            lines.append((ROLES[line[0]], line[2:]))
    return found


def prepared(page: list[tuple[Role, str]]) -> Document:
    text = "\n\n".join(line for _, line in page)
    return prepare([RawDocument("page", "page.txt", text)])[0]


def wrong(page: list[tuple[Role, str]]) -> list[tuple[str, Role]]:
    """Sentences whose role is not that of the line they stand in."""
    document = prepared(page)
    return [
        (sentence.text, sentence.role)
        for sentence in document.sentences
        if sentence.role is not page[sentence.block][0]
    ]


@pytest.mark.parametrize("name", pages("pages.txt"))
def test_page(name: str) -> None:
    page = pages("pages.txt")[name]
    faults = wrong(page)
    assert [f for f in faults if f[1] is Role.BOILERPLATE] == []
    assert len(faults) <= 1


def test_little_furniture_is_left_standing() -> None:
    kept = [fault for page in pages("pages.txt").values() for fault in wrong(page)]
    furniture = sum(r is Role.BOILERPLATE for page in pages("pages.txt").values() for r, _ in page)
    assert furniture > 80
    assert len(kept) <= 0.02 * furniture, kept


@pytest.mark.parametrize("name", pages("lookalikes.txt"))
def test_news_that_looks_like_furniture_stays(name: str) -> None:
    assert wrong(pages("lookalikes.txt")[name]) == []
