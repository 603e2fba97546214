"""A document and a witness side by side: which sentence stands beside which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from markupsafe import Markup

from audit.report.marks import Mark
from audit.report.quoting import clipped
from audit.report.words import html_language
from audit.types import Counterpart, Document, Link, Role, Sentence

# Longer runs are tables or broken pages; the whole text is in the JSON.
_LONGEST_CELL = 4000


@dataclass(frozen=True, slots=True)
class Cell:
    """One sentence as it is shown: an anchor or None, a language tag where it differs."""

    anchor: str | None
    lang: str | None
    words: Markup


@dataclass(frozen=True, slots=True)
class Row:
    """Sentences of the document beside their counterpart.

    ``kind``: ``linked``, ``alone`` (no counterpart), ``boilerplate``. ``flagged``:
    a finding stands in it. ``witness``: id of the counterpart's document.
    """

    kind: str
    flagged: bool
    title: bool
    here: tuple[Cell, ...]
    there: tuple[Cell, ...]
    witness: str | None
    score: float | None


@dataclass(frozen=True, slots=True)
class Side:
    """A text with the marks that belong into it."""

    document: Document
    marks: tuple[Mark, ...]

    def cells(self, indices: Sequence[int], prefix: str | None) -> tuple[Cell, ...]:
        """The named sentences; with ``prefix``, each gets the anchor ``prefix-index``."""
        shown = []
        for index in indices:
            sentence = self.document.sentences[index]
            marks = self._within(sentence)
            about = marks[0].span if marks else None
            words = clipped(self.document.text, sentence.span, marks, about, _LONGEST_CELL)
            for mark in marks:
                # Where a long sentence is cut, its links still arrive.
                if mark.anchor and f'id="{mark.anchor}"' not in words:
                    words = Markup('<span id="{}"></span>').format(mark.anchor) + words
            shown.append(Cell(f"{prefix}-{index}" if prefix else None, self._lang(sentence), words))
        return tuple(shown)

    def _within(self, sentence: Sentence) -> list[Mark]:
        """The marks in a sentence. One that an earlier sentence shows has its anchor there."""
        before = self.document.sentences[sentence.index - 1] if sentence.index else None
        return [
            replace(mark, anchor=None) if before and mark.span.overlaps(before.span) else mark
            for mark in self.marks
            if mark.span.overlaps(sentence.span)
        ]

    def _lang(self, sentence: Sentence) -> str | None:
        if sentence.language in (None, self.document.language):
            return None
        return html_language(sentence.language)


def best_links(links: Sequence[Link]) -> dict[int, tuple[Link, Counterpart]]:
    """For each sentence its link and that link's best counterpart."""
    return {
        index: (link, link.counterparts[0])
        for link in links
        if link.counterparts
        for index in link.sentences
    }


def links_with(links: Sequence[Link], witness: str) -> dict[int, tuple[Link, Counterpart]]:
    """For each sentence its link and counterpart in one witness."""
    return {
        index: (link, counterpart)
        for link in links
        for counterpart in link.counterparts
        if counterpart.document == witness
        for index in link.sentences
    }


def rows(
    here: Side,
    others: dict[str, Side],
    linked: dict[int, tuple[Link, Counterpart]],
    *,
    prefix: str | None,
    whole: bool,
) -> list[Row]:
    """The document's sentences in order, each with its counterpart.

    ``whole`` False leaves out what has no counterpart. Boilerplate that
    follows boilerplate shares a row.
    """
    flagged = _flagged(here)
    made: list[Row] = []
    furniture: list[int] = []
    done: set[int] = set()

    def clear() -> None:
        if furniture and whole:
            cells = here.cells(furniture, prefix)
            hit = any(i in flagged for i in furniture)
            made.append(Row("boilerplate", hit, False, cells, (), None, None))
        furniture.clear()

    for sentence in here.document.sentences:
        if sentence.index in done:
            continue
        match = linked.get(sentence.index)
        if match is None and sentence.role is Role.BOILERPLATE:
            furniture.append(sentence.index)
            continue
        clear()
        title = sentence.role is Role.TITLE
        if match is None or match[1].document not in others:
            if whole:
                cells = here.cells([sentence.index], prefix)
                hit = sentence.index in flagged
                made.append(Row("alone", hit, title, cells, (), None, None))
            continue
        link, counterpart = match
        fresh = [i for i in link.sentences if i not in done]
        done.update(fresh)
        made.append(
            Row(
                "linked",
                any(i in flagged for i in fresh),
                title,
                here.cells(fresh, prefix),
                others[counterpart.document].cells(counterpart.sentences, None),
                counterpart.document,
                counterpart.score,
            )
        )
    clear()
    return made


def _flagged(side: Side) -> set[int]:
    """Indices of the sentences with a finding in them."""
    found: set[int] = set()
    for mark in side.marks:
        sentence = side.document.sentence_at(mark.span.start)
        if sentence is not None and mark.style in ("minor", "major", "critical"):
            found.add(sentence.index)
    return found
