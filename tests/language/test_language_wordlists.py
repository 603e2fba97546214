"""Word lists: opened once, the same answers as simplemma's own functions."""

from __future__ import annotations

import pytest
from simplemma import is_known, lemmatize

from audit.language import wordlists
from audit.language.wordlists import has_list, lemma_by_rule, listed, listed_lemma


@pytest.mark.parametrize(
    ("language", "word", "known"),
    [
        ("en", "bridges", True),
        ("en", "Bridges", True),
        ("en", "dipfake", False),
        ("hr", "mostovi", True),
        ("sr", "mostovi", True),
        ("no", "broer", True),
        ("ja", "橋", False),
        ("xx", "bridge", False),
        ("en", "", False),
    ],
)
def test_whether_a_form_is_listed(language: str, word: str, known: bool) -> None:
    assert listed(word, language) is known


def test_lists_that_exist_are_told_without_opening_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordlists, "_lists", lambda: pytest.fail("a list was opened"))
    assert has_list("cnr") is False
    assert has_list("fi") and has_list("bs") and not has_list("ja")


@pytest.mark.parametrize("word", ["running", "mice", "co-operating", "zzyzx", "Boxes"])
def test_the_same_as_by_simplemma_itself(word: str) -> None:
    assert listed(word, "en") == is_known(word, "en")
    assert lemma_by_rule(word, "en") == lemmatize(word, "en")


def test_no_list_no_lemma() -> None:
    assert lemma_by_rule("橋", "ja") is None
    assert listed_lemma("橋", "ja") is None
    assert lemma_by_rule("", "en") is None


def test_a_list_is_opened_once_however_many_others_come_between() -> None:
    lists = wordlists._lists()
    first = lists.get_dictionary("is")
    for language in ("se", "ms", "id", "lv", "sq", "fa", "hi", "enm", "gd"):
        lists.get_dictionary(language)
    assert lists.get_dictionary("is") is first
