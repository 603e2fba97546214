"""What differs between two texts that answer each other sentence by sentence, word by word.

Everything that both have cancels out: the topic, the names, the facts. What is left is what the
one hand or the other did: words put for words, words lost, small letters for capitals.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log10

import numpy as np
from rapidfuzz.distance import Indel, Levenshtein

from audit.language.neighbours import CORPUS, RAREST, neighbours
from audit.language.words import is_word, zipf
from audit.provenance.style.choices import CHOICES, choices
from audit.provenance.style.measures import Row
from audit.provenance.style.tokens import masked, plain

TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+(?:[.,]\d+)*|\S")
# Pairs of rarer words are not in the list of neighbours, however usual.
LISTED = 3.0
RARE = 3.5
# A word is put for a commoner one, or a name for a commoner spelling of it, from here on
# (powers of ten); two spellings are of one name when so many of their letters agree.
COMMONER, COMMONER_NAME, ALIKE = 0.3, 0.5, 0.5
# Longer sentences are cut: the diff is quadratic, and lines of a table are no sentences.
LONGEST = 400

_SORTS: dict[str, str] = {"of": "of", **dict.fromkeys(("the", "a", "an"), "article")}
for _sort, _words in {
    "preposition": "in on at by with from to into about against after before between during for "
    "as over under through",
    "pronoun": "i you he she it we they me him her us them my your his its our their who which "
    "that this these those",
    "auxiliary": "is are was were be been being has have had do does did will would can could may "
    "might must shall should",
    "link": "and but or so also however then while because although",
    "negation": "not no never",
    "particle": "up out off down back away",
}.items():
    _SORTS.update(dict.fromkeys(_words.split(), _sort))
ENDINGS = ("ing", "ed", "ly", "tion", "s", "ity", "ment")


@dataclass(slots=True)
class Side:
    """What only one of the two texts has; ``words`` counts all of its words.

    ``association``: log10 of seen against expected count of neighbours where one was changed;
    ``frequencies``, ``lengths``, ``kinds``: of its changed content words; ``choices``: which of
    two ways the whole text takes, shape (len(CHOICES), 2).
    """

    words: int = 0
    characters: int = 0
    changed: int = 0
    association: list[float] = field(default_factory=list)
    pairs: int = 0
    unlisted: int = 0
    repeated: int = 0
    frequencies: list[float] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    rare: int = 0
    strange: int = 0
    sorts: Counter[str] = field(default_factory=Counter)
    choices: Row = field(default_factory=lambda: np.zeros((len(CHOICES), 2)))


@dataclass(slots=True)
class Changes:
    """Both sides, and what was put for what, counted from ``one`` to ``other``.

    ``turns``: signed counts, negative where the other way round; ``blocks``: places that differ;
    ``single``: of these, one word for one; ``sentences``, ``untouched``: linked pairs.
    """

    one: Side
    other: Side
    turns: Counter[str]
    blocks: int = 0
    single: int = 0
    sentences: int = 0
    untouched: int = 0


def changes(pairs: Sequence[tuple[str, str]]) -> Changes:
    """Compare linked texts of two English documents, each pair (one's, the other's)."""
    found = Changes(Side(), Side(), Counter())
    for first, second in pairs:
        tokens = TOKEN.findall(plain(first))[:LONGEST], TOKEN.findall(plain(second))[:LONGEST]
        low = [t.casefold() for t in tokens[0]], [t.casefold() for t in tokens[1]]
        found.sentences += 1
        found.untouched += low[0] == low[1]
        blocks = list(_blocks(found, tokens, low))
        for side, place, text in ((found.one, 0, first), (found.other, 1, second)):
            marked = {k for block in blocks for k in range(*block[2 * place : 2 * place + 2])}
            side.characters += len(text)
            _read(side, tokens[place], low[place], marked)
        for block in blocks:
            _put(found, tokens, block)
    found.one.choices = _choices(first for first, _ in pairs)
    found.other.choices = _choices(second for _, second in pairs)
    return found


def _choices(texts: Iterable[str]) -> Row:
    counts: Counter[str] = Counter()
    for text in texts:
        signs = masked(text)
        counts.update(signs)
        counts.update(f"{one} {other}" for one, other in pairwise(signs))
    return choices(counts)


Block = tuple[int, int, int, int]
Tokens = tuple[list[str], list[str]]


def _blocks(found: Changes, tokens: Tokens, low: Tokens) -> Iterator[Block]:
    """Places that differ, as (start, end, other's start, other's end); case is seen on the way."""
    # Of several shortest ways from one text to the other the same is taken either way round.
    turned = low[1] < low[0]
    ops = Indel.opcodes(low[1], low[0]) if turned else Indel.opcodes(low[0], low[1])
    at = (0, 0)
    for op in ops:
        here, there = (op.src_start, op.src_end), (op.dest_start, op.dest_end)
        if turned:
            here, there = there, here
        if op.tag != "equal":
            continue
        if (here[0], there[0]) != at:
            yield at[0], here[0], at[1], there[0]
        at = here[1], there[1]
        for i, j in zip(range(*here), range(*there), strict=True):
            one, other = tokens[0][i], tokens[1][j]
            if one != other and i and j:
                found.turns["lowered"] += one[0].isupper() - other[0].isupper()
    if at != (len(low[0]), len(low[1])):
        yield at[0], len(low[0]), at[1], len(low[1])


def _read(side: Side, tokens: list[str], low: list[str], marked: set[int]) -> None:
    """Add what one text has in its changed places."""
    listed = neighbours()
    side.words += sum(t[0].isalpha() for t in tokens)
    for k in sorted(marked | {m + 1 for m in marked}):
        if not 0 < k < len(tokens):
            continue
        value = association(low[k - 1], low[k])
        if value is not None:
            side.association.append(value)
        if tokens[k - 1][0].islower() and tokens[k][0].islower():
            side.pairs += 1
            side.unlisted += (low[k - 1], low[k]) not in listed
        side.repeated += low[k] == low[k - 1] and low[k].isalpha()
    for k in marked:
        side.changed += 1
        _word(side, tokens[k], low[k])


def _word(side: Side, token: str, low: str) -> None:
    if token[0].isdigit():
        side.sorts["number"] += 1
        return
    if not token[0].isalpha():
        side.sorts[token] += 1
        side.sorts["mark"] += 1
        return
    sort = _SORTS.get(low)
    if sort is not None:
        side.sorts[sort] += 1
        side.sorts["closed"] += 1
    elif token.islower():
        value = zipf(low, "en")
        side.frequencies.append(value)
        side.lengths.append(len(low))
        side.kinds.append(low)
        side.rare += value < RARE
        side.strange += not is_word(low)
    side.sorts["short"] += "'" in low
    side.sorts["genitive"] += low.endswith("'s")
    side.sorts["capital"] += token[0].isupper()
    for ending in ENDINGS:
        side.sorts[f"-{ending}"] += low.endswith(ending) and len(low) > len(ending) + 2


def _put(found: Changes, tokens: Tokens, block: Block) -> None:
    """Count what one place of change says of itself."""
    many, more = block[1] - block[0], block[3] - block[2]
    found.blocks += 1
    found.turns["inserted"] += (many == 0) - (more == 0)
    found.turns["longer"] += (more > many) - (many > more)
    if many != 1 or more != 1:
        return
    one, other = tokens[0][block[0]], tokens[1][block[2]]
    if not (one[0].isalpha() and other[0].isalpha()):
        return
    found.single += 1
    rise = zipf(other, "en") - zipf(one, "en")
    found.turns["commoner"] += (rise > COMMONER) - (rise < -COMMONER)
    named = one[0].isupper() and other[0].isupper()
    if named and Levenshtein.normalized_similarity(one.casefold(), other.casefold()) >= ALIKE:
        found.turns["respelt"] += (rise < -COMMONER_NAME) - (rise > COMMONER_NAME)


def association(first: str, second: str) -> float | None:
    """log10 of the seen against the expected count of two neighbours; None for rare words."""
    if not (first[0].isalpha() and second[0].isalpha()):
        return None
    one, other = zipf(first, "en"), zipf(second, "en")
    if one < LISTED or other < LISTED:
        return None
    expected = one + other - 18.0 + CORPUS
    seen = neighbours().get((first, second))
    return log10(seen) - expected if seen else min(0.0, RAREST - expected)
