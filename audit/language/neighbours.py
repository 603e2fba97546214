"""How often two English words stand side by side: symspellpy's list of pairs.

MIT; 242,000 pairs that are in Google Books' n-grams and made of dictionary words, with
counts. Read once, when first asked; empty where the package is missing.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

_FILE = "frequency_bigramdictionary_en_243_342.txt"

#: Words counted in all, as a power of ten, and the count of the rarest listed pair.
CORPUS = 12.0
RAREST = 6.8


@cache
def neighbours() -> Mapping[tuple[str, str], int]:
    """Every listed pair with its count."""
    from importlib.resources import files

    try:
        text = files("symspellpy").joinpath(_FILE).read_text(encoding="utf-8-sig")
    except (ModuleNotFoundError, OSError):
        return {}
    rows = (line.split() for line in text.splitlines())
    return {(row[0], row[1]): int(row[2]) for row in rows if len(row) == 3}
