"""Words and their pieces: from an encoder's token vectors to whole words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import TokenVectors
from audit.types import Span

# A word: letters, marks and digits, held together by an inner hyphen, stop or comma
# (Ju-bin, 35.000, U.S), not by an apostrophe: the name in Turkish Trump'ın or French
# d'Oslo is what is asked for (exact runs in Turkish 60 -> 96 %). Scripts written without spaces
# (Han, kana, Thai, Lao, Khmer, Burmese) are cut where both ICU's dictionary and the
# encoder's pieces are cut.
_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
_MARK = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0dff\u200c\u200d"
_LETTER = rf"(?:(?![{_UNSPACED}])[^\W_]|[{_MARK}])"
_WORD = re.compile(rf"{_LETTER}+(?:[-.,\u2010\u2011\u00b7\u05f3\u05f4]{_LETTER}+)*")
_STRETCH = re.compile(rf"[{_UNSPACED}]{{2,200}}")
_ANY_LETTER = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Pieces:
    """One text cut into words, with the vectors of the pieces.

    ``words``: spans in order; ``owner`` (n,): the word of each piece kept;
    ``offsets`` (n, 2) and ``vectors`` (n, d) of those pieces, rows of unit
    length. Pieces of punctuation alone are left out: they attract everything.
    """

    text: str
    words: tuple[Span, ...]
    owner: NDArray[np.int64]
    offsets: NDArray[np.int64]
    vectors: NDArray[np.float32]

    def inside(self, span: Span) -> NDArray[np.int64]:
        """The rows of the pieces that share a code point with ``span``."""
        return np.flatnonzero((self.offsets[:, 0] < span.end) & (self.offsets[:, 1] > span.start))


def cut(text: str, tokens: TokenVectors) -> Pieces:
    """Group the pieces of a text into words."""
    kept: list[int] = []
    offsets: list[tuple[int, int]] = []
    for row, (first, last) in enumerate(tokens.offsets.tolist()):
        start, end = _trim(text, int(first), int(last))
        if start < end and _ANY_LETTER.search(text, start, end):
            kept.append(row)
            offsets.append((start, end))
    units = _merge([*offsets, *(m.span() for m in _WORD.finditer(text)), *_unspaced(text)])
    owner: list[int] = []
    words: list[Span] = []
    at = 0
    for start, _ in offsets:
        while units[at][1] <= start:
            at += 1
        word = Span(*units[at])
        if not words or words[-1] != word:
            words.append(word)
        owner.append(len(words) - 1)
    return Pieces(
        text=text,
        words=tuple(words),
        owner=np.array(owner, dtype=np.int64),
        offsets=np.array(offsets, dtype=np.int64).reshape(-1, 2),
        vectors=np.asarray(tokens.vectors[kept], dtype=np.float32).reshape(
            len(kept), tokens.vectors.shape[1]
        ),
    )


def split(text: str) -> tuple[Span, ...]:
    """The words of a text, in order, by its letters alone (no encoder)."""
    found = [*(m.span() for m in _WORD.finditer(text)), *_unspaced(text)]
    return tuple(Span(*unit) for unit in _merge(found))


def _merge(intervals: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Intervals in order, those that overlap made one: a word ends where all say so."""
    out: list[tuple[int, int]] = []
    for start, end in sorted(intervals):
        if out and start < out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _unspaced(text: str) -> Iterator[tuple[int, int]]:
    """Words of the dictionary (ICU) in the stretches of scripts written without spaces."""
    for stretch in _STRETCH.finditer(text):
        from icu4py.breakers import WordBreaker

        at = stretch.start()
        for word in WordBreaker(stretch[0], "zh"):
            yield at, at + len(str(word))
            at += len(str(word))


def join(parts: list[tuple[int, Pieces]]) -> Pieces:
    """Several texts as one; each comes with the offset at which it starts.

    ``text`` of the result is empty: the words' spans speak of the whole.
    """
    words: list[Span] = []
    owner, offsets, vectors = [], [], []
    for shift, part in parts:
        owner.append(part.owner + len(words))
        offsets.append(part.offsets + shift)
        vectors.append(part.vectors)
        words += [w.shift(shift) for w in part.words]
    return Pieces(
        "", tuple(words), np.concatenate(owner), np.concatenate(offsets), np.concatenate(vectors)
    )


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A piece without the white space around it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
