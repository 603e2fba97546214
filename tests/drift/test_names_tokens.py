from hypothesis import given
from hypothesis import strategies as st

from audit.drift.names.tokens import has_capital, tokens_of, words_of

TEXT = "Dr. Smith-Jones met al-Assad in the U.S. “Yes,” he said: iPhone 5 is O’Neill’s."


def test_tokens_are_the_words_in_their_places() -> None:
    row = tokens_of(TEXT, 10)
    assert [TEXT[t.start - 10 : t.end - 10] for t in row] == list(row.words)
    assert [row[i].text for i in row.raised] == [t.text for t in row if t.capital]
    assert [t.text for t in row if t.initial] == ["Dr", "Yes", "he", "iPhone"]
    assert row[-1] == row[len(row) - 1]
    assert row[1:3] == [row[1], row[2]]


@given(st.text())
def test_no_word_is_lost_and_none_made_up(text: str) -> None:
    row = tokens_of(text)
    assert words_of(text) == row.words
    assert all(text[t.start : t.end] == t.text for t in row)
    assert all(t.capital == has_capital(t.text) for t in row)
    if row.words:
        assert text == "".join(t.gap + t.text for t in row) + text[row[-1].end :]
