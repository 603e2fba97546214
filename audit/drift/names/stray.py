"""Names of the foreign text that nothing in the English text answers to.

The other half of the question in ``cross``: asked where the foreign script has
capitals, or where Latin letters stand in a script that is not Latin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from audit.drift.case import Words
from audit.drift.names.foreign import NOUNS_IN_CAPITALS
from audit.drift.names.name import fold, keys_of
from audit.drift.names.ordinary import has_dictionary, is_ordinary
from audit.drift.names.tokens import Token, tokens_of
from audit.language.romanise import ABJADS, UNSPACED
from audit.language.transliteration import Written, evidence
from audit.types import Document, Span

# Below this evidence (nats) no English word is the foreign one.
_LIKE = 0.0
_SAME = 20.0
# And below this cosine no English word means it (mean over its pieces, layer 10). True names
# of good translations that no letters show lie above .55 in 98 of 100 cases.
_MEANT = 0.5
# Latin letters in a text of another script are a name copied from the original or a
# wrong one; letters alone decide from here on.
_COPIED = 4.0
_SHORTEST = 4


def strays(
    foreign: Document,
    foreign_sentences: tuple[int, ...],
    english: Document,
    english_sentences: tuple[int, ...],
    words: Words,
) -> Iterator[Span]:
    """The foreign words that must be names and have no counterpart, in order."""
    texts = [english.sentences[i].text for i in english_sentences]
    keys = [k for text in texts for t in tokens_of(text) for k in keys_of(t.text)]
    raised = _raised(texts)
    if foreign.language in NOUNS_IN_CAPITALS:
        return
    for number in foreign_sentences:
        sentence = foreign.sentences[number]
        latin = foreign.language in UNSPACED | ABJADS or not _mostly_latin(sentence.text)
        tokens = tokens_of(sentence.text, sentence.span.start)
        for position, token in enumerate(tokens):
            if not _is_name(token, foreign.language, copied_only=latin):
                continue
            if latin and token.text.isascii():
                if _likest(token, keys, "en") < _COPIED:
                    yield Span(token.start, token.end)
                continue
            if _likest(token, raised, foreign.language) >= _LIKE:
                continue
            beside = [
                t
                for t in tokens[max(0, position - 1) : position + 2]
                if t is not token and t.capital
            ]
            # "Kit Harington" where the original has "Kit" is more of the same name.
            if any(_likest(t, raised, foreign.language) >= _LIKE for t in beside):
                continue
            span = Span(token.start, token.end)
            if words.support(foreign, span, english, english_sentences) >= _MEANT:
                continue
            # A name for the "he" or "the company" of the original.
            elsewhere = _raised(s.text for s in english.body if s.index not in english_sentences)
            if _likest(token, elsewhere, foreign.language) < _COPIED:
                yield span


def has_unknown(
    foreign: Document,
    foreign_sentences: tuple[int, ...],
    english: Document,
    english_sentences: tuple[int, ...],
) -> bool:
    """Whether a foreign word with a capital is no word of its language and like no English one.

    Less sure than ``strays``, in any language with capitals: enough to say that a
    sentence may name somebody else.
    """
    texts = [english.sentences[i].text for i in english_sentences]
    words = frozenset(k for text in texts for t in tokens_of(text) for k in keys_of(t.text))
    raised = _raised(texts)
    return any(
        token.capital
        and not token.text.isupper()
        and not any(c.isdigit() for c in token.text)
        and not _is_of(token.text, foreign.language)
        and fold(token.text) not in words
        and _likest(token, raised, foreign.language) < _LIKE
        for i in foreign_sentences
        for token in tokens_of(foreign.sentences[i].text)
    )


def _raised(texts: Iterable[str]) -> list[str]:
    """Folded parts of the words with a capital."""
    return [k for text in texts for t in tokens_of(text) if t.capital for k in keys_of(t.text)]


def has_case(text: str) -> bool:
    """Whether most letters of a text know capitals: Latin, Cyrillic, Greek, Armenian."""
    letters = [c for c in text[:400] if c.isalpha()]
    return 2 * sum(c.islower() or c.isupper() for c in letters) > len(letters)


def _mostly_latin(text: str) -> bool:
    letters = [c for c in text[:400] if c.isalpha()]
    return 2 * sum(c < "\u0250" or "\u1e00" <= c < "\u1f00" for c in letters) > len(letters)


def _is_name(token: Token, language: str, *, copied_only: bool) -> bool:
    """A word with a capital where a capital says something, and no word of the language."""
    if len(token.text) < _SHORTEST or not token.capital or (token.initial and not copied_only):
        return False
    if any(c.isdigit() for c in token.text) or token.text.isupper():
        return False
    if copied_only and token.text.isascii():
        return token.text[0].isupper() and not is_ordinary(token.text)
    # Without a dictionary every word might be a name: nothing is claimed then.
    return has_dictionary(language) and not _is_of(token.text, language)


def _is_of(word: str, language: str) -> bool:
    """Whether a word, or each part of it at hyphens, is one of the language."""
    return is_ordinary(word, language) or all(is_ordinary(p, language) for p in word.split("-"))


def _likest(token: Token, keys: list[str], language: str) -> float:
    """Evidence, in nats, for the English word that the word is likest to."""
    if fold(token.text) in keys:
        return _SAME
    written = Written(token.text, language)
    return max((evidence(key, written) for key in keys if len(key) > 1), default=-_SAME)
