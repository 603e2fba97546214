"""What an English text writes of numbers, as it stands: two texts with one outline say the same.

Most pairs of one language have no numbers or the same ones, and that can be seen before
anything is made of them: the chunks that a number, its unit or its sign may be made of, in
order, with the small words between them, and where one follows the other at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from audit.drift.numbers.lexicon import Lexicon
from audit.drift.numbers.tokens import CLOCK, NUMBER, NUMERIC, SINGLE, SMALL_NO_DATES, looks_at
from audit.language.cutting import chunks

# Two figures may share a unit over so many characters ("5 to 10 million"), a month be one
# because a figure stands so near; a name of so many letters may be a month beside certain words
# only ("in May"), one of so few is ("Sat").
_NEAR, _SHORT, _BRIEF = 12, 6, 3
# A sign or a unit counts so many chunks before a figure ("US $ 5") or after it ("5 km an hour").
_BEFORE, _AFTER = 2, 4
_SIGNS = ".,;:!?\"'()“”‘’…"


def outline(text: str, words: Lexicon) -> tuple[str, ...] | None:
    """The chunks of an English text that numbers are made of, in order; None: look closer.

    After each stands what parts it from the next, with the signs around it, if that is
    short, else an empty string. Times of day need a closer look, whatever is written.
    """
    cut = chunks(text)
    if not cut and text.strip():
        return None
    looks = looks_at(text, words)
    figures = [
        i for i, seen in enumerate(looks) if seen & NUMBER or (seen & SINGLE and _stands(cut, i))
    ]
    if not figures:
        return ()
    kept = set(figures)
    for i in figures:
        around = range(max(0, i - _BEFORE), min(len(looks), i + _AFTER + 1))
        kept.update([k for k in around if looks[k] & NUMERIC])
    if any(looks[i] & CLOCK for i in kept) or text.count(" ") != len(cut) - 1:
        return None
    rows = sorted(kept.union([i - 1 for i in kept if i and _hangs(looks[i], cut[i], words)]))
    found: list[str] = []
    for i, after in pairwise([*rows, len(cut)]):
        between = " ".join(cut[i + 1 : after])
        near = after < len(cut) and len(between) <= _NEAR
        chunk = cut[i] if found and found[-1] else cut[i].lstrip(_SIGNS)
        found += (chunk, f" {between}") if near else (chunk.rstrip(_SIGNS), "")
    return tuple(found)


def _stands(cut: Sequence[str], i: int) -> bool:
    """Whether a chunk is a Roman numeral of one sign rather than a pronoun."""
    return cut[i] != "I" or i + 1 == len(cut) or cut[i - 1] == "War"


def _hangs(seen: int, chunk: str, words: Lexicon) -> bool:
    """Whether the word before decides what a chunk is: "War I", "in May", "Henry V"."""
    if seen & SINGLE:
        return True
    if not chunk[:1].isupper() or (seen & NUMBER and len(chunk) > _SHORT):
        return False
    name = chunk.strip(_SIGNS)
    entry = words.lookup(name)
    dated = entry.month is not None or entry.weekday is not None
    return not dated or entry.doubtful or len(name) <= _BRIEF or name.lower() in SMALL_NO_DATES
