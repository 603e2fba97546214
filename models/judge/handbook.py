"""The Debian Administrator's Handbook in some twenty languages, sentence beside sentence.

Debian's package ``debian-handbook`` (GPL-2+ and CC BY-SA 3.0) holds the book as one
folder of pages a language, all built from one source: paragraph for paragraph in the
same order. Translators left some paragraphs in English; these are passed over. Nothing
of the text is kept.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from lxml import html

from audit.prepare.sentences import split
from models.judge.corpus import LONGEST, SHORTEST, Translation

ORIGINAL = "en-US"
MOST = 500
MOST_OF = {"de": 2000, "fr": 1200, "es": 1200, "pt": 1000}
"""Sentences a language: more of the languages that much news passes through."""
UNTRANSLATED = 0.5
"""A translation that shares so many of its words with the English was left as it was."""
TO_ENGLISH = 0.4
"""Share of the pairs that are read as translations into English."""


def translations(folder: Path, dice: random.Random) -> Iterator[Translation]:
    """Pairs of every language, drawn; a page of the book is a story."""
    pages = {p.name: paragraphs(p) for p in sorted((folder / ORIGINAL).glob("*.html"))}
    for other in sorted(p for p in folder.iterdir() if p.is_dir() and p.name != ORIGINAL):
        language = other.name.split("-")[0]
        found = []
        for name, originals in pages.items():
            if not (other / name).exists():
                continue
            renderings = paragraphs(other / name)
            if len(renderings) == len(originals):
                for english, rendering in zip(originals, renderings, strict=True):
                    found += [(name, *p) for p in _sentences(english, rendering, language)]
        dice.shuffle(found)
        for name, english, rendering in found[: MOST_OF.get(language, MOST)]:
            story = f"handbook/{name}"
            if dice.random() < TO_ENGLISH:
                yield Translation(story, language, rendering, "en", english)
            else:
                yield Translation(story, "en", english, language, rendering)


def paragraphs(path: Path) -> list[str]:
    """The running text of a page, one paragraph an entry, white space collapsed."""
    root = html.parse(str(path), html.HTMLParser(encoding="utf-8", no_network=True)).getroot()
    return [
        " ".join(e.text_content().split())
        for e in root.iter("p", "div")
        if e.tag == "p" or "para" in (e.get("class") or "").split()
    ]


def _sentences(english: str, rendering: str, language: str) -> Iterator[tuple[str, str]]:
    """Sentence by sentence where both have as many, else the paragraph, if it is short."""
    if not _translated(english, rendering):
        return
    ours, theirs = _split(english, "en"), _split(rendering, language)
    rows = zip(ours, theirs, strict=True) if len(ours) == len(theirs) else [(english, rendering)]
    for one, other in rows:
        if all(SHORTEST <= len(text) <= LONGEST for text in (one, other)):
            yield one, other


def _split(text: str, language: str) -> list[str]:
    return [span.of(text) for span in split(text, language)]


def _translated(english: str, rendering: str) -> bool:
    ours, theirs = set(english.casefold().split()), rendering.casefold().split()
    return bool(theirs) and sum(w in ours for w in theirs) / len(theirs) < UNTRANSLATED
