"""Which word of a foreign sentence is an English name, by its letters."""

from __future__ import annotations

from functools import lru_cache

from audit.drift.names.tokens import WORD
from audit.language.romanise import UNSPACED
from audit.language.transliteration import Written, evidence
from audit.types import Sentence, Span

# A shorter part of a name ("Li", "Suk") is found in too many words.
SHORTEST = 4
# Nats from which a single word is the name.
SURE = 5.0


def word_for(key: str, sentence: Sentence, language: str) -> Span | None:
    """The word of ``sentence`` that is surely ``key`` (a folded English name); None for none.

    Scripts without spaces have no words to choose from: None.
    """
    if len(key) < SHORTEST or language in UNSPACED:
        return None
    best: tuple[float, Span] | None = None
    for match in WORD.finditer(sentence.text):
        word = match.group()
        if word.islower():
            continue
        nats = _nats(key, word.casefold(), language)
        if nats >= SURE and (best is None or nats > best[0]):
            best = nats, Span(match.start(), match.end()).shift(sentence.span.start)
    return best[1] if best else None


@lru_cache(maxsize=65536)
def _nats(key: str, word: str, language: str) -> float:
    return evidence(key, Written(word, language))
