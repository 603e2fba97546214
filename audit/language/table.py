"""Tables of words on disk that are looked into and not loaded.

A word list of a language is half a second to three seconds of reading and up to a
hundred megabytes as a ``dict``; a corpus of thirty languages asks for sixty. So each list
is written once a machine as sorted hashes with their values and mapped from then on:
nothing is read but the pages that are asked for, and processes share them.
"""

from __future__ import annotations

import mmap
import os
import struct
from bisect import bisect_left
from collections.abc import Callable, Iterable
from hashlib import blake2b
from pathlib import Path

MAGIC = b"AUDWT001"
_HEAD = struct.Struct("<8sQQQ")
_BITS = 64
# How far beside its reckoned place a hash may lie and still be found at once.
_NEAR = 64
FOLDER = "words"


class WordTable:
    """Words to bytes, by 64-bit hashes.

    A word that is not in the list is taken for one that is with a probability of
    its length over 2**64: once in 10**13 questions for the longest list.
    """

    def __init__(self, content: memoryview) -> None:
        """``content``: what ``packed`` made. ValueError if it is not that, or not all of it."""
        if len(content) < _HEAD.size:
            raise ValueError("no table of words")
        magic, words, values, size = _HEAD.unpack_from(content)
        ends = [_HEAD.size]
        for length in (8 * words, 4 * words, 4 * (values + 1), size):
            ends.append(ends[-1] + length)
        if magic != MAGIC or len(content) != ends[-1]:
            raise ValueError("no table of words, or cut short")
        self._hashes = content[ends[0] : ends[1]].cast("Q")
        self._places = content[ends[1] : ends[2]].cast("I")
        self._starts = content[ends[2] : ends[3]].cast("I")
        self._values = content[ends[3] : ends[4]]

    def __len__(self) -> int:
        return len(self._hashes)

    def get(self, word: str) -> bytes | None:
        """What is kept of a word; None for a word that is not in the list."""
        wanted, hashes = _hash(word), self._hashes
        length = len(hashes)
        if not length:
            return None
        # Hashes lie evenly, so where one lies tells itself; looking there first touches two
        # pages where halving the whole list touches twenty.
        at = wanted * length >> _BITS
        at += (wanted - hashes[at]) * length >> _BITS
        low, high = min(max(at - _NEAR, 0), length), min(max(at + _NEAR, 0), length)
        if low and hashes[low - 1] >= wanted:
            low = 0
        if high < length and hashes[high] < wanted:
            high = length
        at = bisect_left(hashes, wanted, low, high)
        if at == length or hashes[at] != wanted:
            return None
        place = self._places[at]
        return bytes(self._values[self._starts[place] : self._starts[place + 1]])


def packed(items: Iterable[tuple[str, bytes]]) -> bytes:
    """The content of a table; of two values of one word the first is kept."""
    import numpy as np

    places: dict[bytes, int] = {}
    hashes, chosen = [], []
    for word, value in items:
        hashes.append(_hash(word))
        chosen.append(places.setdefault(value, len(places)))
    keys, first = np.unique(np.array(hashes, "<u8"), return_index=True)
    index = np.array(chosen, "<u4")[first]
    starts = np.cumsum([0, *map(len, places)], dtype=np.uint64)
    if int(starts[-1]) >= 2**32:
        raise ValueError("more than four gigabytes of values")
    head = _HEAD.pack(MAGIC, len(keys), len(places), int(starts[-1]))
    return b"".join(
        [head, keys.tobytes(), index.tobytes(), starts.astype("<u4").tobytes(), *places]
    )


def table(name: str, version: str, items: Callable[[], Iterable[tuple[str, bytes]]]) -> WordTable:
    """The table called ``name``, mapped if it lies on disk, else made from ``items`` and put there.

    A file of another ``version`` or a damaged one is made again. Where nothing can
    be written the table is made in memory.
    """
    from audit.embed.registry import built_root

    path = built_root() / FOLDER / f"{name}-{version}.table"
    try:
        return _mapped(path)
    except (OSError, ValueError):
        content = packed(items())
    try:
        _put(path, content)
        return _mapped(path)
    except (OSError, ValueError):
        return WordTable(memoryview(content))


def _mapped(path: Path) -> WordTable:
    with path.open("rb") as file:
        return WordTable(memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)))


def _put(path: Path, content: bytes) -> None:
    """Write in one step: two processes may both make a table, and neither sees half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _hash(word: str) -> int:
    coded = word.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(coded, digest_size=8).digest(), "little")
