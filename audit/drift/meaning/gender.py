"""*He* for *she*: the person spoken of is another one, or has changed sex (English)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from audit.drift.meaning.pairing import Pairing
from audit.types import Category, Finding, Kind, Severity

_MALE, _FEMALE = "he him his himself", "she her hers herself"
MALE, FEMALE = frozenset(_MALE.split()), frozenset(_FEMALE.split())
_EITHER = MALE | FEMALE


def gender(pairing: Pairing) -> Iterator[Finding]:
    """A finding where all pronouns of one sex answer to pronouns of the other."""
    if _EITHER.isdisjoint(pairing.low) or _EITHER.isdisjoint(pairing.their_low):
        return
    ours, theirs = _sexes(pairing.low), _sexes(pairing.their_low)
    if len(ours) != 1 or len(theirs) != 1 or ours == theirs:
        return
    if len(pairing.sentences) > 1:
        return
    here = next(w for w in pairing.words if w.low in _EITHER)
    there = next(w for w in pairing.their_words if w.low in _EITHER)
    yield Finding(
        category=Category.MISTRANSLATION,
        kind=Kind.PRONOUN,
        severity=Severity.MAJOR,
        confidence=0.8,
        span=here.span,
        text=here.text,
        explanation=(
            f"{pairing.witness.called.capitalize()} says “{there.text}”: "
            "another person, or another sex."
        ),
        original=pairing.original(there.span),
        suggestion=None,
        witnesses_for=(pairing.witness.document.id,),
    )


def _sexes(words: Sequence[str]) -> frozenset[str]:
    return frozenset(
        name
        for name, pronouns in (("male", MALE), ("female", FEMALE))
        if not pronouns.isdisjoint(words)
    )
