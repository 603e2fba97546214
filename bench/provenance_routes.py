"""Relays of routes that nobody showed the style model: does their style give them away?

`python -m bench.provenance_routes --relays FILE ... [--more FILE ...] [--cache FOLDER] [--write]`

The halves of bench.provenance_style; for each relay language the score of translations against
originals is trained without its relays, and put relays of the other half before news originals of
it, with the encoder's states and without them.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from audit import __version__
from bench.provenance import auc
from models.style import train
from models.style.heads import rows_of, translated_head
from models.style.states import on, states_of, with_sums
from models.style.texts import NEWS, Text, stored_texts

RESULTS = Path(__file__).parent / "results" / "provenance_routes.json"
LONG_ENOUGH = 120


def main() -> int:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relays", type=Path, nargs="*", default=[])
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    texts, encoder = with_sums(stored_texts(options.relays, options.more), options.cache)
    one, other = train.halves(texts)
    result = {
        "signature": f"audit {__version__}|{encoder}|wmt21+wmt23|seed={train.SEED}",
        "on 2023": routes(one, other),
        "on 2021": routes(other, one),
    }
    print(json.dumps(result, indent=1))
    if options.write:
        RESULTS.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    return 0


def routes(mine: Sequence[Text], left: Sequence[Text]) -> dict[str, dict[str, float]]:
    """AUC for each route, trained on ``mine`` without it and tested on ``left``."""
    tested = [t for t in left if t.reading.words >= LONG_ENOUGH and t.year == NEWS]
    originals = [t for t in tested if t.kind == "original"]
    found = {}
    for route in sorted({t.source for t in mine if t.kind == "relay"}):
        shown = [t for t in mine if (t.kind, t.source) != ("relay", route)]
        table, states = rows_of(shown), states_of(shown)
        relays = [t for t in tested if (t.kind, t.source) == ("relay", route)]
        asked = [*relays, *originals]
        rows = np.array([table.of(t.reading) for t in asked])
        whole = np.concatenate([rows, on(states.probe, asked) - states.mean], axis=1)
        areas = {}
        for name, given, weights in (
            ("with states", whole, translated_head(shown, table, states)),
            ("without", rows, translated_head(shown, table)),
        ):
            scores = [float(score) for score in given @ weights]
            areas[name] = round(auc(scores[: len(relays)], scores[len(relays) :]), 3)
        found[route] = {"n": len(relays), **areas}
    return found


if __name__ == "__main__":
    raise SystemExit(main())
