"""Who relates to whom: the families of an audit, listed and drawn."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from audit.report.words import RELATIONS
from audit.types import DocumentReport, Relation
from audit.words import ENGLISH, Words

# Beyond this a drawing of every tie is a ball of wool; the list still says it all.
_DRAWN = 12
# Two documents and one tie are said in a line.
_WORTH_DRAWING = 3


@dataclass(frozen=True, slots=True)
class Tie:
    """Two documents of one family, by id, and how they relate."""

    first: str
    second: str
    words: str
    dependent: bool


@dataclass(frozen=True, slots=True)
class Group:
    """One family: its members in the order of the audit, and its ties, closest first."""

    members: tuple[str, ...]
    ties: tuple[Tie, ...]


def groups(reports: Sequence[DocumentReport], say: Words = ENGLISH) -> list[Group]:
    """The families of two documents or more. Documents that name each other are of one."""
    order = {report.document.id: number for number, report in enumerate(reports)}
    parent = {document_id: document_id for document_id in order}

    def root(document_id: str) -> str:
        while parent[document_id] != document_id:
            parent[document_id] = parent[parent[document_id]]
            document_id = parent[document_id]
        return document_id

    told: dict[tuple[str, str], list[Relation]] = {}
    for report in reports:
        for relative in report.family:
            # A witness that was not audited joins at the end.
            if relative.id not in order:
                order[relative.id] = len(order)
                parent[relative.id] = relative.id
            pair = sorted((report.document.id, relative.id), key=order.__getitem__)
            told.setdefault((pair[0], pair[1]), []).append(relative.relation)
            parent[root(report.document.id)] = root(relative.id)
    families: dict[str, list[str]] = {}
    for document_id in sorted(order, key=order.__getitem__):
        families.setdefault(root(document_id), []).append(document_id)
    ties: dict[str, list[Tie]] = {}
    for (first, second), relations in told.items():
        ties.setdefault(root(first), []).append(_tie(first, second, relations, say))
    return [
        Group(tuple(members), tuple(sorted(ties[key], key=lambda t: not t.dependent)))
        for key, members in families.items()
        if len(members) > 1
    ]


def _tie(first: str, second: str, relations: list[Relation], say: Words) -> Tie:
    """One tie from what either side said of it."""
    words = " / ".join(dict.fromkeys(say.gettext(RELATIONS[r]) for r in relations))
    return Tie(first, second, words, any(r.dependent for r in relations))


def drawing(group: Group, numbers: dict[str, int], say: Words = ENGLISH) -> Markup:
    """The family on a circle. ``numbers``: what each document is called in the drawing.

    Ties of texts are lines with their word; mere reports of one story are
    dotted. Empty for a family of two, or one too large to draw.
    """
    count = len(group.members)
    if not _WORTH_DRAWING <= count <= _DRAWN:
        return Markup("")
    width, height, radius = 560.0, 300.0, 112.0
    places = {
        member: (
            width / 2 + 1.75 * radius * math.sin(2 * math.pi * i / count),
            height / 2 - radius * math.cos(2 * math.pi * i / count),
        )
        for i, member in enumerate(sorted(group.members, key=numbers.__getitem__))
    }
    lines: list[str] = []
    labels: list[str] = []
    for tie in sorted(group.ties, key=lambda t: t.dependent):
        (x1, y1), (x2, y2) = places[tie.first], places[tie.second]
        kind = "bond" if tie.dependent else "loose"
        lines.append(f'<path class="{kind}" d="M{x1:.0f} {y1:.0f}L{x2:.0f} {y2:.0f}"/>')
        if tie.dependent:
            # Off the middle, where the lines of an even family cross.
            x, y = x1 + (x2 - x1) * 0.42, y1 + (y2 - y1) * 0.42
            labels.append(
                f'<text class="relation" x="{x:.0f}" y="{y + 4:.0f}" text-anchor="middle">'
                f"{escape(tie.words)}</text>"
            )
    nodes = [
        f'<circle cx="{x:.0f}" cy="{y:.0f}" r="15"/>'
        f'<text x="{x:.0f}" y="{y + 5:.0f}" text-anchor="middle">{numbers[member]}</text>'
        for member, (x, y) in places.items()
    ]
    told = "; ".join(
        say.gettext("%(one)s and %(other)s: %(relation)s")
        % {"one": numbers[t.first], "other": numbers[t.second], "relation": t.words}
        for t in group.ties
        if t.dependent
    )
    alternative = "{} {}".format(
        say.counted("Family of %(num)s document.", "Family of %(num)s documents.", count),
        told or say.gettext("All are reports of their own."),
    )
    return Markup(
        '<svg class="family-map" viewBox="0 0 560 300" role="img" focusable="false"'
        ' aria-label="{}">{}</svg>'
    ).format(alternative, Markup("".join(lines + labels + nodes)))
