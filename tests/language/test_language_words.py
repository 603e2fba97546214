"""Words, slips, coinages: what counts as a word of a language."""

from __future__ import annotations

import pytest

from audit.language.words import is_word, zipf

WORDS = """deepfake deepfakes story teenagers ransomware cyberbullying unvaccinated chatrooms
    livestreamed blockchain brexit covid follow-up twenty-one colour programme jewellery
    organise lakh crore panchayat franchise vlogger torrenting regulator's"""
NOT_WORDS = """dipfake dipfakes biznis kompjuter fejk intervju recieve goverment seperate untill
    startap influenser podkast onlajn tinejdzers skejtbord trejler hakers vloger lajks"""


@pytest.mark.parametrize("word", WORDS.split())
def test_words_of_english(word: str) -> None:
    assert is_word(word) and is_word(word.upper())


@pytest.mark.parametrize("word", NOT_WORDS.split())
def test_coinages_and_slips_are_no_words(word: str) -> None:
    assert not is_word(word)


@pytest.mark.parametrize(
    ("word", "language"),
    [("priča", "hr"), ("godine", "sr"), ("Regierung", "de"), ("rząd", "pl"), ("gobierno", "es")],
)
def test_words_of_other_languages(word: str, language: str) -> None:
    assert is_word(word, language) and zipf(word, language) > 3.0


def test_frequencies() -> None:
    assert zipf("the", "en") > 7.0 > zipf("government", "en") > 5.0
    assert zipf("dipfake", "en") == 0.0
    assert zipf("the", "xx") == 0.0 and not is_word("the", "xx")
    assert not is_word("") and not is_word("--")
