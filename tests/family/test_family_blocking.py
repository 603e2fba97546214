"""Candidates at some size: what is found against brute force, and what it costs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from audit.family import copies, grouping
from audit.family.cells import cell_centres, near_texts, nearest_cells
from audit.family.fingerprint import (
    Fingerprint,
    as_bytes,
    likeness,
    likenesses,
    products,
    sketch,
    unit,
)
from audit.family.grouping import COPIES, Tie, gather, ties

DIMENSION = 160
SENTENCES = 6


def prints(stories: int, versions: int, seed: int = 1) -> list[Fingerprint]:
    """Each story told ``versions`` times, sentence by sentence, in random order."""
    rng = np.random.default_rng(seed)
    out = []
    for story in range(stories):
        subject = rng.normal(size=DIMENSION)
        facts = subject + 0.8 * rng.normal(size=(SENTENCES, DIMENSION))
        for version in range(versions):
            told = facts + 0.7 * rng.normal(size=facts.shape)
            out.append(one(f"{story}-{version}", told, [f"{story} {version} {rng.random()}"]))
    order = rng.permutation(len(out))
    return [out[i] for i in order]


def one(name: str, rows: np.ndarray, texts: list[str]) -> Fingerprint:
    kept = as_bytes(rows)
    mean = as_bytes(unit(kept).sum(axis=0, dtype=np.float64)[None, :])[0]
    return Fingerprint(name, "en", kept, mean, sketch(texts))


def test_what_brute_force_finds_is_found_at_a_hundredth_of_the_comparisons() -> None:
    many = prints(600, 4)
    compared = grouping.candidates(many, (), range(len(many)))
    total = len(many) * (len(many) - 1) // 2
    assert len(compared) < 0.02 * total
    found = set(map(tuple, compared.tolist()))
    story = [p.id.split("-")[0] for p in many]
    alike = [
        (i, j)
        for i in range(len(many))
        for j in range(i + 1, len(many))
        if story[i] == story[j] and likeness(many[i].rows, many[j].rows) >= grouping.SAME_STORY
    ]
    assert len(alike) > 3000
    assert sum(pair in found for pair in alike) >= 0.99 * len(alike)


def test_families_are_whole_and_pure() -> None:
    many = prints(500, 4)
    families = [members for members, _ in gather(len(many), ties(many))]
    stories = [{many[i].id.split("-")[0] for i in members} for members in families]
    assert sum(len(s) == 1 and len(m) == 4 for s, m in zip(stories, families, strict=True)) > 490


def test_products_of_bytes_do_not_depend_on_their_neighbours() -> None:
    rows = as_bytes(np.random.default_rng(3).normal(size=(700, 384)))
    whole = products(rows, rows)
    for start, end in ((0, 1), (1, 8), (8, 350), (350, 700)):
        np.testing.assert_array_equal(products(rows[start:end], rows), whole[start:end])


def test_a_likeness_does_not_depend_on_who_else_is_asked_about() -> None:
    rng = np.random.default_rng(9)
    texts = [as_bytes(rng.normal(size=(size, 384))) for size in (1, 9, 400, 130, 0, 17, 2)]
    for one in texts:
        alone = [likeness(one, other) for other in texts]
        assert likenesses(one, texts) == alone
        assert likenesses(one, texts[::-1]) == alone[::-1]
        assert [likeness(other, one) for other in texts] == pytest.approx(alone, abs=1e-6)


def test_a_likeness_is_the_mean_best_cosine_in_the_better_direction() -> None:
    rng = np.random.default_rng(10)
    one, other = (as_bytes(rng.normal(size=(size, 384))) for size in (5, 12))
    wide = [
        rows / np.linalg.norm(rows.astype(np.float64), axis=1)[:, None] for rows in (one, other)
    ]
    cosine = wide[0] @ wide[1].T
    expected = max(cosine.max(axis=1).mean(), cosine.max(axis=0).mean())
    assert likeness(one, other) == pytest.approx(expected, abs=1e-6)


def test_the_order_of_documents_changes_no_comparison_of_one_cell() -> None:
    many = prints(150, 4)
    means = np.stack([p.mean for p in many])
    there = {frozenset((many[i].id, many[j].id)) for i, j in near_texts(means)}
    back = {frozenset((many[-1 - i].id, many[-1 - j].id)) for i, j in near_texts(means[::-1])}
    assert len(there ^ back) <= 0.001 * len(there)  # ties alone


def test_cells_are_many_where_texts_are_many_and_each_text_has_one() -> None:
    means = np.stack([p.mean for p in prints(800, 2)])
    centres = cell_centres(means)
    assert len(centres) == -(-len(means) // 128)
    probes = nearest_cells(means, centres, 6)
    assert all(len(set(row)) == 6 for row in probes.tolist())
    assert np.bincount(probes[:, 0]).max() < 0.1 * len(means)


WIRE = [
    f"the ministry said on day {n} that the dam above the town would hold until {n + 2}"
    for n in range(12)
]


def wire(number: int, rng: np.random.Generator, rows: np.ndarray) -> Fingerprint:
    """A copy of one wire story; every paper adds a line of its own."""
    own = rng.normal(size=(1, DIMENSION))
    return one(f"w{number}", np.vstack([rows, own]), [*WIRE, f"our own line {rng.integers(10**9)}"])


def test_ten_thousand_copies_cost_ten_thousand_comparisons(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rng = np.random.default_rng(5)
    rows = rng.normal(size=DIMENSION) + 0.5 * rng.normal(size=(len(WIRE), DIMENSION))
    many = [wire(n, rng, rows) for n in range(10_000)] + prints(100, 3)
    compared = 0

    def counting(a: np.ndarray, others: list[np.ndarray], **known: Any) -> list[float]:
        nonlocal compared
        compared += len(others)
        return likenesses(a, others, **known)

    monkeypatch.setattr(grouping, "likenesses", counting)
    found = ties(many)
    assert 0 < compared < 3 * len(many)
    assert len(found) < 3 * len(many)
    families = gather(len(many), found)
    largest, near = max(families, key=lambda family: len(family[0]))
    assert sorted(largest) == list(range(10_000))
    assert all(0 < len(others) <= COPIES + 1 for others in near.values())
    assert all(place not in others for place, others in near.items())


def test_copies_leave_room_for_what_is_no_copy() -> None:
    """A hundred papers print a wire story; its original and two translations stay in sight."""
    count = 103
    found = [Tie(0, place, 1.0) for place in range(1, 100)]
    found += [Tie(0, place, like) for place, like in ((100, 0.9), (101, 0.7), (102, 0.6))]
    [(members, near)] = gather(count, found)
    assert len(members) == count
    for place in range(100):
        assert {100, 101, 102} <= set(near[place])
        assert len(near[place]) <= COPIES + 1 + 3
    restricted = gather(count, found, frozenset({50, 51, 100}))[0][1]
    assert all(set(restricted[place]) == {50, 51, 100} - {place} for place in range(count))


def test_a_copy_stands_behind_the_first_and_meets_no_stranger() -> None:
    rng = np.random.default_rng(6)
    rows = rng.normal(size=(len(WIRE), DIMENSION))
    many = [wire(n, rng, rows) for n in range(3)]
    many.append(one("x", rows, ["nothing of this was ever said by anybody else at all"]))
    many.append(one("y", rows, []))
    met = copies.first_in_band(many)
    assert copies.stand_ins(many, met) == [0, 0, 0, 3, 4]
    assert copies.bands(many[4].sketch) == ()


def test_bands_lie_on_disk_and_never_change() -> None:
    assert copies.bands(sketch(["the quick brown fox jumps over the lazy dog"]))[:2] == GOLDEN


GOLDEN = (962302522728734160, 2102752621511169073)


def test_a_crowd_is_cut_where_it_is_thinnest() -> None:
    """Two stories of 100 and 60 texts that one weak tie holds together."""
    chain = [Tie(i, i + 1, 0.9) for i in range(99)] + [Tie(i, i + 1, 0.7) for i in range(100, 159)]
    families = gather(160, [*chain, Tie(50, 120, 0.47)])
    assert [len(members) for members, _ in families] == [100, 60]
    small = gather(40, [Tie(i, i + 1, 0.5) for i in range(39)])
    assert [len(members) for members, _ in small] == [40]
    assert small[0][1] == {}


def test_where_only_some_may_witness_only_they_are_near() -> None:
    star = [Tie(0, i, 0.9) for i in range(1, 60)]
    ((_, near),) = gather(60, star, frozenset((0, 7)))
    assert near[3] == (0, 7)
    assert near[0] == (7,)
