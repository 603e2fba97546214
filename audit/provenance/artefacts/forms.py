"""One name in several spellings inside one text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from audit.language.orthography import ORTHOGRAPHIES
from audit.language.respelling import respellings
from audit.language.sounding import EDGE, edged
from audit.language.words import is_word, zipf
from audit.provenance.artefacts.reading import Reading
from audit.types import Evidence, Role, Span

WEIGHT = 0.9
MOST_NAMES = 150
COMMON = 4.8
# Only an orthography that respells names by habit makes a second form of one.
LEAST_HABIT = -1.0
DEAREST = 2.6

_NAME = re.compile(r"[A-ZČĆĐŠŽÉÖÜ][\w’'-]+(?: [A-ZČĆĐŠŽÉÖÜ][\w’'-]+){1,3}")
_ENGLISH_ENDINGS = ("s", "n", "an", "ian", "ans", "ese", "ish", "er", "ers", "e", "ed", "ing")


def name_in_two_forms(reading: Reading) -> Iterator[Evidence]:
    """A full name that comes back with a token respelt, the rest unchanged."""
    if not reading.english:
        return
    first: dict[str, tuple[str, Span]] = {}
    for sentence in reading.sentences(Role.TITLE, Role.BODY):
        for match in _NAME.finditer(sentence.text):
            text = re.sub(r"['’]s$", "", match.group())
            start = sentence.span.start + match.start()
            opening = text.split(" ")[0]
            if match.start() == 0 and zipf(opening, "en") >= COMMON:
                text = text[len(opening) + 1 :]  # capitalised for its place: "Later Lee"
                start += len(opening) + 1
                if " " not in text:
                    continue
            first.setdefault(edged(text), (text, Span(start, start + len(text))))
    names = list(first)[:MOST_NAMES]
    by_token: dict[str, list[str]] = {}
    for name in names:
        for token in set(name.strip(EDGE).split(EDGE)):
            by_token.setdefault(token, []).append(name)
    pairs = {
        pair
        for sharing in by_token.values()
        if len(sharing) < 20
        for pair in combinations(sharing, 2)
    }
    for one, other in sorted(pairs, key=lambda p: (names.index(p[0]), names.index(p[1]))):
        languages = _respelt(one.strip(EDGE).split(EDGE), other.strip(EDGE).split(EDGE))
        if languages:
            text, span = first[other]
            yield Evidence(
                kind="name_forms",
                text=text,
                span=span,
                weight=WEIGHT,
                explanation=f"“{text}” and “{first[one][0]}” look like one name in two spellings.",
                languages=languages,
            )
            return


def _respelt(one: list[str], other: list[str]) -> tuple[tuple[str, float], ...]:
    """The orthographies by which the differing tokens answer to each other."""
    if len(one) != len(other):
        return ()
    found: tuple[tuple[str, float], ...] = ()
    for a, b in zip(one, other, strict=True):
        if a == b:
            continue
        short, long = sorted((a, b), key=len)
        if len(short) < (3 if len(one) < 3 else 2) or _plain_word(a) or _plain_word(b):
            return ()
        if any(long == short + e for e in _ENGLISH_ENDINGS):
            return ()
        ranked = tuple(
            (language, score)
            for language, score in respellings(a, b) or respellings(b, a)
            if ORTHOGRAPHIES[language].habit >= LEAST_HABIT
        )
        if not ranked or -ranked[0][1] > DEAREST:
            return ()
        found = found or ranked
    return found


def _plain_word(token: str) -> bool:
    """Whether a token may be an English word and no name ("The", "Polish")."""
    return len(token) > 3 and is_word(token)
