"""Weighs a pair of texts that should say the same: the trained judge over the encoder.

Comes in: pairs of strings. Goes out: a score for each pair and for each of its
pieces (``Weighed``). What becomes a finding is decided in ``audit.drift``.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.judge.judge import Judge


def load(threads: int | None = None) -> Judge | None:
    """The judge; its graphs are built once, from the encoder's wheel and the adapters.

    None where the default encoder is not the one that the judge was trained over.
    """
    from audit.judge.loading import load_judge

    return load_judge(threads)


@cache
def shared() -> Judge | None:
    """The judge of this process, loaded when first asked for; see ``load``."""
    return load()


__all__ = ["load", "shared"]
