"""The encoder's states of the training texts, on the directions in which they differ.

Each sentence's sums are kept whole (one for each dimension, and how many pieces there were), so
that the directions can be found on training texts alone, whichever those are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from audit.embed import load
from audit.embed.encoder import Matrix, Probing
from audit.provenance.style.measures import Row
from audit.provenance.style.states import GrammarStates, grammar_states, pooled
from models.style.texts import Text

# The first principal directions that count; groups of words apart were no better.
DIRECTIONS = 200
# A direction's spread is brought to the square root of what it is: the first ones say more.
EVENED = 0.5


@dataclass(frozen=True, slots=True)
class States:
    """``rows``: figures of the training texts, the mean taken off, shape (n, DIRECTIONS)."""

    probe: GrammarStates
    mean: Row
    rows: Row


def with_sums(texts: Sequence[Text], cache: Path | None = None) -> tuple[list[Text], str]:
    """The texts with their sums, and the encoder's signature; encoded once with a ``cache``."""
    encoder = load(cache=cache)
    assert isinstance(encoder, Probing)
    whole = encoder.dimension
    probe = grammar_states(np.zeros(whole, np.float32), np.eye(whole, dtype=np.float32))
    sentences = list(dict.fromkeys(s for t in texts for s in t.sentences))
    _, figures = encoder.sentences_probed(sentences, probe)
    place = {sentence: row for row, sentence in enumerate(sentences)}
    found = [replace(t, sums=figures[[place[s] for s in t.sentences]]) for t in texts]
    return found, encoder.signature


def states_of(texts: Sequence[Text]) -> States:
    """The directions in which these texts differ, and their figures."""
    sums = np.array([_sums(t).sum(axis=0) for t in texts])
    centre = (sums[:, :-1].sum(axis=0) / sums[:, -1].sum()).astype(np.float32)
    found = on(grammar_states(centre, np.eye(len(centre), dtype=np.float32)), texts)
    spread, directions = np.linalg.eigh(np.cov(found, rowvar=False, bias=True))
    first = np.argsort(-spread)[:DIRECTIONS]
    scale = np.sqrt(spread[first]) ** EVENED * np.sqrt(spread[first[0]]) ** (1.0 - EVENED)
    probe = grammar_states(centre, (directions[:, first] / scale).astype(np.float32))
    rows = on(probe, texts)
    mean = rows.mean(axis=0)
    return States(probe, mean, rows - mean)


def along(states: States, weights: Row) -> tuple[GrammarStates, float]:
    """The one direction that ``weights`` make of all, and how far along it the mean text is."""
    direction = states.probe.basis.astype(np.float64) @ weights
    probe = grammar_states(states.probe.centre, direction[:, None].astype(np.float32))
    return probe, float(states.mean @ weights)


def on(probe: GrammarStates, texts: Sequence[Text]) -> Row:
    """The pooled figures of each text, shape (n, k)."""
    return np.array([pooled_of(probe, t) for t in texts])


def pooled_of(probe: GrammarStates, text: Text, words: int | None = None) -> Row:
    """The pooled figures of one text, or of its first ``words`` words in whole sentences."""
    sums = _sums(text)
    if words is not None:
        sums = sums[: text.sentences_in(words)]
    told = (sums[:, :-1] - sums[:, -1:] * probe.centre) @ probe.basis
    return pooled(np.concatenate([told, sums[:, -1:]], axis=1))


def _sums(text: Text) -> Matrix:
    if text.sums is None:
        raise ValueError(f"{text.year} {text.story}: its states are not known; see with_sums")
    return text.sums
