"""Windows and batches: every piece once, within bounds, for any lengths."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from audit.embed.batches import batches, windows

LENGTHS = st.lists(st.integers(0, 3000), max_size=40)


@given(LENGTHS, st.integers(1, 600))
def test_windows_cover_every_piece_once(lengths: list[int], limit: int) -> None:
    found = windows(lengths, limit)
    for text, length in enumerate(lengths):
        own = [w for w in found if w.text == text]
        assert [p for w in own for p in range(w.start, w.end)] == list(range(length))
        assert all(0 < w.length <= limit for w in own)
        if own:
            assert max(w.length for w in own) - min(w.length for w in own) <= 1


@given(LENGTHS, st.integers(200, 2000))
def test_batches_hold_every_window_within_the_budget(lengths: list[int], budget: int) -> None:
    found = windows(lengths, 500)
    made = list(batches(found, 5, budget=budget))
    assert sorted(w for batch in made for w in batch) == sorted(found) if found else not made
    for batch in made:
        assert len(batch) == 1 or len(batch) * (max(w.length for w in batch) + 5) <= budget
    tops = [batch[0].length for batch in made]
    assert tops == sorted(tops, reverse=True)


def test_windows_of_nothing() -> None:
    assert windows([0, 0], 10) == []
    assert list(batches([], 5)) == []
