"""One source term in several renderings."""

from __future__ import annotations

from audit.drift.case import Case, Located, Witness
from audit.drift.terms import find
from audit.types import Counterpart, Document, Finding, Kind, Link, Relation, Sentence, Span

SOURCE = tuple(f"The police station in street {n} is shut." for n in "ABCDEF")


def document(name: str, language: str, lines: tuple[str, ...]) -> Document:
    sentences, at = [], 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        sentences.append(Sentence(number, span, line, language=language, block=number))
        at += len(line) + 1
    return Document(name, name, "\n".join(lines), language, tuple(sentences))


class SecondWord:
    """Word alignment for which the second word of a sentence is the rendering."""

    def __init__(self, score: float) -> None:
        self._score = score

    def locate(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> Located | None:
        sentence = target.sentences[sentences[0]]
        first, second, *_ = sentence.text.split()
        start = sentence.span.start + len(first) + 1
        return Located(Span(start, start + len(second)), self._score)

    def support(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> float:
        return self._score


def judged(renderings: str, score: float = 0.95) -> list[Finding]:
    lines = tuple(f"Das {word} ist zu." for word in renderings.split())
    source, target = document("en", "en", SOURCE[: len(lines)]), document("de", "de", lines)
    links = tuple(Link((i,), (Counterpart("en", (i,), 1.0),)) for i in range(len(lines)))
    case = Case(
        target, (Witness(source, Relation.TRANSLATION, True),), links, SecondWord(score), None
    )
    return [f for f in find(case) if f.kind is Kind.TERM_INCONSISTENT]


def test_the_odd_one_out_is_named() -> None:
    (finding,) = judged("Polizeirevier Polizeirevier Polizeireviers Feuerwache Polizeirevier")
    assert (finding.text, finding.suggestion) == ("Feuerwache", "Polizeirevier")
    assert finding.explanation == "Elsewhere in this text “police station” is “Polizeirevier”."
    assert finding.original is not None
    assert finding.original.text == "police station"


def test_two_usual_renderings_are_none() -> None:
    assert not judged("Revier Wache Revier Wache Revier Wache")


def test_few_places_prove_nothing() -> None:
    assert not judged("Polizeirevier Polizeirevier Feuerwache")


def test_unsure_alignment_proves_nothing() -> None:
    assert not judged("Revier Revier Revier Wache Revier", score=0.5)
