"""Quotations gained and lost: what one text says in somebody's words and the other in its own.

By the marks alone, in any two languages. Translators shift marks for good reasons: half a
sentence in quotation marks becomes reported speech, a title or a nickname gets marks. So only
statements count, only where the other side has no mark of any style, and nothing is said
where a quotation may run on from one sentence to the next.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.drift.case import Case, Witness
from audit.drift.quotations.marks import Quotation, balanced, marked
from audit.types import (
    Category,
    Counterpart,
    Document,
    Finding,
    Kind,
    Link,
    Original,
    Relation,
    Role,
    Severity,
    Span,
)

# Fewer words may be a catchword, a title, a name.
SHORTEST = 6
# What stands before quoted speech, and what ends it.
_INTRODUCES = frozenset(":,：，،")
_ENDS = frozenset(".!?,…。！？，،؟।")
_CLOSING = "”“\"»«」』’‘' \u00a0\u202f"
# Japanese and Korean join "said" to the quotation without a stop.
_PARTICLES = frozenset("と라고")
# A sentence without marks on the other side has to be about as long as the quotation.
SHARE = 0.6


def framed(case: Case, quoted: Mapping[str, Sequence[Quotation]]) -> Iterator[Finding]:
    """A finding for each statement that is quoted in one of the two linked texts only.

    ``quoted``: the quotations of each document, by its id.
    """
    own = quoted[case.document.id]
    for witness in case.witnesses:
        if not witness.testifies or witness.relation is not Relation.TRANSLATION:
            continue
        theirs = quoted[witness.document.id]
        if not own and not theirs:
            continue
        for link in case.links:
            for counterpart in link.counterparts:
                if counterpart.document == witness.document.id and _prose(case, link):
                    yield from _lost(case, witness, link, counterpart, theirs, own)
                    yield from _added(case, witness, link, counterpart, theirs, own)


def statement(document: Document, quotation: Quotation) -> bool:
    """Whether quoted words are what somebody said, and no title, name or catchword."""
    if len(quotation.words) < SHORTEST:
        return False
    text, opening = document.text, quotation.span.start - 1
    while opening > 0 and text[opening].isspace():
        opening -= 1  # French sets a space inside its marks
    first = document.sentences[quotation.sentences[0]].span
    last = document.sentences[quotation.sentences[-1]].span
    before = text[first.start : max(opening, first.start)].rstrip()
    after = text[quotation.span.end : last.end].lstrip(_CLOSING)
    if quotation.text[0].islower():
        return False
    inner = quotation.text.rstrip(_CLOSING)[-1:] in _ENDS
    if before and before[-1] not in _INTRODUCES:
        return inner and quotation.text[0].isupper()
    return inner or not after or after[0] in _ENDS or after[0] in _PARTICLES


def _size(span: Span, document: Document) -> float:
    """How much a passage says, in letters of an alphabet: a Han character is about three."""
    text = span.of(document.text)
    return sum(3.0 if "\u3040" <= c <= "\u9fff" else 1.0 for c in text)


def _prose(case: Case, link: Link) -> bool:
    return bool(link.sentences) and all(
        case.document.sentences[i].role is Role.BODY for i in link.sentences
    )


def _lost(
    case: Case,
    witness: Witness,
    link: Link,
    counterpart: Counterpart,
    theirs: Sequence[Quotation],
    own: Sequence[Quotation],
) -> Iterator[Finding]:
    """One finding at most: the place is the whole of this text's side, whatever was quoted."""
    if not _plain(case.document, link.sentences, own):
        return
    ours = case.document.cover(link.sentences)
    for quotation in _statements(witness.document, counterpart.sentences, theirs):
        if _size(ours, case.document) < SHARE * _size(quotation.span, witness.document):
            continue
        yield _finding(
            Kind.QUOTATION_LOST,
            Severity.MINOR,
            case.document,
            ours,
            f"{witness.called.capitalize()} quotes somebody here; this text says it in its own "
            "name.",
            witness.document,
            quotation.span,
        )
        return


def _added(
    case: Case,
    witness: Witness,
    link: Link,
    counterpart: Counterpart,
    theirs: Sequence[Quotation],
    own: Sequence[Quotation],
) -> Iterator[Finding]:
    if not _plain(witness.document, counterpart.sentences, theirs):
        return
    for quotation in _statements(case.document, link.sentences, own):
        yield _finding(
            Kind.QUOTATION_ADDED,
            Severity.MAJOR,
            case.document,
            quotation.span,
            f"These words are given as somebody's own; {witness.called} does not quote anybody "
            "here.",
            witness.document,
            witness.document.cover(counterpart.sentences),
        )


def _statements(
    document: Document, sentences: Sequence[int], found: Sequence[Quotation]
) -> Iterator[Quotation]:
    """The quotations that stand in these sentences and are what somebody said."""
    for quotation in found:
        if set(quotation.sentences) <= set(sentences) and statement(document, quotation):
            yield quotation


def _finding(
    kind: Kind,
    severity: Severity,
    document: Document,
    span: Span,
    explanation: str,
    witness: Document,
    there: Span,
) -> Finding:
    return Finding(
        category=Category.MISTRANSLATION,
        kind=kind,
        severity=severity,
        confidence=0.75,
        span=span,
        text=span.of(document.text),
        explanation=explanation,
        original=Original(witness.id, there, there.of(witness.text)),
        witnesses_for=(witness.id,),
    )


def _plain(document: Document, sentences: Sequence[int], found: Sequence[Quotation]) -> bool:
    """Whether sentences certainly stand outside all quotation marks."""
    if not sentences or any(set(q.sentences) & set(sentences) for q in found):
        return False
    if any(marked(document.sentences[i].text) for i in sentences):
        return False
    near = (min(sentences) - 1, max(sentences) + 1)
    # Between two sentences with half a pair of marks each a quotation may run through.
    return any(
        not 0 <= i < len(document.sentences) or balanced(document.sentences[i].text) for i in near
    )
