"""The finder: holds every number of a document against those of its witnesses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.drift.case import Case, Witness
from audit.drift.numbers.compare import Comparison, compare
from audit.drift.numbers.contexts import Masked
from audit.drift.numbers.damage import damaged_sentences, find_damage
from audit.drift.numbers.dates import has_date, turned_dates
from audit.drift.numbers.differ import differences
from audit.drift.numbers.facts import comparable, likeness
from audit.drift.numbers.formats import foreign_formats
from audit.drift.numbers.impossible import impossible
from audit.drift.numbers.quantity import Number, NumberKind, Written
from audit.drift.numbers.relate import related
from audit.drift.numbers.report import Context, date_order, describe, disagreement
from audit.drift.numbers.side import Side
from audit.drift.numbers.sides import Numbers, numbers_of
from audit.drift.numbers.signs import Ground
from audit.drift.numbers.swaps import masked_sides, swapped
from audit.drift.numbers.units import unit_changes
from audit.types import Counterpart, Finding, Link, Relation

# Likeness from which two reports are taken to state one fact and a different value is told
# to the editor, as a minor point. Higher than for a placeholder, where a fact is known lost.
DISAGREES = 0.75
# The sentence that a value may have moved to stands this near in the witness.
_BLOCK = 1
# Numbers in a link beyond which it is no sentence but a table or an attack: nothing is said.
_MOST = 400
_LONGEST = 20_000  # characters, likewise
_DIGIT = re.compile(r"\d")
# Links whose texts are given to the encoder at once.
_BATCH = 256


@dataclass(frozen=True, slots=True)
class _Room:
    """What every step needs: the case and the numbers of each document."""

    case: Case
    document: Numbers
    others: dict[str, Numbers]
    witnesses: dict[str, Witness]


def find(case: Case) -> Iterator[Finding]:
    """Every number or date of the document that its witnesses contradict.

    Against a dependent witness (copy, rewrite, translation, relay) values are compared
    link by link; a value that any testifying witness confirms is no error. Against
    independent reports nothing is missing or extra: another value for evidently the
    same fact is a disagreement, a minor point. Placeholders and refilled numbers are
    found block by block, with or without a witness.
    """
    room = _Room(
        case,
        numbers_of(case.document),
        {w.document.id: numbers_of(w.document) for w in case.witnesses},
        {w.document.id: w for w in case.witnesses},
    )
    damaged = damaged_sentences(case)
    if damaged:
        yield from find_damage(case, room.document, room.others, damaged)
    told: set[tuple[int, int]] = set()
    links = [x for x in case.links if x.sentences and damaged.isdisjoint(x.sentences)]
    for start in range(0, len(links), _BATCH):
        for finding in _links(links[start : start + _BATCH], room):
            told.add((finding.span.start, finding.span.end))
            yield finding
    if _DIGIT.search(case.document.text) is None:
        return
    for finding in (*impossible(case, room.document), *foreign_formats(case, room.document)):
        place = finding.span
        if not any(start < place.end and place.start < end for start, end in told):
            told.add((place.start, place.end))
            yield finding


@dataclass(frozen=True, slots=True)
class _Compared:
    """A link held against its first dependent witness.

    ``equal``: the numbers are the same in the same order, so that only their places may be
    wrong. ``sides``: the masked texts, where the encoder has to say something of places.
    """

    ground: Ground
    result: Comparison
    heard: list[Counterpart]
    first: Counterpart
    equal: bool
    sides: tuple[Masked, Masked] | None


def _links(links: list[Link], room: _Room) -> Iterator[Finding]:
    """The findings of some links, what the encoder has to read for them read at once."""
    compared = []
    for link in links:
        heard = [
            c
            for c in link.counterparts
            if c.document in room.witnesses and room.witnesses[c.document].testifies
        ]
        if not heard:
            continue
        dependent = [c for c in heard if room.witnesses[c.document].relation.dependent]
        if not dependent:
            yield from _disagreements(room.document.side(link.sentences), heard, room)
        elif (one := _compare(link, heard, dependent[0], room)) is not None:
            compared.append(one)
    if room.case.words is not None:
        texts = [side.text for one in compared for side in one.sides or ()]
        if texts:
            room.case.words.prepare(texts)
    for one in compared:
        yield from _told(one, room)


def _compare(
    link: Link, heard: list[Counterpart], first: Counterpart, room: _Room
) -> _Compared | None:
    words = room.case.words
    if words is None and _alike(link.sentences, first, room):
        return None
    target = room.document.side(link.sentences)
    source = room.others[first.document].side(first.sentences)
    equal = _plainly_equal(source, target)
    # Another language may have moved the numbers for good, and a swap have moved them back.
    settled = words is None or source.lexicon is target.lexicon or len(source.numbers) < 2
    if equal and settled and not (has_date(source) and has_date(target)):
        return None
    if max(len(source.numbers), len(target.numbers)) > _MOST:
        return None
    if max(len(source.text), len(target.text)) > _LONGEST:
        return None
    witness = room.witnesses[first.document]
    ground = Ground(source, target, witness.document, room.case.document, words)
    result = compare(source, target)
    sides = masked_sides(ground, result) if words is not None else None
    return _Compared(ground, result, heard, first, equal, sides)


def _alike(sentences: tuple[int, ...], first: Counterpart, room: _Room) -> bool:
    """Whether two English texts write the same numbers, as can be seen before they are read."""
    here, there = room.document, room.others[first.document]
    ours = here.outline(sentences)
    if ours is None or ours != there.outline(first.sentences):
        return False
    return not ours or here.style("en") == there.style("en")


def _told(compared: _Compared, room: _Room) -> Iterator[Finding]:
    ground, result, heard, first = (
        compared.ground, compared.result, compared.heard, compared.first,
    )  # fmt: skip
    source, target = ground.source, ground.target
    witness = room.witnesses[first.document]
    strict = witness.relation in (Relation.TRANSLATION, Relation.COPY)
    context = Context(source, target, witness, room.case.document, strict)
    whole = witness.document.text, room.case.document.text
    for dates in turned_dates(source, whole[0], target, whole[1]):
        yield date_order(context, *dates)
    changes = [] if compared.equal else differences(source, target, result)
    changes += [] if compared.equal else unit_changes(source, target, result)
    for difference in [*changes, *swapped(ground, result, compared.sides)]:
        agree: tuple[str, ...] = (first.document,)
        against: tuple[str, ...] = ()
        if difference.target is not None:
            here = target.numbers[difference.target]
            if _beside(here, first, room):
                continue
            against = _holders(here, target, heard, room, first.document)
            if against and difference.source is not None and len(heard) > 1:
                continue
        if difference.source is not None:
            said = source.numbers[difference.source]
            agree = (first.document, *_holders(said, source, heard, room, first.document))
        finding = describe(difference, context, agree, against)
        if finding is not None:
            yield finding


def _holders(
    number: Number, side: Side, heard: list[Counterpart], room: _Room, but: str
) -> tuple[str, ...]:
    """The other witnesses whose linked sentences give this very value."""
    found = []
    for counterpart in heard:
        if counterpart.document == but:
            continue
        other = room.others[counterpart.document].side(counterpart.sentences)
        for theirs in other.numbers:
            same = bool(number.value.readings & theirs.value.readings)
            same = same and (number.value.kind in _DATES) == (theirs.value.kind in _DATES)
            if same or related(number.value, theirs.value, other.lexicon.language, other.text):
                found.append(counterpart.document)
                break
    return tuple(found)


_DATES = (NumberKind.MONTH, NumberKind.WEEKDAY)


def _beside(number: Number, counterpart: Counterpart, room: _Room) -> bool:
    """Whether the value stands in the witness's next or previous sentence of the block."""
    numbers = room.others[counterpart.document]
    sentences = numbers.document.sentences
    block = {sentences[i].block for i in counterpart.sentences}
    low, high = min(counterpart.sentences), max(counterpart.sentences)
    for index in (*range(max(0, low - _BLOCK), low), *range(high + 1, high + 1 + _BLOCK)):
        if index < len(sentences) and sentences[index].block in block:
            for theirs in numbers.of(index):
                if theirs.value.kind is number.value.kind and (
                    theirs.value.readings & number.value.readings
                ):
                    return True
    return False


def _disagreements(target: Side, heard: list[Counterpart], room: _Room) -> Iterator[Finding]:
    """Values for which independent reports of the same language have another one."""
    document = room.case.document
    for number in target.numbers:
        if number.value.value in (0, 1) or number.value.vague or number.value.ordinal:
            continue
        if _holders(number, target, heard, room, ""):
            continue
        best, most, by = None, DISAGREES, ""
        for counterpart in heard:
            theirs = room.others[counterpart.document]
            side = theirs.side(counterpart.sentences)
            if side.lexicon is not target.lexicon:
                continue
            for other in side.numbers:
                if comparable(number, other):
                    score = likeness(number, document, other, theirs.document)
                    if score >= most:
                        best, most, by = other, score, counterpart.document
        if best is not None:
            yield disagreement(number, best, by)


def _plainly_equal(source: Side, target: Side) -> bool:
    """The usual case: the same numbers in the same order and form."""
    a, b = source.numbers, target.numbers
    if len(a) != len(b):
        return False
    return all(
        x.value.value == y.value.value
        and x.value.kind is y.value.kind
        and x.value.written is not Written.PLACEHOLDER
        and x.value.kind is not NumberKind.TIME
        and x.value.unit == y.value.unit
        for x, y in zip(a, b, strict=True)
    )


__all__ = ["Comparison", "find"]
