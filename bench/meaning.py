"""Meaning: what the rules say of planted errors and of clean translations.

    python -m bench.meaning [--items 100] [--write]

Data beside the project in ``../shared/data``. DEMETR: English against English, per kind the
share of items with a finding on the planted error and on the clean translation.
How pairs are ranked is measured in ``bench.ranking``.
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

import audit
from audit.drift import meaning
from audit.drift.case import Case, Witness
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


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=100)
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
    if options.write:
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
