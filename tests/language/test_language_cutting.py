from hypothesis import given
from hypothesis import strategies as st

from audit.language.cutting import (
    LONGEST_SENTENCE,
    WORD,
    chunks,
    low_words,
    small_words,
    vocabulary,
    words,
)


def test_words_are_letters_with_inner_apostrophes() -> None:
    text = "Don’t stop: the 3pm train to Köln-Süd, 'tis said."
    expected = ("Don't", "stop", "the", "pm", "train", "to", "Köln", "Süd", "tis", "said")
    assert words(text) == expected
    assert low_words(text)[:2] == ("don't", "stop")
    assert vocabulary("The the THE") == {"the"}


def test_small_words_stand_small_or_know_no_capitals() -> None:
    assert small_words("The cat saw THE 漢字 and Rome") == {"cat", "saw", "漢字", "and"}


def test_a_line_of_data_is_not_cut() -> None:
    assert words("a " * LONGEST_SENTENCE) == ()


def test_chunks_are_what_stands_between_spaces() -> None:
    assert chunks("In  May,\u00a02020\nhe left.") == ("In", "May,", "2020", "he", "left.")
    assert chunks("x" * 41 + " y") == ()
    assert (
        chunks(
            "冬になる前に新しい橋を開通させるつもりですと市長は語ったが雪が降り始めたので誰も来なかった。"
        )
        == ()
    )
    assert chunks("a " * LONGEST_SENTENCE) == ()


@given(st.lists(st.text(st.characters(codec="utf-8"), max_size=12), max_size=8))
def test_words_are_those_of_the_whole_text(parts: list[str]) -> None:
    text = " ".join(parts)
    whole = tuple(WORD.findall(text.replace("’", "'")))
    assert words(text) == whole
    assert low_words(text) == tuple(map(str.lower, whole))
