"""Where two texts of one source differ: the readings on which a stemma rests.

A philologist compares witnesses place by place: what one leaves out, what it adds, the
numbers and slips in which it stands alone. Those readings are listed here for a pair,
without saying which of the two is the older.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from audit.language.remembered import SENTENCES
from audit.language.words import is_word
from audit.types import Document, DocumentReport, Role

# A fragment of fewer words (a caption, a byline) is lost and found by aligners at will.
LEAST_WORDS = 4
# A sentence whose longer words stand in the other text to this share is there, merged with
# a neighbour or moved, though it was not linked.
TOLD_ELSEWHERE = 0.75
LONG_WORD = 5
SHORTEST_SLIP = 6
# Headlines that share less than this of their words are two headlines.
SAME_HEADLINE = 0.5
# A linked pair in which more words differ than this is rewritten, or linked in error: either
# way it is one place, not twenty.
MOST_CHANGED = 4

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_NUMBER = re.compile(r"\d+(?:[.,:]\d+)*")

Answers = Mapping[int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class NumberReading:
    """A place where two texts give different numbers, in sentence indices and digits."""

    here: int
    there: int
    says_here: frozenset[str]
    says_there: frozenset[str]


@dataclass(frozen=True, slots=True)
class Slip:
    """A misspelt word, the sentence that has it, and what the other text has instead."""

    sentence: int
    word: str
    meant: str


@dataclass(frozen=True, slots=True)
class Compared:
    """How text ``one`` differs from text ``other``.

    ``only_one``, ``only_other``: runs of neighbouring sentences without an answer on the
    other side. ``kept``: share of words in common over the linked sentences, 0..1 (Dice), or
    None between languages. ``changed``: words in which linked sentences differ, on the larger
    side, MOST_CHANGED at most from one pair. ``headline``: whether both have one and they
    differ. ``linked``: pairs of linked sentence groups.
    """

    one: str
    other: str
    only_one: tuple[tuple[int, ...], ...]
    only_other: tuple[tuple[int, ...], ...]
    numbers: tuple[NumberReading, ...]
    slips_one: tuple[Slip, ...]
    slips_other: tuple[Slip, ...]
    headline: bool
    kept: float | None
    changed: int
    linked: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]

    def turned(self) -> Compared:
        """The same, seen from the other side."""
        return Compared(
            self.other,
            self.one,
            self.only_other,
            self.only_one,
            tuple(NumberReading(n.there, n.here, n.says_there, n.says_here) for n in self.numbers),
            self.slips_other,
            self.slips_one,
            self.headline,
            self.kept,
            self.changed,
            tuple((there, here) for here, there in self.linked),
        )


def linked_pairs(
    one: DocumentReport | None, other: DocumentReport | None, ids: tuple[str, str]
) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Sentence groups that answer to each other, as either report has them, each once."""
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], None] = {}
    for link in one.links if one else ():
        for counterpart in link.counterparts:
            if counterpart.document == ids[1]:
                found[(link.sentences, counterpart.sentences)] = None
    for link in other.links if other else ():
        for counterpart in link.counterparts:
            if counterpart.document == ids[0]:
                found[(counterpart.sentences, link.sentences)] = None
    return tuple(found)


def compare(
    one: Document,
    other: Document,
    linked: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...],
    *,
    same_language: bool,
) -> Compared:
    """Every reading in which the two texts differ."""
    answered_one = {i for here, _ in linked for i in here}
    answered_other = {i for _, there in linked for i in there}
    texts = [
        (
            " ".join(one.sentences[i].text for i in here),
            " ".join(other.sentences[i].text for i in there),
        )
        for here, there in linked
    ]
    kept = changed = None
    slips: tuple[tuple[Slip, ...], tuple[Slip, ...]] = ((), ())
    if same_language:
        kept, changed = _kept(texts)
        slips = _slips(linked, texts)
    return Compared(
        one.id,
        other.id,
        _alone(one, other, answered_one, same_language),
        _alone(other, one, answered_other, same_language),
        _numbers(linked, texts),
        *slips,
        _headline(one, other, linked, same_language),
        kept,
        changed or 0,
        linked,
    )


def _alone(
    document: Document, other: Document, answered: set[int], same_language: bool
) -> tuple[tuple[int, ...], ...]:
    """Runs of body sentences that the other text does not have."""
    theirs = _long_words(other.text) if same_language else frozenset()
    runs: list[list[int]] = []
    before = None
    for place, sentence in enumerate(document.body):
        if sentence.index in answered or len(_words(sentence.text)) < LEAST_WORDS:
            continue
        mine = _long_words(sentence.text)
        if same_language and mine and len(mine & theirs) >= TOLD_ELSEWHERE * len(mine):
            continue
        if before is not None and place == before + 1:
            runs[-1].append(sentence.index)
        else:
            runs.append([sentence.index])
        before = place
    return tuple(tuple(run) for run in runs)


def _numbers(
    linked: Sequence[tuple[tuple[int, ...], tuple[int, ...]]], texts: Sequence[tuple[str, str]]
) -> tuple[NumberReading, ...]:
    found = []
    for (here, there), (mine, theirs) in zip(linked, texts, strict=True):
        one, other = numerals(mine), numerals(theirs)
        # More on one side only is a sentence more; a change has both sides say something.
        if one - other and other - one:
            found.append(
                NumberReading(here[0], there[0], frozenset(one - other), frozenset(other - one))
            )
    return tuple(found)


@lru_cache(maxsize=SENTENCES)
def numerals(text: str) -> frozenset[str]:
    """The digits of each numeral, without separators."""
    return frozenset(re.sub(r"\D", "", m.group()) for m in _NUMBER.finditer(text))


def _slips(
    linked: Sequence[tuple[tuple[int, ...], tuple[int, ...]]], texts: Sequence[tuple[str, str]]
) -> tuple[tuple[Slip, ...], tuple[Slip, ...]]:
    mine: list[Slip] = []
    theirs: list[Slip] = []
    for (here, there), (one, other) in zip(linked, texts, strict=True):
        first, second = set(_words(one)), set(_words(other))
        mine += [Slip(here[0], w, m) for w, m in _misspelt(first - second, second)]
        theirs += [Slip(there[0], w, m) for w, m in _misspelt(second - first, first)]
    return tuple(mine), tuple(theirs)


def _misspelt(words: set[str], others: set[str]) -> list[tuple[str, str]]:
    """Words that are none, one edit away from a word of the other text."""
    found = []
    for word in sorted(words):
        if len(word) < SHORTEST_SLIP or not word.islower() or is_word(word):
            continue
        meant = next((o for o in sorted(others) if is_edit(word, o) and is_word(o)), None)
        if meant is not None:
            found.append((word, meant))
    return found


def is_edit(word: str, other: str) -> bool:
    """Whether one insertion, deletion, replacement or exchange of neighbours parts two words."""
    if word == other or abs(len(word) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(word), len(other)) and word[start] == other[start]:
        start += 1
    a, b = word[start:], other[start:]
    if a[1:] == b[1:] or a[1:] == b or a == b[1:]:
        return True
    return len(a) > 1 and len(b) > 1 and a[:2] == b[1::-1] and a[2:] == b[2:]


def _kept(texts: Sequence[tuple[str, str]]) -> tuple[float | None, int]:
    """Share of words in common over all linked sentences, and the words that differ."""
    common = total = changed = 0
    for one, other in texts:
        first, second = Counter(_words(one.casefold())), Counter(_words(other.casefold()))
        both = (first & second).total()
        common += both
        total += first.total() + second.total()
        changed += min(MOST_CHANGED, max(first.total(), second.total()) - both)
    return (2.0 * common / total if total else None), changed


def headline(document: Document) -> str | None:
    """The title, or the first line of the story where none was marked."""
    for sentence in document.body:
        if sentence.role is Role.TITLE:
            return sentence.text
    return document.body[0].text if document.body else None


def _headline(
    one: Document,
    other: Document,
    linked: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
    same_language: bool,
) -> bool:
    mine, theirs = headline(one), headline(other)
    if mine is None or theirs is None or not same_language:
        return False
    return headline_likeness(mine, theirs) < SAME_HEADLINE


def headline_likeness(one: str, other: str) -> float:
    """Share of their words that two headlines have in common, 0..1 (Dice)."""
    first, second = set(_words(one.casefold())), set(_words(other.casefold()))
    if not first or not second:
        return 1.0 if first == second else 0.0
    return 2.0 * len(first & second) / (len(first) + len(second))


@lru_cache(maxsize=SENTENCES)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text))


@lru_cache(maxsize=4096)
def _long_words(text: str) -> frozenset[str]:
    return frozenset(w for w in _words(text.casefold()) if len(w) >= LONG_WORD)
