"""Matrix products in int8 that keep the encoder's accuracy.

Weights: one scale for each output column. Inputs: one fixed scale for each site,
so that a vector never depends on what else is in its batch, as it does where
ONNX Runtime's dynamic quantisation looks for the largest number of the batch.
Three things keep the fixed scales narrow (figures in docs/embed.md):

- Smoothing: columns that run large are divided, and the weights' rows
  multiplied, by the same number (SmoothQuant, arXiv 2211.10438). For the
  attention's output the division is folded into the weights before it.
- The feed-forward layer's inner units are sorted by size into three groups, and
  each group is quantised apart: sorting costs nothing, a division would.
- The 64 largest units, where one may reach 69 beside a median of 1, stay in
  float32: 4 % of that product.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import Matrix
from audit.embed.graph import CONTRIB, ExactProducts, Writer, site_weight
from audit.embed.packed import PackedModel
from audit.embed.ranges import SiteRange

EXACT_UNITS = 64
LARGE_UNITS = 384
HEADROOM = 1.15
"""Room above the largest number seen in calibration; beyond it numbers are cut off."""

SMALLEST = 1e-2
"""Columns that stay below this are smoothed as if they reached it."""


@dataclass(frozen=True, slots=True)
class Int8Products:
    """Products by the ranges of calibration. ``scales``: the smoothing of each site."""

    ranges: dict[str, SiteRange]
    scales: dict[str, Matrix]

    def fold(self, site: str) -> Matrix | None:
        """The smoothing of the attention's output."""
        return self.scales[site]

    def groups(self, site: str) -> list[NDArray[np.intp]]:
        """Inner units, the largest first: exact, large, the rest."""
        order = np.argsort(-self.ranges[site].high, kind="stable")
        exact = min(EXACT_UNITS, len(order) // 4)
        large = min(exact + LARGE_UNITS, len(order) // 2)
        return [order[:exact], order[exact:large], order[large:]]

    def enter(self, writer: Writer, site: str, state: str) -> str:
        """The state divided by its smoothing and quantised."""
        known, scale = self.ranges[site], self.scales[site]
        if not site.endswith(".ao"):  # that one arrives divided, by ``fold``
            inverse = writer.weight(f"{site}.smooth", 1 / scale)
            state = writer.node("Mul", [state, inverse], f"{site}.smoothed")
        return _quantise(writer, site, state, known.low / scale, known.high / scale)

    def multiply(
        self, writer: Writer, site: str, name: str, entered: str, weight: Matrix, bias: Matrix
    ) -> str:
        """An int8 product, scaled back to float32."""
        if not site.endswith(".ao"):
            weight = weight * self.scales[site][:, None]
        return _multiply(writer, site, name, entered, weight, bias)

    def part(
        self, writer: Writer, site: str, group: int, state: str, weight: Matrix, bias: Matrix
    ) -> str:
        """One group of inner units: the first in float32, the others each with their scale."""
        name = f"{site}.{group}"
        if group == 0:
            return ExactProducts().multiply(writer, site, name, state, weight, bias)
        known, members = self.ranges[site], self.groups(site)[group]
        entered = _quantise(writer, name, state, known.low[members], known.high[members])
        return _multiply(writer, name, name, entered, weight, bias)


def int8_products(model: PackedModel, ranges: dict[str, SiteRange]) -> Int8Products:
    """The products of ``model`` by the ``ranges`` of its calibration."""
    scales = {
        site: smoothing(known, site_weight(model, site))
        for site, known in ranges.items()
        if not site.endswith(".fo")
    }
    return Int8Products(ranges, scales)


def smoothing(known: SiteRange, weight: Matrix) -> Matrix:
    """What each column is divided by, geometric mean 1: SmoothQuant's max|x|^a / max|w|^(1-a)."""
    sizes = np.maximum(np.maximum(known.high, -known.low), SMALLEST)
    rows = np.maximum(np.abs(weight).max(axis=1), 1e-4)
    logs = known.share * np.log(sizes) - (1 - known.share) * np.log(rows)
    made: Matrix = np.exp(logs - logs.mean()).astype(np.float32)
    return made


def grid(low: float, high: float) -> tuple[np.float32, np.uint8]:
    """Scale and zero point of unsigned bytes that reach from ``low`` to ``high``."""
    low, high = min(low, 0.0) * HEADROOM, max(high, 0.0) * HEADROOM
    scale = np.float32(max(high - low, 1e-6) / 255)
    return scale, np.uint8(np.clip(round(-low / float(scale)), 0, 255))


def byte_weights(weight: Matrix) -> tuple[NDArray[np.int8], Matrix]:
    """Signed bytes and one scale for each output column, exact on every processor.

    Processors without dot products of bytes (x86-64 up to AVX2) add the products of two
    neighbouring inputs in 16 bits, and cut the sum off at 32,767. An input is at most 255:
    so two neighbours of one sign come to 128 at most after rounding, and none is cut off.
    It makes the steps a fifth wider than 127 for the largest weight alone.
    """
    even = np.concatenate([weight, np.zeros((len(weight) % 2, weight.shape[1]), weight.dtype)])
    largest = np.maximum(_pairs(even), _pairs(-even))
    scale = np.maximum(largest, 1e-8) / 127
    return np.rint(weight / scale).astype(np.int8), scale.astype(np.float32)


def _pairs(weight: Matrix) -> Matrix:
    """The largest sum of two neighbours in each column, what is negative left out."""
    kept = np.maximum(weight, 0)
    largest: Matrix = (kept[0::2] + kept[1::2]).max(axis=0)
    return largest


def _quantise(writer: Writer, name: str, state: str, low: Matrix, high: Matrix) -> str:
    scale, zero = grid(float(low.min()), float(high.max()))
    writer.weight(f"{name}.scale", np.array(scale))
    writer.weight(f"{name}.zero", np.array(zero))
    return writer.node("QuantizeLinear", [state, f"{name}.scale", f"{name}.zero"], f"{name}.bytes")


def _multiply(
    writer: Writer, site: str, name: str, entered: str, weight: Matrix, bias: Matrix
) -> str:
    numbers, scale = byte_weights(weight)
    return writer.node(
        "MatMulIntegerToFloat",
        [
            entered,
            writer.weight(f"{name}.w", numbers),
            f"{site}.scale",
            writer.weight(f"{name}.w.scale", scale),
            f"{site}.zero",
            "",
            writer.weight(f"{name}.b", bias.astype(np.float32)),
        ],
        name if name != site else f"{name}.out",
        domain=CONTRIB,
    )
