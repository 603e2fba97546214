"""A bracket that lost its partner: "(born 1953 in Graz" where the original closes it.

Said only of a text that follows its witness closely and of the one bracket of a paragraph that
has no partner, where the linked sentences of the witness have one pair more than the text has,
each with its partner. Emoticons and the signs of a list ("a)", ":)") have none in either text.
Quotation marks are not looked at: translators close with a dash, with the mark that opens, or
only where the speech ends (docs/decisions/0194).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from audit.drift.case import Case
from audit.language.cutting import LONGEST_SENTENCE
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

# Both forms of one sign: Chinese and Japanese write wide ones, and mix them.
_WIDE = str.maketrans("（）［］｛｝", "()[]{}")
_CLOSED_BY = {"(": ")", "[": "]", "{": "}", "【": "】", "〔": "〕"}
_ANY = re.compile(r"[()\[\]{}（）［］｛｝【】〔〕]")
# Relations in which every sign of a linked sentence should come back.
_CLOSE = frozenset({Relation.TRANSLATION, Relation.COPY})
# Of 31,500 translations by people one lacks a bracket, and it is a slip.
CONFIDENCE = 0.9


def brackets(case: Case) -> Iterator[Finding]:
    """A finding for each bracket without a partner that the original has with one."""
    document = case.document
    if _ANY.search(document.text) is None:
        return
    known = {w.document.id: w for w in case.witnesses if w.testifies and w.relation in _CLOSE}
    for link in case.links:
        text = _text(document, link.sentences)
        lone = _alone(text)
        if len(lone) != 1 or not _whole(document, link):
            continue
        for counterpart in link.counterparts:
            witness = known.get(counterpart.document)
            if witness is None or not _has_both(witness.document, counterpart, _pairs(text)):
                continue
            cover = witness.document.cover(counterpart.sentences)
            sign = text[lone[0]]
            span = _place(document, link.sentences, lone[0])
            yield Finding(
                category=Category.OMISSION,
                kind=Kind.OMITTED,
                severity=Severity.MINOR,
                confidence=CONFIDENCE,
                span=span,
                text=sign,
                explanation=f"“{sign}” stands alone here; {witness.called} has a pair of brackets.",
                original=Original(witness.document.id, cover, cover.of(witness.document.text)),
                witnesses_for=(witness.document.id,),
            )
            break


def _text(document: Document, sentences: Sequence[int]) -> str:
    """Linked sentences, a sign of white space between two."""
    return " ".join([document.sentences[i].text for i in sentences])


def _alone(text: str) -> list[int]:
    """Where the brackets without a partner stand; () for a line of data."""
    if len(text) > LONGEST_SENTENCE:
        return []
    plain = text.translate(_WIDE)
    waiting: list[int] = []
    alone: list[int] = []
    for match in _ANY.finditer(text):
        at = match.start()
        if plain[at] in _CLOSED_BY:
            waiting.append(at)
        elif waiting and _CLOSED_BY[plain[waiting[-1]]] == plain[at]:
            waiting.pop()
        else:
            alone.append(at)
    return [*alone, *waiting]


def _pairs(text: str) -> int:
    """How many brackets have a partner, in pairs."""
    return (len(_ANY.findall(text)) - len(_alone(text))) // 2


def _has_both(document: Document, counterpart: Counterpart, pairs: int) -> bool:
    """Whether the witness has one pair of brackets more, and each with its partner."""
    text = _text(document, counterpart.sentences)
    return not _alone(text) and _pairs(text) == pairs + 1


def _whole(document: Document, link: Link) -> bool:
    """Whether the paragraph, too, has just one bracket without a partner: else it may run on."""
    if any(document.sentences[i].role is not Role.BODY for i in link.sentences):
        return False
    block = document.sentences[link.sentences[0]].block
    around = [s.index for s in document.sentences if s.block == block]
    return len(_alone(_text(document, around))) == 1


def _place(document: Document, sentences: Sequence[int], at: int) -> Span:
    """The sign's place in the document, from its place in the joined sentences."""
    for index in sentences:
        sentence = document.sentences[index]
        if at < len(sentence.text):
            return Span(at, at + 1).shift(sentence.span.start)
        at -= len(sentence.text) + 1
    raise ValueError("a sign lies in one of the sentences")
