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
from audit.judge.answer import Answer

SCALE = 2.0
SUMMARY = 10
"""Figures of the pieces that the pair's score takes in, beside the mean states."""


@dataclass(frozen=True, slots=True)
class Heads:
    """What turns states into scores.

    ``answer``: see there. ``second``: (hidden), added to every piece of the second
    text. ``piece``: weights (hidden, and one for the best cosine) and bias.
    ``pair``: weights (2 x hidden + ``SUMMARY``) and bias.
    """

    answer: Answer
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
            if name.endswith(".down") and not name.startswith("answer")
        }
        heads = Heads(
            Answer(*(found[f"answer.{part}"] for part in ("centre", "down", "up", "by_best"))),
            found["second"],
            found["piece.weight"][0],
            float(found["piece.bias"][0]),
            found["pair.weight"][0],
            float(found["pair.bias"][0]),
        )
    except KeyError as missing:
        raise ModelError(f"{path}: no {missing} in it; install the package again") from None
    hidden = model.shape.hidden
    if heads.second.shape != (hidden,) or heads.pair.shape != (2 * hidden + SUMMARY,):
        raise ModelError(f"{path}: made for another encoder (not {hidden} wide)")
    adapted = AdaptedModel(
        model.path, model.shape, model.data, model.tensors, model.tokenizer_offset, changes
    )
    return adapted, heads


@dataclass(frozen=True, slots=True)
class Origin:
    """What adapters were trained over: the encoder's hash, and its layers that stay below."""

    encoder: str
    layers: int


def origin(path: Path) -> Origin:
    """What the adapters in ``path`` say of themselves; ModelError if they do not."""
    from safetensors import SafetensorError, safe_open

    try:
        with safe_open(path, framework="np") as file:
            said = file.metadata() or {}
        return Origin(said["encoder"], int(said["layers"]))
    except (OSError, SafetensorError, KeyError, ValueError) as fault:
        raise ModelError(
            f"{path}: no adapters of the judge ({fault}); install the package again"
        ) from None


def _up(down: str) -> str:
    return down.removesuffix("down") + "up"
