"""From extracted text to documents: sentences, languages, roles."""

from __future__ import annotations

from collections.abc import Sequence

from audit.embed.encoder import Encoder
from audit.prepare.boilerplate import Unit, roles
from audit.prepare.language import document_language, sentence_languages
from audit.prepare.sentences import split_blocks, split_lines
from audit.types import Document, RawDocument, Sentence, Span

_MAX_INDENT = 40  # blanks; nobody sets a line further in


def prepare(raws: Sequence[RawDocument], encoder: Encoder | None = None) -> tuple[Document, ...]:
    """The documents with their sentences, each with its language, block and role.

    Roles are found over all documents at once: a line that stands in several
    documents which are not copies of each other is no news. With ``encoder``
    the wording of a line speaks as well as its form and place.
    """
    cut = [_cut(raw) for raw in raws]
    marked = roles(
        [units for _, units in cut],
        [raw.title for raw in raws],
        [language for language, _ in cut],
        encoder,
    )
    documents = []
    for raw, (language, units), found in zip(raws, cut, marked, strict=True):
        languages = sentence_languages([unit.text for unit in units], language)
        sentences = tuple(
            Sentence(number, unit.span, unit.text, role, spoken, unit.block)
            for number, (unit, role, spoken) in enumerate(zip(units, found, languages, strict=True))
        )
        documents.append(_document(raw, language, sentences))
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


def _cut(raw: RawDocument) -> tuple[str, list[Unit]]:
    """The language of a text, and its sentences in their blocks."""
    language = document_language(raw.text, raw.declared_language)
    text = raw.text
    units = [
        Unit(span, span.of(text), block, _indent(text, span))
        for block, span in split_blocks(text, language)
    ]
    return language, units


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
