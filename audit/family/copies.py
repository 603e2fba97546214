"""Near copies: texts that share four fifths of their words' runs stand for one another.

Locality-sensitive hashing of MinHash sketches (Broder 1997; Leskovec, Rajaraman
and Ullman, Mining of Massive Datasets, 3.4): a sketch is cut into bands, and
texts that agree in a whole band meet. In each band a text is held against the
first one there alone, so that ten thousand copies cost ten thousand
comparisons. All of it can be said as joins (decision 0053).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from audit.family.fingerprint import VALUES, Fingerprint, Sketch

# 16 bands of 4 values: of pairs that resemble each other by .8 one in 5,000 never
# meets, of those by .3 seven in eight do not.
BAND = 4

# So alike, two texts are one for the search of relatives; what was cut from one or
# added to it is found when it is held against the other.
NEAR_COPY = 0.8


def bands(sketch: Sketch) -> tuple[int, ...]:
    """The keys under which a text meets its copies; none for a text without words."""
    return () if _wordless(sketch[None, :])[0] else tuple(_keys(sketch[None, :])[0].tolist())


def _wordless(sketches: Sketch) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = (sketches == 0xFFFFFFFF).all(axis=1)
    return found


def _keys(sketches: Sketch) -> NDArray[np.int64]:
    """64 bits a band, the number of the band and a hash of its values; shape (n, bands)."""
    parts = sketches.reshape(len(sketches), -1, BAND).astype(np.uint64)
    mixed = np.zeros(parts.shape[:2], dtype=np.uint64)
    for column in range(BAND):
        # FNV-1a over whole values: quick, fixed, and wide enough for 16 keys a text.
        mixed = (mixed ^ parts[:, :, column]) * np.uint64(0x100000001B3)
        mixed ^= mixed >> np.uint64(29)
    numbers = np.arange(mixed.shape[1], dtype=np.uint64) << np.uint64(60)
    return ((mixed >> np.uint64(4)) | numbers).view(np.int64)


def first_in_band(prints: Sequence[Fingerprint]) -> set[tuple[int, int]]:
    """Pairs (first, other) of places: every text with the first one in each of its bands."""
    sketches = np.array([one.sketch for one in prints], np.uint32).reshape(-1, VALUES)
    worded = np.flatnonzero(~_wordless(sketches))
    keys = _keys(sketches[worded])
    places = np.repeat(worded, keys.shape[1])
    _, first, back = np.unique(keys.ravel(), return_index=True, return_inverse=True)
    heads = places[first][back]
    met = heads != places
    return set(zip(heads[met].tolist(), places[met].tolist(), strict=True))


def stand_ins(prints: Sequence[Fingerprint], met: set[tuple[int, int]]) -> list[int]:
    """For each text the place of the one that stands for it: itself, or one it is a copy of."""
    place = list(range(len(prints)))
    for head, other in sorted(met):
        if other != place[other]:
            continue
        same = float((prints[head].sketch == prints[other].sketch).mean())
        if same >= NEAR_COPY:
            place[other] = head
    # The first of a band may itself be a copy of an earlier text.
    for other in range(len(place)):
        place[other] = place[place[other]]
    return place
