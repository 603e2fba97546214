"""One quotation of the original that a translation gives in two ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from audit.drift.case import Case, Witness
from audit.drift.quotations.changed import differing, one, part_of
from audit.drift.quotations.marks import Quotation
from audit.types import Category, Finding, Kind, Original, Place, Severity

# Fewer words are a catchword.
SHORTEST = 4
# Two renderings that have less than this in common are two excerpts, or two quotations.
ALIKE = 0.4


def twice(case: Case, quoted: Mapping[str, Sequence[Quotation]]) -> Iterator[Finding]:
    """A finding where the original quotes the same words twice and the document does not.

    ``quoted``: the quotations of each document, by its id.
    """
    own = quoted[case.document.id]
    for witness in case.witnesses:
        if not witness.testifies or not witness.relation.dependent:
            continue
        if witness.document.language == case.document.language:
            continue
        theirs = quoted[witness.document.id]
        answers = _answers(case, witness, own, theirs)
        for i, j in combinations(range(len(theirs)), 2):
            first, second = theirs[i], theirs[j]
            if len(first.words) < SHORTEST or first.words != second.words:
                continue
            if i in answers and j in answers:
                finding = _compared(case, witness, second, answers[i], answers[j])
                if finding is not None:
                    yield finding


def _answers(
    case: Case, witness: Witness, own: Sequence[Quotation], theirs: Sequence[Quotation]
) -> Mapping[int, Quotation]:
    """The document's rendering of each quotation that stands alone on both sides of a link."""
    here: dict[int, list[Quotation]] = defaultdict(list)
    there: dict[int, list[int]] = defaultdict(list)
    for quotation in own:
        for sentence in quotation.sentences:
            here[sentence].append(quotation)
    for number, quotation in enumerate(theirs):
        for sentence in quotation.sentences:
            there[sentence].append(number)
    found: dict[int, Quotation] = {}
    for link in case.links:
        for counterpart in link.counterparts:
            if counterpart.document != witness.document.id:
                continue
            ours = {q.span: q for s in link.sentences for q in here[s]}
            numbers = {n for s in counterpart.sentences for n in there[s]}
            if len(ours) == len(numbers) == 1:
                found[numbers.pop()] = next(iter(ours.values()))
    return found


def _compared(
    case: Case, witness: Witness, original: Quotation, first: Quotation, second: Quotation
) -> Finding | None:
    if first.span == second.span or part_of(first.words, second.words):
        return None
    if one(first.words, second.words) < ALIKE:
        return None
    if not differing(first.words, second.words, case.document.language):
        return None
    return Finding(
        category=Category.MISTRANSLATION,
        kind=Kind.QUOTATION_INCONSISTENT,
        severity=Severity.MINOR,
        confidence=0.7,
        span=second.span,
        text=second.text,
        explanation="The original quotes the same words in both places; here they differ.",
        original=Original(witness.document.id, original.span, original.text),
        places=(Place(first.span, first.text), Place(second.span, second.text)),
        witnesses_for=(witness.document.id,),
    )
