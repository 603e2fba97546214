"""Centres of languages: those that are kept are those that the encoder gives."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
import pytest

from audit.embed import load
from audit.embed.encoder import Encoder, Matrix
from audit.family import centres
from audit.family.centres import KEPT, Kept, centre, computed, mark, sentences


class Counting:
    """The default encoder, and how many texts it was asked for."""

    def __init__(self, encoder: Encoder, signature: str) -> None:
        self._encoder = encoder
        self.signature = signature
        self.dimension = encoder.dimension
        self.asked = 0

    def sentences(self, texts: Sequence[str]) -> Matrix:
        self.asked += len(texts)
        return self._encoder.sentences(texts)


@pytest.fixture(autouse=True)
def _forget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(centres, "_known", {})


def test_the_kept_centres_are_of_the_default_encoder_and_these_sentences() -> None:
    """When this fails: ``python -m audit.family.keep_centres``."""
    kept = msgspec.json.decode(KEPT.read_bytes(), type=Kept)
    assert kept.encoder == load().signature
    assert kept.sentences == mark()
    assert set(kept.rows) == {"", *sentences()}


def test_no_sentence_is_embedded_for_a_kept_centre_and_it_is_the_same() -> None:
    encoder = load(threads=1)
    counting = Counting(encoder, encoder.signature)
    for language, name in (("de", "de"), ("fa-IR", "fa"), ("tlh", "")):
        np.testing.assert_allclose(centre(counting, language), computed(encoder, name), atol=1e-3)  # type: ignore[arg-type]
    assert counting.asked == 0


def test_another_encoder_computes_its_own() -> None:
    counting = Counting(load(threads=1), "another/1")
    made = centre(counting, "de")  # type: ignore[arg-type]
    assert counting.asked == 12
    np.testing.assert_array_equal(made, computed(counting, "de"))  # type: ignore[arg-type]


def test_a_damaged_file_costs_time_only(monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "centres.json").write_text("{")
    monkeypatch.setattr(centres, "KEPT", tmp_path / "centres.json")
    centres._kept.cache_clear()
    try:
        encoder = load(threads=1)
        np.testing.assert_array_equal(centre(encoder, "de"), computed(encoder, "de"))
    finally:
        centres._kept.cache_clear()
