"""The judge over a tiny encoder with adapters drawn at random."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from safetensors.numpy import save_file

from audit.errors import ModelError
from audit.judge import load, loading
from audit.judge.adapters import SUMMARY
from audit.judge.answer import Answer

if TYPE_CHECKING:
    from conftest import TinyWheel

HIDDEN, WIDE, RANK = 32, 64, 4
PAIRS = [("the ing the, 42.", "abc def ghi"), ("我们 the: 7", "zyx wvu"), ("ab", "the ing 4 5 6 7")]


def adapters(path: Path, encoder: str, *, leave_out: str = "") -> Path:
    draw = np.random.default_rng(2)
    shapes: dict[str, tuple[int, ...]] = {
        "answer.centre": (HIDDEN,),
        "answer.down": (RANK, 2 * HIDDEN),
        "answer.up": (HIDDEN, RANK),
        "answer.by_best": (HIDDEN,),
        "second": (HIDDEN,),
        "piece.weight": (1, HIDDEN + 1),
        "piece.bias": (1,),
        "pair.weight": (1, 2 * HIDDEN + SUMMARY),
        "pair.bias": (1,),
    }
    sizes = {**dict.fromkeys(("q", "k", "v", "ao"), (HIDDEN, HIDDEN)), "fi": (WIDE, HIDDEN)}
    for product, (outputs, inputs) in {**sizes, "fo": (HIDDEN, WIDE)}.items():
        shapes[f"l1.{product}.down"] = (RANK, inputs)
        shapes[f"l1.{product}.up"] = (outputs, RANK)
    made = {
        name: (draw.standard_normal(shape) * 0.2).astype(np.float16)
        for name, shape in shapes.items()
        if name != leave_out
    }
    save_file(made, path, metadata={"encoder": encoder, "layers": "1"})
    return path


@pytest.fixture
def weights(tiny: TinyWheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = adapters(tmp_path / "weights.safetensors", tiny.sha256)
    monkeypatch.setattr(loading, "WEIGHTS", path)
    return path


def test_every_piece_of_both_texts_is_scored(weights: Path) -> None:
    judge = load()
    assert judge is not None
    for (source, target), weighed in zip(PAIRS, judge.weigh(PAIRS), strict=True):
        assert weighed is not None
        assert np.isfinite(weighed.logit)
        for text, side in ((source, weighed.source), (target, weighed.target)):
            assert len(side.offsets) == len(side.logits) > 0
            assert side.offsets.max() <= len(text)


def test_a_pair_is_weighed_alike_in_any_company(weights: Path) -> None:
    judge = load()
    assert judge is not None
    together = judge.weigh(PAIRS)
    for pair, one in zip(PAIRS, together, strict=True):
        fresh = load()
        assert fresh is not None
        (alone,) = fresh.weigh([pair])
        assert one is not None
        assert alone is not None
        assert one.logit == pytest.approx(alone.logit, abs=1e-4)
        np.testing.assert_allclose(one.target.logits, alone.target.logits, atol=1e-4)


def test_what_has_nothing_to_read_is_not_weighed(weights: Path) -> None:
    judge = load()
    assert judge is not None
    first, second, third = judge.weigh([("", "the"), ("the", "the"), ("the", "  ")])
    assert first is None
    assert second is not None
    assert third is None


def test_another_encoder_has_no_judge(weights: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "WEIGHTS", adapters(weights, "0" * 64))
    assert load() is None


@pytest.mark.parametrize("part", ["piece.weight", "l1.q.up", "answer.down"])
def test_adapters_that_lack_a_part_are_named(
    tiny: TinyWheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    path = adapters(tmp_path / "w.safetensors", tiny.sha256, leave_out=part)
    monkeypatch.setattr(loading, "WEIGHTS", path)
    with pytest.raises(ModelError, match=r"w\.safetensors: .*install the package again"):
        load()


def test_a_file_that_is_none_is_named(
    tiny: TinyWheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "w.safetensors"
    path.write_bytes(b"no weights")
    monkeypatch.setattr(loading, "WEIGHTS", path)
    with pytest.raises(ModelError, match=r"w\.safetensors"):
        load()


def test_the_answer_to_a_piece_is_the_piece_like_it() -> None:
    one = np.eye(4, 8, dtype=np.float32)
    other = one[[2, 0, 3]]
    nothing = np.zeros((2, 16), dtype=np.float32)
    answer = Answer(np.zeros(8, np.float32), nothing, nothing[:, :8].T, np.zeros(8, np.float32))
    left, right, here, there = answer(one, other)
    np.testing.assert_array_equal(left, one)
    np.testing.assert_array_equal(right, other)
    np.testing.assert_allclose(here, [1, 0, 1, 1], atol=1e-6)
    np.testing.assert_allclose(there, [1, 1, 1], atol=1e-6)
