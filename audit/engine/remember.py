"""An encoder that embeds each distinct text once in an audit."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import (
    Encoder,
    Halves,
    Keep,
    Matrix,
    OnePass,
    Probe,
    TokenVectors,
    must_probe,
    probing,
)

ROOM = 500_000
"""Characters of the texts whose piece vectors are kept at a time: about 4,000 sentences of
news and, in half precision, 120 MB; twice that in scripts of a piece a character."""


class Remembering:
    """Wraps an encoder; family and align ask for the same sentences again and again.

    Sentence vectors are kept for the life of the object (1.5 kB each). The vectors
    of the pieces, which the same pass gives, are twenty times as large: they are kept
    until they are asked for, and only while there is room. ``probe``: its figures are taken
    in the same pass (8 bytes a sentence), where the encoder shows its states.
    """

    def __init__(self, encoder: Encoder, probe: Probe | None = None) -> None:
        self._encoder = encoder
        self._probe = None if probing(encoder) is None else probe
        self._figures: dict[str, Matrix] = {}
        self._rows: dict[str, int] = {}
        self._matrix: Matrix = np.empty((0, encoder.dimension), np.float32)
        self._pieces: dict[str, tuple[NDArray[np.int32], Halves]] = {}
        self._room = ROOM

    @property
    def signature(self) -> str:
        """The wrapped encoder's signature: remembering changes no vector."""
        return self._encoder.signature

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._encoder.dimension

    def lengths(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """Pieces of each text, straight from the wrapped encoder."""
        return self._encoder.lengths(texts)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        """Unit sentence vectors, float32, shape (len(texts), dimension)."""
        new = list(dict.fromkeys(t for t in texts if t not in self._rows))
        if new:
            first = len(self._rows)
            vectors = self._embed(new)
            self._grow(first + len(new))
            self._matrix[first : first + len(new)] = vectors
            self._rows.update((text, first + i) for i, text in enumerate(new))
        return self._matrix[[self._rows[t] for t in texts]]

    def sentences_keeping(self, texts: Sequence[str], keep: Keep) -> Matrix:
        """As ``sentences``; ``keep`` gets the piece vectors that are at hand."""
        vectors = self.sentences(texts)
        for text in dict.fromkeys(texts):
            made = self.pieces(text)
            if made is not None:
                keep(text, made)
        return vectors

    @property
    def shows_states(self) -> bool:
        """Whether the wrapped encoder does."""
        return probing(self._encoder) is not None

    def sentences_probed(
        self, texts: Sequence[str], probe: Probe, keep: Keep | None = None
    ) -> tuple[Matrix, Matrix]:
        """Vectors, and the figures of ``probe``: kept ones, if it is the probe of before."""
        encoder = must_probe(self._encoder)
        if self._probe is None or self._probe.signature != probe.signature:
            self._probe, self._figures = probe, {}
        new = [text for text in dict.fromkeys(texts) if text not in self._figures]
        # Figures come with vectors; of what has a vector already they are asked for alone.
        known = [text for text in new if text in self._rows]
        self._figures.update(zip(known, encoder.sentences_probed(known, probe)[1], strict=True))
        vectors = self.sentences(texts) if keep is None else self.sentences_keeping(texts, keep)
        figures = np.array([self._figures[text] for text in texts], dtype=np.float32)
        return vectors, figures.reshape(len(texts), probe.size)

    def know(self, texts: Sequence[str], vectors: Matrix) -> None:
        """Vectors of ``texts`` that were computed before, shape (len(texts), dimension)."""
        rows = {text: row for row, text in enumerate(texts) if text not in self._rows}
        first = len(self._rows)
        self._grow(first + len(rows))
        self._matrix[first : first + len(rows)] = vectors[list(rows.values())]
        self._rows.update((text, first + at) for at, text in enumerate(rows))

    def know_pieces(self, text: str, made: TokenVectors) -> None:
        """Piece vectors of ``text`` that were computed before; dropped where there is no room."""
        if text not in self._pieces and len(text) <= self._room:
            self._room -= len(text)
            self._pieces[text] = (made.offsets, made.vectors.astype(np.float16))

    def pieces(self, text: str) -> TokenVectors | None:
        """The piece vectors of ``text`` if they are kept; they stay."""
        kept = self._pieces.get(text)
        return None if kept is None else TokenVectors(kept[0], kept[1].astype(np.float32))

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The piece vectors of each text; those that were kept are handed over and let go."""
        found = {text: made for text in texts if (made := self.pieces(text)) is not None}
        for text in found:
            del self._pieces[text]
            self._room += len(text)
        new = [text for text in dict.fromkeys(texts) if text not in found]
        if new:
            found.update(zip(new, self._encoder.tokens(new), strict=True))
        return [found[text] for text in texts]

    def _embed(self, texts: list[str]) -> Matrix:
        """The vectors of new texts; pieces are kept of as many of the first as there is room."""
        encoder, probe = self._encoder, self._probe
        if not isinstance(encoder, OnePass):
            return encoder.sentences(texts)
        fits = int(np.searchsorted(np.cumsum([len(t) for t in texts]), self._room, "right"))
        if probe is not None:
            showing = must_probe(encoder)
            some, one = showing.sentences_probed(texts[:fits], probe, self.know_pieces)
            rest, other = showing.sentences_probed(texts[fits:], probe)
            self._figures.update(zip(texts, np.concatenate([one, other]), strict=True))
        else:
            some = encoder.sentences_keeping(texts[:fits], self.know_pieces)
            rest = encoder.sentences(texts[fits:])
        return np.concatenate([some, rest])

    def _grow(self, wanted: int) -> None:
        if wanted > len(self._matrix):
            # Doubling keeps the copying linear in the number of sentences.
            larger = np.empty((max(wanted, 2 * len(self._matrix)), self.dimension), np.float32)
            larger[: len(self._rows)] = self._matrix[: len(self._rows)]
            self._matrix = larger
