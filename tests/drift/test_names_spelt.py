"""Names spelt otherwise than the family spells them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from audit.drift.case import Case, Witness
from audit.drift.names import find
from audit.types import Document, Finding, Kind, Relation, Sentence, Severity, Span


def document(name: str, text: str, language: str = "en") -> Document:
    """A document with a sentence for each line."""
    spans = [Span(*m.span()) for m in re.finditer(r"[^\n]+", text)]
    return Document(
        name,
        name,
        text,
        language,
        tuple(Sentence(i, s, s.of(text), language=language) for i, s in enumerate(spans)),
    )


def audited(
    text: str,
    witnesses: Sequence[str],
    *,
    machine: float | None = 0.97,
    relation: Relation = Relation.SAME_STORY,
    testifies: bool = True,
) -> list[Finding]:
    heard = tuple(
        Witness(document(f"w{number}", told), relation, testifies)
        for number, told in enumerate(witnesses)
    )
    return list(find(Case(document("d", text), heard, (), None, machine)))


RESPELT = [
    ("South Korean President Kang Hyun-joo spoke.", "President Kan Hjun-džu spoke."),
    (
        "Police questioned Yevgeny Chernov on Friday.",
        "Police questioned Jevgenij Černov on Friday.",
    ),
    ("The minister thanked Grigory Zhdanov.", "The minister thanked Grigorij Ždanov."),
    ("It was Choi Jae-woo who called.", "It was Čoi Dže Vu who called."),
    ("The singer Beyoncé Knowles came.", "The singer Bijonse Nouls came."),
]


@pytest.mark.parametrize(("right", "wrong"), RESPELT)
def test_a_respelling_is_found(right: str, wrong: str) -> None:
    (finding,) = audited(wrong, [right, "Someone else wrote: " + right])
    assert finding.kind is Kind.NAME_RESPELT
    assert finding.severity is Severity.MAJOR
    assert finding.suggestion is not None
    assert finding.suggestion in right
    assert finding.witnesses_for == ("w0", "w1")
    assert finding.witnesses_against == ()
    assert finding.text in wrong


VARIANTS = [
    ("They met Yoon Ki-tae.", "They met Yun Ki Tae."),
    ("He flew to Kyiv.", "He flew to Kiev."),
    ("They met Ana Jelínková.", "They met Ana Jelinkova."),
    ("They met Park Min-ji.", "They met Min-ji Park."),
    ("Dmitry Orlov sang.", "Later Dmitri Orlov sang."),
    ("President Marta Soler spoke.", "Prime Minister Marta Soler spoke."),
    ("The U.S. said so.", "The United States said so."),
]


@pytest.mark.parametrize(("one", "other"), VARIANTS)
@pytest.mark.parametrize("machine", [0.97, 0.03])
def test_legitimate_variants_are_none(one: str, other: str, machine: float) -> None:
    assert audited(other, [one, one], machine=machine) == []
    assert audited(one, [other, other], machine=machine) == []


def test_a_machine_that_comes_back_with_an_unknown_variant_is_told_so_mildly() -> None:
    one, other = "They jailed Mikhail Khodorkovsky.", "They jailed Mihail Hodorkovski."
    (finding,) = audited(other, [one, one], machine=0.97)
    assert (finding.severity, finding.suggestion) == ("minor", "Mikhail Khodorkovsky")
    assert audited(other, [one, one], machine=0.03) == []


OTHERS = [
    ("Kim Jong-il ruled.", "Kim Jong-un ruled."),
    ("Pavel Orlov sang.", "Nikolai Orlov sang."),
    ("They met Olaf Scholz.", "They met Aleksandar Vulin."),
    ("The Victim Protection Act passed.", "The Victims Protection Act passed."),
]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_two_people_are_two_people(one: str, other: str) -> None:
    assert audited(one, [other, other]) == []


def test_every_place_is_listed_once() -> None:
    text = "The spy was Sergej Lavočkin.\nLavočkin fled.\nNobody saw Lavočkin."
    right = "The spy was Sergei Lavochkin.\nLavochkin fled."
    (finding,) = audited(text, [right, right])
    assert [p.text for p in finding.places] == ["Sergej Lavočkin", "Lavočkin", "Lavočkin"]
    assert all(p.span.of(text) == p.text for p in finding.places)


def test_a_machine_translation_does_not_testify() -> None:
    right, wrong = "They met Yevgeny Chernov.", "They met Jevgenij Černov."
    assert audited(wrong, [right, right], testifies=False) == []


def test_a_witness_that_spells_it_so_settles_it() -> None:
    right, wrong = "They met Yevgeny Chernov.", "They met Jevgenij Černov."
    assert audited(wrong, [right, right, wrong]) == []


def test_who_is_beside_is_somebody_else() -> None:
    text = "Ivana Petrov came.\nIvanka Petrov stayed."
    told = "Ivana Petrov came."
    assert audited(text, [told, told]) == []


def test_one_report_against_a_human_one_is_no_more_than_minor() -> None:
    found = audited("They met Jevgenij Černov.", ["They met Yevgeny Chernov."], machine=0.03)
    assert all(f.severity is Severity.MINOR for f in found)


def test_the_explanation_counts_the_reports_and_names_the_office() -> None:
    right = "South Korean President Kang Hyun-joo spoke."
    (finding,) = audited("President Kan Hjun-džu spoke.", [right, right, right])
    assert finding.explanation.startswith("Three reports spell the president's name Kang Hyun-joo")
