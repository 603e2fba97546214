"""Tokens of a translating machine left in the text: ``<extra_id_0>``, ``<unk>``, ``&apos;``."""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape

from audit.drift.case import Case
from audit.language.placeholder import model_tokens
from audit.types import Category, Finding, Kind, Role, Severity

_TOKEN = "“{}” is no word but a token of a translating machine; something may be missing here."
_CODE = "The code of a character, which was not turned back into the character."


def tokens(case: Case) -> Iterator[Finding]:
    """Each token that no witness has and that is no example, in the order of the text."""
    text = case.document.text
    for token in model_tokens(text):
        sentence = case.document.sentence_at(token.span.start)
        if token.example or sentence is None or sentence.role is not Role.BODY:
            continue
        if any(token.text in witness.document.text for witness in case.witnesses):
            continue
        yield Finding(
            category=Category.UNTRANSLATED,
            kind=Kind.RESIDUE,
            severity=Severity.MAJOR,
            confidence=0.95,
            span=token.span,
            text=token.text,
            explanation=_CODE if token.text.startswith("&") else _TOKEN.format(token.text),
            suggestion=unescape(token.text) if token.text.startswith("&") else None,
        )
