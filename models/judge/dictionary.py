"""Sentences of talk in German and English: the examples of a dictionary.

The file ``/usr/share/trans/de-en`` of Debian's package ``trans-de-en`` (the word list of
Ding, GPL-2+): one entry a line, the two languages parted by ``::``, its parts by ``|``.
Parts that are whole sentences were written and rendered by people, often freely.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from pathlib import Path

from models.judge.corpus import LONGEST, SHORTEST, Translation

_NOTE = re.compile(r"\s*[\[{][^\]}]*[\]}]")
_SENTENCE = re.compile(r"[^a-zäöü/;|<>()…][^/;|<>()…]*[.!?][\"“”’']?")
WORDS = 4
"""Words of the shorter sentence of a pair, at least."""
STORY = 40
"""Entries that are kept apart together: one entry's sentences are of one word."""


def translations(path: Path, most: int, dice: random.Random) -> Iterator[Translation]:
    """At most ``most`` sentences and their renderings, drawn, either one being the source."""
    found = sorted(set(_pairs(path)))
    for story, german, english in dice.sample(found, min(most, len(found))):
        if dice.random() < 0.5:
            yield Translation(story, "en", english, "de", german)
        else:
            yield Translation(story, "de", german, "en", english, german)


def _pairs(path: Path) -> Iterator[tuple[str, str, str]]:
    """Story, German and English of every part that is a whole sentence without variants."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        if line.startswith("#") or line.count("::") != 1:
            continue
        german, english = ([_plain(p) for p in side.split("|")] for side in line.split("::"))
        if len(german) != len(english):
            continue
        for one, other in zip(german, english, strict=True):
            if _whole(one) and _whole(other):
                yield f"dictionary/{number // STORY}", one, other


def _whole(text: str) -> bool:
    fits = SHORTEST <= len(text) <= LONGEST and len(text.split()) >= WORDS
    return fits and _SENTENCE.fullmatch(text) is not None


def _plain(text: str) -> str:
    """Without notes on grammar and usage."""
    return _NOTE.sub("", text).strip()
