"""Every finding on names for one case."""

from __future__ import annotations

from collections.abc import Iterator

from audit.drift.case import Case
from audit.drift.names.cross import crossed
from audit.drift.names.paired import compared
from audit.drift.names.reading import Reading
from audit.drift.names.spelt import respelt
from audit.drift.names.translated import translated
from audit.types import Finding


def find(case: Case) -> Iterator[Finding]:
    """Names respelt, changed, missing, added, inconsistent or translated as words."""
    readings = {w.document.id: Reading(w.document) for w in case.witnesses}
    readings[case.document.id] = Reading(case.document)
    yield from respelt(case, readings)
    yield from compared(case, readings)
    yield from crossed(case, readings)
    yield from translated(case, readings)
