"""What a finder may look at: one document, its witnesses, and how they align.

``audit run`` and ``audit pairs`` put the same question in the same form. A file
of aligned pairs is a case with one witness, whose links are given, not found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from audit.judge.weighed import Judging
from audit.types import Document, Finding, Link, Relation, Span

if TYPE_CHECKING:
    from audit.align.pieces import Pieces


@dataclass(frozen=True, slots=True)
class Witness:
    """Another document of the family.

    ``testifies`` is False for a machine translation: it is aligned like any
    other, and never stands in ``witnesses_for``. ``relation`` decides how
    strictly it may be held against the document: with a dependent witness
    (copy, rewrite, translation, relay) each fact of a linked sentence should
    come back; an independent report (``same_story``) may know other facts, so
    nothing is missing or extra against it, and what it says otherwise is a
    disagreement, minor at most, unless independent witnesses agree on a form
    of the same name or term.
    """

    document: Document
    relation: Relation
    testifies: bool

    @property
    def called(self) -> str:
        """What a sentence for an editor calls it: "the original" only if it is one."""
        return self.relation.called


@dataclass(frozen=True, slots=True)
class Located:
    """Where a span of one text is answered in another, and how surely (0..1)."""

    span: Span
    score: float


class Words(Protocol):
    """Word alignment inside linked sentences, computed when first asked for."""

    def locate(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> Located | None:
        """The run of words in ``sentences`` of ``target`` that answers to ``span``.

        Whole words, by token vectors; None where nothing answers.
        """

    def support(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> float:
        """Mean over the pieces of ``span`` of the best cosine on the other side."""

    def prepare(self, texts: Sequence[str]) -> None:
        """Encode texts that will be asked about, in one batch."""

    def pieces(self, text: str) -> Pieces:
        """The words of any text and the vectors of their pieces."""


@dataclass(frozen=True, slots=True)
class Case:
    """One document under audit and everything there is to hold against it.

    ``links`` cover the body sentences of ``document``; a counterpart names a
    witness by id. ``machine_translated`` is provenance's first opinion (a
    probability, from the document and its witnesses before drift is known), or
    None in ``audit pairs``. ``words`` is None where no encoder is loaded: a
    finder then says what it can tell without. ``judge`` likewise.
    """

    document: Document
    witnesses: tuple[Witness, ...]
    links: tuple[Link, ...]
    words: Words | None = None
    machine_translated: float | None = None
    judge: Judging | None = None

    def witness(self, document_id: str) -> Witness:
        """The witness with this id; KeyError if there is none."""
        for witness in self.witnesses:
            if witness.document.id == document_id:
                return witness
        raise KeyError(document_id)


class Finder(Protocol):
    """Looks for one sort of drift."""

    def __call__(self, case: Case) -> Iterator[Finding]:
        """Every finding of this sort, in no order."""
