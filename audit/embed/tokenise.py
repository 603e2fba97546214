"""Texts to pieces with SentencePiece, with exact places in the text as it was given."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.embed.pieces import MARK
from audit.errors import ModelError

LONGEST = 32_768
"""Code points of a text that are looked at. A sentence of that length is no
sentence (a 10 MB line without a stop is), and its first 32,768 characters
already say what it is about; the rest would cost minutes."""

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Tokenised:
    """The pieces of one text, in order, prefix and special pieces left out.

    ``ids``: int32, shape (n). ``offsets``: int32, shape (n, 2), half open code
    points of the text. A piece that covers no character of the text (the bare
    mark before a Chinese sentence) has an empty offset, start == end.
    """

    ids: Ids
    offsets: NDArray[np.int32]


class Tokeniser:
    """A SentencePiece model, loaded once."""

    def __init__(self, path: Path) -> None:
        import sentencepiece

        try:
            self._processor: Any = sentencepiece.SentencePieceProcessor(model_file=str(path))
        except (OSError, RuntimeError) as fault:
            raise ModelError(f"{path}: not a SentencePiece model ({fault})") from None

    def ids(self, text: str) -> tuple[int, ...]:
        """The pieces of ``text``, for a prefix."""
        return tuple(self._processor.encode(text)) if text else ()

    def __call__(self, texts: Sequence[str]) -> list[Tokenised]:
        """The pieces of every text, in order."""
        clean = [encodable(text[:LONGEST]) for text in texts]
        if not clean:
            return []
        found = self._processor.encode(clean, return_type="offset_mapping", num_threads=1)
        return [
            _tokenised(one["ids"], _places(text, one["pieces"], one["offsets"]))
            for text, one in zip(clean, found, strict=True)
        ]


def _tokenised(ids: Sequence[int], offsets: NDArray[np.int32]) -> Tokenised:
    """The pieces; none at all where not one covers a character that can be seen."""
    if not (offsets[:, 0] < offsets[:, 1]).any():
        return Tokenised(np.zeros(0, dtype=np.int32), np.zeros((0, 2), dtype=np.int32))
    return Tokenised(np.array(ids, dtype=np.int32), offsets)


def encodable(text: str) -> str:
    """``text`` with lone surrogates, which no encoding can hold, as U+FFFD; same length."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("�" if "\ud800" <= c <= "\udfff" else c for c in text)
    return text


def _places(
    text: str, pieces: Sequence[str], spans: Sequence[tuple[int, int]]
) -> NDArray[np.int32]:
    """Spans of SentencePiece, without the white space that it gives to a neighbour.

    Where one character became several pieces (``㍿``), SentencePiece gives it to
    the last of them and an empty span to the others; here it is given to each.
    """
    wide = [
        (start, end + 1 if start == end < len(text) and piece != MARK else end)
        for (start, end), piece in zip(spans, pieces, strict=True)
    ]
    return trimmed(text, np.array(wide, dtype=np.int32).reshape(-1, 2))


def trimmed(text: str, spans: NDArray[np.int32]) -> NDArray[np.int32]:
    """Spans cut to ``text`` and freed of white space at both ends; shape (n, 2)."""
    out = np.clip(spans, 0, len(text))
    cut = []
    # Calls for every piece would show in the encoder's time: most letters are printable.
    for first, last in out.tolist():
        start, end = first, last
        while start < end and not ((c := text[start]).isprintable() and c != " ") and _blank(c):
            start += 1
        while start < end and not ((c := text[end - 1]).isprintable() and c != " ") and _blank(c):
            end -= 1
        cut.append((start, end))
    return np.array(cut, dtype=np.int32).reshape(-1, 2)


def _blank(character: str) -> bool:
    """White space, and the invisible characters that the normaliser drops or blanks.

    Joiners, soft hyphens and marks of direction inside a word stay inside it: a
    piece is only trimmed at its ends.
    """
    if character == " ":
        return True
    return not character.isprintable() and (
        character.isspace() or unicodedata.category(character) in _INVISIBLE
    )


_INVISIBLE = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))
