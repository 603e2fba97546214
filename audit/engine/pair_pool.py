"""Aligned text on several processes, where the finders work by rules alone.

A text's records stay together, and texts do not look at one another, so the
answers are the same however many processes there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from audit.engine.collector import seldom

if TYPE_CHECKING:
    from audit.read.pairs import PairRecord

T = TypeVar("T")

_judge: Callable[[Any], Any] | None = None


def side_by_side(
    lots: Sequence[Sequence[Sequence[PairRecord]]],
    workers: int,
    judge: Callable[[Sequence[Sequence[PairRecord]]], list[T]],
) -> Iterator[list[T]]:
    """What ``judge`` answers to each lot of texts, in the order given; it is pickled."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # Spawned, not forked: the caller may have threads.
    with ProcessPoolExecutor(
        workers, mp_context=get_context("spawn"), initializer=_start, initargs=(judge,)
    ) as pool:
        yield from pool.map(_judged, lots)


def _start(judge: Callable[[Any], Any]) -> None:
    global _judge  # noqa: PLW0603 (one a process, set once, by the pool)
    seldom()
    _judge = judge


def _judged(texts: Sequence[Sequence[PairRecord]]) -> Any:
    assert _judge is not None, "the pool starts its workers with _start"
    return _judge(texts)
