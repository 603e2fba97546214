"""Names between English and another language.

For each English name: does its rendering stand on the other side? Asked in this
order, until one says yes: the same string, a place's CLDR name, a word that
sounds like it, the token vectors. Only when all say no is anything claimed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from audit.drift.case import Case, Located, Witness
from audit.drift.names.exchanged import exchanges
from audit.drift.names.excused import is_explained, is_left_unsaid, is_same_person, rivals
from audit.drift.names.match import identity_of, telling_keys
from audit.drift.names.name import Name, NameSort, fold
from audit.drift.names.named import countries_in
from audit.drift.names.ordinary import is_common, is_surname
from audit.drift.names.pair import Pair, seen_from_english
from audit.drift.names.paired import STRICT, linked
from audit.drift.names.places import forms, is_region, people_id, place_id, spelt_in, stems
from audit.drift.names.reading import Reading
from audit.drift.names.render import LONGEST_ACRONYM, letters, stands_by_name
from audit.drift.names.stray import has_case, strays
from audit.drift.names.tokens import Token, tokens_of
from audit.drift.names.vocabulary import INSTITUTIONS, LANDFORMS
from audit.drift.names.wording import added, changed, missing
from audit.types import (
    Category,
    Finding,
    Kind,
    Mention,
    Original,
    Severity,
    Span,
)

# The odds (natural logarithm) that a name is not there: a constant for its sort, less what
# each unit of cosine (mean over the name's pieces of the best piece on the other side, layer
# 10) and each nat of its letters' evidence is worth, and more where another place stands
# there. A logistic regression on NTREX (``bench.names_fit``), on two thirds of the documents
# and of the languages.
SORTS: dict[str, float] = {
    "place": 14.4,
    "full name": 12.6,
    "one word": 12.8,
    "ordinary words": 11.1,
    "surname": 11.9,
    "one ordinary word": 8.1,
}
COSINE, LETTERS, RIVAL = 23.3, 0.4, 2.7
# Where names are respelt by meaning as well as by sound (Han), or vowels are not written
# (Hebrew), true names come out lower.
LOWER = {"zh": 1.1, "yue": 1.1, "wuu": 1.1, "he": 1.3, "yi": 1.3}
# More letters than these say no more, either way.
MOST_NATS = 8.0
# A name is called missing from these odds on.
GONE = 1.0
# A name has to have this many letters that tell it before its absence is claimed.
_LEAST_LETTERS = 4
# Where the located words answer to the name at least this well, another name stands there.
_PLACED = 0.3


def crossed(case: Case, readings: Mapping[str, Reading]) -> Iterator[Finding]:
    """English names without a rendering in the linked sentences of a dependent witness."""
    if case.words is None:  # letters alone prove nothing
        return
    here = case.document.language
    for witness in case.witnesses:
        there = witness.document.language
        if witness.relation not in STRICT or not witness.testifies:
            continue
        if (here == "en") == (there == "en"):
            continue
        for link, counterpart in linked(case, witness):
            pair = seen_from_english(case, witness, link, counterpart, readings)
            exchanged = list(_exchanged(case, witness, pair))
            lost = [span for span, _ in exchanged]
            found = [finding for _, finding in exchanged] + [
                finding
                for mention in pair.english.within(pair.english_sentences)
                if not any(span.overlaps(mention.span) for span in lost)
                and (finding := _judge(case, witness, pair, mention)) is not None
            ]
            yield from found
            if not found:
                yield from _stray(case, witness, pair)


def _exchanged(case: Case, witness: Witness, pair: Pair) -> Iterator[tuple[Span, Finding]]:
    """Countries put for one another, each with the English place that is spoken of."""
    assert case.words is not None
    english, foreign = pair.english.document, pair.foreign.document
    for exchange in exchanges(
        english, pair.english_sentences, foreign, pair.foreign_sentences, case.words
    ):
        lost, instead = exchange.lost.span, exchange.instead.span
        yield lost, _finding(case, witness, pair, lost, instead)


def claim(mention: Mention[Name], language: str) -> str | None:
    """What sort of proof the absence of this name needs, or None if it cannot be told.

    It cannot for acronyms and codes (they are spelt out or replaced by others), peoples
    and their adjectives, and institutions: those are translated, abridged, or named by
    what they are.
    """
    name, identity = mention.value, identity_of(mention.value)
    coded = any(c.isdigit() for c in mention.text) or _is_acronym(mention.text, identity)
    if coded or name.sort is NameSort.DEMONYM or identity in _BODIES:
        return None
    # Of a region a language has more names than CLDR gives: its absence proves less.
    place = identity if identity is not None and not is_region(identity) else None
    if place is not None and (forms(place, language) or stems(place)):
        return "place"
    institution = any(key in INSTITUTIONS or key in LANDFORMS for key in name.keys)
    if institution or name.sort is NameSort.ORGANISATION:
        return None
    return _proof(mention)


def _is_acronym(text: str, identity: str | None) -> bool:
    """Whether capitals stand for other words; in "COPENHAGEN –", a place at the head, not."""
    letters = text.rstrip("s").replace(".", "")
    return letters.isupper() and (identity is None or len(letters) <= LONGEST_ACRONYM)


def _proof(mention: Mention[Name]) -> str | None:
    """The sort of proof by how much of a name can be nothing but a name."""
    name = mention.value
    tells = sum(map(len, telling_keys(name))) >= _LEAST_LETTERS
    if len(name.words) > 1:
        if not tells and all(is_common(word) for word in name.words):
            return None
        return "full name" if tells else "ordinary words"
    if tells or name.title:
        return "one word"
    return "surname" if is_surname(mention.text) else "one ordinary word"


# CLDR counts them with the territories; news names them by acronyms.
_BODIES = frozenset({"UN", "EU", "EZ"})


def _judge(case: Case, witness: Witness, pair: Pair, mention: Mention[Name]) -> Finding | None:
    english, foreign = pair.english.document, pair.foreign.document
    proof, side = claim(mention, foreign.language), pair.foreign_side
    if proof is None or case.words is None or stands_by_name(mention.value, side):
        return None
    nats = letters(mention.value, side)
    if nats >= MOST_NATS:
        return None
    cosine = case.words.support(english, mention.span, foreign, pair.foreign_sentences)
    rival = proof == "place" and bool(rivals(pair.english.of(pair.english_sentences), side))
    least = GONE + LOWER.get(foreign.language, 0.0)
    if odds(proof, nats, cosine, rival=rival) < least:
        return None
    located = case.words.locate(english, mention.span, foreign, pair.foreign_sentences)
    if located is None and is_explained(english.text, mention.span.start):
        return None
    instead = _in_its_place(pair, located)
    if instead is not None:
        excused = is_same_person(pair, mention.value, instead.of(foreign.text))
    else:
        excused = is_left_unsaid(pair, mention.value)
    return None if excused else _finding(case, witness, pair, mention.span, instead)


def _in_its_place(pair: Pair, located: Located | None) -> Span | None:
    """The name that stands in the place of the one that is gone, if one does: no "the country"."""
    if located is None or located.score < _PLACED:
        return None
    span, text = _narrowed(pair, located.span), pair.foreign.document.text
    has_name = any(word[0].isupper() for word in span.of(text).split())
    return span if has_name or not has_case(text) else None


def odds(proof: str, nats: float, cosine: float, *, rival: bool = False) -> float:
    """The logarithm of the odds that a name is not there, from letters and vectors.

    ``rival``: a place that the English side does not name stands on the other side.
    """
    nats = max(-MOST_NATS, min(MOST_NATS, nats))
    return SORTS[proof] - COSINE * cosine - LETTERS * nats + RIVAL * rival


def _finding(case: Case, witness: Witness, pair: Pair, name: Span, instead: Span | None) -> Finding:
    """What is said of an English name at ``name``, and of the foreign one in its place."""
    foreign = pair.foreign.document
    named = name.of(pair.english.document.text)
    other = instead.of(foreign.text) if instead is not None else None
    original: Original | None = None
    if pair.audited_is_english:
        span, text = name, named
        suggestion = _in_english(other, foreign.language) if other else None
        kind = Kind.NAME_CHANGED if other else Kind.NAME_ADDED
        told = changed(text, other) if other else added(text)
        if other and instead is not None:
            original = Original(foreign.id, instead, other)
    else:
        span = instead or _sentence(case, pair)
        # Where a missing name would go nobody can tell.
        suggestion = _from_english(named, case.document.language, other) if other else None
        text = span.of(case.document.text)
        kind = Kind.NAME_CHANGED if other else Kind.NAME_MISSING
        told = changed(text, named) if other else missing(named)
        original = Original(witness.document.id, name, named)
    return Finding(
        category=Category.ENTITY,
        kind=kind,
        severity=Severity.MAJOR,
        confidence=0.8 if other else 0.7,
        span=span,
        text=text,
        explanation=told,
        original=original,
        suggestion=suggestion,
        witnesses_for=(witness.document.id,),
    )


def _in_english(name: str, language: str) -> str | None:
    """A foreign name as English has it, where it is a place's; None for a people's adjective."""
    for place in countries_in(name, language):
        if len(place.span) == len(name):
            return spelt_in("en", place.identity, name, name) if place.is_name else None
    return name


def _from_english(name: str, language: str, beside: str) -> str | None:
    """An English name as the text would have it; None for a people's, which would be inflected."""
    identity = place_id(name)
    if identity is not None:
        return spelt_in(language, identity, name, beside) or name
    return name if people_id(name) is None else None


def _narrowed(pair: Pair, span: Span) -> Span:
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


def _stray(case: Case, witness: Witness, pair: Pair) -> Iterator[Finding]:
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
        kind, told = Kind.NAME_MISSING, missing(name)
        original = Original(foreign.id, span, name)
    else:
        place, kind, told = span, Kind.NAME_ADDED, added(name)
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
        witnesses_for=(witness.document.id,),
    )


def _sentence(case: Case, pair: Pair) -> Span:
    return case.document.sentences[pair.foreign_sentences[0]].span
