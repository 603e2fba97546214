"""Inline SVG by hand: the alignment ribbon, the drift profile, the chart of a document.

Only numbers and our own words go into a drawing. Each one has a text
alternative that says the same. Colours are classes of the style sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup, escape

from audit.report.words import GROUPS, SEVERITIES
from audit.types import Document, Finding, Role, Severity
from audit.words import ENGLISH, Words

_WIDTH = 1000.0


def _n(value: float) -> str:
    """A coordinate: one decimal is a tenth of a pixel."""
    return f"{value:.1f}".removesuffix(".0")


def _svg(kind: str, size: str, alternative: str, body: str, *, stretch: bool) -> Markup:
    """The frame of a drawing, with its text alternative."""
    stretching = Markup(' preserveAspectRatio="none"') if stretch else Markup("")
    return Markup(
        '<svg class="{}" viewBox="0 0 {}" role="img" focusable="false" aria-label="{}"{}>{}</svg>'
    ).format(kind, size, alternative, stretching, Markup(body))


def _bar(x: float, y: float, width: float, height: float) -> str:
    """A rectangle as a piece of a path."""
    return f"M{_n(x)} {_n(y)}h{_n(width)}v{_n(height)}h{_n(-width)}z"


def _cells(document: Document) -> list[tuple[float, float]]:
    """Left edge and width of each sentence on a line of the whole width, by length."""
    lengths = [len(sentence.text) + 1 for sentence in document.sentences]
    scale = _WIDTH / max(1, sum(lengths))
    cells: list[tuple[float, float]] = []
    position = 0.0
    for length in lengths:
        cells.append((position, length * scale))
        position += length * scale
    return cells


def ribbon(
    document: Document,
    witness: Document,
    pairs: Sequence[tuple[tuple[int, ...], tuple[int, ...]]],
    flagged: frozenset[int],
    say: Words = ENGLISH,
) -> Markup:
    """Which sentences of ``document`` (above) answer to which of ``witness`` (below).

    ``pairs``: linked sentence indices; ``flagged``: sentences with a finding.
    """
    if not document.sentences or not witness.sentences:
        return Markup("")
    above, below = _cells(document), _cells(witness)
    plain: list[str] = []
    marked: list[str] = []
    for here, there in pairs:
        if not here or not there:
            continue
        a, b = above[min(here)][0], sum(above[max(here)])
        c, d = below[min(there)][0], sum(below[max(there)])
        a, b, c, d = a + 0.5, max(a + 1, b - 0.5), c + 0.5, max(c + 1, d - 0.5)
        path = (
            f"M{_n(a)} 14C{_n(a)} 45 {_n(c)} 45 {_n(c)} 76"
            f"H{_n(d)}C{_n(d)} 45 {_n(b)} 45 {_n(b)} 14z"
        )
        (marked if flagged & set(here) else plain).append(path)
    linked_here = {i for here, there in pairs if there for i in here}
    linked_there = {i for here, there in pairs if here for i in there}
    body = ""
    for kind, pieces in (
        ("tie", plain),
        ("tie flagged", marked),
        ("cell", _row(document, above, linked_here, 2, alone=False)),
        ("cell alone", _row(document, above, linked_here, 2, alone=True)),
        ("cell", _row(witness, below, linked_there, 78, alone=False)),
        ("cell alone", _row(witness, below, linked_there, 78, alone=True)),
    ):
        if pieces:
            body += f'<path class="{kind}" d="{"".join(pieces)}"/>'
    story = sum(s.role is not Role.BOILERPLATE for s in document.sentences)
    alternative = say.ngettext(
        "%(here)s of %(num)s sentence of this document answers to %(there)s of the other one.",
        "%(here)s of %(num)s sentences of this document answer to %(there)s of the other one.",
        story,
    ) % {
        "here": say.figure(len(linked_here)),
        "num": say.figure(story),
        "there": say.figure(len(linked_there)),
    }
    return _svg("ribbon", "1000 90", alternative, body, stretch=True)


def _row(
    document: Document,
    cells: Sequence[tuple[float, float]],
    linked: set[int],
    y: float,
    *,
    alone: bool,
) -> list[str]:
    """The sentences of one side that have a counterpart, or have none. No boilerplate."""
    return [
        _bar(cells[s.index][0] + 0.5, y, max(0.5, cells[s.index][1] - 1), 10)
        for s in document.sentences
        if s.role is not Role.BOILERPLATE and (s.index not in linked) == alone
    ]


def profile(document: Document, findings: Iterable[Finding], say: Words = ENGLISH) -> Markup:
    """Where in the document the findings stand: the worst one of each sentence, as a bar."""
    worst: dict[int, Severity] = {}
    for finding in findings:
        spans = [place.span for place in finding.places] or [finding.span]
        for span in spans:
            sentence = document.sentence_at(span.start)
            if sentence is None:
                continue
            known = worst.get(sentence.index)
            if known is None or known.rank < finding.severity.rank:
                worst[sentence.index] = finding.severity
    if not document.sentences:
        return Markup("")
    cells = _cells(document)
    body = "".join(
        f'<path class="{css}" d="{"".join(pieces)}"/>'
        for css, pieces in (
            ("ground", _strip(document, cells, boilerplate=False)),
            ("furniture", _strip(document, cells, boilerplate=True)),
            *(
                (
                    severity.value,
                    [
                        _bar(
                            cells[i][0] + 0.5,
                            60 - 18.0 * (severity.rank + 1),
                            max(1.5, cells[i][1] - 1),
                            18.0 * (severity.rank + 1),
                        )
                        for i, found in sorted(worst.items())
                        if found is severity
                    ],
                )
                for severity in Severity
            ),
        )
        if pieces
    )
    return _svg("profile", "1000 72", _profile_words(worst, say), body, stretch=True)


def _strip(
    document: Document, cells: Sequence[tuple[float, float]], *, boilerplate: bool
) -> list[str]:
    return [
        _bar(cells[s.index][0] + 0.5, 62, max(0.5, cells[s.index][1] - 1), 6)
        for s in document.sentences
        if (s.role is Role.BOILERPLATE) == boilerplate
    ]


def _profile_words(worst: dict[int, Severity], say: Words) -> str:
    """The profile as a sentence. Sentences are counted from 1 for people."""
    if not worst:
        return say.gettext("No sentence has a finding.")
    parts = []
    for severity in reversed(Severity):
        places = [str(i + 1) for i, found in sorted(worst.items()) if found is severity]
        if places:
            shown = ", ".join(places[:20])
            if len(places) > 20:
                shown = say.gettext("%(places)s and more") % {"places": shown}
            word = say.gettext(SEVERITIES[severity]).lower()
            told = say.gettext("%(severity)s in sentence %(places)s")
            parts.append(told % {"severity": word, "places": shown})
    return say.gettext("Worst finding by sentence: %(places)s.") % {"places": "; ".join(parts)}


# A bar is full at this many findings: one screen line of a triage list has to
# tell 1 from 3 from 6; that 12 is more than 10 changes no decision.
_FULL = 8


def chart(findings: Sequence[Finding], say: Words = ENGLISH) -> Markup:
    """Findings by group as four short bars, cut by severity, worst first."""
    body: list[str] = []
    words: list[str] = []
    for row, (group_name, categories) in enumerate(GROUPS):
        name = say.gettext(group_name)
        group = [f for f in findings if f.category in categories]
        y = 4 + row * 15
        body.append(f'<text x="58" y="{y + 9}" text-anchor="end">{escape(name)}</text>')
        body.append(f'<path class="ground" d="{_bar(64, y, 96, 10)}"/>')
        x = 64.0
        scale = 96.0 / max(_FULL, len(group))
        told = []
        none = say.gettext("none")
        for severity in reversed(Severity):
            count = sum(f.severity is severity for f in group)
            if count:
                body.append(
                    f'<path class="{severity.value}" d="{_bar(x, y, count * scale - 1, 10)}"/>'
                )
                word = say.gettext(SEVERITIES[severity]).lower()
                told.append(f"{count} {word}")
                x += count * scale
        body.append(f'<text class="count" x="166" y="{y + 9}">{len(group)}</text>')
        words.append(f"{name}: {', '.join(told) or none}")
    return _svg("chart", "190 64", "; ".join(words), "".join(body), stretch=False)
