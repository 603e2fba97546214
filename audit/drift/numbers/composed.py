"""One quantity that a text gives in several figures: 1 m 98, 20 h 30, 0800 555 111."""

from __future__ import annotations

import re
from fractions import Fraction

from audit.drift.numbers.lexicon import Lexicon
from audit.drift.numbers.quantity import NumberKind, Quantity
from audit.drift.numbers.relate import dimension, in_base
from audit.drift.numbers.side import Side

# Units that are said together with a smaller one, and the figure that one stays below.
_PARTS: dict[str, tuple[str, int]] = {
    "m": ("cm", 100), "ft": ("in", 12), "km": ("m", 1000), "kg": ("g", 1000), "lb": ("oz", 16),
    "st": ("lb", 14), "hour": ("minute", 60), "minute": ("second", 60), "year": ("month", 12),
}  # fmt: skip
_WHOLES = {smaller: larger for larger, (smaller, _) in _PARTS.items()}
_METRES = re.compile(r"\s?[mм]\.?\s?")  # "1 m 98": the sign is a million elsewhere
_ALIKE = 0.011  # share by which a rounded conversion may be off, as in ``relate.close``
_WORD = re.compile(r"[^\W\d_]+")


def composites(side: Side) -> list[tuple[tuple[int, ...], str, float]]:
    """Measures given in two figures: their indices, the dimension, the value in its base unit.

    "1 metre and 98 centimetres", "1 m 98", "6-foot-6", "2 hours 30 minutes", and "an hour and
    30 minutes", whose first figure is an article.
    """
    found: list[tuple[tuple[int, ...], str, float]] = []
    numbers = side.numbers
    for k, number in enumerate(numbers):
        unit, value = number.value.unit, number.value.value
        if k + 1 < len(numbers) and isinstance(value, int) and value > 0:
            after = numbers[k + 1]
            gap = side.text[number.span.end - side.start : after.span.start - side.start]
            if unit is None and value < 3 and _METRES.fullmatch(gap):
                unit = "m"
            if unit in _PARTS and (size := _two(side, number.value, unit, after.value, gap)):
                found.append(((k, k + 1), dimension(unit) or "", size))
                continue
        larger = _WHOLES.get(unit or "")
        if larger is not None and 0 < value < _PARTS[larger][1]:
            low = number.span.start - side.start
            if not (k and numbers[k - 1].span.end >= number.span.start - 20) and _one(
                side.text[max(0, low - 20) : low], side.lexicon, larger
            ):
                size = in_base(1, larger) + in_base(value, unit or "")
                found.append(((k,), dimension(unit) or "", size))
    return found


def halves(one: Side, two: Side, left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """Pairs for "one and a half years" that the other side says as "a year and a half".

    There the half follows the unit ("un an et demi", "rok a půl"), with the whole number
    before it, or an article for one.
    """
    pairs: list[tuple[int, int]] = []
    for i in list(left):
        value = one.numbers[i].value.value
        whole = int(value)
        if value != whole + Fraction(1, 2) or not whole:
            continue
        for j in list(right):
            if two.numbers[j].value.value != Fraction(1, 2):
                continue
            before = [k for k in right if k == j - 1 and two.numbers[k].value.value == whole]
            low = two.numbers[j].span.start - two.start
            if before or (
                whole == 1 and _after_unit(two.text[max(0, low - 24) : low], two.lexicon)
            ):
                left.remove(i)
                gone = [*before, j]
                right[:] = [k for k in right if k not in gone]
                pairs += [(i, k) for k in gone]
                break
    return pairs


def _two(side: Side, a: Quantity, unit: str, b: Quantity, gap: str) -> float:
    """The sum of two figures in the base unit, 0 where they are no one measure."""
    smaller, most = _PARTS[unit]
    if b.unit not in (smaller, None) or not 0 < b.value < most or len(gap) > 24:
        return 0.0
    if b.unit is None and (unit not in ("ft", "m", "hour") or not b.hard or b.ordinal):
        return 0.0
    words = _WORD.findall(gap)
    if re.search(r"[;:()\d/]", gap) or len(words) > 2:
        return 0.0
    units = [u for word in words if (u := side.lexicon.lookup(word).unit) is not None]
    if units not in ([], [unit]) or len(words) - len(units) > 1:
        return 0.0
    return in_base(a.value, unit) + in_base(b.value, smaller)


def _after_unit(before: str, lexicon: Lexicon) -> bool:
    """Whether a unit, perhaps with an "and", ends the text before a half: "an hour and a"."""
    return any(
        lexicon.lookup(word).unit is not None or lexicon.lookup(word).sort == "s"
        for word in _WORD.findall(before)[-3:]
    )


def _one(before: str, lexicon: Lexicon, larger: str) -> bool:
    """Whether "an hour and" ends the text before a figure."""
    words = _WORD.findall(before)
    joined = words and lexicon.lookup(words[-1]).joins
    noun = words[-2:-1] if joined else words[-1:]
    return bool(noun) and lexicon.lookup(noun[0]).unit == larger


def composed(one: Side, two: Side, left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """Pairs for a measure in two figures (1 m 98) that the other side gives in another way.

    As one figure (198 cm) or as two of other units (6 ft 6); taken out of both lists.
    """
    pairs: list[tuple[int, int]] = []
    if not any(n.value.unit in _WHOLES or n.value.unit in ("m", "ft") for n in one.numbers) and (
        len(one.numbers) < 2
    ):
        return pairs
    own = composites(one)
    if not own:
        return pairs
    wholes = composites(two)
    wholes += [
        ((j,), its, in_base(n.value.value, n.value.unit))
        for j, n in enumerate(two.numbers)
        if n.value.unit is not None and (its := dimension(n.value.unit)) is not None
    ]
    for mine, kind, value in own:
        for theirs, its, size in wholes:
            units = [n.value.unit for n in (one.numbers[mine[0]], two.numbers[theirs[0]])]
            same = units[0] == units[1] and len(mine) == len(theirs) == 2
            alike = its == kind and abs(value - size) <= _ALIKE * size
            if alike and not same and {*mine} <= {*left} and {*theirs} <= {*right}:
                left[:] = [i for i in left if i not in mine]
                right[:] = [j for j in right if j not in theirs]
                pairs += [(i, j) for i in mine for j in theirs]
                break
    return pairs


def written_together(
    apart: Side, together: Side, left: list[int], right: list[int]
) -> list[tuple[int, int]]:
    """A number in groups (0800 555 111) that the other side writes as one; taken out of both."""
    for j in list(right):
        digits = _digits(together, j)
        if len(digits) < 4:
            continue
        for i in left:
            run = [k for k in range(i, i + 5) if k in left and len(_digits(apart, k)) > 1]
            for size in range(2, len(run) + 1):
                if run[:size] == list(range(i, i + size)) and digits == "".join(
                    _digits(apart, k) for k in run[:size]
                ):
                    left[:] = [k for k in left if k not in run[:size]]
                    right.remove(j)
                    return [(k, j) for k in run[:size]]
    return []


def _digits(side: Side, place: int) -> str:
    number = side.numbers[place]
    if not number.value.hard:
        return ""
    return "".join(str(int(c)) for c in number.text if c.isdecimal())


def split_time(
    quantity: Quantity,
    other: Side,
    free: list[int],
    pairs: list[tuple[int, int]],
    at: int,
    turned: bool,
) -> bool:
    """Whether a time ("20:30") stands on the other side in two numbers ("20 h 30")."""
    for moment in quantity.moments:
        parts = divmod(int(quantity.value), 60)
        score = [
            k
            for k in free
            if k + 1 in free
            and (other.numbers[k].value.value, other.numbers[k + 1].value.value) == parts
        ]
        if quantity.kind is NumberKind.TIME and score and not quantity.readings:
            for used in (score[0], score[0] + 1):  # "38:17" is a score, and no time at all
                free.remove(used)
                pairs.append((used, at) if turned else (at, used))
            return True
        for k in free:
            hour = other.numbers[k].value.value
            if not other.numbers[k].value.readings:
                continue  # a time itself: its value counts minutes
            if hour != int(hour) or not 0 <= hour <= 24 or hour % 12 != moment // 60:
                continue
            minute = moment % 60
            if not minute and re.search(rf"(?<!\d)00[:.h]0?{int(hour)}(?!\d)", other.text):
                continue  # seven o'clock is no 00:7
            rest = [m for m in free if m > k and other.numbers[m].value.value == minute]
            if minute and not rest and not _quarter(minute, other):
                continue
            for used in [k, *rest[:1]]:
                free.remove(used)
                pairs.append((used, at) if turned else (at, used))
            return True
    return False


_QUARTERS = re.compile(r"half|quarter|thirty|fifteen|forty", re.IGNORECASE)


def _quarter(minute: int, other: Side) -> bool:
    """Half past and the quarters may stand in words."""
    if minute not in (15, 30, 45):
        return False
    return other.lexicon.language != "en" or _QUARTERS.search(other.text) is not None
