"""Trains the judge's adapters on what ``models.judge.prepare`` wrote.

    python -m models.judge.train --data FOLDER --out audit/judge/weights.safetensors

Needs torch (extra ``hub``); about an hour on two cores. ``--data`` may name several sets.
Each example is seen as a good pair and as the same pair with an error, and the
loss has three parts: which pieces are wrong, which pair is wrong, and that the
bad one scores higher.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn.functional import binary_cross_entropy_with_logits, softplus

from audit.embed.packed import open_packed
from audit.embed.registry import registry, source_file
from models.judge.network import LAYERS, Judge
from models.judge.prepare import Example

SEED = 7
BUDGET = 3600
"""Pieces of a batch, both texts and both versions, padding included."""
RATE, HEAD_RATE = 6e-4, 2e-3
WARM_UP = 40
WRONG_WEIGHT = 3.0
HEAD = 4
"""Pieces put before a text: <s> and the prefix (checked against the encoder)."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of some pairs: good ones first, then the same with their errors."""

    states: Tensor
    mask: Tensor
    side: Tensor
    labels: Tensor


class Data:
    """The prepared set, mapped from disk."""

    def __init__(self, folder: Path) -> None:
        self.rows = np.load(folder / "index.npy")
        self.states: NDArray[np.float16] = np.memmap(
            folder / "states.f16", dtype=np.float16, mode="r"
        ).reshape(-1, 384)
        lines = (folder / "examples.jsonl").read_text(encoding="utf-8").splitlines()
        self.examples = [Example(**json.loads(line)) for line in lines]

    def centre(self) -> NDArray[np.float32]:
        """The mean state, from every fiftieth piece."""
        return np.asarray(self.states[::50].astype(np.float32).mean(axis=0), dtype=np.float32)

    def size(self, example: Example) -> int:
        """Pieces of the longer version of an example."""
        numbers = (
            (example.left, example.right),
            (example.planted_left, example.planted_right),
        )
        return max(sum(int(self.rows[n, 1] - self.rows[n, 0]) for n in pair) for pair in numbers)

    def batch(self, examples: list[Example]) -> Batch:
        """Both versions of some examples."""
        pairs: list[tuple[int, int, list[int], list[int]]]
        pairs = [(e.left, e.right, [], []) for e in examples]
        pairs += [(e.planted_left, e.planted_right, e.wrong_left, e.wrong_right) for e in examples]
        sizes = [sum(int(self.rows[n, 1] - self.rows[n, 0]) for n in p[:2]) for p in pairs]
        shape = (len(pairs), max(sizes))
        states = np.zeros((*shape, 384), dtype=np.float32)
        side = np.zeros(shape, dtype=np.int64)
        labels = np.zeros(shape, dtype=np.float32)
        for row, (left, right, *wrong) in enumerate(pairs):
            at = 0
            for number, marks, which in ((left, wrong[0], 1), (right, wrong[1], 2)):
                start, end = self.rows[number]
                size = int(end - start)
                states[row, at : at + size] = self.states[start:end]
                side[row, at + HEAD : at + size - 1] = which
                if marks:
                    labels[row, at + HEAD : at + size - 1] = marks
                at += size
        mask = np.arange(shape[1])[None] < np.array(sizes)[:, None]
        return Batch(*(torch.from_numpy(a) for a in (states, mask, side, labels)))


def batches(data: Data, examples: list[Example], dice: random.Random) -> list[list[Example]]:
    """Examples of like length together, batches in any order."""
    order = sorted(examples, key=lambda e: data.size(e) + dice.random() * 8)
    found: list[list[Example]] = []
    now: list[Example] = []
    for example in order:
        if now and data.size(example) * 2 * (len(now) + 1) > BUDGET:
            found.append(now)
            now = []
        now.append(example)
    if now:
        found.append(now)
    dice.shuffle(found)
    return found


def loss_of(judge: Judge, batch: Batch) -> tuple[Tensor, Tensor]:
    """The loss, and the scores of the pairs (good ones first)."""
    pieces, scores = judge(batch.states, batch.mask, batch.side)
    told = (batch.side > 0) & (batch.labels >= 0)
    by_piece = binary_cross_entropy_with_logits(
        pieces[told], batch.labels[told], pos_weight=torch.tensor(WRONG_WEIGHT)
    )
    half = len(scores) // 2
    truth = torch.cat([torch.zeros(half), torch.ones(half)])
    by_pair = binary_cross_entropy_with_logits(scores, truth)
    order = softplus(scores[:half] - scores[half:]).mean()
    return 2.0 * by_piece + by_pair + order, scores


@torch.no_grad()
def watch(judge: Judge, data: Data, examples: list[Example]) -> str:
    """How often the bad version scores higher, by kind of error, on stories not trained on."""
    judge.eval()
    right: dict[str, list[float]] = {}
    good, bad = [], []
    for some in batches(data, examples, random.Random(SEED)):
        scores = loss_of(judge, data.batch(some))[1].numpy()
        half = len(some)
        good += scores[:half].tolist()
        bad += scores[half:].tolist()
        for example, low, high in zip(some, scores[:half], scores[half:], strict=True):
            right.setdefault(example.kind, []).append(float(high > low))
    judge.train()
    auc = float((np.array(bad)[:, None] > np.array(good)[None]).mean())
    kinds = " ".join(f"{k} {np.mean(v):.2f}" for k, v in sorted(right.items()))
    mean = np.mean([x for v in right.values() for x in v])
    return f"order {mean:.3f} auc {auc:.3f} | {kinds}"


def begin(judge: Judge, path: Path) -> None:
    """Take over adapters that were trained before."""
    from safetensors.torch import load_file

    known = load_file(path)
    with torch.no_grad():
        for name, parameter in judge.named_parameters():
            if parameter.requires_grad:
                old = known[_name(name)].float()
                parameter[tuple(slice(0, size) for size in old.shape)] = old
        judge.answer.centre.copy_(known["answer.centre"].float())


def save(judge: Judge, target: Path, note: dict[str, str]) -> None:
    """Write adapters and heads in half precision."""
    from safetensors.torch import save_file

    kept = {
        _name(name): parameter.detach().to(torch.float16).contiguous()
        for name, parameter in judge.named_parameters()
        if parameter.requires_grad
    }
    kept["answer.centre"] = judge.answer.centre.to(torch.float16)
    encoder = registry().entry(registry().default).sha256
    save_file(kept, target, metadata={**note, "encoder": encoder, "layers": str(LAYERS)})


def _name(parameter: str) -> str:
    """``layers.0.products.q.down`` is ``l8.q.down`` to the runtime: the encoder's own names."""
    if not parameter.startswith("layers."):
        return parameter
    _, number, _, rest = parameter.split(".", 3)
    return f"l{int(number) + LAYERS}.{rest}"


def main() -> None:
    """Train and write the adapters."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="adapters to go on from")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=1e9)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(SEED)
    dice = random.Random(SEED)
    sets = [Data(folder) for folder in options.data]
    centre = torch.from_numpy(np.mean([data.centre() for data in sets], axis=0))
    judge = Judge(open_packed(source_file(registry().entry(registry().default))), centre)
    if options.start:
        begin(judge, options.start)
    heads = {"piece.weight", "piece.bias", "pair.weight", "pair.bias"}
    named = [(n, p) for n, p in judge.named_parameters() if p.requires_grad]
    groups = [
        {"params": [p for n, p in named if n not in heads], "lr": RATE},
        {"params": [p for n, p in named if n in heads], "lr": HEAD_RATE},
    ]
    optimiser = torch.optim.AdamW(groups, weight_decay=0.01)
    todo = [
        (data, batch)
        for data in sets
        for batch in batches(data, [e for e in data.examples if not e.watched], dice)
    ]
    dice.shuffle(todo)
    watched = [e for e in sets[-1].examples if e.watched]
    began = time.monotonic()

    def share(step: int) -> float:
        """How far through, by steps or by the clock, whichever is further."""
        return max(step / len(todo), (time.monotonic() - began) / (options.minutes * 60))

    total = 0.0
    for step, (data, some) in enumerate(todo):
        done = share(step)
        if done >= 1.0:
            break
        for group, rate in zip(optimiser.param_groups, (RATE, HEAD_RATE), strict=True):
            group["lr"] = rate * min(1.0, (step + 1) / WARM_UP) * (1.0 - done)
        loss, _ = loss_of(judge, data.batch(some))
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_([p for _, p in named], 1.0)
        optimiser.step()
        total += float(loss.detach())
        if step % 25 == 24:
            print(
                f"{step + 1}/{len(todo)} loss {total / 25:.3f} "
                f"{(time.monotonic() - began) / 60:.1f} min",
                flush=True,
            )
            total = 0.0
        if step % 250 == 249:
            print(watch(judge, sets[-1], watched[:300]), flush=True)
            save(judge, options.out.with_suffix(".part.safetensors"), {"step": str(step + 1)})
    print(watch(judge, sets[-1], watched), flush=True)
    save(judge, options.out, {"batches": str(len(todo)), "seed": str(SEED)})


if __name__ == "__main__":
    main()
