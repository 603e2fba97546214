"""What the finder says, and of what it keeps silent, pair by pair."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Witness
from audit.drift.numbers import find
from audit.types import (
    Category,
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


def document(name: str, lines: list[str], language: str) -> Document:
    sentences, position = [], 0
    for index, line in enumerate(lines):
        span = Span(position, position + len(line))
        sentences.append(Sentence(index, span, line, block=index))
        position = span.end + 1
    return Document(name, name, "\n".join(lines), language, tuple(sentences))


def pair(
    source: str,
    target: str,
    language: str = "en",
    *,
    source_language: str = "en",
    relation: Relation = Relation.TRANSLATION,
) -> list[Finding]:
    one = document("source", [source], source_language)
    two = document("target", [target], language)
    links = (Link((0,), (Counterpart("source", (0,), 1.0),)),)
    return list(find(Case(two, (Witness(one, relation, True),), links)))


SILENT = [
    ("de", "2.8bn pounds were paid.", "2,8 Milliarden Pfund wurden bezahlt."),
    ("de", "a 13-year-old boy", "ein dreizehnjähriger Junge"),
    ("de", "It begins at 3 p.m.", "Es beginnt um 15:00 Uhr."),
    ("de", "It begins at 7.55am.", "Es beginnt um 7:55 Uhr."),
    ("fr", "It begins at 7:30 p.m.", "Cela commence à 19h30."),
    ("fr", "in the 19th century", "au XIXe siècle"),
    ("fr", "a 6-foot-6 forward", "un ailier de 1,98 m"),
    ("fr", "half an inch of rain", "1,3 cm de pluie"),
    ("es", "10,000 people", "10 mil personas"),
    ("ru", "in the 1930s", "в 30-е годы"),
    ("ru", "two 18-year-olds", "двое 18-летних"),
    ("ru", "over 24 hours", "за сутки"),
    ("pl", "a 25,000-strong crowd", "25-tysięczny tłum"),
    ("cs", "The 44-year-old was found.", "Čtyřiačtyřicetiletá žena byla nalezena."),
    ("fi", "On 30 September 2018", "30.9.2018"),
    ("hu", "on September 30, 2018", "2018. szeptember 30-án"),
    ("ja", "On September 30, 2018", "2018年9月30日に"),
    ("ja", "in June", "6月に"),
    ("zh", "on Tuesday", "周二"),
    ("zh", "in the 1930s", "在 20 世纪 30 年代"),
    ("ko", "$125 million", "1억 2500만 달러"),
    ("sw", "at 7:00 a.m.", "saa 1:00 asubuhi"),
    ("th", "in 2018", "ในปี 2561"),
    ("fa", "in 2018", "در سال ۱۳۹۷"),
    ("ar", "two years ago", "قبل عامين"),
    ("de", "80 degrees on Tuesday", "27 ºC am Dienstag"),
    ("de", "a 550 pound hog", "ein 250 Kilo schweres Schwein"),
    ("de", "300 km (190 miles) north", "300 km nördlich"),
    ("hr", "50 percent of them", "polovica njih"),
    ("en", "seven men", "7 men"),
    ("en", "the year 1,500 people came", "the year 1500 people came"),
    ("bg", "one of the first", "един от първите"),
]


@pytest.mark.parametrize(("language", "source", "target"), SILENT)
def test_form_and_conversion_are_no_error(language: str, source: str, target: str) -> None:
    assert [f.explanation for f in pair(source, target, language)] == []


FOUND = [
    ("de", "118 cases in 5 days", "113 Fälle in 5 Tagen", Kind.CHANGED),
    ("de", "118 cases", "1180 Fälle", Kind.SCALED),
    ("en", "5 million people", "5 billion people", Kind.SCALED),
    ("fr", "five weeks ago", "il y a 9 semaines", Kind.CHANGED),
    ("en", "three people were hurt", "five people were hurt", Kind.CHANGED),
    ("de", "He has 118 cases.", "Er hat Fälle.", Kind.MISSING),
    ("de", "He has cases.", "Er hat 118 Fälle.", Kind.EXTRA),
    ("de", "in September 2018", "im Oktober 2018", Kind.CHANGED),
    ("el", "on Saturday", "την Κυριακή", Kind.CHANGED),
    ("de", "100 miles away", "220 Kilometer entfernt", Kind.UNIT_CONVERTED),
    ("de", "100 miles away", "100 Kilometer entfernt", Kind.UNIT_CHANGED),
    ("en", "a fine of 50 million won", "a fine of 35,000 euros", Kind.CURRENCY_CONVERTED),
    ("en", "up 3 percentage points", "up 3 percent", Kind.PERCENT_POINTS),
    ("en", "on April 3, 2018", "on March 4, 2018", Kind.DATE_ORDER),
    ("fr", "rose from 10 to 25 percent", "est passé de 25 à 10 %", Kind.SWAPPED),
    ("es", "5% of 300 people", "300% de 5 personas", Kind.SWAPPED),
    ("en", "35,000 euros", "35.000 euros", Kind.FOREIGN_FORMAT),
    ("en", "3.5 percent", "3,5 percent", Kind.FOREIGN_FORMAT),
]


@pytest.mark.parametrize(("language", "source", "target", "kind"), FOUND)
def test_an_error_is_found_and_named(language: str, source: str, target: str, kind: Kind) -> None:
    assert kind in [f.kind for f in pair(source, target, language)]


def test_dates_have_a_category_of_their_own() -> None:
    (finding,) = pair("in September", "im Oktober", "de")
    assert finding.category is Category.DATE_TIME


def test_the_suggestion_is_written_the_document_s_way() -> None:
    (finding,) = pair("37,500 people came.", "Es kamen 38.500 Menschen.", "de")
    assert finding.suggestion == "37.500"
    assert finding.explanation == "The original says 37,500; this says 38.500."


def test_a_placeholder_is_critical_though_the_digits_agree() -> None:
    findings = pair("He was 24 and got 42 years.", "Er war 42 und bekam XNUMX Jahre.", "de")
    kinds = {f.text: (f.kind, f.severity, f.suggestion) for f in findings}
    assert kinds["XNUMX"] == (Kind.PLACEHOLDER, Severity.CRITICAL, "42")
    assert kinds["42"] == (Kind.REFILLED, Severity.MAJOR, "24")


def test_a_placeholder_that_the_original_has_too_is_no_artefact() -> None:
    assert pair("It prints XNUMX here.", "Es schreibt XNUMX hier.", "de") == []


def test_no_language_given() -> None:
    assert pair("It cost 1,500 euros in 2018.", "Es kostete 2018 1.500 Euro.", "und") == []
    assert pair("It cost 1,500 euros.", "Es kostete 1.700 Euro.", "und")


def test_an_independent_report_misses_nothing_and_differs_by_a_minor_point_at_most() -> None:
    kin = Relation.SAME_STORY
    assert pair("At least 74 women were hurt.", "Twelve came in 2019.", relation=kin) == []
    findings = pair(
        "He was sentenced to 40 years in prison.",
        "He was sentenced to 42 years in prison.",
        relation=kin,
    )
    assert [(f.kind, f.severity) for f in findings] == [(Kind.DISAGREEMENT, Severity.MINOR)]


def test_a_value_that_any_witness_confirms_is_no_error() -> None:
    target = document("target", ["Police received 118 reports."], "en")
    wrong = document("wrong", ["Police received 180 reports."], "en")
    right = document("right", ["There were 118 reports, police said."], "en")
    counterparts = (Counterpart("wrong", (0,), 0.9), Counterpart("right", (0,), 0.8))
    witnesses = (
        Witness(wrong, Relation.REWRITE, True),
        Witness(right, Relation.SAME_STORY, True),
    )
    assert list(find(Case(target, witnesses, (Link((0,), counterparts),)))) == []


def test_a_machine_translation_does_not_testify() -> None:
    target = document("target", ["Police received 118 reports."], "en")
    other = document("other", ["Police received 180 reports."], "en")
    witnesses = (Witness(other, Relation.RELAY, False),)
    links = (Link((0,), (Counterpart("other", (0,), 0.9),)),)
    assert list(find(Case(target, witnesses, links))) == []


def test_findings_lie_where_they_say() -> None:
    one = document("source", ["No number.", "118 cases in 5 days"], "en")
    two = document("target", ["Keine Zahl.", "113 Fälle in 5 Tagen"], "de")
    links = tuple(Link((i,), (Counterpart("source", (i,), 1.0),)) for i in (0, 1))
    (finding,) = find(Case(two, (Witness(one, Relation.TRANSLATION, True),), links))
    assert finding.text == "113" == finding.span.of(two.text)
    assert finding.original is not None
    assert finding.original.text == "118" == finding.original.span.of(one.text)
