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
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audit.prepare.sentences import split
from audit.provenance.style import model as style
from audit.provenance.style.measures import MEASURES, Row
from audit.provenance.style.reading import StyleReading, features, read_style

OUT = Path(style.__file__).with_name(style.WEIGHTS)
SEED = 7
SYSTEMS = 3  # of each source text: more of them say the same again
SHORTEST = 60
# A sign counts when this many training texts have it, whatever their topics.
LEAST_TEXTS = 12
MOST_SIGNS = 6000
# Ridge strengths (scikit-learn's C), chosen of a few by the mean over both directions between
# the years: translated .0003, .001; machine .00003 to .003; measures count double.
C_TRANSLATED, C_MACHINE, C_LANGUAGES = 0.001, 0.00005, 0.001
MEASURES_COUNT = 2.0
RELAYS_COUNT = 0.5
# Cuts of the held-out texts by which the trust in short ones is fitted, in words.
CUTS = (60, 120, 10**9)
HALVES = (0.0, 40.0, 80.0, 160.0, 320.0)


@dataclass(frozen=True, slots=True)
class Text:
    """One English text: ``kind`` original, human, machine or relay; ``source`` its language."""

    year: str
    story: str
    kind: str
    source: str
    system: str
    segments: tuple[str, ...]
    sentences: tuple[str, ...]
    reading: StyleReading

    @property
    def translated(self) -> bool:
        """Whether it came out of another language, whoever translated it."""
        return self.kind != "original"

    @property
    def by_machine(self) -> bool:
        """Whether a machine wrote it."""
        return self.kind in ("machine", "relay")

    def cut(self, words: int) -> StyleReading:
        """The reading of the first ``words`` words, in whole sentences."""
        if words >= self.reading.words:
            return self.reading
        taken: list[str] = []
        while sum(len(s.split()) for s in taken) < words:
            taken.append(self.sentences[len(taken)])
        return read_style(taken)


def text(year: str, story: str, kind: str, source: str, system: str, parts: Sequence[str]) -> Text:
    """A text cut into sentences as the audit cuts them, and read."""
    sentences = tuple(span.of(part) for part in parts for span in split(part, "en"))
    return Text(year, story, kind, source, system, tuple(parts), sentences, read_style(sentences))


def stored_texts(relays: Sequence[Path], more: Sequence[Path]) -> list[Text]:
    """All training texts; of each source ``SYSTEMS`` machine translations, taken in turn."""
    from bench.provenance_data import Version, versions

    texts: list[Text] = []
    machine: dict[tuple[str, str, str], list[Version]] = defaultdict(list)
    originals: set[tuple[str, ...]] = set()
    for v in versions():
        if v.language != "en" or v.words < SHORTEST:
            continue
        if v.kind == "machine":
            machine[v.year, v.pair, v.story].append(v)
        elif v.kind == "human":
            texts.append(_of(v))
        elif v.segments not in originals:
            originals.add(v.segments)
            texts.append(text(v.year, f"en|{v.story}", "original", "en", "source", v.segments))
    for turn, found in enumerate(machine.values()):
        found.sort(key=lambda v: v.system)
        steps = {(turn + k * len(found) // SYSTEMS) % len(found) for k in range(SYSTEMS)}
        texts += [_of(found[step]) for step in sorted(steps)]
    texts += stored_relays(relays)
    for path in more:
        for number, line in enumerate(path.read_text("latin-1").splitlines()):
            if len(line.split()) >= SHORTEST:
                texts.append(text(path.stem, f"{path.stem}|{number}", "original", "en", "", [line]))
    return [t for t in texts if t.reading.words >= SHORTEST]


def stored_relays(files: Sequence[Path]) -> list[Text]:
    """Relay documents that `bench.build_relays` wrote; their year is that of their originals."""
    found = []
    for path in files:
        for line in path.read_text("utf-8").splitlines():
            r = json.loads(line)
            story = r["story"] if "|" in r["story"] else f"en|{r['story']}"
            through = r["through"]
            found.append(text("wmt21", story, "relay", through, f"relay-{through}", r["segments"]))
    return [t for t in found if t.reading.words >= SHORTEST]


def _of(v) -> Text:  # type: ignore[no-untyped-def]
    return text(v.year, f"{v.pair}|{v.story}", v.kind, v.pair[:2], v.system, v.segments)


def fit(texts: Sequence[Text], *, with_languages: bool = False) -> style.StyleModel:
    """The heads on these texts, not calibrated yet."""
    from sklearn.linear_model import LogisticRegression

    names, mean, scale, rows = _rows(texts)
    columns = {name: number for number, name in enumerate(names)}
    head = LogisticRegression(C=C_TRANSLATED, class_weight="balanced", max_iter=60)
    head.fit(rows, [t.translated for t in texts])
    translated = head.coef_[0]

    differences, weights = _differences(texts, rows)
    signs = np.where(np.arange(len(differences)) % 2, 1, -1)
    pairs = LogisticRegression(C=C_MACHINE, fit_intercept=False, max_iter=60)
    pairs.fit(differences * signs[:, None], signs, sample_weight=weights / weights.mean())

    languages = _languages(texts, rows) if with_languages else {}
    none = style.Calibration(1.0, 0.0, 0.0)
    return style.StyleModel(
        names, columns, mean, scale, translated, pairs.coef_[0], none, none, languages
    )


def _rows(texts: Sequence[Text]) -> tuple[tuple[str, ...], Row, Row, Row]:
    """The signs that count, their means and scales, and the standardised rows."""
    seen: Counter[str] = Counter()
    for t in texts:
        seen.update(t.reading.counts.keys())
    names = tuple(sorted(n for n, k in seen.most_common(MOST_SIGNS) if k >= LEAST_TEXTS))
    columns = {name: number for number, name in enumerate(names)}
    rows = np.array([features(t.reading, columns) for t in texts])
    mean, scale = rows.mean(0), rows.std(0) + 1e-3
    scale[-len(MEASURES) :] = rows[:, -len(MEASURES) :].std(0) / MEASURES_COUNT + 1e-6
    rows = np.clip((rows - mean) / scale, -style.CLIP, style.CLIP)
    return names, mean, scale, rows


def fit_languages(texts: Sequence[Text]) -> style.StyleModel:
    """A model with the languages' head alone; the others are zero."""
    names, mean, scale, rows = _rows(texts)
    columns = {name: number for number, name in enumerate(names)}
    zero, none = np.zeros_like(mean), style.Calibration(1.0, 0.0, 0.0)
    languages = _languages(texts, rows)
    return style.StyleModel(names, columns, mean, scale, zero, zero, none, none, languages)


def _languages(texts: Sequence[Text], rows: Row) -> dict[str, tuple[Row, float]]:
    from sklearn.linear_model import LogisticRegression

    of_machine = [n for n, t in enumerate(texts) if t.by_machine]
    if len({texts[n].source for n in of_machine}) < 3:
        return {}
    several = LogisticRegression(C=C_LANGUAGES, class_weight="balanced", max_iter=40)
    several.fit(rows[of_machine], [texts[n].source for n in of_machine])
    return {
        str(code): (several.coef_[k], float(several.intercept_[k]))
        for k, code in enumerate(several.classes_)
    }


def _differences(texts: Sequence[Text], rows: Row) -> tuple[Row, Row]:
    """Machine minus people's text of one story, so that its topic is in neither."""
    stories: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for number, t in enumerate(texts):
        stories[t.year[:5] + t.story][t.by_machine].append(number)
    found, weights = [], []
    for people, machine in stories.values():
        for p in people:
            for m in machine:
                share = (texts[p].reading.words / (len(people) * len(machine))) ** 0.5
                found.append(rows[m] - rows[p])
                weights.append(share * (RELAYS_COUNT if texts[m].kind == "relay" else 1.0))
    return np.array(found), np.array(weights)


def scores(model: style.StyleModel, readings: Sequence[StyleReading]) -> Row:
    """Raw scores, shape (n, 2): translated, machine."""
    rows = np.array([features(r, model.columns) for r in readings])
    rows = np.clip((rows - model.mean) / model.scale, -style.CLIP, style.CLIP)
    return np.stack([rows @ model.translated, rows @ model.machine], axis=1)


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


def write(model: style.StyleModel, calibrations: Sequence[Sequence[float]]) -> None:
    """Write the weights file, four digits each."""

    def short(row: Row) -> list[float]:
        return [float(f"{value:.4g}") for value in row]

    stored = {
        "signs": list(model.names),
        "measures": list(MEASURES),
        "mean": short(model.mean),
        "scale": short(model.scale),
        "translated": short(model.translated),
        "machine": short(model.machine),
        "of_translated": [round(x, 5) for x in calibrations[0]],
        "of_machine": [round(x, 5) for x in calibrations[1]],
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
    write(fit(texts, with_languages=True), calibrations)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
