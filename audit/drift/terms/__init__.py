"""Terms: found without a list, compared over all witnesses, held against a termbase.

What may come in: anything that says which words of a text are terms, how the
document under audit renders them, and what a termbase demands.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from audit.drift.case import Case
from audit.drift.terms.across import across
from audit.drift.terms.compare import compare
from audit.drift.terms.listed import listed
from audit.types import Finding

if TYPE_CHECKING:
    from audit.drift.terms.termbase import Termbase

__all__ = ["find"]


def find(case: Case, termbase: Termbase | None = None) -> Iterator[Finding]:
    """Every finding on the document's terms; what a termbase says comes first."""
    if termbase is not None:
        yield from listed(case, termbase)
    yield from compare(case)
    yield from across(case)
