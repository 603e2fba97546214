"""Which word of a foreign sentence is an English name, by its letters."""

from __future__ import annotations

import re
from functools import lru_cache

from audit.language.remembered import WORDS
from audit.language.romanise import UNSPACED
from audit.language.transliteration import Written, evidence
from audit.types import Sentence, Span

# A shorter part of a name ("Li", "Suk") is found in too many words.
SHORTEST = 4
# Nats from which a single word is the name.
SURE = 5.0
# Letters of endings and joined words beyond twice the name's own; more is words run together.
JOINED = 4
# A word, or a part of one between hyphens and apostrophes ("Ibrox-Torhüter", "qu’Atkinson").
_PART = re.compile(r"\w+")


def word_for(key: str, sentence: Sentence, language: str, *, least: float = SURE) -> Span | None:
    """The word of ``sentence`` that is surely ``key`` (a folded English name); None for none.

    ``least``: the nats it needs.
    Scripts without spaces have no words to choose from: None.
    """
    if len(key) < SHORTEST or language in UNSPACED:
        return None
    best: tuple[float, Span] | None = None
    for match in _PART.finditer(sentence.text):
        word = match.group()
        if word.islower() or len(word) > 2 * len(key) + JOINED:
            continue
        nats = nats_for(key, word, language)
        if nats >= least and (best is None or nats > best[0]):
            best = nats, Span(match.start(), match.end()).shift(sentence.span.start)
    return best[1] if best else None


def nats_for(key: str, word: str, language: str) -> float:
    """Evidence in nats that one word is ``key``; below 0 where it speaks against it."""
    return _nats(key, word.casefold(), language)


@lru_cache(maxsize=WORDS)
def _nats(key: str, word: str, language: str) -> float:
    return evidence(key, Written(word, language))
