"""The finder: holds every number of a document against those of its witnesses."""

from __future__ import annotations

from collections.abc import Iterator

from audit.drift.case import Case, Witness
from audit.drift.numbers.compare import compare
from audit.drift.numbers.differ import differences
from audit.drift.numbers.quantity import Written
from audit.drift.numbers.report import describe
from audit.drift.numbers.side import Side
from audit.drift.numbers.sides import Numbers
from audit.types import Finding, Link, Relation


def find(case: Case) -> Iterator[Finding]:
    """Every number or date of the document that its witnesses contradict.

    Against a dependent witness (copy, rewrite, translation, relay) values are compared
    link by link; a value that any testifying witness confirms is no error. Against
    independent reports nothing is missing or extra.
    """
    document = Numbers(case.document)
    others = {w.document.id: Numbers(w.document) for w in case.witnesses}
    witnesses = {w.document.id: w for w in case.witnesses}
    for link in case.links:
        yield from _link(link, document, others, witnesses)


def _link(
    link: Link, document: Numbers, others: dict[str, Numbers], witnesses: dict[str, Witness]
) -> Iterator[Finding]:
    dependent = [
        c
        for c in link.counterparts
        if c.document in witnesses
        and witnesses[c.document].testifies
        and witnesses[c.document].relation.dependent
    ]
    if not dependent or not link.sentences:
        return
    first = dependent[0]
    witness = witnesses[first.document]
    target = document.side(link.sentences)
    source = others[first.document].side(first.sentences)
    if _plainly_equal(source, target):
        return
    result = compare(source, target)
    strict = witness.relation in (Relation.TRANSLATION, Relation.COPY)
    for difference in differences(source, target, result):
        finding = describe(difference, source, target, witness, document.document, strict)
        if finding is not None:
            yield finding


def _plainly_equal(source: Side, target: Side) -> bool:
    """The usual case: the same numbers in the same order and form."""
    a, b = source.numbers, target.numbers
    if len(a) != len(b):
        return False
    return all(
        x.value.value == y.value.value
        and x.value.kind is y.value.kind
        and x.value.written is not Written.PLACEHOLDER
        and x.value.unit == y.value.unit
        for x, y in zip(a, b, strict=True)
    )
