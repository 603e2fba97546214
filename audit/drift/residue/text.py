"""The words of a document's body with what a residue finder asks of each."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from audit.drift.case import Case
from audit.language.cutting import LONGEST_SENTENCE
from audit.language.remembered import SENTENCES, WORDS
from audit.language.words import frequencies
from audit.types import Document, Role, Sentence, Span

# A script written without spaces ends a word of another: 因为because他 is three.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff"
_LETTER = rf"(?:(?![{_UNSPACED}])[^\W\d_])"
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*|[{_UNSPACED}]+")
_LONGEST = 40
_ADDRESS = re.compile(r"[@/#_\\]|\w\.\w")
_MARKS = re.compile(r"[\"“”„«»‹›「」『』《》`*]|(?<!\w)['‘‚]|['’](?!\w)")
_OPEN, _CLOSED = "([{（【", ")]}）】"


@dataclass(frozen=True, slots=True)
class Word:
    """One word. ``gap``: what stands before it in its sentence.

    ``guarded``: inside quotation marks or brackets, where other languages are
    at home; ``opens``: the first of its sentence.
    """

    text: str
    low: str
    span: Span
    sentence: int
    gap: str
    guarded: bool
    opens: bool


def other_languages(case: Case) -> tuple[str, ...] | None:
    """The languages that may have left something behind; None where it cannot be told.

    The witnesses' own, and English, from which and into which most news goes.
    """
    language = case.document.language
    if not frequencies(language):
        return None
    spoken = [w.document.language for w in case.witnesses]
    if language != "en":
        spoken.append("en")
    return tuple(dict.fromkeys(s for s in spoken if s != language and frequencies(s)))


def read(document: Document) -> tuple[Word, ...]:
    """Every word of the body's running text; headings of works, lists and addresses apart."""
    return tuple(
        word
        for sentence in document.sentences
        if sentence.role is Role.BODY
        and sentence.language in (None, document.language)
        and len(sentence.text) <= LONGEST_SENTENCE
        for word in words(sentence)
    )


@lru_cache(maxsize=SENTENCES)
def words(sentence: Sentence) -> tuple[Word, ...]:
    """The words of one sentence; a witness is read again for every text held against it."""
    return tuple(_words(sentence))


def _words(sentence: Sentence) -> Iterator[Word]:
    text = sentence.text
    if len(text) > LONGEST_SENTENCE:
        return
    start = sentence.span.start
    inside = bytearray(len(text) + 1)
    for guard in guarded(text):
        inside[guard.start : guard.end] = b"\1" * len(guard)
    end, opens, addressed = 0, True, _ADDRESS.search(text) is not None
    for match in _WORD.finditer(text):
        if len(match.group()) > _LONGEST:
            continue
        if addressed and _ADDRESS.search(text[max(0, match.start() - 1) : match.end() + 2]):
            continue
        yield Word(
            text=match.group(),
            low=match.group().lower().replace("’", "'"),
            span=Span(match.start() + start, match.end() + start),
            sentence=sentence.index,
            gap=text[end : match.start()],
            guarded=bool(inside[match.start()]),
            opens=opens,
        )
        end, opens = match.end(), False


def guarded(text: str) -> list[Span]:
    """The parts of a sentence in quotation marks or brackets; an open one goes to the end."""
    found: list[Span] = []
    marks = [m.start() for m in _MARKS.finditer(text)]
    for first, last in zip(marks[::2], [*marks[1::2], len(text)], strict=False):
        found.append(Span(first, last))
    depth, start = 0, 0
    for i, letter in enumerate(text):
        if letter in _OPEN:
            start = i if depth == 0 else start
            depth += 1
        elif letter in _CLOSED and depth:
            depth -= 1
            if depth == 0:
                found.append(Span(start, i))
    if depth:
        found.append(Span(start, len(text)))
    return found


@lru_cache(maxsize=WORDS)
def script(word: str) -> str:
    """The script of a word's first letter, by the first word of its Unicode name; "?" for none."""
    letter = next((c for c in word if c.isalpha()), "")
    return unicodedata.name(letter, "?").split()[0].removesuffix("-") if letter else "?"
