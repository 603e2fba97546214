"""Sentence boundaries: tables by language, exact offsets, wrapped text, long lines."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.prepare.blocks import blocks
from audit.prepare.sentences import split, split_lines


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "William J. Broad reported it.|The police agreed."),
        ("en", "He lives in St. Ives.|Dr. Smith and Mr. Jones met Sen. Lee."),
        ("en", "The U.S. Senate met at 5 p.m. Eastern time.|It voted."),
        ("en", "They left the U.S. in May.|The others stayed."),
        ("en", "He went back to the U.S.|The others stayed."),
        ("en", "“Stop!” he said.|“Why?” she asked."),
        ("en", "It was late.|“Go home,” he said."),
        ("en", "Eleven died.|14 others were hurt."),
        ("en", "It rose 3.5 percent to $1.2 million."),
        ("en", "1. First point.|Second thought."),
        ("de", "Am 3. Dezember 2024 kam er.|Der 2. Weltkrieg war vorbei."),
        ("de", "Er zahlte ca. 300 Euro, d.h. zu viel.|Dann ging er."),
        ("hbs", "Dana 3. decembra 2024. godine je otišao.|Dr. Marković je ostao."),
        ("sr", "Рођен је 5. маја 1990. у Нишу.|Проф. Илић то зна."),
        ("fr", "« Il est parti. » Mme Durand l’a vu.".replace(" Mme", "|Mme")),
        ("fr", "« Un requin ! », explique M. Dupont."),
        ("es", "Los EE. UU. siguen aquí.|La Sra. López no."),
        ("pt", "O bispo da diocese episcopal.|O conselho decidiu."),
        ("tr", "Olay 125. Cadde üzerinde oldu.|Kimse yaralanmadı."),
        ("el", "Πού είναι;|Εδώ είναι."),
        ("hy", "Նա եկավ տուն:|Հետո գնաց:"),
        ("hi", "श्री मि. जोको ने यू.एस. में कहा।|वह चला गया।"),
        ("zh", "他说。|“好的。”|然后走了。"),
        ("zh", "“好吗？”他问。|没有人回答。"),
        ("ja", "「行くな！」と彼は言った。|彼女は行った。"),
        ("ko", "“갑니다.”라고 그는 말했다.|모두 웃었다."),
        ("ka", "ის მოვიდა.|მერე წავიდა."),
        ("ar", "هل جاء؟|نعم جاء."),
        (None, "One here.|Two here."),
    ],
)
def test_boundaries(language: str | None, text: str) -> None:
    glue = "" if language in ("zh", "ja") else " "
    expected = text.split("|")
    whole = glue.join(expected)
    assert [span.of(whole) for span in split(whole, language)] == expected


@given(
    st.text(alphabet="aB .!?\n\t“”»3。א\u202e😀", max_size=80), st.sampled_from(["en", "zh", "fr"])
)
def test_nothing_but_white_space_is_left_out(text: str, language: str) -> None:
    spans = split(text, language)
    position, kept = 0, []
    for span in spans:
        assert position <= span.start < span.end
        assert not text[position : span.start].strip()
        kept.append(span.of(text))
        assert kept[-1] == kept[-1].strip()
        position = span.end
    assert not text[position:].strip()


def test_wrapped_lines_are_joined_over_their_ends() -> None:
    text = (
        "The committee that was set up after the flood has found that the\n"
        "warnings came four hours late. It blames a broken gauge and the fact\n"
        "that nobody was on duty that night in the office of the county, which\n"
        "had been told of the danger a day earlier.\n"
        "A second report is due in May. Its authors will look at the rivers to\n"
        "the north and at the dams.\n"
    )
    assert len(blocks(text)) == 2
    found = [" ".join(span.of(text).split()) for span in split(text, "en")]
    assert len(found) == 4
    assert found[0].endswith("came four hours late.")


def test_lists_and_verse_are_not_wrapped_text() -> None:
    verse = (
        "The river keeps its counsel\nunder a roof of ice\nand we who cross it daily\nhave paid\n"
    )
    assert len(blocks(verse * 3)) == 12
    news = "A line of news that is long enough to stand for a paragraph here.\n" * 6
    assert len(blocks(news)) == 6


def test_lines() -> None:
    text = "one. Two\n\n  three \r\nlast\u2028line"
    assert [span.of(text) for span in split_lines(text)] == [
        "one. Two",
        "",
        "three",
        "last\u2028line",
    ]
    assert split_lines("") == []
    assert [len(span) for span in split_lines("a\n\n")] == [1, 0]


@pytest.mark.parametrize("unit", ["word and more ", "a", "a. ", "“x” ", "(", "J. ", "3. "])
def test_time_grows_with_length_alone(unit: str) -> None:
    def seconds(size: int) -> float:
        start = time.process_time()
        split(unit * (size // len(unit)), "en")
        return time.process_time() - start

    seconds(1000)
    small, large = seconds(40_000), seconds(320_000)
    assert large < 30 * small + 0.5
