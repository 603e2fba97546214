"""A document as segments: what is linked together, its counterpart, and the findings in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.report.panels import spans_of
from audit.report.ranking import ranked
from audit.result import AuditResult
from audit.types import Document, DocumentReport, Finding, Link, Role, Span

# Characters that XML 1.0 does not allow, even escaped; lone surrogates are in no UTF-8.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """``text`` of the same length with U+FFFD for each character that XML forbids."""
    return _NOT_XML.sub("\ufffd", text)


@dataclass(frozen=True, slots=True)
class Run:
    """Sentences of one document as one text, parted by single spaces."""

    document: Document
    indices: tuple[int, ...]

    @property
    def text(self) -> str:
        """The sentences, one after the other."""
        return " ".join(self.document.sentences[i].text for i in self.indices)

    def place(self, span: Span) -> Span | None:
        """Where ``span`` of the document stands in ``text``; None outside of it."""
        position = 0
        start = end = None
        for index in self.indices:
            sentence = self.document.sentences[index].span
            if span.overlaps(sentence):
                if start is None:
                    start = position + max(0, span.start - sentence.start)
                end = position + min(len(sentence), span.end - sentence.start)
            position += len(sentence) + 1
        return None if start is None or end is None else Span(start, end)


@dataclass(frozen=True, slots=True)
class Hit:
    """One place of a finding in a segment. ``number``: the finding's rank in its document.

    ``here`` in the segment's target; ``there`` in its source, where the finding
    quotes that very passage. A finding without words of its own covers the whole target.
    """

    number: int
    finding: Finding
    here: Span
    there: Span | None


@dataclass(frozen=True, slots=True)
class Segment:
    """What is said here (``target``) and in the best witness (``source``, None without one)."""

    number: int
    target: Run
    source: Run | None
    score: float | None
    hits: tuple[Hit, ...]


def segments(result: AuditResult, report: DocumentReport) -> Iterator[Segment]:
    """The story in order. Boilerplate only where a finding stands in it."""
    placed = _placed(report)
    for number, (indices, source, score) in enumerate(_groups(result, report), start=1):
        target = Run(report.document, indices)
        hits = tuple(
            _hit(target, source, rank, finding, span)
            for index in indices
            for rank, finding, span in placed.get(index, ())
        )
        sentences = [report.document.sentences[i] for i in indices]
        if hits or any(s.role is not Role.BOILERPLATE for s in sentences):
            yield Segment(number, target, source, score, hits)


def _groups(
    result: AuditResult, report: DocumentReport
) -> Iterator[tuple[tuple[int, ...], Run | None, float | None]]:
    """Every sentence once: with the others of its link, or alone."""
    document = report.document
    linked: dict[int, tuple[Link, Run, float]] = {}
    for link in report.links:
        for counterpart in link.counterparts:
            witness = result.text_of(counterpart.document)
            if witness is not None and all(
                0 <= i < len(witness.sentences) for i in counterpart.sentences
            ):
                run = Run(witness, counterpart.sentences)
                for index in link.sentences:
                    linked.setdefault(index, (link, run, counterpart.score))
                break
    done: set[int] = set()
    for sentence in document.sentences:
        if sentence.index in done:
            continue
        if sentence.index not in linked:
            done.add(sentence.index)
            yield (sentence.index,), None, None
            continue
        link, run, score = linked[sentence.index]
        fresh = tuple(i for i in link.sentences if i not in done)
        done.update(fresh)
        yield fresh, run, score


def _placed(report: DocumentReport) -> dict[int, list[tuple[int, Finding, Span]]]:
    """The places of every finding by sentence; none is lost while there is a sentence at all."""
    placed: dict[int, list[tuple[int, Finding, Span]]] = {}
    sentences = report.document.sentences
    for rank, finding in enumerate(ranked(report.findings), start=1):
        for span in spans_of(finding):
            found = report.document.sentence_at(span.start)
            if found is None:
                after = (s for s in sentences if s.span.end > span.start)
                found = next(after, sentences[-1] if sentences else None)
            if found is not None:
                placed.setdefault(found.index, []).append((rank, finding, span))
    return placed


def _hit(target: Run, source: Run | None, rank: int, finding: Finding, span: Span) -> Hit:
    here = target.place(span) or Span(0, len(target.text))
    said = finding.original
    there = None
    if source is not None and said is not None and said.document == source.document.id:
        there = source.place(said.span)
    return Hit(rank, finding, here, there)
