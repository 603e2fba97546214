"""Findings that a desk keeps out of a report: they do not count, and they are listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from audit.report.words import SEVERITIES, heading
from audit.types import Finding


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A finding, and what keeps it out (a house rule, an accepted form, a mark in the text)."""

    finding: Finding
    by: str

    @property
    def severity_word(self) -> str:
        """How grave it would be."""
        return SEVERITIES[self.finding.severity]

    @property
    def heading(self) -> str:
        """What it would be called."""
        return heading(self.finding)

    def json(self) -> dict[str, Any]:
        """As it stands in ``silenced`` of ``audit.document/1``."""
        finding = self.finding
        return {
            "category": finding.category.value,
            "kind": finding.kind.value,
            "severity": finding.severity.value,
            "start": finding.span.start,
            "end": finding.span.end,
            "text": finding.text,
            "by": self.by,
        }
