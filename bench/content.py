"""What the judge's findings say of good translations, and of such as lack or add a clause.

    python -m bench.content [--items 60] [--languages fra deu …] [--write]

NTREX beside the project: English and people's translations, none of which the judge
has seen. Alarms: good pairs with a finding. Planted in the translation: what stands
between two commas is left out, and such a passage of another sentence is put in
after a comma; found: a finding of the right kind on the right side.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import sys
from pathlib import Path

import audit
from audit.drift.content.cuts import MOST_RUNS, SOURCE, TARGET
from audit.drift.content.runs import runs
from audit.judge import load
from audit.judge.judge import Judge

DATA = Path(__file__).parents[2] / "shared" / "data" / "ntrex"
RESULTS = Path(__file__).parent / "results" / "content.json"
SEED = 11
_CLAUSE = re.compile(r"[,،、，]\s?[^,;、，،.!?。]{12,90}(?=[,،、，.!?。])")


def lines(name: str) -> list[str]:
    with lzma.open(DATA / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file]


def spoken(judge: Judge, pairs: list[tuple[str, str]]) -> list[tuple[bool, bool]]:
    """For each pair whether something of the original, or of the text, gets a finding."""
    found = []
    for pair, weighed in zip(pairs, judge.weigh(pairs), strict=True):
        if weighed is None:
            found.append((False, False))
            continue
        gone = runs(pair[0], weighed.source, SOURCE)
        wrong = runs(pair[1], weighed.target, TARGET)
        few = len(gone) + len(wrong) <= MOST_RUNS
        found.append((few and bool(gone), few and bool(wrong)))
    return found


def measure(judge: Judge, english: list[str], texts: list[str], items: int) -> dict[str, float]:
    dice = random.Random(SEED)
    chosen = dice.sample(range(len(texts)), items)
    good = [(english[n], texts[n]) for n in chosen]
    clauses = [(n, m) for n, text in enumerate(texts) for m in _CLAUSE.finditer(text)]
    dice.shuffle(clauses)
    gone, added = [], []
    for at, (n, match) in enumerate(clauses[:items]):
        text = texts[n]
        gone.append((english[n], text[: match.start()] + text[match.end() :]))
        other = clauses[-1 - at][1][0]
        added.append((english[n], text[: match.start()] + other + text[match.start() :]))
    alarms = [any(one) for one in spoken(judge, good)]
    lost = [source for source, _ in spoken(judge, gone)]
    put = [target for _, target in spoken(judge, added)]
    return {
        "n": len(good),
        "alarms": round(100 * sum(alarms) / len(good), 1),
        "planted": len(gone),
        "clause_gone": round(100 * sum(lost) / max(1, len(gone)), 1),
        "clause_added": round(100 * sum(put) / max(1, len(put)), 1),
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--items", type=int, default=60)
    parser.add_argument("--languages", nargs="*", help="all but English if left out")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"bench.content: no data in {DATA}; see bench/README.md", file=sys.stderr)
        return 1
    judge = load()
    if judge is None:
        print("bench.content: the default encoder has no judge", file=sys.stderr)
        return 1
    every = sorted(p.name.removesuffix(".txt.xz") for p in DATA.glob("*.txt.xz"))
    wanted = options.languages or [n for n in every if n not in ("eng", "eng-US", "documents")]
    english = lines("eng")
    table = {}
    for name in wanted:
        table[name] = measure(judge, english, lines(name), options.items)
        print(name, table[name], flush=True)
    figures = ("alarms", "clause_gone", "clause_added")
    mean = {f: round(sum(row[f] for row in table.values()) / len(table), 1) for f in figures}
    worst = {
        "alarms": max(row["alarms"] for row in table.values()),
        **{f: min(row[f] for row in table.values()) for f in figures[1:]},
    }
    print("mean", mean, "worst", worst)
    if options.write:
        signature = f"audit {audit.__version__}|{judge.signature}|ntrex n={options.items}|{SEED=}"
        results = {"signature": signature, "mean": mean, "worst": worst, "languages": table}
        RESULTS.write_text(json.dumps(results, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
