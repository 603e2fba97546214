"""Which of two parallel English texts went through a machine: what the wording says.

A translation out and back simplifies (fewer different words, fewer contractions, more "of"),
loses words and leaves strangers; neighbours that people do not put side by side come up. One
text alone tells little; two of one content tell much, since the topic is the same on both
sides. The score is linear in the differences, so that turning the pair turns its sign. Its
weights are fitted by `bench.stemma_wording` on news that went through Spanish and
Serbo-Croatian by rule, and on neural translations beside human ones; see docs/stemma.md.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import log10, tanh

from audit.language.neighbours import CORPUS, RAREST, neighbours
from audit.language.words import is_word, zipf

_TOKEN = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[^\sA-Za-z]")
_ARTICLES = frozenset({"the", "a", "an"})
# Pairs of rarer words are not in the list, however usual.
LISTED = 3.0
# Fewer words than this say nothing.
LEAST_WORDS = 40
# A fall of association beyond this is damage, not style.
USUAL_FALL = 0.12


@dataclass(frozen=True, slots=True)
class Wording:
    """Figures of one text's wording; shares are per word.

    ``commonness``: mean Zipf frequency of its lower-case words; ``strangers``: different words
    that are none; ``association``: mean log10 of seen against expected count of neighbouring
    words; ``variety``: different words to all.
    """

    words: int
    commonness: float
    strangers: float
    association: float
    contractions: float
    of: float
    articles: float
    length: float
    capitals: float
    marks: float
    variety: float
    hyphens: float


# Feature: (scale of its difference, weight). Fitted; see the module's docstring.
WEIGHTS: dict[str, tuple[float, float]] = {
    "commonness": (0.1, 0.32),
    "strangers": (0.01, 1.47),
    "association": (0.15, 0.22),
    "contractions": (0.01, -0.77),
    "of": (0.015, 0.88),
    "articles": (0.015, -0.24),
    "length": (0.2, -0.89),
    "capitals": (0.015, -0.18),
    "marks": (0.02, 0.53),
    "variety": (0.03, -0.71),
    "hyphens": (0.005, -0.62),
}
FALL = (0.15, -1.15)


def measure(texts: Sequence[str]) -> Wording:
    """The figures of an English text, given sentence by sentence."""
    return _measure(tuple(texts))


@lru_cache(maxsize=512)
def _measure(texts: tuple[str, ...]) -> Wording:
    tokens = [_TOKEN.findall(text) for text in texts]
    words = [t for sentence in tokens for t in sentence if t[0].isalpha()]
    low = [w for w in words if w.islower()]
    count, lows = max(1, len(words)), max(1, len(low))
    return Wording(
        words=len(words),
        commonness=sum(zipf(w, "en") for w in low) / lows,
        strangers=sum(not is_word(w) for w in set(low)) / count,
        association=_association(tokens),
        contractions=sum("'" in w or "’" in w for w in words) / count,
        of=sum(w == "of" for w in low) / count,
        articles=sum(w in _ARTICLES for w in low) / count,
        length=sum(map(len, low)) / lows,
        capitals=sum(w[0].isupper() for w in words) / count,
        marks=sum(len(sentence) for sentence in tokens) / count - 1.0,
        variety=len(set(low)) / lows,
        hyphens=sum(text.count("-") for text in texts) / count,
    )


def _association(tokens: Sequence[Sequence[str]]) -> float:
    """Mean log10 of the count of neighbours against what chance would give."""
    listed = neighbours()
    total, count = 0.0, 0
    for sentence in tokens:
        for one, other in pairwise(sentence):
            if not (one.isalpha() and other.isalpha()):
                continue
            pair = one.casefold(), other.casefold()
            first, second = zipf(pair[0], "en"), zipf(pair[1], "en")
            if first < LISTED or second < LISTED:
                continue
            expected = first + second - 18.0 + CORPUS
            seen = listed.get(pair)
            total += log10(seen) - expected if seen else min(0.0, RAREST - expected)
            count += 1
    return total / max(1, count)


def differences(one: Wording, other: Wording) -> tuple[float, ...]:
    """The scaled differences from ``one`` to ``other``, each -2..2, in the order of WEIGHTS."""
    found = [
        2.0 * tanh((getattr(other, name) - getattr(one, name)) / scale / 2.0)
        for name, (scale, _) in WEIGHTS.items()
    ]
    fall = other.association - one.association
    beyond = (abs(fall) - USUAL_FALL) * (1.0 if fall > 0.0 else -1.0)
    found.append(2.0 * tanh(beyond / FALL[0] / 2.0) if abs(fall) > USUAL_FALL else 0.0)
    return tuple(found)


def machine_after(one: Wording, other: Wording) -> float:
    """Log-odds that ``other`` is the one that went through a machine, not ``one``; 0 unknown."""
    if min(one.words, other.words) < LEAST_WORDS:
        return 0.0
    weights = [*(w for _, w in WEIGHTS.values()), FALL[1]]
    return sum(w * d for w, d in zip(weights, differences(one, other), strict=True))
