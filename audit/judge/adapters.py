"""The judge's own weights: low-rank changes to the encoder's upper layers, and two heads.

Read from safetensors in half precision. ``l8.q.down`` (rank, inputs) and
``l8.q.up`` (outputs, rank) make a change of ``SCALE * up @ down`` to the weight
``l8.q`` of the encoder (Hu et al. 2021, arXiv 2106.09685).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audit.embed.encoder import Matrix
from audit.embed.packed import PackedModel
from audit.errors import ModelError

SCALE = 2.0


@dataclass(frozen=True, slots=True)
class Heads:
    """What turns states into scores.

    ``second``: (hidden), added to every piece of the second text. ``piece``:
    weights (hidden) and bias. ``pair``: weights (2 x hidden + 5) and bias.
    """

    second: Matrix
    piece: Matrix
    piece_bias: float
    pair: Matrix
    pair_bias: float


@dataclass(frozen=True, slots=True)
class AdaptedModel(PackedModel):
    """The encoder with the adapters added into its weights."""

    changes: dict[str, Matrix]

    def dense(self, name: str, *shape: int) -> Matrix:
        """A whole tensor as float32 of the given shape."""
        base = PackedModel.dense(self, name, *shape)
        change = self.changes.get(name)
        return base if change is None else base + change


def read_adapters(path: Path, model: PackedModel) -> tuple[AdaptedModel, Heads]:
    """The adapted model and the heads; ModelError if the file does not fit the model."""
    from safetensors import SafetensorError
    from safetensors.numpy import load_file

    try:
        found = {name: array.astype(np.float32) for name, array in load_file(path).items()}
    except (OSError, SafetensorError) as fault:
        raise ModelError(f"{path}: {fault}; install the package again") from None
    try:
        changes = {
            f"{name.removesuffix('.down')}.w": SCALE * (found[_up(name)] @ found[name])
            for name in found
            if name.endswith(".down")
        }
        heads = Heads(
            found["second"],
            found["piece.weight"][0],
            float(found["piece.bias"][0]),
            found["pair.weight"][0],
            float(found["pair.bias"][0]),
        )
    except KeyError as missing:
        raise ModelError(f"{path}: no {missing} in it; install the package again") from None
    hidden = model.shape.hidden
    if heads.second.shape != (hidden,) or heads.pair.shape != (2 * hidden + 5,):
        raise ModelError(f"{path}: made for another encoder (not {hidden} wide)")
    adapted = AdaptedModel(
        model.path, model.shape, model.data, model.tensors, model.tokenizer_offset, changes
    )
    return adapted, heads


def trained_on(path: Path) -> str:
    """The hash of the encoder that the adapters in ``path`` were trained for; "" if unsaid."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="np") as file:
            return str((file.metadata() or {}).get("encoder", ""))
    except (OSError, SafetensorError) as fault:
        raise ModelError(f"{path}: {fault}; install the package again") from None


def _up(down: str) -> str:
    return down.removesuffix("down") + "up"
