"""The terms of a family's witnesses, found without a list.

A term here is a single rare word or a noun group of two words. Its ``key``
joins the words and takes the head's base form, so that *chat rooms*,
*chat-room* and *chatroom* count together.

How much of a term a group is (Frantzi, Ananiadou and Mima 2000, C-value, in
the form for groups of two: what it is worth falls with the longer groups that
it lives in) is told by how often it stands, in how many witnesses, and
whether people write it as one word at all (*chatroom*, *livestream*).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from audit.drift.case import Case, Witness
from audit.drift.terms.lexicon import attested, functional
from audit.drift.terms.tokens import Token, tokens
from audit.language.words import zipf
from audit.types import Document, Span

# A word of three letters or less is hardly ever a term written small.
SHORTEST_TERM = 4


@dataclass(frozen=True, slots=True)
class Use:
    """One place where a term stands in a witness."""

    document: str
    sentence: int
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Term:
    """A term of the witnesses. ``modifier`` is empty for a single word.

    ``uses`` are in the order of the witnesses; ``nested`` tells how many of
    them stand inside a longer group of which the term is not the end.
    """

    key: str
    modifier: str
    head: str
    uses: tuple[Use, ...]
    nested: int

    @property
    def documents(self) -> tuple[str, ...]:
        """The witnesses that use the term, each once, in order."""
        return tuple(dict.fromkeys(use.document for use in self.uses))

    def form(self, plural: bool, language: str) -> str:
        """The commonest spelling among the uses of that number, else of any."""
        texts = Counter(use.text.lower() for use in self.uses)
        fitting = {t: n for t, n in texts.items() if is_plural(t, language) == plural}
        if fitting:
            return max(fitting, key=lambda t: (fitting[t], " " in t, t))
        text = max(texts, key=lambda t: (texts[t], " " in t, t))
        other = _number(text, plural) if language == "en" else text
        return other if all(attested(w, language) for w in other.split()) else text


def is_plural(text: str, language: str) -> bool:
    """Whether an English word or group ends like a plural; False elsewhere."""
    last = text.lower().split()[-1] if text.split() else ""
    return language == "en" and last.endswith("s") and not last.endswith(("ss", "us", "is"))


def _number(text: str, plural: bool) -> str:
    """An English form in the other number, by rule."""
    if not plural:
        return text[:-1] if text.endswith("s") and not text.endswith("ss") else text
    if text.endswith(("s", "x", "ch", "sh")):
        return text + "es"
    if text.endswith("y") and text[-2:-1] not in "aeiou":
        return text[:-1] + "ies"
    return text + "s"


def pairs(words: Iterable[Token], language: str) -> Iterator[tuple[Token, Token, bool]]:
    """Neighbours that may be modifier and head, and whether the group goes on after."""
    row = list(words)
    for i, (left, right) in enumerate(pairwise(row)):
        if right.gap not in (" ", "-") or not (plain(left, language) and plain(right, language)):
            continue
        after = row[i + 2] if i + 2 < len(row) else None
        goes_on = after is not None and after.gap in (" ", "-") and plain(after, language)
        yield left, right, goes_on


def plain(word: Token, language: str) -> bool:
    """Whether a word may be part of a term: no name, no function word."""
    return not word.proper and not functional(word.low, language)


def key_of(modifier: str, head_base: str) -> str:
    """What all spellings of a group share."""
    return modifier.replace("'", "") + head_base


def terms(case: Case) -> dict[str, Term]:
    """Every candidate of the testifying witnesses in the document's language, by key."""
    uses: dict[str, list[Use]] = defaultdict(list)
    parts: dict[str, tuple[str, str]] = {}
    nested: Counter[str] = Counter()
    for witness in testifying(case):
        for found in _candidates(witness.document):
            uses[found.key].append(found.use)
            if found.modifier:
                nested[found.key] += found.goes_on
                parts[found.key] = (found.modifier, found.head)
            else:
                parts.setdefault(found.key, ("", found.head))
    return {k: Term(k, *parts[k], tuple(u), nested[k]) for k, u in uses.items()}


class _Candidate(NamedTuple):
    """One place that may be a term's; ``goes_on``: a longer group does."""

    key: str
    modifier: str
    head: str
    use: Use
    goes_on: bool


@lru_cache(maxsize=64)
def _candidates(document: Document) -> tuple[_Candidate, ...]:
    """The words, then the groups of a witness, which every text of its family is held against."""
    language = document.language
    words = tokens(document)
    lower = {w.low for w in words if not w.text[0].isupper()}
    found = []
    for word in words:
        if len(word.base) < SHORTEST_TERM or functional(word.low, language) or word.proper:
            continue
        if word.text[0].isupper() and word.low not in lower and not zipf(word.low, language):
            continue  # a name that opens a sentence
        use = Use(document.id, word.sentence, word.span, word.span.of(document.text))
        found.append(_Candidate(word.base, "", word.base, use, False))
    for left, right, goes_on in pairs(words, language):
        span = Span(left.span.start, right.span.end)
        use = Use(document.id, left.sentence, span, span.of(document.text))
        key = key_of(left.low, right.base)
        found.append(_Candidate(key, left.low, right.base, use, goes_on))
    return tuple(found)


def testifying(case: Case) -> tuple[Witness, ...]:
    """The witnesses that may be held against the document, in its own language."""
    return tuple(
        w for w in case.witnesses if w.testifies and w.document.language == case.document.language
    )
