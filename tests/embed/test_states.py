"""States of the middle layer, shown in the pass that makes the vectors, which they leave alone."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from audit.embed import load
from audit.embed.bert import open_session
from audit.embed.build import GRAPH, built_folder
from audit.embed.encoder import Encoder, Matrix, OnePass, Probing, TokenVectors
from audit.embed.graph import middle_state, with_output

TEXTS = [
    "The ministry said 4,200 people were moved on Tuesday.",
    "Министарство је саопштило да је у уторак пресељено 4.200 људи.",
    " ".join(["A sentence longer than one window of the encoder, told again."] * 60),
    "",
    "Yes.",
]


class Sums:
    """A probe that adds everything up, and counts the pieces that it was shown."""

    signature = "sums"
    size = 385

    def __call__(self, text: str, offsets: NDArray[np.int32], states: Matrix) -> Matrix:
        assert len(offsets) == len(states)
        assert text in TEXTS
        return np.append(states.sum(axis=0), np.float32(len(states)))


@pytest.fixture(scope="module")
def plain() -> Iterator[Encoder]:
    yield load()


def test_vectors_and_pieces_are_those_of_a_pass_without_a_probe(plain: Encoder) -> None:
    assert isinstance(plain, Probing) and isinstance(plain, OnePass)
    assert plain.shows_states
    asked: dict[str, TokenVectors] = {}
    kept: dict[str, TokenVectors] = {}
    vectors, _ = plain.sentences_probed(TEXTS, Sums(), asked.__setitem__)
    np.testing.assert_array_equal(vectors, plain.sentences_keeping(TEXTS, kept.__setitem__))
    np.testing.assert_array_equal(vectors, plain.sentences(TEXTS))
    assert asked.keys() == kept.keys()
    for text, made in kept.items():
        np.testing.assert_array_equal(asked[text].vectors, made.vectors)


def test_figures_are_of_the_text_alone_and_windows_add_up(plain: Encoder) -> None:
    assert isinstance(plain, Probing)
    _, figures = plain.sentences_probed(TEXTS, Sums())
    np.testing.assert_array_equal(figures[:, -1], plain.lengths(TEXTS))
    assert not figures[3].any()
    for text, row in zip(TEXTS, figures, strict=True):
        np.testing.assert_array_equal(plain.sentences_probed([text], Sums())[1][0], row)
    assert plain.sentences_probed([], Sums())[1].shape == (0, 385)


def test_the_output_is_the_state_inside_the_graph_that_is_built(plain: Encoder) -> None:
    built = (built_folder("multilingual-e5-small") / GRAPH).read_bytes()
    name = middle_state(12)
    assert name == "l6.oln.state"
    session = open_session(with_output(built, name))
    assert [o.name for o in session.get_outputs()] == ["last", "aligned", name]
    assert session.get_outputs()[2].shape[-1] == 384
    words = np.random.default_rng(1).normal(0, 0.1, (2, 5, 384)).astype(np.float32)
    feed = {"words": words, "lengths": np.array([5, 3], np.int32)}
    last, middle = session.run(["last", name], feed)
    np.testing.assert_array_equal(last, open_session(built).run(["last"], feed)[0])
    assert np.abs(middle - last).max() > 0.1
    with pytest.raises(ValueError, match="longer"):
        with_output(built, "x" * 200)
