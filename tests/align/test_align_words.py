"""Words to words: runs located by token vectors, whole words in every script."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from audit.align.pieces import cut
from audit.align.words import EncoderWords
from audit.embed import Encoder, load
from audit.embed.encoder import TokenVectors
from audit.types import Document, Sentence, Span


@cache
def _encoder() -> Encoder:
    return load()


def _document(name: str, text: str, language: str) -> Document:
    sentence = Sentence(0, Span(0, len(text)), text, language=language)
    return Document(name, name, text, language, (sentence,))


ENGLISH = "The mayor of Lisbon, Teresa Quintela, met Hiroshi Tanabe in Toronto on Tuesday."
# (language, text, span in English, what answers)
CASES = [
    ("de", "Die Bürgermeisterin von Lissabon, Teresa Quintela, traf am Dienstag Hiroshi Tanabe in "
     "Toronto.", "Teresa Quintela", "Teresa Quintela"),
    ("de", "Die Bürgermeisterin von Lissabon, Teresa Quintela, traf am Dienstag Hiroshi Tanabe in "
     "Toronto.", "Lisbon", "Lissabon"),
    ("es", "La alcaldesa de Lisboa, Teresa Quintela, se reunió el martes con Hiroshi Tanabe en "
     "Toronto.", "Hiroshi Tanabe", "Hiroshi Tanabe"),
    ("es", "La alcaldesa de Lisboa, Teresa Quintela, se reunió el martes con Hiroshi Tanabe en "
     "Toronto.", "Lisbon", "Lisboa"),
    ("ru", "Мэр Лиссабона Тереза Кинтела встретилась во вторник в Торонто с Хироси Танабэ.",
     "Lisbon", "Лиссабона"),
    ("ru", "Мэр Лиссабона Тереза Кинтела встретилась во вторник в Торонто с Хироси Танабэ.",
     "Hiroshi Tanabe", "Хироси Танабэ"),
    ("hbs", "Gradonačelnica Lisabona Tereza Kintela sastala se u utorak u Torontu sa Hirošijem "
     "Tanabeom.", "Teresa Quintela", "Tereza Kintela"),
    ("hbs", "Gradonačelnica Lisabona Tereza Kintela sastala se u utorak u Torontu sa Hirošijem "
     "Tanabeom.", "Toronto", "Torontu"),
    ("zh", "里斯本市长特雷莎·金特拉周二在多伦多会见了田边浩。", "Toronto", "多伦多"),
    ("zh", "里斯本市长特雷莎·金特拉周二在多伦多会见了田边浩。", "Lisbon", "里斯本"),
    ("ko", "테레사 킨텔라 리스본 시장은 화요일 토론토에서 다나베 히로시를 만났다.",
     "Lisbon", "리스본"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "name", "expected"), CASES)
def test_a_name_is_located_in_another_language(
    language: str, text: str, name: str, expected: str
) -> None:
    start = ENGLISH.index(name)
    english, other = _document("en", ENGLISH, "en"), _document("x", text, language)
    words = EncoderWords(_encoder())
    found = words.locate(english, Span(start, start + len(name)), other, (0,))
    assert found is not None
    assert found.span.of(text) == expected
    assert 0.0 < found.score <= 1.0


def test_support_is_higher_for_the_same_name_than_for_another() -> None:
    words = EncoderWords(_encoder())
    german = _document("de", CASES[0][1], "de")
    changed = ENGLISH.replace("Toronto", "Nairobi")
    true, false = _document("a", ENGLISH, "en"), _document("b", changed, "en")
    right = words.support(true, _at(ENGLISH, "Toronto"), german, (0,))
    wrong = words.support(false, _at(changed, "Nairobi"), german, (0,))
    assert 0.0 <= wrong < right <= 1.0


def test_nothing_answers_where_there_is_nothing() -> None:
    words = EncoderWords(_encoder())
    english = _document("en", ENGLISH, "en")
    dots = _document("x", "— … —", "en")
    assert words.locate(english, _at(ENGLISH, "Lisbon"), dots, (0,)) is None
    assert words.locate(english, _at(ENGLISH, "Lisbon"), english, ()) is None
    assert words.support(english, _at(ENGLISH, "Lisbon"), dots, (0,)) == 0.0


def _at(text: str, part: str) -> Span:
    start = text.index(part)
    return Span(start, start + len(part))


def _tokens(offsets: list[tuple[int, int]]) -> TokenVectors:
    vectors = np.eye(len(offsets), max(len(offsets), 1), dtype=np.float32)
    return TokenVectors(np.array(offsets, dtype=np.int32).reshape(-1, 2), vectors)


@pytest.mark.parametrize(
    ("text", "offsets", "words"),
    [
        ("Cho Ju-bin said", [(0, 3), (3, 6), (6, 7), (7, 10), (10, 15)], ["Cho", "Ju-bin", "said"]),
        ("35.000 euros", [(0, 2), (2, 6), (6, 12)], ["35.000", "euros"]),
        ("多伦多市长", [(0, 3), (3, 5)], ["多伦多", "市长"]),
        ("l’accord, enfin", [(0, 2), (2, 8), (8, 9), (9, 15)], ["l’", "accord", "enfin"]),
        ("हिन्दी में", [(0, 4), (4, 6), (6, 10)], ["हिन्दी", "में"]),
        ("...", [(0, 3)], []),
        ("", [], []),
    ],
)
def test_pieces_are_grouped_into_whole_words(
    text: str, offsets: list[tuple[int, int]], words: list[str]
) -> None:
    pieces = cut(text, _tokens(offsets))
    assert [w.of(text) for w in pieces.words] == words
    assert len(pieces.owner) == len(pieces.vectors) == len(pieces.offsets)
