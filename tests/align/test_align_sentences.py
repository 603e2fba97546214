"""The pairwise aligner on vectors made for the purpose."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.align.sentences import align, align_vectors
from audit.embed.encoder import TokenVectors
from audit.types import Bead

DIMENSION = 256


class Toy:
    """A sentence's vector is the mean of one random vector a word, plus what all share.

    Words in capitals and small letters have nearly the same vector, so that
    an upper-case text is a "translation" of the lower-case one.
    """

    signature = "toy"
    dimension = DIMENSION

    def __init__(self) -> None:
        self.embedded: list[str] = []

    def sentences(self, texts: Sequence[str]) -> np.ndarray:
        self.embedded += texts
        return np.stack([self._one(t) for t in texts]).astype(np.float32)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        raise NotImplementedError

    def _one(self, text: str) -> np.ndarray:
        total = np.full(DIMENSION, 0.25)
        for word in text.split():
            total = total + _word(word.lower()) + 0.25 * _word(word)
        return total / np.linalg.norm(total)


def _word(word: str) -> np.ndarray:
    rng = np.random.default_rng(int.from_bytes(word.encode()[:16].ljust(16), "big"))
    return rng.normal(size=DIMENSION) / np.sqrt(DIMENSION)


def _story(count: int, seed: int = 0) -> list[str]:
    rng = random.Random(seed)
    letters = "abcdefghijklmnopqrstuvwxyz"
    return [
        " ".join("".join(rng.choices(letters, k=rng.randint(3, 9))) for _ in range(8))
        for _ in range(count)
    ]


def _links(beads: Sequence[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(b.source, b.target) for b in beads]


def _every_index_once(beads: Sequence[Bead], rows: int, columns: int) -> bool:
    return sorted(i for b in beads for i in b.source) == list(range(rows)) and sorted(
        j for b in beads for j in b.target
    ) == list(range(columns))


def test_a_faithful_translation_is_aligned_one_to_one() -> None:
    source = _story(30)
    beads = align(source, [s.upper() for s in source], Toy())
    assert _links(beads) == [((i,), (i,)) for i in range(30)]
    assert min(b.score for b in beads) > 0.9


def test_omissions_and_insertions_stand_alone_and_score_nothing() -> None:
    source = _story(20)
    target = [s.upper() for s in source[:5] + source[7:]]
    target.insert(10, _story(1, seed=9)[0].upper())
    beads = align(source, target, Toy())
    alone = [b for b in beads if not b.source or not b.target]
    assert _links(alone) == [((5,), ()), ((6,), ()), ((), (10,))]
    assert all(b.score == 0.0 for b in alone)
    assert _every_index_once(beads, 20, 19)


def test_merges_and_splits_become_beads() -> None:
    source = _story(12)
    upper = [s.upper() for s in source]
    words = upper[8].split()
    target = [
        *upper[:3],
        upper[3] + " " + upper[4],
        *upper[5:8],
        " ".join(words[:4]),
        " ".join(words[4:]),
        *upper[9:],
    ]
    links = _links(align(source, target, Toy()))
    assert ((3, 4), (3,)) in links
    assert ((8,), (7, 8)) in links
    assert len(links) == 11


def test_a_moved_block_is_found_where_it_went() -> None:
    source = _story(24)
    upper = [s.upper() for s in source]
    target = upper[:4] + upper[7:18] + upper[4:7] + upper[18:]
    beads = align(source, target, Toy())
    assert {((4,), (15,)), ((5,), (16,)), ((6,), (17,))} <= set(_links(beads))
    assert len(beads) == 24


def test_the_order_of_the_beads_follows_the_target() -> None:
    source = _story(6)
    upper = [s.upper() for s in source]
    target = upper[3:] + upper[:3]
    links = _links(align(source, target, Toy()))
    assert [columns for _, columns in links] == [(j,) for j in range(6)]


def test_blank_lines_keep_their_index_and_stay_alone() -> None:
    source = _story(4)
    links = _links(align(["", *source], [source[0], " ", *source[1:]], Toy()))
    assert ((0,), ()) in links
    assert ((), (1,)) in links
    assert ((1,), (0,)) in links
    assert ((2,), (2,)) in links


def test_each_distinct_sentence_is_embedded_once() -> None:
    encoder = Toy()
    source = _story(5) * 3
    align(source, [s.upper() for s in source], encoder)
    assert len(encoder.embedded) == len(set(encoder.embedded))


@pytest.mark.parametrize(
    ("rows", "columns"), [(0, 0), (0, 3), (3, 0), (1, 1), (1, 5), (2, 1), (1, 400), (400, 1)]
)
def test_sides_of_any_size(rows: int, columns: int) -> None:
    beads = align(_story(rows, seed=1), _story(columns, seed=2), Toy())
    assert _every_index_once(beads, rows, columns)


def test_one_sentence_and_its_translation_answer_to_each_other() -> None:
    source = _story(1)
    beads = align(source, [source[0].upper()], Toy())
    assert _links(beads) == [((0,), (0,))]
    assert beads[0].score > 0.2


def test_unrelated_texts_are_not_forced_together() -> None:
    beads = align(_story(40, seed=3), _story(40, seed=4), Toy())
    assert sum(1 for b in beads if b.source and b.target and b.score > 0.5) <= 2


def test_a_sentence_without_a_vector_is_an_error() -> None:
    vectors = Toy().sentences(_story(3))
    with pytest.raises(ValueError, match="one vector"):
        align_vectors(vectors, vectors, ["a", "b"], ["a", "b", "c"])


def test_one_sentence_repeated_thousands_of_times() -> None:
    sentence = _story(1)[0]
    began = time.process_time()
    beads = align([sentence] * 4_000, [sentence.upper()] * 4_000, Toy())
    assert _every_index_once(beads, 4_000, 4_000)
    assert time.process_time() - began < 60


def test_a_long_text_with_a_long_gap() -> None:
    source = _story(600)
    upper = [s.upper() for s in source]
    beads = align(source, upper[:150] + upper[350:], Toy())
    right = {((i,), (i if i < 150 else i - 200,)) for i in (*range(150), *range(350, 600))}
    assert len(right & set(_links(beads))) >= 0.99 * len(right)


@settings(max_examples=25)
@given(
    st.lists(st.integers(0, 9), max_size=14),
    st.lists(st.integers(0, 9), max_size=14),
)
def test_every_sentence_stands_in_exactly_one_bead(rows: list[int], columns: list[int]) -> None:
    story = _story(10)
    beads = align([story[i] for i in rows], [story[j].upper() for j in columns], Toy())
    assert _every_index_once(beads, len(rows), len(columns))
    for bead in beads:
        assert bead.source == tuple(sorted(bead.source))
        assert bead.target == tuple(sorted(bead.target))
        assert (bead.score == 0.0) == (not bead.source or not bead.target)


def test_the_same_twice() -> None:
    source, target = _story(50), [s.upper() for s in _story(50)][::-1]
    assert align(source, target, Toy()) == align(source, target, Toy())
