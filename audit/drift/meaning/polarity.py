"""Negation lost or gained (English).

A sentence is judged only where the two texts say nearly the same words, one of
them with a plain negation, the other without anything that denies: neither a
negative word nor one that carries denial in itself (*deny*, *fail*, *lack*,
*unable*, *hardly*, *less*, un-, in-, dis-).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from audit.drift.meaning.pairing import Pairing, Word
from audit.drift.terms.lexicon import functional
from audit.drift.terms.tokens import lemma
from audit.language.remembered import WORDS
from audit.language.words import zipf
from audit.types import Category, Finding, Kind, Severity

_NEGATIONS = "not no never none nobody nothing cannot neither nor nowhere"
PLAIN = frozenset(_NEGATIONS.split())
_DENIALS = """
without hardly scarcely barely rarely seldom few little less least only until unless except but
fail failed fails failing failure lack lacks lacked lacking deny denies denied denying denial refuse
refused refuses refusing refusal reject rejected rejects rejecting decline declined declines avoid
avoided avoids prevent prevented prevents prevention stop stopped stops cease ceased ban banned
prohibit prohibited forbid forbidden forbade absence absent unable zero free empty miss missed
missing instead rather however although though exclude excluded excluding neglect neglected ignore
ignored doubt doubted doubtful wrong false rule ruled out halt halted end ended lose lost minus ill
poorly
"""
DENIALS = frozenset(_DENIALS.split())
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis")
# "unhappy" denies, "introduction" does not: what is left has to be a common word.
STEM_CUT = 3.3
# How much of the two rows of base forms has to be the same (Indel similarity, 0..1), and
# how long the shorter sentence may be: in long ones a clause may carry the denial elsewhere.
SAME_WORDS = 0.45
LONGEST = 40
# What is denied stands at most this many words on.
REACH = 4
_BETWEEN = "be been being is are was were am have has had do does did to the a an any very so too"
_PASSED = frozenset(_BETWEEN.split())
# Denial of another kind counts this many words before what is said.
AROUND = 6
_WITH_NEGATION = "only just merely longer doubt matter sooner less more least wait mention yet"
_SET_PHRASES = frozenset(_WITH_NEGATION.split())


@lru_cache(maxsize=WORDS)
def negative(low: str) -> bool:
    """Whether a word is a plain negation."""
    return low in PLAIN or low.endswith("n't")


@lru_cache(maxsize=WORDS)
def denies(low: str) -> bool:
    """Whether a word negates, plainly or by what it means."""
    if negative(low) or low in DENIALS or (low.endswith("less") and zipf(low[:-4], "en") > 0):
        return True
    return any(
        low.startswith(prefix) and zipf(low[len(prefix) :], "en") >= STEM_CUT
        for prefix in _PREFIXES
        if len(low) > len(prefix) + 3
    )


def negations(row: Sequence[str]) -> int:
    """How many plain negations a row of words has."""
    if PLAIN.isdisjoint(row) and "n't" not in " ".join(row):
        return 0
    return sum(map(negative, row))


def turned(
    denying: Sequence[str], affirming: Sequence[str], language: str = "en"
) -> tuple[int, int] | None:
    """Where the first row denies what the second says: the negation, and what is said.

    The content word after the negation has to stand in the other row, and
    nothing around it there may deny it in another way: "did not find" /
    "found", but not "not easy" / "difficult", "can't wait" / "looks forward",
    "not only" / "and". None where the rows do not differ in this, or it cannot
    be told.
    """
    if max(len(denying), len(affirming)) > LONGEST:
        return None
    if negations(denying) <= negations(affirming):
        return None
    said = [lemma(w, language) for w in affirming]
    for at, word in enumerate(denying):
        if not negative(word):
            continue
        content = _content(denying, at, language)
        if content is None or said.count(content) != 1:
            continue
        there = said.index(content)
        if not any(map(denies, affirming[max(0, there - AROUND) : there + 3])):
            return at, there
    return None


def _content(row: Sequence[str], at: int, language: str) -> str | None:
    """The first content word after a negation, in base form."""
    for word in row[at + 1 : at + 1 + REACH]:
        if word in _SET_PHRASES:
            return None
        if word not in _PASSED:
            return lemma(word, language) if not functional(word, language) else None
    return None


def polarity(pairing: Pairing) -> Iterator[Finding]:
    """A finding where the document denies what the witness affirms, or the other way round."""
    if negations(pairing.low) == negations(pairing.their_low):
        return
    from rapidfuzz.distance import Indel

    language = pairing.case.document.language
    ours, theirs = _plain(pairing.words), _plain(pairing.their_words)
    here, there = [w.low for w in ours], [w.low for w in theirs]
    gained, lost = turned(here, there, language), turned(there, here, language)
    if gained is None and lost is None:
        return
    rows = ([lemma(w, language) for w in row if not negative(w)] for row in (here, there))
    if Indel.normalized_similarity(*rows) < SAME_WORDS:
        return
    if gained is not None:
        place, original = ours[gained[0]].span, theirs[gained[1]].span
        said = "This denies what the original affirms."
    elif lost is not None:
        place, original = ours[lost[1]].span, theirs[lost[0]].span
        said = "The negation of the original is gone: this affirms what the original denies."
    text = pairing.case.document.text
    yield Finding(
        category=Category.MISTRANSLATION,
        kind=Kind.NEGATED,
        severity=Severity.CRITICAL,
        confidence=0.8,
        span=place,
        text=place.of(text),
        explanation=said,
        original=pairing.original(original),
        witnesses_for=(pairing.witness.document.id,),
    )


def _plain(words: Sequence[Word]) -> list[Word]:
    """The words without a small one between two capitals, a name's part: *Soma no Maoi*."""
    return [
        w
        for i, w in enumerate(words)
        if not (
            w.text.islower()
            and 0 < i < len(words) - 1
            and words[i - 1].text[0].isupper()
            and words[i + 1].text[0].isupper()
        )
    ]
