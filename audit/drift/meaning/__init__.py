"""Meaning: what a linked sentence says otherwise than its witness.

What may come in: pronouns, negation, degree, clauses lost and added, and the
judge that puts a figure on a link.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.drift.case import Case
from audit.types import Finding


def find(case: Case) -> Iterator[Finding]:
    """Every finding on the meaning of linked sentences."""
    yield from ()
