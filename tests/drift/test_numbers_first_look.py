import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.drift.numbers.scan import extract
from audit.drift.numbers.sides import words_of
from audit.drift.numbers.tokens import may_hold_numbers

LANGUAGES = ("en", "de", "fr", "ru", "tr", "hi", "ko", "zh", "vi", "und")
_LISTED = (
    *("two", "Zweihundert", "мая", "half", "ones", "the", "dollars", "May", "twenty_one", "3pm"),
    *("XNUMX", "[NUM]", "’t", "İone", "ſix", "年", "三百", "오십", "năm", "५", "dix-sept", "a.m."),
)
WORDS = st.sampled_from(_LISTED)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The dollar fell on a gloomy day.", False),
        ("en", "Nobody knows one's own mind.", True),
        ("en", "On Monday he left.", True),
        ("de", "Zweihundertfünfzig kamen.", True),
        ("de", "Niemand kam.", False),
        ("en", "They took XNUMX away.", True),
    ],
)
def test_a_text_without_numbers_is_seen_at_once(language: str, text: str, expected: bool) -> None:
    assert may_hold_numbers(text, words_of(language)) is expected


@given(st.lists(WORDS | st.text(max_size=8), max_size=8).map(" ".join), st.sampled_from(LANGUAGES))
def test_what_the_first_look_leaves_out_holds_no_number(text: str, language: str) -> None:
    if not may_hold_numbers(text, words_of(language)):
        assert extract(text, language) == ()
