"""Cuts a quotation out of a document: the sentence round a span, the words marked."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from audit.report.marks import Mark, marked
from audit.types import Document, Span

# A sentence of news has 25 words; one of more than these characters is a
# table or a broken page, and the words round the mark are enough.
_LONGEST = 700
_AROUND = 240


def sentence_span(document: Document, span: Span) -> Span:
    """The sentence (or run of sentences) that holds ``span``; the span itself outside of any."""
    first = document.sentence_at(span.start)
    last = document.sentence_at(max(span.start, span.end - 1))
    start = min(first.span.start, span.start) if first else span.start
    end = max(last.span.end, span.end) if last else span.end
    return Span(start, end)


def quotation(document: Document, span: Span, mark: Mark | None) -> Markup:
    """The sentence round ``span`` with ``mark`` in it, cut where it is very long."""
    window = sentence_span(document, span)
    return clipped(document.text, window, [mark] if mark else [], about=span)


def clipped(
    text: str, window: Span, marks: Iterable[Mark], about: Span | None = None, most: int = _LONGEST
) -> Markup:
    """``window`` of ``text``, marked; of more than ``most`` characters, those round ``about``."""
    if len(window) <= most:
        return marked(text, marks, window)
    about = about or Span(window.start, window.start)
    room = max(_AROUND, (most - len(about)) // 2)
    start = max(window.start, about.start - room)
    end = min(window.end, max(start + most, min(about.end, start + most) + room))
    before = "\u2026 " if start > window.start else ""
    after = " \u2026" if end < window.end else ""
    return Markup("{}{}{}").format(before, marked(text, marks, Span(start, end)), after)
