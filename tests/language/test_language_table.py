"""Tables of words on disk: what they answer, and what happens when a file is not what it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language import table as tables
from audit.language.table import WordTable, packed, table
from audit.language.words import frequencies

WORDS = {"bridge": b"1", "most": b"2", "橋": b"", "\ud800": b"lone"}


@given(st.dictionaries(st.text(), st.binary(max_size=8)), st.text())
def test_a_table_answers_as_the_dictionary_it_was_made_of(
    words: dict[str, bytes], other: str
) -> None:
    made = WordTable(memoryview(packed(words.items())))
    assert len(made) == len(words)
    assert {word: made.get(word) for word in words} == words
    assert made.get(other) == words.get(other)


def test_a_long_table_answers_for_every_word() -> None:
    words = {f"word {n}": str(n).encode() for n in range(30_000)}
    made = WordTable(memoryview(packed(words.items())))
    assert all(made.get(word) == value for word, value in words.items())
    assert not any(made.get(f"other {n}") for n in range(30_000))


def test_words_are_found_where_hashes_lie_unevenly(monkeypatch: pytest.MonkeyPatch) -> None:
    crowded = {f"w{n}": n if n < 3000 else 2**64 - 7000 + n for n in range(6000)}
    monkeypatch.setattr(tables, "_hash", lambda word: crowded.get(word, 2**63))
    made = WordTable(memoryview(packed((word, word.encode()) for word in crowded)))
    assert all(made.get(word) == word.encode() for word in crowded)
    assert made.get("other") is None


def test_the_first_of_two_values_counts() -> None:
    made = WordTable(memoryview(packed([("a", b"1"), ("b", b"2"), ("a", b"3")])))
    assert made.get("a") == b"1"


@pytest.mark.parametrize("cut", [0, 3, 31, 40, -1])
def test_a_file_cut_short_is_no_table(cut: int) -> None:
    with pytest.raises(ValueError, match="no table of words"):
        WordTable(memoryview(packed(WORDS.items())[:cut]))


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where tables go in these tests."""
    monkeypatch.setenv("AUDIT_MODELS", str(tmp_path))
    return tmp_path / tables.FOLDER


def test_a_table_is_made_once_for_a_version(place: Path) -> None:
    made: list[int] = []

    def items() -> list[tuple[str, bytes]]:
        made.append(1)
        return list(WORDS.items())

    assert table("list", "1", items).get("most") == b"2"
    assert table("list", "1", items).get("bridge") == b"1"
    assert len(made) == 1
    table("list", "2", items)
    assert len(made) == 2
    assert sorted(p.name for p in place.iterdir()) == ["list-1.table", "list-2.table"]


@pytest.mark.parametrize("content", [b"", b"not a table", packed(WORDS.items())[:50]])
def test_a_damaged_file_is_made_again(place: Path, content: bytes) -> None:
    place.mkdir()
    (place / "list-1.table").write_bytes(content)
    assert table("list", "1", WORDS.items).get("most") == b"2"
    assert (place / "list-1.table").read_bytes() == packed(WORDS.items())


def test_where_nothing_can_be_written_the_table_is_made_in_memory(place: Path) -> None:
    place.write_text("a file where a folder should be", "utf-8")
    assert table("list", "1", WORDS.items).get("橋") == b""
    assert place.is_file()


def test_shares_are_what_wordfreq_says() -> None:
    from wordfreq import get_frequency_dict

    listed = get_frequency_dict("sh", "best")
    ours = frequencies("hr")
    assert len(ours) == len(listed)
    assert all(ours.get(word) == share for word, share in listed.items())
    assert ours.get("dipfejk", 0.0) == 0.0
    assert "dipfejk" not in ours and "most" in ours
    with pytest.raises(KeyError):
        ours["dipfejk"]
    assert next(iter(ours.items())) == next(iter(listed.items()))
    assert frequencies("xx") == {}
