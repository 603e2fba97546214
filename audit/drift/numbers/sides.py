"""The numbers of a document, sentence by sentence, with offsets into the document."""

from __future__ import annotations

from functools import cache, lru_cache

from audit.drift.numbers.guess import guess
from audit.drift.numbers.lexicon import Lexicon, lexicon, subtag
from audit.drift.numbers.outline import outline
from audit.drift.numbers.quantity import Number
from audit.drift.numbers.scan import scan
from audit.drift.numbers.side import Side
from audit.drift.numbers.style import NumberStyle, observe
from audit.drift.numbers.tokens import may_hold_numbers
from audit.types import Document, Mention, Sentence

_OBSERVED = 400_000  # characters looked at for a document's number style


class Numbers:
    """Reads the numbers of one document, each sentence once."""

    __slots__ = ("_numbers", "_styles", "document")

    def __init__(self, document: Document) -> None:
        self.document = document
        self._numbers: dict[int, tuple[Number, ...]] = {}
        self._styles: dict[str, NumberStyle] = {}

    def language(self, sentence: Sentence) -> str:
        """The sentence's language, the document's, or a guess."""
        told = sentence.language or self.document.language
        return guess(sentence.text) if not told or told == "und" else told

    def style(self, language: str) -> NumberStyle:
        """How the document writes numbers."""
        if language not in self._styles:
            self._styles[language] = observe(self.document.text[:_OBSERVED], subtag(language))
        return self._styles[language]

    def of(self, index: int) -> tuple[Number, ...]:
        """The numbers of one sentence, spans in the document."""
        if index not in self._numbers:
            sentence = self.document.sentences[index]
            language = self.language(sentence)
            words = words_of(language)
            found: tuple[Number, ...] = ()
            if may_hold_numbers(sentence.text, words):
                found = scan(sentence.text, words, self.style(language))
            start = sentence.span.start
            self._numbers[index] = (
                found
                if not start
                else tuple(Mention(m.sort, m.span.shift(start), m.text, m.value) for m in found)
            )
        return self._numbers[index]

    def outline(self, sentences: tuple[int, ...]) -> tuple[str, ...] | None:
        """What English sentences write of numbers (``outline``); None where it cannot be told."""
        found: tuple[str, ...] = ()
        for index in sentences:
            sentence = self.document.sentences[index]
            words = words_of(self.language(sentence))
            one = outline(sentence.text, words) if words.language == "en" else None
            if one is None:
                return None
            found += one
        return found

    def side(self, sentences: tuple[int, ...]) -> Side:
        """Several sentences as one side of a comparison."""
        document = self.document
        texts = [document.sentences[i].text for i in sentences]
        numbers = tuple(number for i in sentences for number in self.of(i))
        language = self.language(document.sentences[sentences[0]]) if sentences else "und"
        start = document.sentences[sentences[0]].span.start if sentences else 0
        return Side(" ".join(texts), numbers, words_of(language), start)


@lru_cache(maxsize=64)
def numbers_of(document: Document) -> Numbers:
    """The numbers of a document, kept while the members of its family are audited in turn."""
    return Numbers(document)


@cache
def words_of(language: str) -> Lexicon:
    """The lexicon, by any language tag."""
    return lexicon(subtag(language))
