"""A word of the source that stands in the translation just so.

Here the source itself is the witness: what is asked is only whether the target's language
has the word too. Every word list holds some English, by about the same factor: "the" is
2.0 to 2.5 powers of ten rarer in the lists of 30 languages than at home, "which" and "their"
2.3 to 3.0, "government" 2.0 to 3.1. A loan ("team" .9 in Italian, "midterm" 1.3) is nearer.
A list that ends early says nothing of rare words; there a word that several other languages
use as well counts as a loan ("momentum", "handball").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from audit.drift.residue.text import Word, script
from audit.drift.terms.tokens import lemma
from audit.language.remembered import WORDS
from audit.language.wordlists import listed
from audit.language.words import FAMILIES, common_zipf, zipf
from audit.types import Document, Span

# A function word stands more than twice in a thousand words at home.
FUNCTION_CUT = 6.3
# How much rarer than at home an English one is in a list that owns it not; shorter ones are
# other languages' words, abbreviations and letters as well.
FUNCTION_DROP, SHORT_DROP = 1.8, 2.2
# The English list holds little of other languages, so there a word has to be rarer still.
INTO_ENGLISH_DROP, SHORT_INTO_ENGLISH_DROP = 3.0, 3.8
# A content word: how common at home, and how much rarer here. What human translations of
# NTREX share with their originals and own not comes near in sport alone ("try" 2.0 in
# Dutch, "back nine" 1.9 in Greek), and again and again, which a word left behind does not.
CONTENT_CUT, CONTENT_DROP = 4.2, 1.75
RARER_CUT, RARER_DROP = 3.5, 2.2
# ... and a rare one, which the list must not have at all.
RARE_CUT = 3.0
SHORTEST_CONTENT, SHORTEST_RARE = 4, 5
# Beside words of another script nothing but names, signs and jargon stands as it is.
SCRIPT_DROP = 2.0
# So many languages with the word about as common as at home make it international.
LOAN_LANGUAGES, LOAN_DROP = 3, 1.0
_ASKED = (
    *("de", "fr", "es", "it", "pt", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk", "sl", "sh"),
    *("hu", "ro", "tr", "lt", "lv", "id"),
)
# A rarer word is not certainly one of the source's own language.
AT_HOME = 3.5
# What may stand beside a word without being part of it.
_BESIDE = frozenset(" \u00a0\u202f,;:.!?…،؛؟。，、；：！？।\n")
# How far a name reaches over the small words inside it ("Newport on the Levee").
REACH = 2


@dataclass(frozen=True, slots=True)
class Source:
    """What the sentences that answer to one of the document's say, in another language.

    ``lower``: the words in small letters; ``capitals``: all others, lower-cased; ``beside``:
    every two neighbours, lower-cased.
    """

    document: Document
    lower: Mapping[str, Span]
    capitals: frozenset[str]
    beside: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Habits:
    """What is usual in the document: its scripts, and the words that come more than once."""

    scripts: frozenset[str]
    repeated: frozenset[str]


def habits(row: Sequence[Word]) -> Habits:
    """The habits of a text; a script of one small word in ten is its own."""
    counts = Counter(w.low for w in row)
    letters = Counter(script(w.low) for w in row if w.text.islower() or _uncased(w.text[0]))
    least = max(1.0, sum(letters.values()) / 10)
    return Habits(
        frozenset(name for name, times in letters.items() if times >= least),
        frozenset(low for low, times in counts.items() if times > 1),
    )


def kept(
    row: Sequence[Word], index: int, document: Document, source: Source, usual: Habits
) -> bool:
    """Whether the word at ``index``, which stands in the source just so, was left behind.

    ``row``: the document's words in order; ``usual``: what ``habits`` says of them.
    """
    word = row[index]
    if word.opens or not word.text.islower() or not _free(word, document.text):
        return False
    if _in_name(row, index, source) or (word.guarded and not _mixed(row, index, source)):
        return False
    language, other = document.language, source.document.language
    strange = script(word.low) not in usual.scripts
    if strange and script(word.low) != "LATIN":
        return len(word.low) > 1
    if foreign_function(word.low, language, other):
        return True
    if word.low in usual.repeated or _in_phrase(row, index, source):
        return False
    return foreign_content(word.low, language, other, strange=strange)


def _mixed(row: Sequence[Word], index: int, source: Source) -> bool:
    """Whether a word in quotation marks stands between words that the source does not have.

    Two words of another language in quotation marks are a quotation in that language.
    """
    return all(
        0 <= i < len(row)
        and row[i].sentence == row[index].sentence
        and row[i].guarded
        and row[i].low not in source.lower
        and row[i].low not in source.capitals
        for i in (index - 1, index + 1)
    )


def _in_name(row: Sequence[Word], index: int, source: Source) -> bool:
    """Whether a word is part of a name that is the same in both texts."""
    word = row[index]
    shared = [
        step
        for step in range(-REACH, REACH + 1)
        if step
        and 0 <= index + step < len(row)
        and row[index + step].sentence == word.sentence
        and not row[index + step].text.islower()
        and row[index + step].low in source.capitals
    ]
    if any(s < 0 for s in shared) and any(s > 0 for s in shared):
        return True
    return (-1 in shared and (row[index - 1].low, word.low) in source.beside) or (
        1 in shared and (word.low, row[index + 1].low) in source.beside
    )


def _in_phrase(row: Sequence[Word], index: int, source: Source) -> bool:
    """Whether a neighbour that both texts share is no word of the source's language either.

    Then a third language is quoted by both ("Il faut bien le faire" in Spanish and English).
    """
    low, other = row[index].low, source.document.language
    pairs = [(row[index - 1].low, low)] if index else []
    pairs += [(low, row[index + 1].low)] if index + 1 < len(row) else []
    return any(
        pair in source.beside and zipf(pair[0] if pair[1] == low else pair[1], other) < AT_HOME
        for pair in pairs
    )


def _free(word: Word, text: str) -> bool:
    """Whether nothing is joined to a word: no hyphen, digit, apostrophe."""
    before, after = text[word.span.start - 1 : word.span.start], text[word.span.end :][:1]
    return all(not c or c in _BESIDE or _uncased(c) for c in (before, after))


def _uncased(letter: str) -> bool:
    return letter.isalpha() and letter.lower() == letter.upper()


@lru_cache(maxsize=WORDS)
def foreign_function(low: str, language: str, source: str) -> bool:
    """Whether a function word of the source's language is none of the target's."""
    home, here = zipf(low, source), zipf(low, language)
    if len(low) < 2 or home < FUNCTION_CUT:
        return False
    if source == "en":
        return here <= home - (FUNCTION_DROP if len(low) > 2 else SHORT_DROP)
    # The English dictionary holds "pour" and "die", which are English, and "les", which is not.
    if here <= home - (INTO_ENGLISH_DROP if len(low) > 2 else SHORT_INTO_ENGLISH_DROP):
        return True
    return here <= home - SHORT_DROP and len(low) > 2 and not listed(low, language)


@lru_cache(maxsize=WORDS)
def foreign_content(low: str, language: str, source: str, *, strange: bool = False) -> bool:
    """Whether a content word of the source's language is one that the target's does not have.

    ``strange``: it is in a script that the text is not written in.
    """
    home = zipf(low, source)
    if len(low) < SHORTEST_CONTENT or (home < RARE_CUT and not listed(low, source)):
        return False
    here = max(zipf(low, language), zipf(lemma(low, language), language))
    if strange:
        return home >= RARE_CUT and here <= home - SCRIPT_DROP
    if source == "en":
        return home >= RARE_CUT and _english(low, language, home, here)
    if listed(low, language):
        return False
    return here == 0.0 or (home >= CONTENT_CUT and here <= home - INTO_ENGLISH_DROP)


def _english(low: str, language: str, home: float, here: float) -> bool:
    """Whether an English content word is none of the language's.

    Other languages' dictionaries hold English words too ("of" in German, "senior" in
    Italian), so they are asked only where the frequencies do not settle it.
    """
    least = max(here, _rarest(language))
    if home >= CONTENT_CUT and least <= home - CONTENT_DROP:
        return True
    if home >= RARER_CUT and least <= home - RARER_DROP:
        return True
    if here > 0.0 or listed(low, language) or len(low) < SHORTEST_RARE:
        return False
    return not _international(low, home, most=1 if home < CONTENT_CUT else LOAN_LANGUAGES)


@cache
def _rarest(language: str) -> float:
    """The zipf of the rarest word in a language's list: what is not in it may be as common.

    wordfreq's large lists go down to one word in a hundred million, its small ones to one in
    a million. 9 for no list.
    """
    from wordfreq import available_languages

    code = FAMILIES.get(language, language)
    if code in available_languages("large"):
        return 1.0
    return 3.0 if code in available_languages("small") else 9.0


def _international(low: str, home: float, *, most: int) -> bool:
    """Whether ``most`` languages or more use an English word about as much as English does."""
    return sum(common_zipf(low, code) >= home - LOAN_DROP for code in _ASKED) >= most
