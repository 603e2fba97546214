"""The style model: three linear heads over one row of features, read from JSON.

``translated``: a text that came out of another language, against one first written in English.
``machine``: a machine's translation, against a person's of the same source. ``languages``:
what it was translated from, among those that it was shown. Trained by
``models/style/train.py``; its card is ``models/style/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log

import numpy as np

from audit.provenance.style.choices import CHOICES
from audit.provenance.style.habits import HABITS
from audit.provenance.style.measures import MEASURES, Row
from audit.provenance.style.reading import StyleReading, features

WEIGHTS = "weights.json"
FIGURES = (*MEASURES, *HABITS, *(c.name for c in CHOICES))
"""What a row holds after the masked tokens."""
# A single odd figure says no more than this many standard deviations.
CLIP = 8.0


@dataclass(frozen=True, slots=True)
class Calibration:
    """Log-odds = ``slope`` · score · n / (n + ``half``) + ``bias``, n the words of the text.

    ``half``: with so many words a score counts for half of what it does in a long text.
    """

    slope: float
    bias: float
    half: float

    def __call__(self, score: float, words: int) -> float:
        """Log-odds of a text of ``words`` words that has this score."""
        trust = words / (words + self.half)
        return trust * (self.slope * score + self.bias)


@dataclass(frozen=True, slots=True)
class Judged:
    """Log-likelihood ratios (nats) of one text, and what each feature added to ``machine``.

    ``translated``: translated against first written in English; ``machine``: by machine
    against by people, if translated; ``together``: machine translation against everything
    else. ``row``: standardised features; ``parts``: their shares in both scores.
    """

    translated: float
    machine: float
    together: float
    row: Row
    parts: Row
    languages: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class StyleModel:
    """Weights by head; all rows have one entry for each of ``names``, then for each of ``FIGURES``.

    ``usual``: the share of the first way of each choice in what it was trained on.
    """

    names: tuple[str, ...]
    columns: Mapping[str, int]
    usual: Row
    mean: Row
    scale: Row
    translated: Row
    machine: Row
    of_translated: Calibration
    of_machine: Calibration
    languages: Mapping[str, tuple[Row, float]]

    def judge(self, reading: StyleReading) -> Judged:
        """All heads on one text."""
        given = features(reading, self.columns, self.usual)
        row = np.clip((given - self.mean) / self.scale, -CLIP, CLIP)
        translated = self.of_translated(float(row @ self.translated), reading.words)
        machine = self.of_machine(float(row @ self.machine), reading.words)
        trust = reading.words / (reading.words + self.of_machine.half)
        parts = (
            trust
            * row
            * (self.of_translated.slope * self.translated + self.of_machine.slope * self.machine)
        )
        scores = {code: float(row @ w) + bias for code, (w, bias) in self.languages.items()}
        return Judged(
            translated, machine, combine(translated, machine), row, parts, _log_softmax(scores)
        )


def combine(translated: float, machine: float) -> float:
    """Log-likelihood ratio of machine translation against all else (nats).

    All else is half originals, half people's translations: with t = p(x | translated) /
    p(x | original), where half of the translated are by machine, and m = p(x | machine) /
    p(x | people), it is -log((1 + 1/m) / (4 t) + 1 / (2 m)).
    """
    by_people = exp(-machine)
    return -log((1.0 + by_people) / 4.0 * exp(-translated) + by_people / 2.0)


def _log_softmax(scores: Mapping[str, float]) -> dict[str, float]:
    if not scores:
        return {}
    top = max(scores.values())
    total = log(sum(exp(s - top) for s in scores.values()))
    return {code: s - top - total for code, s in scores.items()}


def parse(text: str) -> StyleModel:
    """The model in a weights file; ValueError where it does not fit this code's figures."""
    stored = json.loads(text)
    names: tuple[str, ...] = tuple(stored["signs"])
    if tuple(stored["figures"]) != FIGURES:
        raise ValueError("the style weights were trained on other figures; train them again")

    def row(values: Sequence[float], size: int = len(names) + len(FIGURES)) -> Row:
        found = np.asarray(values, dtype=np.float64)
        if found.shape != (size,) or not np.isfinite(found).all():
            raise ValueError("the style weights have rows of another length; train them again")
        return found

    return StyleModel(
        names=names,
        columns={name: number for number, name in enumerate(names)},
        usual=row(stored["usual"], len(CHOICES)),
        mean=row(stored["mean"]),
        scale=row(stored["scale"]),
        translated=row(stored["translated"]),
        machine=row(stored["machine"]),
        of_translated=Calibration(*stored["of_translated"]),
        of_machine=Calibration(*stored["of_machine"]),
        languages={
            code: (row(weights), float(bias))
            for code, (weights, bias) in stored["languages"].items()
        },
    )


@cache
def style_model() -> StyleModel:
    """The model that is shipped."""
    return parse(files("audit.provenance.style").joinpath(WEIGHTS).read_text(encoding="utf-8"))
