"""Names as other languages write them, learnt from CLDR: made cases, none of a corpus."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.transliteration import Written, evidence, table
from audit.language.transliteration.build import LANGUAGES, learnt, pairs
from audit.language.transliteration.table import TABLES, plain

# A name, how a language writes it in a sentence, and a name that does not stand there.
WRITTEN = [
    ("ar", "pompeo", "التقى بومبيو الرئيس يوم الأحد.", "guardiola"),
    ("ar", "peru", "سافر إلى بيرو أمس.", "chile"),
    ("he", "macron", "הנשיא מקרון נסע אתמול לברלין.", "zelensky"),
    ("fa", "harrison", "هریسون دیروز به تهران رفت.", "gutierrez"),
    ("ja", "tolliver", "昨日トリバーが到着した。", "petrova"),
    ("ko", "johansson", "어제 요한슨이 도착했다.", "mcgregor"),
    ("zh", "guizhou", "他昨天去了贵州。", "henan"),
    ("hi", "anderson", "कल एंडरसन दिल्ली गए।", "fitzgerald"),
    ("bn", "martinez", "গতকাল মার্টিনেজ এসেছেন।", "oconnell"),
    ("ru", "whitaker", "Вчера Уитакер приехал.", "delgado"),
    ("sr", "hawkins", "Juče je Hokins stigao.", "valverde"),
    ("el", "petrova", "Χθες έφτασε η Πέτροβα.", "sullivan"),
    ("th", "robertson", "โรเบิร์ตสันมาถึงเมื่อวาน", "castillo"),
    ("hu", "merkel", "Tegnap Merkellel találkozott.", "osborne"),
]


@pytest.mark.parametrize(("language", "name", "text", "other"), WRITTEN)
def test_what_stands_there_is_told_from_what_does_not(
    language: str, name: str, text: str, other: str
) -> None:
    written = Written(text, language)
    assert evidence(name, written) > 1.0
    assert evidence(other, written) < -1.0


def test_a_name_inside_a_word_is_worth_less() -> None:
    apart, inside = Written("u Bern stigli", "sr"), Written("u Abern stigli", "sr")
    assert evidence("bern", apart) > evidence("bern", inside) > 0


def test_a_longer_text_gives_chance_more_tries() -> None:
    short, long = Written("мер", "ru"), Written("мер " + "и тогда он " * 40, "ru")
    assert evidence("mer", long) < evidence("mer", short)


def test_nothing_is_no_evidence() -> None:
    assert evidence("", Written("Bern", "de")) == 0.0
    assert evidence("bern", Written("", "de")) == 0.0
    assert evidence("bern", Written("…!", "de")) == 0.0


def test_a_language_without_a_table() -> None:
    assert table("xx") is plain()
    assert table("../sr") is plain()
    assert evidence("hawkins", Written("hawkinsi tuli", "xx")) > 3.0


def test_every_language_has_its_table() -> None:
    assert {p.stem for p in TABLES.glob("*.json")} == set(LANGUAGES.split())


def test_a_table_is_what_cldr_gives() -> None:
    kept = json.loads((TABLES / "hr.json").read_text("utf-8"))
    again = json.loads(json.dumps(learnt(pairs("hr"))))
    assert again["pairs"] == pytest.approx(kept["pairs"], abs=40)  # CLDR grows
    assert again["written"]["sh"][2]["s"] == pytest.approx(kept["written"]["sh"][2]["s"], abs=0.5)
    assert kept["written"]["c"][2]["k"] > 0  # "Canada", Kanada


@given(st.text(max_size=60), st.text(alphabet="abcdefghijklmnopqrstuvwxyz", max_size=12))
def test_any_text_gives_a_number(text: str, word: str) -> None:
    assert -500.0 < evidence(word, Written(text, "ru")) < 500.0
