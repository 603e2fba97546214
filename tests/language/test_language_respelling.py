"""Pairs made by hand: what an orthography respells, and who is somebody else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.orthography import ORTHOGRAPHIES
from audit.language.respelling import respellings, sound_likeness
from audit.language.sounding import bare, edged, units

# (original, found, a language that has to be among the first two)
RESPELT = [
    ("deepfake", "dipfejk", "hbs"),
    ("deepfake", "dipfake", "hbs"),
    ("Yoon", "Jun", "hbs"),
    ("Yoon", "Ion", "hbs"),
    ("Pavel", "Pavle", "hbs"),
    ("Ju-bin", "Džu Bin", "hbs"),
    ("Ju-bin", "Yu Bin", "hbs"),
    ("Geun-hye", "Gun-hje", "hbs"),
    ("Biden", "Bajden", "hbs"),
    ("Churchill", "Čerčil", "hbs"),
    ("Wright", "Rajt", "hbs"),
    ("Newton", "Njutn", "hbs"),
    ("Michael", "Majkl", "hbs"),
    ("Facebook", "Fejsbuk", "hbs"),
    ("Xi Jinping", "Si Đinping", "hbs"),
    ("Sergei", "Sergej", "hbs"),
    ("Biden", "Baidens", "lv"),
    ("Johnson", "Džonsons", "lv"),
    ("Starmer", "Starmers", "lv"),
    ("Johnson", "Džonsonas", "lt"),
    ("Macron", "Macronas", "lt"),
    ("Bush", "Buş", "az"),
    ("Joseph", "Cozef", "az"),
    ("Harry", "Garri", "ru"),
    ("Shevchenko", "Szewczenko", "pl"),
    ("Zelensky", "Selenskyj", "de"),
    ("Putin", "Poetin", "nl"),
    ("deepfake", "dipufeiku", "ja"),
]

# Somebody else, or something else: no orthography may explain all of it.
UNLIKE = [
    ("Vucic", "Vulin"),
    ("Kim", "Kin"),
    ("Lee", "Lim"),
    ("Biden", "Baden"),
    ("Trump", "Trimp"),
    ("Johnson", "Jackson"),
    ("Macron", "Marcon"),
    ("Bush", "Rush"),
    ("Putin", "Rutin"),
    ("Petrov", "Pavlov"),
    ("Obama", "Osama"),
    ("Merkel", "Markov"),
    ("Marin", "Martin"),
    ("Min", "Mun"),
    ("Jones", "Johns"),
    ("Blair", "Clair"),
    ("Iran", "Iraq"),
    ("Austria", "Australia"),
    ("Niger", "Nigeria"),
    ("Slovakia", "Slovenia"),
    ("story", "chat"),
    ("Hill", "Hall"),
]


@pytest.mark.parametrize(("original", "found", "language"), RESPELT)
def test_a_respelling_is_explained_by_its_orthography(
    original: str, found: str, language: str
) -> None:
    ranked = respellings(original, found)
    assert language in [name for name, _ in ranked[:2]]
    assert list(ranked) == sorted(ranked, key=lambda x: (-x[1], x[0]))
    assert all(score <= 0.0 for _, score in ranked)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_another_name_is_no_respelling(one: str, other: str) -> None:
    assert respellings(one, other) == ()
    assert respellings(other, one) == ()


def test_respelt_pairs_sound_more_alike_than_unlike_ones() -> None:
    # Japanese is left out of sound_likeness on purpose: it merges l with r.
    alike = [sound_likeness(a, b) for a, b, language in RESPELT if language != "ja"]
    unlike = [sound_likeness(a, b) for a, b in UNLIKE]
    assert min(alike) > 0.6
    assert sorted(unlike)[len(unlike) * 8 // 10] < 0.45


def test_scholz_and_schulz_sound_alike_but_serbian_does_not_make_one_of_the_other() -> None:
    assert "hbs" not in dict(respellings("Scholz", "Schulz"))
    assert "hbs" in dict(respellings("Park", "Pak"))


def test_the_same_word_is_no_respelling() -> None:
    assert respellings("Suk Yeol", "Suk-yeol") == ()
    assert respellings("Erdoğan", "Erdogan") == ()
    assert respellings("", "x") == () and respellings("42", "17") == ()
    assert sound_likeness("Zoë", "Zoë") == 1.0
    assert sound_likeness("", "a") == 0.0


def test_an_original_may_carry_diacritics() -> None:
    assert respellings("Gutiérrez", "Gutijerez")[0][0] == "hbs"


@given(st.text(alphabet="abcdeghiklmnorstuvyzšžčđ -'", max_size=12), st.text(max_size=12))
def test_likeness_is_symmetric_and_bounded(a: str, b: str) -> None:
    value = sound_likeness(a, b)
    assert 0.0 <= value <= 1.0
    assert value == sound_likeness(b, a)


@pytest.mark.parametrize("language", sorted(ORTHOGRAPHIES))
def test_every_table_reads_and_writes(language: str) -> None:
    table = units(language)
    assert all(cost >= 0.0 for ways in table.values() for cost in ways.values())
    orthography = ORTHOGRAPHIES[language]
    assert orthography.language == language and orthography.habit < 0.0
    lines = [line for line in orthography.letters.split("\n") if line.strip()]
    assert all(len(line.split(" ")) == 2 for line in lines), lines


def test_bare_and_edged() -> None:
    assert bare("Đoković") == "djokovic"
    assert edged("Kim Jong-un") == "^kim^jong^un^"
