"""The numbers of the five seed documents, with links made by hand in the test."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from audit.drift.case import Case, Witness
from audit.drift.numbers import find
from audit.types import (
    Counterpart,
    Document,
    Finding,
    Kind,
    Link,
    Relation,
    Sentence,
    Severity,
    Span,
)

SEEDS = Path(__file__).parent.parent.parent / "seeds"
NAMES = {path.stem[:3]: path.stem for path in sorted(SEEDS.glob("*.txt"))}
# sentence of 002 -> (witness, how its sentence starts), best first
LINKS = [
    ("In recent weeks", [("000", "Within the last couple")]),
    ("They also confirmed", [("000", "It also said"), ("001", "The Korea Communications")]),
    ("It later emerged", [("000", "Police revealed")]),
    ("Seven suspects", [("000", "Seven suspects")]),
    (
        "In South Korea, those",
        [("000", "South Korea has laws"), ("001", "Under South"), ("003", "Under Seoul")],
    ),
    ("Last Tuesday", [("003", "Last week, Yoon"), ("001", "The situation")]),
    ("It was also discovered", [("001", "In 2020, the platform"), ("003", "In 2020, the alleged")]),
    ("The leader of", [("003", "In 2020, the alleged"), ("001", "Cho Ju-bin was")]),
]


def read(short: str) -> Document:
    text = (SEEDS / f"{NAMES[short]}.txt").read_text(encoding="utf-8")
    sentences = []
    for block, line in enumerate(re.finditer(r"[^\n]+", text)):
        for part in re.finditer(r"\S.*?(?:[.!?][”\"]?(?=\s+[A-Z])|$)", line.group()):
            start = line.start() + part.start()
            span = Span(start, start + len(part.group()))
            sentences.append(
                Sentence(len(sentences), span, span.of(text), language="en", block=block)
            )
    return Document(NAMES[short], short, text, "en", tuple(sentences))


def starting(document: Document, start: str) -> int:
    return next(s.index for s in document.sentences if s.text.startswith(start))


@pytest.fixture(scope="module")
def findings() -> list[Finding]:
    documents = {short: read(short) for short in ("000", "001", "002", "003")}
    links = tuple(
        Link(
            (starting(documents["002"], start),),
            tuple(
                Counterpart(NAMES[w], (starting(documents[w], s),), 0.9 - 0.1 * k)
                for k, (w, s) in enumerate(counterparts)
            ),
        )
        for start, counterparts in LINKS
    )
    witnesses = tuple(
        Witness(documents[w], Relation.RELAY if w == "000" else Relation.SAME_STORY, True)
        for w in ("000", "001", "003")
    )
    return list(find(Case(documents["002"], witnesses, links, None, 0.9)))


def of(findings: list[Finding], text: str) -> list[Finding]:
    return [f for f in findings if text in f.text]


def test_the_placeholder_is_critical_and_the_reading_and_the_reports_are_told(
    findings: list[Finding],
) -> None:
    (one,) = of(findings, "XNUMX")
    assert (one.kind, one.severity) == (Kind.PLACEHOLDER, Severity.CRITICAL)
    assert one.suggestion == "42"
    assert one.witnesses_against == (NAMES["001"], NAMES["003"])
    assert "Two other reports say 40." in one.explanation


def test_the_number_that_took_the_ages_place_is_refilled(findings: list[Finding]) -> None:
    (one,) = of(findings, "42")
    assert (one.kind, one.severity) == (Kind.REFILLED, Severity.MAJOR)


def test_the_fine_in_euros_is_a_converted_currency_with_the_witness_s_amount(
    findings: list[Finding],
) -> None:
    (one,) = of(findings, "35.000")
    assert one.kind is Kind.CURRENCY_CONVERTED
    assert one.text == "35.000 euros"
    assert one.suggestion is not None and one.suggestion.startswith("50 million won ($37,500")
    assert one.original is not None and one.original.text.startswith("50 million won ($37,500")
    assert {NAMES["001"], NAMES["003"]} <= set(one.witnesses_for)


def test_nothing_else_is_more_than_minor(findings: list[Finding]) -> None:
    others = [f for f in findings if f.text not in ("XNUMX", "42", "35.000 euros")]
    assert [f.text for f in others if f.severity is not Severity.MINOR] == []


@pytest.mark.parametrize("text", ["25", "118", "Seven", "six", "five days", "five years"])
def test_numbers_that_a_witness_bears_out_are_no_finding(
    findings: list[Finding], text: str
) -> None:
    assert not [f for f in findings if f.text in text or text in f.text]
