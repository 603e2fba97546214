"""A text's figures that no single word carries: how common its words and pairs of words are.

People choose the rarer word and the unlisted pair more often than machines do; machines keep
to what is frequent. Names and the first word of a sentence are left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from audit.language.neighbours import neighbours
from audit.language.words import zipf
from audit.provenance.style.tokens import plain

Row = NDArray[np.float64]

MEASURES = (
    *("sentence_length", "sentence_variation", "frequency", "frequency_spread", "rare", "uncommon"),
    *("very_common", "pair_strength", "pair_spread", "strong_pairs", "unlisted_pairs"),
    *("unknown_words", "variety", "word_length", "word_length_spread"),
)
"""Names of the figures, in the order of ``measures``."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_TOTAL = log(1.024e12)  # words that Google's n-grams were counted in
_WINDOW, _STEP = 50, 10


def measures(sentences: Sequence[str]) -> Row:
    """The figures of ``MEASURES`` for one text, float64, shape (len(MEASURES),)."""
    listed = neighbours()
    lengths: list[int] = []
    words: list[str] = []
    common: list[float] = []
    strengths: list[float] = []
    pairs = unlisted = unknown = total = 0
    for sentence in sentences:
        found = _WORD.findall(plain(sentence))
        lengths.append(len(found))
        total += len(found)
        before, before_value = "", 0.0
        for place, word in enumerate(found):
            if place == 0 or word[0].isupper():
                before = ""
                continue
            low = word.casefold()
            value = zipf(low, "en")
            common.append(value)
            words.append(low)
            unknown += value == 0.0
            if before:
                count = listed.get((before, low), 0)
                pairs += 1
                unlisted += not count
                if count:
                    known = value > 0.0 and before_value > 0.0
                    alone = (value + before_value - 18.0) * log(10.0)
                    strengths.append(log(count) - _TOTAL - alone if known else 0.0)
            before, before_value = low, value
    many = np.asarray(common or [0.0])
    strong = np.asarray(strengths or [0.0])
    long = np.asarray(lengths or [0], dtype=np.float64)
    letters = np.asarray([len(w) for w in words] or [0], dtype=np.float64)
    kinds = [
        len(set(words[i : i + _WINDOW])) for i in range(0, max(1, len(words) - _WINDOW), _STEP)
    ]
    row: list[float] = [
        *(float(long.mean()), float(long.std()) / max(1.0, float(long.mean()))),
        *(float(many.mean()), float(many.std())),
        *(float((many < 3).mean()), float((many < 4).mean()), float((many > 6).mean())),
        *(float(strong.mean()), float(strong.std()), float((strong > 3).mean())),
        *(unlisted / max(1, pairs), unknown / max(1, total), float(np.mean(kinds))),
        *(float(letters.mean()), float(letters.std())),
    ]
    return np.asarray(row, dtype=np.float64)
