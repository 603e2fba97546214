"""One name in two spellings inside one text, and what is only inflected."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Witness
from audit.drift.names.consistent import consistent, same_word
from audit.drift.names.reading import Reading
from audit.types import Counterpart, Document, Finding, Kind, Link, Relation, Sentence, Span


def document(name: str, language: str, *lines: str) -> Document:
    sentences, at = [], 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        sentences.append(Sentence(number, span, line, language=language, block=number))
        at = span.end + 1
    return Document(name, name, "\n".join(lines), language, tuple(sentences))


def judged(
    languages: tuple[str, str], source: tuple[str, ...], target: tuple[str, ...]
) -> list[Finding]:
    there, here = document("w", languages[0], *source), document("d", languages[1], *target)
    links = tuple(Link((i,), (Counterpart("w", (i,), 1.0),)) for i in range(len(source)))
    case = Case(here, (Witness(there, Relation.TRANSLATION, True),), links)
    return list(consistent(case, {"d": Reading(here), "w": Reading(there)}))


ENGLISH = (
    "President Volodymyr Zelenskyy went to the front.",
    "The soldiers saw Zelenskyy there.",
    "Later Zelenskyy spoke to them.",
)


@pytest.mark.parametrize(
    ("language", "target", "odd"),
    [
        (
            "de",
            (
                "Präsident Wolodymyr Selenskyj reiste zur Front.",
                "Die Soldaten sahen Zelenskij dort.",
                "Später sprach Selenskyj zu ihnen.",
            ),
            "Zelenskij",
        ),
        (
            "sr",
            (
                "Predsednik Volodimir Zelenski otišao je na front.",
                "Vojnici su tamo videli Selenskija.",
                "Kasnije im je Zelenski govorio.",
            ),
            "Selenskija",
        ),
        (
            "fr",
            (
                "Le président Volodymyr Zelensky est allé au front.",
                "Les soldats y ont vu Selenskyj.",
                "Plus tard, Zelensky leur a parlé.",
            ),
            "Selenskyj",
        ),
        (
            "ru",
            (
                "Президент Владимир Зеленский отправился на фронт.",
                "Солдаты увидели там Селенского.",
                "Позже Зеленский говорил с ними.",
            ),
            "Селенского",
        ),
    ],
)
def test_a_name_in_two_spellings(language: str, target: tuple[str, ...], odd: str) -> None:
    (finding,) = judged(("en", language), ENGLISH, target)
    assert (finding.kind, finding.text) == (Kind.NAME_INCONSISTENT, odd)
    assert finding.original is not None


@pytest.mark.parametrize(
    ("language", "target"),
    [
        (
            "ru",
            (
                "Президент Владимир Зеленский отправился на фронт.",
                "Солдаты увидели там Зеленского.",
                "Позже с Зеленским говорили они.",
            ),
        ),
        (
            "sr",
            (
                "Predsednik Volodimir Zelenski otišao je na front.",
                "Vojnici su tamo videli Zelenskog.",
                "Kasnije su govorili o Zelenskome.",
            ),
        ),
        (
            "ar",
            (
                "ذهب الرئيس فولوديمير زيلينسكي إلى الجبهة.",
                "رأى الجنود زيلينسكي هناك.",
                "ثم تحدثوا وزيلينسكي معا.",
            ),
        ),
        (
            "de",
            (
                "Präsident Wolodymyr Selenskyj reiste zur Front.",
                "Die Soldaten sahen Selenskyjs Wagen.",
                "Später sprach der Selenskyj-Berater zu ihnen.",
            ),
        ),
        ("zh", ("泽连斯基总统前往前线。", "士兵们在那里看到了泽连斯基。", "后来他讲了话。")),
    ],
)
def test_inflection_is_no_other_name(language: str, target: tuple[str, ...]) -> None:
    assert not judged(("en", language), ENGLISH, target)


def test_an_english_text_with_two_spellings() -> None:
    source = ("Bürgermeister Baldwin kam nach Bonn.", "Später ging Baldwin.", "Baldwin schwieg.")
    target = ("Mayor Baldvin came to Bonn.", "Later Mr Baldwin left.", "Mr Baldwin was silent.")
    (finding,) = judged(("de", "en"), source, target)
    assert (finding.text, finding.suggestion) == ("Baldvin", "Baldwin")


def test_two_people_are_two() -> None:
    source = ("Mayor Johnson met Mr Johnston.", "Mr Johnston left.", "Mr Johnson stayed.")
    target = ("Gradonačelnik Džonson sreo je Džonstona.", "Džonston je otišao.", "Džonson osta.")
    assert not judged(("en", "sr"), source, target)


@pytest.mark.parametrize(
    ("one", "other", "language", "same"),
    [
        ("putina", "putinu", "sr", True),
        ("petar", "petra", "sr", True),
        ("selenskyj", "zelenskij", "de", False),
        ("trump", "trumppal", "hu", True),
        ("lfyrjynya", "frjynya", "ar", True),
        ("ecinitas", "encinitas", "en", False),
    ],
)
def test_forms_of_one_word(one: str, other: str, language: str, same: bool) -> None:
    assert same_word(one, other, language) is same
