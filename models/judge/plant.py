"""Errors planted in a good translation, in any language: left out, put in, exchanged.

Every operation takes a text and gives another one with the places that are now
wrong, or None where it finds nothing to do. What is wrong is told on both
sides: ``wrong`` are spans of the planted text, ``gone`` are spans of the text
as it was that nothing answers to any more.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from audit.align.pieces import split
from audit.types import Span
from models.judge.material import Material


@dataclass(frozen=True, slots=True)
class Planted:
    """A text with one error in it."""

    kind: str
    text: str
    wrong: tuple[Span, ...] = ()
    gone: tuple[Span, ...] = ()


Operation = Callable[[str, Material, random.Random], Planted | None]

_DIGITS = re.compile(r"\d+(?:[.,\u00a0 ]\d{3})*(?:[.,]\d+)?")
_CLAUSE = re.compile(r"[,;、，]\s?[^,;、，.!?。]{8,90}(?=[,;、，.!?。])")


def drop_word(text: str, material: Material, dice: random.Random) -> Planted | None:
    """A word that means something is gone."""
    words = [w for w in split(text) if material.content(text, w)]
    return _cut(text, dice.choice(words), "drop_word") if len(words) > 2 else None


def drop_run(text: str, material: Material, dice: random.Random) -> Planted | None:
    """Two to eight words in a row are gone."""
    words = split(text)
    size = dice.randint(2, 8)
    if len(words) < size + 3:
        return None
    first = dice.randrange(len(words) - size + 1)
    run = words[first : first + size]
    if not any(material.content(text, w) for w in run):
        return None
    return _cut(text, Span(run[0].start, run[-1].end), "drop_run")


def drop_clause(text: str, material: Material, dice: random.Random) -> Planted | None:
    """What stands between two commas is gone."""
    found = [Span(*m.span()) for m in _CLAUSE.finditer(text)]
    return _cut(text, dice.choice(found), "drop_clause") if found else None


def drop_end(text: str, material: Material, dice: random.Random) -> Planted | None:
    """The sentence breaks off."""
    words = split(text)
    if len(words) < 8:
        return None
    at = words[dice.randint(len(words) // 2, len(words) - 3)].end
    return Planted("drop_end", text[:at] + ".", (), (Span(at, len(text)),))


def insert_run(text: str, material: Material, dice: random.Random) -> Planted | None:
    """One to six words are put in that stand after the same word elsewhere."""
    places = [w for w in split(text) if material.after.get(w.of(text).casefold())]
    if not places:
        return None
    place = dice.choice(places)
    run = dice.choice(material.after[place.of(text).casefold()])
    if not any(material.content(run, w) for w in split(run)) or run.strip() in text:
        return None
    new = text[: place.end] + run + text[place.end :]
    return Planted("insert_run", new, (_tight(new, place.end, place.end + len(run)),))


def insert_word(text: str, material: Material, dice: random.Random) -> Planted | None:
    """A word is put in before one that it stands before elsewhere: "goods", "famous goods"."""
    words = split(text)
    places = [w for w in words[1:] if material.before.get(w.of(text).casefold())]
    if not places:
        return None
    place = dice.choice(places)
    other = dice.choice(material.before[place.of(text).casefold()])
    if other in (w.of(text).casefold() for w in words):
        return None
    joint = "" if material.language in ("ja", "zh") else " "
    new = text[: place.start] + other + joint + text[place.start :]
    return Planted("insert_word", new, (Span(place.start, place.start + len(other)),))


def insert_member(text: str, material: Material, dice: random.Random) -> Planted | None:
    """Another word of like use is set beside a word."""
    words = [w for w in split(text) if material.neighbours.get(w.of(text).casefold())]
    if not words:
        return None
    word = dice.choice(words)
    other = _cased(word.of(text), dice.choice(material.neighbours[word.of(text).casefold()]))
    joint = " " if material.language not in ("ja", "zh") else ""
    new = text[: word.end] + joint + other + text[word.end :]
    at = word.end + len(joint)
    return Planted("insert_member", new, (Span(at, at + len(other)),))


def replace_word(text: str, material: Material, dice: random.Random) -> Planted | None:
    """A word gives way to another of like use."""
    words = [w for w in split(text) if material.neighbours.get(w.of(text).casefold())]
    if not words:
        return None
    word = dice.choice(words)
    other = dice.choice(material.neighbours[word.of(text).casefold()])
    return _put(text, word, _cased(word.of(text), other), "replace_word")


def replace_run(text: str, material: Material, dice: random.Random) -> Planted | None:
    """Two to five words give way to a run that stands after the same word elsewhere."""
    words = split(text)
    size = dice.randint(2, 5)
    if len(words) < size + 4:
        return None
    first = dice.randrange(1, len(words) - size)
    run = Span(words[first].start, words[first + size - 1].end)
    others = material.after.get(words[first - 1].of(text).casefold())
    if not others:
        return None
    other = dice.choice(others).strip(" ,;:–—-\"'“”«»")
    if not other or not any(material.content(other, w) for w in split(other)) or other in text:
        return None
    return _put(text, run, other, "replace_run")


def replace_name(text: str, material: Material, dice: random.Random) -> Planted | None:
    """A name gives way to another name."""
    words = split(text)
    found: list[Span] = []
    at = 1
    while at < len(words):
        last = at
        while last < len(words) and last < at + 3 and words[last].of(text)[0].isupper():
            last += 1
        if last > at:
            found.append(Span(words[at].start, words[last - 1].end))
        at = max(last, at + 1)
    if not found or not material.names:
        return None
    name = dice.choice(found)
    size = name.of(text).count(" ")
    for _ in range(20):
        other = dice.choice(material.names)
        if other.count(" ") == size and other not in text:
            return _put(text, name, other, "replace_name")
    return None


def replace_number(text: str, material: Material, dice: random.Random) -> Planted | None:
    """A numeral gives way to another one."""
    found = [Span(*m.span()) for m in _DIGITS.finditer(text)]
    if not found:
        return None
    number = dice.choice(found)
    old = number.of(text)
    if dice.random() < 0.2:
        new = old + "0"
    else:
        places = [i for i, c in enumerate(old) if c.isdigit()]
        at = dice.choice(places)
        digit = dice.choice([d for d in "123456789" if d != old[at]])
        new = old[:at] + digit + old[at + 1 :]
    return _put(text, number, new, "replace_number")


def exchange(text: str, material: Material, dice: random.Random) -> Planted | None:
    """Two words that mean something change places: who did what to whom."""
    words = [w for w in split(text) if material.content(text, w)]
    pairs = [
        (a, b)
        for i, a in enumerate(words)
        for b in words[i + 1 : i + 5]
        if a.of(text)[0].isupper() == b.of(text)[0].isupper()
        and a.of(text).casefold() != b.of(text).casefold()
    ]
    if not pairs:
        return None
    one, other = dice.choice(pairs)
    left, right = one.of(text), other.of(text)
    new = text[: one.start] + right + text[one.end : other.start] + left + text[other.end :]
    shift = len(right) - len(left)
    return Planted(
        "exchange",
        new,
        (Span(one.start, one.start + len(right)), Span(other.start + shift, other.end)),
    )


def jumble(text: str, material: Material, dice: random.Random) -> Planted | None:
    """Half of the words or more stand anywhere."""
    words = split(text)
    if len(words) < 6 or material.language in ("ja", "zh"):
        return None
    first = dice.randrange(0, len(words) // 2)
    run = words[first:]
    order = list(run)
    dice.shuffle(order)
    new = text[: run[0].start] + " ".join(w.of(text) for w in order) + text[run[-1].end :]
    return Planted("jumble", new, (Span(run[0].start, len(new)),))


def repeat_run(text: str, material: Material, dice: random.Random) -> Planted | None:
    """Two to six words stand twice, the second time a little later, as machines stutter."""
    words = split(text)
    size = dice.randint(2, 6)
    if len(words) < size + 3:
        return None
    first = dice.randrange(len(words) - size)
    run = text[words[first].start : words[first + size - 1].end]
    if not any(material.content(run, w) for w in split(run)):
        return None
    last = min(len(words) - 1, first + size - 1 + dice.randint(0, 3))
    joint = "" if material.language in ("ja", "zh") else " "
    at = words[last].end
    new = text[:at] + joint + run + text[at:]
    start = at + len(joint)
    return Planted("repeat_run", new, (Span(start, start + len(run)),))


def insert_two(text: str, material: Material, dice: random.Random) -> Planted | None:
    """Words are put in at two places, or a longer run made of two."""
    first = insert_run(text, material, dice)
    if first is None:
        return None
    second = insert_run(first.text, material, dice)
    if second is None or second.wrong[0].overlaps(first.wrong[0]):
        return first
    new, old = second.wrong[0], first.wrong[0]
    moved = old.shift(len(second.text) - len(first.text)) if new.start <= old.start else old
    return Planted("insert_two", second.text, tuple(sorted((new, moved))))


OPERATIONS: tuple[tuple[Operation, float], ...] = (
    (drop_word, 2.0),
    (drop_run, 1.2),
    (drop_clause, 0.6),
    (drop_end, 0.3),
    (insert_run, 1.4),
    (insert_two, 0.5),
    (insert_word, 1.2),
    (insert_member, 0.5),
    (repeat_run, 0.4),
    (replace_word, 2.0),
    (replace_run, 1.2),
    (replace_name, 1.6),
    (replace_number, 1.4),
    (exchange, 0.5),
    (jumble, 0.3),
)


def _cut(text: str, span: Span, kind: str) -> Planted | None:
    before, after = text[: span.start].rstrip(" "), text[span.end :]
    new = (before + after) if not before or after[:1] in ",.;:!?" else before + " " + after.lstrip()
    if len(split(new)) < 2:
        return None
    if text[:1].isupper() and span.start == 0:
        new = new[:1].upper() + new[1:]
    return Planted(kind, new, (), (span,))


def _put(text: str, span: Span, other: str, kind: str) -> Planted | None:
    if other.casefold() == span.of(text).casefold():
        return None
    new = text[: span.start] + other + text[span.end :]
    return Planted(kind, new, (Span(span.start, span.start + len(other)),))


def _cased(like: str, word: str) -> str:
    if len(like) > 1 and like.isupper():
        return word.upper()
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _tight(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    return Span(start, max(end, start))
