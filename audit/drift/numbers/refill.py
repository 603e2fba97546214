"""Number refill: what a block damaged by a proxy translation really said.

Sites that translate their pages by proxy put the source block's first, second, third
number into the first, second, third numeric slot of the translated block, and write
``XNUMX`` where the source's numbers run out. So the surviving numbers are in the
source's order, but shifted or swapped. A slot is a numeral, a run of numerals joined by
spaces (one number that the translation split), a number word, or a placeholder. Where
slots and survivors are equally many, dealing the survivors out in order gives every
number its place back. Where there are fewer survivors, the source said some of them in
words; those that are left then belong to the last slots, which is a reading and no
certainty. Method: observed on public page copies, see docs/numbers.md.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.drift.numbers.quantity import Number, NumberKind, Written
from audit.drift.numbers.scan import extract
from audit.drift.numbers.tokens import PLACEHOLDER
from audit.language.placeholder import placeholders as known_placeholders
from audit.types import Span

_PLACEHOLDER = re.compile(PLACEHOLDER)


@dataclass(frozen=True, slots=True)
class Slot:
    """A place of the block where a number stands or should stand.

    ``numbers``: the numerals that the slot shows (several where they are joined by
    spaces); empty for a placeholder. ``worded``: it is a number word, which the proxy
    leaves alone. ``reading``: the numeral that belongs here, None where it is lost.
    """

    span: Span
    text: str
    numbers: tuple[str, ...]
    placeholder: bool
    worded: bool
    reading: str | None

    @property
    def moved(self) -> bool:
        """Whether the reading differs from what the slot shows."""
        return not self.worded and self.reading != " ".join(self.numbers)


@dataclass(frozen=True, slots=True)
class Refill:
    """A block's slots with the reading of each.

    ``determined``: slots and survivors are equally many, and each reading fits the parts of
    its slot, so the dealing is forced.
    ``recoverable``: there is at least one survivor to deal. ``lost``: how many slots
    stay empty.
    """

    slots: tuple[Slot, ...]
    determined: bool
    recoverable: bool
    lost: int

    @property
    def damaged(self) -> bool:
        """Whether a placeholder or a run of joined numerals shows that something moved."""
        return any(s.placeholder or len(s.numbers) > 1 for s in self.slots)


def artefacts(text: str) -> tuple[Span, ...]:
    """Where a placeholder stands as damage, not quoted as an example of it."""
    if "NUM" not in text and "num" not in text:
        return ()
    examples = [p.span for p in known_placeholders(text) if p.example and _shown(text, p.span)]
    return tuple(
        span
        for match in _PLACEHOLDER.finditer(text)
        for span in (Span(match.start(), match.end()),)
        if not any(span.overlaps(example) for example in examples)
    )


_SPOKEN_OF = re.compile(
    r"[\"'“”„‘’«»「」`]X|so-called|placeholder|art[ei]fact|string|token|literal|platzhalter|"
    r"zeichenfolge|sogenannt|marcador|segnaposto|заполнител|плейсхолдер|rezervirano|oznak",
    re.IGNORECASE,
)


def _shown(text: str, span: Span) -> bool:
    """Whether the words right beside a placeholder show it as an example."""
    return _SPOKEN_OF.search(text[max(0, span.start - 60) : span.end + 60]) is not None


def refill(
    block: str, language: str | None = "en", damage: tuple[Span, ...] | None = None
) -> Refill:
    """The slots of a block and the number that belongs in each.

    ``damage``: where its placeholders stand, where a wider text was needed to tell them
    from quoted examples. Number words count as slots only where
    that makes slots and survivors even: then the
    source had a numeral where the translation has a word.
    """
    damage = artefacts(block) if damage is None else damage
    slots = _slots(block, extract(block, language), damage)
    survivors = [n for slot in slots for n in slot.numbers]
    plain = [k for k, slot in enumerate(slots) if not slot.worded]
    worded = [k for k, slot in enumerate(slots) if slot.worded]
    if len(survivors) > len(plain) and len(survivors) == len(plain) + len(worded):
        chosen = list(range(len(slots)))
    else:
        chosen = plain
    readings: dict[int, str | None] = dict.fromkeys(range(len(slots)))
    short = len(chosen) - len(survivors)
    if short >= 0:
        for k, numeral in zip(chosen[short:], survivors, strict=True):
            readings[k] = numeral
    else:  # more numerals than slots: nothing can be dealt
        for k in chosen:
            readings[k] = " ".join(slots[k].numbers) or None
    result = tuple(
        Slot(s.span, s.text, s.numbers, s.placeholder, s.worded and k not in chosen, readings[k])
        for k, s in enumerate(slots)
    )
    return Refill(
        result,
        determined=short == 0 and all(_fits(s) for s in result),
        recoverable=bool(survivors) and short >= 0,
        lost=max(short, 0),
    )


_YEAR = re.compile(r"(?:19|20)\d\d")


def _fits(slot: Slot) -> bool:
    """Whether the reading can have stood in as many parts as the slot has.

    A slot in two parts was a number of thousands. A numeral too short for it, or a bare year,
    shows that the order of words changed, or that the source had a scale word.
    """
    parts = len(re.findall(r"[^\s\u00a0\u202f]+", slot.text))
    if slot.worded or slot.reading is None or parts < 2:
        return True
    digits = re.sub(r"\D", "", slot.reading)
    return len(digits) > 3 * (parts - 1) and _YEAR.fullmatch(slot.reading) is None


def _slots(block: str, numbers: tuple[Number, ...], damage: tuple[Span, ...]) -> list[Slot]:
    slots: list[Slot] = []
    for number in numbers:
        quantity = number.value
        if quantity.kind is NumberKind.PLACEHOLDER:
            if number.span not in damage:
                continue
            if slots and not slots[-1].worded and _joined(block, slots[-1], number.span):
                last = slots.pop()  # "400,939 XNUMX XNUMX": one number, split at its spaces
                span = Span(last.span.start, number.span.end)
                slots.append(Slot(span, span.of(block), last.numbers, True, False, None))
                continue
            slots.append(Slot(number.span, number.text, (), True, False, None))
        elif quantity.written is Written.DIGITS:
            numeral = _numeral(number)
            if slots and not slots[-1].worded and _joined(block, slots[-1], number.span):
                last = slots.pop()
                span = Span(last.span.start, number.span.end)
                held = (*last.numbers, numeral)
                slots.append(Slot(span, span.of(block), held, last.placeholder, False, None))
            else:
                slots.append(Slot(number.span, number.text, (numeral,), False, False, None))
        elif quantity.written is Written.WORDS and not quantity.vague and not quantity.ordinal:
            slots.append(Slot(number.span, number.text, (), False, True, None))
    return slots


def _numeral(number: Number) -> str:
    """The digits alone, without currency sign, scale word or per cent sign."""
    match = re.search(r"\d(?:[\d.,'’\u00a0\u202f:]*\d)?", number.text)
    return match.group() if match else number.text


def _joined(block: str, slot: Slot, span: Span) -> bool:
    return block[slot.span.end : span.start] in (" ", "\u00a0", "\u202f")
