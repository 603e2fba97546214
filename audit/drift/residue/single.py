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

from audit.drift.case import Case
from audit.drift.residue.naming import language_name
from audit.drift.residue.text import Word, words
from audit.drift.terms.lexicon import attested
from audit.drift.terms.tokens import lemma
from audit.language.cutting import small_words
from audit.language.function_words import at_home
from audit.language.wordlists import listed
from audit.language.words import common_words, zipf
from audit.types import Category, Document, Finding, Kind, Original, Severity, Span

# A function word stands more than once in a thousand words at home ("koji" 6.6, "with" 6.9)
# and is a hundred times rarer in the document's language, whose list always holds some
# English ("and" 4.9 in Serbian, 5.2 in German, 5.0 in Spanish).
FUNCTION_CUT = 6.3
FUNCTION_DROP = 2.2
FROM_ENGLISH_DROP = 1.8
# English lists hold little of other languages, so there a word has to be rarer still.
ENGLISH_DROP = 3.0
# A content word that everybody uses in the source's language and hardly anybody in the
# target's; rarer ones ("macho" 3.3, "caffeine" 3.9, "haute" 3.3) go from language to language.
CONTENT_CUT, CONTENT_CEILING = 4.2, 1.5
# English stands in every list ("government" 3.3 in French): there a content word has to be this
# much rarer than at home. Of the words that good translations of NTREX share with their
# English originals and no dictionary of theirs has, all are nearer (*team* .9 in Italian,
# *midterm* 1.3, *weather* 2.0 in French).
CONTENT_DROP = 2.2
SHORTEST_CONTENT = 4
SHORTEST_STRAY = 3
# So many content words in a row leave a hole in the sentence.
MAJOR_RUN = 2
# Naturalised phrases whose parts look foreign.
_PHRASES = """
per se|et al|en route|en masse|en bloc|de facto|de jure|a la|à la|vis a vis|je ne|au pair
|ad hoc|pro rata|bona fide|in situ|alter ego|coup de|tour de|joie de|raison d'être|film noir
"""
PHRASES = tuple(tuple(p.split()) for p in _PHRASES.replace("\n", "").split("|"))


@dataclass(frozen=True, slots=True)
class _Stray:
    """A word, the language it belongs to, and where the source has it."""

    word: Word
    language: str
    original: tuple[Document, Span] | None


def single(case: Case, row: Sequence[Word], others: Sequence[str]) -> Iterator[Finding]:
    """A finding for each run of stray words."""
    sources = _sources(case)
    strays: list[_Stray] = []
    for i, word in enumerate(row):
        before = row[i - 1] if i and row[i - 1].sentence == word.sentence else None
        after = row[i + 1] if i + 1 < len(row) and row[i + 1].sentence == word.sentence else None
        stray = _judge(case.document.language, word, before, after, others, sources)
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
        if any(_content(word, document.language, source.language) for word in here & there):
            return True
    return False


@lru_cache(maxsize=1024)
def _functional_words(language: str, other: str) -> frozenset[str]:
    """All the words that ``functional`` is true of."""
    common = (w for w in common_words(other) if zipf(w, other) >= FUNCTION_CUT)
    return frozenset(w for w in common if functional(w, language, other))


def _sources(case: Case) -> dict[int, list[tuple[Document, Mapping[str, Span]]]]:
    """For each sentence the words of its counterparts in other languages, lower-cased ones only."""
    found: dict[int, list[tuple[Document, Mapping[str, Span]]]] = {}
    by_id = {w.document.id: w for w in case.witnesses}
    for link in case.links:
        for counterpart in link.counterparts:
            witness = by_id.get(counterpart.document)
            if witness is None or witness.document.language == case.document.language:
                continue
            lower = {
                w.low: w.span
                for i in counterpart.sentences
                for w in words(witness.document.sentences[i])
                if w.text.islower() and not w.guarded
            }
            for sentence in link.sentences:
                found.setdefault(sentence, []).append((witness.document, lower))
    return found


def _judge(
    language: str,
    word: Word,
    before: Word | None,
    after: Word | None,
    others: Sequence[str],
    sources: Mapping[int, list[tuple[Document, Mapping[str, Span]]]],
) -> _Stray | None:
    if not _candidate(word, before, after) or before is None or after is None:
        return None
    beside_own = all(_own(w, language) or _foreign(w, language, others) for w in (before, after))
    for document, lower in sources.get(word.sentence, ()):
        span = lower.get(word.low)
        if span is None or document.language not in others:
            continue
        if _content(word.low, language, document.language) or (
            beside_own and functional(word.low, language, document.language)
        ):
            return _Stray(word, document.language, (document, span))
    if not beside_own or _phrase(before, word, after):
        return None
    other = next((o for o in others if functional(word.low, language, o)), None)
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


@lru_cache(maxsize=65536)
def functional(low: str, language: str, other: str) -> bool:
    """Whether a word is a function word of the other language and none of this one."""
    at_home, here = zipf(low, other), zipf(low, language)
    if len(low) < 2 or at_home < FUNCTION_CUT:
        return False
    if other == "en":  # every list and dictionary holds English words, so neither is asked
        return here <= at_home - (FROM_ENGLISH_DROP if len(low) > 2 else FUNCTION_DROP)
    drop = ENGLISH_DROP if language == "en" else FUNCTION_DROP
    return here <= at_home - drop and not _known(low, language)


def _known(low: str, language: str) -> bool:
    """Whether the language's dictionary has the very form."""
    return listed(low, language)


@lru_cache(maxsize=65536)
def _content(low: str, language: str, source: str) -> bool:
    """Whether a content word of the source is one that the target does not have."""
    if len(low) < SHORTEST_CONTENT or _known(low, language):
        return False
    at_home = zipf(low, source)
    here = max(zipf(low, language), zipf(lemma(low, language), language))
    if at_home < CONTENT_CUT:
        return False
    return here <= CONTENT_CEILING or (source == "en" and here <= at_home - CONTENT_DROP)


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
            functional(word.low, language, o) or _content(word.low, language, o) for o in others
        )
    )


def _phrase(before: Word, word: Word, after: Word) -> bool:
    near = (before.low, word.low, after.low)
    return any(near[i : i + 2] == phrase for i in (0, 1) for phrase in PHRASES)


def _finding(case: Case, run: Sequence[_Stray]) -> Finding:
    span = Span(run[0].word.span.start, run[-1].word.span.end)
    text = span.of(case.document.text)
    content = [s for s in run if not functional(s.word.low, case.document.language, s.language)]
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
