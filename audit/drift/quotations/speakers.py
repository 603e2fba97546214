"""Who is said to have spoken: one quotation given to two people.

English only: a name beside a verb of saying, before or after the marks. Only
people that both texts know are compared, so that a different spelling, a title
or a role ("a spokesman") is never another speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from audit.drift.case import Case, Witness
from audit.drift.quotations.changed import one
from audit.drift.quotations.marks import Quotation
from audit.types import Category, Document, Finding, Kind, Original, Severity, Span

SHORTEST = 5
SAME_WORDS = 0.8
_VERBS = (
    "said|says|told|added|adds|wrote|writes|tweeted|posted|insisted|insists|argued|argues|warned"
    "|warns|explained|explains|claimed|claims|noted|notes|declared|declares|announced|stated|states"
    "|replied|asked|recalled|stressed|admitted|complained|concluded|continued|commented"
)
_NAME = r"[^\W\d_a-z][\w’'-]{1,30}(?: (?:[a-z]{1,3} )?[^\W\d_a-z][\w’'-]{1,30}){0,3}"
_AFTER = re.compile(
    rf"^[,.!?]?[\"”“»’]?,? ?(?:(?:{_VERBS}) (?P<a>{_NAME})|(?P<b>{_NAME}) (?:{_VERBS}))\b"
)
_BEFORE = re.compile(rf"(?P<name>{_NAME}),? (?:{_VERBS})(?: [a-z ]{{1,40}})?[:,]? ?[\"“„«‘]?$")
_REACH = 120
_NO_NAMES = "He She They It We I You The This That These Those His Her Its But And Who"
_PRONOUNS = frozenset(_NO_NAMES.split())


def given_to_another(
    case: Case, own: Sequence[Quotation], theirs: Mapping[str, Sequence[Quotation]]
) -> Iterator[Finding]:
    """A finding for each quotation that a witness the document depends on gives to another."""
    if case.document.language != "en":
        return
    for quotation in own:
        if len(quotation.words) < SHORTEST:
            continue
        here = speaker(case.document, quotation)
        if here is None:
            continue
        for witness in case.witnesses:
            finding = _elsewhere(case, quotation, here, witness, theirs)
            if finding is not None:
                yield finding
                break


def speaker(document: Document, quotation: Quotation) -> Span | None:
    """The name beside a verb of saying next to the quotation; None where there is none."""
    text = document.text
    after = text[quotation.span.end : quotation.span.end + _REACH].split("\n")[0]
    match = _AFTER.search(after)
    if match is not None:
        group = "a" if match.group("a") else "b"
        span = Span(match.start(group), match.end(group)).shift(quotation.span.end)
    else:
        start = max(0, quotation.span.start - _REACH)
        before = text[start : quotation.span.start]
        start += before.rfind("\n") + 1
        match = _BEFORE.search(text[start : quotation.span.start])
        if match is None:
            return None
        span = Span(match.start("name"), match.end("name")).shift(start)
    first = span.of(text).split()[0]
    return None if first in _PRONOUNS else span


def given_to(
    here: tuple[Span, str],
    there: tuple[Span, str],
    witness: Document,
    *,
    where: str,
    suggestion: str | None = None,
) -> Finding:
    """Words given to the name ``here`` that ``there``, in the witness called ``where``, says."""
    return Finding(
        category=Category.MISTRANSLATION,
        kind=Kind.QUOTATION_SPEAKER,
        severity=Severity.MAJOR,
        confidence=0.8,
        span=here[0],
        text=here[1],
        explanation=f"These words are given to {here[1]}; in {where} {there[1]} says them.",
        original=Original(witness.id, *there),
        suggestion=suggestion,
        witnesses_for=(witness.id,),
    )


def _elsewhere(
    case: Case,
    quotation: Quotation,
    here: Span,
    witness: Witness,
    theirs: Mapping[str, Sequence[Quotation]],
) -> Finding | None:
    if not witness.relation.dependent:
        return None
    document, other = case.document, witness.document
    name = here.of(document.text)
    for candidate in theirs.get(other.id, ()):
        if one(quotation.words, candidate.words) < SAME_WORDS:
            continue
        there = speaker(other, candidate)
        if there is None:
            continue
        true = there.of(other.text)
        # Both people have to be known to both texts, by surname, and be two.
        if (
            _shares(name, true)
            or _surname(true) not in document.text
            or _surname(name) not in other.text
        ):
            continue
        return given_to((here, name), (there, true), other, where="the original", suggestion=true)
    return None


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1].removesuffix("'s").removesuffix("’s")


def _shares(first: str, second: str) -> bool:
    from rapidfuzz.fuzz import ratio

    return any(ratio(a.lower(), b.lower()) > 70 for a in first.split() for b in second.split())
