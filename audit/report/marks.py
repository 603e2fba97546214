"""Text with marked runs as HTML that cannot be anything else but text.

Each run of a document goes through ``markup``: escaped, hidden characters
made visible, nothing left that a browser could read as an element.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup, escape

from audit.report.visible import HIDDEN, long_name_of, name_of
from audit.types import Span


@dataclass(frozen=True, slots=True)
class Mark:
    """A run to mark. ``span`` counts in the text of the whole document.

    ``number``: the finding's number on its page. ``style``: ``minor``,
    ``major``, ``critical`` (a finding), ``said`` (what the witness says) or
    ``proof`` (evidence for the verdict). ``anchor``: id of the first element
    of the mark, or None. ``href``: where it leads, or None. ``note``: what a
    screen reader hears after the words.
    """

    span: Span
    number: int
    style: str
    anchor: str | None = None
    href: str | None = None
    note: str = ""


_RANK = {"critical": 0, "major": 1, "minor": 2, "said": 3, "proof": 4}


def markup(text: str) -> Markup:
    """``text`` escaped, with a labelled box for each hidden character."""
    parts: list[Markup] = []
    position = 0
    for match in HIDDEN.finditer(text):
        parts.append(escape(text[position : match.start()]))
        parts.append(
            Markup('<span class="hidden-char" title="{}">{}</span>').format(
                long_name_of(match[0]), name_of(match[0])
            )
        )
        position = match.end()
    parts.append(escape(text[position:]))
    return Markup("").join(parts)


def marked(text: str, marks: Iterable[Mark], window: Span | None = None) -> Markup:
    """The part of ``text`` that ``window`` covers, with every mark in it.

    Marks may overlap and may leave the window: the text is cut where a mark
    begins or ends, and each piece names all its marks in ``data-f``. The
    look, the anchor's target and the link are those of the worst one.
    """
    window = window or Span(0, len(text))
    inside = sorted(
        (m for m in marks if m.span.overlaps(window) and len(m.span)),
        key=lambda m: (_RANK.get(m.style, 9), m.span, m.number),
    )
    if not inside:
        return markup(window.of(text))
    cuts = {window.start, window.end}
    for mark in inside:
        cuts.update(
            (max(mark.span.start, window.start), min(mark.span.end, window.end)),
        )
    edges = sorted(cuts)
    anchored: set[str] = set()
    parts: list[Markup] = []
    for start, end in pairwise(edges):
        piece = Span(start, end)
        here = [m for m in inside if m.span.overlaps(piece)]
        words = markup(piece.of(text))
        parts.append(_element(words, here, piece, anchored) if here else words)
    return Markup("").join(parts)


def _element(words: Markup, here: Sequence[Mark], piece: Span, anchored: set[str]) -> Markup:
    """One marked piece: ``<mark>``, with a link inside where the mark leads somewhere."""
    first = here[0]
    numbers = " ".join(str(n) for n in dict.fromkeys(m.number for m in here if m.number))
    anchors = [m.anchor for m in here if m.anchor and m.anchor not in anchored]
    anchored.update(anchors)
    opening = Markup('<mark class="{}"').format(first.style)
    if anchors:
        opening += Markup(' id="{}"').format(anchors[0])
    if numbers:
        opening += Markup(' data-f="{}"').format(numbers)
    for spare in anchors[1:]:
        words = Markup('<span id="{}"></span>').format(spare) + words
    if first.note and any(m.span.end == piece.end for m in here[:1]):
        words += Markup('<span class="vh"> ({})</span>').format(first.note)
    if first.href:
        words = Markup('<a href="{}">{}</a>').format(first.href, words)
    return opening + Markup(">") + words + Markup("</mark>")
