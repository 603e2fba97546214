"""Quotations: words inside quotation marks are facts.

What may come in: finding quoted words in every style of marks, telling which
quotations are one, who is said to have spoken them, and what differs.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.drift.case import Case
from audit.drift.quotations.changed import changed, inconsistent
from audit.drift.quotations.marks import quotations
from audit.drift.quotations.speakers import given_to_another
from audit.types import Finding

__all__ = ["find"]


def find(case: Case) -> Iterator[Finding]:
    """Every quotation that differs from the witness's, from itself, or in its speaker."""
    own = quotations(case.document)
    if not own:
        return
    theirs = {
        w.document.id: quotations(w.document)
        for w in case.witnesses
        if w.testifies and w.document.language == case.document.language
    }
    yield from changed(case, own, theirs)
    yield from given_to_another(case, own, theirs)
    yield from inconsistent(case, own)
