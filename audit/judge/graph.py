"""The judge's two graphs: the layers that read a text alone, and those that read a pair."""

from __future__ import annotations

from dataclasses import replace

from audit.embed.graph import CONTRIB, OPSET, ExactProducts, Writer, write_graph, write_layer
from audit.embed.packed import PackedModel


def write_lower(model: PackedModel, layers: int) -> bytes:
    """The embeddings and the first ``layers`` layers; inputs and outputs as the encoder's."""
    shallow = replace(model, shape=replace(model.shape, layers=layers))
    return write_graph(shallow, layers, ExactProducts())


def write_upper(model: PackedModel, layers: int) -> bytes:
    """The layers above the first ``layers``, over both texts one after the other.

    Inputs ``states``: float32 (batch, pieces, hidden), and ``lengths``: int32
    (batch), pieces of both texts together. Output ``last``: as ``states``.
    """
    from onnx import TensorProto, helper

    writer = Writer()
    state = "states"
    for number in range(layers, model.shape.layers):
        state = write_layer(model, writer, ExactProducts(), number, state, {})
    writer.node("Identity", [state], "last")
    box: list[str | int | None] = ["batch", "pieces", model.shape.hidden]
    graph = helper.make_graph(
        writer.nodes,
        "judge",
        [
            helper.make_tensor_value_info("states", TensorProto.FLOAT, box),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ],
        [helper.make_tensor_value_info("last", TensorProto.FLOAT, box)],
        writer.weights,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    made = helper.make_model(graph, opset_imports=opsets, producer_name="translation-audit")
    made.ir_version = 8
    return bytes(made.SerializeToString(deterministic=True))
