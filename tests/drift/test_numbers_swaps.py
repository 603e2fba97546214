"""Numbers that changed places, by what stands around them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
import pytest

from audit.align.pieces import Pieces
from audit.drift.case import Case, Located, Witness
from audit.drift.numbers import extract, find
from audit.drift.numbers.contexts import MASK, masked
from audit.types import Counterpart, Document, Kind, Link, Relation, Sentence, Span

# Words that answer each other share a direction.
MEANING = {
    "killed": 0, "getötet": 0, "死亡": 0, "wounded": 1, "verletzt": 1, "負傷": 1,
    "eight": 2, "points": 2, "ポイント": 2, "matches": 3, "試合": 3,
}  # fmt: skip
_WORD = re.compile(r"\d+|getötet|verletzt|死亡|負傷|ポイント|試合|[A-Za-z]+")


class ByNeighbours:
    """Vectors as an encoder gives them: a word its meaning, a figure what stands around it."""

    def prepare(self, texts: Sequence[str]) -> None:
        for text in texts:
            assert not re.search(r"[0-68-9]", text), "every figure is masked"

    def pieces(self, text: str) -> Pieces:
        found = list(_WORD.finditer(text))
        vectors = np.full((len(found), 8), 0.01, dtype=np.float32)
        for row, match in enumerate(found):
            if match[0] in MEANING:
                vectors[row, MEANING[match[0]]] = 1.0
            elif not match[0].isdecimal():
                vectors[row, 6] = 0.5
        for row, match in enumerate(found):
            if match[0].isdecimal():
                vectors[row, 7] = 1.0
                for other, neighbour in enumerate(found):
                    if neighbour[0] in MEANING:
                        vectors[row] += vectors[other] / (2.0 ** abs(other - row))
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        spans = tuple(Span(*m.span()) for m in found)
        offsets = np.array([m.span() for m in found], dtype=np.int64)
        return Pieces(text, spans, np.arange(len(found)), offsets, vectors)

    def locate(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> Located | None:
        return None

    def support(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> float:
        return 0.0


def document(name: str, text: str, language: str) -> Document:
    sentence = Sentence(0, Span(0, len(text)), text, language=language, block=0)
    return Document(name, name, text, language, (sentence,))


def kinds(language: str, source: str, target: str) -> set[Kind]:
    one, two = document("source", source, "en"), document("target", target, language)
    link = Link((0,), (Counterpart("source", (0,), 1.0),))
    witness = Witness(one, Relation.TRANSLATION, True)
    return {f.kind for f in find(Case(two, (witness,), (link,), ByNeighbours()))}


CASES = [
    ("de", "34 killed and then 120 wounded", "120 verletzt, dann 34 getötet", set()),
    ("de", "34 killed and then 120 wounded", "34 verletzt, dann 120 getötet", {Kind.SWAPPED}),
    ("de", "34 killed and then 120 wounded", "120 getötet, dann 34 verletzt", {Kind.SWAPPED}),
    ("ja", "8 points from Sunday's 12 matches", "12試合で8ポイント", set()),
    ("ja", "8 points from Sunday's 12 matches", "8試合で12ポイント", {Kind.SWAPPED}),
    ("de", "34 killed and then 120 wounded", "34 getötet, dann 120 verletzt", set()),
]


@pytest.mark.parametrize(("language", "source", "target", "expected"), CASES)
def test_context_decides_not_order(
    language: str, source: str, target: str, expected: set[Kind]
) -> None:
    assert kinds(language, source, target) == expected


MASKED = [
    ("en", "It fell 3.5% to 1,200 in May 2018", "It fell 7% to 7 in May 7"),
    ("en", "two boys aged 16", "7 boys aged 7"),
    ("en", "half of the dozens", "half of the dozens"),
    ("ja", "午後7時に350万円", "午後7時に7万円"),
]


@pytest.mark.parametrize(("language", "text", "expected"), MASKED)
def test_figures_are_masked_and_halves_and_months_are_not(
    language: str, text: str, expected: str
) -> None:
    side = masked(document("d", text, language), extract(text, language))
    assert side is not None
    assert side.text == expected
    for span, number in zip(side.spans, extract(text, language), strict=True):
        assert MASK in span.of(side.text) or span.of(side.text) == number.text
