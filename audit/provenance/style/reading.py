"""One document as the style model sees it: masked tokens and pairs, measures, habits, choices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from audit.provenance.style.choices import choices, odds
from audit.provenance.style.habits import habits
from audit.provenance.style.measures import Row, measures
from audit.provenance.style.tokens import masked
from audit.types import Document, Role

# Words are counted up to here: a text's style shows long before.
MOST_WORDS = 3000
# Rates of very short texts are not taken at face value.
LEAST_WORDS = 30


@dataclass(frozen=True, slots=True)
class StyleReading:
    """``counts``: masked tokens and pairs of them ("of the"); ``words``: how many there were.

    ``choices``: how often each way was taken, shape (len(CHOICES), 2).
    """

    counts: Counter[str]
    measures: Row
    habits: Row
    choices: Row
    words: int


def prose(document: Document) -> list[str]:
    """The sentences of running text in the document's own language, up to ``MOST_WORDS``."""
    chosen: list[str] = []
    words = 0
    for sentence in document.sentences:
        if sentence.role is not Role.BODY or sentence.language not in (None, document.language):
            continue
        if words >= MOST_WORDS:
            break
        chosen.append(sentence.text)
        words += len(sentence.text.split())
    return chosen


def read_style(sentences: Sequence[str]) -> StyleReading:
    """Count one text's style, sentence by sentence."""
    counts: Counter[str] = Counter()
    words = 0
    for sentence in sentences:
        signs = masked(sentence)
        counts.update(signs)
        counts.update(f"{one} {other}" for one, other in pairwise(signs))
        words += len(sentence.split())
    return StyleReading(
        counts, measures(sentences), habits(sentences, words), choices(counts), words
    )


def features(reading: StyleReading, columns: Mapping[str, int], usual: Row) -> Row:
    """Square roots of the rates of the tokens in ``columns``, measures, habits, choices; float64.

    ``usual``: the share of the first way of each choice in the training texts.
    """
    row = np.zeros(len(columns), dtype=np.float64)
    for sign, count in reading.counts.items():
        column = columns.get(sign)
        if column is not None:
            row[column] = count
    rates = np.sqrt(row / max(LEAST_WORDS, reading.words))
    return np.concatenate([rates, reading.measures, reading.habits, odds(reading.choices, usual)])
