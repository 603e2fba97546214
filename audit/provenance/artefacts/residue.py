"""Words of another language left behind, down to one "and"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.language.function_words import at_home
from audit.language.joiners import JOINERS, LOOSE
from audit.language.words import is_word
from audit.provenance.artefacts.reading import Reading, Word
from audit.types import Evidence, Role, Span

# Firms and families have such joiners in their names too ("Uría, Vega y Asociados").
IN_A_LIST = 2.7
STRAY = 1.8
MOST = 4
SHORTEST_STRAY = 3
_MEMBER = r"[A-Z0-9ÁČĆĐÉÖŠÜŽ][\w.&’'-]{0,40}(?: [A-Z0-9ÁČĆĐÉÖŠÜŽ][\w.&’'-]{0,40}){0,3}"
_LIST = re.compile(
    rf"(?<!\w)({_MEMBER}), ((?:{_MEMBER}, ){{0,12}})({_MEMBER}),? (?P<joiner>[^\W\d_]{{1,5}}) "
    rf"(?={_MEMBER})"
)


def left_joiner(reading: Reading) -> Iterator[Evidence]:
    """A foreign "and" before the last member of a list of names: "X, Y, YouTube i Viber"."""
    if not reading.english:
        return
    given = 0
    for sentence in reading.sentences(Role.TITLE, Role.BODY, Role.BOILERPLATE):
        if sentence.language not in (None, "en"):
            continue
        for match in _LIST.finditer(sentence.text[:4000]):
            joiner = match.group("joiner")
            if joiner not in JOINERS or (joiner in LOOSE and not match.group(2)):
                continue
            before = match.group(3)
            rest = sentence.text[match.end("joiner") + 1 :]
            after = re.match(_MEMBER, rest)
            # "Albéniz, Falla, Puig i Cadafalch and Gaudí": there the list goes on.
            if after is None or rest[after.end() :].startswith((" and ", " or ")):
                continue
            start = sentence.span.start + match.start(3)
            span = Span(start, sentence.span.start + match.end("joiner") + 1 + after.end())
            text = span.of(reading.document.text).rstrip(".,")
            given += 1
            if given > MOST:
                return
            yield Evidence(
                kind="residue",
                text=text,
                span=Span(start, start + len(text)),
                weight=IN_A_LIST if given == 1 else 0.8,
                explanation=(
                    f"“{joiner}” between “{before}” and “{after.group().rstrip('.,')}” is another "
                    "language's word for “and” or “or”, left behind in translation."
                ),
                languages=JOINERS[joiner],
            )


def stray_word(reading: Reading) -> Iterator[Evidence]:
    """A function word of another language alone among English ones."""
    if not reading.english:
        return
    words = reading.words
    strangers = sum(1 for w in words if w.text.islower() and not is_word(w.text))
    if strangers > max(4.0, 0.08 * len(words)):
        return  # code, another language, verse: nothing stands out there
    given = 0
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        if not _candidate(word) or not (_plain(before, word) and _plain(after, word)):
            continue
        languages = at_home(word.text)
        if not languages or reading.in_marks(word.span) or reading.speaks_about(word):
            continue
        given += 1
        if given > MOST:
            return
        yield Evidence(
            kind="residue",
            text=word.text,
            span=word.span,
            weight=STRAY if given == 1 else 0.8,
            explanation=(
                f"“{word.text}” is a word of another language, alone in an English sentence."
            ),
            languages=languages,
        )


def _candidate(word: Word) -> bool:
    """Whether a word may be a foreign function word: short, lower case, not the first."""
    text = word.text
    return (
        SHORTEST_STRAY <= len(text) <= 8
        and text.islower()
        and text.isalpha()
        and not word.first
        and not is_word(text)
    )


def _plain(neighbour: Word, word: Word) -> bool:
    """Whether the neighbour is an English word of the same sentence in lower case."""
    return (
        neighbour.sentence == word.sentence
        and (neighbour.text.islower() or neighbour.first)
        and is_word(neighbour.text)
    )
