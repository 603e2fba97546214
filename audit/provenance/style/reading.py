"""One document as the style model sees it: counts of masked tokens and pairs, and the measures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from audit.provenance.style.measures import Row, measures
from audit.provenance.style.tokens import masked
from audit.types import Document, Role

# Words are counted up to here: a text's style shows long before.
MOST_WORDS = 3000
# Rates of very short texts are not taken at face value.
LEAST_WORDS = 30


@dataclass(frozen=True, slots=True)
class StyleReading:
    """``counts``: masked tokens and pairs of them ("of the"); ``words``: how many there were."""

    counts: Counter[str]
    measures: Row
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
    return StyleReading(counts, measures(sentences), words)


def features(reading: StyleReading, columns: Mapping[str, int]) -> Row:
    """Square roots of the rates of the tokens in ``columns``, then the measures; float64."""
    row = np.zeros(len(columns), dtype=np.float64)
    for sign, count in reading.counts.items():
        column = columns.get(sign)
        if column is not None:
            row[column] = count
    rates = np.sqrt(row / max(LEAST_WORDS, reading.words))
    return np.concatenate([rates, reading.measures])
