"""int8 products: near float32, fixed scales, exact on whatever processor this is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import onnx
import onnx.helper
import onnx.numpy_helper
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.embed import load
from audit.embed.bert import open_session
from audit.embed.calibrate import inputs, measure, variety
from audit.embed.graph import site_weight
from audit.embed.int8 import byte_weights, grid, int8_products, smoothing
from audit.embed.packed import open_packed
from audit.embed.ranges import SiteRange, read_ranges, rounded, write_ranges
from audit.embed.registry import registry
from audit.errors import ModelError

if TYPE_CHECKING:
    from conftest import TinyWheel

TEXTS = ["the ing the, 42.", "abc def ghi", "我们 the: 7", "zyx wvu ts 0 1 2 3 4 5 6 7 8 9 " * 3]


def _calibrate(tiny: TinyWheel) -> None:
    model = open_packed(tiny.file)
    texts = variety(TEXTS * 3, model.pieces())
    seen = inputs(model, 1, "query: ", [text[:60] for text in texts])
    sites = {
        site: measure(values, site_weight(model, site), smooth=not site.endswith(".fo"))
        for site, values in seen.items()
    }
    assert set(sites) == {f"l{n}.{part}" for n in range(2) for part in ("qkv", "ao", "fi", "fo")}
    write_ranges("tiny", sites)


def test_int8_stays_near_float32(tiny: TinyWheel) -> None:
    _calibrate(tiny)
    exact, fast = load(precision="float32"), load(precision="int8")
    assert exact.signature != fast.signature
    cosines = (exact.sentences(TEXTS) * fast.sentences(TEXTS)).sum(axis=1)
    assert cosines.min() > 0.999
    assert not np.array_equal(exact.sentences(TEXTS), fast.sentences(TEXTS))
    for one, other in zip(exact.tokens(TEXTS), fast.tokens(TEXTS), strict=True):
        np.testing.assert_array_equal(one.offsets, other.offsets)
        assert (one.vectors * other.vectors).sum(axis=1).min() > 0.99


def test_missing_ranges_are_named(tiny: TinyWheel) -> None:
    with pytest.raises(ModelError, match=r"tiny\.ranges\.json"):
        load(precision="int8")


def test_every_unit_is_in_one_group(tiny: TinyWheel) -> None:
    _calibrate(tiny)
    model = open_packed(tiny.file)
    products = int8_products(model, read_ranges("tiny"))
    groups = products.groups("l0.fo")
    assert sorted(np.concatenate(groups).tolist()) == list(range(64))
    sizes = [products.ranges["l0.fo"].high[group] for group in groups]
    assert sizes[0].min() >= sizes[1].max() >= sizes[1].min() >= sizes[2].max()


def test_the_committed_ranges_fit_the_model() -> None:
    name = registry().default
    known = read_ranges(name)
    assert len(known) == 48
    assert {len(known[f"l{n}.{p}"].high) for n in range(12) for p in ("qkv", "ao", "fi")} == {384}
    assert {len(known[f"l{n}.fo"].high) for n in range(12)} == {1536}
    assert all((one.low <= 0).all() and (one.high >= 0).all() for one in known.values())


SIZES = st.lists(st.floats(0, 200, width=32), min_size=1, max_size=30)


@given(SIZES)
def test_rounding_a_range_widens_it_a_little_and_once(sizes: list[float]) -> None:
    high = np.array(sizes, dtype=np.float32)
    once = rounded(SiteRange(-high, high, 0.5))
    assert (once.high >= high * 0.999).all()
    assert (once.high <= np.maximum(high, 2**-10) * 1.1).all()
    np.testing.assert_array_equal(rounded(once).high, once.high)
    np.testing.assert_array_equal(once.low, -once.high)


@given(st.floats(-50, 0), st.floats(0, 50))
def test_the_grid_reaches_both_ends(low: float, high: float) -> None:
    scale, zero = grid(low, high)
    assert (0 - float(zero)) * float(scale) <= low + float(scale)
    assert (255 - float(zero)) * float(scale) >= high - float(scale)


def test_byte_weights_come_back_within_half_a_step() -> None:
    weight = np.random.default_rng(1).standard_normal((21, 6)).astype(np.float32)
    numbers, scale = byte_weights(weight)
    assert np.abs(numbers * scale - weight).max() <= scale.max() / 2 + 1e-6


def test_no_two_neighbours_overflow_sixteen_bits() -> None:
    numbers, _ = byte_weights(_hard(96, 40))
    for signed in (numbers.astype(int), -numbers.astype(int)):
        kept = np.maximum(signed, 0)
        assert 120 < (kept[0::2] + kept[1::2]).max() <= 128


def _hard(inputs: int, outputs: int) -> np.ndarray:
    """Weights with heavy tails, and columns of one sign alone, which overflow first."""
    weight = np.random.default_rng(5).standard_t(3, size=(inputs, outputs)).astype(np.float32)
    weight[:, 0], weight[:, 1], weight[0::2, 2] = 1, -1, 0
    return weight


@pytest.mark.parametrize("rows", [1, 2, 3, 6, 40])
def test_products_are_exact_on_this_processor(rows: int, tmp_path: Path) -> None:
    """Inputs at their largest, wherever it raises the sum most: what saturates first."""
    numbers, _ = byte_weights(_hard(96, 40))
    draw = np.random.default_rng(rows).integers(0, 256, (rows, 96))
    told = onnx.helper.make_tensor_value_info
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("MatMulInteger", ["x", "w", "zero"], ["y"])],
        "product",
        [told("x", onnx.TensorProto.UINT8, ["rows", 96])],
        [told("y", onnx.TensorProto.INT32, ["rows", 40])],
        [
            onnx.numpy_helper.from_array(numbers, "w"),
            onnx.numpy_helper.from_array(np.array(77, np.uint8), "zero"),
        ],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 17)])
    model.ir_version = 8
    (tmp_path / "product.onnx").write_bytes(model.SerializeToString())
    session = open_session(tmp_path / "product.onnx")
    loud = [np.where(numbers[:, column] > 0, 255, 0) for column in range(40)]
    for x in (draw, np.full((rows, 96), 255), *(np.tile(one, (rows, 1)) for one in loud)):
        made = session.run(None, {"x": x.astype(np.uint8)})[0]
        np.testing.assert_array_equal(made, (x - 77) @ numbers.astype(int))


def test_smoothing_evens_a_column_that_runs_large() -> None:
    high = np.array([1, 1, 30, 1], dtype=np.float32)
    scale = smoothing(SiteRange(-high, high, 1.0), np.ones((4, 3), dtype=np.float32))
    np.testing.assert_allclose(high / scale, (high / scale)[0], rtol=1e-5)
    assert np.log(scale).mean() == pytest.approx(0, abs=1e-5)
