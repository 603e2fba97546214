"""Terms between languages: one source term that the document renders in several ways.

Only where word alignment shows it: a term of the source that comes back often,
rendered in nearly all places by one form (inflected as may be), and in one or
two by something quite different. A synonym, a pronoun, a shorter form that is
part of the usual one, are nobody's fault; so much agreement is asked for that
what is left is worth a look. Everything else is left unsaid.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from audit.drift.case import Case, Witness
from audit.drift.terms.candidates import pairs
from audit.drift.terms.collocations import nominal, together
from audit.drift.terms.lexicon import adjectival
from audit.drift.terms.tokens import lemma, tokens, words_of
from audit.types import Category, Finding, Kind, Original, Severity, Span

# Places where the source has the term and alignment shows the rendering surely.
LEAST_PLACES = 4
SURE = 0.75
# Share of them that have the usual rendering.
USUAL = 0.7
# Renderings that begin alike are one, inflected.
SAME_STEM = 4


@dataclass(frozen=True, slots=True)
class _Place:
    """One place: the source's term, the document's rendering, and its stems."""

    source: Span
    target: Span
    stems: frozenset[str]


def across(case: Case) -> Iterator[Finding]:
    """A finding for each rendering that differs from a term's usual one."""
    if case.words is None:
        return
    for witness in case.witnesses:
        other = witness.document.language
        if witness.testifies and other == "en" and case.document.language != "en":
            yield from _renderings(case, witness)


def _renderings(case: Case, witness: Witness) -> Iterator[Finding]:
    uses: dict[str, list[tuple[int, Span]]] = defaultdict(list)
    for left, right, goes_on in pairs(tokens(witness.document), "en"):
        if goes_on or adjectival(left.low) or not nominal(right.low):
            continue
        if together(left.low, right.low):
            key = f"{left.low} {right.base}"
            uses[key].append((left.sentence, Span(left.span.start, right.span.end)))
    answered: dict[int, tuple[int, ...]] = {}
    for link in case.links:
        for counterpart in link.counterparts:
            if counterpart.document == witness.document.id:
                for index in counterpart.sentences:
                    answered.setdefault(index, link.sentences)
    for key, spans in uses.items():
        if len(spans) >= LEAST_PLACES:
            yield from _odd_ones(case, witness, key, list(_places(case, witness, spans, answered)))


def _places(
    case: Case,
    witness: Witness,
    spans: Sequence[tuple[int, Span]],
    answered: dict[int, tuple[int, ...]],
) -> Iterator[_Place]:
    for sentence, span in spans:
        if sentence not in answered or case.words is None:
            continue
        located = case.words.locate(witness.document, span, case.document, answered[sentence])
        if located is None or located.score < SURE:
            continue
        text = located.span.of(case.document.text)
        stems = frozenset(lemma(w, case.document.language)[:SAME_STEM] for w in words_of(text))
        if stems:
            yield _Place(span, located.span, stems)


def _odd_ones(
    case: Case, witness: Witness, term: str, places: Sequence[_Place]
) -> Iterator[Finding]:
    if len(places) < LEAST_PLACES:
        return
    counts = Counter(stem for place in places for stem in place.stems)
    usual, times = counts.most_common(1)[0]
    if times < USUAL * len(places) or times == len(places):
        return
    form = next(p.target.of(case.document.text) for p in places if usual in p.stems)
    known = {stem for place in places if usual in place.stems for stem in place.stems}
    for place in places:
        if place.stems & known:
            continue
        text = place.target.of(case.document.text)
        yield Finding(
            category=Category.TERMINOLOGY,
            kind=Kind.TERM_INCONSISTENT,
            severity=Severity.MINOR,
            confidence=0.5,
            span=place.target,
            text=text,
            explanation=f"Elsewhere in this text “{term}” is “{form}”.",
            original=Original(
                witness.document.id, place.source, place.source.of(witness.document.text)
            ),
            suggestion=form,
            witnesses_for=(witness.document.id,),
        )
