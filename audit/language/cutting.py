"""A text cut into words, once for all the finders that look at the same sentence.

The finders run one after the other over the same few sentences, and what most
of them ask first is whether a sentence has any word at all that concerns them.
So the words of the last texts are kept, as a row and as sets.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from audit.language.remembered import CHUNKS

# Letters, with inner apostrophes. A hyphen parts words, a digit ends one.
WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# A longer line is data, or an attack: it is not cut.
LONGEST_SENTENCE = 20_000
# Texts that are kept: a document and its witnesses; of pairs only the last is asked for.
_KEPT = 512
# What stands between two spaces is kept by itself (``CHUNKS``): most of it stands in the next
# text as well. A longer run is no word.
_LONGEST_CHUNK = 40


@lru_cache(maxsize=_KEPT)
def chunks(text: str) -> tuple[str, ...]:
    """What stands between the white space of ``text``, in order.

    What is asked of a word and of the signs joined to it can be asked of a chunk, and its
    answer kept: a text is then a row of answers. () for a text that is not written so, or
    longer than ``LONGEST_SENTENCE``.
    """
    if len(text) > LONGEST_SENTENCE:
        return ()
    cut = tuple(text.split())
    return cut if in_chunks(cut) else ()


def in_chunks(cut: Iterable[str]) -> bool:
    """Whether no chunk is so long that it is no word, or the words of a script without spaces."""
    return max(map(len, cut), default=0) <= _LONGEST_CHUNK


@lru_cache(maxsize=_KEPT)
def words(text: str) -> tuple[str, ...]:
    """The words of ``text`` in order, as they stand but for straight apostrophes.

    None for a text longer than ``LONGEST_SENTENCE``.
    """
    if len(text) > LONGEST_SENTENCE:
        return ()
    cut = chunks(text)
    if not cut:
        return tuple(WORD.findall(text.replace("’", "'")))
    return tuple(chain.from_iterable(map(_words_of, cut)))


@lru_cache(maxsize=CHUNKS)
def _words_of(chunk: str) -> tuple[str, ...]:
    return (chunk,) if chunk.isalpha() else tuple(WORD.findall(chunk.replace("’", "'")))


@lru_cache(maxsize=_KEPT)
def low_words(text: str) -> tuple[str, ...]:
    """The same in lower case."""
    cut = chunks(text)
    if not cut or len(text) > LONGEST_SENTENCE:
        return tuple(map(str.lower, words(text)))
    return tuple(chain.from_iterable(map(_low_words_of, cut)))


@lru_cache(maxsize=CHUNKS)
def _low_words_of(chunk: str) -> tuple[str, ...]:
    return tuple(map(str.lower, _words_of(chunk)))


@lru_cache(maxsize=_KEPT)
def vocabulary(text: str) -> frozenset[str]:
    """The different words of ``text`` in lower case."""
    return frozenset(low_words(text))


@lru_cache(maxsize=_KEPT)
def small_words(text: str) -> frozenset[str]:
    """The words that stand in small letters, or in letters that know no capitals."""
    return vocabulary(text).intersection(words(text))
