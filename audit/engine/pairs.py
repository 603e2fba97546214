"""Aligned text: each record is a case with one witness, the record's own source.

Records that share a ``document`` are read as one text in order, so that a
finder sees how a name or term was rendered before; a record without one is
judged alone, whatever else is in the file.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from audit.drift.case import Case, Witness, Words
from audit.engine.collector import seldom_collected
from audit.engine.pair_pool import side_by_side
from audit.engine.processes import processes_for_pairs
from audit.score import Weights
from audit.score.pair import pair_drift
from audit.types import Counterpart, Document, Finding, Link, Relation, Sentence, Span

if TYPE_CHECKING:
    from audit.drift.terms.termbase import Termbase
    from audit.judge.weighed import Judging, Weighed
    from audit.read.pairs import PairRecord

SOURCE = "source"
TARGET = "target"
LOT = 1024
"""Records that are weighed together: enough to fill batches of like length."""
AT_ONCE = 64
"""Texts that a finder goes through before the next one comes: few enough to be remembered."""


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """One record's answer. ``findings`` count offsets in the record's own texts.

    ``drift``: 0 to 100, higher is worse, None with ``error`` for a record that
    could not be used.
    """

    id: str
    drift: float | None
    findings: tuple[Finding, ...] = ()
    error: str | None = None


def judge(
    records: Sequence[PairRecord],
    *,
    words: Words | None = None,
    termbase: Termbase | None = None,
    weights: Weights | None = None,
    judge: Judging | None = None,
    jobs: int = 1,
) -> tuple[JudgedPair, ...]:
    """One answer for each record, in order.

    ``jobs``: processes for the finders where neither ``words`` nor ``judge`` is given
    (these use every core by themselves), 0 for one a core; few records stay in this one.
    """
    answers: list[JudgedPair | None] = [None] * len(records)
    groups: dict[str, list[int]] = defaultdict(list)
    alone: list[list[int]] = []
    for number, record in enumerate(records):
        if record.error is not None:
            answers[number] = JudgedPair(record.id, None, error=record.error)
        elif record.document is None:
            alone.append([number])
        else:
            groups[record.document].append(number)
    weights = weights or Weights()
    lots = list(_together([*groups.values(), *alone]))
    texts = [[[records[n] for n in group] for group in lot] for lot in lots]
    by_rules = words is None and judge is None
    workers = processes_for_pairs(jobs, len(records)) if by_rules else 1
    work = partial(judge_lot, words=words, termbase=termbase, weights=weights, judge=judge)
    judged = side_by_side(texts, workers, work) if workers > 1 else map(work, texts)
    with seldom_collected():
        for lot, found in zip(lots, judged, strict=True):
            for number, answer in zip(chain.from_iterable(lot), found, strict=True):
                answers[number] = answer
    return tuple(answer for answer in answers if answer is not None)


def judge_lot(
    texts: Sequence[Sequence[PairRecord]],
    *,
    words: Words | None,
    termbase: Termbase | None,
    weights: Weights,
    judge: Judging | None,
) -> list[JudgedPair]:
    """One answer for each record of some texts, in order; the judge weighs them in one go."""
    answers: list[JudgedPair] = []
    weighed: Sequence[Weighed | None] = ()
    if judge is not None:
        weighed = judge.weigh([(r.source, r.target) for text in texts for r in text])
    for text, found in zip(texts, _judge_texts(texts, words, termbase, judge), strict=True):
        for record, findings in zip(text, found, strict=True):
            said = weighed[len(answers)] if weighed else None
            score = pair_drift(findings, None if said is None else said.logit, weights=weights)
            answers.append(JudgedPair(record.id, score, findings))
    return answers


def _together(groups: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    """The texts in lots of about ``LOT`` records, which the judge weighs in one go."""
    lot: list[list[int]] = []
    for group in groups:
        lot.append(group)
        if sum(map(len, lot)) >= LOT:
            yield lot
            lot = []
    if lot:
        yield lot


def _judge_texts(
    texts: Sequence[Sequence[PairRecord]],
    words: Words | None,
    termbase: Termbase | None,
    judge: Judging | None,
) -> Iterator[list[tuple[Finding, ...]]]:
    """For each text the findings of its records; without an encoder a few texts at a time."""
    from audit.drift.finders import find_each

    step = 1 if words is not None else AT_ONCE
    for start in range(0, len(texts), step):
        cases = [as_case(records, words, judge) for records in texts[start : start + step]]
        for case, findings in zip(cases, find_each(cases, termbase), strict=True):
            yield _placed(case, findings)


def _placed(case: Case, findings: Sequence[Finding]) -> list[tuple[Finding, ...]]:
    """The findings record by record."""
    source, target = case.witnesses[0].document, case.document
    placed: list[list[Finding]] = [[] for _ in target.sentences]
    for finding in findings:
        for sentence in _homes(target, finding):
            placed[sentence.index].append(_local(finding, sentence, source))
    return [tuple(found) for found in placed]


def as_case(
    records: Sequence[PairRecord], words: Words | None = None, judge: Judging | None = None
) -> Case:
    """The records as one text with one witness, sentence linked to sentence."""
    from audit.engine.pair_languages import pair_languages

    languages = pair_languages(
        [r.source for r in records],
        [r.target for r in records],
        _declared([r.source_language for r in records]),
        _declared([r.target_language for r in records]),
    )
    source = _document(
        SOURCE, [r.source for r in records], [r.source_language for r in records], languages[0]
    )
    target = _document(
        TARGET, [r.target for r in records], [r.target_language for r in records], languages[1]
    )
    return Case(
        target,
        (Witness(source, Relation.TRANSLATION, testifies=True),),
        tuple([_straight(number) for number in range(len(records))]),
        words,
        judge=judge,
    )


@lru_cache(maxsize=LOT)
def _straight(number: int) -> Link:
    """The link from a record's target to its source."""
    return Link((number,), (Counterpart(SOURCE, (number,), 1.0),))


def _declared(languages: Iterable[str | None]) -> str | None:
    """The language that most records declare, or None."""
    given = [language for language in languages if language]
    if len(given) < 2:
        return given[0] if given else None
    return Counter(given).most_common(1)[0][0]


def _document(
    name: str, texts: Sequence[str], languages: Sequence[str | None], main: str
) -> Document:
    sentences, at = [], 0
    for number, (text, language) in enumerate(zip(texts, languages, strict=True)):
        span = Span(at, at + len(text))
        sentences.append(Sentence(number, span, text, language=language or main, block=number))
        at = span.end + 1
    return Document(name, name, "\n".join(texts), main, tuple(sentences))


def _homes(document: Document, finding: Finding) -> list[Sentence]:
    """The records in which a finding stands: each that holds one of its places."""
    spans = [place.span for place in finding.places] or [finding.span]
    homes = {_at(document, span).index for span in spans}
    return [document.sentences[index] for index in sorted(homes)]


def _at(document: Document, span: Span) -> Sentence:
    """The record in which a span starts; an empty one may stand at a record's end."""
    sentence = document.sentence_at(span.start)
    if sentence is None:
        sentence = max(
            (s for s in document.sentences if s.span.start <= span.start),
            key=lambda s: s.index,
        )
    return sentence


def _local(finding: Finding, sentence: Sentence, source: Document) -> Finding:
    """The finding as it stands in one record, with offsets from the record's start."""
    back = -sentence.span.start
    places = tuple(
        replace(place, span=place.span.shift(back))
        for place in finding.places
        if sentence.span.contains(place.span)
    )
    span, text = finding.span, finding.text
    if places:
        span, text = places[0].span, places[0].text
    else:
        span = span.shift(back)
    original = finding.original
    if original is not None:
        home = source.sentences[sentence.index].span
        original = (
            replace(original, document=None, span=original.span.shift(-home.start))
            if home.contains(original.span)
            else None
        )
    return replace(
        finding,
        span=span,
        text=text,
        places=places if len(places) > 1 else (),
        original=original,
        witnesses_for=(),
        witnesses_against=(),
    )
