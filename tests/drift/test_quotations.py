"""Quotations: found in every style of marks, compared as facts."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Witness
from audit.drift.quotations import find
from audit.drift.quotations.marks import quotations
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


def document(name: str, *lines: str) -> Document:
    text, sentences = "\n".join(lines), []
    at = 0
    for number, line in enumerate(lines):
        sentences.append(
            Sentence(number, Span(at, at + len(line)), line, language="en", block=number)
        )
        at += len(line) + 1
    return Document(name, name, text, "en", tuple(sentences))


def judged(
    text: str,
    original: str,
    relation: Relation = Relation.REWRITE,
    translated: float = 0.05,
) -> list[Finding]:
    here, there = document("d", *text.split("\n")), document("w", *original.split("\n"))
    links = tuple(
        Link((i,), (Counterpart("w", (i,), 0.9),))
        for i in range(min(len(here.sentences), len(there.sentences)))
    )
    return list(find(Case(here, (Witness(there, relation, True),), links, None, translated)))


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("He said: “We will come.”", ["We will come."]),
        ('He said "we will come" and left.', ["we will come"]),
        ("Er sagte: „Wir kommen.“", ["Wir kommen."]),
        ("Il dit « nous venons » et part.", ["nous venons"]),
        ("Il dit «nous venons» et part.", ["nous venons"]),
        ("彼は「行きます」と言った。", ["行きます"]),
        ("She called it ‘a great day’ for all.", ["a great day"]),
        ("The workers’ union said don’t.", []),
        ('A 6" pipe and a 7" pipe.', []),
        ("He said: “We will", []),
        ("“I say ‘no’ to it,” she said.", ["I say ‘no’ to it,"]),
    ],
)
def test_marks(text: str, inside: list[str]) -> None:
    assert [q.text for q in quotations(document("d", text))] == inside


def test_a_rewrite_that_rewords_a_quotation() -> None:
    (finding,) = judged(
        "The mayor said: “We will rebuild the school before the summer.”",
        "The mayor said: “We will rebuild the school before the winter.”",
    )
    assert (finding.kind, finding.severity) == (Kind.QUOTATION_CHANGED, Severity.MINOR)
    assert finding.suggestion == "We will rebuild the school before the winter."


def test_a_negation_lost_is_grave_even_when_translated_back() -> None:
    (finding,) = judged(
        "The mayor said: “We will rebuild the school this year.”",
        "The mayor said: “We will not rebuild the school this year.”",
        translated=0.95,
    )
    assert finding.severity is Severity.MAJOR


@pytest.mark.parametrize(
    ("text", "original"),
    [
        # the same words, a part of them, other marks and capitals, two statements
        ("He said: “We will come soon.”", 'He said: "We will come soon".'),
        ("He said they “will come home soon”.", "He said: “We will come home soon, I hope.”"),
        ("He said: “We Will Come Soon!”", "He said: “we will come soon.”"),
        (
            "“The ministry works day and night on the case,” he said.",
            "“Nobody has told us what happened to the boat,” he said.",
        ),
    ],
)
def test_what_is_one_quotation_or_two_is_left_alone(text: str, original: str) -> None:
    assert not judged(text, original)


def test_another_papers_wording_is_minor() -> None:
    (finding,) = judged(
        "“We will rebuild the old school before the summer comes,” he said.",
        "“We will rebuild the old school before the winter comes,” he said.",
        Relation.SAME_STORY,
    )
    assert finding.severity is Severity.MINOR
    assert finding.suggestion is None


def test_one_text_quotes_in_two_ways() -> None:
    found = judged(
        "“We will rebuild the school before the summer,” he said.\n"
        "He repeated: “We will rebuild the bridge before the summer.”",
        "No words.",
    )
    assert [f.kind for f in found] == [Kind.QUOTATION_INCONSISTENT]
    assert len(found[0].places) == 2


def test_given_to_another_speaker() -> None:
    (finding,) = judged(
        "“The bridge was never safe for heavy lorries,” Novak said.\nKeller paid for it.",
        "“The bridge was never safe for heavy lorries,” said Keller.\nNovak had built it.",
    )
    assert finding.kind is Kind.QUOTATION_SPEAKER
    assert (finding.text, finding.suggestion) == ("Novak", "Keller")


@pytest.mark.parametrize(
    ("text", "original"),
    [
        (
            "“The bridge was never safe for lorries,” said Anna Keller.",
            "“The bridge was never safe for lorries,” Keller said.",
        ),
        (
            "“The bridge was never safe for lorries,” he said.",
            "“The bridge was never safe for lorries,” Keller said.",
        ),
        (
            "“The bridge was never safe for lorries,” said Kéler.",
            "“The bridge was never safe for lorries,” Keller said.",
        ),
    ],
)
def test_one_speaker_by_several_names(text: str, original: str) -> None:
    assert not judged(text, original)
