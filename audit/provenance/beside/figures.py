"""The figures of a pair of texts: what turns its sign with the pair, and what does not."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

import numpy as np
from numpy.typing import NDArray

from audit.provenance.beside.changes import ENDINGS, Changes, Side
from audit.provenance.style.choices import CHOICES, odds

Row = NDArray[np.float64]

_TURNS = ("lowered", "commoner", "respelt", "inserted", "longer")
_SORTS = (
    *("of", "article", "preposition", "pronoun", "auxiliary", "link", "negation", "particle"),
    *("short", "genitive", "capital", "number", *(f"-{e}" for e in ENDINGS)),
    *(",", ".", '"', "-", "(", ";", ":", "'", "$", "%", "?"),
)
_MEANS = (
    *("association", "poor_pairs", "unlisted", "strange", "rare", "frequency", "word_length"),
    *("repeated", "variety", "characters"),
)
_CHOSEN = tuple(f"choice_{c.name}" for c in CHOICES)
DIRECTED = (*_MEANS, *_TURNS, *_SORTS, *_CHOSEN)
"""Figures that change their sign when the two texts change places."""
EVEN = (
    *("changed", "untouched", "block", "single", "closed", "marks", "capitals", "numbers"),
    *("uneven", "content_shift"),
)
"""Figures that stay: how much differs, and of which sort."""
# Fewer content words than this have no variety to speak of.
LEAST_KINDS = 5


def directed(found: Changes) -> Row:
    """The figures of ``DIRECTED``, other minus one, float64; rates by changed words.

    Of choices between two ways the log-odds, of the whole texts.
    """
    one, other, count = found.one, found.other, _changed(found)
    row = [
        _mean(other.association) - _mean(one.association),
        (_poor(other) - _poor(one)) / count,
        other.unlisted / max(1, other.pairs) - one.unlisted / max(1, one.pairs),
        (other.strange - one.strange) / count,
        (other.rare - one.rare) / count,
        _mean(other.frequencies) - _mean(one.frequencies),
        _mean(other.lengths) - _mean(one.lengths),
        (other.repeated - one.repeated) / count,
        _variety(other) - _variety(one),
        log(max(1, other.characters) / max(1, one.characters)),
        *(found.turns[name] / count for name in _TURNS),
        *((other.sorts[name] - one.sorts[name]) / count for name in _SORTS),
    ]
    even_odds = np.full(len(CHOICES), 0.5)
    chosen = odds(other.choices, even_odds) - odds(one.choices, even_odds)
    return np.concatenate([np.asarray(row, dtype=np.float64), chosen])


def even(found: Changes) -> Row:
    """The figures of ``EVEN``, float64."""
    one, other, count = found.one, found.other, _changed(found)

    def both(name: str) -> float:
        return (one.sorts[name] + other.sorts[name]) / (2.0 * count)

    row = [
        count / max(1.0, (one.words + other.words) / 2.0),
        found.untouched / max(1, found.sentences),
        log(max(1.0, count / max(1, found.blocks))),
        found.single / max(1, found.blocks),
        both("closed"),
        both("mark"),
        both("capital"),
        both("number"),
        abs(log(max(1, other.characters) / max(1, one.characters))),
        abs(_mean(other.frequencies) - _mean(one.frequencies)),
    ]
    return np.asarray(row, dtype=np.float64)


def _changed(found: Changes) -> float:
    return max(1.0, (found.one.changed + found.other.changed) / 2.0)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _poor(side: Side) -> float:
    """How far below chance its changed neighbours stand, each by more than a power of ten."""
    return sum(min(0.0, value + 1.0) for value in side.association)


def _variety(side: Side) -> float:
    return len(set(side.kinds)) / max(LEAST_KINDS, len(side.kinds))
