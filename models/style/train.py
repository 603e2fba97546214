"""Train the style model: `python -m models.style.train [--relays FILE ...] [--more FILE ...]`.

Texts: the English side of WMT21 and WMT23 (``../shared/data/wmt``), relay documents that
`bench.build_relays` made from WMT21's originals, and, as further originals, files with one
text a line (``--more``; the shipped weights took the 300 news texts of the ``gensim`` wheel's
``lee_background.cor``). Needs scikit-learn (extra ``bench``); two minutes. Nothing of the texts
is kept but weights over masked words, pairs of them, and measures. See README.md.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from audit.provenance.style import model as style
from audit.provenance.style.measures import MEASURES, Row
from audit.provenance.style.model import Calibration
from audit.provenance.style.reading import StyleReading, features
from models.style.heads import Languages, machine_head, rows_of, translated_head
from models.style.texts import Text, stored_texts

OUT = Path(style.__file__).with_name(style.WEIGHTS)
OUT = Path(style.__file__).with_name(style.WEIGHTS)
SEED = 7
C_LANGUAGES = 0.001  # ridge strength of the languages' head, scikit-learn's C
# Cuts of the held-out texts by which the trust in short ones is fitted, in words.
CUTS = (60, 120, 10**9)
HALVES = (0.0, 40.0, 80.0, 160.0, 320.0)


def fit(texts: Sequence[Text], *, with_languages: bool = False) -> style.StyleModel:
    """The heads on these texts, not calibrated yet: each is zero half way between its classes."""
    table = rows_of(texts)
    told = slice(0, len(table.names) + len(MEASURES))
    languages = _languages(texts, table.rows[:, told]) if with_languages else {}
    translated, machine = translated_head(texts, table), machine_head(texts, table)
    kinds = np.array([t.kind for t in texts])
    of_translated = _between(table.rows @ translated, kinds, ("machine", "human"), ("original",))
    of_machine = _between(table.rows @ machine, kinds, ("machine",), ("human",))
    model = table.model(translated, machine, languages)
    return replace(model, of_translated=of_translated, of_machine=of_machine)


def _between(scores: Row, kinds: Row, one: Sequence[str], other: Sequence[str]) -> Calibration:
    """A scale on which the means of the two classes are 1 and -1."""
    high, low = (np.mean([scores[kinds == k].mean() for k in side]) for side in (one, other))
    return Calibration(float(2.0 / (high - low)), float(-(high + low) / (high - low)), 0.0)


def fit_languages(texts: Sequence[Text]) -> style.StyleModel:
    """A model with the languages' head alone; the others are zero."""
    table = rows_of(texts)
    zero = np.zeros_like(table.mean)
    told = slice(0, len(table.names) + len(MEASURES))
    return table.model(zero, zero, _languages(texts, table.rows[:, told]))


def _languages(texts: Sequence[Text], rows: Row) -> Languages:
    from sklearn.linear_model import LogisticRegression

    of_machine = [n for n, t in enumerate(texts) if t.by_machine]
    if len({texts[n].source for n in of_machine}) < 3:
        return {}
    several = LogisticRegression(C=C_LANGUAGES, class_weight="balanced", max_iter=40)
    several.fit(rows[of_machine], [texts[n].source for n in of_machine])
    rest = np.zeros(len(style.FIGURES) - len(MEASURES))
    return {
        str(code): (np.concatenate([several.coef_[k], rest]), float(several.intercept_[k]))
        for k, code in enumerate(several.classes_)
    }


def scores(model: style.StyleModel, readings: Sequence[StyleReading]) -> Row:
    """Scores of a model that is not calibrated yet, shape (n, 2): translated, machine."""
    rows = np.array([features(r, model.columns, model.usual) for r in readings])
    rows = np.clip((rows - model.mean) / model.scale, -style.CLIP, style.CLIP)
    heads = ((model.translated, model.of_translated), (model.machine, model.of_machine))
    return np.stack([rows @ weights * zero.slope + zero.bias for weights, zero in heads], axis=1)


def calibrated(model: style.StyleModel, told: Sequence[Sequence[float]]) -> style.StyleModel:
    """The model with the slope, bias and half that ``calibrate`` found for each head's scores."""
    one, other = (
        Calibration(slope * zero.slope, slope * zero.bias + bias, half)
        for (slope, bias, half), zero in zip(
            told, (model.of_translated, model.of_machine), strict=True
        )
    )
    return replace(model, of_translated=one, of_machine=other)


def calibrate(held: Sequence[tuple[style.StyleModel, Sequence[Text]]]) -> tuple[list[float], ...]:
    """Slope, bias and half of both scores, on texts that their model has not seen."""
    seen: list[tuple[Text, int, float, float]] = []
    for model, texts in held:
        for cut in CUTS:
            readings = [t.cut(cut) for t in texts]
            for t, r, (one, other) in zip(texts, readings, scores(model, readings), strict=True):
                seen.append((t, r.words, float(one), float(other)))
    plain = [s for s in seen if s[0].kind != "relay"]
    of_translated = _logistic([(s[2], s[1], s[0].translated) for s in plain])
    of_machine = _logistic([(s[3], s[1], s[0].by_machine) for s in plain if s[0].translated])
    return of_translated, of_machine


def _logistic(seen: Sequence[tuple[float, int, bool]]) -> list[float]:
    """The (slope, bias, half) of least log loss, both answers counting alike."""
    from sklearn.linear_model import LogisticRegression

    score, words, answer = (np.array(x, dtype=float) for x in zip(*seen, strict=True))
    weight = np.where(answer == 1, 0.5 / answer.sum(), 0.5 / (1 - answer).sum()) * len(answer)
    best: tuple[float, list[float]] | None = None
    for half in HALVES:
        trust = words / (words + half)
        given = np.stack([trust * score, trust], axis=1)
        head = LogisticRegression(C=1e6, fit_intercept=False).fit(given, answer, weight)
        odds = given @ head.coef_[0]
        loss = float((weight * np.log1p(np.exp(-np.where(answer == 1, odds, -odds)))).mean())
        if best is None or loss < best[0]:
            best = loss, [float(head.coef_[0][0]), float(head.coef_[0][1]), half]
    assert best is not None
    return best[1]


def across_years(texts: Sequence[Text]) -> list[tuple[style.StyleModel, list[Text]]]:
    """Two models, each with the texts kept from it: the other year, and half of the originals.

    Originals and relays are parted by story, further originals by number.
    """
    order = sorted({t.story for t in texts if t.kind in ("original", "relay")})
    random.Random(SEED).shuffle(order)
    half = set(order[::2])

    def first(t: Text) -> bool:
        if t.kind in ("original", "relay"):
            return t.story in half
        return t.year == "wmt21"

    one, other = [t for t in texts if first(t)], [t for t in texts if not first(t)]
    return [(fit(one), other), (fit(other), one)]


def write(model: style.StyleModel) -> None:
    """Write the weights file, four digits each."""

    def short(row: Row) -> list[float]:
        return [float(f"{value:.4g}") for value in row]

    def of(found: Calibration) -> list[float]:
        return short(np.array([found.slope, found.bias, found.half]))

    stored = {
        "signs": list(model.names),
        "figures": list(style.FIGURES),
        "usual": short(model.usual),
        "mean": short(model.mean),
        "scale": short(model.scale),
        "translated": short(model.translated),
        "machine": short(model.machine),
        "of_translated": of(model.of_translated),
        "of_machine": of(model.of_machine),
        "languages": {c: [short(w), round(b, 4)] for c, (w, b) in model.languages.items()},
    }
    OUT.write_text(json.dumps(stored, separators=(",", ":"), ensure_ascii=False) + "\n", "utf-8")


def main() -> int:
    """Train, calibrate across the years, train on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relays", type=Path, nargs="*", default=[])
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    texts = stored_texts(options.relays, options.more)
    print(dict(Counter((t.year, t.kind, t.source) for t in texts)))
    calibrations = calibrate(across_years(texts))
    print("calibration:", calibrations)
    write(calibrated(fit(texts, with_languages=True), calibrations))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
