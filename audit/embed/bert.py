"""The embedded encoder: 4-bit word embeddings from the wheel, the rest in ONNX Runtime."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.embed.batches import BUDGET, Window, batches, windows
from audit.embed.encoder import Matrix, TokenVectors
from audit.embed.packed import PackedModel, unpack_q4
from audit.embed.tokenise import Tokenised, Tokeniser
from audit.embed.vectors import distinct, unit
from audit.errors import ModelError


@dataclass(frozen=True, slots=True)
class Frame:
    """The pieces put round every window: first, prefix, window, last."""

    head: tuple[int, ...]
    tail: tuple[int, ...]

    @property
    def size(self) -> int:
        """Pieces added to a window."""
        return len(self.head) + len(self.tail)


class PackedEncoder:
    """Sentence and token vectors of the packed model. Build with ``audit.embed.load``."""

    def __init__(
        self,
        *,
        model: PackedModel,
        graph: Path,
        tokeniser: Tokeniser,
        prefix: str,
        special: tuple[int, int],
        signature: str,
        threads: int | None = None,
    ) -> None:
        self._rows = model.blocks("emb.word", model.shape.vocabulary)
        self._hidden = model.shape.hidden
        self._tokeniser = tokeniser
        self._frame = Frame((special[0], *tokeniser.ids(prefix)), (special[1],))
        self._limit = model.shape.positions - self._frame.size
        self._signature = signature
        self._threads = threads or min(len(os.sched_getaffinity(0)), 8)
        self._session = open_session(graph)

    @property
    def signature(self) -> str:
        """Name, weight hash and options: what made these vectors."""
        return self._signature

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self._hidden

    def lengths(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """Pieces of each text: the weights for pooling neighbouring sentences."""
        return np.array([len(t.ids) for t in self._tokeniser(texts)], dtype=np.int32)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        """Unit sentence vectors, float32, shape (len(texts), dimension).

        A text without a single piece (empty, white space) gives a row of zeros:
        its cosine with everything is 0.
        """
        each, places = distinct(texts)
        tokenised = self._tokeniser(each)

        def pool(batch: tuple[Window, ...]) -> list[Matrix]:
            states = self._states(tokenised, batch, "last")
            sizes = [window.length + self._frame.size for window in batch]
            return [states[row, :size].mean(axis=0) for row, size in enumerate(sizes)]

        sums = np.zeros((len(each), self._hidden), dtype=np.float32)
        for batch, rows in self._run(tokenised, pool):
            for window, row in zip(batch, rows, strict=True):
                sums[window.text] += row * window.length
        return unit(sums)[places]

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The piece vectors of each text, for aligning words and spans.

        Pieces that cover no character are left out.
        """
        each, places = distinct(texts)
        tokenised = self._tokeniser(each)
        start = len(self._frame.head)

        def cut(batch: tuple[Window, ...]) -> list[Matrix]:
            states = self._states(tokenised, batch, "aligned")
            return [unit(states[row, start : start + w.length]) for row, w in enumerate(batch)]

        vectors = [np.empty((len(t.ids), self._hidden), dtype=np.float32) for t in tokenised]
        for batch, rows in self._run(tokenised, cut):
            for window, row in zip(batch, rows, strict=True):
                vectors[window.text][window.start : window.end] = row
        made = []
        for one, table in zip(tokenised, vectors, strict=True):
            kept = one.offsets[:, 0] < one.offsets[:, 1]
            made.append(TokenVectors(one.offsets[kept], table[kept]))
        return [made[place] for place in places]

    def states(self, texts: Sequence[str]) -> list[tuple[NDArray[np.int32], Matrix]]:
        """Last hidden states of each text as they are, for a network that goes on from there.

        Offsets (n, 2) of the pieces, and states (head + n + tail, dimension) with the
        pieces put round the text. Of a text longer than one window the first is given.
        """
        each, places = distinct(texts)
        tokenised = [
            Tokenised(t.ids[: self._limit], t.offsets[: self._limit]) for t in self._tokeniser(each)
        ]

        def whole(batch: tuple[Window, ...]) -> list[Matrix]:
            states = self._states(tokenised, batch, "last")
            return [states[row, : w.length + self._frame.size] for row, w in enumerate(batch)]

        empty = np.zeros((0, self._hidden), dtype=np.float32)
        found = [empty] * len(each)
        for batch, rows in self._run(tokenised, whole):
            for window, row in zip(batch, rows, strict=True):
                found[window.text] = row
        return [(tokenised[place].offsets, found[place]) for place in places]

    @property
    def head(self) -> int:
        """Pieces put before a text."""
        return len(self._frame.head)

    def _run(
        self,
        tokenised: Sequence[Tokenised],
        work: Callable[[tuple[Window, ...]], list[Matrix]],
    ) -> Iterator[tuple[tuple[Window, ...], list[Matrix]]]:
        """Every batch and what ``work`` makes of it, in order.

        ``work`` runs on the threads and keeps only what is wanted of a batch's
        states, which are 1.5 kB a piece.
        """
        cut = windows([len(t.ids) for t in tokenised], self._limit)
        todo = list(batches(cut, self._frame.size, budget=BUDGET))
        if self._threads == 1 or len(todo) < 2:
            yield from zip(todo, map(work, todo), strict=True)
            return
        with ThreadPoolExecutor(self._threads) as pool:
            yield from zip(todo, pool.map(work, todo), strict=True)

    def _states(
        self, tokenised: Sequence[Tokenised], batch: tuple[Window, ...], output: str
    ) -> Matrix:
        lengths = np.array([w.length + self._frame.size for w in batch], dtype=np.int32)
        ids = np.zeros((len(batch), int(lengths.max())), dtype=np.int32)
        head, tail = self._frame.head, self._frame.tail
        for row, window in enumerate(batch):
            pieces = tokenised[window.text].ids[window.start : window.end]
            ids[row, : lengths[row]] = np.concatenate((head, pieces, tail))
        feed = {"words": self._words(ids), "lengths": lengths}
        states: Matrix = self._session.run([output], feed)[0]
        return states

    def _words(self, ids: NDArray[np.int32]) -> Matrix:
        """Word embeddings of the pieces; each distinct piece is unpacked once."""
        seen, back = np.unique(ids, return_inverse=True)
        table = unpack_q4(self._rows[seen]).reshape(len(seen), self._hidden)
        return table[back.reshape(ids.shape)]


def open_session(graph: Path) -> Any:
    """An ONNX Runtime session of one thread; the encoder runs several batches at once."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    try:
        return onnxruntime.InferenceSession(str(graph), options, providers=["CPUExecutionProvider"])
    except Exception as fault:  # its errors share no base but Exception
        raise ModelError(f"{graph}: {fault}; run `audit models build`") from None
