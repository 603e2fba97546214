"""What planted errors are made of: words, names and runs of words of each language.

All of it is taken from the good translations themselves, so that what is put in
is as well written as what was there.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from audit.align.pieces import split
from audit.embed import load
from audit.types import Span

# Words as common as this one in fifty are the language's own small words.
SMALL_SHARE = 1 / 300
NEIGHBOURS = 24
MOST_WORDS = 7000
# The nearest are often the same word in another form, or say the same.
NEAREST = 2
RUNS_A_WORD = 40


@dataclass(frozen=True, slots=True)
class Material:
    """One language's words and what may stand in their place."""

    language: str
    small: frozenset[str]
    neighbours: dict[str, tuple[str, ...]]
    names: tuple[str, ...]
    after: dict[str, tuple[str, ...]]
    """Runs of words that stand after a word somewhere else, white space included."""
    before: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Words of some meaning that stand straight before a word somewhere else."""
    opposites: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def content(self, text: str, word: Span) -> bool:
        """Whether a word carries meaning of its own."""
        low = word.of(text).casefold()
        return low not in self.small and any(c.isalpha() for c in low)


def gather(
    language: str,
    texts: Iterable[str],
    dice: random.Random,
    *,
    opposites: dict[str, tuple[str, ...]] | None = None,
) -> Material:
    """The material that ``texts`` of one language give, and its ``opposites`` from elsewhere."""
    counts: Counter[str] = Counter()
    names: Counter[str] = Counter()
    after: dict[str, list[str]] = defaultdict(list)
    before: dict[str, set[str]] = defaultdict(set)
    for text in texts:
        words = split(text)
        counts.update(w.of(text).casefold() for w in words)
        names.update(_names(text, words))
        for at, word in enumerate(words[:-1]):
            runs = after[word.of(text).casefold()]
            last = min(len(words) - 1, at + dice.randint(1, 6))
            run = text[word.end : words[last].end]
            if len(runs) < RUNS_A_WORD and not any(c in run for c in ".!?。"):
                runs.append(run)
        for word, following in pairwise(words):
            if text[word.end : following.start] in ("", " "):
                before[following.of(text).casefold()].add(word.of(text))
    total = sum(counts.values())
    small = frozenset(w for w, n in counts.items() if n / total > SMALL_SHARE)
    lone = [
        w for w, n in counts.most_common(MOST_WORDS) if n > 1 and w not in small and w.isalpha()
    ]
    return Material(
        language,
        small,
        _neighbours(lone),
        tuple(sorted(n for n in names if names[n] > 1)),
        {w: tuple(r) for w, r in after.items()},
        _modifiers(before, small),
        opposites or {},
    )


def _modifiers(before: dict[str, set[str]], small: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """In a fixed order, without small words, numerals and names."""
    kept = {
        word: tuple(
            sorted(w for w in found if w.isalpha() and w == w.casefold() and w not in small)
        )
        for word, found in before.items()
        if word not in small
    }
    return {word: found for word, found in kept.items() if found}


def _names(text: str, words: tuple[Span, ...]) -> list[str]:
    """Runs of words with a capital, not at the start; none where the script has no capitals."""
    found: list[str] = []
    run: list[Span] = []
    for before, word in pairwise(words):
        capital = word.of(text)[0].isupper() and text[before.end : word.start] == " "
        if capital and len(run) < 3:
            run.append(word)
            continue
        if run:
            found.append(text[run[0].start : run[-1].end])
        run = []
    return found


def _neighbours(words: list[str]) -> dict[str, tuple[str, ...]]:
    """Words of like meaning or use for each word, the nearest and its own forms left out."""
    if len(words) < NEIGHBOURS * 2:
        return {}
    vectors = load().sentences(words)
    vectors = vectors - vectors.mean(axis=0)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    table: dict[str, tuple[str, ...]] = {}
    for start in range(0, len(words), 512):
        cosines = vectors[start : start + 512] @ vectors.T
        best = np.argsort(-cosines, axis=1)[:, 1 : NEIGHBOURS * 2]
        for row, order in enumerate(best):
            word = words[start + row]
            others = [words[i] for i in order if not _same_stem(word, words[i])]
            table[word] = tuple(others[NEAREST:NEIGHBOURS])
    return table


def _same_stem(one: str, other: str) -> bool:
    short = min(len(one), len(other))
    shared = next((i for i in range(short) if one[i] != other[i]), short)
    return shared >= max(3, 0.6 * short)
