"""The encoder as an ONNX graph, written node by node from the packed weights.

Input ``words``: float32 (batch, pieces, hidden), word embeddings looked up by
the caller, so that the vocabulary's table never enters the graph. Input
``lengths``: int32 (batch), pieces of each row, padding excluded. Outputs:
``last`` and ``aligned``, float32 (batch, pieces, hidden): the last hidden state
and the one of the alignment layer. The fused operators (``com.microsoft``) are
those ONNX Runtime's own optimiser makes of a BERT.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.embed.packed import PackedModel

OPSET = 17
CONTRIB = "com.microsoft"


@dataclass(slots=True)
class _Writer:
    """Nodes and weights gathered so far."""

    nodes: list[Any] = field(default_factory=list)
    weights: list[Any] = field(default_factory=list)

    def weight(self, name: str, array: NDArray[Any]) -> str:
        from onnx import numpy_helper

        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(
        self, op: str, inputs: list[str], output: str, *, domain: str = "", **options: Any
    ) -> str:
        from onnx import helper

        self.nodes.append(
            helper.make_node(op, inputs, [output], name=output, domain=domain, **options)
        )
        return output


def write_graph(model: PackedModel, layer: int) -> bytes:
    """The serialised graph of ``model`` in float32, weights included."""
    from onnx import TensorProto, helper

    shape = model.shape
    writer = _Writer()
    state = _embeddings(model, writer)
    aligned = state
    for number in range(shape.layers):
        state = _layer(model, writer, number, state)
        if number + 1 == layer:
            aligned = state
    writer.node("Identity", [state], "last")
    writer.node("Identity", [aligned], "aligned")
    box = ["batch", "pieces", shape.hidden]
    graph = helper.make_graph(
        writer.nodes,
        "encoder",
        [
            helper.make_tensor_value_info("words", TensorProto.FLOAT, box),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ],
        [helper.make_tensor_value_info(n, TensorProto.FLOAT, box) for n in ("last", "aligned")],
        writer.weights,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    made = helper.make_model(graph, opset_imports=opsets, producer_name="translation-audit")
    made.ir_version = 8
    return bytes(made.SerializeToString(deterministic=True))


def _embeddings(model: PackedModel, writer: _Writer) -> str:
    shape = model.shape
    places = model.dense("emb.pos", shape.positions, shape.hidden)
    places = places + model.dense("emb.type", shape.types, shape.hidden)[0]
    writer.weight("places", places)
    writer.weight("zero", np.zeros(1, np.int64))
    writer.weight("one", np.ones(1, np.int64))
    writer.node("Shape", ["words"], "size", start=1, end=2)
    writer.node("Slice", ["places", "zero", "size", "zero"], "here")
    writer.node("Add", ["words", "here"], "placed")
    return writer.node(
        "LayerNormalization",
        ["placed", *_norm(model, writer, "emb.ln")],
        "state0",
        axis=-1,
        epsilon=shape.epsilon,
    )


def _layer(model: PackedModel, writer: _Writer, number: int, state: str) -> str:
    shape, at = model.shape, f"l{number}"
    hidden, wide = shape.hidden, shape.feed_forward
    heads = [model.dense(f"{at}.{part}.w", hidden, hidden).T for part in "qkv"]
    writer.weight(f"{at}.qkv.w", np.concatenate(heads, axis=1))
    bias = [model.dense(f"{at}.{part}.b", hidden) for part in "qkv"]
    writer.weight(f"{at}.qkv.b", np.concatenate(bias))
    seen = writer.node(
        "Attention",
        [state, f"{at}.qkv.w", f"{at}.qkv.b", "lengths"],
        f"{at}.seen",
        domain=CONTRIB,
        num_heads=shape.heads,
    )
    writer.weight(f"{at}.ao.w", model.dense(f"{at}.ao.w", hidden, hidden).T)
    mixed = writer.node("MatMul", [seen, f"{at}.ao.w"], f"{at}.mixed")
    state = _add_norm(model, writer, f"{at}.aln", mixed, state, f"{at}.ao.b")
    writer.weight(f"{at}.fi.w", model.dense(f"{at}.fi.w", wide, hidden).T)
    writer.weight(f"{at}.fi.b", model.dense(f"{at}.fi.b", wide))
    up = writer.node("MatMul", [state, f"{at}.fi.w"], f"{at}.up")
    bent = writer.node("BiasGelu", [up, f"{at}.fi.b"], f"{at}.bent", domain=CONTRIB)
    writer.weight(f"{at}.fo.w", model.dense(f"{at}.fo.w", hidden, wide).T)
    down = writer.node("MatMul", [bent, f"{at}.fo.w"], f"{at}.down")
    return _add_norm(model, writer, f"{at}.oln", down, state, f"{at}.fo.b")


def _add_norm(model: PackedModel, writer: _Writer, name: str, new: str, old: str, bias: str) -> str:
    writer.weight(bias, model.dense(bias, model.shape.hidden))
    return writer.node(
        "SkipLayerNormalization",
        [new, old, *_norm(model, writer, name), bias],
        f"{name}.state",
        domain=CONTRIB,
        epsilon=model.shape.epsilon,
    )


def _norm(model: PackedModel, writer: _Writer, name: str) -> list[str]:
    return [
        writer.weight(f"{name}.{part}", model.dense(f"{name}.{part}", model.shape.hidden))
        for part in "wb"
    ]
