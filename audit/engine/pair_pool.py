"""Aligned text on several processes, where the finders work by rules alone.

A text's records stay together, and texts do not look at one another, so the
answers are the same however many processes there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from audit.engine.processes import cores

if TYPE_CHECKING:
    from audit.drift.terms.termbase import Termbase
    from audit.engine.pairs import JudgedPair
    from audit.read.pairs import PairRecord
    from audit.score import Weights

# A process takes about two seconds to start and to read its word lists: what one gets
# through in that time should be a small part of its share.
WORTH_A_PROCESS = 5000

_options: tuple[Termbase | None, Weights] | None = None


def processes(jobs: int, records: int) -> int:
    """How many to use: ``jobs``, 0 for one a core, fewer for few records."""
    return max(1, min(jobs or cores(), records // WORTH_A_PROCESS))


def side_by_side(
    lots: Sequence[Sequence[Sequence[PairRecord]]],
    workers: int,
    termbase: Termbase | None,
    weights: Weights,
) -> Iterator[list[JudgedPair]]:
    """The answers of each lot of texts, in the order given."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: the caller may have threads.
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(termbase, weights)
    ) as pool:
        yield from pool.map(_judged, lots)


def _start(termbase: Termbase | None, weights: Weights) -> None:
    import gc

    global _options  # noqa: PLW0603 (one a process, set once, by the pool)
    # What a pair leaves behind has no circles; looking for them takes a tenth of the time.
    gc.set_threshold(100_000, 50, 50)
    _options = termbase, weights


def _judged(texts: Sequence[Sequence[PairRecord]]) -> list[JudgedPair]:
    from audit.engine.pairs import judge_lot

    assert _options is not None, "the pool starts its workers with _start"
    termbase, weights = _options
    return judge_lot(texts, words=None, termbase=termbase, weights=weights, judge=None)
