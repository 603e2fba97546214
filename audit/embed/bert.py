"""The embedded encoder: 4-bit word embeddings from the wheel, the rest in ONNX Runtime."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from audit.embed.batches import BUDGET, Window, batches, windows
from audit.embed.encoder import Halves, Keep, Matrix, Probe, TokenVectors
from audit.embed.graph import middle_state, with_output
from audit.embed.packed import PackedModel, unpack_q4
from audit.embed.tokenise import Tokenised, Tokeniser
from audit.embed.vectors import distinct, unit
from audit.errors import ModelError

T = TypeVar("T")


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
        self._middle = middle_state(model.shape.layers)
        self._session = open_session(with_output(graph.read_bytes(), self._middle), named=graph)

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
        return self._vectors(texts, None, None)[0]

    def sentences_keeping(self, texts: Sequence[str], keep: Keep) -> Matrix:
        """As ``sentences``; ``keep`` gets the piece vectors that the same pass has made."""
        return self._vectors(texts, keep, None)[0]

    @property
    def shows_states(self) -> bool:
        """True."""
        return True

    def sentences_probed(
        self, texts: Sequence[str], probe: Probe, keep: Keep | None = None
    ) -> tuple[Matrix, Matrix]:
        """Vectors, and the figures of ``probe``, of one pass; see ``Probing``."""
        return self._vectors(texts, keep, probe)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """The piece vectors of each text, for aligning words and spans.

        Pieces that cover no character are left out.
        """
        each, places = distinct(texts)
        tokenised = self._tokeniser(each)

        def cut(batch: tuple[Window, ...]) -> list[Halves]:
            states = self._session_run(tokenised, batch, ["aligned"])[0]
            return self._pieces(states, batch)

        vectors = [np.empty((len(t.ids), self._hidden), dtype=np.float16) for t in tokenised]
        for batch, rows in self._run(tokenised, cut):
            for window, row in zip(batch, rows, strict=True):
                vectors[window.text][window.start : window.end] = row
        made = [_covering(one, table) for one, table in zip(tokenised, vectors, strict=True)]
        return [made[place] for place in places]

    def _vectors(
        self, texts: Sequence[str], keep: Keep | None, probe: Probe | None
    ) -> tuple[Matrix, Matrix]:
        """One pass: the vectors of ``texts``, their pieces for ``keep``, figures of ``probe``."""
        each, places = distinct(texts)
        tokenised = self._tokeniser(each)
        outputs = ["last"]
        if keep is not None:
            outputs.append("aligned")
        if probe is not None:
            outputs.append(self._middle)

        def pool(batch: tuple[Window, ...]) -> list[tuple[Matrix, Halves | None, Matrix]]:
            found = dict(zip(outputs, self._session_run(tokenised, batch, outputs), strict=True))
            sizes = [window.length + self._frame.size for window in batch]
            means = [found["last"][row, :size].mean(axis=0) for row, size in enumerate(sizes)]
            kept = self._pieces(found["aligned"], batch) if keep else [None] * len(batch)
            figures = [nothing] * len(batch)
            if probe is not None:
                figures = self._probed(found[self._middle], batch, each, tokenised, probe)
            return list(zip(means, kept, figures, strict=True))

        nothing = np.zeros(0 if probe is None else probe.size, dtype=np.float32)
        sums = np.zeros((len(each), self._hidden), dtype=np.float32)
        figures = np.zeros((len(each), nothing.size), dtype=np.float32)
        pieces: dict[int, Halves] = {}
        left = [len(t.ids) for t in tokenised]
        for batch, rows in self._run(tokenised, pool):
            for window, (mean, made, told) in zip(batch, rows, strict=True):
                sums[window.text] += mean * window.length
                figures[window.text] += told
                if keep is None or made is None:
                    continue
                one = tokenised[window.text]
                if window.text not in pieces:
                    pieces[window.text] = np.empty((len(one.ids), self._hidden), np.float16)
                pieces[window.text][window.start : window.end] = made
                left[window.text] -= window.length
                if not left[window.text]:
                    keep(each[window.text], _covering(one, pieces.pop(window.text)))
        return unit(sums)[places], figures[places]

    def _probed(
        self,
        states: Matrix,
        batch: tuple[Window, ...],
        texts: Sequence[str],
        tokenised: Sequence[Tokenised],
        probe: Probe,
    ) -> list[Matrix]:
        """The figures of ``probe`` for each window."""
        start = len(self._frame.head)
        return [
            probe(
                texts[w.text],
                tokenised[w.text].offsets[w.start : w.end],
                states[row, start : start + w.length],
            )
            for row, w in enumerate(batch)
        ]

    def _pieces(self, states: Matrix, batch: tuple[Window, ...]) -> list[Halves]:
        """The unit vectors of the pieces of each window, in half precision."""
        start = len(self._frame.head)
        return [
            unit(states[row, start : start + w.length]).astype(np.float16)
            for row, w in enumerate(batch)
        ]

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
        work: Callable[[tuple[Window, ...]], list[T]],
    ) -> Iterator[tuple[tuple[Window, ...], list[T]]]:
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
        return self._session_run(tokenised, batch, [output])[0]

    def _session_run(
        self, tokenised: Sequence[Tokenised], batch: tuple[Window, ...], outputs: list[str]
    ) -> list[Matrix]:
        """The states of a batch after the layers asked for; the network runs once."""
        lengths = np.array([w.length + self._frame.size for w in batch], dtype=np.int32)
        ids = np.zeros((len(batch), int(lengths.max())), dtype=np.int32)
        head, tail = self._frame.head, self._frame.tail
        for row, window in enumerate(batch):
            pieces = tokenised[window.text].ids[window.start : window.end]
            ids[row, : lengths[row]] = np.concatenate((head, pieces, tail))
        feed = {"words": self._words(ids), "lengths": lengths}
        states: list[Matrix] = self._session.run(outputs, feed)
        return states

    def _words(self, ids: NDArray[np.int32]) -> Matrix:
        """Word embeddings of the pieces; each distinct piece is unpacked once."""
        seen, back = np.unique(ids, return_inverse=True)
        table = unpack_q4(self._rows[seen]).reshape(len(seen), self._hidden)
        return table[back.reshape(ids.shape)]


def _covering(text: Tokenised, vectors: Halves) -> TokenVectors:
    """The pieces that cover a character, with their vectors."""
    kept = text.offsets[:, 0] < text.offsets[:, 1]
    return TokenVectors(text.offsets[kept], vectors[kept].astype(np.float32))


def open_session(graph: Path | bytes, *, named: Path | None = None) -> Any:
    """An ONNX Runtime session of one thread; the encoder runs several batches at once.

    ``graph``: a file or its bytes, then ``named`` is the file that an error speaks of.
    """
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
    given = graph if isinstance(graph, bytes) else str(graph)
    try:
        return onnxruntime.InferenceSession(given, options, providers=["CPUExecutionProvider"])
    except Exception as fault:  # its errors share no base but Exception
        said = named if isinstance(graph, bytes) else graph
        raise ModelError(f"{said}: {fault}; run `audit models build`") from None
