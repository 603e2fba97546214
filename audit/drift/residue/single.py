"""Single words of another language between words of the document's own.

A function word gives itself away by the two lists: "and" stands 25,000 times
in a million English words and next to never in Serbian ones; "koji" the other
way round. A content word does when it stands in the source sentence just so
and the target language's list hardly has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from audit.drift.case import Case
from audit.drift.residue.kept import (
    FUNCTION_CUT,
    Habits,
    Source,
    foreign_content,
    foreign_function,
    habits,
    kept,
)
from audit.drift.residue.naming import language_name
from audit.drift.residue.text import Word, script, words
from audit.drift.terms.lexicon import attested
from audit.language.cutting import small_words
from audit.language.function_words import at_home
from audit.language.romanise import UNSPACED
from audit.language.words import words_from
from audit.types import Category, Document, Finding, Kind, Original, Severity, Span

SHORTEST_STRAY = 3
# So many content words in a row leave a hole in the sentence.
MAJOR_RUN = 2
# Naturalised phrases whose parts look foreign.
_PHRASES = """
per se|et al|en route|en masse|en bloc|de facto|de jure|a la|à la|vis a vis|je ne|au pair
|ad hoc|pro rata|bona fide|in situ|alter ego|coup de|tour de|joie de|raison d'être|film noir
"""
PHRASES = frozenset(tuple(p.split()) for p in _PHRASES.replace("\n", "").split("|"))


@dataclass(frozen=True, slots=True)
class _Stray:
    """A word, the language it belongs to, and where the source has it."""

    word: Word
    language: str
    original: tuple[Document, Span] | None


def single(case: Case, row: Sequence[Word], others: Sequence[str]) -> Iterator[Finding]:
    """A finding for each run of stray words."""
    sources = _sources(case, others)
    usual = habits(row) if sources else Habits(frozenset(), frozenset())
    strays: list[_Stray] = []
    for i, word in enumerate(row):
        stray = _kept(case, row, i, sources, usual) or _judge(
            case.document.language, word, _at(row, i, -1), _at(row, i, 1), others
        )
        if stray is not None:
            strays.append(stray)
    run: list[_Stray] = []
    for stray in strays:
        if run and (
            run[-1].word.sentence != stray.word.sentence
            or stray.word.gap.strip(" ") != ""
            or run[-1].word.span.end + len(stray.word.gap) != stray.word.span.start
        ):
            yield _finding(case, run)
            run = []
        run.append(stray)
    if run:
        yield _finding(case, run)


def may_stray(case: Case, others: Sequence[str]) -> bool:
    """Whether any word at all of the document may be stray: a first, quick look."""
    document = case.document
    if document.language in UNSPACED:
        return True  # small words are cut out of a line only when it is read
    here = frozenset[str]().union(*(small_words(s.text) for s in document.body))
    folded = {word.casefold() for word in here}
    if any(folded & _functional_words(document.language, other) for other in others):
        return True
    if document.language == "en" and any(
        at_home(word) for word in here if len(word) >= SHORTEST_STRAY
    ):
        return True
    for witness in case.witnesses:
        source = witness.document
        if source.language == document.language or source.language not in others:
            continue
        there = frozenset[str]().union(*(small_words(s.text) for s in source.sentences))
        if any(_may_be_kept(word, document.language, source.language) for word in here & there):
            return True
    return False


@lru_cache(maxsize=1024)
def _functional_words(language: str, other: str) -> frozenset[str]:
    """All the words that ``foreign_function`` is true of."""
    common = words_from(other, FUNCTION_CUT)
    return frozenset(w for w in common if foreign_function(w, language, other))


def _may_be_kept(low: str, language: str, source: str) -> bool:
    """Whether a word that both texts have may be the source's only, in its script or another."""
    return (
        foreign_function(low, language, source)
        or foreign_content(low, language, source)
        or (not low.isascii() and script(low) != "LATIN")
        or foreign_content(low, language, source, strange=True)
    )


def _at(row: Sequence[Word], index: int, step: int) -> Word | None:
    """The word so many places on in the same sentence, or None."""
    other = index + step
    if not 0 <= other < len(row) or row[other].sentence != row[index].sentence:
        return None
    return row[other]


def _sources(case: Case, others: Sequence[str]) -> dict[int, list[Source]]:
    """For each sentence what its counterparts in other languages say."""
    found: dict[int, list[Source]] = {}
    by_id = {w.document.id: w for w in case.witnesses}
    for link in case.links:
        for counterpart in link.counterparts:
            witness = by_id.get(counterpart.document)
            if witness is None or witness.document.language not in others:
                continue
            theirs = [
                w for i in counterpart.sentences for w in words(witness.document.sentences[i])
            ]
            source = Source(
                witness.document,
                {w.low: w.span for w in theirs if w.text.islower()},
                frozenset(w.low for w in theirs if not w.text.islower()),
                frozenset((a.low, b.low) for a, b in pairwise(theirs)),
            )
            for sentence in link.sentences:
                found.setdefault(sentence, []).append(source)
    return found


def _kept(
    case: Case,
    row: Sequence[Word],
    index: int,
    sources: Mapping[int, list[Source]],
    usual: Habits,
) -> _Stray | None:
    """The word at ``index`` as one that the source has just so, or None."""
    word = row[index]
    for source in sources.get(word.sentence, ()):
        span = source.lower.get(word.low)
        if span is not None and kept(row, index, case.document, source, usual):
            return _Stray(word, source.document.language, (source.document, span))
    return None


def _judge(
    language: str, word: Word, before: Word | None, after: Word | None, others: Sequence[str]
) -> _Stray | None:
    """A function word that no source accounts for, between words of the document's own."""
    if not _candidate(word, before, after) or before is None or after is None:
        return None
    beside_own = all(_own(w, language) or _foreign(w, language, others) for w in (before, after))
    if not beside_own or _phrase(before, word, after):
        return None
    other = next((o for o in others if foreign_function(word.low, language, o)), None)
    if other is None and language == "en" and len(word.low) >= SHORTEST_STRAY:
        # No witness tells the language: one whose function word it is, and no English word.
        at = at_home(word.low)
        other = at[0][0] if at else None
    return _Stray(word, other, None) if other is not None else None


def _candidate(word: Word, before: Word | None, after: Word | None) -> bool:
    """Whether a word stands plainly between two others: no name's part, nothing quoted."""
    if word.guarded or word.opens or not word.text.islower():
        return False
    if before is None or after is None or word.gap != " " or after.gap != " ":
        return False
    if before.guarded or after.guarded:
        return False
    return (before.text.islower() or before.opens) and after.text.islower()


def _own(word: Word, language: str) -> bool:
    """Whether a neighbour is a plain word of the document's language."""
    plain = word.text.islower() or word.opens
    return plain and not word.guarded and attested(word.low, language)


def _foreign(word: Word, language: str, others: Sequence[str]) -> bool:
    """Whether a neighbour is itself a word of another language, so that the two make a run."""
    return (
        word.text.islower()
        and not word.guarded
        and any(
            foreign_function(word.low, language, o) or foreign_content(word.low, language, o)
            for o in others
        )
    )


def _phrase(before: Word, word: Word, after: Word) -> bool:
    near = (before.low, word.low, after.low)
    return near[:2] in PHRASES or near[1:] in PHRASES


def _finding(case: Case, run: Sequence[_Stray]) -> Finding:
    span = Span(run[0].word.span.start, run[-1].word.span.end)
    text = span.of(case.document.text)
    content = [
        s for s in run if not foreign_function(s.word.low, case.document.language, s.language)
    ]
    name = language_name(run[0].language)
    original = run[0].original
    return Finding(
        category=Category.UNTRANSLATED,
        kind=Kind.RESIDUE,
        severity=Severity.MAJOR if len(content) >= MAJOR_RUN else Severity.MINOR,
        confidence=0.85 if original else 0.75,
        span=span,
        text=text,
        explanation=(
            f"“{text}” was left in {name}."
            if len(run) > 1
            else f"“{text}” is {name}; it was left behind here."
        ),
        original=(
            Original(original[0].id, original[1], original[1].of(original[0].text))
            if original
            else None
        ),
    )
