"""Where names stand in English and other texts."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.drift.names import NameSort, extract

ENGLISH = [
    # text, names with title and sort (None: not asked)
    ("Police said Marek Novotny left Prague.", [("Marek Novotny", None), ("Prague", "place")]),
    ("The mayor met President Ama Serwaa on Monday.", [("Ama Serwaa", "person")]),
    (
        "She thanked South Korean President Hwang Ji-ho.",
        [("South Korean", "demonym"), ("Hwang Ji-ho", "person")],
    ),
    (
        "A study by the University of Ljubljana was cited.",
        [("University of Ljubljana", "organisation")],
    ),
    ("Rebels attacked Kenya's Coast Province.", [("Kenya", "place"), ("Coast Province", None)]),
    ("He works for Dunmore & Co in Leeds.", [("Dunmore & Co", None), ("Leeds", None)]),
    ("It was signed by J. R. Tolliver.", [("J. R. Tolliver", None)]),
    ("The painter Jan van der Velden died.", [("Jan van der Velden", None)]),
    ("NATO and the EU agreed.", [("NATO", "organisation"), ("EU", None)]),
    ("We’ve seen it, and they’re gone.", []),
    ("Officials were silent. Yesterday they spoke.", []),
    ("Russian-born Telek arrived.", [("Russian", "demonym"), ("Telek", None)]),
    ("The west coast of the U.S. is dry.", [("U.S", "place")]),
]


@pytest.mark.parametrize(("text", "expected"), ENGLISH)
def test_english_names(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = extract(text, "en")
    assert [m.text for m in found] == [form for form, _ in expected]
    for mention, (_, sort) in zip(found, expected, strict=True):
        if sort:
            assert mention.value.sort == NameSort(sort)


def test_title_is_kept_apart() -> None:
    (name,) = extract("Last week Prime Minister Ana Brnabić-Kos resigned.", "en")
    assert name.value.title == "Prime Minister"
    assert name.value.keys == ("ana", "brnabic", "kos")


def test_first_word_counts_on_evidence_from_elsewhere() -> None:
    text = "Hazard scored twice. Everyone praised Hazard after the match."
    assert [m.text for m in extract(text, "en")] == ["Hazard", "Hazard"]
    assert not extract("Hazard lights were on.", "en")


def test_headline_words_are_no_names() -> None:
    text = "Mayor Calls Emergency Meeting Over Flooded Streets In Brno\nPeople in Brno waited."
    assert {m.text for m in extract(text, "en")} == {"Brno"}


def test_capitals_headline_keeps_what_the_text_names() -> None:
    text = "FLOODS HIT LARGE PARTS OF TIRASPOL\nRain fell on Tiraspol for three days."
    assert [m.text.title() for m in extract(text, "en")] == ["Tiraspol", "Tiraspol"]


@pytest.mark.parametrize(
    ("language", "text", "form"),
    [
        ("sr", "Juče je Marko Đurić otputovao.", "Marko Đurić"),
        ("ru", "Вчера Иван Петров уехал в Тулу.", "Иван Петров"),
        ("el", "Χθες ο Νίκος Παππάς έφυγε.", "Νίκος Παππάς"),
    ],
)
def test_other_languages(language: str, text: str, form: str) -> None:
    assert form in [m.text for m in extract(text, language)]


def test_no_capitals_no_names() -> None:
    assert extract("دیروز او به تهران رفت", "fa") == ()
    assert extract("Der Bürgermeister sah das Haus.", "de") == ()


@given(st.text(alphabet="Aab .,'’-&\nÉé\u202eЖ한", max_size=80))
def test_offsets_are_the_text(text: str) -> None:
    for mention in extract(text, "en"):
        assert text[mention.span.start : mention.span.end] == mention.text
        assert mention.value.keys


@pytest.mark.parametrize("unit", ["Ab ", "A.", "x", "Aa-", "A'", '!"', "of The "])
def test_a_long_line_is_quick(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    start = time.process_time()
    extract(text, "en")
    assert time.process_time() - start < 10


def test_a_sentence_full_of_names_is_no_headline():
    text = "President Macron met Angela Merkel in Paris on 3 May."
    found = [mention.text for mention in extract(text, "en")]
    assert [name for name in found if "Macron" in name or "Merkel" in name] == [
        "Macron",
        "Angela Merkel",
    ]
