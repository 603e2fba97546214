"""Every finder of the project, in one table."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
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


def find_each(cases: Sequence[Case], termbase: Termbase | None = None) -> list[tuple[Finding, ...]]:
    """As ``find`` for each of several documents, one finder after the other over all of them.

    Small texts are searched nearly twice as fast so: what a finder and its tables are made of
    stays in the processor's caches from one to the next.
    """
    told: list[list[Finding]] = [[] for _ in cases]
    for _, finder in finders(termbase):
        for case, found in zip(cases, told, strict=True):
            found.extend(finder(case))
    return [reconcile(found) for found in told]


def find(case: Case, termbase: Termbase | None = None) -> tuple[Finding, ...]:
    """All that drifted in one document, each thing once, in the order of the text."""
    return reconcile(finding for _, finder in finders(termbase) for finding in finder(case))
