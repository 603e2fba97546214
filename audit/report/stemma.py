"""The stemma of a family: drawn from top to bottom, and told in words.

One row for each text, indented under the one it comes from, so that the drawing fits a
narrow screen. Only numbers and our own words go into it; the list beside it says the same
with the names of the documents and the reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from audit.report.naming import Explained, Names
from audit.report.words import language_name, sureness
from audit.types import Descent, NodeKind, StemmaEdge, StemmaFamily, StemmaNode
from audit.words import ENGLISH, Words
from audit.words.languages import per_cent

# Rows beyond this are told, not drawn.
_DRAWN = 24
_WIDTH, _ROW, _INDENT, _RADIUS = 380, 54, 26, 14
# Width of a letter of the two lines beside a node, on the safe side: the widest line sets the
# drawing's width, so that no language's words are cut off.
_LETTERS = {"what": 8.3, "how": 7.0}
_DEEPEST = 5
# An edge less sure than this is drawn as a broken line.
_SURE = 0.6

DESCENTS: dict[Descent, str] = {
    Descent.COPIED: "copied",
    Descent.SPUN: "reworded",
    Descent.TRANSLATED: "translated",
    Descent.RELAYED: "through another language",
}
# How a text came, in a line of the list; the second row where the direction is open.
COMES: dict[Descent, tuple[str, str]] = {
    Descent.COPIED: (
        "%(text)s: copied from %(source)s (%(sure)s).",
        "%(text)s: copied, which from which is not determined, beside %(source)s (%(sure)s).",
    ),
    Descent.SPUN: (
        "%(text)s: reworded from %(source)s (%(sure)s).",
        "%(text)s: reworded, which from which is not determined, beside %(source)s (%(sure)s).",
    ),
    Descent.TRANSLATED: (
        "%(text)s: translated from %(source)s (%(sure)s).",
        "%(text)s: translated, which from which is not determined, beside %(source)s (%(sure)s).",
    ),
    Descent.RELAYED: (
        "%(text)s: through another language from %(source)s (%(sure)s).",
        "%(text)s: through another language, which from which is not determined, "
        "beside %(source)s (%(sure)s).",
    ),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One line of the stemma in words: the text, how it came, and why."""

    line: str
    reasons: tuple[Explained, ...]


@dataclass(frozen=True, slots=True)
class StemmaView:
    """The drawing (empty where there is nothing to draw) and the lines that say the same."""

    drawing: Markup
    lines: tuple[Told, ...]


def view(
    family: StemmaFamily, numbers: Mapping[str, int], names: Names, say: Words = ENGLISH
) -> StemmaView | None:
    """The stemma of one family; None where no text of it comes from another and none is tied."""
    if not family.edges and not family.ties:
        return None
    lines = tuple(_lines(family, numbers, names, say))
    return StemmaView(_drawing(family, numbers, [told.line for told in lines], say), lines)


def _lines(
    family: StemmaFamily, numbers: Mapping[str, int], names: Names, say: Words
) -> Iterator[Told]:
    ids = [node.id for node in family.nodes]
    for node, _, edge in _rows(family):
        if edge is None and node.id not in _parents(family):
            continue
        text = _called(node, numbers, say)
        if edge is None:
            why = [r.explanation for i, r in family.reasons if i == node.id]
            line = say.gettext("%(text)s stands above the others.") % {"text": text}
        else:
            above = next(n for n in family.nodes if n.id == edge.parent)
            why = [r.explanation for r in edge.reasons]
            line = _comes(edge, say) % {
                "text": text,
                "source": _called(above, numbers, say, inside=True),
                "language": language_name(edge.language or "und", say),
                "sure": sureness(edge.probability, say),
            }
        yield Told(line, tuple(names.explained(_lost_words(w, numbers, ids), ids) for w in why))
    for tie in family.ties:
        one, other = sorted(numbers.get(i, 0) for i in tie.documents)
        told = say.gettext(
            "%(one)s and %(other)s share passages word for word; neither comes from the other."
        )
        yield Told(
            told % {"one": one, "other": other},
            tuple(names.explained(r.explanation, ids) for r in tie.reasons),
        )


def _lost_words(text: str, numbers: Mapping[str, int], ids: list[str]) -> str:
    """Short ids, which ``Names`` leaves alone, as the numbers of the list."""
    words = text.split(" ")
    known = {i: str(numbers[i]) for i in ids if i in numbers and len(i) < 8}
    return " ".join(known.get(w, w) for w in words)


def _called(
    node: StemmaNode, numbers: Mapping[str, int], say: Words, *, inside: bool = False
) -> str:
    if node.kind is NodeKind.DOCUMENT:
        return str(numbers.get(node.id, "?"))
    if node.kind is NodeKind.LOST_ORIGINAL:
        return say.gettext("a lost original") if inside else say.gettext("A lost original")
    words = (
        say.gettext("a lost edition in %(language)s")
        if inside
        else say.gettext("A lost edition in %(language)s")
    )
    return words % {"language": language_name(node.language or "und", say)}


def _comes(edge: StemmaEdge, say: Words) -> str:
    if edge.directed and edge.descent is Descent.RELAYED and edge.language:
        return say.gettext("%(text)s: through %(language)s from %(source)s (%(sure)s).")
    return say.gettext(COMES[edge.descent][0 if edge.directed else 1])


def _parents(family: StemmaFamily) -> dict[str, list[str]]:
    children: dict[str, list[str]] = {}
    for edge in family.edges:
        children.setdefault(edge.parent, []).append(edge.child)
    return children


def _rows(family: StemmaFamily) -> Iterator[tuple[StemmaNode, int, StemmaEdge | None]]:
    """Every node with its depth and the edge that leads to it: trees first, then the rest."""
    nodes = {node.id: node for node in family.nodes}
    above = {edge.child: edge for edge in family.edges}
    children = _parents(family)
    roots = [i for i in nodes if i not in above]
    roots.sort(key=lambda i: i not in children)
    stack = [(i, 0) for i in reversed(roots)]
    while stack:
        i, depth = stack.pop()
        yield nodes[i], depth, above.get(i)
        stack += [(child, depth + 1) for child in reversed(children.get(i, []))]


def _drawing(
    family: StemmaFamily, numbers: Mapping[str, int], told: list[str], say: Words
) -> Markup:
    rows = list(_rows(family))
    if not family.edges or len(rows) > _DRAWN:
        return Markup("")
    places = {
        node.id: (_RADIUS + 4 + _INDENT * min(depth, _DEEPEST), _ROW * k + _ROW / 2)
        for k, (node, depth, _) in enumerate(rows)
    }
    lines, marks = [], []
    width = float(_WIDTH)
    for node, _, edge in rows:
        x, y = places[node.id]
        if edge is not None:
            above_x, above_y = places[edge.parent]
            kind = "bond" if edge.directed and edge.probability >= _SURE else "bond unsure"
            lines.append(f'<path class="{kind}" d="M{above_x:.0f} {above_y:.0f}V{y:.0f}H{x:.0f}"/>')
        lost = node.kind is not NodeKind.DOCUMENT
        marks.append(f'<circle{" class=" + chr(34) + "lost" + chr(34) if lost else ""}'
                     f' cx="{x:.0f}" cy="{y:.0f}" r="{_RADIUS}"/>')  # fmt: skip
        sign = "?" if lost else str(numbers.get(node.id, "?"))
        marks.append(f'<text x="{x:.0f}" y="{y + 5:.0f}" text-anchor="middle">{sign}</text>')
        parent = node.id in _parents(family)
        for line, (words, css) in enumerate(_beside(node, edge, parent, say)):
            width = max(width, x + _RADIUS + 8 + _LETTERS[css] * len(words))
            marks.append(
                f'<text class="{css}" x="{x + _RADIUS + 8:.0f}" y="{y - 3 + 16 * line:.0f}">'
                f"{escape(words)}</text>"
            )
    return Markup(
        '<svg class="stemma" viewBox="0 0 {} {}" role="img" focusable="false"'
        ' aria-label="{}">{}</svg>'
    ).format(round(width), _ROW * len(rows), " ".join(told), Markup("".join(lines + marks)))


def _beside(
    node: StemmaNode, edge: StemmaEdge | None, parent: bool, say: Words
) -> tuple[tuple[str, str], tuple[str, str]]:
    """The two lines beside a node: what it is, and how it came."""
    named = {"language": language_name(node.language or "und", say)}
    if node.kind is NodeKind.LOST_ORIGINAL:
        what = say.gettext("lost original")
    elif node.kind is NodeKind.LOST_EDITION:
        what = say.gettext("lost edition")
    else:
        what = say.gettext("document in %(language)s") % named
    if edge is None:
        how = say.gettext("above the others") if parent else say.gettext("stands apart")
    else:
        how = say.gettext(DESCENTS[edge.descent])
        if edge.descent is Descent.TRANSLATED and node.kind is NodeKind.LOST_EDITION:
            how = say.gettext("into %(language)s") % named
        elif edge.descent is Descent.RELAYED and edge.language:
            through = {"language": language_name(edge.language, say)}
            how = say.gettext("through %(language)s") % through
        how += f", {per_cent(edge.probability, say)}"
        if not edge.directed:
            how += ", " + say.gettext("direction open")
    return (what, "what"), (how, "how")
