"""Train the heads for Icelandic and Japanese: `python -m models.style.train_targets`.

WMT21's en-is and en-ja (``../shared/data/wmt``): 65 news texts, the reference and the systems'
translations. Each head is fitted on differences between a machine's and the person's
translation of one text. Prints the AUC on stories and systems kept out, four times over, which
is where the calibration comes from. Needs scikit-learn (extra ``bench``).
"""

from __future__ import annotations

import json
import random
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audit.provenance.style import targets
from audit.provenance.style.measures import Row
from audit.provenance.style.model import CLIP, Calibration
from models.style.train import _logistic

OUT = Path(targets.__file__).with_name(targets.WEIGHTS)
LEAST_TEXTS, MOST_SIGNS = 25, 2500
C = 0.0003
FOLDS, SEED = 4, 7
SYSTEMS_A_STORY = 5


@dataclass(frozen=True, slots=True)
class Translation:
    """One translation: its story, whose it is (None for the person's), its counts."""

    story: str
    system: str | None
    counts: Counter[str]
    total: int


def translations(language: str) -> list[Translation]:
    """All translations into ``language``."""
    from bench.provenance_data import versions

    found = []
    for v in versions():
        if v.language == language and v.pair == f"en-{language}":
            system = v.system if v.kind == "machine" else None
            found.append(
                Translation(v.story, system, *targets.counts_of(list(v.segments), language))
            )
    return found


def fit(texts: list[Translation]) -> targets.Head:
    """A head that is not calibrated."""
    from sklearn.linear_model import LogisticRegression

    seen: Counter[str] = Counter()
    for t in texts:
        seen.update(t.counts.keys())
    names = sorted(n for n, k in seen.most_common(MOST_SIGNS) if k >= LEAST_TEXTS)
    columns = {name: number for number, name in enumerate(names)}
    rows = np.array([targets.rates(t.counts, t.total, columns) for t in texts])
    mean, scale = rows.mean(0), rows.std(0) + 1e-3
    rows = np.clip((rows - mean) / scale, -CLIP, CLIP)
    differences = _differences(texts, rows)
    signs = np.where(np.arange(len(differences)) % 2, 1, -1)
    head = LogisticRegression(C=C, fit_intercept=False, max_iter=60)
    head.fit(differences * signs[:, None], signs)
    return targets.Head(columns, mean, scale, head.coef_[0], Calibration(1.0, 0.0, 0.0))


def _differences(texts: list[Translation], rows: Row) -> Row:
    people = {t.story: n for n, t in enumerate(texts) if t.system is None}
    taken: Counter[str] = Counter()
    found = []
    for n, t in enumerate(texts):
        if t.system is not None and t.story in people and taken[t.story] < SYSTEMS_A_STORY:
            taken[t.story] += 1
            found.append(rows[n] - rows[people[t.story]])
    return np.array(found)


def kept_out(texts: list[Translation]) -> list[tuple[float, int, bool, int]]:
    """(Score, signs, by machine, fold) of texts whose story and system the head never saw."""
    rng = random.Random(SEED)
    stories = sorted({t.story for t in texts})
    systems = sorted({t.system for t in texts if t.system})
    rng.shuffle(stories)
    rng.shuffle(systems)
    found = []
    for fold in range(FOLDS):
        out, unseen = set(stories[fold::FOLDS]), set(systems[fold % 2 :: 2])
        mine = [t for t in texts if t.story not in out and t.system not in unseen]
        rng.shuffle(mine)
        head = fit(mine)
        for t in texts:
            if t.story in out and (t.system is None or t.system in unseen):
                score = float(head.standard(t.counts, t.total) @ head.weights)
                found.append((score, t.total, t.system is not None, fold))
    return found


def main() -> int:
    """Measure, calibrate, train on everything, write."""
    from bench.provenance import auc

    stored = {}
    for language in targets.MASKS:
        texts = translations(language)
        held = kept_out(texts)
        areas = [
            auc(
                [s for s, _, m, f in held if f == fold and m],
                [s for s, _, m, f in held if f == fold and not m],
            )
            for fold in range(FOLDS)
        ]
        print(language, len(texts), "AUC", round(float(np.mean(areas)), 3), np.round(areas, 2))
        calibration = _logistic([(s, n, m) for s, n, m, _ in held])
        random.Random(SEED).shuffle(texts)
        head = fit(texts)
        stored[language] = {
            "signs": list(head.columns),
            "mean": [float(f"{x:.4g}") for x in head.mean],
            "scale": [float(f"{x:.4g}") for x in head.scale],
            "weights": [float(f"{x:.4g}") for x in head.weights],
            "calibration": [round(x, 5) for x in calibration],
        }
    text = json.dumps(stored, separators=(",", ":"), ensure_ascii=False)
    OUT.write_text(text + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
