"""Number refill: noticed, dealt out again, and not seen where it is only quoted."""

from __future__ import annotations

import random

import pytest

from audit.drift.case import Case, Witness
from audit.drift.numbers import find
from audit.drift.numbers.refill import refill
from audit.types import Counterpart, Document, Kind, Link, Relation, Sentence, Span


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


def alone(text: str, language: str = "en") -> Document:
    return Document("d", "d", text, language, (Sentence(0, Span(0, len(text)), text),))


IMPOSSIBLE = [
    ("The polls close at 13 p.m. on Sunday.", "13 p.m.", "1 p.m."),
    ("It begins at 15:00 p.m. on Thursday.", "15:00 p.m.", "3:00 p.m."),
    ("At 14pm two vans stood there.", "14pm", "2 p.m."),
    ("The rally is set for 29 p.m. ET tonight.", "29 p.m.", None),
    ("She came home at 16.45 a.m. and slept.", "16.45 a.m.", None),
    ("Troops opened fire on Oct. 1968, 2, killing many.", "Oct. 1968, 2", "Oct 2, 1968"),
    ("He was born in September 1882, 30.", "September 1882, 30", "September 30, 1882"),
]
POSSIBLE = [
    "It begins at 3 p.m. and ends at 11:59 p.m., or 12 a.m. at the latest.",
    "I, 13, am her brother, and of the 25 am the oldest.",
    "In October 1968, 2 people died; in May 2019, 12 more.",
    "On October 2, 1968, troops opened fire. The score was 15:00.",
    "Tune in at 1530 p.m. on the old clock.",
    "The frequency is 1,215 am and the price is $15 PM tax included.",
]


@pytest.mark.parametrize(("text", "seen", "proper"), IMPOSSIBLE)
def test_times_and_dates_that_english_cannot_mean(text: str, seen: str, proper: str | None) -> None:
    (found,) = find(Case(alone(text), (), ()))
    assert (found.kind, found.text, found.suggestion) == (Kind.REFILLED, seen, proper)
    assert text[found.span.start : found.span.end] == seen


@pytest.mark.parametrize("text", POSSIBLE)
def test_times_and_dates_that_it_can(text: str) -> None:
    assert [f.text for f in find(Case(alone(text), (), ())) if f.kind is Kind.REFILLED] == []


def test_other_languages_have_their_own_clock() -> None:
    assert list(find(Case(alone("Es beginnt um 15 p.m. in der Halle.", "de"), (), ()))) == []


def between(source: str, target: str, language: str) -> list[tuple[Kind, str]]:
    one = Document("s", "s", source, language, (Sentence(0, Span(0, len(source)), source),))
    links = (Link((0,), (Counterpart("s", (0,), 1.0),)),)
    case = Case(alone(target), (Witness(one, Relation.TRANSLATION, True),), links)
    return [(f.kind, f.text) for f in find(case)]


def test_pounds_for_kilos_and_a_year_for_a_percentage() -> None:
    source = "Het varken van 250 kg had de boer gedood."
    assert between(source, "The 250 pound hog had killed the farmer.", "nl") == [
        (Kind.UNIT_CHANGED, "250 pound")
    ]
    assert between(source, "The 250 kilo hog had killed the farmer.", "nl") == []
    assert between("Het kost 250 pond.", "It costs £250.", "nl") == []
    won = "Il a remporté cet État en 2016 par plus de 40 points de pourcentage."
    wrong = "He won the state by more than 2016 percentage points in 40."
    assert {kind for kind, _ in between(won, wrong, "fr")} == {Kind.SWAPPED}
    assert between(won, "He won the state in 2016 by more than 40 percentage points.", "fr") == []
