"""The links on which meaning is judged: against witnesses the document depends on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
        if not _is_body(case.document, link.sentences):
            continue
        for counterpart in link.counterparts:
            witness = known.get(counterpart.document)
            if witness is None or not counterpart.sentences:
                continue
            ours = _low(case.document, link.sentences)
            theirs = _low(witness.document, counterpart.sentences)
            if ours is None or theirs is None:
                continue
            yield Pairing(case, witness, link.sentences, counterpart.sentences, ours, theirs)
            break


def _is_body(document: Document, sentences: tuple[int, ...]) -> bool:
    for index in sentences:  # noqa: SIM110 -- asked of every link; any() is dearer
        if document.sentences[index].role is not Role.BODY:
            return False
    return True


def _low(document: Document, sentences: tuple[int, ...]) -> tuple[str, ...] | None:
    """The words in lower case; None where a line of data is among them."""
    row: tuple[str, ...] = ()
    for index in sentences:
        text = document.sentences[index].text
        if len(text) > LONGEST_SENTENCE:
            return None
        row = (*row, *low_words(text)) if row else low_words(text)
    return row


def _words(document: Document, sentences: tuple[int, ...]) -> Iterator[Word]:
    for index in sentences:
        sentence = document.sentences[index]
        start = sentence.span.start
        for match in WORD.finditer(sentence.text):
            text = match.group()
            span = Span(match.start() + start, match.end() + start)
            yield Word(text, text.lower().replace("’", "'"), span, index)
