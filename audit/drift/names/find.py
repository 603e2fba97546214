"""Every finding on names for one case."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from audit.drift.case import Case
from audit.drift.names.consistent import consistent
from audit.drift.names.cross import crossed
from audit.drift.names.paired import compared
from audit.drift.names.reading import reading
from audit.drift.names.spelt import respelt
from audit.drift.names.translated import translated
from audit.types import Finding, Kind


def find(case: Case) -> Iterator[Finding]:
    """Names respelt, changed, missing, added, inconsistent or translated as words."""
    readings = {w.document.id: reading(w.document) for w in case.witnesses}
    readings[case.document.id] = reading(case.document)
    found = [*respelt(case, readings), *translated(case, readings)]
    yield from found
    paired: list[Finding] = []
    for finding in chain(compared(case, readings), crossed(case, readings)):
        if not any(_same(finding, other) for other in found):
            paired.append(finding)
            yield finding
    for finding in consistent(case, readings):
        if not any(_same(finding, other) for other in (*found, *paired)):
            yield finding


def _same(one: Finding, other: Finding) -> bool:
    """Whether two findings speak of one name; what is missing is known by its original."""
    if one.kind is not Kind.NAME_MISSING:
        return one.span.overlaps(other.span)
    if one.original is None or other.original is None:
        return False
    return one.original.document == other.original.document and one.original.span.overlaps(
        other.original.span
    )
