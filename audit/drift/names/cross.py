"""Names between English and another language.

For each English name: does its rendering stand on the other side? Asked in this
order, until one says yes: the same string, a place's CLDR name, a word that
sounds like it, the token vectors. Only when all say no is anything claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audit.drift.case import Case, Located, Witness
from audit.drift.names.match import identity_of, telling_keys
from audit.drift.names.name import Name, NameSort
from audit.drift.names.paired import STRICT, linked
from audit.drift.names.reading import Reading
from audit.drift.names.render import ForeignSide, rendered
from audit.drift.names.wording import added, changed, missing
from audit.types import (
    Category,
    Counterpart,
    Finding,
    Kind,
    Link,
    Mention,
    Original,
    Severity,
    Span,
)

# Letters and sounds alone are enough to say that a name stands there.
SURE = 0.8
# A name has to have this many letters that tell it before its absence is claimed.
_LEAST_LETTERS = 4
# Where the located words answer to the name at least this well, another name stands there.
_PLACED = 0.3


@dataclass(frozen=True, slots=True)
class _Pair:
    """A link seen from its English side."""

    english: Reading
    foreign: Reading
    english_sentences: tuple[int, ...]
    foreign_sentences: tuple[int, ...]
    audited_is_english: bool


def crossed(case: Case, readings: Mapping[str, Reading]) -> Iterator[Finding]:
    """English names without a rendering in the linked sentences of a dependent witness."""
    here = case.document.language
    for witness in case.witnesses:
        there = witness.document.language
        if witness.relation not in STRICT or not witness.testifies:
            continue
        if (here == "en") == (there == "en"):
            continue
        for link, counterpart in linked(case, witness):
            pair = _seen_from_english(case, witness, link, counterpart, readings)
            for mention in pair.english.within(pair.english_sentences):
                finding = _judge(case, witness, pair, mention)
                if finding is not None:
                    yield finding


def _seen_from_english(
    case: Case,
    witness: Witness,
    link: Link,
    counterpart: Counterpart,
    readings: Mapping[str, Reading],
) -> _Pair:
    ours, theirs = readings[case.document.id], readings[witness.document.id]
    if case.document.language == "en":
        return _Pair(ours, theirs, link.sentences, counterpart.sentences, True)
    return _Pair(theirs, ours, counterpart.sentences, link.sentences, False)


def claimable(mention: Mention[Name]) -> bool:
    """Whether the absence of this name could be told at all.

    Not for acronyms and codes (they are spelt out or replaced by others), peoples
    and their adjectives, nor for names made of ordinary words: those are translated.
    """
    name = mention.value
    if name.sort is NameSort.DEMONYM or any(c.isdigit() for c in mention.text):
        return False
    if mention.text.rstrip("s").replace(".", "").isupper():
        return False
    if identity_of(name) is not None:
        return True
    telling = telling_keys(name)
    if sum(map(len, telling)) < _LEAST_LETTERS:
        return False
    return name.sort is not NameSort.ORGANISATION or 2 * len(telling) > len(name.keys)


def _judge(case: Case, witness: Witness, pair: _Pair, mention: Mention[Name]) -> Finding | None:
    if not claimable(mention):
        return None
    foreign = pair.foreign.document
    texts = tuple(foreign.sentences[i].text for i in pair.foreign_sentences)
    spelt = rendered(mention.value, ForeignSide(texts, foreign.language))
    if spelt >= SURE or case.words is None:
        return None
    english = pair.english.document
    vectors = case.words.support(english, mention.span, foreign, pair.foreign_sentences)
    if not is_gone(spelt, vectors):
        return None
    located = case.words.locate(english, mention.span, foreign, pair.foreign_sentences)
    return _finding(case, witness, pair, mention, located)


def is_gone(spelt: float, vectors: float) -> bool:
    """Whether letters and vectors together say that the name is not there."""
    return spelt < 0.7 and vectors < 0.5


def _finding(
    case: Case, witness: Witness, pair: _Pair, mention: Mention[Name], located: Located | None
) -> Finding:
    foreign = pair.foreign.document
    stands = located is not None and located.score >= _PLACED
    instead = located.span.of(foreign.text) if stands and located is not None else None
    original: Original | None
    if pair.audited_is_english:
        span, text = mention.span, mention.text
        kind = Kind.NAME_CHANGED if instead else Kind.NAME_ADDED
        told = changed(text, instead) if instead else added(text)
        original = (
            Original(foreign.id, located.span, instead) if instead and located is not None else None
        )
        suggestion = instead
    else:
        span = located.span if instead and located is not None else _sentence(case, pair)
        text = span.of(case.document.text)
        kind = Kind.NAME_CHANGED if instead else Kind.NAME_MISSING
        told = changed(text, mention.text) if instead else missing(mention.text)
        original = Original(witness.document.id, mention.span, mention.text)
        suggestion = mention.text
    return Finding(
        category=Category.ENTITY,
        kind=kind,
        severity=Severity.MAJOR,
        confidence=0.8 if instead else 0.7,
        span=span,
        text=text,
        explanation=told,
        original=original,
        suggestion=suggestion,
        witnesses_for=(witness.document.id,),
    )


def _sentence(case: Case, pair: _Pair) -> Span:
    return case.document.sentences[pair.foreign_sentences[0]].span
