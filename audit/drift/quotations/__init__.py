"""Quotations: words inside quotation marks are facts.

What may come in: finding quoted words in every style of marks, telling which
quotations are one, who is said to have spoken them, and what differs.
"""

from __future__ import annotations

from collections.abc import Iterator

from audit.drift.case import Case
from audit.drift.quotations.changed import changed, inconsistent
from audit.drift.quotations.framed import framed
from audit.drift.quotations.marks import quotations
from audit.drift.quotations.speakers import given_to_another
from audit.drift.quotations.twice import twice
from audit.drift.quotations.voices import voices
from audit.types import Finding

__all__ = ["find"]


def find(case: Case) -> Iterator[Finding]:
    """Every quotation that differs from the witness's, from itself, in its speaker or marks."""
    quoted = {d.id: quotations(d) for d in (case.document, *(w.document for w in case.witnesses))}
    if not any(quoted.values()):
        return
    yield from framed(case, quoted)
    yield from voices(case, quoted)
    own = quoted[case.document.id]
    if not own:
        return
    theirs = {
        w.document.id: quoted[w.document.id]
        for w in case.witnesses
        if w.testifies and w.document.language == case.document.language
    }
    yield from changed(case, own, theirs)
    yield from given_to_another(case, own, theirs)
    repeated = list(twice(case, quoted))
    yield from repeated
    told = {f.span for f in repeated}
    yield from (f for f in inconsistent(case, own) if f.span not in told)
