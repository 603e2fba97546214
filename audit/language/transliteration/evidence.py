"""Evidence that an English word stands in a foreign text, letter by letter.

The best local alignment of the whole word with a stretch of the text (Smith and
Waterman 1981 with the word's ends fixed), scored in log-odds; from the sum goes the
logarithm of the text's length, for in a longer text chance has more tries (Karlin and
Altschul 1990). So 0 says nothing either way.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
from numpy.typing import NDArray

from audit.language.remembered import WORDS
from audit.language.romanise import ABJADS, UNSPACED, romanise
from audit.language.transliteration.table import Table, table
from audit.language.transliteration.units import units

# Nats off for a beginning inside a word: "and", "the", "in" are written together with the
# word in abjads; elsewhere a name inside a word is a compound.
INSIDE, INSIDE_ABJAD = 3.0, 2.0
# Words of a text that are looked at.
LONGEST = 4000


@dataclass(frozen=True)
class Written:
    """A foreign text in Latin letters, cut into units."""

    text: str
    language: str

    @cached_property
    def _cut(self) -> tuple[NDArray[np.int64], NDArray[np.bool_]]:
        found: list[int] = []
        opens: list[bool] = []
        for word in romanise(self.text, self.language).split()[:LONGEST]:
            mine = units(word)
            found += mine
            opens += [position == 0 for position in range(len(mine))]
        return np.array(found, dtype=np.int64), np.array(opens, dtype=np.bool_)

    @property
    def units(self) -> NDArray[np.int64]:
        """The units of all words."""
        return self._cut[0]

    @cached_property
    def starts(self) -> NDArray[np.float32]:
        """What it costs to begin before each unit, and after the last."""
        opens = self._cut[1]
        if self.language in UNSPACED:
            return np.zeros(len(opens) + 1, dtype=np.float32)
        inside = INSIDE_ABJAD if self.language in ABJADS else INSIDE
        costs = np.where(opens, 0.0, -inside)
        return np.append(costs, -inside).astype(np.float32)

    @cached_property
    def put_in(self) -> NDArray[np.float32]:
        """Running sum of what units cost that nothing asked for."""
        return np.append(0.0, np.cumsum(table(self.language).put_in[self.units])).astype(np.float32)


@lru_cache(maxsize=WORDS)
def evidence(word: str, text: Written) -> float:
    """Nats for (above 0) or against ``word``, folded to Latin letters, standing in ``text``."""
    return _aligned(units(word), text, table(text.language))


def _aligned(word: tuple[int, ...], text: Written, known: Table) -> float:
    there = text.units
    if not word or not len(there):
        return 0.0
    row, put_in = text.starts, text.put_in
    for unit in word:
        after = row + known.lost[unit]
        np.maximum(after[1:], row[:-1] + known.written[unit, there], out=after[1:])
        # Units put in are a running maximum once their costs are taken out.
        row = np.maximum.accumulate(after - put_in) + put_in
    return float(row.max()) - math.log(len(there) + 1)
