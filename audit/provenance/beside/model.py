"""Three answers to a pair of texts: the other is the machine's, this one is, or neither.

A linear score for each over the figures of what differs, read from ``weights.json`` (plain
numbers). The score of "the other" and of "this one" have the same weights and the figures turned
round, so that turning the pair turns the answer. Trained by ``models/beside/train.py``; its card
is ``models/beside/README.md``.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp, log1p

import numpy as np

from audit.provenance.beside.changes import Changes, changes
from audit.provenance.beside.figures import DIRECTED, EVEN, Row, directed, even
from audit.provenance.beside.reasons import phrases
from audit.types import Document, Evidence, Link

WEIGHTS = "weights.json"
# Fewer words than this say nothing. Of more, a machine changes at least so many; where fewer
# differ, a person touched a copy up (log-odds), and nothing shows which is the copy.
LEAST_WORDS, LEAST_CHANGED = 40.0, 8.0
TOUCHED_UP = -2.0
# So many changed words count for half of what very many do.
HALF = 25.0
# Further out, figures and answers are odd rather than telling.
CLIP, SUREST = 3.0, 6.0
KIND = "machine_wording"
# From these log-odds on an editor is told.
TELLING = 1.0


@dataclass(frozen=True, slots=True)
class Beside:
    """Log-odds (nats) of one text of a pair, before anything else is known.

    ``after``: that this text is the other's machine translation rather than the other way round;
    ``machine``: that one of the two is, rather than that people reworded one for the other or
    both for a third, each taken to be as likely. ``reasons``: what sets the machine's text apart.
    """

    after: float
    machine: float
    reasons: tuple[str, ...] = ()

    def turned(self) -> Beside:
        """The same pair, said of the other text."""
        return Beside(-self.after, self.machine, self.reasons)

    def evidence(self, other: str) -> Evidence | None:
        """What it says for this text's being the machine's (nats), None where it is open."""
        why = f": {', '.join(self.reasons)}" if self.reasons else ""
        if self.machine <= -TELLING:
            weight, said = self.machine, f"What differs from {other} is reworded as people do."
        elif self.machine < TELLING or abs(self.after) < TELLING:
            return None
        elif self.after > 0.0:
            weight = min(self.after, self.machine)
            said = f"What differs from {other} reads like a machine's work{why}."
        else:
            weight = self.after
            said = f"What differs in {other} reads like a machine's work{why}."
        return Evidence(KIND, other, None, weight, said)


@dataclass(frozen=True, slots=True)
class PairModel:
    """Weights and scales of the figures of ``DIRECTED`` and ``EVEN``; ``bias`` of "machine"."""

    directed: Row
    directed_scale: Row
    even: Row
    even_mean: Row
    even_scale: Row
    bias: float

    def judge(self, found: Changes) -> Beside | None:
        """What the changes from ``one`` to ``other`` say of ``other``; None for too few words."""
        changed = (found.one.changed + found.other.changed) / 2.0
        if min(found.one.words, found.other.words) < LEAST_WORDS:
            return None
        if changed < LEAST_CHANGED:
            return Beside(0.0, TOUCHED_UP)
        turns = standard(directed(found) / self.directed_scale, changed)
        turn = float(self.directed @ turns)
        stay = float(self.even @ standard((even(found) - self.even_mean) / self.even_scale))
        # log(e^(s + t) + e^(s - t)) - log 2, s what stays and t what turns
        machine = stay + self.bias + abs(turn) + log1p(exp(-2.0 * abs(turn))) - log1p(1.0)
        turned = turns if turn > 0.0 else -turns
        why = phrases(turned, self.directed * turned)
        return Beside(_within(2.0 * turn), _within(machine), why)


def standard(values: Row, changed: float | None = None) -> Row:
    """Scaled figures, softly held to -CLIP..CLIP; trusted less where few words changed."""
    trust = 1.0 if changed is None else changed / (changed + HALF)
    held: Row = trust * CLIP * np.tanh(values / CLIP)
    return held


def _within(value: float) -> float:
    return max(-SUREST, min(SUREST, value))


def parse(text: str) -> PairModel:
    """The model in a weights file; ValueError where it does not fit this code's figures."""
    stored = json.loads(text)
    if tuple(stored["directed"]) != DIRECTED or tuple(stored["even"]) != EVEN:
        raise ValueError("the pair model's figures are not those of this version: train it anew")

    def row(values: object) -> Row:
        return np.asarray(values, dtype=np.float64)

    weights = np.array(list(stored["directed"].values()))
    stays = np.array(list(stored["even"].values()))
    return PairModel(
        row(weights[:, 0]), row(weights[:, 1]),
        row(stays[:, 0]), row(stays[:, 1]), row(stays[:, 2]), float(stored["bias"]),
    )  # fmt: skip


@cache
def pair_model() -> PairModel:
    """The model that is shipped, read once."""
    return parse(files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))


def judge(pairs: Sequence[tuple[str, str]], model: PairModel | None = None) -> Beside | None:
    """Of linked English texts (the other's, this one's): what they say of this one."""
    return (model or pair_model()).judge(changes(pairs))


def beside(
    document: Document, other: Document, links: Sequence[Link], model: PairModel | None = None
) -> Beside | None:
    """What standing beside ``other`` says of ``document``; None unless both are English."""
    if document.language != "en" or other.language != "en":
        return None
    return judge(linked_texts(document, other, links), model)


def linked_texts(
    document: Document, other: Document, links: Sequence[Link]
) -> list[tuple[str, str]]:
    """(Theirs, ours) of every link between the two, each group of sentences joined."""
    body = {s.index for s in document.body}
    return [
        (_joined(other, counterpart.sentences), _joined(document, link.sentences))
        for link in links
        for counterpart in link.counterparts
        if counterpart.document == other.id and body.issuperset(link.sentences)
    ]


def _joined(document: Document, indices: Sequence[int]) -> str:
    return " ".join(document.sentences[i].text for i in indices)
