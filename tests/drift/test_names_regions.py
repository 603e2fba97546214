"""States, provinces and counties: what other languages call them, and what that settles."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.drift.names.name import Name, NameSort
from audit.drift.names.named import places_in
from audit.drift.names.places import country_of, forms, is_region, people_id, place_id
from audit.drift.names.regions import english_regions, region_names
from audit.drift.names.regions.build import rows
from audit.drift.names.render import ForeignSide, stands_by_name


def name(*words: str) -> Name:
    return Name(words, tuple(w.lower() for w in words), NameSort.PLACE)


@pytest.mark.parametrize(
    ("words", "language", "text", "stands"),
    [
        (("California",), "zh", "加利福尼亚的大火", True),
        (("Texas",), "zh", "德州州长", True),
        (("Texas",), "ja", "テキサスの知事", True),
        (("Manchester",), "zh", "曼彻斯特警方", True),
        (("Ohio",), "ko", "오하이오에서", True),
        (("Ohio",), "ar", "في ولاية أوهايو", True),
        (("Bavaria",), "ru", "в Баварии", True),
        (("Georgia",), "zh", "喬治亞州", True),
        (("Georgia",), "zh", "格鲁吉亚", True),
        (("Texas",), "zh", "加利福尼亚的大火", False),
        (("Ohio",), "ar", "في ولاية تكساس", False),
    ],
)
def test_a_region_stands_under_its_name(
    words: tuple[str, ...], language: str, text: str, stands: bool
) -> None:
    assert stands_by_name(name(*words), ForeignSide((text,), language)) is stands


def test_a_region_is_no_country_and_has_no_people() -> None:
    assert place_id("California") == "US-CA"
    assert is_region("US-CA")
    assert not is_region("America/Port-au-Prince")
    assert country_of("US-CA") == "US-CA"  # "America" does not answer "California"
    assert people_id("Virginian") is None
    assert place_id("Georgia") == "GE"


@pytest.mark.parametrize("word", ["Reading", "Angus", "Kent", "Bath"])
def test_words_and_given_names_are_no_regions(word: str) -> None:
    assert place_id(word) is None


def test_a_region_that_only_the_other_text_names_is_no_rival() -> None:
    assert not list(places_in("加利福尼亚的大火", "zh"))
    assert not list(places_in("Nord und Kalifornien", "de"))


def test_every_language_names_regions_that_english_has() -> None:
    known = english_regions()
    assert len(known) > 700
    assert region_names("US-CA", "sr") == ("Kalifornija", "Калифорнија")
    assert region_names("US-CA", "xx") == () == forms("US-CA", "xx")


def test_rows_of_a_release(tmp_path: Path) -> None:
    line = '<ldml><subdivisions><subdivision type="{}">{}</subdivision></subdivisions></ldml>'
    (tmp_path / "en.xml").write_text(line.format("usca", "California"), "utf-8")
    (tmp_path / "ru.xml").write_text(line.format("usca", "Калифорния²"), "utf-8")
    (tmp_path / "de.xml").write_text(line.format("usca", "California"), "utf-8")
    (tmp_path / "fr.xml").write_text(line.format("ad02", "Canillo"), "utf-8")
    assert list(rows(tmp_path)) == [("en", "US-CA", "California"), ("ru", "US-CA", "Калифорния")]
