"""Which words answer to which words, inside linked sentences.

By the token vectors of the encoder, without training: SimAlign's argmax in
both directions (Jalili Sabet et al. 2020), then whole words.
"""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.align.pieces import Pieces, cut, join
from audit.drift.case import Located
from audit.embed.encoder import Encoder
from audit.types import Document, Span

# Words spelt alike answer to each other before all others: names and figures
# go over unchanged, and which of two like-meaning words is meant is then clear.
ALIKE = 0.25
# A word inside a run that nothing speaks for costs this much of a word that
# both directions speak for: a run may bridge one such word (an article).
BRIDGE = 0.4
# Sentences whose pieces are kept in memory.
MEMORY = 4096


class EncoderWords:
    """The ``Words`` of ``audit.drift.case`` on an encoder's token vectors.

    Lazy: a sentence is encoded when it is first asked about, and kept.
    """

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._known: OrderedDict[str, Pieces] = OrderedDict()

    def prepare(self, texts: Sequence[str]) -> None:
        """Encode sentences that will be asked about, in one batch."""
        missing = [t for t in dict.fromkeys(texts) if t not in self._known]
        if not missing:
            return
        for text, tokens in zip(missing, self._encoder.tokens(missing), strict=True):
            self._known[text] = cut(text, tokens)
        while len(self._known) > max(MEMORY, len(missing)):
            self._known.popitem(last=False)

    def pieces(self, text: str) -> Pieces:
        """The words of any text and the vectors of their pieces."""
        self.prepare([text])
        return self._known[text]

    def locate(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> Located | None:
        """The run of words in ``sentences`` of ``target`` that answers to ``span``.

        None where no word answers in both directions. The score is the mean of
        two shares: the pieces of the span whose best counterpart lies in the
        run, and the pieces of the run whose best counterpart lies in the span.
        """
        here = self._around(source, span)
        there = self._pieces(target, sentences)
        return _locate(here, span, there, source.text, target.text)

    def support(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> float:
        """Mean over the pieces of ``span`` of the best cosine on the other side; 0 for none."""
        here = self._around(source, span)
        there = self._pieces(target, sentences)
        rows = here.inside(span)
        if not len(rows) or not len(there.owner):
            return 0.0
        best = (here.vectors[rows] @ there.vectors.T).max(axis=1)
        return float(np.clip(best.mean(), 0.0, 1.0))

    def _around(self, document: Document, span: Span) -> Pieces:
        """The pieces of the sentences that hold ``span``."""
        first = document.sentence_at(span.start)
        held: list[int] = []
        for sentence in document.sentences[first.index :] if first else document.sentences:
            if sentence.span.start >= span.end:
                break
            if sentence.span.overlaps(span):
                held.append(sentence.index)
        return self._pieces(document, tuple(held))

    def _pieces(self, document: Document, sentences: tuple[int, ...]) -> Pieces:
        chosen = [document.sentences[i] for i in sentences]
        if not chosen:
            empty = np.zeros(0, dtype=np.int64)
            return Pieces(
                "",
                (),
                empty,
                empty.reshape(0, 2),
                np.zeros((0, self._encoder.dimension), dtype=np.float32),
            )
        self.prepare([s.text for s in chosen])
        return join([(s.span.start, self._known[s.text]) for s in chosen])


def _alike(here: Pieces, there: Pieces, source: str, target: str) -> NDArray[np.float32]:
    """1 where two words are spelt alike but for case, else 0; shape (words, words)."""
    known: dict[str, list[int]] = {}
    for j, word in enumerate(there.words):
        known.setdefault(word.of(target).casefold(), []).append(j)
    out = np.zeros((len(here.words), len(there.words)), dtype=np.float32)
    for i, word in enumerate(here.words):
        for j in known.get(word.of(source).casefold(), ()):
            out[i, j] = 1.0
    return out


def _locate(here: Pieces, span: Span, there: Pieces, source: str, target: str) -> Located | None:
    """The best run of words of ``there`` for ``span`` of ``here``."""
    rows = here.inside(span)
    if not len(rows) or not len(there.owner):
        return None
    cosine = here.vectors @ there.vectors.T
    alike = _alike(here, there, source, target)
    cosine = cosine + ALIKE * alike[np.ix_(here.owner, there.owner)]
    forward = cosine.argmax(axis=1)[rows]
    backward = np.isin(cosine.argmax(axis=0), rows)
    if not backward[forward].any():
        return None
    count = len(there.words)
    pieces = np.bincount(there.owner, minlength=count)
    claimed = np.bincount(there.owner, weights=backward.astype(float), minlength=count) / pieces
    reached = np.zeros(count)
    np.add.at(reached, there.owner[forward], 1.0)
    # A word is worth what both directions say of it, at most 1 each.
    worth = claimed + np.minimum(reached * count_words(here, rows) / len(rows), 1.0)
    worth = np.where(worth > 0, worth, -BRIDGE)
    first, last = _best_run(worth, there.words, target)
    inside = (there.owner >= first) & (there.owner <= last)
    score = (float(inside[forward].mean()) + float(backward[inside].mean())) / 2
    if math.isclose(score, 0.0):
        return None
    return Located(Span(there.words[first].start, there.words[last].end), score)


def count_words(pieces: Pieces, rows: NDArray[np.int64]) -> int:
    """How many words these pieces belong to."""
    return len(set(pieces.owner[rows].tolist()))


def _best_run(worth: NDArray[np.float64], words: Sequence[Span], text: str) -> tuple[int, int]:
    """The contiguous run of words with the largest sum; it does not cross a sentence end."""
    best = (-math.inf, 0, 0)
    total, start = 0.0, 0
    for number, value in enumerate(worth.tolist()):
        gap = text[words[number - 1].end : words[number].start] if number else ""
        if number == 0 or total <= 0 or any(c in ".!?。！？;；" for c in gap):
            total, start = 0.0, number
        total += value
        if total > best[0]:
            best = (total, start, number)
    return best[1], best[2]
