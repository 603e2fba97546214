"""Quotations between languages: marks gained and lost, other speakers, two renderings of one."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Witness
from audit.drift.quotations import find
from audit.drift.quotations.marks import balanced, marked, quotations
from audit.types import Counterpart, Document, Finding, Kind, Link, Relation, Sentence, Span


def document(name: str, language: str, *lines: str) -> Document:
    sentences, at = [], 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        sentences.append(Sentence(number, span, line, language=language, block=number))
        at = span.end + 1
    return Document(name, name, "\n".join(lines), language, tuple(sentences))


def judged(
    source: tuple[str, ...],
    target: tuple[str, ...],
    languages: tuple[str, str],
    relation: Relation = Relation.TRANSLATION,
) -> list[Finding]:
    there, here = document("w", languages[0], *source), document("d", languages[1], *target)
    links = tuple(Link((i,), (Counterpart("w", (i,), 1.0),)) for i in range(len(source)))
    return list(find(Case(here, (Witness(there, relation, True),), links)))


ENGLISH = '"We will open the new bridge before the winter," the mayor said.'
RENDERED = {
    "sr": "„Otvorićemo novi most pre početka ove zime“, rekao je gradonačelnik.",
    "de": "„Wir werden die neue Brücke vor dem Winter eröffnen“, sagte der Bürgermeister.",
    "fr": "« Nous ouvrirons le nouveau pont avant l’hiver », a déclaré le maire.",
    "ru": "«Мы откроем новый мост ещё до наступления зимы», — сказал мэр.",
    "zh": "“我们将在冬季到来之前开通这座新桥，”市长说。",
    "ar": '"سوف نفتتح الجسر الجديد قبل حلول فصل الشتاء"، قال رئيس البلدية.',
    "ja": "「冬になる前に新しい橋を開通させるつもりです」と市長は語った。",
    "sv": "”Vi kommer att öppna den nya bron före vintern”, sade borgmästaren.",
}
MARKS = '„“”«»「」"'


@pytest.mark.parametrize("language", sorted(RENDERED))
def test_marks_of_every_style_are_quotations(language: str) -> None:
    assert len(quotations(document("d", language, RENDERED[language]))) == 1
    assert not judged((ENGLISH,), (RENDERED[language],), ("en", language))
    assert not judged((RENDERED[language],), (ENGLISH,), (language, "en"))


@pytest.mark.parametrize("language", sorted(RENDERED))
def test_marks_that_were_dropped(language: str) -> None:
    plain = "".join(c for c in RENDERED[language] if c not in MARKS)
    plain = plain.replace("», —", ",").replace(", —", ",")
    (finding,) = judged((ENGLISH,), (plain,), ("en", language))
    assert finding.kind is Kind.QUOTATION_LOST
    assert finding.original is not None
    assert finding.original.text.startswith("We will open")


@pytest.mark.parametrize("language", sorted(RENDERED))
def test_marks_that_were_put_in(language: str) -> None:
    plain = "The mayor said they would open the new bridge before the winter."
    (finding,) = judged((plain,), (RENDERED[language],), ("en", language))
    assert finding.kind is Kind.QUOTATION_ADDED


@pytest.mark.parametrize(
    ("source", "target", "languages"),
    [
        # half a sentence in marks becomes reported speech
        (
            'He said that lines "were totally crippled with no information" from Palu.',
            "Er sagte, die Leitungen nach Palu seien ganz ohne Nachricht und lahmgelegt.",
            ("en", "de"),
        ),
        # a title, a nickname
        (
            "The film Johnny Comes Home Again Tonight is in the cinemas.",
            "Film „Džoni se ponovo vraća kući večeras“ je u bioskopima.",
            ("en", "sr"),
        ),
        # a dash opens speech
        (
            '"We will open the new bridge before the winter," the mayor said.',
            "— Мы откроем новый мост до зимы, — сказал мэр.",
            ("en", "ru"),
        ),
    ],
)
def test_what_translators_do_with_marks(
    source: str, target: str, languages: tuple[str, str]
) -> None:
    assert not judged((source,), (target,), languages)


def test_a_quotation_that_runs_over_three_records_is_left_alone() -> None:
    source = (
        '"We will open the bridge.',
        '"The winter will be very long and hard for us."',
        'Then we will rest," he said.',
    )
    target = ("„Wir öffnen die Brücke.", "Der Winter wird sehr lang.", "Dann ruhen wir“, sagte er.")
    assert not judged(source, target, ("en", "de"))


def test_a_relay_may_report_as_it_likes() -> None:
    plain = "Otvorićemo novi most pre početka ove zime, rekao je gradonačelnik."
    assert not judged((ENGLISH,), (plain,), ("en", "sr"), Relation.RELAY)


TWO = (
    '"The bridge will be open before the winter," Merkel said.',
    "The reporters asked Emmanuel Macron in vain.",
)


@pytest.mark.parametrize(
    ("language", "said", "asked", "wrong"),
    [
        ("sr", "„Most će biti otvoren pre zime“, rekao je Makron.", "Pitali su Makrona.", True),
        ("ru", "«Мост откроют до зимы», — сказал Макрон.", "Спросили Макрона.", True),
        ("de", "„Die Brücke öffnet vor dem Winter“, sagte Macron.", "Man fragte Macron.", True),
        ("ar", '"سيفتح الجسر قبل الشتاء"، قال ماكرون.', "سأل الصحفيون ماكرون.", True),
        ("sr", "„Most će biti otvoren pre zime“, rekla je Merkel.", "Pitali su Makrona.", False),
        ("ru", "«Мост откроют до зимы», — сказала она.", "Спросили Макрона.", False),
        ("de", "„Die Brücke öffnet im Winter“, so die Kanzlerin.", "Man fragte Macron.", False),
    ],
)
def test_who_spoke(language: str, said: str, asked: str, wrong: bool) -> None:
    found = judged(TWO, (said, asked), ("en", language))
    if not wrong:
        assert not found
    else:
        (finding,) = found
        assert finding.kind is Kind.QUOTATION_SPEAKER
        assert finding.original is not None
        assert finding.original.text == "Merkel"


def test_who_spoke_in_an_english_translation() -> None:
    source = ("„Die Brücke öffnet vor dem Winter“, sagte Scholz.", "Macron und Scholz reisten ab.")
    target = (
        '"The bridge will open before the winter," Macron said.',
        "Macron and Scholz left the town.",
    )
    (finding,) = judged(source, target, ("de", "en"))
    assert (finding.kind, finding.text) == (Kind.QUOTATION_SPEAKER, "Macron")


def test_one_quotation_in_two_ways() -> None:
    source = (
        'He said: "We shall never leave this town."',
        '"We shall never leave this town," he repeated.',
    )
    same = ("Er sagte: „Wir verlassen diese Stadt nie.“", "„Wir verlassen diese Stadt nie“, so er.")
    other = (same[0], "„Wir verlassen diesen Ort nie“, wiederholte er.")
    assert not judged(source, same, ("en", "de"))
    (finding,) = judged(source, other, ("en", "de"))
    assert finding.kind is Kind.QUOTATION_INCONSISTENT
    assert len(finding.places) == 2


@pytest.mark.parametrize(
    ("text", "sign", "even"),
    [
        ("The workers’ union and don’t.", True, True),
        ("A plain sentence of words.", False, True),
        ("He said “we will", True, False),
        ("– Dolazimo, rekao je.", True, True),
    ],
)
def test_signs_of_quotation(text: str, sign: bool, even: bool) -> None:
    assert (marked(text), balanced(text)) == (sign, even)
