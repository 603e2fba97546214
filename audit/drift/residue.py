"""Words of another language left behind in a document, down to one function word."""

from __future__ import annotations

from collections.abc import Iterator

from audit.drift.case import Case
from audit.types import Finding


def find(case: Case) -> Iterator[Finding]:
    """Every run of words that another language left in the document's body."""
    yield from ()
