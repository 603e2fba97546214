"""What part of an audit goes out."""

from __future__ import annotations

from dataclasses import dataclass

from audit.types import Severity


@dataclass(frozen=True, slots=True)
class Selection:
    """Documents (all if empty), the mildest severity and the lowest confidence that go out.

    ``table``: ``findings``, ``documents`` or ``sentences``, for formats that hold
    one table. ``languages``: ``SOURCE-TARGET`` for formats that hold one pair of
    languages, or None where the audit has only one.
    """

    documents: tuple[str, ...] = ()
    severity: Severity = Severity.MINOR
    min_confidence: float = 0.0
    table: str = "findings"
    languages: str | None = None
