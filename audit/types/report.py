"""What is written down about one document."""

from __future__ import annotations

from dataclasses import dataclass

from audit.types.document import Document
from audit.types.finding import Finding
from audit.types.link import Link, Relative
from audit.types.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that could not be used: where, what is wrong, how to mend it."""

    source: str
    fault: str
    mend: str

    def __str__(self) -> str:
        return f"{self.source}: {self.fault}; {self.mend}"


@dataclass(frozen=True, slots=True)
class Scores:
    """0 (faithful) to 100, MQM-weighted, per 100 words."""

    names: float
    numbers: float
    terminology: float
    overall: float


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """One audited document with everything that was found out about it."""

    document: Document
    verdict: Verdict
    family: tuple[Relative, ...]
    links: tuple[Link, ...]
    findings: tuple[Finding, ...]
    scores: Scores
    signature: str
