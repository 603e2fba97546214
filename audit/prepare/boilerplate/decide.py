"""Which role a sentence has: single signs first, then what its neighbours make of it.

Precision first: a news sentence taken for furniture is lost to the audit, a
line of furniture left in costs an editor a glance. Every weight is a log-odds
in steps of a half, set by hand and checked on the hand-made pages of
tests/prepare/test_boilerplate.py (16 languages, and lines that only look like it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.embed.encoder import Encoder
from audit.prepare.boilerplate.form import Form, form
from audit.prepare.boilerplate.head import wording
from audit.prepare.boilerplate.repetition import inside
from audit.prepare.boilerplate.runs import CERTAIN, Line, spread
from audit.prepare.boilerplate.stamps import is_stamp
from audit.prepare.boilerplate.title import title_index
from audit.prepare.boilerplate.unit import Unit
from audit.types import Role

# A line is prose, and bounds head and tail, with so many words and a stop.
_PROSE_WORDS = 12
# With so many sentences that name a network, the story is about networks.
_TOPICAL = 2
# Closed sentences below this are left to form and place; so many lines of so many words
# are embedded at most: a line costs the encoder 5 to 10 ms.
_OPEN, _MOST_WORDED, _MOST_WORDS = 0.5, 5000, 30
# "Readers will be able to comment" is news, and sounds like furniture.
_TOLD = 0.5
_TOLD_WORDS = 8


def roles(
    documents: Sequence[Sequence[Unit]],
    titles: Sequence[str | None],
    languages: Sequence[str],
    elsewhere: Sequence[Sequence[int]],
    encoder: Encoder | None = None,
) -> list[list[Role]]:
    """The role of every sentence of every document.

    ``elsewhere``: how many other documents hold it, as ``repetition.across`` counts.
    """
    lines = [
        _lines(units, language, others)
        for units, language, others in zip(documents, languages, elsewhere, strict=True)
    ]
    if encoder is not None:
        lines = _worded(lines, encoder)
    return [
        _document(units, title, found)
        for units, title, found in zip(documents, titles, lines, strict=True)
    ]


def _worded(documents: list[list[Line]], encoder: Encoder) -> list[list[Line]]:
    """The lines with what their wording says, where form and place left it open."""
    texts = sorted({line.text for lines in documents for line in lines if _is_open(line)})
    texts = texts[:_MOST_WORDED]
    scores = wording(texts, encoder)
    if scores is None:
        return documents
    added = dict(zip(texts, scores, strict=True))
    return [
        [replace(line, score=line.score + _heard(line, added)) for line in lines]
        for lines in documents
    ]


def _is_open(line: Line) -> bool:
    """Whether the wording of a line can decide on its role."""
    shape = line.form
    if (
        shape is None
        or shape.quoted
        or not 0.0 <= line.score < CERTAIN
        or shape.words > _MOST_WORDS
    ):
        return False
    return line.score >= _OPEN or not shape.stopped or shape.address > 0 or shape.addresses > 0


def _heard(line: Line, added: dict[str, float]) -> float:
    """What the wording adds; little to a whole sentence that is not spoken to the reader."""
    if line.form is None or not _is_open(line):
        return 0.0
    spoken = line.form.address or line.form.addresses or line.form.networks >= 2
    limit = _TOLD if line.form.stopped and not spoken else CERTAIN
    heard = min(added.get(line.text, 0.0), limit)
    return heard + 0.5 * (heard > 1.0 and line.form.address > 0)


def _document(units: Sequence[Unit], title: str | None, lines: Sequence[Line]) -> list[Role]:
    marked = spread(lines)
    found = [Role.BOILERPLATE if m else Role.BODY for m in marked]
    first = title_index(units, found, title)
    if first is not None:
        found[first] = Role.TITLE
    return found


def _lines(units: Sequence[Unit], language: str, elsewhere: Sequence[int]) -> list[Line]:
    forms = [form(unit.text) for unit in units]
    prose = [i for i, f in enumerate(forms) if f is None or (f.stopped and f.words >= _PROSE_WORDS)]
    closed = frozenset(prose)
    head = prose[0] if prose else len(units)
    tail = prose[-1] if prose else -1
    repeats = inside(units)
    about = sum(f is not None and f.networks > 0 and f.stopped and not f.phrase for f in forms)
    topical = about >= _TOPICAL
    found = []
    for i, (unit, shape) in enumerate(zip(units, forms, strict=True)):
        alone = (i == 0 or units[i - 1].block != unit.block) and (
            i + 1 == len(units) or units[i + 1].block != unit.block
        )
        short = shape is not None and alone and not shape.marker and shape.digits > 0
        stamp = short and is_stamp(unit.text, language)
        score = 0.0
        if shape is not None:
            score += _own(shape, topical, alone)
            score += _placed(
                shape,
                i,
                head=head,
                tail=tail,
                repeats=repeats[i],
                elsewhere=elsewhere[i],
                count=len(units),
            )
            if stamp and (i < head or i > tail):
                score += CERTAIN
        found.append(
            Line(
                text=unit.text,
                block=unit.block,
                form=shape,
                score=score,
                alone=alone,
                stamp=stamp,
                repeats=repeats[i],
                indent=unit.indent,
                head=i < head,
                prose=i in closed,
            )
        )
    return found


def _own(shape: Form, topical: bool, alone: bool) -> float:
    """What a line's own form and words say."""
    score = _phrased(shape, alone) if shape.phrase else 0.0
    score += 0.5 * min(shape.hints, 3)
    if shape.networks >= 2 and not topical:
        score += 1.0
    if shape.rights:
        score += 3.0
    score += 0.5 * (shape.address > 0 and (shape.phrase or shape.hints > 0 or shape.addresses > 0))
    score += 1.0 * (shape.addresses > 0)
    score += 0.5 * (shape.capitals and shape.words >= 2)
    score += (1.0 if shape.phrase else 0.5) * shape.shouted
    score += 0.5 * (not shape.stopped and alone)
    if shape.quoted and not shape.marker:
        score -= 2.0
    if shape.words > 30:
        score -= 1.0
    if shape.words > 45:
        score -= 1.0
    return score


def _phrased(shape: Form, alone: bool) -> float:
    """What a phrase of the vocabulary says, by where it stands and what stands beside it."""
    if shape.bare:
        return 3.0 if alone else 1.0
    if shape.single:
        return 1.5 if shape.phrase_first and not shape.stopped else 0.5
    score = 0.5 * min(shape.phrases - 1, 2)
    if shape.stopped and shape.words >= _TOLD_WORDS and not shape.address and not shape.addresses:
        # A whole sentence that speaks neither of the site nor to its reader.
        score -= 1.0
    if shape.phrase_first:
        return score + (4.0 if shape.words <= 4 and alone else 3.0)
    return score + 2.0


def _placed(
    shape: Form, at: int, *, head: int, tail: int, repeats: int, elsewhere: int, count: int
) -> float:
    """What a line's place and its coming back say."""
    score = 0.0
    if at > tail >= 0:
        score += 0.5
        if shape.open_label and at == count - 1 and shape.words <= 6:
            score += CERTAIN
    if shape.meta and not shape.stopped and (at < head or at > tail):
        score += CERTAIN
    if at < head and shape.open_label and shape.words <= 5 and at > 0:
        score += 2.5
    if 1 < repeats <= 6 and count > 2 * repeats and not shape.quoted:
        score += 0.5 if shape.stopped else 1.0
        score += 0.5 * shape.marker
    if elsewhere and (not shape.stopped or at < head or at > tail):
        score += 1.5 + 0.5 * min(elsewhere - 1, 3)
    elif elsewhere > 1:
        score += 0.5 * min(elsewhere, 4)
    return score
