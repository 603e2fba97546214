"""Negation lost or gained (English).

A sentence is judged only where the two texts say nearly the same words, one of
them with a plain negation, the other without anything that denies: neither a
negative word nor one that carries denial in itself (*deny*, *fail*, *lack*,
*unable*, *hardly*, *less*, un-, in-, dis-).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.drift.meaning.pairing import Pairing, Word
from audit.drift.terms.lexicon import functional
from audit.drift.terms.tokens import lemma
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
ignored doubt doubted doubtful wrong false rule ruled out halt halted end ended lose lost minus
"""
DENIALS = frozenset(_DENIALS.split())
_PREFIXED = re.compile(r"^(?:un|in|im|il|ir|dis|non|mis)[a-z]{4,}$|less$")
# How much of the two rows of base forms has to be the same (Indel similarity, 0..1), and
# how long the shorter sentence may be: in long ones a clause may carry the denial elsewhere.
SAME_WORDS = 0.45
LONGEST = 40
# What is denied stands at most this many words on.
REACH = 4
_WITH_NEGATION = "only just merely longer doubt matter sooner less more least wait mention yet"
_SET_PHRASES = frozenset(_WITH_NEGATION.split())


def negative(low: str) -> bool:
    """Whether a word is a plain negation."""
    return low in PLAIN or low.endswith("n't")


def denies(low: str) -> bool:
    """Whether a word negates, plainly or by what it means."""
    return negative(low) or low in DENIALS or _PREFIXED.search(low) is not None


def turned(ours: Sequence[str], theirs: Sequence[str]) -> bool | None:
    """True: negation gained; False: lost; None: neither, or it cannot be told."""
    if max(len(ours), len(theirs)) > LONGEST:
        return None
    here, there = any(map(negative, ours)), any(map(negative, theirs))
    if here == there:
        return None
    if any(map(denies, theirs if here else ours)):
        return None
    return here


def polarity(pairing: Pairing) -> Iterator[Finding]:
    """A finding where the document denies what the witness affirms, or the other way round."""
    from rapidfuzz.distance import Indel

    ours = [w.low for w in _plain(pairing.words)]
    theirs = [w.low for w in _plain(pairing.their_words)]
    gained = turned(ours, theirs)
    if gained is None:
        return
    language = pairing.case.document.language
    if (
        Indel.normalized_similarity(
            [lemma(w, language) for w in ours if not negative(w)],
            [lemma(w, language) for w in theirs if not negative(w)],
        )
        < SAME_WORDS
    ):
        return
    sides = (pairing.words, pairing.their_words)
    if not _denied_here_said_there(*(sides if gained else sides[::-1]), language):
        return
    document = pairing.case.document
    place = _first(pairing.words).span if gained else document.sentences[pairing.sentences[0]].span
    yield Finding(
        category=Category.MISTRANSLATION,
        kind=Kind.NEGATED,
        severity=Severity.CRITICAL,
        confidence=0.8,
        span=place,
        text=place.of(document.text),
        explanation=(
            "This denies what the original affirms."
            if gained
            else "The negation of the original is gone: this affirms what the original denies."
        ),
        original=pairing.original(None if gained else _first(pairing.their_words).span),
        witnesses_for=(pairing.witness.document.id,),
    )


def _denied_here_said_there(
    denying: Sequence[Word], affirming: Sequence[Word], language: str
) -> bool:
    """Whether what the negation denies is what the other text says.

    The first content word after the negation has to stand there: "did not
    find" / "found", but not "not easy" / "difficult", "can't wait" / "looks
    forward", "not only" / "and".
    """
    at = denying.index(_first(denying))
    said = {lemma(w.low, language) for w in affirming}
    for word in denying[at + 1 : at + 1 + REACH]:
        if word.low in _SET_PHRASES:
            return False
        if not functional(word.low, language):
            return lemma(word.low, language) in said
    return False


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


def _first(words: Sequence[Word]) -> Word:
    return next(w for w in words if negative(w.low))
