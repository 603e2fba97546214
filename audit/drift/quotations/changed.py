"""Quotations that are one and do not read the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from audit.drift.case import Case, Witness
from audit.drift.meaning.polarity import negative, turned
from audit.drift.quotations.marks import Quotation
from audit.drift.terms.lexicon import FUNCTION_CUT, functional
from audit.drift.terms.tokens import lemma
from audit.language.romanise import UNSPACED
from audit.language.words import zipf
from audit.types import Category, Finding, Kind, Original, Place, Relation, Severity

# Fewer words are a catchword, which two people may well use in two ways.
SHORTEST = 4
# How much of two quotations has to be the same, in the same order (Indel similarity of the
# word rows, 0..1), for them to be one quotation: less where the sentences are linked and the
# texts depend on each other. Two statements of one press office to two papers ("Moderators
# use a combination of …" / "Moderators proactively monitor …") lie at .5.
ONE_LINKED, ONE_ANYWHERE = 0.6, 0.8
# From this probability on a document counts as brought back from another language.
TRANSLATED = 0.5
# A copy has no business to reword what it quotes; a rewrite, and a text brought back from
# another language, reword all they touch: there only a negation lost or gained is grave.
CLEARLY = 2


def changed(
    case: Case, own: Sequence[Quotation], theirs: Mapping[str, Sequence[Quotation]]
) -> Iterator[Finding]:
    """A finding for each quotation that the best witness words otherwise."""
    linked = _linked(case)
    for quotation in own:
        if len(quotation.words) < SHORTEST:
            continue
        best: tuple[float, bool, Witness, Quotation] | None = None
        agreeing: set[str] = set()
        for witness in case.witnesses:
            for other in theirs.get(witness.document.id, ()):
                if len(other.words) < SHORTEST:
                    continue
                if part_of(quotation.words, other.words):
                    agreeing.add(witness.document.id)
                    continue
                near = any(
                    (s, witness.document.id, t) in linked
                    for s in quotation.sentences
                    for t in other.sentences
                )
                depends = near and witness.relation.dependent
                likeness = one(quotation.words, other.words)
                if likeness < (ONE_LINKED if depends else ONE_ANYWHERE):
                    continue
                if best is None or (depends, likeness) > (best[1], best[0]):
                    best = likeness, depends, witness, other
        if best is not None and not agreeing:
            yield _changed(case, quotation, *best)


def inconsistent(case: Case, own: Sequence[Quotation]) -> Iterator[Finding]:
    """A finding where one text gives one quotation in two ways."""
    for first, second in combinations([q for q in own if len(q.words) > SHORTEST], 2):
        if one(first.words, second.words) < ONE_ANYWHERE or part_of(first.words, second.words):
            continue
        if not differing(first.words, second.words, case.document.language):
            continue
        yield Finding(
            category=Category.MISTRANSLATION,
            kind=Kind.QUOTATION_INCONSISTENT,
            severity=Severity.MINOR,
            confidence=0.75,
            span=second.span,
            text=second.text,
            explanation=f"The same words are quoted above as “{_short(first.text)}”.",
            places=(Place(first.span, first.text), Place(second.span, second.text)),
        )


def one(first: Sequence[str], second: Sequence[str]) -> float:
    """How much of two rows of words is the same in the same order, 0 to 1."""
    from rapidfuzz.distance import Indel

    return float(Indel.normalized_similarity(first, second))


def part_of(first: Sequence[str], second: Sequence[str]) -> bool:
    """Whether the shorter row of words stands in the longer one as it is."""
    shorter, longer = sorted((tuple(first), tuple(second)), key=len)
    return any(
        longer[i : i + len(shorter)] == shorter for i in range(len(longer) - len(shorter) + 1)
    )


def differing(first: Sequence[str], second: Sequence[str], language: str) -> list[str]:
    """Content words and negations, in base form, that only one of the two rows has."""
    one_side = {lemma(_plain(w), language) for w in first}
    other_side = {lemma(_plain(w), language) for w in second}
    return sorted(w for w in one_side ^ other_side if negative(w) or not _small(w, language))


def _small(word: str, language: str) -> bool:
    """Whether a word carries nothing; short ones do where words are written without spaces."""
    if language in UNSPACED:
        return zipf(word, language) >= FUNCTION_CUT
    return functional(word, language)


def _plain(word: str) -> str:
    """A contracted negation as the word it is: *don't* is *not*."""
    return "not" if word.endswith("n't") or word == "cannot" else word.split("'", maxsplit=1)[0]


def _changed(
    case: Case,
    quotation: Quotation,
    likeness: float,
    depends: bool,
    witness: Witness,
    other: Quotation,
) -> Finding:
    apart = differing(quotation.words, other.words, case.document.language)
    language = case.document.language
    denied = language == "en" and any(
        turned(a, b) for a, b in ((quotation.words, other.words), (other.words, quotation.words))
    )
    copied = witness.relation is Relation.COPY and len(apart) >= CLEARLY
    severity = Severity.MAJOR if depends and (denied or copied) else Severity.MINOR
    back = depends and (case.machine_translated or 0.0) >= TRANSLATED
    said = (
        "These words were quoted in another language in between" if back else "Quoted words differ"
    )
    who = "the original quotes" if depends else "another report quotes"
    return Finding(
        category=Category.MISTRANSLATION,
        kind=Kind.QUOTATION_CHANGED,
        severity=severity,
        confidence=min(0.9, 0.4 + likeness / 2) if apart else 0.45,
        span=quotation.span,
        text=quotation.text,
        explanation=f"{said}: {who} “{_short(other.text)}”.",
        original=Original(witness.document.id, other.span, other.text),
        suggestion=other.text if depends else None,
        witnesses_for=(witness.document.id,),
    )


def _linked(case: Case) -> frozenset[tuple[int, str, int]]:
    """(sentence, witness, its sentence) for all that is linked."""
    return frozenset(
        (sentence, counterpart.document, index)
        for link in case.links
        for counterpart in link.counterparts
        for sentence in link.sentences
        for index in counterpart.sentences
    )


def _short(text: str) -> str:
    """A quotation as an explanation can hold it."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 160 else flat[:157].rsplit(" ", 1)[0] + " …"
