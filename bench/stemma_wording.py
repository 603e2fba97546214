"""Which of two parallel texts went through a machine: weights fitted, and measured unseen.

    python -m bench.stemma_wording FAMILIES.jsonl [--relays RELAYS.jsonl ...]

Fits the weights of `audit.stemma.wording` (logistic, no intercept) on the first half of the
stories that `bench.stemma_data` made, through Spanish and Serbo-Croatian, and on WMT21's
human translations beside a system's. Prints the weights, and how often the sign is right on
what was not fitted: the other stories, WMT23, and further routes of `bench.build_relays`.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from audit.stemma.wording import FALL, WEIGHTS, differences, measure
from bench.provenance_data import Version, versions
from bench.stemma_data import originals, read

SEED = 1
SAMPLE = 300
FITTED = ("es (fitted)", "hbs (fitted)", "wmt21 (fitted)")
L2, STEPS, RATE = 2.0, 3000, 0.002

Rows = np.ndarray[tuple[int, ...], np.dtype[np.float64]]


def rows(pairs: Sequence[tuple[Sequence[str], Sequence[str]]]) -> Rows:
    """The differences of each pair, shape (pairs, features)."""
    return np.array([differences(measure(one), measure(other)) for one, other in pairs])


def fit(parts: Sequence[Rows]) -> Rows:
    """Weights of a logistic without intercept; each part weighs the same."""
    every = np.concatenate(list(parts))
    weight = np.concatenate([np.full(len(part), 100.0 / len(part)) for part in parts])
    found = np.zeros(every.shape[1])
    for _ in range(STEPS):
        wrong = 1.0 / (1.0 + np.exp(every @ found))
        found += RATE * (every.T @ (weight * wrong) - L2 * found)
    return found


def systems(year: str) -> list[tuple[Sequence[str], Sequence[str]]]:
    """A human translation and a system's, of one story, for a sample of WMT's systems."""
    people: dict[tuple[str, str], Version] = {}
    machines = []
    for version in versions():
        if version.year == year and version.language == "en" and version.words >= 120:
            if version.kind == "human":
                people.setdefault((version.pair, version.story), version)
            elif version.kind == "machine":
                machines.append(version)
    random.Random(SEED).shuffle(machines)
    return [
        (people[v.pair, v.story].segments, v.segments)
        for v in machines[:SAMPLE]
        if (v.pair, v.story) in people
    ]


def main() -> int:
    """Print the weights and the shares of right signs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("families", type=Path)
    parser.add_argument("--relays", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    made = read(options.families)
    half = len(made) // 2
    sets: dict[str, Rows] = {}
    for name, part in (("(fitted)", made[:half]), ("(unseen)", made[half:])):
        for route in ("es", "hbs"):
            sets[f"{route} {name}"] = rows(
                [(m.original, m.relay) for m in part if m.through[0] == route]
                + [(m.copy, m.relay_of_copy) for m in part if m.through[1] == route]
            )
    sets["wmt21 (fitted)"] = rows(systems("wmt21"))
    sets["wmt23 (unseen)"] = rows(systems("wmt23"))
    sources = {v.story: v for v in originals()}
    records = [json.loads(x) for f in options.relays for x in f.read_text("utf-8").splitlines()]
    for route in sorted({r["through"] for r in records} - {"es", "hbs"}):
        sets[f"{route} (unseen)"] = rows(
            [
                (sources[r["story"]].segments, r["segments"])
                for r in records
                if r["through"] == route and r["story"] in sources
            ]
        )
    weights = fit([sets[name] for name in FITTED])
    for name, value in zip((*WEIGHTS, "fall"), weights, strict=True):
        print(f"{name:14} {value:+.2f}")
    shipped = np.array([*(w for _, w in WEIGHTS.values()), FALL[1]])
    for name, values in sorted(sets.items()):
        if len(values):
            now, then = float((values @ weights > 0).mean()), float((values @ shipped > 0).mean())
            print(f"{name:18} n {len(values):4}  fitted here {now:.2f}  shipped {then:.2f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
