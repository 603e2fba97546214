"""How large the numbers inside the encoder get: the scales of its int8 products.

Measured once by ``python -m audit.embed.calibrate`` on ``models/calibration.txt``
(our own sentences in some eighty languages) and kept in
``models/NAME.ranges.json``, so that every machine builds the same model.
"""

from __future__ import annotations

import base64
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import Matrix
from audit.embed.registry import registry_path
from audit.errors import ModelError

STEP = 1 / 8
FLOOR = 2.0**-10
"""Sizes are kept as powers of 2 to the 1/8 from here up, one byte each, rounded up."""


@dataclass(frozen=True, slots=True)
class SiteRange:
    """The input of one site: least and greatest value of each column, and its smoothing.

    ``low`` and ``high``: float32, shape (inputs), low <= 0 <= high. ``share`` is
    SmoothQuant's alpha: how much of the difficulty goes from inputs to weights.
    """

    low: Matrix
    high: Matrix
    share: float


class _Site(msgspec.Struct, frozen=True):
    low: str
    high: str
    share: float


def ranges_path(name: str) -> Path:
    """Where the ranges of the model ``name`` stand, beside the registry."""
    return registry_path().parent / f"{name}.ranges.json"


def read_ranges(name: str) -> dict[str, SiteRange]:
    """The ranges of every site of the model ``name``."""
    path = ranges_path(name)
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=dict[str, _Site])
        return {
            site: SiteRange(-_sizes(one.low), _sizes(one.high), one.share)
            for site, one in kept.items()
        }
    except (OSError, ValueError) as fault:
        raise ModelError(f"{path}: {fault}; install the package again") from None


def write_ranges(name: str, sites: dict[str, SiteRange]) -> None:
    """Keep the ranges of ``name``."""
    kept = {site: _Site(_code(-one.low), _code(one.high), one.share) for site, one in sites.items()}
    text = msgspec.json.format(msgspec.json.encode(kept), indent=1)
    ranges_path(name).write_bytes(text + b"\n")


def rounded(one: SiteRange) -> SiteRange:
    """The range as it comes back from the file."""
    return SiteRange(-_sizes(_code(-one.low)), _sizes(_code(one.high)), one.share)


def _code(sizes: Matrix) -> str:
    steps = np.ceil(np.log2(np.maximum(sizes, FLOOR) / FLOOR) / STEP - 1e-6)
    return base64.b64encode(np.clip(steps, 0, 255).astype(np.uint8).tobytes()).decode("ascii")


def _sizes(code: str) -> Matrix:
    steps: NDArray[np.uint8] = np.frombuffer(base64.b64decode(code), dtype=np.uint8)
    return (FLOOR * 2.0 ** (steps * STEP)).astype(np.float32)
