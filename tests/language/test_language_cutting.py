from audit.language.cutting import LONGEST_SENTENCE, low_words, small_words, vocabulary, words


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
