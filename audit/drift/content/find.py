"""What a linked sentence leaves out, puts in or says otherwise, by the judge's word scores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from audit.drift.case import Case, Witness
from audit.drift.content.cuts import LEFT_OUT, MOST_RUNS, SAID_OTHERWISE, SOURCE, TARGET
from audit.drift.content.runs import Run, runs
from audit.judge.weighed import Weighed
from audit.types import Category, Finding, Kind, Link, Original, Relation, Role, Severity, Span

LONGEST = 1500
"""Code points of a passage that is weighed; a longer one is no sentence."""
# A run of so many words is a clause to an editor, whatever its grammar.
CLAUSE = 4


@dataclass(frozen=True, slots=True)
class Passage:
    """Linked sentences of the document and of the witness that it translates."""

    witness: Witness
    ours: Span
    theirs: Span


def find(case: Case) -> Iterator[Finding]:
    """Every finding of the judge, in the order of the links; none where there is no judge."""
    if case.judge is None:
        return
    testifying = {w.document.id: w for w in case.witnesses if w.testifies}
    passages = [p for k in case.links if (p := _passage(case, k, testifying)) is not None]
    weighed = case.judge.weigh([_texts(case, p) for p in passages])
    for passage, answer in zip(passages, weighed, strict=True):
        if answer is not None:
            yield from _findings(case, passage, answer)


def _passage(case: Case, link: Link, testifying: Mapping[str, Witness]) -> Passage | None:
    """The link's passage against a testifying original; None where there is none to weigh.

    Only against what the document translates: a rewrite leaves out and puts in
    by intent, and says the rest in other words.
    """
    if any(case.document.sentences[i].role is not Role.BODY for i in link.sentences):
        return None
    for counterpart in link.counterparts:
        witness = testifying.get(counterpart.document)
        if witness is None or witness.relation is not Relation.TRANSLATION:
            continue
        if not link.sentences or not counterpart.sentences:
            return None
        passage = Passage(
            witness,
            case.document.cover(link.sentences),
            witness.document.cover(counterpart.sentences),
        )
        if max(len(passage.ours), len(passage.theirs)) > LONGEST:
            return None
        return passage
    return None


def _texts(case: Case, passage: Passage) -> tuple[str, str]:
    return (
        passage.theirs.of(passage.witness.document.text),
        passage.ours.of(case.document.text),
    )


def _findings(case: Case, passage: Passage, weighed: Weighed) -> Iterator[Finding]:
    theirs, ours = _texts(case, passage)
    gone = list(runs(theirs, weighed.source, SOURCE))
    wrong = list(runs(ours, weighed.target, TARGET))
    if len(gone) + len(wrong) > MOST_RUNS:
        return  # a free rendering, or sentences that do not belong together
    for run in wrong:
        instead = _nearest(run, gone, ours, theirs)
        if instead is not None:
            gone.remove(instead)
        yield _said_otherwise(case, passage, run, instead)
    for run in gone:
        yield _left_out(case, passage, run)


def _nearest(run: Run, others: list[Run], ours: str, theirs: str) -> Run | None:
    """The run of the other side that stands about as far into its text; None if none does."""
    place = (run.span.start + run.span.end) / 2 / max(len(ours), 1)
    near = [(abs((o.span.start + o.span.end) / 2 / max(len(theirs), 1) - place), o) for o in others]
    distance, other = min(near, key=lambda item: item[0], default=(1.0, None))
    return other if distance < 0.25 else None


def _said_otherwise(case: Case, passage: Passage, run: Run, instead: Run | None) -> Finding:
    span = run.span.shift(passage.ours.start)
    text = span.of(case.document.text)
    called = passage.witness.called
    if instead is None:
        category, kind = Category.ADDITION, Kind.ADDED
        said = f"Nothing in {called} answers to “{text}”."
    else:
        category = Category.MISTRANSLATION
        kind = Kind.WORD_CHOICE if run.words < CLAUSE else Kind.MEANING
        original = instead.span.shift(passage.theirs.start).of(passage.witness.document.text)
        said = f"{called[:1].upper()}{called[1:]} says “{original}” here."
    return Finding(
        category=category,
        kind=kind,
        severity=Severity.MAJOR,
        confidence=SAID_OTHERWISE(run.logit),
        span=span,
        text=text,
        explanation=said,
        original=_original(passage, instead.span if instead else None),
        witnesses_for=(passage.witness.document.id,),
    )


def _left_out(case: Case, passage: Passage, run: Run) -> Finding:
    original = _original(passage, run.span)
    end = passage.ours.end
    return Finding(
        category=Category.OMISSION,
        kind=Kind.OMITTED,
        severity=Severity.MAJOR,
        confidence=LEFT_OUT(run.logit),
        span=Span(end, end),
        text="",
        explanation=f"“{original.text}”, which {passage.witness.called} says, is gone.",
        original=original,
        witnesses_for=(passage.witness.document.id,),
    )


def _original(passage: Passage, span: Span | None) -> Original:
    document = passage.witness.document
    place = passage.theirs if span is None else span.shift(passage.theirs.start)
    return Original(document.id, place, place.of(document.text))
