"""Errors planted in English by its grammar: denied, turned round, another person or day.

Written for the language, from its closed classes. The opposites are the pairs that
``audit.drift.meaning`` reads, and those that the material has besides.
"""

from __future__ import annotations

import random
import re
from functools import cache

from audit.align.pieces import split
from audit.drift.meaning.opposite import opposites
from audit.drift.meaning.polarity import STEM_CUT
from audit.language.words import zipf
from audit.types import Span
from models.judge.material import Material
from models.judge.plant import Operation, Planted

_AUXILIARY = re.compile(
    r"\b(is|are|was|were|will|would|can|could|should|must|may|might|has|have|had|does|do|did)\b"
    r"(?! not|n't| been not)"
)
_NEGATION = re.compile(r"\b(not|never|no longer) |n['’]t\b|\bcannot\b")
_PAST = re.compile(r"(?<=[a-z] )([a-z]{3,}ed) (?=the|a|an|his|her|their|its|that|to|in|on|for)\b")

# Sets of which any member may stand where another stood, and then it says something else.
_SETS = """
Monday Tuesday Wednesday Thursday Friday Saturday Sunday
January February March April June July August September October November December
one two three four five six seven eight nine ten twelve twenty thirty fifty hundred
hundred thousand million billion trillion
first second third fourth fifth last
seconds minutes hours days weeks months years decades
second minute hour day week month year decade century
metres kilometres miles feet centimetres inches
kilograms tonnes pounds grams
dollars euros pounds yen roubles
mother father brother sister son daughter wife husband uncle aunt cousin
man woman boy girl
men women boys girls children
morning afternoon evening night
spring summer autumn winter
north south east west
northern southern eastern western central
red blue green white black yellow
all some few many none most
always often sometimes rarely never
must may should can will
before after during
yesterday today tomorrow
president minister governor mayor ambassador spokesman chairman secretary
doctor lawyer teacher engineer journalist soldier farmer driver
"""
_PERSONS = {
    "he": "she",
    "she": "he",
    "him": "her",
    "his": "her",
    "her": "his",
    "himself": "herself",
    "herself": "himself",
    "i": "they",
    "we": "they",
    "they": "we",
    "our": "their",
    "their": "our",
    "my": "his",
}
# Verbs and subjects that are too common to count as words with a meaning of their own.
_LOAD_BEARING = re.compile(
    r"(?<=[a-z,] )(is|are|was|were|be|been|has|have|had|will|would|can|could|should|must|may|said"
    r"|it|he|she|they|we|you|who|more|less|most|not|only|first|last|two|one|other) "
)
_PREFIXED = re.compile(r"\b(un|in|im|dis|ir)([a-z]{5,})\b")


def deny(text: str, material: Material, dice: random.Random) -> Planted | None:
    """A negation is put in."""
    if _NEGATION.search(text):
        return None
    found = list(_AUXILIARY.finditer(text))
    if found and dice.random() < 0.85:
        match = dice.choice(found)
        word = match[1]
        if (
            word not in ("may", "might", "is", "are", "am")
            and dice.random() < 0.3
            and word != "can"
        ):
            end = match.end()
            return _with(text, Span(end, end), "n't", "deny", back=len(word))
        return _with(text, Span(match.end(), match.end()), " not", "deny")
    verbs = list(_PAST.finditer(text))
    if not verbs:
        return None
    match = dice.choice(verbs)
    low = match[1]
    base = (
        low[:-1]
        if low.endswith(("ced", "sed", "ged", "ved", "ted")) and low[-4] not in "cst"
        else low[:-2]
    )
    return _with(text, Span(match.start(1), match.end(1)), f"did not {base}", "deny")


def affirm(text: str, material: Material, dice: random.Random) -> Planted | None:
    """A negation is taken out."""
    found = list(_NEGATION.finditer(text))
    if not found:
        return None
    match = dice.choice(found)
    if match[0] == "cannot":
        return _with(text, Span(*match.span()), "can", "affirm")
    old = Span(*match.span())
    new = text[: old.start] + text[old.end :]
    if new[max(0, old.start - 2) : old.start] == "wo":
        new = new[: old.start - 2] + "will" + new[old.start :]
    return Planted("affirm", new, (), (old,))


def turn(text: str, material: Material, dice: random.Random) -> Planted | None:
    """A word gives way to its opposite."""
    table = opposites()
    found = []
    for word in split(text):
        low = word.of(text)
        for ending in ("", "s", "ed", "d", "ing"):
            stem = low.removesuffix(ending) if ending else low
            others = {*table.get(stem, ()), *material.opposites.get(stem, ())}
            if others:
                found.append((word, dice.choice(sorted(others)), ending))
                break
    found += [
        (Span(*m.span()), m[2], "") for m in _PREFIXED.finditer(text) if zipf(m[2], "en") > STEM_CUT
    ]
    if not found:
        return None
    word, other, ending = dice.choice(found)
    return _with(text, word, _inflected(other, ending), "turn")


def another(text: str, material: Material, dice: random.Random) -> Planted | None:
    """A weekday, relation, unit, office … gives way to another one."""
    sets = _sets()
    found = [w for w in split(text) if w.of(text) in sets]
    if not found:
        return None
    word = dice.choice(found)
    others = [o for o in sets[word.of(text)] if o != word.of(text)]
    return _with(text, word, dice.choice(others), "another")


def person(text: str, material: Material, dice: random.Random) -> Planted | None:
    """He becomes she, ours theirs."""
    found = [w for w in split(text) if w.of(text).casefold() in _PERSONS]
    if not found:
        return None
    word = dice.choice(found)
    old = word.of(text)
    new = _PERSONS[old.casefold()]
    return _with(text, word, new.capitalize() if old[0].isupper() and old != "I" else new, "person")


def drop_common(text: str, material: Material, dice: random.Random) -> Planted | None:
    """A common verb, subject or degree is gone: "He has to be", "He to be"."""
    found = list(_LOAD_BEARING.finditer(text))
    if not found:
        return None
    old = Span(*dice.choice(found).span(1))
    return Planted("drop_common", text[: old.start] + text[old.end + 1 :], (), (old,))


OPERATIONS: tuple[tuple[Operation, float], ...] = (
    (drop_common, 1.5),
    (deny, 2.0),
    (affirm, 1.5),
    (turn, 2.5),
    (another, 1.2),
    (person, 1.0),
)


# What changes nothing that a reader would mind; its places are not wrong.
def _no_stop(text: str, dice: random.Random) -> str:
    return text.rstrip(".。!")


def _small_letter(text: str, dice: random.Random) -> str:
    return text[:1].lower() + text[1:]


def _contract(text: str, dice: random.Random) -> str:
    for long, short in (
        ("do not", "don't"),
        ("is not", "isn't"),
        ("cannot", "can't"),
        ("did not", "didn't"),
        ("was not", "wasn't"),
        ("it is", "it's"),
        ("will not", "won't"),
    ):
        if long in text:
            return text.replace(long, short, 1)
        if short in text:
            return text.replace(short, long, 1)
    return text


def _no_article(text: str, dice: random.Random) -> str:
    found = list(re.finditer(r" (the|a|an) ", text))
    if not found:
        return text
    match = dice.choice(found)
    return text[: match.start()] + " " + text[match.end() :]


def _grouping(text: str, dice: random.Random) -> str:
    if re.search(r"\d,\d{3}\b", text):
        return re.sub(r"(\d),(\d{3})\b", r"\1\2", text)
    return re.sub(r"\b([1-9]\d?)(000)\b", r"\1,\2", text)


HARMLESS = (_no_stop, _small_letter, _contract, _no_article, _grouping)


@cache
def _sets() -> dict[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for line in _SETS.split("\n"):
        members = tuple(line.split())
        for member in members:
            table.setdefault(member, members)
    return table


def _inflected(word: str, ending: str) -> str:
    if ending in ("ed", "d"):
        return word + ("d" if word.endswith("e") else "ed")
    if ending == "ing":
        return word.removesuffix("e") + "ing"
    return word + ending


def _with(text: str, span: Span, other: str, kind: str, *, back: int = 0) -> Planted:
    new = text[: span.start] + other + text[span.end :]
    return Planted(kind, new, (Span(span.start - back, span.start + len(other)),))
