"""How sentences answer to sentences, and documents to documents."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Bead:
    """One link of a pairwise alignment, m source sentences to n target ones.

    Either side may be empty (an omission, an insertion), not both. Indices are
    positions in the two sequences that were aligned, ascending. ``score`` is
    0 to 1, the confidence that the bead is right; 0 for a one-sided bead.
    """

    source: tuple[int, ...]
    target: tuple[int, ...]
    score: float

    def __post_init__(self) -> None:
        if not self.source and not self.target:
            raise ValueError("a bead needs a sentence on one side at least")
        if not 0.0 <= self.score <= 1.0:
            raise ValueError(f"a bead's score lies in 0..1, not {self.score}")


@dataclass(frozen=True, slots=True)
class Counterpart:
    """Sentences of one witness that answer to a link's sentences."""

    document: str
    sentences: tuple[int, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Link:
    """Sentences of the document under audit and their counterparts, best first."""

    sentences: tuple[int, ...]
    counterparts: tuple[Counterpart, ...]


class Relation(StrEnum):
    """How a document of the family stands to the one under audit.

    The first four mean that one depends on the other, or both on one source;
    ``same_story`` is an independent report.
    """

    COPY = "copy"
    REWRITE = "rewrite"
    TRANSLATION = "translation"
    RELAY = "relay"
    SAME_STORY = "same_story"

    @property
    def dependent(self) -> bool:
        """Whether the two documents share a text, not only an event."""
        return self is not Relation.SAME_STORY

    @property
    def called(self) -> str:
        """What a sentence for an editor calls the other document.

        A text that was reworded, or came back from another language, from the
        same source as this one is no original, though it runs beside it.
        """
        if self in {Relation.COPY, Relation.TRANSLATION}:
            return "the original"
        return "the parallel text" if self.dependent else "another report"


class Version(StrEnum):
    """Which version of one article another document is, when one publisher brought out both."""

    EARLIER = "earlier"
    LATER = "later"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class Relative:
    """Another document of the family, as seen from the one under audit.

    ``similarity`` is 0 to 1; ``coverage`` the share of this document's body
    sentences that have a counterpart in the other one. ``version``: the other is
    this article at another time (a correction, an update), by the same publisher;
    None where it is another paper's text or no text of the same words.
    """

    id: str
    relation: Relation
    similarity: float
    coverage: float
    version: Version | None = None


@dataclass(frozen=True, slots=True)
class Parallel:
    """How one document follows another, measured on their sentence alignment.

    ``coverage`` and ``coverage_of_other``: share (0..1) of the body sentences
    with a counterpart, on each side. ``monotonicity``: Kendall's tau of the
    linked sentences' order, -1..1 (1 for fewer than two links). ``similarity``:
    mean link score, 0..1. ``surface``: mean chrF of linked sentences, 0..1, or
    None between languages. ``verbatim``: share of this document's body words
    that stand in runs of eight or more words shared with the other one.
    """

    other: str
    coverage: float
    coverage_of_other: float
    monotonicity: float
    similarity: float
    surface: float | None
    verbatim: float
