"""Quoted words of a document, in every style of marks.

A quotation may run over several sentences of a paragraph; one that is not
closed where its paragraph ends is left alone, as are marks that are
apostrophes or inches. "Scare quotes" of one or two words come out too; who
compares decides what they are worth.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from audit.types import Document, Role, Sentence, Span

# Opening mark to the marks that may close it (CLDR's delimiters, and common mixtures).
PAIRS: dict[str, str] = {
    "“": '”“"',
    "”": "”",
    "„": '“”"',
    "«": "»",
    "»": "«»",
    "‹": "›",
    "‘": "’",
    "‚": "‘’",
    "「": "」",
    "『": "』",
    "《": "》",
    "｢": "｣",
    "〝": "〟〞",
    "＂": "＂",
    '"': '"”“',
}
_OPENS = re.compile(f"[{''.join(PAIRS)}]")
# These open whatever stands around them.
_BRACKETS = "«「『《｢〝"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u9fff]")
# Any mark at all, straight or not, single ones where no letter is joined to both sides; a dash
# that opens a line, or comes after a comma or a stop, stands for one in many languages.
_ANY = re.compile(
    r"[\"“”„«»‹›「」『』《》〈〉｢｣〝〟〞＂″]|''|(?<!\w)['‘‚’]|['’‘](?!\w)|^\s*[-–—]\s|[,.!?…]\s*[–—]\s",
    re.MULTILINE,
)
_DOUBLE = re.compile(r"[\"“”„«»「」『』＂]")
LONGEST = 3000
# Marks looked at in one paragraph; a line of nothing but marks ends here.
MOST_IN_BLOCK = 400


@dataclass(frozen=True, slots=True)
class Quotation:
    """Quoted words: their span without the marks, the words, the sentences they stand in."""

    span: Span
    text: str
    words: tuple[str, ...]
    sentences: tuple[int, ...]


def quotations(document: Document) -> tuple[Quotation, ...]:
    """All quotations of the document's body, in order; nested ones are part of the outer."""
    return _quotations(document) if _OPENS.search(document.text) is not None else ()


@lru_cache(maxsize=64)
def _quotations(document: Document) -> tuple[Quotation, ...]:
    """Kept while the members of a family are audited in turn."""
    body = [s for s in document.sentences if s.role is Role.BODY]
    return tuple(
        quotation
        for _, block in groupby(body, key=lambda s: s.block)
        for quotation in _in_block(document, list(block))
    )


def _in_block(document: Document, block: list[Sentence]) -> Iterator[Quotation]:
    start, end = block[0].span.start, block[-1].span.end
    text = document.text[start:end]
    i, tried = 0, 0
    while tried < MOST_IN_BLOCK and (mark := _OPENS.search(text, i)) is not None:
        i = mark.start()
        tried += 1
        close = _closing(text, i)
        if close is None:
            i += 1
            continue
        inner = text[i + 1 : close].strip()  # French sets a space inside its marks
        first = i + 1 + text[i + 1 : close].index(inner)
        span = Span(first, first + len(inner)).shift(start)
        words = words_of(inner)
        inside = tuple(s.index for s in block if s.span.overlaps(span))
        if words and inside:
            yield Quotation(span, inner, words, inside)
        i = close + 1


def words_of(text: str) -> tuple[str, ...]:
    """The lower-case words of quoted text; ICU's where words are written without spaces."""
    if _UNSPACED.search(text):
        from audit.align.pieces import split

        return tuple(w.of(text) for w in split(text) if w.of(text).isalnum())
    return tuple([word.lower().replace("’", "'") for word in _WORD.findall(text)])


def marked(text: str) -> bool:
    """Whether there is any sign of quoted words in a text, be it half of one."""
    return _ANY.search(text) is not None


def balanced(text: str) -> bool:
    """Whether a text has as many double marks as close each other: an even number."""
    return len(_DOUBLE.findall(text)) % 2 == 0


def _closing(text: str, at: int) -> int | None:
    """Where the quotation that opens at ``at`` closes, or None where nothing opens there."""
    opening = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if opening not in _BRACKETS and (not after or after.isspace() or before.isalnum()):
        return None  # a closing mark, an apostrophe, an inch
    if opening == "”" and before and not before.isspace():
        return None  # Swedish and Finnish open with it; all others close
    closing = PAIRS[opening]
    for i in range(at + 2, min(len(text), at + LONGEST)):
        if text[i] not in closing:
            continue
        following = text[i + 1 : i + 2]
        if following.isalnum() and text[i] in '’"‘':
            continue  # an apostrophe inside a word
        if text[i - 1].isspace() and text[i] in '"“':
            continue  # opens another
        return i
    return None
