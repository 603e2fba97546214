"""Roles on hand-made pages in many languages, and on news that only looks like furniture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from audit.embed.encoder import Matrix, TokenVectors
from audit.prepare import prepare
from audit.prepare.boilerplate.head import load_head, wording
from audit.read import read
from audit.types import Document, RawDocument, Role

HERE = Path(__file__).parent
SEEDS = HERE.parents[1] / "seeds"
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
    assert share_kept("pages.txt") <= 0.02


def share_kept(name: str) -> float:
    """The share of the lines of furniture that are left standing."""
    found = pages(name).values()
    kept = sum(role is Role.BODY for page in found for _, role in wrong(page))
    furniture = sum(role is Role.BOILERPLATE for page in found for role, _ in page)
    assert furniture > 60
    return kept / furniture


@pytest.mark.parametrize("name", pages("unseen.txt"))
def test_no_news_of_the_second_set_is_lost(name: str) -> None:
    faults = wrong(pages("unseen.txt")[name])
    assert [fault for fault in faults if fault[1] is Role.BOILERPLATE] == []


def test_most_furniture_of_the_second_set_is_found() -> None:
    assert share_kept("unseen.txt") <= 0.2


SEED_FURNITURE = {
    "001_3b104a98e4dc540f": ["You May Also Like", "More From Author"],
    "002_97186726e788dc7d": ["Dark web in your pocket", "Bonus video:", "Follow us on Facebook"],
    "003_c540799d712e9b40": ["Also Read: Who Is", "Also Read: Google"],
    "004_8f653c66d67c5ff8": ["2 weeks ago 16", "Ontario school hid", "Enjoy the latest local"],
}


def test_the_seeds_lose_their_furniture_and_no_news() -> None:
    for document in prepare(read([SEEDS]).documents):
        marked = [s for s in document.sentences if s.role is Role.BOILERPLATE]
        for start in SEED_FURNITURE.get(document.id, []):
            assert any(start in s.text for s in marked), start
        if not document.id.startswith("004"):
            assert len(marked) == {"000": 0, "001": 2, "002": 7, "003": 2}[document.id[:3]]


class Wordy:
    """An encoder whose vectors the head takes for furniture, or for news."""

    def __init__(self, furniture: bool) -> None:
        head = load_head()
        assert head is not None
        self.signature = f"{head.encoder}@test"
        self.dimension = len(head.weights)
        direction = head.weights / np.linalg.norm(head.weights)
        self._row = (direction if furniture else -direction).astype(np.float32)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        return np.tile(self._row, (len(texts), 1))

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        raise AssertionError("the head needs sentence vectors alone")


def test_wording_lifts_a_line_that_form_leaves_open() -> None:
    text = f"{'A long sentence of the story that tells what happened to them. ' * 3}\nTell us more"
    raw = RawDocument("a", "a", text)
    for furniture in (True, False):
        document = prepare([raw], Wordy(furniture))[0]
        assert (document.sentences[-1].role is Role.BOILERPLATE) is furniture
        assert {s.role for s in document.sentences[:-1]} == {Role.BODY}


def test_the_head_is_silent_about_another_encoder() -> None:
    encoder = Wordy(furniture=True)
    encoder.signature = "another@test"
    assert wording(["Follow us"], encoder) is None


@pytest.mark.parametrize("name", pages("lookalikes.txt"))
def test_news_that_looks_like_furniture_stays(name: str) -> None:
    assert wrong(pages("lookalikes.txt")[name]) == []
