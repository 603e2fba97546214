"""How well ``drift`` of a pair orders pairs by how badly they mislead, beside naive rankers.

    python -m bench.ranking [--items 60] [--ced 400] [--kinds critical] [--finders] [--write]

Data beside the project in ``../shared/data``. DEMETR, English to English: for each
kind of planted error the share of items whose ``drift`` is higher with the error than
without. CED, development sets: AUC, and MCC where the K pairs ranked worst are called BAD,
K their number; with ``--ced N`` of each label a sample, 0 for all. A sample's MCC is
weighted to the set's own share of BAD pairs. Nothing was trained on either.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

import audit
from audit.align.words import EncoderWords
from audit.embed import load
from audit.engine.pairs import judge as judge_pairs
from audit.judge import load as load_judge
from audit.read.pairs import PairRecord

DATA = Path(__file__).parents[2] / "shared" / "data"
RESULTS = Path(__file__).parent / "results" / "ranking.json"
SEED = 5
Text = tuple[str, str]
Ranker = Callable[[Sequence[Text], Text], NDArray[np.float64]]
"""Pairs and their languages to a figure each, higher is worse."""


def rankers(*, finders: bool) -> dict[str, Ranker]:
    """``drift`` as ``audit pairs`` gives it, the judge alone, and what others might try."""
    from sacrebleu.metrics.chrf import CHRF

    encoder = load()
    words = EncoderWords(encoder)
    weigher = load_judge()
    chrf = CHRF()

    def drift(pairs: Sequence[Text], languages: Text) -> NDArray[np.float64]:
        records = [
            PairRecord(
                id=str(n),
                source=source,
                target=target,
                source_language=languages[0],
                target_language=languages[1],
            )
            for n, (source, target) in enumerate(pairs)
        ]
        return np.array([p.drift or 0.0 for p in judge_pairs(records, words=words, judge=weigher)])

    def alone(pairs: Sequence[Text], languages: Text) -> NDArray[np.float64]:
        assert weigher is not None
        return np.array([0.0 if w is None else w.logit for w in weigher.weigh(pairs)])

    def cosine(pairs: Sequence[Text], languages: Text) -> NDArray[np.float64]:
        one, other = (encoder.sentences([p[side] for p in pairs]) for side in (0, 1))
        return np.asarray(-(one * other).sum(axis=1), dtype=np.float64)

    def surface(pairs: Sequence[Text], languages: Text) -> NDArray[np.float64]:
        return np.array([-chrf.sentence_score(t, [s]).score for s, t in pairs])

    table: dict[str, Ranker] = {"judge": alone, "cosine": cosine, "chrF": surface}
    return {"drift": drift, **table} if finders else table


def demetr(items: int, kind_of: str, table: dict[str, Ranker]) -> dict[str, dict[str, float]]:
    """Per kind and ranker the share of items in which the error ranks worse, per cent."""
    kinds = defaultdict(list)
    with lzma.open(DATA / "demetr" / "dev.jsonl.xz", "rt", encoding="utf-8") as file:
        for line in file:
            item = json.loads(line)
            if item["pert_name"].startswith(kind_of):
                kinds[item["pert_name"]].append(item)
    dice = random.Random(SEED)
    found: dict[str, dict[str, float]] = {}
    for kind, rows in sorted(kinds.items()):
        chosen = dice.sample(rows, min(items or len(rows), len(rows)))
        clean = [(i["eng_sent"], i["mt_sent"]) for i in chosen]
        planted = [(i["eng_sent"], i["pert_sent"]) for i in chosen]
        found[kind] = {"n": len(chosen)}
        for name, rank in table.items():
            higher = rank(planted, ("en", "en")) > rank(clean, ("en", "en"))
            found[kind][name] = round(100 * float(higher.mean()), 1)
        print(kind, found[kind], flush=True)
    return found


def ced(name: str, items: int, table: dict[str, Ranker]) -> dict[str, Any]:
    """AUC and MCC at K of one development set, for each ranker."""
    with lzma.open(DATA / "ced" / f"{name}.tsv.xz", "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    share = sum(r[0] == "BAD" for r in rows) / len(rows)
    random.Random(SEED).shuffle(rows)
    if items:
        bad_rows = [r for r in rows if r[0] == "BAD"][:items]
        rows = bad_rows + [r for r in rows if r[0] != "BAD"][: 2 * items]
    pairs = [(r[1], r[2]) for r in rows]
    bad = np.array([r[0] == "BAD" for r in rows])
    source, target = name.split("-")
    found: dict[str, Any] = {"n": len(rows), "bad": int(bad.sum())}
    for ranker, rank in table.items():
        found[ranker] = scored(rank(pairs, (source, target)), bad, share)
        print(f"CED {name} {ranker}: {found[ranker]}", flush=True)
    return found


def scored(values: NDArray[np.float64], bad: NDArray[np.bool_], share: float) -> dict[str, float]:
    """AUC, and MCC at K where BAD pairs are ``share`` of all."""
    ranks = pd.Series(values).rank().to_numpy()
    count = int(bad.sum())
    auc = (ranks[bad].sum() - count * (count + 1) / 2) / (count * (len(bad) - count))
    weight = np.where(bad, share / count, (1 - share) / (len(bad) - count))
    order = np.argsort(-values, kind="stable")
    called = np.cumsum(weight[order]) <= share
    hit = weight[order][called & bad[order]].sum() / share
    return {"auc": round(float(auc), 3), "mcc_at_k": round(float((hit - share) / (1 - share)), 3)}


def summary(kinds: dict[str, dict[str, float]]) -> dict[str, dict[str, float]]:
    """Mean and worst over the kinds, per ranker."""
    rows = list(kinds.values())
    return {
        name: {
            "mean": round(float(np.mean([row[name] for row in rows])), 1),
            "worst": min(row[name] for row in rows),
        }
        for name in rows[0]
        if name != "n"
    }


def main() -> int:
    """Measure, print, and write the table if asked to."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=60, help="of each kind; 0 for all")
    parser.add_argument("--ced", type=int, default=400, help="BAD pairs of each set; 0 for all")
    parser.add_argument("--kinds", default="critical", help="how a kind's name begins; '' for all")
    parser.add_argument("--finders", action="store_true", help="drift of the whole: slower")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (DATA / "demetr").is_dir():
        print(f"bench.ranking: no data in {DATA}; see bench/README.md", file=sys.stderr)
        return 1
    table = rankers(finders=options.finders)
    weigher = load_judge()
    kinds = demetr(options.items, options.kinds, table)
    results = {
        "signature": (
            f"audit {audit.__version__}|{weigher.signature if weigher else 'no judge'}"
            f"|demetr n={options.items}|ced n={options.ced}|seed={SEED}"
        ),
        "demetr": kinds,
        "summary": summary(kinds),
        "ced": {name: ced(name, options.ced, table) for name in ("pt-en", "en-de")},
    }
    print(json.dumps(results["summary"], indent=1))
    if options.write:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
