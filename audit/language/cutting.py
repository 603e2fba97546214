"""A text cut into words, once for all the finders that look at the same sentence.

The finders run one after the other over the same few sentences, and what most
of them ask first is whether a sentence has any word at all that concerns them.
So the words of the last texts are kept, as a row and as sets.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Letters, with inner apostrophes. A hyphen parts words, a digit ends one.
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A longer line is data, or an attack: it is not cut.
LONGEST_SENTENCE = 20_000
# Texts that are kept: a document and its witnesses; of pairs only the last is asked for.
_KEPT = 512


@lru_cache(maxsize=_KEPT)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in order, as they stand but for straight apostrophes.

    None for a text longer than ``LONGEST_SENTENCE``.
    """
    if len(text) > LONGEST_SENTENCE:
        return ()
    return tuple(WORD.findall(text.replace("’", "'")))


@lru_cache(maxsize=_KEPT)
def low_words(text: str) -> tuple[str, ...]:
    """The same in lower case."""
    return tuple(map(str.lower, words(text)))


@lru_cache(maxsize=_KEPT)
def vocabulary(text: str) -> frozenset[str]:
    """The different words of ``text`` in lower case."""
    return frozenset(low_words(text))


@lru_cache(maxsize=_KEPT)
def small_words(text: str) -> frozenset[str]:
    """The words that stand in small letters, or in letters that know no capitals."""
    return vocabulary(text).intersection(words(text))
