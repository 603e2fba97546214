"""Two English texts with one outline have the same numbers."""

from __future__ import annotations

import random

import pytest

from audit.drift.numbers.outline import outline
from audit.drift.numbers.scan import extract
from audit.drift.numbers.sides import words_of

ENGLISH = words_of("en")
_LISTED = (
    *("5", "7", "20", "1,200", "3.5", "2017", "1990s", "5th", "$5", "£5", "5%", "%", "percent"),
    *("points", "percentage", "km", "miles", "kg", "years", "old", "half", "two", "twenty"),
    *("hundred", "million", "billion", "dozens", "and", "a", "an", "May", "Monday", "first", "XIV"),
    *("I", "V", "War", "George", "C", "F", "°C", "USD", "EUR", "m", "XNUMX", "8pm", "8:30"),
    *("a.m.", "o’clock", "noon", "the", "of", "people", "in", "Street", "COVID-19", "12-15"),
    *("may", "march", "don't", "won", "hour", "per", "cent", "metric", "tons", "US", "$", "X,"),
)
_LISTED_FILLED = "the men walked away slowly over it I was in of since If Italian"
_FILLED = tuple(_LISTED_FILLED.split())
_SIGNS = ("", "", "", ",", ".", ";", ")")


def meant(text: str) -> list[tuple[object, ...]]:
    return [(n.value.value, n.value.unit, n.value.scale) for n in extract(text, "en")]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("He paid 5 euros.", "Five euros he paid.", False),
        ("In 2017 he won 3 cups.", "He won 3 cups in 2017.", False),
        ("He won 3 cups in all.", "Of cups, he won 3!", True),
        ("It rose by 5 %.", "It rose by 5 points.", False),
        ("two and a half", "two, half of it", False),
        ("twenty five", "twenty of the five", False),
        ("$5", "£5", False),
        ("5 ° C", "5 ° F", False),
        ("I was born.", "He was born.", True),
        ("World War I", "World War", False),
        ("nobody came", "no man was there", True),
    ],
)
def test_outlines(one: str, other: str, same: bool) -> None:
    assert (outline(one, ENGLISH) == outline(other, ENGLISH)) is same


@pytest.mark.parametrize("text", ["at 8 p.m.", "at 8:30", "XNUMX men", "5\u00a0000 men", "5  men"])
def test_where_a_closer_look_is_needed(text: str) -> None:
    assert outline(text, ENGLISH) is None


@pytest.mark.parametrize("seed", range(8))
def test_one_outline_means_the_same_numbers(seed: int) -> None:
    dice, alike = random.Random(seed), 0

    def text(words: list[str]) -> str:
        row: list[str] = []
        for word in words:
            row += dice.choices(_FILLED, k=dice.randrange(3))
            row.append(word + dice.choice(_SIGNS))
        return " ".join(row)

    for _ in range(700):
        words = dice.choices(_LISTED, k=dice.randrange(1, 6))
        one, other = text(words), text(words)
        seen = outline(one, ENGLISH)
        if seen is not None and seen == outline(other, ENGLISH):
            assert meant(one) == meant(other), (one, other)
            alike += 1
    assert alike > 50
