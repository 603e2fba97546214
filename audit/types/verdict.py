"""What a document is, and why we say so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.types.document import Span


class DocumentClass(StrEnum):
    """The five classes of a verdict."""

    INDEPENDENT = "independent"
    SYNDICATED_COPY = "syndicated_copy"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    MACHINE_TRANSLATED = "machine_translated"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason for a verdict, with the place that shows it.

    ``kind`` is a stable code of the detector; ``span`` is None where the
    reason is the document as a whole (parallelism with a witness). ``weight``
    is a log-likelihood ratio in nats: positive speaks for the class of the
    verdict. ``languages`` maps relay languages to their own log-likelihood
    ratios where the artefact tells one language from another.
    """

    kind: str
    text: str
    span: Span | None
    weight: float
    explanation: str
    languages: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class RelayLanguage:
    """A language through which the text may have come, with its probability."""

    language: str
    probability: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """The class, the probabilities of all five (they sum to 1), and the evidence."""

    document_class: DocumentClass
    probabilities: tuple[tuple[DocumentClass, float], ...]
    relay_languages: tuple[RelayLanguage, ...]
    evidence: tuple[Evidence, ...]

    def __post_init__(self) -> None:
        if {c for c, _ in self.probabilities} != set(DocumentClass):
            raise ValueError("a verdict gives a probability to each of the five classes")
        total = sum(p for _, p in self.probabilities)
        if abs(total - 1.0) > 1e-6:
            raise ValueError(f"the probabilities of a verdict sum to 1, not {total}")

    def probability(self, document_class: DocumentClass) -> float:
        """The probability of one class."""
        return dict(self.probabilities)[document_class]
