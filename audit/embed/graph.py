"""The encoder as an ONNX graph, written node by node from the packed weights.

Input ``words``: float32 (batch, pieces, hidden), word embeddings looked up by
the caller, so that the vocabulary's table never enters the graph. Input
``lengths``: int32 (batch), pieces of each row, padding excluded. Outputs:
``last`` and ``aligned``, float32 (batch, pieces, hidden): the last hidden state
and the one of the alignment layer.

The shape of the graph was chosen by measuring single operators (one core,
1,040 pieces): Add and LayerNormalization take 0.8 ms where the fused
SkipLayerNormalization takes 2.7; Gelu after a product that adds its own bias
1.7 where BiasGelu takes 3.5; three products and MultiHeadAttention 6.5 where
the fused Attention takes 13. So sessions must not fuse them back
(``ORT_ENABLE_BASIC``).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import Matrix
from audit.embed.packed import PackedModel

OPSET = 17
CONTRIB = "com.microsoft"


@dataclass(slots=True)
class Writer:
    """Nodes and weights gathered so far."""

    nodes: list[Any] = field(default_factory=list)
    weights: list[Any] = field(default_factory=list)

    def weight(self, name: str, array: NDArray[Any]) -> str:
        """Add a constant; gives its name."""
        from onnx import numpy_helper

        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def node(
        self, op: str, inputs: list[str], output: str, *, domain: str = "", **options: Any
    ) -> str:
        """Add a node with one output; gives the output's name."""
        from onnx import helper

        self.nodes.append(
            helper.make_node(op, inputs, [output], name=output, domain=domain, **options)
        )
        return output


class Products(Protocol):
    """How the matrix products are done: in float32 or, mostly, in int8.

    A ``site`` names what goes in: ``l3.qkv``, ``l3.ao``, ``l3.fi``, ``l3.fo``.
    """

    def fold(self, site: str) -> Matrix | None:
        """What the columns of ``site``'s input come divided by, shape (inputs), or None."""

    def groups(self, site: str) -> list[NDArray[np.intp]]:
        """The inputs of ``site`` in groups that are multiplied apart; every input once."""

    def enter(self, writer: Writer, site: str, state: str) -> str:
        """Make ``state`` ready to be multiplied at ``site``."""

    def multiply(
        self, writer: Writer, site: str, name: str, entered: str, weight: Matrix, bias: Matrix
    ) -> str:
        """``state @ weight + bias``; gives the output's name, ``name``."""

    def part(
        self, writer: Writer, site: str, group: int, state: str, weight: Matrix, bias: Matrix
    ) -> str:
        """The product of one group of ``site``'s inputs."""


class ExactProducts:
    """Everything in float32."""

    def fold(self, site: str) -> Matrix | None:
        """None."""
        return None

    def groups(self, site: str) -> list[NDArray[np.intp]]:
        """No groups: the feed-forward layer as it is."""
        return []

    def enter(self, writer: Writer, site: str, state: str) -> str:
        """The state itself."""
        return state

    def multiply(
        self, writer: Writer, site: str, name: str, entered: str, weight: Matrix, bias: Matrix
    ) -> str:
        """A product and a sum."""
        product = writer.node("MatMul", [entered, writer.weight(f"{name}.w", weight)], f"{name}.p")
        return writer.node("Add", [product, writer.weight(f"{name}.b", bias)], name)

    def part(
        self, writer: Writer, site: str, group: int, state: str, weight: Matrix, bias: Matrix
    ) -> str:
        """The product of one group."""
        return self.multiply(writer, site, f"{site}.{group}", state, weight, bias)


def write_graph(
    model: PackedModel, layer: int, products: Products, *, watch: bool = False
) -> bytes:
    """The serialised graph of ``model``, weights included.

    ``watch`` adds the input of every site as an output (for calibration).
    """
    from onnx import TensorProto, helper

    shape = model.shape
    writer = Writer()
    state = _embeddings(model, writer)
    aligned = state
    watched: dict[str, str] = {}
    for number in range(shape.layers):
        state = write_layer(model, writer, products, number, state, watched)
        if number + 1 == layer:
            aligned = state
    writer.node("Identity", [state], "last")
    writer.node("Identity", [aligned], "aligned")
    outputs = ["last", "aligned"]
    if watch:
        outputs += [writer.node("Identity", [at], f"{site}.in") for site, at in watched.items()]
    box: list[str | int | None] = ["batch", "pieces", shape.hidden]
    free: list[str | int | None] = ["batch", "pieces", None]
    graph = helper.make_graph(
        writer.nodes,
        "encoder",
        [
            helper.make_tensor_value_info("words", TensorProto.FLOAT, box),
            helper.make_tensor_value_info("lengths", TensorProto.INT32, ["batch"]),
        ],
        [
            helper.make_tensor_value_info(n, TensorProto.FLOAT, free if n.endswith(".in") else box)
            for n in outputs
        ],
        writer.weights,
    )
    opsets = [helper.make_opsetid("", OPSET), helper.make_opsetid(CONTRIB, 1)]
    made = helper.make_model(graph, opset_imports=opsets, producer_name="translation-audit")
    made.ir_version = 8
    return bytes(made.SerializeToString(deterministic=True))


def middle_state(layers: int) -> str:
    """The name inside the graph of the state that shows how a text reads (decision 0172).

    After layer 7 of 12: what came out of another language is told there, and no more in the
    layers above, whose states are of what is said.
    """
    return f"l{round(layers * 7 / 12) - 1}.oln.state"


def with_output(graph: bytes, name: str) -> bytes:
    """A serialised graph with one more output: the value ``name`` that it computes anyway.

    Protocol buffers join: of two messages one after the other the lists are put together. So a
    built model gains an output without being built again, and its hash, which signs vectors,
    stays what the vectors are made of (decision 0189).
    """
    output = _field(12, _field(1, name.encode("ascii")))  # GraphProto.output, ValueInfoProto.name
    return graph + _field(7, output)  # ModelProto.graph


def _field(number: int, content: bytes) -> bytes:
    """One short field of a protocol buffer: its tag, its length, its bytes."""
    if len(content) > 127 or number > 15:
        raise ValueError(f"field {number} of {len(content)} bytes needs longer varints")
    return bytes((number << 3 | 2, len(content))) + content


def site_weight(model: PackedModel, site: str) -> Matrix:
    """The weights of all the products at ``site``, shape (inputs, outputs)."""
    at, _, part = site.partition(".")
    hidden, wide = model.shape.hidden, model.shape.feed_forward
    if part == "qkv":
        heads = [model.dense(f"{at}.{one}.w", hidden, hidden).T for one in "qkv"]
        return np.concatenate(heads, axis=1)
    rows, columns = {"ao": (hidden, hidden), "fi": (wide, hidden), "fo": (hidden, wide)}[part]
    return model.dense(f"{site}.w", rows, columns).T


def _embeddings(model: PackedModel, writer: Writer) -> str:
    shape = model.shape
    places = model.dense("emb.pos", shape.positions, shape.hidden)
    places = places + model.dense("emb.type", shape.types, shape.hidden)[0]
    writer.weight("places", places)
    writer.weight("zero", np.zeros(1, np.int64))
    writer.node("Shape", ["words"], "size", start=1, end=2)
    writer.node("Slice", ["places", "zero", "size", "zero"], "here")
    return _add_norm(model, writer, "emb.ln", "words", "here")


def write_layer(
    model: PackedModel,
    writer: Writer,
    products: Products,
    number: int,
    state: str,
    watched: dict[str, str],
) -> str:
    """Add one layer over ``state``; gives the name of the new state."""
    at = f"l{number}"
    hidden = model.shape.hidden
    mix = site_weight(model, f"{at}.ao")
    # What the attention's output is to be divided by is divided out of the values' weights.
    fold = products.fold(f"{at}.ao")
    fold = np.ones(hidden, dtype=np.float32) if fold is None else fold
    weight = site_weight(model, f"{at}.qkv")
    weight[:, 2 * hidden :] /= fold
    entered = products.enter(writer, f"{at}.qkv", state)
    heads = []
    for place, one in enumerate("qkv"):
        bias = model.dense(f"{at}.{one}.b", hidden) / (fold if one == "v" else 1)
        columns = weight[:, place * hidden : (place + 1) * hidden]
        heads.append(products.multiply(writer, f"{at}.qkv", f"{at}.{one}", entered, columns, bias))
    seen = writer.node(
        "MultiHeadAttention",
        [*heads, "", "lengths"],
        f"{at}.seen",
        domain=CONTRIB,
        num_heads=model.shape.heads,
    )
    entered = products.enter(writer, f"{at}.ao", seen)
    bias = model.dense(f"{at}.ao.b", hidden)
    mixed = products.multiply(writer, f"{at}.ao", f"{at}.ao", entered, mix * fold[:, None], bias)
    middle = _add_norm(model, writer, f"{at}.aln", mixed, state)
    new = _feed_forward(model, writer, products, at, middle, watched)
    watched |= {f"{at}.qkv": state, f"{at}.ao": seen, f"{at}.fi": middle}
    return _add_norm(model, writer, f"{at}.oln", new, middle)


def _feed_forward(
    model: PackedModel,
    writer: Writer,
    products: Products,
    at: str,
    state: str,
    watched: dict[str, str],
) -> str:
    up, down = site_weight(model, f"{at}.fi"), site_weight(model, f"{at}.fo")
    up_bias = model.dense(f"{at}.fi.b", model.shape.feed_forward)
    down_bias = model.dense(f"{at}.fo.b", model.shape.hidden)
    entered = products.enter(writer, f"{at}.fi", state)
    groups = products.groups(f"{at}.fo") or [np.arange(len(down))]
    total = ""
    for place, members in enumerate(groups):
        name = f"{at}.fi.{place}"
        raised = products.multiply(
            writer, f"{at}.fi", name, entered, up[:, members], up_bias[members]
        )
        bent = writer.node("Gelu", [raised], f"{at}.bent.{place}", domain=CONTRIB)
        watched[f"{at}.fo"] = bent
        bias = down_bias if place == 0 else np.zeros_like(down_bias)
        part = products.part(writer, f"{at}.fo", place, bent, down[members], bias)
        total = part if place == 0 else writer.node("Add", [total, part], f"{at}.sum.{place}")
    return total


def _add_norm(model: PackedModel, writer: Writer, name: str, new: str, old: str) -> str:
    total = writer.node("Add", [new, old], f"{name}.sum")
    return writer.node(
        "LayerNormalization",
        [
            total,
            *(
                writer.weight(f"{name}.{part}", model.dense(f"{name}.{part}", model.shape.hidden))
                for part in "wb"
            ),
        ],
        f"{name}.state",
        axis=-1,
        epsilon=model.shape.epsilon,
    )
