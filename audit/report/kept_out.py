"""Findings that a desk keeps out of a report: they do not count, and they are listed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from audit.report.words import SEVERITIES, heading
from audit.types import Finding
from audit.words import ENGLISH, Words


@dataclass(frozen=True, slots=True)
class KeptOut:
    """A finding, and what keeps it out (a house rule, an accepted form, a mark in the text)."""

    finding: Finding
    by: str

    def severity_word(self, say: Words = ENGLISH) -> str:
        """How grave it would be."""
        return say.gettext(SEVERITIES[self.finding.severity])

    def heading(self, say: Words = ENGLISH) -> str:
        """What it would be called."""
        return heading(self.finding, say)

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
