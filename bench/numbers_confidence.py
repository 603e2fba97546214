"""Whether the confidence of a finding on a number is a probability: said against true.

    python -m bench.numbers_confidence [--languages deu,fra] [--step 2] [--write]

NTREX's human translations and DEMETR's machine translations, of which one pair in ``PRIOR`` has
an error planted: a digit changed, ten times as much, two numbers swapped; a number replaced. A
finding is true where it stands on the planted error, or where a translator's own deviation stands
in the adjudicated list; one of a missing number where the pair without the error has it not.
Number-bearing sentences of an even place gave the figures of ``audit/drift/numbers/confidence.py``;
those of an odd place are reported. Without the encoder. ``--write``: the table and the diagram.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import sys
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import audit
from audit.types import Finding, Kind
from bench.numbers import (
    DATA,
    LANGUAGES,
    NUMBER_WORDS,
    PLANTS,
    SEED,
    adjudicated,
    audit_pairs,
    lines,
)
from bench.reliability import bins, calibration_error, drawing

RESULTS = Path(__file__).parent / "results" / "numbers_confidence.json"
DIAGRAM = Path(__file__).parent.parent / "docs" / "numbers_reliability.svg"
PRIOR = 10


class Judged(NamedTuple):
    """One finding: its kind, what was said, whether it was so, how many pairs it stands for."""

    kind: str
    said: float
    true: bool
    weight: float
    odd: bool


def edited(good: str, wrong: str) -> tuple[int, int]:
    """Where the planted text differs from the good one: offsets in the planted one."""
    start = 0
    while start < min(len(good), len(wrong)) and good[start] == wrong[start]:
        start += 1
    tail = 0
    shorter = min(len(good), len(wrong)) - start
    while tail < shorter and good[-1 - tail] == wrong[-1 - tail]:
        tail += 1
    return start, max(len(wrong) - tail, start + 1)


def local(pairs: Sequence[tuple[str, str]], language: str) -> list[list[tuple[Finding, int, int]]]:
    """The findings of each pair with their places in its own target."""
    sources, targets = [s for s, _ in pairs], [t for _, t in pairs]
    found, at = [], 0
    for target, findings in zip(
        targets, audit_pairs(sources, targets, "en", language), strict=True
    ):
        found.append([(f, f.span.start - at, f.span.end - at) for f in findings])
        at += len(target) + 1
    return found


def said(finding: Finding) -> tuple[Kind, str | None]:
    """What makes two findings on two versions of one pair the same."""
    return finding.kind, finding.original.text if finding.original else None


def judge(
    good: Sequence[tuple[str, str]],
    wrong: Sequence[tuple[int, str]],
    language: str,
    true: set[int],
) -> list[Judged]:
    """Every finding on good pairs and on those with an error (number of the pair, its text).

    ``true``: the good pairs with a deviation of the translator's own.
    """
    before = local(good, language)
    rows = [
        Judged(str(f.kind), f.confidence, n in true, 1.0 - 1 / PRIOR, n % 2 == 1)
        for n, findings in enumerate(before)
        for f, _, _ in findings
    ]
    weight = len(good) / PRIOR / max(1, len(wrong))
    after = local([(good[n][0], text) for n, text in wrong], language)
    for (n, text), findings in zip(wrong, after, strict=True):
        low, high = edited(good[n][1], text)
        known = {said(f) for f, _, _ in before[n]}
        for f, start, end in findings:
            there = f.kind is not Kind.MISSING and start <= high and end >= low
            fresh = f.kind is Kind.MISSING and said(f) not in known
            so = there or fresh or (said(f) in known and n in true)
            rows.append(Judged(str(f.kind), f.confidence, so, weight, n % 2 == 1))
    return rows


def ntrex(name: str, step: int) -> list[Judged]:
    """One language: all three sorts of errors together are one pair in ``PRIOR``."""
    english, translation, known = lines("eng"), lines(name), adjudicated()
    bearing = [i for i, s in enumerate(english) if NUMBER_WORDS.search(s)][::step]
    good = [(english[i], translation[i]) for i in bearing]
    true = {n for n, i in enumerate(bearing) if (name, i) in known}
    wrong: list[tuple[int, str]] = []
    for plant in PLANTS.values():
        dice = random.Random(SEED)
        wrong += [(n, p) for n, (_, t) in enumerate(good) if (p := plant(t, dice)) is not None]
    return judge(good, wrong, LANGUAGES[name], true)


def demetr() -> list[Judged]:
    """English to English: machine translations as they are and with a number replaced."""
    with lzma.open(DATA / "demetr" / "dev.jsonl.xz", "rt") as file:
        items = [json.loads(line) for line in file]
    clean = sorted({(x["eng_sent"], x["mt_sent"]) for x in items})
    place = {pair: n for n, pair in enumerate(clean)}
    wrong = [
        (place[x["eng_sent"], x["mt_sent"]], x["pert_sent"])
        for x in items
        if x["pert_name"] == "critical_id10_numbers_replaced"
    ]
    return judge(clean, wrong, "en", set())


def table(rows: Sequence[Judged]) -> dict[str, dict[str, float]]:
    """For each kind and confidence: how many, and the share that was so."""
    groups: dict[tuple[str, float], list[Judged]] = defaultdict(list)
    for row in rows:
        groups[row.kind, round(row.said, 2)].append(row)
    return {
        f"{kind} {value:.2f}": {
            "n": len(group),
            "true": round(sum(r.weight * r.true for r in group) / sum(r.weight for r in group), 3),
        }
        for (kind, value), group in sorted(groups.items(), key=lambda g: -len(g[1]))
    }


def main() -> int:
    parser = argparse.ArgumentParser(description="confidence of findings on numbers")
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--step", type=int, default=2, help="every Nth number-bearing sentence")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (DATA / "ntrex").is_dir():
        print(f"bench.numbers_confidence: no data in {DATA}", file=sys.stderr)
        return 0
    rows = demetr()
    for name in options.languages.split(","):
        rows += ntrex(name, options.step)
    fitted, unseen = table([r for r in rows if not r.odd]), table([r for r in rows if r.odd])
    print(f"{'kind, said':28} {'fitted on':>16} {'unseen':>16}")
    for key in fitted.keys() | unseen.keys():
        one, two = (t.get(key, {"n": 0, "true": 0.0}) for t in (fitted, unseen))
        print(
            f"{key:28} {one['true']:8.3f} of {one['n']:4.0f} {two['true']:8.3f} of {two['n']:4.0f}"
        )
    found = bins([(r.said, r.true, r.weight) for r in rows if r.odd])
    error = calibration_error(found)
    print(f"unseen half: calibration error {error:.3f}; " + ", ".join(
        f"said {b.said:.2f} true {b.true:.2f}" for b in found
    ))  # fmt: skip
    if options.write:
        signature = f"audit {audit.__version__}, seed {SEED}, step {options.step}, no encoder"
        result = {
            "signature": signature, "calibration_error": round(error, 4),
            "bins": [b.as_row() for b in found], "fitted": fitted, "unseen": unseen,
        }  # fmt: skip
        RESULTS.write_text(json.dumps(result, indent=1, sort_keys=True) + "\n")
        DIAGRAM.write_text(drawing(found, of="findings on numbers", each="findings"), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
