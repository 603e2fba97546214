"""How sure a finding on a number is: as often as such findings were right, by what faces what.

Measured by ``bench.numbers_confidence`` on NTREX's human translations in 32 languages and DEMETR,
where one pair in ten has an error planted: half of the sentences for the figures here, the
other half to try them on (docs/numbers.md). Decision 0166.
"""

from __future__ import annotations

from enum import StrEnum

from audit.types import Kind


class Evidence(StrEnum):
    """What faces what where two numbers differ."""

    FIGURES = "figures"
    """Digits on both sides."""
    MIXED = "mixed"
    """Digits and a word, or two Roman numerals."""
    WORDS = "words"
    """Words on both sides."""
    LOOSE = "loose"
    """Nothing, or a number that only says another one again."""

    @property
    def thin(self) -> bool:
        """Whether a rewording of the sentence may explain it as well."""
        return self in (Evidence.WORDS, Evidence.LOOSE)


_SURE: dict[tuple[Kind, Evidence], float] = {
    (Kind.CHANGED, Evidence.FIGURES): 0.99,
    (Kind.CHANGED, Evidence.MIXED): 0.97,
    (Kind.CHANGED, Evidence.WORDS): 0.95,
    (Kind.CHANGED, Evidence.LOOSE): 0.97,
    (Kind.SCALED, Evidence.FIGURES): 0.99,
    (Kind.SCALED, Evidence.MIXED): 0.98,
    (Kind.EXTRA, Evidence.LOOSE): 0.92,
    (Kind.MISSING, Evidence.LOOSE): 0.92,
    (Kind.UNIT_CONVERTED, Evidence.FIGURES): 0.98,
    (Kind.UNIT_CHANGED, Evidence.FIGURES): 0.95,
    (Kind.DATE_ORDER, Evidence.FIGURES): 0.95,
}
# Kinds of which fewer than twenty were seen: right each time, which is no proof.
_SELDOM = 0.85
# Two numbers that changed places, by the lead of the crosswise reading over the least that counts.
_SWAPPED = ((0.5, 0.98), (0.0, 0.95))


def sure(kind: Kind, evidence: Evidence) -> float:
    """The probability that an editor would agree with a difference of this kind."""
    return _SURE.get((kind, evidence), _SELDOM)


def sure_of_swap(lead: float) -> float:
    """The same for two numbers that changed places; ``lead``: 0 and more."""
    return next(value for least, value in _SWAPPED if lead >= least)
