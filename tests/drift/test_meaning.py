"""Meaning of linked sentences: negation, opposites, degree, pronouns."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Witness
from audit.drift.meaning import find
from audit.drift.meaning.degree import superlative
from audit.drift.meaning.opposite import _turnable, opposites
from audit.drift.terms.tokens import lemma
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


def document(name: str, *lines: str, language: str = "en") -> Document:
    sentences, at = [], 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        sentences.append(Sentence(number, span, line, language=language, block=number))
        at += len(line) + 1
    return Document(name, name, "\n".join(lines), language, tuple(sentences))


def case(
    text: tuple[str, ...],
    original: tuple[str, ...],
    relation: Relation = Relation.REWRITE,
    *,
    testifies: bool = True,
) -> Case:
    links = tuple(Link((i,), (Counterpart("w", (i,), 0.9),)) for i in range(len(text)))
    witness = Witness(document("w", *original), relation, testifies)
    return Case(document("d", *text), (witness,), links)


def judged(text: str, original: str) -> list[Finding]:
    return list(find(case((text,), (original,))))


@pytest.mark.parametrize(
    ("text", "original", "here", "there"),
    [
        (
            "The court did not allow the appeal on Monday.",
            "The court allowed the appeal on Monday.",
            "not",
            "allowed",
        ),
        (
            "The minister paid for the flight.",
            "The minister did not pay for the flight.",
            "paid",
            "not",
        ),
        ("Witnesses saw no gun in the car.", "Witnesses saw a gun in the car.", "no", "gun"),
        ("They haven't found the boat yet.", "They have found the boat.", "haven't", "found"),
    ],
)
def test_negation_lost_or_gained(text: str, original: str, here: str, there: str) -> None:
    (finding,) = judged(text, original)
    assert (finding.kind, finding.severity) == (Kind.NEGATED, Severity.CRITICAL)
    assert finding.text == here
    assert finding.original is not None
    assert finding.original.text == there


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("It is not easy to reach the village.", "It is difficult to reach the village."),
        ("He can't wait to play again.", "He looks forward to playing again."),
        ("They not only sing but dance.", "They sing and dance."),
        ("The talks failed to end the strike.", "The talks did not end the strike."),
        ("He is no longer the mayor.", "He is the former mayor."),
        ("The men were unarmed.", "The men were not armed."),
        ("China was ill-prepared for the virus.", "China was not prepared for the virus."),
        ("The festival of Soma no Umi opened.", "The festival of Soma Umi opened."),
    ],
)
def test_denied_in_other_words(text: str, original: str) -> None:
    assert not judged(text, original)


@pytest.mark.parametrize(
    ("text", "original", "here", "there"),
    [
        (
            "Prices in the capital fell sharply in May.",
            "Prices in the capital rose sharply in May.",
            "fell",
            "rose",
        ),
        (
            "The law will stifle young engineers.",
            "The law will inspire young engineers.",
            "stifle",
            "inspire",
        ),
    ],
)
def test_opposites(text: str, original: str, here: str, there: str) -> None:
    (finding,) = judged(text, original)
    assert finding.kind is Kind.WORD_CHOICE
    assert (finding.text, finding.suggestion) == (here, there)


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("Prices rose and fell again.", "Prices fell and rose again."),
        ("He left the old town early.", "He left the new bridge late, in the rain, with friends."),
        ("The dress was not old.", "The dress was new."),
    ],
)
def test_words_that_only_look_opposed(text: str, original: str) -> None:
    assert not [f for f in judged(text, original) if f.kind is Kind.WORD_CHOICE]


def test_a_degree_raised() -> None:
    (finding,) = judged(
        "Police searched the country's two largest banks.",
        "Police searched two big banks of the country.",
    )
    assert (finding.kind, finding.severity) == (Kind.INTENSITY, Severity.MINOR)
    assert (finding.text, finding.suggestion) == ("largest banks", "big banks")


@pytest.mark.parametrize(
    ("text", "original"),
    [
        ("The largest banks were searched.", "The biggest banks were searched."),
        ("The largest banks were searched.", "The top big banks were searched."),
        ("The largest banks met big farmers.", "The banks met big farmers."),
        ("The latest report is out.", "The new report is out."),
    ],
)
def test_degrees_that_agree_or_cannot_be_told(text: str, original: str) -> None:
    assert not judged(text, original)


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("largest", "large"),
        ("biggest", "big"),
        ("heaviest", "heavy"),
        ("best", "good"),
        ("forest", None),
        ("latest", None),
        ("arrest", None),
        ("protest", None),
    ],
)
def test_superlatives(word: str, plain: str | None) -> None:
    assert superlative(word) == plain


def test_a_company_is_no_he() -> None:
    found = list(
        find(
            case(
                ("The app Vibra removed the films.", "He acknowledged the gravity of the matter."),
                ("The app Vibra took the films down.", "Vibra has acknowledged how grave it is."),
            )
        )
    )
    assert [(f.kind, f.text, f.suggestion) for f in found] == [(Kind.PRONOUN, "He", "Vibra")]


@pytest.mark.parametrize(
    "before", ["The app's founder removed the Vibra films.", "Ana Petrova of Vibra spoke."]
)
def test_a_person_stands_near(before: str) -> None:
    found = find(
        case(
            (before, "He acknowledged the gravity of the matter."),
            ("The app Vibra took the films down.", "Vibra has acknowledged how grave it is."),
        )
    )
    assert not list(found)


def test_another_sex() -> None:
    (finding,) = judged("The judge thanked his clerk.", "The judge thanked her clerk.")
    assert (finding.kind, finding.text) == (Kind.PRONOUN, "his")


@pytest.mark.parametrize(
    ("relation", "testifies"), [(Relation.SAME_STORY, True), (Relation.REWRITE, False)]
)
def test_who_does_not_testify_proves_nothing(relation: Relation, testifies: bool) -> None:
    assert not list(
        find(
            case(
                ("Prices in the capital fell sharply.",),
                ("Prices in the capital rose sharply.",),
                relation,
                testifies=testifies,
            )
        )
    )


def test_no_form_of_an_opposite_is_passed_over() -> None:
    """The first look at a word's beginning sends on every form that the word list has."""
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory

    listed = DefaultDictionaryFactory(cache_max_size=0).get_dictionary("en")
    forms = [form for form, base in listed.items() if base in opposites() and form.islower()]
    assert len(forms) > 1000
    turned = {form: _turnable(form, "en") for form in forms if lemma(form, "en") in opposites()}
    assert None not in turned.values(), [form for form, base in turned.items() if base is None]
