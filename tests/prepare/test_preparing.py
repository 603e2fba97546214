"""Documents: languages, blocks, titles, and what comes back in several documents."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.prepare import prepare, prepare_lines
from audit.prepare.language import document_language, sentence_languages
from audit.read import read
from audit.types import RawDocument, Role

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The council decided on Tuesday to close the bridge until autumn."),
        ("de", "Der Rat beschloss am Dienstag, die Brücke bis zum Herbst zu sperren."),
        ("hbs", "Gradsko veće je u utorak odlučilo da zatvori most do jeseni."),
        ("hbs", "Gradsko vijeće je u utorak odlučilo zatvoriti most do jeseni."),
        ("sr", "Градско веће је у уторак одлучило да затвори мост до јесени."),
        ("ru", "Городской совет решил во вторник закрыть мост до осени."),
        ("ja", "市議会は火曜日、秋まで橋を閉鎖することを決めた。"),
        ("zh", "市议会周二决定将大桥关闭至秋天。"),
        ("ar", "قرر مجلس المدينة يوم الثلاثاء إغلاق الجسر حتى الخريف."),
        ("und", "12345 !!! ---"),
    ],
)
def test_document_language(language: str, text: str) -> None:
    assert document_language(text) == language


def test_a_declaration_tells_serbian_from_croatian() -> None:
    text = "Gradsko vijeće je u utorak odlučilo zatvoriti most do jeseni."
    assert document_language(text, "hr") == "hr"
    assert document_language(text, "ja") == "hbs"


def test_sentence_languages() -> None:
    texts = [
        "The council decided on Tuesday to close the bridge until autumn.",
        "Der Rat beschloss am Dienstag, die Brücke bis zum Herbst zu sperren.",
        "Jutta Hallmann",
        "Совет решил во вторник закрыть мост до осени, сообщили в мэрии.",
        "12 : 3",
    ]
    assert sentence_languages(texts, "en") == ["en", "de", "en", "ru", None]


def test_offsets_blocks_and_known_title() -> None:
    text = "NEWS\nBridge closed for months\n\nIt is closed. It stays so.\n  - One item here\n"
    (document,) = prepare([RawDocument("a", "a", text, title="Bridge closed for months")])
    assert [(s.text, s.block) for s in document.sentences] == [
        ("NEWS", 0),
        ("Bridge closed for months", 1),
        ("It is closed.", 2),
        ("It stays so.", 2),
        ("- One item here", 3),
    ]
    assert document.sentences[1].role is Role.TITLE


def test_a_first_sentence_is_no_title() -> None:
    text = "The bridge was closed today.\nIt stays so.\nNobody knows why that is."
    (document,) = prepare([RawDocument("a", "a", text)])
    assert {s.role for s in document.sentences} == {Role.BODY}


def test_a_line_of_several_stories_is_furniture() -> None:
    line = "Kalter Weg 5, 12345 Oberstadt"
    stories = [
        f"Story {n} tells of a bridge that was closed in spring after {n} years of use.\n{line}"
        for n in ("nine", "ten", "forty")
    ]
    raws = [RawDocument(str(n), "x", text) for n, text in enumerate(stories)]
    for document in prepare(raws):
        assert [s.role for s in document.sentences] == [Role.BODY, Role.BOILERPLATE]
    assert prepare(raws[:1])[0].sentences[1].role is Role.BODY


def test_copies_do_not_make_furniture_of_each_other() -> None:
    text = (SEEDS / "001_3b104a98e4dc540f.txt").read_text(encoding="utf-8")
    alone = prepare([RawDocument("a", "a", text)])[0]
    both = prepare([RawDocument("a", "a", text), RawDocument("b", "b", text)])
    for document in both:
        assert [s.role for s in document.sentences] == [s.role for s in alone.sentences]


def test_lines_stay_lines() -> None:
    document = prepare_lines(RawDocument("a", "a", "One. Two.\n\nFollow us on Facebook\n"))
    assert [(s.text, s.block, s.role) for s in document.sentences] == [
        ("One. Two.", 0, Role.BODY),
        ("", 1, Role.BODY),
        ("Follow us on Facebook", 2, Role.BODY),
    ]


@pytest.mark.parametrize("text", ["One.", "…", "The same sentence again, word for word.\n" * 2000])
def test_odd_sizes(text: str) -> None:
    (document,) = prepare([RawDocument("a", "a", text)])
    assert len(document.body) == len(document.sentences) == max(1, text.count("\n"))


def test_no_sentence_of_a_seed_is_lost() -> None:
    raws = read([SEEDS]).documents
    for raw, document in zip(raws, prepare(raws), strict=True):
        kept = "".join("".join(s.text.split()) for s in document.sentences)
        assert kept == "".join(raw.text.split())
