"""Findings on blocks that number refill has damaged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from audit.drift.case import Case, Witness
from audit.drift.numbers.facts import SAME_FACT, likeness
from audit.drift.numbers.quantity import Number, NumberKind, Quantity, Written
from audit.drift.numbers.refill import Refill, Slot, artefacts, refill
from audit.drift.numbers.sides import Numbers
from audit.types import (
    Category,
    Counterpart,
    Finding,
    Kind,
    Mention,
    Original,
    Severity,
    Sort,
    Span,
)

# Set by judgement, not calibrated. A placeholder is no word of any language; whether a
# reading is right has not been measured against the truth (see docs/numbers.md).
CERTAIN, FORCED, GUESSED = 0.98, 0.9, 0.7


@dataclass(frozen=True, slots=True)
class Testimony:
    """What one witness says in a slot's place."""

    witness: Witness
    number: Number


def damaged_sentences(case: Case) -> frozenset[int]:
    """The sentences of blocks that hold a placeholder which is no quotation."""
    document = case.document
    spans = artefacts(document.text)
    if not spans:
        return frozenset()
    hit = {s.block for span in spans if (s := document.sentence_at(span.start)) is not None}
    return frozenset(s.index for s in document.sentences if s.block in hit)


def find_damage(
    case: Case, document: Numbers, others: dict[str, Numbers], damaged: frozenset[int]
) -> Iterator[Finding]:
    """Placeholders and the numbers that were dealt to wrong slots, block by block."""
    blocks: dict[int, list[int]] = defaultdict(list)
    spans = artefacts(case.document.text)
    for index in sorted(damaged):
        blocks[case.document.sentences[index].block].append(index)
    for sentences in blocks.values():
        cover = case.document.cover(tuple(sentences))
        text = cover.of(case.document.text)
        language = document.language(case.document.sentences[sentences[0]])
        if _quoted_by_original(case, sentences):
            continue
        inside = tuple(
            Span(s.start - cover.start, s.end - cover.start) for s in spans if cover.contains(s)
        )
        yield from _block(case, others, refill(text, language, inside), cover.start)


def _quoted_by_original(case: Case, sentences: list[int]) -> bool:
    """Whether a dependent witness has the placeholder itself: then it is the subject."""
    for counterpart in _counterparts(case, set(sentences)):
        witness = case.witness(counterpart.document)
        texts = [witness.document.sentences[i].text for i in counterpart.sentences]
        if witness.relation.dependent and witness.testifies and any(artefacts(t) for t in texts):
            return True
    return False


def _counterparts(case: Case, sentences: set[int]) -> list[Counterpart]:
    known = {w.document.id for w in case.witnesses}
    return [
        c
        for link in case.links
        if sentences & set(link.sentences)
        for c in link.counterparts
        if c.document in known
    ]


def _block(case: Case, others: dict[str, Numbers], block: Refill, start: int) -> Iterator[Finding]:
    by_position = _dealt_by_original(case, others, block, start)
    heard = [_testimony(case, others, slot.span.shift(start)) for slot in block.slots]
    # A report's number answers one slot. What answers a placeholder, whose neighbours in the
    # sentence say what was counted there, is no word on the number beside it.
    taken = {
        (one.witness.document.id, one.number.span)
        for slot, testimony in zip(block.slots, heard, strict=True)
        if slot.placeholder
        for one in testimony
    }
    for place, slot in enumerate(block.slots):
        span = slot.span.shift(start)
        testimony = [
            one
            for one in heard[place]
            if slot.placeholder or (one.witness.document.id, one.number.span) not in taken
        ]
        told = by_position.get(place)
        if slot.placeholder:
            yield _placeholder(case, block, slot, span, told, testimony)
        elif told is not None and slot.numbers and not _says(told.number, slot):
            yield _refilled(case, block, slot, span, told, testimony)
        elif told is None and not by_position and slot.moved:
            yield _refilled(case, block, slot, span, None, testimony)


def _says(number: Number, slot: Slot) -> bool:
    return (
        any(
            numeral.replace(",", "").replace(".", "") == str(value).replace("/", "")
            for numeral in slot.numbers
            for value in number.value.readings
        )
        or number.text in slot.numbers
    )


def _dealt_by_original(
    case: Case, others: dict[str, Numbers], block: Refill, start: int
) -> dict[int, Testimony]:
    """The original's numbers by slot, where a dependent witness has as many as there are slots."""
    places = [k for k, slot in enumerate(block.slots)]
    sentences = {
        s.index
        for slot in block.slots
        for s in (case.document.sentence_at(slot.span.start + start),)
        if s is not None
    }
    for counterpart in _counterparts(case, sentences):
        witness = case.witness(counterpart.document)
        if not (witness.relation.dependent and witness.testifies):
            continue
        numbers = [
            n
            for i in counterpart.sentences
            for n in others[counterpart.document].of(i)
            if n.value.written in (Written.DIGITS, Written.WORDS)
            and not n.value.vague
            and n.value.kind is not NumberKind.PLACEHOLDER
        ]
        if len(numbers) == len(places):
            return {k: Testimony(witness, n) for k, n in zip(places, numbers, strict=True)}
        digits = [n for n in numbers if n.value.hard]
        plain = [k for k in places if not block.slots[k].worded]
        if len(digits) == len(plain):
            return {k: Testimony(witness, n) for k, n in zip(plain, digits, strict=True)}
    return {}


def _testimony(case: Case, others: dict[str, Numbers], span: Span) -> list[Testimony]:
    """What the linked sentences of testifying witnesses say of the same fact."""
    sentence = case.document.sentence_at(span.start)
    if sentence is None:
        return []
    found = []
    here = Mention(
        Sort.NUMBER, span, span.of(case.document.text), Quantity(0, NumberKind.PLACEHOLDER)
    )
    for counterpart in _counterparts(case, {sentence.index}):
        witness = case.witness(counterpart.document)
        if not witness.testifies:
            continue
        best, most = None, SAME_FACT
        for index in counterpart.sentences:
            for number in others[counterpart.document].of(index):
                score = likeness(here, case.document, number, witness.document)
                if score >= most:
                    best, most = number, score
        if best is not None:
            found.append(Testimony(witness, best))
    return found


def _others(testimony: list[Testimony], told: Testimony | None) -> list[Testimony]:
    """What is said beside the witness that dealt the slots its numbers."""
    if told is None:
        return testimony
    return [t for t in testimony if t.witness.document.id != told.witness.document.id]


def _said(testimony: list[Testimony]) -> str:
    """What other reports say (the finding names them); empty without one."""
    by_value: dict[str, set[str]] = defaultdict(set)
    for one in testimony:
        by_value[one.number.text].add(one.witness.document.id)
    parts = []
    for text, ids in sorted(by_value.items()):
        who = {1: "Another report", 2: "Two other reports"}.get(len(ids), "Other reports")
        parts.append(f" {who} {'says' if len(ids) == 1 else 'say'} {text}.")
    return "".join(parts)


def _original(told: Testimony | None, testimony: list[Testimony]) -> Original | None:
    best = told or (testimony[0] if testimony else None)
    if best is None:
        return None
    return Original(best.witness.document.id, best.number.span, best.number.text)


def _split(
    testimony: list[Testimony], told: Testimony | None, suggestion: str | None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Which witnesses bear the suggestion out and which say something else."""
    every = [*testimony, *([told] if told else [])]
    agree = {t.witness.document.id for t in every if t.number.text == suggestion}
    against = {t.witness.document.id for t in every} - agree
    return tuple(sorted(agree)), tuple(sorted(against))


def _placeholder(
    case: Case,
    block: Refill,
    slot: Slot,
    span: Span,
    told: Testimony | None,
    testimony: list[Testimony],
) -> Finding:
    suggestion, confidence = slot.reading, CERTAIN
    text = span.of(case.document.text)
    intro = f"{text} is no number: the translation system lost one here."
    if told is not None:
        suggestion = told.number.text
        middle = f" The original says {suggestion}."
    elif slot.reading is None:
        suggestion = testimony[0].number.text if testimony else None
        middle = " Nothing in the paragraph tells which."
    elif block.determined:
        middle = f" By the order of the numbers left in the paragraph it was {slot.reading}."
    else:
        middle = (
            f" The numbers left in the paragraph have moved to earlier places: by their order,"
            f" {slot.reading} belongs here."
        )
    agree, against = _split(testimony, told, suggestion)
    return Finding(
        Category.NUMBER, Kind.PLACEHOLDER, Severity.CRITICAL, confidence, span, text,
        intro + middle + _said(_others(testimony, told)), _original(told, testimony),
        suggestion, (),
        agree, against,
    )  # fmt: skip


def _refilled(
    case: Case,
    block: Refill,
    slot: Slot,
    span: Span,
    told: Testimony | None,
    testimony: list[Testimony],
) -> Finding:
    text = span.of(case.document.text)
    if told is not None:
        suggestion: str | None = told.number.text
        reason = f" The original says {suggestion}."
        confidence = FORCED
    elif slot.reading is not None:
        suggestion, confidence = slot.reading, FORCED if block.determined else GUESSED
        reason = f" By the order of the numbers, {suggestion} belongs here."
    else:
        suggestion = testimony[0].number.text if testimony else None
        confidence = GUESSED
        reason = " What stood here is lost: the source probably had it in words."
    owner = next((s for s in block.slots if s.placeholder and s.reading in slot.numbers), None)
    where = (
        f"where {owner.span.shift(span.start - slot.span.start).of(case.document.text)} stands"
        if owner is not None
        else "in another place"
    )
    agree, against = _split(testimony, told, suggestion)
    return Finding(
        Category.NUMBER, Kind.REFILLED, Severity.MAJOR, confidence, span, text,
        f"{text} probably belongs {where}: the translation system filled the numbers that it"
        f" had left into the first places.{reason}{_said(_others(testimony, told))}",
        _original(told, testimony), suggestion, (), agree, against,
    )  # fmt: skip
