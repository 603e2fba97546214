"""The judge as it is trained: the encoder's upper layers over both texts, with low-rank adapters.

The encoder's weights stay as they are; each product of the upper layers gets
``B @ A`` beside it (Hu et al. 2021, LoRA). What runs at audit time is the same
with the adapters added into the weights (``audit.judge.graph``).
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import gelu, linear, normalize, scaled_dot_product_attention

from audit.embed.packed import PackedModel
from audit.judge.adapters import SCALE, SUMMARY
from audit.judge.answer import TEMPERATURE

RANK = 32
LAYERS = 8
"""Layers that read a text alone; the rest read both texts of a pair together. With four joint
layers the training fits into an hour, since the lower states are computed once."""
PRODUCTS = ("q", "k", "v", "ao", "fi", "fo")


class Adapted(nn.Module):
    """A product of the encoder with a low-rank change beside it."""

    weight: Tensor
    bias: Tensor

    def __init__(self, model: PackedModel, name: str, outputs: int, inputs: int) -> None:
        super().__init__()
        self.register_buffer("weight", torch.tensor(model.dense(f"{name}.w", outputs, inputs)))
        self.register_buffer("bias", torch.tensor(model.dense(f"{name}.b", outputs)))
        self.down = nn.Parameter(torch.randn(RANK, inputs) / inputs**0.5)
        self.up = nn.Parameter(torch.zeros(outputs, RANK))

    def forward(self, states: Tensor) -> Tensor:
        """(..., inputs) to (..., outputs)."""
        changed = linear(linear(states, self.down), self.up) * SCALE
        return linear(states, self.weight, self.bias) + changed

    def delta(self) -> Tensor:
        """What is added to the weight: (outputs, inputs)."""
        return self.up @ self.down * SCALE


class Layer(nn.Module):
    """A post-norm BERT layer."""

    def __init__(self, model: PackedModel, number: int) -> None:
        super().__init__()
        shape = model.shape
        sizes = {
            **dict.fromkeys(("q", "k", "v", "ao"), (shape.hidden, shape.hidden)),
            "fi": (shape.feed_forward, shape.hidden),
            "fo": (shape.hidden, shape.feed_forward),
        }
        self.heads = shape.heads
        self.products = nn.ModuleDict(
            {p: Adapted(model, f"l{number}.{p}", *sizes[p]) for p in PRODUCTS}
        )
        self.norms = nn.ModuleDict()
        for norm in ("aln", "oln"):
            layer = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
            with torch.no_grad():
                layer.weight.copy_(torch.tensor(model.dense(f"l{number}.{norm}.w", shape.hidden)))
                layer.bias.copy_(torch.tensor(model.dense(f"l{number}.{norm}.b", shape.hidden)))
            layer.requires_grad_(False)
            self.norms[norm] = layer

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """``states`` (batch, pieces, hidden); ``mask`` (batch, 1, 1, pieces), True for a piece."""
        batch, pieces, hidden = states.shape
        query, key, value = (
            self.products[p](states).view(batch, pieces, self.heads, -1).transpose(1, 2)
            for p in "qkv"
        )
        seen = scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = seen.transpose(1, 2).reshape(batch, pieces, hidden)
        middle = self.norms["aln"](self.products["ao"](seen) + states)
        wide = gelu(self.products["fi"](middle))
        return self.norms["oln"](self.products["fo"](wide) + middle)


class Answer(nn.Module):
    """Sets beside each piece what answers to it in the other text.

    The answer is the mean of the other text's states, weighted by a softmax over
    centred cosines; what is learnt is how piece and answer change the piece.
    """

    centre: Tensor

    def __init__(self, hidden: int, centre: Tensor) -> None:
        super().__init__()
        self.register_buffer("centre", centre)
        self.down = nn.Parameter(torch.randn(RANK, 2 * hidden) / (2 * hidden) ** 0.5)
        self.up = nn.Parameter(torch.zeros(hidden, RANK))
        self.by_best = nn.Parameter(torch.zeros(hidden))

    def forward(self, states: Tensor, side: Tensor) -> tuple[Tensor, Tensor]:
        """The states with their answers worked in, and each piece's best cosine (0 where none)."""
        apart = normalize(states - self.centre, dim=-1)
        cosine = apart @ apart.transpose(1, 2)
        across = (side[:, :, None] * side[:, None, :]) == 2
        cosine = cosine.masked_fill(~across, -1e4)
        best = cosine.amax(-1)
        told = best > -1e3
        weight = torch.softmax(cosine / TEMPERATURE, -1)
        answer = weight @ states
        best = torch.where(told, best, torch.zeros(()))
        both = torch.cat([states, answer], -1)
        change = (
            linear(gelu(linear(both, self.down), approximate="tanh"), self.up)
            + best[..., None] * self.by_best
        )
        return states + change * told[..., None], best


class Judge(nn.Module):
    """Both texts' lower states in; a score for each piece and one for the pair out."""

    def __init__(self, model: PackedModel, centre: Tensor) -> None:
        super().__init__()
        hidden = model.shape.hidden
        self.layers = nn.ModuleList(Layer(model, n) for n in range(LAYERS, model.shape.layers))
        self.second = nn.Parameter(torch.zeros(hidden))
        self.answer = Answer(hidden, centre)
        self.piece = nn.Linear(hidden + 1, 1)
        self.pair = nn.Linear(2 * hidden + SUMMARY, 1)
        nn.init.constant_(self.piece.bias, 0.0)
        with torch.no_grad():
            self.piece.weight[:, -1] = -4.0
            self.pair.weight[:, 2 * hidden :] = 0.2

    def forward(self, states: Tensor, mask: Tensor, side: Tensor) -> tuple[Tensor, Tensor]:
        """``side`` (batch, pieces): 1 and 2 for the pieces of each text, 0 for all else.

        ``states`` holds both texts one after the other; ``mask`` (batch, pieces) is
        True where there is one. Gives logits (batch, pieces) and (batch).
        """
        whole = self.likeness(states, side)
        states, best = self.answer(states, side)
        states = states + (side == 2).unsqueeze(-1) * self.second
        for layer in self.layers:
            states = layer(states, mask[:, None, None, :])
        pieces = self.piece(torch.cat([states, best[..., None]], -1)).squeeze(-1)
        return pieces, self.pair(self.summary(states, pieces, best, whole, side)).squeeze(-1)

    def likeness(self, states: Tensor, side: Tensor) -> Tensor:
        """Centred cosine of the two texts' mean lower states, (batch)."""
        means = []
        for number in (1, 2):
            here = (side == number).unsqueeze(-1)
            mean = (states * here).sum(1) / here.sum(1).clamp(min=1)
            means.append(normalize(mean - self.answer.centre, dim=-1))
        return (means[0] * means[1]).sum(-1)

    def summary(
        self, states: Tensor, pieces: Tensor, best: Tensor, whole: Tensor, side: Tensor
    ) -> Tensor:
        """Each text's mean state; its worst piece, softly, its mean logit, and its best cosines'
        least and mean; the worst piece of both; how like the texts are as wholes."""
        parts, numbers, tops = [], [], []
        for number in (1, 2):
            here = side == number
            count = here.sum(1).clamp(min=1)
            parts.append((states * here.unsqueeze(-1)).sum(1) / count[:, None])
            top = torch.logsumexp(pieces.masked_fill(~here, -1e4), 1)
            tops.append(top)
            numbers += [
                top,
                (pieces * here).sum(1) / count,
                best.masked_fill(~here, 1.0).amin(1),
                (best * here).sum(1) / count,
            ]
        numbers += [torch.maximum(*tops), whole]
        return torch.cat([*parts, torch.stack(numbers, 1)], 1)
