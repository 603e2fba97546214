"""Whole segments that were not translated at all.

A sentence that is its own source again, or that is in the source's language:
a script test first, then py3langid between the two languages alone.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator

from audit.drift.case import Case
from audit.drift.residue.naming import language_name
from audit.drift.residue.text import Word, words
from audit.language.codes import same_family
from audit.language.cutting import low_words, vocabulary
from audit.language.words import zipf
from audit.types import Category, Document, Finding, Kind, Original, Severity

# Fewer lower-case words may be a list of names, a title, a formula.
SHORTEST_SEGMENT = 4
# Share of the source's lower-case words that stand in the target just so.
REPEATED = 0.8
AT_HOME = 4.8


def segments(case: Case) -> Iterator[tuple[int, Finding]]:
    """Each sentence that was left in the source's language, with its finding."""
    document = case.document
    by_id = {w.document.id: w.document for w in case.witnesses}
    done: set[int] = set()
    for link in case.links:
        for counterpart in link.counterparts:
            source = by_id.get(counterpart.document)
            if source is None or _one_language(source, document):
                continue
            said = frozenset[str]().union(
                *(vocabulary(source.sentences[i].text) for i in counterpart.sentences)
            )
            likely = [
                i
                for i in link.sentences
                if sum(map(said.__contains__, low_words(document.sentences[i].text)))
                >= SHORTEST_SEGMENT * REPEATED
            ]
            if not likely:
                continue
            theirs = [w for i in counterpart.sentences for w in words(source.sentences[i])]
            for index in likely:
                sentence = document.sentences[index]
                if index in done or not _untranslated(
                    list(words(sentence)), theirs, document.language, source.language
                ):
                    continue
                done.add(index)
                cover = source.cover(counterpart.sentences)
                yield (
                    index,
                    Finding(
                        category=Category.UNTRANSLATED,
                        kind=Kind.RESIDUE,
                        severity=Severity.MAJOR,
                        confidence=0.95,
                        span=sentence.span,
                        text=sentence.text,
                        explanation=(
                            f"This was left in {language_name(source.language)}; it is the "
                            "original's sentence, not a translation of it."
                        ),
                        original=Original(source.id, cover, cover.of(source.text)),
                    ),
                )


def _one_language(source: Document, document: Document) -> bool:
    return source.language == document.language or same_family(source.language, document.language)


def _untranslated(
    ours: list[Word], theirs: list[Word], language: str, source_language: str
) -> bool:
    plain = [w for w in ours if not w.guarded and (w.text.islower() or not _cased(w.text))]
    if len(plain) < SHORTEST_SEGMENT or not theirs:
        return False
    have = Counter(w.low for w in theirs)
    repeated = sum(1 for w in plain if have[w.low] > 0) / len(plain)
    if repeated < REPEATED:
        return False
    if _script(ours) != _script(theirs):
        return False
    # Words that both languages write alike are no proof: the source has to own most of them.
    # And the source has to be in its language itself: mean zipf of running English 5.5, of
    # French in an English text 3.8.
    if sum(zipf(w.low, source_language) for w in plain) / len(plain) < AT_HOME:
        return False
    owned = sum(1 for w in plain if zipf(w.low, source_language) >= zipf(w.low, language) + 1.0)
    return owned * 2 >= len(plain)


def _cased(text: str) -> bool:
    return text.lower() != text.upper()


def _script(row: list[Word]) -> str:
    """The script of most letters, by the first word of their Unicode names."""
    counts = Counter(
        unicodedata.name(c, "?").split()[0] for w in row[:50] for c in w.text[:8] if c.isalpha()
    )
    return counts.most_common(1)[0][0] if counts else "?"
