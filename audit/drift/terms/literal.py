"""Terms rendered word by word: one half right, the other half another word.

*Chat rooms* become *story rooms* when one word of the language in between
means both chat and story. The head (or the modifier) stays; the other word is
one that no witness has any use for. Rewording does this too ("leaked files",
"stolen files"), so much has to come together before anything is said:

- the witnesses share a real term: written as one word by somebody, or
  standing again and again in several of them;
- the document never uses that term, in any spelling;
- its own group is unknown to every witness, and so is the word in which the
  two differ, which is a noun and not a free description.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from audit.drift.case import Case
from audit.drift.terms.candidates import Term, key_of, pairs, testifying
from audit.drift.terms.coined import Rendering, counterparts
from audit.drift.terms.collocations import known, nominal, together
from audit.drift.terms.lexicon import adjectival, attested, functional
from audit.drift.terms.likeness import alike
from audit.drift.terms.tokens import Token, lemma, tokens
from audit.language.confusable import confusable
from audit.language.words import zipf
from audit.types import Document, Span

# People write the group as one word: zipf of "chatroom" 2.6, "livestream" 2.9, "groupchat"
# 1.2, "creditcard" 1.7; of "mediareport", "policereport", "forestfire" 0.
ONE_WORD_CUT = 1.0
# Otherwise the witnesses have to insist: uses over all, and witnesses that use it.
USES_SHARED_HEAD, USES_SHARED_MODIFIER, WITNESSES = 3, 4, 2
# A sentence of a witness that shares this many content words, the group's own apart, speaks
# of the same thing.
WORDS_IN_COMMON = 3
# A word taken for another one by ear ("life streams" for "live streams", .62) need not be
# new to the witnesses.
SOUNDS_LIKE = 0.6

_DETERMINERS = "the a an this that these those his her its their our my him them"
_AFTER_VERBS = frozenset(_DETERMINERS.split())


@dataclass(frozen=True, slots=True)
class Group:
    """A group of two words of the document, with every place where it stands."""

    modifier: str
    head: str
    words: tuple[tuple[Token, Token], ...]

    @property
    def places(self) -> tuple[Span, ...]:
        """The spans, modifier to head."""
        return tuple(Span(a.span.start, b.span.end) for a, b in self.words)


def literals(
    case: Case, terms: Mapping[str, Term], coined: Mapping[str, str]
) -> Iterator[Rendering]:
    """Each group of the document that stands where the witnesses have a term.

    ``coined`` maps base forms that the document coined to the terms they stand
    for: sentences are compared with the coinages put right.
    """
    language = case.document.language
    if language != "en" or not known():  # nouns and what they stand with are told in English
        return
    words = tokens(case.document)
    own = {w.low for w in words} | {w.base for w in words}
    own |= {key_of(a.low, b.base) for a, b, _ in pairs(words, language)}
    vocabulary = _vocabulary(terms)
    answered = counterparts(case)
    ours, theirs = _contents(words, language), _witness_contents(case)
    groups = _groups(words, terms, language)
    chosen = [t for t in terms.values() if t.modifier and t.key not in own and _real(t)]
    for group in groups:
        best: tuple[tuple[bool, int], Rendering] | None = None
        for term in chosen:
            if not _fits(group, term, vocabulary):
                continue
            linked = _linked(group, term, answered)
            if group.head != term.head and not (linked or _akin(group, term, ours, theirs, coined)):
                continue  # a shared modifier alone names other things of one field
            rendering = Rendering(term, group.modifier + group.head, group.places, 0.5, linked)
            rank = (linked, len(term.uses))
            if best is None or rank > best[0]:
                best = rank, rendering
        if best is not None:
            yield best[1]


def _groups(words: tuple[Token, ...], terms: Mapping[str, Term], language: str) -> Iterator[Group]:
    """The document's groups that no witness has, each with all its places."""
    found: dict[tuple[str, str], list[tuple[Token, Token]]] = defaultdict(list)
    after = {a.span: b.low for a, b in pairwise(words) if b.gap == " "}
    for left, right, goes_on in pairs(words, language):
        if goes_on or key_of(left.low, right.base) in terms:
            continue
        if after.get(right.span) in _AFTER_VERBS or right.low.endswith("ed"):
            continue  # "the government show that", "the prosecutor reverse the assertions"
        found[left.low, right.base].append((left, right))
    for (modifier, head), places in found.items():
        yield Group(modifier, head, tuple(places))


def _vocabulary(terms: Mapping[str, Term]) -> frozenset[str]:
    """Every word, and every half of a group, that the witnesses use."""
    known = set(terms)
    for term in terms.values():
        known.update((term.modifier, term.head, lemma(term.modifier, "en")))
    return frozenset(known)


def _real(term: Term) -> bool:
    """Whether a group is a term and no passing description."""
    if not nominal(term.head):
        return False
    whole = len(term.uses) - term.nested
    if one_word(term):
        return whole >= 2
    if adjectival(term.modifier) or not nominal(term.modifier):
        return False
    return whole >= USES_SHARED_HEAD and len(term.documents) >= WITNESSES


def one_word(term: Term) -> bool:
    """Whether somebody writes the group as one word."""
    return zipf(term.key, "en") >= ONE_WORD_CUT or any(
        " " not in use.text and "-" not in use.text for use in term.uses
    )


def _fits(group: Group, term: Term, vocabulary: frozenset[str]) -> bool:
    """Whether a group may be a word-by-word rendering of a term."""
    if group.head == term.head and group.modifier != term.modifier:
        other, theirs = group.modifier, term.modifier
    elif group.modifier == term.modifier and group.head != term.head:
        other, theirs = group.head, term.head
        if not one_word(term) and len(term.uses) < USES_SHARED_MODIFIER:
            return False
    else:
        return False
    base = lemma(other, "en")
    if one_word(term) and alike(base, lemma(theirs, "en")) >= SOUNDS_LIKE:
        return not together(group.modifier, group.head)
    if confusable(base, lemma(theirs, "en")):
        # One word of some language means both: the commonest words ("time" for "weather")
        # are to be expected in the witnesses too, and speak against nothing.
        return not together(group.modifier, group.head)
    usual = other in vocabulary or base in vocabulary or _of_one_stem(base, lemma(theirs, "en"))
    if usual or not attested(other, "en") or adjectival(other) or other.endswith("ing"):
        return False
    return nominal(other) and nominal(group.head) and not together(group.modifier, group.head)


def _contents(words: Iterable[Token], language: str) -> dict[int, frozenset[str]]:
    """The content words, in base form, of each sentence."""
    found: dict[int, set[str]] = defaultdict(set)
    for word in words:
        if not functional(word.low, language):
            found[word.sentence].add(word.base)
    return {sentence: frozenset(bases) for sentence, bases in found.items()}


@lru_cache(maxsize=64)
def _contents_of(document: Document) -> Mapping[int, frozenset[str]]:
    """The same of a witness, which every text of its family is held against."""
    return _contents(tokens(document), document.language)


def _witness_contents(case: Case) -> dict[tuple[str, int], frozenset[str]]:
    """The same for every sentence of every witness that testifies."""
    return {
        (witness.document.id, sentence): bases
        for witness in testifying(case)
        for sentence, bases in _contents_of(witness.document).items()
    }


def _akin(
    group: Group,
    term: Term,
    ours: Mapping[int, frozenset[str]],
    theirs: Mapping[tuple[str, int], frozenset[str]],
    coined: Mapping[str, str],
) -> bool:
    """Whether the group and the term are spoken of in like words somewhere."""
    sides = {group.head, term.head, group.modifier}
    for left, _ in group.words:
        here = {coined.get(b, b) for b in ours.get(left.sentence, frozenset())} - sides
        for use in term.uses:
            there = theirs.get((use.document, use.sentence), frozenset())
            if len(here & there) >= WORDS_IN_COMMON:
                return True
    return False


def _of_one_stem(one: str, other: str) -> bool:
    """Whether two words are built on one stem: *drunken*, *drunk*; *residency*, *residence*."""
    shorter = min(len(one), len(other))
    return one[: max(2, min(4, shorter - 1))] == other[: max(2, min(4, shorter - 1))]


def _linked(group: Group, term: Term, answered: Mapping[tuple[int, str], frozenset[int]]) -> bool:
    """Whether a sentence linked to one of the group's places holds the term."""
    return any(
        use.sentence in answered.get((left.sentence, use.document), ())
        for left, _ in group.words
        for use in term.uses
    )
