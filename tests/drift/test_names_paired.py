"""Names in aligned sentences of one language."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Witness
from audit.drift.names import find
from audit.types import Counterpart, Document, Finding, Kind, Link, Relation, Sentence, Span


def document(name: str, text: str, language: str) -> Document:
    span = Span(0, len(text))
    return Document(name, name, text, language, (Sentence(0, span, text, language=language),))


def judged(
    source: str, target: str, source_language: str = "en", target_language: str = "en"
) -> list[Finding]:
    witness = Witness(document("s", source, source_language), Relation.TRANSLATION, True)
    link = Link((0,), (Counterpart("s", (0,), 1.0),))
    return list(find(Case(document("t", target, target_language), (witness,), (link,))))


SAME = [
    (
        "Nadia Kowal told the BBC that France was ready.",
        "The BBC was told by Nadia Kowal that Paris was ready.",
    ),
    (
        "The French government and the UN agreed.",
        "France's government and the United Nations agreed.",
    ),
    ("Donald Trump arrived.", "Trump arrived."),
    ("The Tokyo Institute of Technology opened.", "The TIT, as it is known, opened."),
    ("Marian Banaś was heard.", "Marian Banas was heard."),
    ("He said that 50 RMB were paid.", "He said that 50 yuan were paid."),
    ("Seoul said no.", "The South Korean government said no."),
    ("The organisation SWAPO won.", "The SWAPO organization won."),
    ("World leaders met in Rome.", "International leaders met in Rome."),
    ("Great Britain's culture minister came.", "The UK Department of Culture's head came."),
    ("He met Erdogan on Monday.", "On Tuesday he met Erdoğan."),
]


@pytest.mark.parametrize(("source", "target"), SAME)
def test_the_same_names_give_nothing(source: str, target: str) -> None:
    assert judged(source, target) == []


CHANGED = [
    (
        "The police in Ljubljana found Marta Hrovat.",
        "The police in Ljubljana found Olga Petrenko.",
        "Olga Petrenko",
        "Marta Hrovat",
    ),
    ("The match in Nairobi was off.", "The match in Lagos was off.", "Lagos", "Nairobi"),
    ("Peru thanked them.", "They were thanked by Bolivia.", "Bolivia", "Peru"),
    ("The Polish side won.", "The Dutch side won.", "Dutch", "Polish"),
    ("Chinese troops crossed.", "Indian troops crossed.", "Indian", "Chinese"),
]


@pytest.mark.parametrize(("source", "target", "wrong", "right"), CHANGED)
def test_another_name_is_found(source: str, target: str, wrong: str, right: str) -> None:
    (finding,) = judged(source, target)
    assert finding.kind is Kind.NAME_CHANGED
    assert (finding.text, finding.suggestion) == (wrong, right)
    assert finding.original is not None
    assert finding.original.span.of(source) == right


def test_a_name_gone() -> None:
    (finding,) = judged("The envoy of Norway spoke to Liv Aasen.", "The envoy of Norway spoke.")
    assert finding.kind is Kind.NAME_MISSING
    assert finding.original is not None
    assert finding.original.text == "Liv Aasen"


def test_a_name_that_came() -> None:
    (finding,) = judged("The envoy spoke to reporters.", "The envoy spoke to Liv Aasen.")
    assert finding.kind is Kind.NAME_ADDED
    assert finding.text == "Liv Aasen"


@pytest.mark.parametrize(
    ("source", "target", "languages", "wrong", "right"),
    [
        (
            "A study by Anna P. Small was read.",
            "Uno studio di Anna P. Piccola è stato letto.",
            ("en", "it"),
            "Piccola",
            "Small",
        ),
        (
            "Uno studio di Anna P. Broad è stato letto.",
            "A study by Anna P. Wide was read.",
            ("it", "en"),
            "Wide",
            "Broad",
        ),
        (
            "A study by Anna P. Broad was read.",
            "A study by Anna P. Ampio was read.",
            ("en", "en"),
            "Ampio",
            "Broad",
        ),
    ],
)
def test_a_surname_translated(
    source: str, target: str, languages: tuple[str, str], wrong: str, right: str
) -> None:
    (finding,) = judged(source, target, *languages)
    assert finding.kind is Kind.NAME_TRANSLATED
    assert (finding.text, finding.suggestion) == (wrong, right)


def test_without_vectors_nothing_is_claimed_across_scripts() -> None:
    assert judged("Liv Aasen came to Bergen.", "Она приехала вчера.", "en", "ru") == []
