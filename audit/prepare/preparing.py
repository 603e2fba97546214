"""From extracted text to documents: sentences, languages, roles."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from audit.embed.encoder import Encoder
from audit.prepare.boilerplate import Unit, across, line_keys, roles
from audit.prepare.language import document_language, sentence_languages
from audit.prepare.sentences import split_blocks, split_lines
from audit.types import Document, RawDocument, Sentence, Span

_MAX_INDENT = 40  # blanks; nobody sets a line further in


@dataclass(frozen=True, slots=True)
class Cut:
    """A text in its language, cut into sentences; roles come later."""

    language: str
    units: tuple[Unit, ...]


def prepare(raws: Sequence[RawDocument], encoder: Encoder | None = None) -> tuple[Document, ...]:
    """The documents with their sentences, each with its language, block and role.

    Roles are found over all documents at once: a line that stands in several
    documents which are not copies of each other is no news. With ``encoder``
    the wording of a line speaks as well as its form and place.
    """
    pieces = [cut(raw) for raw in raws]
    return finish(raws, pieces, across([line_keys(one.units) for one in pieces]), encoder)


def finish(
    raws: Sequence[RawDocument],
    pieces: Sequence[Cut],
    elsewhere: Sequence[Sequence[int]],
    encoder: Encoder | None = None,
) -> tuple[Document, ...]:
    """The documents, once it is known in how many others each line stands (``across``)."""
    marked = roles(
        [one.units for one in pieces],
        [raw.title for raw in raws],
        [one.language for one in pieces],
        elsewhere,
        encoder,
    )
    documents = []
    for raw, one, found in zip(raws, pieces, marked, strict=True):
        languages = sentence_languages([unit.text for unit in one.units], one.language)
        sentences = tuple(
            Sentence(number, unit.span, unit.text, role, spoken, unit.block)
            for number, (unit, role, spoken) in enumerate(
                zip(one.units, found, languages, strict=True)
            )
        )
        documents.append(_document(raw, one.language, sentences))
    return tuple(documents)


def prepare_lines(raw: RawDocument) -> Document:
    """The document with one sentence a line; a blank line is an empty sentence.

    For text that somebody has split already: no roles, no joining, no cutting.
    """
    language = document_language(raw.text, raw.declared_language)
    spans = split_lines(raw.text)
    spoken = sentence_languages([span.of(raw.text) for span in spans], language)
    sentences = tuple(
        Sentence(number, span, span.of(raw.text), language=code, block=number)
        for number, (span, code) in enumerate(zip(spans, spoken, strict=True))
    )
    return _document(raw, language, sentences)


def cut(raw: RawDocument) -> Cut:
    """The language of a text and its sentences in their blocks, from the text alone."""
    language = document_language(raw.text, raw.declared_language)
    text = raw.text
    return Cut(
        language,
        tuple(
            Unit(span, span.of(text), block, _indent(text, span))
            for block, span in split_blocks(text, language)
        ),
    )


def _indent(text: str, span: Span) -> int:
    """How many blanks stand between the line's start and the sentence; 0 inside a line."""
    before = text[max(0, span.start - _MAX_INDENT) : span.start].rpartition("\n")
    return len(before[2]) if before[1] and before[2].isspace() else 0


def _document(raw: RawDocument, language: str, sentences: tuple[Sentence, ...]) -> Document:
    return Document(
        id=raw.id,
        source=raw.source,
        text=raw.text,
        language=language,
        sentences=sentences,
        title=raw.title,
        publisher=raw.publisher,
        published=raw.published,
    )
