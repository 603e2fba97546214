"""What a document is called on a page, and where its page is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from audit.report.sayings import said
from audit.report.visible import visible
from audit.report.words import html_language, short
from audit.types import Document, Role
from audit.words import ENGLISH, Words

if TYPE_CHECKING:
    from audit.result import AuditResult

_LABEL = 72
_BRIEF = 40


@dataclass(frozen=True, slots=True)
class Named:
    """A document as a link: its id, a readable name, its language tag and its page.

    ``brief`` is the name cut to fit into a list. ``href`` leads from another
    document's page; None where it has no page.
    """

    id: str
    label: str
    brief: str
    lang: str | None
    href: str | None


def label_of(document: Document, limit: int = _LABEL) -> str:
    """Title, else the first words of the story, else the id; on one line, cut at ``limit``."""
    if document.title and document.title.strip():
        return short(visible(document.title), limit)
    for roles in ((Role.TITLE,), (Role.BODY,)):
        for sentence in document.sentences:
            if sentence.role in roles and sentence.text.strip():
                return short(visible(sentence.text[:1000]), limit)
    return short(visible(document.id), limit)


def short_id(document_id: str) -> str:
    """An id that fits beside a name: cut in the middle of a hash, not before it is told apart."""
    return short(visible(document_id), 28)


@dataclass(frozen=True, slots=True)
class Explained:
    """A sentence of a check; ``lang`` where it is in another language than the page."""

    text: str
    lang: str | None


# A shorter id may be a word of the sentence as well ("en", "report").
_TELLING = 8


class Names:
    """Names of every document of an audit, made once."""

    def __init__(self, result: AuditResult, stems: dict[str, str], say: Words = ENGLISH) -> None:
        self._result = result
        self._say = say
        self._stems = stems
        self._made: dict[str, Named] = {}

    def __call__(self, document_id: str) -> Named:
        """The name of one document; the bare id where its text is not at hand."""
        if document_id not in self._made:
            document = self._result.text_of(document_id)
            stem = self._stems.get(document_id)
            label = label_of(document) if document else short(visible(document_id), _LABEL)
            self._made[document_id] = Named(
                id=document_id,
                label=label,
                brief=short(label, _BRIEF),
                lang=html_language(document.language) if document else None,
                href=f"{quote(stem, safe='~')}.html" if stem is not None else None,
            )
        return self._made[document_id]

    def explained(self, text: str, ids: Iterable[str]) -> Explained:
        """What a check says, in the words of the page, with names where it gives ids."""
        told = said(text, self._say)
        return Explained(self.in_words(told or text, ids), None if told else "en")

    def in_words(self, text: str, ids: Iterable[str]) -> str:
        """``text`` with the names of documents where it gives their ids."""
        telling = sorted({i for i in ids if len(i) >= _TELLING}, key=len, reverse=True)
        if not telling:
            return text
        pattern = "|".join(re.escape(document_id) for document_id in telling)
        return re.sub(
            rf"(?<!\w)(?:{pattern})(?!\w)", lambda m: f"\u201c{self(m[0]).brief}\u201d", text
        )
