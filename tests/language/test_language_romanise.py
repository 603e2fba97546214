"""Rough Latin letters, and consonants that survive a change of script."""

from __future__ import annotations

import pytest

from audit.language.romanise import romanise, skeleton


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Трамп", "tramp"),
        ("sr", "Ђоковић", "djokovic"),
        ("hr", "Jurić-Kos", "yuric kos"),
        ("el", "Ομπάμα", "obama"),
        ("en", "O'Neill Jr.", "oneill jr"),
        ("ko", "오바마", "obama"),
        ("ja", "オバマ", "obama"),
    ],
)
def test_romanised(language: str, text: str, expected: str) -> None:
    assert romanise(text, language) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("thatcher", "tetcer"), ("schmidt", "smit"), ("zhukov", "jukov"), ("philip", "filip")],
)
def test_the_same_bones(one: str, other: str) -> None:
    assert skeleton(one)[:2] == skeleton(other)[:2]


def test_bones_leave_out_vowels() -> None:
    assert skeleton("aeiou") == ""
    assert skeleton("merkel") == "mlkl"
