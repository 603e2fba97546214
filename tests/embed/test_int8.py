"""int8 products: near float32, fixed scales, and only where the processor can."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.embed import load, loading
from audit.embed.calibrate import inputs, measure, variety
from audit.embed.graph import site_weight
from audit.embed.int8 import byte_weights, grid, int8_products, smoothing
from audit.embed.packed import open_packed
from audit.embed.processor import flagged, has_byte_products
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


@pytest.mark.skipif(not has_byte_products(), reason="this processor has no exact int8 products")
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


def test_without_byte_products_float32_is_taken(
    tiny: TinyWheel, monkeypatch: pytest.MonkeyPatch
) -> None:
    _calibrate(tiny)
    monkeypatch.setattr(loading, "has_byte_products", lambda: False)
    assert load(precision="int8").signature == load(precision="float32").signature


def test_missing_ranges_are_named(tiny: TinyWheel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "has_byte_products", lambda: True)
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
    weight = np.random.default_rng(1).standard_normal((20, 6)).astype(np.float32)
    numbers, scale = byte_weights(weight)
    assert np.abs(numbers).max() == 127
    assert np.abs(numbers * scale - weight).max() <= scale.max() / 2 + 1e-6


def test_smoothing_evens_a_column_that_runs_large() -> None:
    high = np.array([1, 1, 30, 1], dtype=np.float32)
    scale = smoothing(SiteRange(-high, high, 1.0), np.ones((4, 3), dtype=np.float32))
    np.testing.assert_allclose(high / scale, (high / scale)[0], rtol=1e-5)
    assert np.log(scale).mean() == pytest.approx(0, abs=1e-5)


@pytest.mark.parametrize(
    ("said", "can"),
    [
        ("flags\t\t: fpu sse avx512f avx512_vnni\n", True),
        ("flags : fpu avx_vnni", True),
        ("Features\t: fp asimd asimddp", True),
        ("flags : fpu avx2\nmodel name : a processor with avx512_vnni", False),
        ("", False),
    ],
)
def test_processors(said: str, can: bool) -> None:
    assert flagged(said) is can
