"""Meaning: what a linked sentence says otherwise than its witness.

What may come in: pronouns, negation, degree, clauses lost and added, and the
judge that puts a figure on a link.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.drift.case import Case
from audit.drift.meaning.degree import degree
from audit.drift.meaning.gender import gender
from audit.drift.meaning.opposite import opposite
from audit.drift.meaning.pairing import pairings
from audit.drift.meaning.polarity import polarity
from audit.drift.meaning.pronoun import pronoun
from audit.types import Finding

__all__ = ["find"]


def find(case: Case) -> Iterator[Finding]:
    """Every finding on the meaning of linked sentences."""
    if case.document.language != "en":
        return
    for pairing in pairings(case):
        yield from polarity(pairing)
        yield from degree(pairing)
        yield from pronoun(pairing)
        yield from gender(pairing)
        yield from opposite(pairing)
