"""Sets what rests on the trained judge: the cuts of its findings and the mixture of ``drift``.

    python -m models.judge.calibrate --data FOLDER [--items 1500]

Reads the stories that ``prepare`` kept apart, runs judge and finders over each
good pair and the same with its error, and prints the figures that stand in
``audit/drift/content/cuts.py`` and ``audit/score/pair.py``. Nothing is written.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audit.align.words import EncoderWords
from audit.drift.content.cuts import SOURCE, TARGET
from audit.drift.content.runs import Cuts, runs
from audit.embed import load
from audit.engine.pairs import judge as judge_pairs
from audit.judge import load as load_judge
from audit.judge.weighed import Weighed
from audit.read.pairs import PairRecord
from audit.score import Weights
from audit.score.pair import shares
from models.judge.prepare import Example

PRIOR = 0.1
"""Share of pairs with an error that the probabilities suppose."""
SEED = 3
ALARMS = 0.01
"""Share of good pairs that may get a finding of the judge."""


@dataclass(frozen=True, slots=True)
class Kept:
    """The stories kept apart: good pairs and the same with errors, in the same order."""

    good: list[tuple[str, str]]
    bad: list[tuple[str, str]]
    wrong: list[bool]
    """Whether the error stands in the second text (else something is left out or in the first)."""


def kept(folder: Path, items: int) -> Kept:
    """Pairs of the stories that were not trained on."""
    with (folder / "texts.jsonl").open(encoding="utf-8") as file:
        texts = [json.loads(line) for line in file]
    with (folder / "examples.jsonl").open(encoding="utf-8") as file:
        examples = [Example(**json.loads(line)) for line in file]
    chosen = [e for e in examples if e.watched]
    random.Random(SEED).shuffle(chosen)
    # Numerals and names are rare among the errors, and their findings have to be weighed.
    facts = [e for e in chosen if e.kind in ("replace_number", "replace_name")]
    chosen = (facts + [e for e in chosen if e not in facts])[:items]
    return Kept(
        [(texts[e.left], texts[e.right]) for e in chosen],
        [(texts[e.planted_left], texts[e.planted_right]) for e in chosen],
        [1 in e.wrong_right for e in chosen],
    )


def logistic(design: NDArray[np.float64], labels: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights and, last, the base, by Newton's method; bad pairs weigh ``PRIOR`` of all."""
    design = np.hstack([design, np.ones((len(design), 1))])
    share = labels.mean()
    weight = np.where(labels == 1, PRIOR / share, (1 - PRIOR) / (1 - share))
    theta = np.zeros(design.shape[1])
    ridge = 1e-4 * len(labels) * np.eye(len(theta))
    ridge[-1, -1] = 0.0
    for _ in range(50):
        odds = 1 / (1 + np.exp(-design @ theta))
        gradient = design.T @ (weight * (odds - labels)) + ridge @ theta
        hessian = (design * (weight * odds * (1 - odds))[:, None]).T @ design + ridge
        theta -= np.linalg.solve(hessian, gradient)
    return theta


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--items", type=int, default=1500)
    options = parser.parse_args()
    some = kept(options.data, options.items)
    weigher = load_judge()
    if weigher is None:
        raise SystemExit("the judge was trained over another encoder")
    _cuts(some, weigher.weigh(some.good), weigher.weigh(some.bad))
    words = EncoderWords(load())
    rows, labels = [], []
    for pairs, label in ((some.good, 0.0), (some.bad, 1.0)):
        records = [PairRecord(str(n), one, other) for n, (one, other) in enumerate(pairs)]
        answers = judge_pairs(records, words=words, judge=weigher)
        for answer, weighed in zip(answers, weigher.weigh(pairs), strict=True):
            if weighed is not None:
                rows.append((weighed.logit, *shares(answer.findings, Weights())))
                labels.append(label)
    fitted = logistic(np.array(rows), np.array(labels)).round(2).tolist()
    judge, numbers, names, others, base = fitted
    print(f"Mixture({base=}, {judge=}, {numbers=}, {names=}, {others=})")


def _cuts(some: Kept, good: Sequence[Weighed | None], bad: Sequence[Weighed | None]) -> None:
    for side, cuts in (("source", SOURCE), ("target", TARGET)):
        every = Cuts(sure=-20.0, joined=cuts.joined)
        at = 0 if side == "source" else 1
        tops = {}
        for name, pairs, answers in (("good", some.good, good), ("bad", some.bad, bad)):
            tops[name] = np.array(
                [
                    max((r.logit for r in runs(p[at], getattr(w, side), every)), default=0.0)
                    for p, w in zip(pairs, answers, strict=True)
                ]
            )
        here = np.array(some.wrong) if side == "target" else ~np.array(some.wrong)
        cut = float(np.quantile(tops["good"], 1 - ALARMS))
        found = float((tops["bad"][here] > cut).mean())
        theta = logistic(
            np.concatenate([tops["good"], tops["bad"][here]])[:, None],
            np.concatenate([np.zeros(len(tops["good"])), np.ones(int(here.sum()))]),
        )
        print(
            f"{side}: good pairs above {cut:.2f}: {ALARMS:.1%}; errors above it {found:.1%}; "
            f"slope {theta[0]:.2f}, middle {-theta[1] / theta[0]:.2f}"
        )


if __name__ == "__main__":
    main()
