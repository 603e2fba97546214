"""What the checks say, in the language of a page.

A check writes its explanation in English, and so it stands in the JSON. A page in
another language looks for the pattern behind the sentence (``patterns.py``) and
says it anew with the same values; a sentence that no pattern fits stays English.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from audit.report.patterns import COUNTS, HEADS, TAILS, WHO
from audit.words import Words
from audit.words.languages import renamed

# A longer one quotes whole paragraphs; looking for patterns in it is not worth its time.
_LONGEST = 4000
_HOLE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence of a check with holes.

    ``message`` as it stands in the catalogues; ``pieces`` what stands before, between
    and after the ``holes``; ``who``: whom it speaks of, a fixed word or empty.
    """

    message: str
    pieces: tuple[str, ...]
    holes: tuple[str, ...]
    who: str

    def values(self, text: str) -> dict[str, str] | None:
        """What stands in the holes of ``text``; None where it is another sentence."""
        first, last = self.pieces[0], self.pieces[-1]
        if not self.holes:
            return {} if text == first else None
        if not (text.startswith(first) and text.endswith(last)):
            return None
        found: dict[str, str] = {}
        at, end = len(first), len(text) - len(last)
        # The leftmost fit of each piece: if there is any way to fill the holes, this is one.
        for hole, piece in zip(self.holes, self.pieces[1:-1], strict=False):
            to = text.find(piece, at + 1, end)
            if to < 0:
                return None
            found[hole], at = text[at:to], to + len(piece)
        if at >= end:
            return None
        found[self.holes[-1]] = text[at:end]
        return found


def said(text: str, say: Words) -> str | None:
    """``text`` of a check in the language of ``say``; None where it stays English."""
    if say.language == "en":
        return text
    if len(text) > _LONGEST:
        return None
    rest, tails = text, ""
    while (cut := _tail(rest, say)) is not None:
        rest, tail = cut
        tails = f" {tail}{tails}"
    head = next((h for p in _heads() if (h := _filled(p, rest, say)) is not None), None)
    return None if head is None else head + tails


def _tail(text: str, say: Words) -> tuple[str, str] | None:
    """What stands before the last added sentence, and that sentence translated."""
    starts = ((text.rfind(f" {pattern.pieces[0]}"), pattern) for pattern in _tails())
    for at, pattern in sorted(starts, key=lambda start: -start[0]):
        if at > 0 and (told := _filled(pattern, text[at + 1 :], say)) is not None:
            return text[:at], told
    return None


def _filled(pattern: Pattern, text: str, say: Words) -> str | None:
    values = pattern.values(text)
    if values is None:
        return None
    message = say.gettext(pattern.message)
    if message == pattern.message:
        return None
    told = {hole: _told(hole, value, say) for hole, value in values.items()}
    who = say.gettext(pattern.who)
    return message % _Known(told | {"who": who, "Who": who[:1].upper() + who[1:]})


class _Known(dict[str, str]):
    """A translation that asks for a value which the sentence does not have shows its absence."""

    def __missing__(self, key: str) -> str:
        return "\u2026"


def _told(hole: str, value: str, say: Words) -> str:
    """The value of a hole: names and figures as they are, our own words translated."""
    if hole == "language":
        return renamed(value, say) or value
    if hole == "count":
        return COUNTS.get(value.casefold(), value)
    if hole == "list":
        return ", ".join(_phrases(value.split(", "), say))
    if hole == "script":
        return say.gettext(value)
    return value


def _phrases(parts: list[str], say: Words) -> Iterator[str]:
    """Phrases of ours, some of which hold a comma themselves; what is none stays English."""
    while parts:
        for count in range(len(parts), 0, -1):
            phrase = ", ".join(parts[:count])
            told = say.gettext(phrase)
            if told != phrase or count == 1:
                yield told
                parts = parts[count:]
                break


@cache
def _heads() -> tuple[Pattern, ...]:
    return tuple(pattern for message in HEADS for pattern in _patterns(message))


@cache
def _tails() -> tuple[Pattern, ...]:
    return tuple(pattern for message in TAILS for pattern in _patterns(message))


def _patterns(message: str) -> Iterator[Pattern]:
    """One pattern, or one for each word that the sentence may call a text by."""
    speaks = "%(who)s" in message or "%(Who)s" in message
    for who in WHO if speaks else ("",):
        named: Mapping[str, str] = {"%(who)s": who, "%(Who)s": who[:1].upper() + who[1:]}
        text = message
        for hole, word in named.items():
            text = text.replace(hole, word)
        parts = [part.replace("%%", "%") for part in _HOLE.split(text)]
        yield Pattern(message, tuple(parts[::2]), tuple(parts[1::2]), who)
