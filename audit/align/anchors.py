"""Cheap anchors: strings that often pass a language border unchanged.

An anchor of a sentence is a key; two sentences that share a rare key are more
likely to answer to each other. Keys are numbers by their digits (whatever the
digits' script and whatever separates thousands), and words of four letters or
more, stripped of accents, cut to a stem-like length. Words in another
alphabet than Latin count where they are capitalised, by their rendering in
Latin letters: that catches names across Cyrillic, Greek and Latin at no cost.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from audit.language.remembered import WORDS

# Digits of any script; separators of thousands are taken out, decimals stay apart.
_NUMBER = re.compile(r"\d+(?:[.,\u2009\u202f\u00a0'\u2019 ]\d{3}(?!\d))*")
_WORD = re.compile(r"[^\W\d_]{4,40}")
_LATIN_LETTERS = re.compile(r"[a-z]+")

# Long enough to be rare, short enough to bridge endings (Himalaya/himalayenne).
STEM = 5

# Names rarer than this in their language are told from words; "Durov" 0, "Elena" 3.3.
NAME_ZIPF = 3.5

# A document is held against up to forty others, and its sentences are read once for all
# of them. About 2 kB a sentence.
SENTENCES_KEPT = 2048

# A key that more than this many sentences of one side hold is no anchor: the
# cost of the pairs stays linear and a refrain cannot explode.
MOST_HOLDERS = 6


@dataclass(frozen=True, slots=True)
class SharedAnchors:
    """Sparse anchor weights, sorted by source index: three arrays of one length."""

    source: NDArray[np.int64]
    target: NDArray[np.int64]
    weight: NDArray[np.float64]


@lru_cache(maxsize=SENTENCES_KEPT)
def anchors(text: str) -> frozenset[str]:
    """The anchor keys of one sentence."""
    keys: set[str] = set()
    for match in _NUMBER.finditer(text):
        digits = "".join(str(unicodedata.decimal(c)) for c in match[0] if c.isdecimal())
        value = digits.lstrip("0") or "0"
        # One digit alone is often a word on the other side, and never rare.
        if len(value) > 1:
            keys.add("#" + value)
    for match in _WORD.finditer(text):
        key = _word_key(match[0])
        if key is not None:
            keys.add(key)
    return frozenset(keys)


@lru_cache(maxsize=WORDS)
def _word_key(word: str) -> str | None:
    """A Latin stem for a word, or None where the word tells nothing across scripts."""
    bare = "".join(
        c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c)
    )
    if bare.isascii():
        return bare[:STEM]
    if not word[0].isupper():
        return None
    from anyascii import anyascii

    latin = _LATIN_LETTERS.match(str(anyascii(word)).lower())
    if latin is None or len(latin[0]) < 4:
        return None
    return latin[0][:STEM]


@lru_cache(maxsize=SENTENCES_KEPT)
def frequencies(text: str, language: str) -> Mapping[str, float]:
    """The words' keys in ``text`` and the Zipf frequency of the commonest word of each.

    0 for words below 3.0 and for languages without a list.
    """
    from audit.language.words import common_zipf

    out: dict[str, float] = {}
    for match in _WORD.finditer(text):
        key = _word_key(match[0])
        if key is not None:
            out[key] = max(out.get(key, 0.0), common_zipf(match[0], language))
    return out


@lru_cache(maxsize=SENTENCES_KEPT)
def name_keys(text: str, language: str) -> frozenset[str]:
    """Keys of the words of ``text`` that look like names: capital letter, and rare at large.

    The first word of a sentence and German nouns have capitals too; that is
    what frequency is asked for.
    """
    from audit.language.words import common_zipf

    return frozenset(
        key
        for match in _WORD.finditer(text)
        if match[0][0].isupper()
        and common_zipf(match[0], language) < NAME_ZIPF
        and (key := _word_key(match[0])) is not None
    )


def shared(
    source: Sequence[frozenset[str]], target: Sequence[frozenset[str]]
) -> list[tuple[int, int, float]]:
    """``(source index, target index, weight)`` of the pairs that share rare keys.

    The weight sums, over the shared keys, one over the product of the numbers
    of sentences that hold the key on each side, so that a key found once on
    both sides counts 1.
    """
    common = frozenset[str]().union(*source) & frozenset[str]().union(*target)
    holders_source = _holders(source, common)
    holders_target = _holders(target, common)
    pairs: dict[tuple[int, int], float] = {}
    for key in sorted(common):
        rows, columns = holders_source[key], holders_target[key]
        if max(len(rows), len(columns)) > MOST_HOLDERS:
            continue
        weight = 1.0 / (len(rows) * len(columns))
        for i in rows:
            for j in columns:
                pairs[i, j] = pairs.get((i, j), 0.0) + weight
    return [(i, j, w) for (i, j), w in sorted(pairs.items())]


def _holders(sentences: Sequence[frozenset[str]], wanted: frozenset[str]) -> dict[str, list[int]]:
    """The sentences that hold each of the ``wanted`` keys, ascending."""
    holders: dict[str, list[int]] = {key: [] for key in wanted}
    for number, keys in enumerate(sentences):
        for key in keys & wanted:
            holders[key].append(number)
    return holders


def shared_anchors(source: Sequence[str], target: Sequence[str]) -> SharedAnchors:
    """The anchors that the two texts share, as arrays."""
    found = shared([anchors(s) for s in source], [anchors(t) for t in target])
    return SharedAnchors(
        np.array([i for i, _, _ in found], dtype=np.int64),
        np.array([j for _, j, _ in found], dtype=np.int64),
        np.array([w for _, _, w in found], dtype=np.float64),
    )
