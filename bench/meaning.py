"""Meaning: what the finders say of planted errors and of clean translations; the strain of links.

    python -m bench.meaning [--items 100] [--strain 14] [--ced 240] [--write]

Data beside the project in ``../shared/data``. DEMETR: English against English, per kind the
share of items with a finding on the planted error and on the clean translation. With
``--strain N`` the encoder is loaded and N items of each kind (of each CED set ``--ced``
items, half of them BAD) are put in order by ``strain``: the share of items whose planted
error strains more than the clean translation, AUC, and MCC at K.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np

import audit
from audit.drift import meaning
from audit.drift.case import Case, Witness, Words
from audit.drift.meaning.judge import strain
from audit.types import Counterpart, Document, Link, Relation, Sentence, Span

DATA = Path(__file__).parents[2] / "shared" / "data"
RESULTS = Path(__file__).parent / "results" / "meaning.json"
SEED = 1


def one(name: str, text: str, language: str) -> Document:
    span = Span(0, len(text))
    return Document(name, name, text, language, (Sentence(0, span, text, language=language),))


def pair(source: str, target: str, languages: tuple[str, str] = ("en", "en")) -> Case:
    witness = Witness(one("source", source, languages[0]), Relation.TRANSLATION, True)
    link = Link((0,), (Counterpart("source", (0,), 1.0),))
    return Case(one("target", target, languages[1]), (witness,), (link,))


def demetr() -> dict[str, list[dict[str, Any]]]:
    with lzma.open(DATA / "demetr" / "dev.jsonl.xz", "rt", encoding="utf-8") as file:
        kinds = defaultdict(list)
        for line in file:
            item = json.loads(line)
            kinds[item["pert_name"]].append(item)
    return dict(sorted(kinds.items()))


def findings(kinds: dict[str, list[dict[str, Any]]], items: int) -> dict[str, dict[str, float]]:
    """Per kind: items, share of clean and of planted ones with a finding, in per cent."""
    dice = random.Random(SEED)
    table = {}
    for kind, rows in kinds.items():
        chosen = dice.sample(rows, min(items, len(rows)))
        clean = sum(any(meaning.find(pair(i["eng_sent"], i["mt_sent"]))) for i in chosen)
        planted = sum(any(meaning.find(pair(i["eng_sent"], i["pert_sent"]))) for i in chosen)
        table[kind] = {
            "n": len(chosen),
            "clean": round(100 * clean / len(chosen), 1),
            "planted": round(100 * planted / len(chosen), 1),
        }
    return table


def measured(case: Case, words: Words) -> float:
    value = strain(case, words)[0]
    return 0.0 if value is None else value


def ordered(kinds: dict[str, list[dict[str, Any]]], items: int, words: Words) -> dict[str, float]:
    """Per kind: share of items whose planted error strains more than the clean one, per cent."""
    dice = random.Random(SEED)
    table = {}
    for kind, rows in kinds.items():
        chosen = dice.sample(rows, min(items, len(rows)))
        more = sum(
            measured(pair(i["eng_sent"], i["pert_sent"]), words)
            > measured(pair(i["eng_sent"], i["mt_sent"]), words)
            for i in chosen
        )
        table[kind] = round(100 * more / len(chosen), 1)
    return table


def ced(name: str, items: int, words: Words) -> dict[str, float]:
    """AUC and MCC at K of one CED development set, half of the items BAD."""
    with lzma.open(DATA / "ced" / f"{name}.tsv.xz", "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    random.Random(SEED).shuffle(rows)
    half = items // 2
    rows = [r for r in rows if r[0] == "BAD"][:half] + [r for r in rows if r[0] != "BAD"][:half]
    source, target = name.split("-")
    scores = np.array([measured(pair(r[1], r[2], (source, target)), words) for r in rows])
    bad = np.array([r[0] == "BAD" for r in rows])
    above = (scores[bad][:, None] > scores[~bad][None, :]).mean()
    level = (scores[bad][:, None] == scores[~bad][None, :]).mean()
    called = np.zeros(len(rows), dtype=bool)
    called[np.argsort(-scores, kind="stable")[: int(bad.sum())]] = True
    return {
        "n": len(rows),
        "auc": round(float(above + level / 2), 3),
        "mcc_at_k": round(float(np.corrcoef(called, bad)[0, 1]), 3),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=100)
    parser.add_argument("--strain", type=int, default=0)
    parser.add_argument("--ced", type=int, default=240)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (DATA / "demetr").is_dir():
        print(f"bench.meaning: no data in {DATA}; see bench/README.md", file=sys.stderr)
        return 1
    kinds = demetr()
    results: dict[str, Any] = {
        "signature": f"audit {audit.__version__}|demetr dev|n={options.items} a kind|seed={SEED}",
        "findings": findings(kinds, options.items),
    }
    for kind, row in results["findings"].items():
        print(
            f"{kind:42} n={row['n']:4} clean {row['clean']:5.1f} %  planted {row['planted']:5.1f} %"
        )
    if options.strain:
        from audit.align.words import EncoderWords
        from audit.embed import load

        encoder = load()
        words = EncoderWords(encoder)
        results["signature"] += (
            f"|strain n={options.strain} ced n={options.ced} {encoder.signature}"
        )
        results["strain"] = ordered(kinds, options.strain, words)
        for kind, share in results["strain"].items():
            print(f"{kind:42} planted strains more: {share:5.1f} %")
        critical = [v for k, v in results["strain"].items() if k.startswith("critical")]
        print(f"critical kinds: mean {np.mean(critical):.1f} %, worst {min(critical):.1f} %")
        results["ced"] = {name: ced(name, options.ced, words) for name in ("pt-en", "en-de")}
        for name, row in results["ced"].items():
            print(f"CED {name}: AUC {row['auc']}, MCC at K {row['mcc_at_k']} (n={row['n']})")
    if options.write:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
