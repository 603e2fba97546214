"""The packed weights as a checkpoint that ``transformers.BertModel`` loads.

``model.safetensors`` is written tensor by tensor in float16 (235 MB), a slice of
the vocabulary at a time, so that building needs little memory.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np

from audit.embed.packed import PackedModel, Pieces, unpack_q4

ROWS = 16_384
"""Rows of the vocabulary unpacked at a time (25 MB of float32)."""

_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_ENDS = {"w": "weight", "b": "bias"}


def tensor_names(layers: int) -> dict[str, str]:
    """The name in ``BertModel`` of each packed tensor."""
    names = {
        "emb.word": "embeddings.word_embeddings.weight",
        "emb.pos": "embeddings.position_embeddings.weight",
        "emb.type": "embeddings.token_type_embeddings.weight",
        "emb.ln.w": "embeddings.LayerNorm.weight",
        "emb.ln.b": "embeddings.LayerNorm.bias",
    }
    for layer in range(layers):
        for part, long in _PARTS.items():
            for end, word in _ENDS.items():
                names[f"l{layer}.{part}.{end}"] = f"encoder.layer.{layer}.{long}.{word}"
    return names


def config(model: PackedModel, pieces: Pieces) -> dict[str, Any]:
    """``config.json`` of the checkpoint."""
    shape = model.shape
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": shape.hidden,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "intermediate_size": shape.feed_forward,
        "vocab_size": shape.vocabulary,
        "max_position_embeddings": shape.positions,
        "type_vocab_size": shape.types,
        "layer_norm_eps": shape.epsilon,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.0,
        "attention_probs_dropout_prob": 0.0,
        "pad_token_id": pieces.pad,
        "bos_token_id": pieces.bos,
        "eos_token_id": pieces.eos,
        "tokenizer_class": "PreTrainedTokenizerFast",
        "dtype": "float16",
    }


def write_safetensors(model: PackedModel, path: Path) -> None:
    """All weights in float16, in the safetensors layout: length, JSON header, bytes."""
    header: dict[str, Any] = {"__metadata__": {"format": "pt"}}
    at = 0
    for packed, name in tensor_names(model.shape.layers).items():
        shape = tensor_shape(model, packed)
        size = 2 * int(np.prod(shape))
        header[name] = {"dtype": "F16", "shape": list(shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header, separators=(",", ":")).encode("ascii")
    text += b" " * (-len(text) % 8)
    with path.open("wb") as out:
        out.write(struct.pack("<Q", len(text)) + text)
        for packed in tensor_names(model.shape.layers):
            for part in _halves(model, packed):
                out.write(part)


def tensor_shape(model: PackedModel, name: str) -> tuple[int, ...]:
    """Rows and columns of a packed tensor, as BERT has them."""
    shape = model.shape
    known: dict[str, tuple[int, ...]] = {
        "emb.word": (shape.vocabulary, shape.hidden),
        "emb.pos": (shape.positions, shape.hidden),
        "emb.type": (shape.types, shape.hidden),
        "fi.w": (shape.feed_forward, shape.hidden),
        "fi.b": (shape.feed_forward,),
        "fo.w": (shape.hidden, shape.feed_forward),
    }
    part = name if name.startswith("emb.") else name.partition(".")[2]
    if part in known:
        return known[part]
    square = part in ("q.w", "k.w", "v.w", "ao.w")
    return (shape.hidden, shape.hidden) if square else (shape.hidden,)


def _halves(model: PackedModel, name: str) -> Iterator[bytes]:
    shape = tensor_shape(model, name)
    if name != "emb.word":
        yield model.dense(name, *shape).astype("<f2").tobytes()
        return
    rows = model.blocks(name, shape[0])
    for start in range(0, shape[0], ROWS):
        yield unpack_q4(rows[start : start + ROWS]).astype("<f2").tobytes()
