"""How often the garbage collector looks for circles while texts are searched."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (100_000, 50, 50)


def seldom() -> None:
    """What a text leaves behind has no circles; looking for them takes a twentieth of the time."""
    gc.set_threshold(*SELDOM)


@contextmanager
def seldom_collected() -> Iterator[None]:
    """``seldom`` while the block runs; afterwards as it was before."""
    before = gc.get_threshold()
    seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
