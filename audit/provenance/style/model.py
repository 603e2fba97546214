"""The style model: three linear heads over one row of features, read from JSON.

``translated``: a text that came out of another language, against one first written in English.
``machine``: a machine's translation, against a person's of the same source. ``languages``:
what it was translated from, among those that it was shown. Trained by
``models/style/train.py``; its card is ``models/style/README.md``. Where the encoder's states
are known (``states.py``), ``translated`` is another head, over the same row and those.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from io import BytesIO
from math import exp, log

import numpy as np

from audit.provenance.style.choices import CHOICES
from audit.provenance.style.habits import HABITS
from audit.provenance.style.measures import MEASURES, Row
from audit.provenance.style.reading import StyleReading, features
from audit.provenance.style.states import GrammarStates, grammar_states

WEIGHTS = "weights.json"
STATES = "states.npz"
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
    else. ``row``: standardised features; ``parts``: their shares in both scores; ``by_states``:
    the share of the encoder's states.
    """

    translated: float
    machine: float
    together: float
    row: Row
    parts: Row
    languages: Mapping[str, float]
    by_states: float = 0.0


@dataclass(frozen=True, slots=True)
class StatesHead:
    """The head of translations against originals that knows the encoder's states.

    ``encoder``: whose states, by signature; ``probe``: the one direction in them that counts;
    ``middle``: how far along it the training texts are, on average. ``translated``: weights over
    the row that the other heads have.
    """

    encoder: str
    probe: GrammarStates
    middle: float
    translated: Row
    calibration: Calibration


@dataclass(frozen=True, slots=True)
class StyleModel:
    """Weights by head; all rows have one entry for each of ``names``, then for each of ``FIGURES``.

    ``usual``: the share of the first way of each choice in what it was trained on.
    ``by_states``: the head to take where the states of a text are known.
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
    by_states: StatesHead | None = None

    def judge(self, reading: StyleReading, states: float | None = None) -> Judged:
        """All heads on one text; ``states``: how far along the head's direction it is, if known."""
        given = features(reading, self.columns, self.usual)
        row = np.clip((given - self.mean) / self.scale, -CLIP, CLIP)
        weights, of_translated, added = self.translated, self.of_translated, 0.0
        if states is not None and self.by_states is not None:
            head = self.by_states
            weights, of_translated = head.translated, head.calibration
            added = states - head.middle
        translated = of_translated(float(row @ weights) + added, reading.words)
        machine = self.of_machine(float(row @ self.machine), reading.words)
        trust = reading.words / (reading.words + self.of_machine.half)
        parts = trust * row * (of_translated.slope * weights + self.of_machine.slope * self.machine)
        scores = {code: float(row @ w) + bias for code, (w, bias) in self.languages.items()}
        return Judged(
            translated,
            machine,
            combine(translated, machine),
            row,
            parts,
            _log_softmax(scores),
            trust * of_translated.slope * added,
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


def parse_states(content: bytes, columns: int) -> StatesHead:
    """The head in a file of arrays; ValueError where it does not fit a row of ``columns``."""
    with np.load(BytesIO(content), allow_pickle=False) as stored:
        found = {name: stored[name] for name in stored.files}
    centre, direction = found["centre"], found["direction"]
    translated = np.asarray(found["translated"], dtype=np.float64)
    if direction.shape != (len(centre), 1) or translated.shape != (columns,):
        raise ValueError("the states' weights have rows of another length; train them again")
    return StatesHead(
        str(found["encoder"]),
        grammar_states(centre, direction),
        float(found["middle"]),
        translated,
        Calibration(*(float(value) for value in found["calibration"])),
    )


@cache
def style_model() -> StyleModel:
    """The model that is shipped."""
    folder = files("audit.provenance.style")
    model = parse(folder.joinpath(WEIGHTS).read_text(encoding="utf-8"))
    states = parse_states(folder.joinpath(STATES).read_bytes(), len(model.mean))
    return replace(model, by_states=states)
