"""Which two English words stand together in what people write.

The list is symspellpy's (MIT): 242,000 pairs that are in Google Books' n-grams
and made of dictionary words, with counts. *Chat rooms* is in it 147 million
times, *law office* 12 million times, *story rooms* not at all. Read once, when
first asked; without the package nothing is known and nothing is said.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from audit.drift.terms.tokens import lemma
from audit.language.neighbours import neighbours
from audit.language.remembered import WORDS

_DETERMINERS = ("the", "a", "an", "this", "these", "our", "your", "their", "his", "its")
# Share of a word's pairs that have a determiner before it: room .25, stories .06, category
# .86, account .07; heard 0, wants 0, today .01, reported .04.
NOUN_SHARE = 0.05
_NOUN_ENDINGS = ("tion", "tions", "ment", "ments", "ness", "ity", "ities", "ship", "ships", "ware")


@cache
def _before() -> Mapping[str, int]:
    """How often each word is the second of a pair, over all pairs."""
    totals: dict[str, int] = {}
    for (_, second), count in neighbours().items():
        totals[second] = totals.get(second, 0) + count
    return totals


def known() -> bool:
    """Whether there is a list at all."""
    return bool(neighbours())


@lru_cache(maxsize=WORDS)
def together(modifier: str, head: str) -> bool:
    """Whether people write these two words side by side, in either number of the head."""
    base = lemma(head, "en")
    forms = {head, base, base + "s", base + "es"}
    if base.endswith("y"):
        forms.add(base[:-1] + "ies")
    pairs = neighbours()
    return any((m, form) in pairs for form in forms for m in {modifier, lemma(modifier, "en")})


@lru_cache(maxsize=WORDS)
def nominal(word: str) -> bool:
    """Whether an English word is often a noun."""
    if word.endswith(_NOUN_ENDINGS):
        return True
    total = _before().get(word, 0)
    if not total:
        return False
    pairs = neighbours()
    return sum(pairs.get((d, word), 0) for d in _DETERMINERS) / total >= NOUN_SHARE
