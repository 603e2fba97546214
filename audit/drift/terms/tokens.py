"""Words of a document with their places, their base forms and what they look like.

Only the body is read. A word is a run of letters with inner apostrophes; a
hyphen parts words (``deep-faking`` is two that are ``joined``), so that the
spellings *chatroom*, *chat-room* and *chat room* can be told to be one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from audit.language.cutting import LONGEST_SENTENCE, WORD
from audit.language.remembered import SENTENCES, WORDS
from audit.language.wordlists import lemma_by_rule
from audit.types import Document, Sentence, Span

_HYPHENS = frozenset("-‐‑")
_POSSESSIVE = re.compile(r"['’]s?$")
# Part of a mail or web address, a handle, a tag.
_ADDRESS = re.compile(r"[@/#_\\]|\w\.\w")
# After these a capital may only mean that something begins.
_OPENS = re.compile(r"[.:?!\"“”„«»‘\n•]")
# Longer words are no words of any text we judge (addresses, keys).
_LONGEST = 40


class Token(NamedTuple):
    """One word: where it stands, as it is written, and its dictionary form.

    ``low``: lower-cased without a possessive ending. ``base``: its lemma.
    ``gap``: what stands between it and the word before in the same sentence:
    ``" "`` for plain space, ``"-"`` for a hyphen, anything else for
    punctuation, and the empty string for a sentence's first word.
    ``proper``: written like a name: a capital where no sentence begins.
    """

    span: Span
    text: str
    low: str
    base: str
    sentence: int
    gap: str
    proper: bool


@lru_cache(maxsize=WORDS)
def lemma(word: str, language: str) -> str:
    """The dictionary form of a lower-case word, itself where there is none known.

    simplemma's table; a regular English plural of a word that the table does
    not hold loses its ending, for terms are often new words.
    """
    known = lemma_by_rule(word, language)
    if known is None:
        return word
    found = known.lower()
    return _singular(word) if found == word and language == "en" else found


def _singular(word: str) -> str:
    """A regular English plural without its ending; other words unchanged."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def tokens(document: Document) -> tuple[Token, ...]:
    """Every word of the document's title and body, in order."""
    language = document.language
    return tuple(chain.from_iterable([_kept(sentence, language) for sentence in prose(document)]))


@lru_cache(maxsize=SENTENCES // 2)
def _kept(sentence: Sentence, language: str) -> tuple[Token, ...]:
    """A witness is read again for every text held against it; some 8 kB a sentence."""
    return tuple(_of(sentence, language))


def prose(document: Document) -> Sequence[Sentence]:
    """The body's sentences that somebody may have written; a line of megabytes is none."""
    return [s for s in document.body if len(s.text) <= LONGEST_SENTENCE]


def _of(sentence: Sentence, language: str) -> Iterator[Token]:
    """The words of one sentence."""
    text, end, first = sentence.text, 0, True
    addressed = _ADDRESS.search(text) is not None
    for match in WORD.finditer(text):
        word = match.group()
        if len(word) > _LONGEST:
            continue
        if addressed and _ADDRESS.search(text[max(0, match.start() - 1) : match.end() + 2]):
            continue
        gap = "" if first else text[end : match.start()]
        if gap in _HYPHENS:
            gap = "-"
        elif gap.isspace() and "\n" not in gap:
            gap = " "
        low = _POSSESSIVE.sub("", word.lower()).replace("’", "'")
        yield Token(
            span=match_span(sentence, match),
            text=word,
            low=low,
            base=lemma(low, language),
            sentence=sentence.index,
            gap=gap,
            proper=word[0].isupper() and not first and not _OPENS.search(gap),
        )
        first, end = False, match.end()


def words_of(text: str) -> tuple[str, ...]:
    """The lower-case words of a term, as ``Token.low`` has them."""
    return tuple(
        _POSSESSIVE.sub("", m.group().lower()).replace("’", "'") for m in WORD.finditer(text)
    )


def match_span(sentence: Sentence, match: re.Match[str]) -> Span:
    """Where a match in a sentence's text stands in the document."""
    start = sentence.span.start
    return Span(match.start() + start, match.end() + start)
