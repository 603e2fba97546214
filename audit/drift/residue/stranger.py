"""A content word of another language in a text whose witnesses do not have it.

A foreign word that belongs to a story ("hygge", "bunraku") stands in the other
reports, too; one that stands here alone, that nobody writes in this language
and everybody in another, or that is in another script, was left behind.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from audit.drift.case import Case
from audit.drift.residue.naming import language_name
from audit.drift.residue.text import Word, words
from audit.drift.terms.lexicon import attested
from audit.language.cutting import small_words
from audit.language.words import common_zipf, zipf
from audit.types import Category, Finding, Kind, Severity

# Nobody here ("kurzfristigen" 0 in English), everybody there (3.4 in German). On 1,500 good
# translations of DEMETR no word in small letters came between these two.
HERE, THERE = 1.0, 3.3
SHORTEST = 4
# From this probability on a text is a machine's, and needs no witness of its own wording.
TRANSLATED = 0.5
_LATIN = "de fr es it pt nl sv da nb fi pl cs sk sl sh hu ro tr lt lv id"
_CYRILLIC = "ru uk bg mk sh"
_ASKED = {"LATIN": tuple(_LATIN.split()), "CYRILLIC": tuple(_CYRILLIC.split())}


def strangers(case: Case, row: Sequence[Word]) -> Iterator[Finding]:
    """A finding for each word of another language that no witness has."""
    language = case.document.language
    candidates = [
        w
        for w in row
        if not w.guarded
        and "-" not in w.gap
        and len(w.low) > 1
        and w.text == w.low
        and not attested(w.low, language)
    ]
    if not candidates:
        return
    home = _script([w.text for w in row])
    said, answered = _witnesses(case)
    translated = (case.machine_translated or 0.0) >= TRANSLATED
    for word in candidates:
        if word.low in said or not (translated or word.sentence in answered):
            continue
        other = _other(word.low, language, home)
        if other is None:
            continue
        yield Finding(
            category=Category.UNTRANSLATED,
            kind=Kind.RESIDUE,
            severity=Severity.MAJOR,
            confidence=0.8,
            span=word.span,
            text=word.text,
            explanation=f"“{word.text}” is {other}; it was left behind here.",
        )


def may_be_strange(case: Case) -> bool:
    """Whether any word at all of the document may be strange: a first, quick look."""
    language = case.document.language
    if (case.machine_translated or 0.0) < TRANSLATED and not _own(case):
        return False
    return any(
        len(word) > 1 and not attested(word, language)
        for sentence in case.document.body
        for word in small_words(sentence.text)
    )


def _own(case: Case) -> frozenset[str]:
    """The dependent, testifying witnesses in the document's own language."""
    return frozenset(
        w.document.id
        for w in case.witnesses
        if w.relation.dependent and w.testifies and w.document.language == case.document.language
    )


def _witnesses(case: Case) -> tuple[frozenset[str], frozenset[int]]:
    """Every word of every witness, and the sentences that a dependent one in the language has."""
    said = frozenset(
        w.low for witness in case.witnesses for s in witness.document.sentences for w in words(s)
    )
    own = _own(case)
    answered = frozenset(
        index
        for link in case.links
        if any(c.document in own for c in link.counterparts)
        for index in link.sentences
    )
    return said, answered


def _other(low: str, language: str, home: str) -> str | None:
    """What the word is, for an editor to read; None where it cannot be told."""
    script = _script([low])
    if script != home:
        return f"in {_SCRIPTS[script]} letters" if script in _SCRIPTS else None
    if len(low) < SHORTEST or zipf(low, language) >= HERE:
        return None
    asked = [code for code in _ASKED.get(script, ()) if code != language]
    # Words of other languages count from THERE on, which the short lists reach: loading
    # twenty long ones would cost seconds.
    best = max(asked, key=lambda code: common_zipf(low, code), default=None)
    if best is None or common_zipf(low, best) < THERE:
        return None
    return language_name(best)


_SCRIPTS = {
    **{name: name.capitalize() for name in ("CYRILLIC", "GREEK", "ARABIC", "HEBREW", "LATIN")},
    **{name: name.capitalize() for name in ("DEVANAGARI", "BENGALI", "THAI", "TAMIL", "ARMENIAN")},
    **{"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"},
}


def _script(texts: Sequence[str]) -> str:
    """The script of most of the first letters, by the first word of their Unicode names."""
    counts: dict[str, int] = {}
    for text in texts[:200]:
        name = unicodedata.name(text[0], "?").split()[0].removesuffix("-")
        counts[name] = counts.get(name, 0) + 1
    return max(counts, key=lambda n: counts[n]) if counts else "?"
