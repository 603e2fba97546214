"""Ids: safe on every system, and no two alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.read.names import MAX_ID_BYTES, distinct, safe_id
from audit.types import RawDocument


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("000_951832a0ab8d3d7d", "000_951832a0ab8d3d7d"),
        ("Čedo (1) & sin", "Čedo (1) & sin"),
        ("../../x", "__.._x"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("a\nb", "a_b"),
        ("a\u202eb", "a_b"),
        ("x😀y", "x_y"),
        ("C:\\Windows", "C__Windows"),
        ("ends.", "ends"),
    ],
)
def test_known_names(name: str, expected: str) -> None:
    assert safe_id(name) == expected


@given(st.text(max_size=400))
def test_any_name_is_one_harmless_file_name(name: str) -> None:
    made = safe_id(name)
    assert made and made == safe_id(made)
    assert not set(made) & set('/\\:*?"<>|\n\0')
    assert not made.startswith(".") and made.rstrip(". ") == made
    assert len(made.encode("utf-8")) <= MAX_ID_BYTES


def test_names_without_a_usable_sign_stay_apart() -> None:
    assert safe_id("😀") != safe_id("🎉")
    assert safe_id("a" * 300) != safe_id("a" * 299 + "b")


def raw(name: str, source: str) -> RawDocument:
    return RawDocument(name, source, "text")


def test_clashes_are_numbered_whatever_the_order() -> None:
    documents = [raw("x", "b/x.txt"), raw("X", "c/X.txt"), raw("x", "a/x.txt"), raw("x~2", "d")]
    one = distinct(documents)
    other = distinct(documents[::-1])
    assert one == other
    assert {d.source: d.id for d in one} == {
        "a/x.txt": "x",
        "b/x.txt": "x~3",
        "c/X.txt": "X~4",
        "d": "x~2",
    }
