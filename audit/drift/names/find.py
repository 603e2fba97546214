"""Every finding on names for one case."""

from __future__ import annotations

from collections.abc import Iterator

from audit.drift.case import Case
from audit.drift.names.spelt import respelt
from audit.types import Finding


def find(case: Case) -> Iterator[Finding]:
    """Names respelt, changed, missing, added, inconsistent or translated as words."""
    yield from respelt(case)
