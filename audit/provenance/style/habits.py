"""Habits of setting and of words that no masked token carries: dashes, brackets, how common.

A translation engine copies the dashes and apostrophes of its source, a translator sets those of
his own language; who lays out the page may change either, so that these say something of a
machine's text as it came, less of one that a desk has set anew.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from audit.language.words import zipf
from audit.provenance.style.measures import Row

_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern))
    for name, pattern in {
        "curly_apostrophes": "’",
        "em_dashes": "—",
        "en_dashes": "–",
        "short_dashes": " - ",
        "hyphens": r"\w-\w",
        "brackets": r"\(",
        "semicolons": ";",
        "single_quotes": r"(?<!\w)['‘]",
    }.items()
)
SETTING = frozenset(
    ("curly_apostrophes", "em_dashes", "en_dashes", "short_dashes", "single_quotes")
)
"""Habits that who lays out a page may have instead of who wrote it."""
# Powers of ten of a word's frequency (zipf): where one band ends and the next begins.
_BANDS = (0.01, 2.5, 3.2, 4.0, 5.0, 6.0)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
HABITS = (*(name for name, _ in _MARKS), "openings", *(f"band_{n}" for n in range(7)))
"""Names of the figures, in the order of ``habits``."""


def habits(sentences: Sequence[str], words: int) -> Row:
    """Roots of the rates of ``HABITS`` in a text of ``words`` words, float64."""
    text = "\n".join(sentences)
    rates = [100.0 * len(pattern.findall(text)) / max(1, words) for _, pattern in _MARKS]
    opened = [s.split(maxsplit=1)[0].casefold() for s in sentences if s.strip()]
    rates.append(len(set(opened)) / max(1, len(opened)))
    common = [zipf(w.casefold(), "en") for w in _WORD.findall(text) if w[0].islower()]
    bands = np.bincount(np.digitize(common, _BANDS), minlength=7) if common else np.zeros(7)
    return np.sqrt(np.asarray([*rates, *(bands / max(1, len(common)))], dtype=np.float64))
