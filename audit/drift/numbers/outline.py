"""What an English text writes of numbers, as it stands: two texts with one outline say the same.

Most pairs of one language have no numbers or the same ones, and that can be seen before
anything is made of them: the chunks that a number, its unit or its sign may be made of, in
order, with the small words joined to them, and where one follows the other at once.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from audit.drift.numbers.lexicon import Lexicon
from audit.drift.numbers.tokens import CLOCK, FILLER, NUMBER, NUMERIC, SINGLE, looks_at
from audit.language.cutting import chunks

# Two figures may share a unit over so many characters ("5 to 10 million"), a month be one
# because a figure stands so near; a name of so many letters is a month beside certain words
# only ("in May", "Sat").
_NEAR, _SHORT = 12, 6
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
    kept = [i for i, seen in enumerate(looks) if seen & NUMERIC or _stands(seen, cut, i)]
    if not kept:
        return ()
    if any(looks[i] & CLOCK for i in kept) or text.count(" ") != len(cut) - 1:
        return None
    kept = _with_neighbours(kept, looks, cut)
    found: list[str] = []
    for i, after in pairwise([*kept, len(cut)]):
        between = " ".join(cut[i + 1 : after])
        near = after < len(cut) and len(between) <= _NEAR
        chunk = cut[i] if found and found[-1] else cut[i].lstrip(_SIGNS)
        found += (chunk, f" {between}") if near else (chunk.rstrip(_SIGNS), "")
    return tuple(found)


def _stands(seen: int, cut: Sequence[str], i: int) -> bool:
    """Whether a chunk is a Roman numeral of one sign rather than a pronoun."""
    return bool(seen & SINGLE) and (cut[i] != "I" or i + 1 == len(cut) or cut[i - 1] == "War")


def _with_neighbours(kept: list[int], looks: Sequence[int], cut: Sequence[str]) -> list[int]:
    """The same with the words beside them that count: "two and a half", "War I", "in May"."""
    more = set(kept)
    for i in kept:
        short = not looks[i] & NUMBER or len(cut[i]) <= _SHORT
        if i and (looks[i] & SINGLE or (short and cut[i][:1].isupper())):
            more.add(i - 1)
    for step in (1, -1):
        for i in kept:
            while 0 <= (i := i + step) < len(looks) and looks[i] & FILLER:
                more.add(i)
    return sorted(more)
