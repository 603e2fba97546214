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
from audit.drift.names.name import Name, NameSort, fold
from audit.drift.names.ordinary import is_common
from audit.drift.names.paired import STRICT, linked
from audit.drift.names.places import forms
from audit.drift.names.reading import Reading
from audit.drift.names.render import ForeignSide, rendered
from audit.drift.names.stray import has_case, strays
from audit.drift.names.tokens import Token, tokens_of
from audit.drift.names.vocabulary import INSTITUTIONS, LANDFORMS
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
SURE = 0.93
# Below these cosines (mean over the name's pieces of the best piece on the other side,
# layer 10) a name is not there. Read off NTREX, nine languages of six scripts that were
# tuned on: names put in the place of others lie below them in 94 of 100 cases, the true
# ones of good translations above them in 97 of 100. A country or city that CLDR names in
# the language, under a name that does not stand there, needs less proof; a single
# word of which only the capital says that it is a name needs more.
LEAST_COSINE: dict[str, float] = {
    "place": 0.66,
    "full name": 0.58,
    "one word": 0.555,
    "ordinary words": 0.54,
    "one ordinary word": 0.46,
}
# Where the pieces are short and the names are respelt by meaning as well as by sound
# (Han), or vowels are not written (Hebrew), true names come out lower.
_LOWER = {"zh": 0.03, "yue": 0.03, "wuu": 0.03, "he": 0.03, "yi": 0.03}
# Where letters show nearly every true name (Latin, Cyrillic, Greek), what they do not show
# needs a better cosine; most of all a place that CLDR can spell.
_HIGHER = 0.03
_HIGHER_PLACE = 0.06
# What likeness of letters is worth in cosine, for each step above the first figure, squared:
# a likeness of .8 lowers the bar by .03.
_FROM, _WORTH = 0.4, 0.2
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
            found = [
                finding
                for mention in pair.english.within(pair.english_sentences)
                if (finding := _judge(case, witness, pair, mention)) is not None
            ]
            yield from found
            if not found and case.words is not None:
                yield from _stray(case, witness, pair)


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


def claim(mention: Mention[Name], language: str) -> str | None:
    """What sort of proof the absence of this name needs, or None if it cannot be told.

    It cannot for acronyms and codes (they are spelt out or replaced by others), peoples
    and their adjectives, and institutions: those are translated, abridged, or named by
    what they are.
    """
    name, identity = mention.value, identity_of(mention.value)
    coded = (
        any(c.isdigit() for c in mention.text)
        or mention.text.rstrip("s").replace(".", "").isupper()
    )
    if coded or name.sort is NameSort.DEMONYM or identity in _BODIES:
        return None
    if identity is not None and forms(identity, language):
        return "place"
    institution = any(key in INSTITUTIONS or key in LANDFORMS for key in name.keys)
    if institution or name.sort is NameSort.ORGANISATION:
        return None
    tells = sum(map(len, telling_keys(name))) >= _LEAST_LETTERS
    if len(name.words) > 1:
        if tells:
            return "full name"
        return None if all(is_common(word) for word in name.words) else "ordinary words"
    return "one word" if tells or name.title else "one ordinary word"


# CLDR counts them with the territories; news names them by acronyms.
_BODIES = frozenset({"UN", "EU", "EZ"})


def _judge(case: Case, witness: Witness, pair: _Pair, mention: Mention[Name]) -> Finding | None:
    foreign = pair.foreign.document
    proof = claim(mention, foreign.language)
    if proof is None or case.words is None:
        return None
    texts = tuple(foreign.sentences[i].text for i in pair.foreign_sentences)
    spelt = rendered(mention.value, ForeignSide(texts, foreign.language))
    if spelt >= SURE:
        return None
    english = pair.english.document
    cosine = case.words.support(english, mention.span, foreign, pair.foreign_sentences)
    if not is_gone(proof, spelt, cosine, foreign.language, lettered=has_case(texts[0])):
        return None
    located = case.words.locate(english, mention.span, foreign, pair.foreign_sentences)
    if located is None and _explains(english.text, mention.span.start):
        return None
    return _finding(case, witness, pair, mention, located)


def _explains(text: str, start: int) -> bool:
    """Whether a name follows another after a comma: "Naples, Italy" needs no Italy elsewhere."""
    before = text[max(0, start - 2) : start]
    return before == ", " and text[:start].rstrip(", ").rpartition(" ")[2][:1].isupper()


def is_gone(proof: str, spelt: float, cosine: float, language: str, *, lettered: bool) -> bool:
    """Whether letters (0 to 1) and vectors together say that the name is not there."""
    least = LEAST_COSINE[proof] - _LOWER.get(language, 0.0)
    if lettered:
        least += _HIGHER_PLACE if proof == "place" else _HIGHER
    return spelt < SURE and cosine < least - _WORTH * max(0.0, spelt - _FROM) ** 2


def _finding(
    case: Case, witness: Witness, pair: _Pair, mention: Mention[Name], located: Located | None
) -> Finding:
    foreign = pair.foreign.document
    if located is not None:
        located = Located(_narrowed(pair, located.span), located.score)
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


def _narrowed(pair: _Pair, span: Span) -> Span:
    """The words with capitals in ``span`` that the English side does not have as well.

    Vectors point at a neighbourhood ("Macron traf Olaf Scholz"); what stands in
    the name's place is the longest run of names there. ``span`` itself where
    capitals tell nothing.
    """
    text = span.of(pair.foreign.document.text)
    if not has_case(text):
        return span
    english = pair.english.document
    shared = {
        fold(token.text)
        for i in pair.english_sentences
        for token in tokens_of(english.sentences[i].text)
    }
    best: list[Token] = []
    run: list[Token] = []
    for token in tokens_of(text, span.start):
        own = token.capital and fold(token.text) not in shared
        run = [*run, token] if own and (not run or token.gap in (" ", "-")) else [token] * own
        if len(run) > len(best):
            best = run
    return Span(best[0].start, best[-1].end) if best else span


def _stray(case: Case, witness: Witness, pair: _Pair) -> Iterator[Finding]:
    """The first name of the foreign side that the English side does not have."""
    foreign, english = pair.foreign.document, pair.english.document
    assert case.words is not None
    spans = strays(foreign, pair.foreign_sentences, english, pair.english_sentences, case.words)
    span = next(spans, None)
    if span is None:
        return
    name = span.of(foreign.text)
    if pair.audited_is_english:
        place = english.sentences[pair.english_sentences[0]].span
        kind, told, suggestion = Kind.NAME_MISSING, missing(name), name
        original = Original(foreign.id, span, name)
    else:
        place, kind, told, suggestion = span, Kind.NAME_ADDED, added(name), None
        original = None
    yield Finding(
        category=Category.ENTITY,
        kind=kind,
        severity=Severity.MAJOR,
        confidence=0.7,
        span=place,
        text=place.of(case.document.text),
        explanation=told,
        original=original,
        suggestion=suggestion,
        witnesses_for=(witness.document.id,),
    )


def _sentence(case: Case, pair: _Pair) -> Span:
    return case.document.sentences[pair.foreign_sentences[0]].span
