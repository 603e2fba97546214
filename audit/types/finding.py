"""What is wrong, where, by whose word, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.types.document import Span
from audit.types.kinds import KINDS, Kind


class Severity(StrEnum):
    """MQM severities, mildest first."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for minor, 2 for critical."""
        return ("minor", "major", "critical").index(self.value)


class Category(StrEnum):
    """MQM error types (https://themqm.org) that this project reports."""

    NUMBER = "number"
    DATE_TIME = "date-time"
    ENTITY = "entity"
    TERMINOLOGY = "terminology"
    UNTRANSLATED = "untranslated"
    OMISSION = "omission"
    ADDITION = "addition"
    MISTRANSLATION = "mistranslation"
    UNIT_CONVERSION = "unit-conversion"
    NUMBER_FORMAT = "number-format"


@dataclass(frozen=True, slots=True)
class Place:
    """One of several places where a finding stands."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Original:
    """What the witness says. ``document`` is None in ``audit pairs``."""

    document: str | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that drifted.

    ``span`` and ``text`` are in the document under audit; ``places`` lists all
    the places, the first one included, where there are several. ``confidence``
    is a probability that an editor would agree. ``explanation`` is for an
    editor to read: a plain sentence, no jargon, no internals.
    """

    category: Category
    kind: Kind
    severity: Severity
    confidence: float
    span: Span
    text: str
    explanation: str
    original: Original | None = None
    suggestion: str | None = None
    places: tuple[Place, ...] = ()
    witnesses_for: tuple[str, ...] = ()
    witnesses_against: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence lies in 0..1, not {self.confidence}")
        if len(self.span) != len(self.text):
            raise ValueError("a finding's span and text differ in length")
        if self.category.value not in KINDS[self.kind].categories:
            raise ValueError(f"kind {self.kind} does not belong to {self.category}")
