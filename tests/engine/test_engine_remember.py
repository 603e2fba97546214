"""One pass through the network a text, whoever asks, and no more memory than was said."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from audit.embed import load
from audit.embed.encoder import Encoder, Keep, Matrix, OnePass, Probe, Probing, TokenVectors
from audit.engine import remember
from audit.engine.remember import Remembering

TEXTS = (
    "The bridge was opened on Monday.",
    "Most je otvoren u ponedeljak.",
    "橋は月曜日に開通した。",
    " ".join(["A sentence longer than one window of the encoder, told again and again."] * 60),
    "",
)


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The embedded encoder itself: the suite's remembers what other tests asked it."""
    return load()


class Passes:
    """An encoder that counts what goes through its network."""

    def __init__(self, encoder: Encoder) -> None:
        assert isinstance(encoder, OnePass)
        self._encoder = encoder
        self.signature, self.dimension = encoder.signature, encoder.dimension
        self.passed: list[str] = []

    def lengths(self, texts: Sequence[str]) -> NDArray[np.int32]:
        return self._encoder.lengths(texts)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        self.passed += texts
        return self._encoder.sentences(texts)

    def sentences_keeping(self, texts: Sequence[str], keep: Keep) -> Matrix:
        self.passed += texts
        return self._encoder.sentences_keeping(texts, keep)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        self.passed += texts
        return self._encoder.tokens(texts)


def test_one_pass_gives_what_two_gave(encoder: Encoder) -> None:
    passes = Passes(encoder)
    known = Remembering(passes)
    np.testing.assert_allclose(known.sentences(TEXTS), encoder.sentences(TEXTS), atol=1e-5)
    for made, alone in zip(known.tokens(TEXTS), encoder.tokens(TEXTS), strict=True):
        np.testing.assert_array_equal(made.offsets, alone.offsets)
        np.testing.assert_allclose(made.vectors, alone.vectors, atol=1e-3)
    # An empty text has no piece, so that none was kept of it.
    assert passes.passed == [*TEXTS, ""]
    known.sentences(TEXTS)
    assert passes.passed == [*TEXTS, ""]


def test_pieces_are_let_go_once_they_were_handed_over(encoder: Encoder) -> None:
    passes = Passes(encoder)
    known = Remembering(passes)
    known.sentences(TEXTS[:2])
    known.tokens(TEXTS[:2])
    assert known.pieces(TEXTS[0]) is None
    known.tokens(TEXTS[:1])
    assert passes.passed == [*TEXTS[:2], TEXTS[0]]


def test_no_more_pieces_are_kept_than_there_is_room_for(
    encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remember, "ROOM", len(TEXTS[0]))
    known = Remembering(encoder)
    known.sentences(TEXTS)
    assert [known.pieces(text) is not None for text in TEXTS] == [True, *[False] * 4]
    known.tokens(TEXTS[:1])
    known.sentences(["Room again."])
    assert known.pieces("Room again.") is not None


def test_what_was_computed_elsewhere_is_believed(encoder: Encoder) -> None:
    made = encoder.tokens(TEXTS[:1])[0]
    passes = Passes(encoder)
    known = Remembering(passes)
    known.know(TEXTS[:1], encoder.sentences(TEXTS[:1]))
    known.know_pieces(TEXTS[0], made)
    np.testing.assert_array_equal(known.tokens(TEXTS[:1])[0].vectors, made.vectors)
    known.sentences(TEXTS[:1])
    assert passes.passed == []


class Lengths:
    """A probe that counts pieces."""

    signature, size = "lengths", 1

    def __call__(self, text: str, offsets: NDArray[np.int32], states: Matrix) -> Matrix:
        return np.array([len(offsets)], dtype=np.float32)


class Shown(Passes):
    """One that shows its states, too."""

    shows_states = True

    def sentences_probed(
        self, texts: Sequence[str], probe: Probe, keep: Keep | None = None
    ) -> tuple[Matrix, Matrix]:
        self.passed += texts
        assert isinstance(self._encoder, Probing)
        return self._encoder.sentences_probed(texts, probe, keep)


def test_figures_come_of_the_pass_that_makes_the_vectors(encoder: Encoder) -> None:
    passes = Shown(encoder)
    known = Remembering(passes, Lengths())
    assert known.shows_states
    vectors = known.sentences(TEXTS)
    seen, figures = known.sentences_probed([*TEXTS, TEXTS[0]], Lengths())
    np.testing.assert_array_equal(seen[:-1], vectors)
    np.testing.assert_array_equal(figures[:-1, 0], encoder.lengths(TEXTS))
    known.tokens(TEXTS[:4])
    assert passes.passed == list(TEXTS)


def test_a_probe_that_comes_late_asks_once(encoder: Encoder) -> None:
    passes = Shown(encoder)
    known = Remembering(Remembering(passes))
    known.sentences(TEXTS[:2])
    for _ in range(2):
        _, figures = known.sentences_probed(TEXTS[:3], Lengths())
        np.testing.assert_array_equal(figures[:, 0], encoder.lengths(TEXTS[:3]))
    assert sorted(passes.passed) == sorted([*TEXTS[:3], *TEXTS[:2]])


def test_an_encoder_that_shows_nothing_is_not_asked(encoder: Encoder) -> None:
    passes = Passes(encoder)
    known = Remembering(Remembering(passes), Lengths())
    assert not known.shows_states
    known.sentences(TEXTS[:1])
    with pytest.raises(TypeError, match="shows no states"):
        Remembering(passes).sentences_probed(TEXTS[:1], Lengths())
    assert passes.passed == [TEXTS[0]]
