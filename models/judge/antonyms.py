"""English opposites by the hundred: what WordNet calls antonyms.

Debian's package ``wordnet-base`` holds its files; the format is in its manual page wndb(5).
A line names the words of a sense, then pointers: ``! 00005041 v 0101`` says that this sense's
first word is the opposite of the first one of sense 00005041. Only words that
news uses are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from audit.language.words import zipf

FILES = ("data.adj", "data.adv", "data.noun", "data.verb")
COMMON = 3.0
"""Zipf frequency: once in a million words."""


def read(folder: Path) -> dict[str, tuple[str, ...]]:
    """Each word to its opposites, in a fixed order. OSError where a file is missing."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for name in FILES:
        lines = (folder / name).read_text("utf-8").splitlines()
        senses = {line[:8]: _words(line) for line in lines if line[:8].isdigit()}
        for line in lines:
            if line[:8].isdigit():
                for own, sense, their in _antonyms(line):
                    one, other = senses[line[:8]][own - 1], senses[sense][their - 1]
                    if all(w.isalpha() and zipf(w, "en") >= COMMON for w in (one, other)):
                        found[one].add(other)
    return {word: tuple(sorted(others)) for word, others in sorted(found.items())}


def _words(line: str) -> list[str]:
    fields = line.split()
    count = int(fields[3], 16)
    return [w.partition("(")[0].casefold() for w in fields[4 : 4 + 2 * count : 2]]


def _antonyms(line: str) -> Iterator[tuple[int, str, int]]:
    """Number of the own word, the other sense, number of its word."""
    fields = line.partition(" | ")[0].split()
    at = 4 + 2 * int(fields[3], 16)
    for start in range(at + 1, at + 1 + 4 * int(fields[at]), 4):
        symbol, sense, _, places = fields[start : start + 4]
        if symbol == "!":
            yield int(places[:2], 16), sense, int(places[2:], 16)
