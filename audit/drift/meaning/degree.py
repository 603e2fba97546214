"""A degree raised or lowered: *two largest universities* for *two big universities*.

English only. The noun has to be the same on both sides; one side has a
superlative before it, the other a plain adjective of the same meaning, and no
superlative anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from audit.drift.meaning.pairing import Pairing, Word
from audit.drift.terms.lexicon import functional
from audit.drift.terms.tokens import lemma
from audit.language.remembered import WORDS
from audit.language.words import zipf
from audit.types import Category, Finding, Kind, Severity, Span

_IRREGULAR = {"best": "good", "worst": "bad", "most": "many", "least": "little"}
# Words that raise to the highest without the ending.
_TOP = "top leading main chief foremost premier record ultimate"
_HIGHEST = frozenset(_TOP.split())
# Superlatives in form that rank nothing.
_NO_RANK = frozenset({"latest", "interest", "honest", "modest", "request", "forest", "earnest"})
# Adjectives that mean one thing, each row one: the plain forms.
_ROWS = """
big large great huge major sizeable
important significant key
old ancient early
new recent late
rich wealthy
poor needy
dangerous deadly risky
strong powerful
small little tiny minor
high tall
fast quick rapid
famous popular known renowned
serious severe grave
"""
_ROW = {word: n for n, row in enumerate(_ROWS.strip().splitlines()) for word in row.split()}
_ENDING = re.compile(r"^(?P<stem>[a-z]{3,})est$")
REACH = 3
ADVERB_CUT = 1.5


def degree(pairing: Pairing) -> Iterator[Finding]:
    """A finding for each superlative that only one side has before a shared noun."""
    language = pairing.case.document.language
    if language != "en":
        return
    gains, loses = _raises(pairing.low, pairing.their_low), _raises(pairing.their_low, pairing.low)
    if not gains and not loses:
        return
    words, their_words = pairing.words, pairing.their_words
    for gained, here, there in ((True, words, their_words), (False, their_words, words)):
        if not (gains if gained else loses):
            continue
        for i, word in enumerate(here):
            plain = superlative(word.low)
            if plain is None:
                continue
            matched = _same_noun(here, i, plain, there, language)
            if matched is None:
                continue
            ours, theirs = (matched[0], matched[1]) if gained else (matched[1], matched[0])
            yield _finding(pairing, ours, theirs, gained)


def _raises(here: Sequence[str], there: Sequence[str]) -> bool:
    """Whether one row of words has a superlative and the other nothing of the kind."""
    return _ranks(here) and not _ranks(there) and _HIGHEST.isdisjoint(there)


def _ranks(row: Sequence[str]) -> bool:
    """Whether a row of words has a superlative."""
    if _IRREGULAR.keys().isdisjoint(row) and "est" not in " ".join(row):
        return False
    return any(map(superlative, row))


@lru_cache(maxsize=WORDS)
def superlative(low: str) -> str | None:
    """The plain form of a superlative (``largest`` gives ``large``); None for other words."""
    if low in _NO_RANK:
        return None
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    match = _ENDING.match(low)
    if match is None:
        return None
    stem = match.group("stem")
    options = {stem, stem + "e"}
    if stem.endswith("i"):
        options.add(stem[:-1] + "y")
    if stem[-1:] == stem[-2:-1]:
        options.add(stem[:-1])
    options = {o for o in options if len(o) > 2}
    known = [o for o in options if zipf(o, "en") > zipf(low, "en") - 1.0 and _adverb(o)]
    known += [o for o in options if o in _ROW]
    return max(known, key=lambda o: zipf(o, "en")) if known else None


def _adverb(word: str) -> bool:
    """Whether English makes an adverb of a word, as it does of adjectives."""
    return zipf((word[:-1] + "i" if word.endswith("y") else word) + "ly", "en") >= ADVERB_CUT


def _same_noun(
    here: Sequence[Word], at: int, plain: str, there: Sequence[Word], language: str
) -> tuple[Span, Span] | None:
    """Adjective to noun on both sides, where the other side has the plain degree."""
    if here[at].low in ("most", "least"):
        return None  # before an adjective or a verb: what it raises is not certain
    for noun in here[at + 1 : at + 1 + REACH]:
        if functional(noun.low, language):
            return None
        base = lemma(noun.low, language)
        for j, other in enumerate(there):
            if lemma(other.low, language) != base or other.sentence != there[j - 1].sentence:
                continue
            for k in range(max(0, j - REACH), j):
                if _alike(there[k].low, plain):
                    return (
                        Span(here[at].span.start, noun.span.end),
                        Span(there[k].span.start, other.span.end),
                    )
    return None


def _alike(low: str, plain: str) -> bool:
    return low == plain or (low in _ROW and _ROW.get(plain) == _ROW[low])


def _finding(pairing: Pairing, ours: Span, theirs: Span, gained: bool) -> Finding:
    text = pairing.case.document.text
    original = theirs.of(pairing.witness.document.text)
    witness = pairing.witness.called
    said = f"This goes further than {witness}" if gained else f"{witness.capitalize()} goes further"
    return Finding(
        category=Category.MISTRANSLATION,
        kind=Kind.INTENSITY,
        severity=Severity.MINOR,
        confidence=0.7,
        span=ours,
        text=ours.of(text),
        explanation=f"{said}, which says “{original}”." if gained else f"{said}: “{original}”.",
        original=pairing.original(theirs),
        suggestion=original,
        witnesses_for=(pairing.witness.document.id,),
    )
