"""Number refill: noticed, dealt out again, and not seen where it is only quoted."""

from __future__ import annotations

import random

import pytest

from audit.drift.case import Case
from audit.drift.numbers import find
from audit.drift.numbers.refill import refill
from audit.types import Document, Kind, Sentence, Span


def readings(block: str) -> list[str | None]:
    return [slot.reading for slot in refill(block).slots]


def test_a_split_number_is_dealt_back() -> None:
    block = refill("a rate of 1,700 32 on XNUMX threads")
    assert block.determined
    assert [s.reading for s in block.slots] == ["1,700", "32"]


def test_a_cell_of_one_number() -> None:
    assert readings("400,939,420,057 XNUMX XNUMX XNUMX") == ["400,939,420,057"]


@pytest.mark.parametrize(
    "block", ["There are 300 XNUMX people there.", "About 2018 40.000 cases in XNUMX alone."]
)
def test_a_numeral_too_short_for_a_split_slot_determines_nothing(block: str) -> None:
    assert not refill(block).determined


def test_with_fewer_survivors_the_last_slots_get_them() -> None:
    block = refill("He, who was 42 years old, was sentenced to XNUMX years.")
    assert not block.determined
    assert block.recoverable
    assert block.lost == 1
    assert [s.reading for s in block.slots] == [None, "42"]


def test_without_survivors_nothing_is_recoverable() -> None:
    assert not refill("He got XNUMX years.").recoverable


@pytest.mark.parametrize(
    "text",
    [
        "They call it the 'XNUMX' artefact.",
        'The so-called "XNUMX" shows up on such pages.',
        "The string XNUMX is a placeholder.",
    ],
)
def test_a_quoted_example_is_no_damage(text: str) -> None:
    sentence = Sentence(0, Span(0, len(text)), text)
    document = Document("a", "a", text, "en", (sentence,))
    assert list(find(Case(document, (), ()))) == []


@pytest.mark.parametrize("text", ["He got XNUMX years.", "XNUMX年に", "It cost $XNUMX."])
def test_damage_needs_no_witness(text: str) -> None:
    sentence = Sentence(0, Span(0, len(text)), text)
    document = Document("a", "a", text, "en", (sentence,))
    assert [f.kind for f in find(Case(document, (), ()))] == [Kind.PLACEHOLDER]


def damage(numbers: list[str], split: int) -> tuple[str, list[str]]:
    """A made-up block: the proxy's dealing, where number ``split`` was written in two parts."""
    slots = [1] * len(numbers)
    slots[split] = 2
    dealt, queue = [], list(numbers)
    for width in slots:
        dealt.append(" ".join(queue.pop(0) if queue else "XNUMX" for _ in range(width)))
    words = ("with", "cases and", "people in", "towns near", "roads")
    return " ".join(f"{w} {n}" for w, n in zip(words, dealt, strict=False)) + ".", numbers


def test_simulated_blocks_are_read_right() -> None:
    dice = random.Random(5)
    right = 0
    for _ in range(200):
        numbers = [str(dice.randint(2, 900)) for _ in range(dice.randint(2, 4))]
        split = dice.randrange(len(numbers))
        numbers[split] = f"{dice.randint(1, 99)},{dice.randint(100, 999)}"
        block, truth = damage(numbers, split)
        result = refill(block)
        assert result.damaged
        right += result.determined and [s.reading for s in result.slots] == truth
    assert right >= 180
