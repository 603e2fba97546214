"""The links on which meaning is judged: against witnesses the document depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from audit.drift.case import Case, Witness
from audit.language.cutting import LONGEST_SENTENCE, WORD, low_words
from audit.types import Document, Original, Role, Span


class Word(NamedTuple):
    """One word with its place in its document."""

    text: str
    low: str
    span: Span
    sentence: int


@dataclass(frozen=True, slots=True)
class Pairing:
    """Linked sentences of the document and of one witness.

    ``low`` and ``their_low``: their words in lower case, in order, by which a
    finder sees at once that it has nothing to say; ``words`` and
    ``their_words``: the same words with their places, cut when asked for.
    """

    case: Case
    witness: Witness
    sentences: tuple[int, ...]
    theirs: tuple[int, ...]
    low: tuple[str, ...]
    their_low: tuple[str, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        """The document's words."""
        return tuple(_words(self.case.document, self.sentences))

    @property
    def their_words(self) -> tuple[Word, ...]:
        """The witness's words."""
        return tuple(_words(self.witness.document, self.theirs))

    def original(self, span: Span | None = None) -> Original:
        """What the witness says: a span of it, or all its linked sentences."""
        document = self.witness.document
        cover = span or document.cover(self.theirs)
        return Original(document.id, cover, cover.of(document.text))


def pairings(case: Case) -> Iterator[Pairing]:
    """Each link with its best dependent, testifying counterpart in the same language."""
    known = {
        w.document.id: w
        for w in case.witnesses
        if w.testifies and w.relation.dependent and w.document.language == case.document.language
    }
    for link in case.links:
        if any(case.document.sentences[i].role is not Role.BODY for i in link.sentences):
            continue
        for counterpart in link.counterparts:
            witness = known.get(counterpart.document)
            if witness is None or not counterpart.sentences:
                continue
            if not _sentences(case.document, link.sentences) or not _sentences(
                witness.document, counterpart.sentences
            ):
                continue
            yield Pairing(
                case,
                witness,
                link.sentences,
                counterpart.sentences,
                _low(case.document, link.sentences),
                _low(witness.document, counterpart.sentences),
            )
            break


def _sentences(document: Document, indices: tuple[int, ...]) -> bool:
    """Whether these are sentences that somebody may have written, no lines of data."""
    return all(len(document.sentences[i].text) <= LONGEST_SENTENCE for i in indices)


def _low(document: Document, sentences: tuple[int, ...]) -> tuple[str, ...]:
    return tuple(chain.from_iterable(low_words(document.sentences[i].text) for i in sentences))


def _words(document: Document, sentences: tuple[int, ...]) -> Iterator[Word]:
    for index in sentences:
        sentence = document.sentences[index]
        start = sentence.span.start
        for match in WORD.finditer(sentence.text):
            text = match.group()
            span = Span(match.start() + start, match.end() + start)
            yield Word(text, text.lower().replace("’", "'"), span, index)
