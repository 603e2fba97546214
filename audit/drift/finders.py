"""Every finder of the project, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from audit.drift.case import Case
from audit.drift.reconcile import reconcile
from audit.types import Finding

if TYPE_CHECKING:
    from audit.drift.terms.termbase import Termbase

Finder = Callable[[Case], Iterator[Finding]]


def finders(termbase: Termbase | None = None) -> tuple[tuple[str, Finder], ...]:
    """Name and function of each finder, in the order in which they run."""
    if termbase is None:
        return _table()
    from audit.drift import terms

    def find_terms(case: Case) -> Iterator[Finding]:
        return terms.find(case, termbase)

    return tuple((name, find_terms if name == "terms" else find) for name, find in _table())


@cache
def _table() -> tuple[tuple[str, Finder], ...]:
    from audit.drift import content, meaning, names, numbers, quotations, residue, terms

    return (
        ("numbers", numbers.find),
        ("names", names.find),
        ("terms", terms.find),
        ("residue", residue.find),
        ("quotations", quotations.find),
        ("meaning", meaning.find),
        ("content", content.find),
    )


def find(case: Case, termbase: Termbase | None = None) -> tuple[Finding, ...]:
    """All that drifted in one document, each thing once, in the order of the text."""
    return reconcile(finding for _, finder in finders(termbase) for finding in finder(case))
