"""A word written twice in a row: "the the", a slip of the keys or a machine that stuttered.

English: any word in small letters. In a few other languages, whose grammar does not double
words, function words alone; where languages double words for their meaning (Hindi, Swahili,
Turkish, Vietnamese) nothing is said, nor where the other text doubles one in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import eq

from audit.drift.case import Case
from audit.drift.residue.text import guarded
from audit.language.cutting import LONGEST_SENTENCE, low_words
from audit.language.words import zipf
from audit.types import Category, Finding, Kind, Role, Severity, Span

_WORD = r"[^\W\d_]+(?:['’][^\W\d_]+)*"
# What comes before is no part of a longer word, what comes after no ending of one.
_TWICE = re.compile(
    rf"(?<![\w'’.-])(?P<first>{_WORD})[ \u00a0](?P<second>(?i:(?P=first)))(?![\w'’-])"
)
# Doubled by grammar, for emphasis or as a sound.
_LAWFUL = {
    "en": "had that is do so very really many much far long no never bye ha la na blah tut hear now"
    " there well yes over again please night more less ever too way big old good bad",
    "de": "die der das sie ja nein so",
    "fr": "nous vous très",
    "hu": "az",
    "nl": "die dat ja nee",
    "it": "via quasi così",
    "es": "no sí ya muy",
    "pt": "não sim já do da dos das",
}
_FEW = "bg bs ca cs da el fi hbs hr mk nb pl ro ru sk sl sr sv uk"
LAWFUL = {language: frozenset(listed.split()) for language, listed in _LAWFUL.items()}
LANGUAGES = frozenset((*LAWFUL, *_FEW.split()))
# Outside English a word this common (zipf) is a function word.
FUNCTION_CUT = 6.0
# None in 1,457 English sentences by people and 502 by machines; three in 18,000 translations by
# people into the other languages ("se se", "είναι είναι", "a a"), all of them slips.
CONFIDENCE = 0.9


def doubled(case: Case) -> Iterator[Finding]:
    """A finding for each word that stands twice in a row, and in no linked sentence so."""
    document = case.document
    language = document.language
    if language not in LANGUAGES:
        return
    for sentence in document.sentences:
        if sentence.role is not Role.BODY or sentence.language not in (None, language):
            continue
        low = low_words(sentence.text) if len(sentence.text) <= LONGEST_SENTENCE else ()
        if not any(map(eq, low, low[1:])):
            continue
        for match in _TWICE.finditer(sentence.text):
            word = match["second"]
            if not word.islower() or not _is_slip(word, language):
                continue
            if any(s.start <= match.start() < s.end for s in guarded(sentence.text)):
                continue
            if _doubles(case, sentence.index):
                break
            span = Span(match.start(), match.end()).shift(sentence.span.start)
            yield Finding(
                category=Category.ADDITION,
                kind=Kind.ADDED,
                severity=Severity.MINOR,
                confidence=CONFIDENCE,
                span=span,
                text=match.group(),
                explanation=f"“{word}” stands here twice in a row.",
                suggestion=match["first"],
            )


def _is_slip(word: str, language: str) -> bool:
    """Whether nobody would double a word on purpose."""
    if word in LAWFUL.get(language, ()):
        return False
    return language == "en" or zipf(word, language) >= FUNCTION_CUT


def _doubles(case: Case, index: int) -> bool:
    """Whether a linked sentence of a witness has some word twice in a row, too."""
    by_id = {witness.document.id: witness.document for witness in case.witnesses}
    return any(
        _TWICE.search(by_id[counterpart.document].sentences[i].text)
        for link in case.links
        if index in link.sentences
        for counterpart in link.counterparts
        if counterpart.document in by_id
        for i in counterpart.sentences
    )
