"""What a language's writing of English units is worth, read from ``tables/``."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from audit.language.transliteration.units import INDEX, LIGHT, UNITS, relation

TABLES = Path(__file__).parent / "tables"
# Without pairs to learn from: the same letter, one class of consonants, two vowels, neither.
PLAIN = {3: 3.5, 2: 2.0, 1: 1.0, 0: -3.5}
LOST, LOST_LIGHT = -3.5, -1.0


@dataclass(frozen=True, slots=True)
class Table:
    """Evidence in nats: log-odds against the unit standing there by chance.

    ``written`` (units, units): an English unit, and what stands for it. ``lost``
    (units,): nothing does. ``put_in`` (units,): a unit that nothing asked for.
    """

    written: NDArray[np.float32]
    lost: NDArray[np.float32]
    put_in: NDArray[np.float32]


@lru_cache(maxsize=128)
def table(language: str) -> Table:
    """The table of a language, or what holds for Latin letters at large where there is none."""
    path = TABLES / f"{language}.json"
    if not (language.isalpha() and path.is_file()):
        return plain()
    return unpacked(json.loads(path.read_text("utf-8")))


def unpacked(kept: Mapping[str, Any]) -> Table:
    """A table from its JSON form: per unit what is usual, and what differs from it."""
    written = np.empty((len(UNITS), len(UNITS)), dtype=np.float32)
    lost = np.full(len(UNITS), LOST, dtype=np.float32)
    for unit, number in INDEX.items():
        rest, gone, known = kept["written"][unit]
        written[number], lost[number] = rest, gone
        for other, worth in known.items():
            written[number, INDEX[other]] = worth
    put_in = np.full(len(UNITS), min(kept["put_in"].values()), dtype=np.float32)
    for unit, worth in kept["put_in"].items():
        put_in[INDEX[unit]] = worth
    return Table(written, lost, put_in)


@lru_cache(maxsize=1)
def plain() -> Table:
    """What is taken for granted before anything is learnt."""
    count = len(UNITS)
    written = np.array(
        [[PLAIN[relation(a, b)] for b in range(count)] for a in range(count)], dtype=np.float32
    )
    light = np.array([unit in LIGHT for unit in UNITS])
    lost = np.where(light, LOST_LIGHT, LOST).astype(np.float32)
    return Table(written, lost, lost.copy())
