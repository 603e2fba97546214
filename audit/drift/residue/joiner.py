"""A foreign "and" or "or" between the members of an English list: "YouTube i Viber"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.drift.case import Case
from audit.drift.residue.naming import language_name
from audit.drift.residue.text import guarded
from audit.language.cutting import chunks
from audit.language.joiners import JOINERS, LOOSE
from audit.types import Category, Finding, Kind, Role, Severity, Span

_MEMBER = r"[A-Z][\w.&’'-]{0,40}(?: [A-Z0-9][\w.&’'-]{0,40}){0,2}"
_LIST = re.compile(
    rf"(?<!\w){_MEMBER}, (?P<more>(?:{_MEMBER}, ){{0,12}}){_MEMBER},? "
    rf"(?P<joiner>[^\W\d_]{{1,5}}) {_MEMBER}"
)
_READ = 4000


def joiner(case: Case) -> Iterator[Finding]:
    """A finding for each list of three names or more that another language's word ends."""
    document = case.document
    if document.language != "en":
        return
    for sentence in document.sentences:
        if sentence.role is not Role.BODY or sentence.language not in (None, "en"):
            continue
        if JOINERS.keys().isdisjoint(chunks(sentence.text) or sentence.text[:_READ].split()):
            continue
        for match in _LIST.finditer(sentence.text[:_READ]):
            word = match.group("joiner")
            # Surnames hold one-letter joiners ("Puig i Cadafalch"): a longer list has to lead up.
            if word not in JOINERS or (
                (word in LOOSE or len(word) == 1) and not match.group("more")
            ):
                continue
            at = match.start("joiner")
            if any(g.start <= at < g.end for g in guarded(sentence.text)):
                continue
            span = Span(at, match.end("joiner")).shift(sentence.span.start)
            language = language_name(JOINERS[word][0][0])
            yield Finding(
                category=Category.UNTRANSLATED,
                kind=Kind.RESIDUE,
                severity=Severity.MINOR,
                confidence=0.85,
                span=span,
                text=word,
                explanation=f"“{word}” ends this list in {language}; it was left behind here.",
            )
