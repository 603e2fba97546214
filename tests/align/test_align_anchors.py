"""Cheap anchors: numbers by value, words by stem, names by rendering."""

from __future__ import annotations

import pytest

from audit.align.anchors import MOST_HOLDERS, anchors, shared
from audit.align.rarity import Rarity


@pytest.mark.parametrize(
    ("one", "other", "key"),
    [
        ("35,000 euros", "35.000 Euro", "#35000"),
        ("im Jahr 1956", "en 1956 ,", "#1956"),
        ("١٩٥٦", "1956", "#1956"),
        ("12 345 m", "12345 m", "#12345"),
        ("Himalaya-Chronik", "Chronique himalayenne", "himal"),
        ("Владимир Путин", "Vladimir Putin", "vladi"),
        ("café", "CAFE", "cafe"),
    ],
)
def test_keys_that_two_languages_share(one: str, other: str, key: str) -> None:
    assert key in anchors(one) & anchors(other)


@pytest.mark.parametrize("text", ["", "a 7 of it", "多伦多", "мы были там", "…"])
def test_texts_without_keys(text: str) -> None:
    assert anchors(text) == frozenset()


def test_shared_keys_weigh_by_their_holders() -> None:
    found = shared([anchors("Oslo 1956"), anchors("1956")], [anchors("Oslo"), anchors("1956")])
    assert found == [(0, 0, 1.0), (0, 1, 0.5), (1, 1, 0.5)]


def test_a_refrain_is_no_anchor() -> None:
    refrain = [anchors("Hallelujah")] * (MOST_HOLDERS + 1)
    assert shared(refrain, refrain) == []


def test_overlap_is_one_for_the_same_and_nothing_for_strangers() -> None:
    texts = ["Oslo paid 450 crowns", "Rain fell over Bergen", "7"]
    overlap = Rarity(texts).overlap(texts, texts)
    assert overlap[0, 0] == pytest.approx(1.0, abs=1e-5)
    assert overlap[0, 1] == 0.0
    assert overlap[2, 2] == 0.0


def test_a_long_line_passes_quickly() -> None:
    assert len(anchors("1.000" * 200_000 + "x" * 1_000_000)) >= 1
