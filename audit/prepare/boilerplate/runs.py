"""What neighbours make of a line: lists of links, bylines, clutter between clutter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from audit.prepare.boilerplate.form import Form

#: A line with this score is furniture by its own signs.
CERTAIN = 3.0
# Between two marked lines, or in a list under a marked line, so much is enough.
LIKELY = 1.0
# Related links are headlines: two of them at least, of so many words on average.
_MIN_LINKS, _LINK_WORDS = 2, 5.5
# A speaker's initial is shorter; a name or a score after a label is shorter.
_LABEL_LETTERS, _LABELLED_WORDS = 4, 3
# A stretch of so many repeated lines; more often than this a line is a refrain.
_MIN_STRETCH, _MAX_REPEATS = 3, 6
# A name in a byline and the words that join two of them.
_NAME_WORDS = 8
_SPLIT = re.compile(r"\s[|•·–—/-]\s|,\s")
_BY = frozenset({"by", "von", "por", "par", "di", "da", "de", "av", "af", "door", "od", "piše"})


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with its own score. ``head``: before all prose; ``prose``: long and closed."""

    text: str
    block: int
    form: Form | None
    score: float
    alone: bool
    stamp: bool
    repeats: int
    indent: int
    head: bool
    prose: bool


def spread(lines: Sequence[Line]) -> list[bool]:
    """Which lines are furniture, by their own signs or by their neighbours'."""
    marked = [line.score >= CERTAIN for line in lines]
    _links(lines, marked)
    _labels(lines, marked)
    _repeated(lines, marked)
    tail = _tail(lines, marked)
    _lists(lines, marked, tail)
    _bylines(lines, marked)
    _between(lines, marked)
    _blocks(lines, marked, tail)
    _ending(lines, marked, tail)
    return marked


def _tail(lines: Sequence[Line], marked: Sequence[bool]) -> int:
    """The index after the story's last long sentence."""
    last = -1
    for i, line in enumerate(lines):
        if line.prose and not marked[i] and not (line.form is not None and line.form.marker):
            last = i
    return last + 1


def _repeated(lines: Sequence[Line], marked: list[bool]) -> None:
    """Stretches that the page shows again, where a part of them is marked.

    A refrain is repeated too, but no line of it is furniture by its own signs.
    """
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and (marked[end] or 1 < lines[end].repeats <= _MAX_REPEATS):
            end += 1
        again = sum(line.repeats > 1 for line in lines[start:end])
        if again >= _MIN_STRETCH and 3 * sum(marked[start:end]) >= end - start:
            marked[start:end] = [True] * (end - start)
        start = max(end, start + 1)


def _links(lines: Sequence[Line], marked: list[bool]) -> None:
    """Lists of headlines that interrupt prose which did not announce them."""
    start = 0
    while start < len(lines):
        end = start
        while end < len(lines) and _is_item(lines[end]):
            end += 1
        if end - start >= _MIN_LINKS and _is_link_list(lines, start, end):
            marked[start:end] = [True] * (end - start)
        start = max(end, start + 1)


def _is_item(line: Line) -> bool:
    return line.form is not None and line.form.marker and line.alone


def _is_link_list(lines: Sequence[Line], start: int, end: int) -> bool:
    items = [line for line in lines[start:end] if line.form is not None]
    forms = [line.form for line in items if line.form is not None]
    if start < 2 or any(f.stopped for f in forms):
        return False
    before = lines[start - 1].form
    if before is None or not before.stopped or before.open_label:
        return False
    if sum(f.words for f in forms) / len(forms) < _LINK_WORDS:
        return False
    named = sum(_names_something(line.text) for line in items)
    return 2 * named > len(items) and any(f.quoted or f.label for f in forms)


def _labels(lines: Sequence[Line], marked: list[bool]) -> None:
    """Headlines under one label that comes back between the prose: "Related: …", "Also: …"."""
    under: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        if line.form is None or not (line.form.label and line.alone) or line.form.open_label:
            continue
        label, _, rest = line.text.replace("：", ":").partition(":")
        long = len(label) >= _LABEL_LETTERS and len(rest.split()) >= _LABELLED_WORDS
        if long and rest.rstrip()[-1:] not in ".。।":
            under.setdefault(label.casefold(), []).append(i)
    for found in under.values():
        if len(found) > 1 and not lines[found[-1]].head:
            for i in found:
                marked[i] = True


def _names_something(text: str) -> bool:
    """Whether a word after the first one has a capital letter."""
    words = text.lstrip("-–—•·* \t").split()
    return any(word[:1].isupper() for word in words[1:])


def _lists(lines: Sequence[Line], marked: list[bool], tail: int) -> None:
    """Items and headlines that stand under a marked heading."""
    under = False
    for i, line in enumerate(lines):
        if marked[i]:
            under = line.form is not None and not line.stamp and (line.alone or line.form.marker)
            continue
        if not under or line.form is None:
            under = False
            continue
        continued = i > 0 and lines[i - 1].block == line.block and marked[i - 1]
        heading = line.alone and not line.form.stopped and (i >= tail or line.indent > 1)
        under = marked[i] = line.form.marker or continued or heading


def _bylines(lines: Sequence[Line], marked: list[bool]) -> None:
    """Names alone on their lines beside a marked line above the story."""
    head = [i for i, line in enumerate(lines) if line.head]
    for i in head:
        first, _, rest = lines[i].text.partition(" ")
        if i and lines[i].alone and first.casefold() in _BY and _is_names(_SPLIT.split(rest)[0]):
            marked[i] = True
    for order in (head, head[::-1]):
        for i in order:
            near = (i > 0 and marked[i - 1]) or (i + 1 < len(lines) and marked[i + 1])
            if i and near and lines[i].alone and _only_names(lines[i]):
                marked[i] = True


def _only_names(line: Line) -> bool:
    """Whether a line holds a few capitalised words and their joints, and no stop."""
    if line.form is None or line.form.stopped or line.form.words > _NAME_WORDS:
        return False
    return len(line.text.split()) >= 2 and _is_names(line.text)


def _is_names(text: str) -> bool:
    words = [w.strip(",;/&") for w in text.split()]
    longer = [w for w in words if len(w) > 3]
    return bool(longer) and len(words) <= _NAME_WORDS and all(w[:1].isupper() for w in longer)


def _between(lines: Sequence[Line], marked: list[bool]) -> None:
    """Lines with some sign of their own between marked ones."""
    for i, line in enumerate(lines):
        if marked[i] or line.form is None or line.score < LIKELY:
            continue
        before = i > 0 and marked[i - 1]
        after = i + 1 < len(lines) and marked[i + 1]
        told = line.form.stopped and not (line.form.address or line.form.addresses)
        enough = line.score >= LIKELY + 1.0
        if (before and after and not told) or ((before or after) and enough):
            marked[i] = True


def _blocks(lines: Sequence[Line], marked: list[bool], tail: int) -> None:
    """Short sentences after the story in a paragraph that is mostly furniture: "Got a story?"."""
    for i, line in enumerate(lines):
        if marked[i] or i < tail or line.form is None or line.form.words > _NAME_WORDS:
            continue
        near = [j for j in (i - 1, i + 1) if 0 <= j < len(lines)]
        if any(marked[j] and lines[j].block == line.block for j in near) and line.score >= 0.0:
            marked[i] = True


def _ending(lines: Sequence[Line], marked: list[bool], tail: int) -> None:
    """Rows of short links after all prose: "Watch Live | Source Article"."""
    for i, line in enumerate(lines):
        if i >= tail and line.form is not None and line.form.separators and not line.form.stopped:
            pieces = line.form.words / (line.form.separators + 1)
            marked[i] = marked[i] or (pieces <= 4 and not line.form.digits)
