"""A document held against a termbase."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Located, Witness
from audit.drift.terms import find
from audit.drift.terms.entry import Entry, Status
from audit.drift.terms.termbase import Termbase
from audit.types import Counterpart, Document, Kind, Link, Relation, Sentence, Span


def document(name: str, language: str, *lines: str) -> Document:
    text, sentences = "", []
    for number, line in enumerate(lines):
        start = len(text) + (1 if text else 0)
        text = f"{text}\n{line}" if text else line
        span = Span(start, start + len(line))
        sentences.append(Sentence(number, span, line, language=language, block=number))
    return Document(name, name, text, language, tuple(sentences))


def pair(source: Document, target: Document, *, dependent: bool = True) -> Case:
    relation = Relation.TRANSLATION if dependent else Relation.SAME_STORY
    links = tuple(
        Link((i,), (Counterpart(source.id, (i,), 1.0),)) for i in range(len(target.sentences))
    )
    return Case(target, (Witness(source, relation, True),), links, Answer(), None)


class Answer:
    """Word alignment that knows nothing."""

    def locate(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> Located | None:
        return None

    def support(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> float:
        return 0.0


def base(*rows: tuple[str, str, Status, str | None, str | None]) -> Termbase:
    return Termbase(tuple(Entry(*row, f"t.csv:{i}") for i, row in enumerate(rows, 2)))


def test_a_required_form_may_be_inflected() -> None:
    english = document("en", "en", "The police raided the chat rooms.", "Chat rooms are shut.")
    german = document("de", "de", "Die Polizei durchsuchte die Chaträume.", "Foren sind zu.")
    termbase = base(("chat room", "Chatraum", Status.REQUIRED, "en", "de"))
    # "Chaträume" has another stem vowel: an alternative form is listed for it.
    both = Termbase(
        (
            *termbase.entries,
            Entry("chat room", "Chaträume", Status.PREFERRED, "en", "de", "t.csv:3"),
        )
    )
    found = list(find(pair(english, german), both))
    assert [(f.kind, f.text, f.suggestion) for f in found] == [
        (Kind.TERM_REQUIRED, "Foren sind zu.", None)
    ]
    assert found[0].original is not None
    assert found[0].original.text == "Chat rooms"


def test_an_independent_report_asks_for_nothing() -> None:
    english = document("en", "en", "Chat rooms are shut.")
    german = document("de", "de", "Foren sind zu.")
    termbase = base(("chat room", "Chatraum", Status.REQUIRED, "en", "de"))
    assert not list(find(pair(english, german, dependent=False), termbase))


def test_a_forbidden_form_is_one_finding_with_its_places() -> None:
    english = document("w", "en", "x")
    text = document("d", "en", "A story room opened.", "Story-rooms and storyrooms, not rooms.")
    termbase = base(("chat room", "story room", Status.FORBIDDEN, "en", "en"))
    (finding,) = find(pair(english, text), termbase)
    assert finding.kind is Kind.TERM_FORBIDDEN
    assert [p.text for p in finding.places] == ["story room", "Story-rooms", "storyrooms"]
    assert finding.suggestion == "chat room"


def test_another_language_is_left_alone() -> None:
    english = document("w", "en", "x")
    text = document("d", "en", "Die Foren.")
    termbase = base(("", "Foren", Status.FORBIDDEN, "de", "de"))
    assert not list(find(pair(english, text), termbase))


def test_scripts_without_spaces() -> None:
    english = document("w", "en", "Deepfake videos spread.", "Deepfake images, too.")
    text = document("d", "ja", "ディープフェイク動画が広まった。", "偽画像も。")
    termbase = base(
        ("deepfake", "ディープフェイク", Status.REQUIRED, "en", "ja"),
        ("", "偽画像", Status.FORBIDDEN, None, "ja"),
    )
    found = list(find(pair(english, text), termbase))
    assert [(f.kind, f.text) for f in found] == [
        (Kind.TERM_FORBIDDEN, "偽画像"),
        (Kind.TERM_REQUIRED, "偽画像も。"),
    ]


ASKED = {
    "sr": ("apelacioni sud", "Žalba je bila pred apelacionim sudom.", "Bila je pred višim sudom."),
    "de": (
        "Berufungsgericht",
        "Das Urteil des Berufungsgerichts steht.",
        "Das Landgericht schwieg.",
    ),
    "fr": ("cour d'appel", "Les cours d’appel ont tranché.", "Le tribunal a tranché."),
    "ru": ("апелляционный суд", "Решение апелляционного суда отменено.", "Верховный суд молчал."),
    "zh": ("上诉法院", "上诉法院驳回了该条约。", "高等法院驳回了该条约。"),
    "ar": ("محكمة الاستئناف", "رفضت محكمة الاستئناف المعاهدة.", "رفضت المحكمة العليا المعاهدة."),
}


@pytest.mark.parametrize("language", sorted(ASKED))
def test_inflected_forms_between_languages(language: str) -> None:
    form, inflected, absent = ASKED[language]

    def found(text: str, status: Status) -> list[Kind]:
        source = document("w", "en", "The court of appeal rejected the treaty.")
        case = Case(
            document("d", language, text),
            (Witness(source, Relation.TRANSLATION, True),),
            (Link((0,), (Counterpart("w", (0,), 1.0),)),),
        )
        entry = Entry("court of appeal", form, status, "en", language, "terms.csv:2")
        return [f.kind for f in find(case, Termbase((entry,)))]

    assert found(inflected, Status.REQUIRED) == []
    assert found(absent, Status.REQUIRED) == [Kind.TERM_REQUIRED]
    assert found(inflected, Status.FORBIDDEN) == [Kind.TERM_FORBIDDEN]
    assert found(absent, Status.FORBIDDEN) == []
