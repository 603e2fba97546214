"""Train the style model.

`python -m models.style.train [--relays FILE ...] [--more FILE ...] [--cache FOLDER]`

Texts: the English side of WMT21 and WMT23 (``../shared/data/wmt``), relay documents that
`bench.build_relays` made from WMT21's originals, and, as further originals, files with one
text a line (``--more``; the shipped weights took the 300 news texts of the ``gensim`` wheel's
``lee_background.cor``). Needs scikit-learn (extra ``bench``); two minutes, and a quarter of an
hour for the encoder, which reads all of them (``--cache``: a folder where what it read is kept
for the next time). Nothing of the texts is in the weights but figures over masked words, pairs
of them, measures and means of states. See README.md.
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
from audit.provenance.style.reading import features
from models.style.heads import FURTHER, Languages, Rows, machine_head, rows_of, translated_head
from models.style.states import States, along, pooled_of, states_of, with_sums
from models.style.texts import NEWS, Text, stored_texts

OUT = Path(style.__file__).with_name(style.WEIGHTS)
OUT_STATES = OUT.with_name(style.STATES)
SEED = 7
C_LANGUAGES = 0.001  # ridge strength of the languages' head, scikit-learn's C
# Cuts of the held-out texts by which the trust in short ones is fitted, in words.
CUTS = (60, 120, 10**9)
# In so many parts, by story, the training texts are scored by weights that have not seen them.
PARTS = 4
HALVES = (0.0, 40.0, 80.0, 160.0, 320.0)


def fit(texts: Sequence[Text], *, with_languages: bool = False) -> style.StyleModel:
    """The heads on these texts, not calibrated yet: each is zero half way between its classes.

    The head by states is among them where the texts have their sums.
    """
    table = rows_of(texts)
    told = slice(0, len(table.names) + len(MEASURES))
    languages = _languages(texts, table.rows[:, told]) if with_languages else {}
    translated, machine = translated_head(texts, table), machine_head(texts, table)
    kinds = np.array([t.kind for t in texts])
    of_translated = _between(table.rows @ translated, kinds, ("machine", "human"), ("original",))
    of_machine = _between(table.rows @ machine, kinds, ("machine",), ("human",))
    model = table.model(translated, machine, languages)
    by_states = None
    if all(t.sums is not None for t in texts):
        states = states_of(texts)
        both = translated_head(texts, table, states)
        by_row, by_figures = np.split(both, [len(translated)])
        zero = _crossed(texts, table, states)
        by_states = style.StatesHead("", *along(states, by_figures), by_row, zero)
    return replace(model, of_translated=of_translated, of_machine=of_machine, by_states=by_states)


def _between(scores: Row, kinds: Row, one: Sequence[str], other: Sequence[str]) -> Calibration:
    """A scale on which the means of the two classes are 1 and -1."""
    high, low = (np.mean([scores[kinds == k].mean() for k in side]) for side in (one, other))
    return Calibration(float(2.0 / (high - low)), float(-(high + low) / (high - low)), 0.0)


def _crossed(texts: Sequence[Text], table: Rows, states: States) -> Calibration:
    """The same scale of the head by states, by texts that the weights have not seen.

    Of seen texts the scores lie too far apart, and of the few news originals by far. Originals
    count here as in the head. So the halves of ``across_years`` agree on where zero is.
    """
    stories = sorted({t.story for t in texts})
    random.Random(SEED).shuffle(stories)
    part = {story: number % PARTS for number, story in enumerate(stories)}
    parts = np.array([part[t.story] for t in texts])
    rows = np.concatenate([table.rows, states.rows], axis=1)
    found = np.zeros(len(texts))
    for number in range(PARTS):
        seen, left = np.flatnonzero(parts != number), np.flatnonzero(parts == number)
        weights = translated_head(
            [texts[int(n)] for n in seen],
            replace(table, rows=table.rows[seen]),
            replace(states, rows=states.rows[seen]),
        )
        found[left] = rows[left] @ weights

    def mean(kind: str, *, news: bool | None = None) -> float:
        kept = [
            n
            for n, t in enumerate(texts)
            if t.kind == kind and (news is None or (t.year == NEWS) == news)
        ]
        return float(found[kept].mean()) if kept else mean(kind)

    high = (mean("machine") + mean("human")) / 2.0
    low = (1.0 - FURTHER) * mean("original", news=True) + FURTHER * mean("original", news=False)
    return Calibration(2.0 / (high - low), -(high + low) / (high - low), 0.0)


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


def scores(model: style.StyleModel, texts: Sequence[Text], words: int | None = None) -> Row:
    """Scores of a model that is not calibrated yet, of the texts or their first ``words`` words.

    Shape (n, 2): translated, machine; (n, 3) with the head by states.
    """
    readings = [t.reading if words is None else t.cut(words) for t in texts]
    rows = np.array([features(r, model.columns, model.usual) for r in readings])
    rows = np.clip((rows - model.mean) / model.scale, -style.CLIP, style.CLIP)
    heads = ((model.translated, model.of_translated), (model.machine, model.of_machine))
    found = [rows @ weights * zero.slope + zero.bias for weights, zero in heads]
    if model.by_states is not None:
        head, zero = model.by_states, model.by_states.calibration
        added = np.array([pooled_of(head.probe, t, words)[0] for t in texts]) - head.middle
        found.append((rows @ head.translated + added) * zero.slope + zero.bias)
    return np.stack(found, axis=1)


def calibrated(model: style.StyleModel, told: Sequence[Sequence[float]]) -> style.StyleModel:
    """The model with the slope, bias and half that ``calibrate`` found for each head's scores."""

    def of(zero: Calibration, found: Sequence[float]) -> Calibration:
        slope, bias, half = found
        return Calibration(slope * zero.slope, slope * zero.bias + bias, half)

    by_states = model.by_states
    if by_states is not None:
        by_states = replace(by_states, calibration=of(by_states.calibration, told[2]))
    return replace(
        model,
        of_translated=of(model.of_translated, told[0]),
        of_machine=of(model.of_machine, told[1]),
        by_states=by_states,
    )


def calibrate(held: Sequence[tuple[style.StyleModel, Sequence[Text]]]) -> tuple[list[float], ...]:
    """Slope, bias and half of each score, on texts that their model has not seen."""
    seen: list[tuple[Text, int, Row]] = []
    for model, texts in held:
        for cut in CUTS:
            for t, found in zip(texts, scores(model, texts, cut), strict=True):
                seen.append((t, t.length(cut), found))
    plain = [s for s in seen if s[0].kind != "relay"]
    told = [
        _logistic([(float(s[2][0]), s[1], s[0].translated) for s in plain]),
        _logistic([(float(s[2][1]), s[1], s[0].by_machine) for s in plain if s[0].translated]),
    ]
    if len(plain[0][2]) > len(told):
        told.append(_logistic([(float(s[2][2]), s[1], s[0].translated) for s in plain]))
    return tuple(told)


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
    """Two models, each with the texts kept from it: the other half (``halves``)."""
    one, other = halves(texts)
    return [(fit(one), other), (fit(other), one)]


def halves(texts: Sequence[Text]) -> tuple[list[Text], list[Text]]:
    """WMT21 and half of the originals; WMT23 and the other half.

    Originals and relays are parted by story, further originals by number.
    """
    order = sorted({t.story for t in texts if t.kind in ("original", "relay")})
    random.Random(SEED).shuffle(order)
    half = set(order[::2])

    def first(t: Text) -> bool:
        if t.kind in ("original", "relay"):
            return t.story in half
        return t.year == "wmt21"

    return [t for t in texts if first(t)], [t for t in texts if not first(t)]


def write(model: style.StyleModel, encoder: str) -> None:
    """Write the weights file, four digits each, and the arrays of the head by states.

    ``encoder``: the signature of the one whose states they are.
    """

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
    head = model.by_states
    assert head is not None, "the texts were trained on with their states"
    np.savez(
        OUT_STATES,
        encoder=np.array(encoder),
        centre=head.probe.centre,
        direction=head.probe.basis,
        middle=np.array(head.middle),
        translated=head.translated.astype(np.float32),
        calibration=np.array(
            [head.calibration.slope, head.calibration.bias, head.calibration.half]
        ),
    )


def main() -> int:
    """Train, calibrate across the years, train on everything, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relays", type=Path, nargs="*", default=[])
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--cache", type=Path)
    options = parser.parse_args()
    texts, encoder = with_sums(stored_texts(options.relays, options.more), options.cache)
    print(dict(Counter((t.year, t.kind, t.source) for t in texts)))
    calibrations = calibrate(across_years(texts))
    print("calibration:", calibrations)
    write(calibrated(fit(texts, with_languages=True), calibrations), encoder)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
