"""A document as the detectors see it: its words with their places, counted once."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from audit.types import Document, Role, Sentence, Span

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")

# Damage shows early; a megabyte of it shows no more than its beginning does.
LONGEST_READ = 300_000

_CODE = frozenset("[]{}<>/\\_=#@|+~^$%")
_MARKS = "\"“”„‘’‚‹›«»`'*_「」『』"
_ABOUT_WORDS = re.compile(
    r"\b(?:spelled|spelt|spelling|misspel\w*|mistransl\w*|the\s+words?|the\s+term|so-called"
    r"|known\s+as|called|means|meaning|literally|translates?\s+(?:as|to)|in\s+quotes"
    r"|pronounced|pronunciation|transliterat\w*|phonetic\w*|typo)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a sentence, with its place in the document."""

    text: str
    span: Span
    sentence: int
    first: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A document, its body's words in order, and how often each stands (lower case)."""

    document: Document
    words: tuple[Word, ...]
    counts: Counter[str]

    @property
    def english(self) -> bool:
        """Whether the document is English; most detectors know no other text language."""
        return self.document.language == "en"

    def sentences(self, *roles: Role) -> tuple[Sentence, ...]:
        """The sentences of these roles, as far as is read."""
        return tuple(
            s for s in self.document.sentences if s.role in roles and s.span.start < LONGEST_READ
        )

    def in_marks(self, span: Span) -> bool:
        """Whether quotation marks, backticks or asterisks stand close around ``span``."""
        text = self.document.text
        before = text[span.start - 1 : span.start]
        after = text[span.end : span.end + 2]
        return bool(
            before
            and before in _MARKS
            and after
            and (after[0] in _MARKS or (after[0] in ",." and after[1:] in tuple(_MARKS)))
        )

    def in_code(self, span: Span) -> bool:
        """Whether the word touches signs that stand in code, paths and mark-up, not in prose."""
        text = self.document.text
        before, after = text[max(0, span.start - 2) : span.start], text[span.end : span.end + 2]
        return (
            before[-1:] in _CODE
            or after[:1] in _CODE
            or before[-1:].isdigit()
            or after[:1].isdigit()
            or (after[:1] in (".", ":") and after[1:2].isalnum())
            or (before[-1:] in (".", ":") and before[:1].isalnum())
            or (before == ": " and "::" in text[max(0, span.start - 40) : span.start])
        )

    def speaks_about(self, word: Word) -> bool:
        """Whether the sentence speaks of words, so that one may stand there as an example."""
        return _ABOUT_WORDS.search(self.document.sentences[word.sentence].text) is not None


def read(document: Document) -> Reading:
    """Cut a document's body into words."""
    found: list[Word] = []
    for sentence in document.sentences:
        if sentence.role is Role.BOILERPLATE or sentence.span.start >= LONGEST_READ:
            continue
        if sentence.language not in (None, document.language):
            continue
        start = sentence.span.start
        text = sentence.text[:LONGEST_READ]
        for number, match in enumerate(WORD.finditer(text)):
            span = Span(start + match.start(), start + match.end())
            found.append(Word(match.group(), span, sentence.index, number == 0))
    return Reading(document, tuple(found), Counter(w.text.casefold() for w in found))
