"""Words that the language does not have, and the witnesses' term that each one respells.

A translator that meets a new word spells it by ear; brought back, the ear's
spelling stays: *deepfake* → *dipfejk* → *dipfake*. Such a word is in no word
list and in no witness, and sounds like a term of the witnesses.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, repeat

from audit.drift.case import Case
from audit.drift.terms.candidates import Term, testifying
from audit.drift.terms.lexicon import attested, functional
from audit.drift.terms.likeness import alike, derived, slip
from audit.drift.terms.tokens import Token, lemma, prose, tokens, words_of
from audit.language.cutting import WORD, chunks
from audit.language.remembered import CHUNKS
from audit.language.words import zipf
from audit.types import Document, Span

SHORTEST_COINAGE = 5
_LOWER = re.compile(r"(?<![\w-])[^\W\d_A-Z][^\W\d_]{4,39}(?![\w-])")
_HYPHEN = re.compile("[-‐‑]")
_JOINED = re.compile(rf"({WORD.pattern})[-‐‑](?=({WORD.pattern}))")
_HYPHENED = re.compile(r"(?<![\w-])[^\W\d_A-Z][^\W\d_]{1,30}-[^\W\d_A-Z][^\W\d_]{1,30}(?![\w-])")
# How alike to the ear (0..1) the coinage and the witnesses' term have to be: lower where a
# linked sentence holds the term, for then the place speaks too. "spajver" / "spyware" .42,
# "ransomver" / "ransomware" .83, "blokcejn" / "blockchain" .64; unlike words lie under .2.
# Over 200 WMT documents, human and machine, no other word of a text came above .6.
ALIKE_LINKED = 0.4
ALIKE_ANYWHERE = 0.6
# Two known words with a hyphen are a word of the moment ("phone-tapping") unless they sound
# just like a term ("dip-fake").
ALIKE_JOINED = 0.8
# Comparing sounds is dear: pairs spelt less alike than this (0..100) never sound alike
# ("spajver" / "spyware" 57, "pejvol" / "paywall" 31).
WORTH_HEARING = 28.0
# A text with more unattested words than this is not in the language that it is said to be in.
MOST_COINAGES = 30
# A common word is not a term that a translator spells by ear; what looks like it is a slip
# of the keys ("goverment").
COMMON_CUT = 4.3


@dataclass(frozen=True, slots=True)
class Rendering:
    """The document's own form of a term, with every place where it stands.

    ``likeness``: 0..1 to the term's best spelling. ``linked``: whether a
    sentence linked to one of the places holds the term.
    """

    term: Term
    key: str
    places: tuple[Span, ...]
    likeness: float
    linked: bool


def coinages(case: Case, terms: Mapping[str, Term]) -> Iterator[Rendering]:
    """Each unattested word of the document that respells a term of the witnesses."""
    from rapidfuzz.fuzz import ratio

    language = case.document.language
    answered = counterparts(case)
    unattested = _unattested(case, terms)
    if len(unattested) > MOST_COINAGES:
        return
    for key, found in unattested.items():
        best: tuple[float, bool, Term] | None = None
        for term in terms.values():
            if term.key == key or not _worth(term, language):
                continue
            if ratio(key, term.key) < WORTH_HEARING or slip(key, term.key):
                continue
            if derived(key, term.key) or derived(term.key, key):
                continue
            linked = any(
                use.sentence in answered.get((word.sentence, use.document), ())
                for word in found
                for use in term.uses
            )
            joined = any(word.text != key and "-" in word.text for word in found)
            least = ALIKE_JOINED if joined else ALIKE_LINKED if linked else ALIKE_ANYWHERE
            likeness = alike(key, term.key, least)
            if likeness < least:
                continue
            if best is None or (likeness, linked, len(term.uses)) > (
                best[0],
                best[1],
                len(best[2].uses),
            ):
                best = likeness, linked, term
        if best is not None:
            spans = tuple(sorted({word.span for word in found}))
            yield Rendering(best[2], key, spans, best[0], best[1])


def suspicious(document: Document) -> bool:
    """Whether there is any word at all that nobody writes: a first, quick look."""
    language = document.language
    for sentence in prose(document):  # noqa: SIM110 -- asked of every text; any() is dearer
        if _odd(sentence.text, language):
            return True
    return False


def coins(case: Case) -> bool:
    """Whether a word of the document may be one that nobody writes and no witness has.

    Closer than ``suspicious``: what a witness has just so is a term of it, and words that
    a hyphen joins are odd where they could not be written as one.
    """
    language = case.document.language
    if not suspicious(case.document):
        return False
    said: set[str] = set()
    for witness in testifying(case):
        said.update(*(chunks(sentence.text) for sentence in prose(witness.document)))
    for sentence in prose(case.document):
        cut = chunks(sentence.text)
        if not cut and _has_odd(sentence.text, language):
            return True
        for i, chunk in enumerate(cut):
            new = chunk not in said
            if new and _is_unattested(chunk, language):
                return True
            opens = not i or not chunk[0].isalpha() or not cut[i - 1][-1].isalnum()
            for left, right in _joined_in(chunk, language):
                if left[0].isupper() and not opens:
                    continue  # a name
                if (
                    new
                    or left[0].isupper()
                    or functional(left, language)
                    or functional(right, language)
                ):
                    return True
    return False


@lru_cache(maxsize=CHUNKS)
def _is_unattested(chunk: str, language: str) -> bool:
    """Whether a word in small letters in a chunk is one that nobody writes."""
    return any(
        len(word) >= SHORTEST_COINAGE
        and not word[0].isupper()
        and not attested(next(iter(words_of(word))), language)
        for word in WORD.findall(chunk)
    )


@lru_cache(maxsize=CHUNKS)
def _joined_in(chunk: str, language: str) -> tuple[tuple[str, str], ...]:
    """The words of a chunk that a hyphen joins and that nobody writes as one."""
    if not _HYPHEN.search(chunk):
        return ()
    found = []
    for match in _JOINED.finditer(chunk):
        left, right = match.group(1), match.group(2)
        low, base = words_of(left)[0], lemma(words_of(right)[0], language)
        key = low + base
        if len(key) >= SHORTEST_COINAGE and not attested(key, language):
            found.append((left, right))
    return tuple(found)


@lru_cache(maxsize=512)
def _odd(text: str, language: str) -> bool:
    cut = chunks(text)
    return any(map(_odd_chunk, cut, repeat(language))) if cut else _has_odd(text, language)


@lru_cache(maxsize=CHUNKS)
def _odd_chunk(chunk: str, language: str) -> bool:
    return _has_odd(chunk, language)


def _has_odd(text: str, language: str) -> bool:
    if not all(map(attested, _LOWER.findall(text), repeat(language))):
        return True
    return "-" in text and _HYPHENED.search(text) is not None


def counterparts(case: Case) -> dict[tuple[int, str], frozenset[int]]:
    """(sentence of the document, witness) to the witness's sentences that answer to it."""
    answered: dict[tuple[int, str], set[int]] = defaultdict(set)
    for link in case.links:
        for sentence in link.sentences:
            for counterpart in link.counterparts:
                answered[sentence, counterpart.document].update(counterpart.sentences)
    return {k: frozenset(v) for k, v in answered.items()}


def _worth(term: Term, language: str) -> bool:
    """Whether a term could be the one that was spelt by ear."""
    if len(term.key) < SHORTEST_COINAGE:
        return False
    if not term.modifier:
        return zipf(term.head, language) < COMMON_CUT
    # A group counts where some witness writes it as one word, or people do.
    return any(" " not in use.text for use in term.uses) or zipf(term.key, language) > 0.0


def _unattested(case: Case, terms: Mapping[str, Term]) -> dict[str, list[Token]]:
    """The document's words that nobody else writes, by base form, with all their places.

    Words joined by a hyphen are taken together where one part alone is no word.
    """
    language = case.document.language
    words = tokens(case.document)
    found: dict[str, list[Token]] = defaultdict(list)
    lower = {w.base for w in words if w.text[0].islower()}
    for word in words:
        if len(word.base) < SHORTEST_COINAGE or functional(word.low, language):
            continue
        if word.proper or (word.text[0].isupper() and word.base not in lower):
            continue  # a name
        if word.base in terms or word.low in terms or attested(word.low, language):
            continue
        found[word.base].append(word)
    for left, right in pairwise(words):
        key = left.low + right.base
        if right.gap != "-" or left.proper or right.proper or key in terms:
            continue
        if not attested(key, language) and len(key) >= SHORTEST_COINAGE:
            found[key].append(_joined(left, right, case.document.text))
    return found


def _joined(left: Token, right: Token, text: str) -> Token:
    """Two words that a hyphen joins, as one."""
    span = Span(left.span.start, right.span.end)
    return left._replace(span=span, text=span.of(text), low=left.low + right.low, base=right.base)
