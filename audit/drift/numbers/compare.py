"""Holds the numbers of one text against those of another: which answer, which are left over."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from audit.drift.numbers.composed import composed, halves, split_time, written_together
from audit.drift.numbers.excuse import could_render, of_words
from audit.drift.numbers.measures import converted, in_words, of_one, said_twice
from audit.drift.numbers.quantity import NumberKind, Quantity, Value, Written
from audit.drift.numbers.ratios import split_part
from audit.drift.numbers.relate import ERAS, dimension, related
from audit.drift.numbers.side import Side

# Above this many left-over numbers on a side (tables, lists) only equal values are matched:
# the relations are tried pair by pair.
MOST_RELATED = 40
_NAMED = {NumberKind.MONTH: "m", NumberKind.WEEKDAY: "d"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """``pairs``: indices that answer each other; ``source``, ``target``: left over on each side.

    What is left over and yet may be rendered in the other text in a way that the
    numbers do not show (a word that was not understood) stands in ``excused_source``
    and ``excused_target`` instead; what only says a matched number once more in
    ``repeated_source`` and ``repeated_target``.
    """

    pairs: tuple[tuple[int, int], ...]
    source: tuple[int, ...]
    target: tuple[int, ...]
    excused_source: tuple[int, ...]
    excused_target: tuple[int, ...]
    repeated_source: tuple[int, ...]
    repeated_target: tuple[int, ...]


def _keys(quantity: Quantity) -> list[tuple[str, Value]]:
    space = _NAMED.get(quantity.kind, "n")
    keys = [(space, value) for value in quantity.readings]
    return [*keys, *(("t", moment) for moment in quantity.moments)] if quantity.moments else keys


def compare(source: Side, target: Side) -> Comparison:
    """Matches by value first, digits with digits before words, then by relation."""
    a, b = source.numbers, target.numbers
    pairs: list[tuple[int, int]] = []
    open_source, rest = list(range(len(a))), list(range(len(b)))
    pairs += composed(source, target, open_source, rest)
    pairs += [(i, j) for j, i in composed(target, source, rest, open_source)]
    for mixed in (False, True):
        pairs += _equal(source, target, open_source, rest, mixed)
        if open_source and rest and max(len(open_source), len(rest)) <= MOST_RELATED:
            pairs += _relate(source, target, open_source, rest, mixed)
    pairs += halves(source, target, open_source, rest)
    pairs += [(i, j) for j, i in halves(target, source, rest, open_source)]
    pairs += written_together(source, target, open_source, rest)
    pairs += [(i, j) for j, i in written_together(target, source, rest, open_source)]
    pairs += _converted(source, target, open_source, rest)
    pairs += _equal(source, target, open_source, rest, True, True)
    excused_source = _excused(source, open_source, target, pairs, rest, True)
    turned = [(j, i) for i, j in pairs]
    excused_target = _excused(target, rest, source, turned, open_source, False)
    repeated_source = _repeated(source, open_source, pairs) - excused_source
    repeated_target = _repeated(target, rest, turned) - excused_target
    gone_source, gone_target = excused_source | repeated_source, excused_target | repeated_target
    return Comparison(
        tuple(sorted(pairs)),
        tuple(i for i in open_source if i not in gone_source),
        tuple(j for j in rest if j not in gone_target),
        tuple(sorted(excused_source)),
        tuple(sorted(excused_target)),
        tuple(sorted(repeated_source)),
        tuple(sorted(repeated_target)),
    )


def _repeated(side: Side, left: list[int], pairs: list[tuple[int, int]]) -> set[int]:
    matched = {key for i, _ in pairs for key in _keys(side.numbers[i].value)}
    return {i for i in left if matched.intersection(_keys(side.numbers[i].value))}


def _clash(x: Quantity, y: Quantity) -> bool:
    """Whether two equal figures are of one dimension in different units: 2 inches, 2 cm."""
    kind = dimension(x.unit)
    return kind is not None and x.unit != y.unit and kind == dimension(y.unit) and x.hard


def _equal(
    source: Side,
    target: Side,
    left: list[int],
    right: list[int],
    mixed: bool,
    clashing: bool = False,
) -> list[tuple[int, int]]:
    """Pairs of equal value, taken out of ``left`` and ``right``.

    ``mixed``: digits and words; ``clashing``: also where the units contradict each other.
    """
    a, b = source.numbers, target.numbers
    index: dict[tuple[str, Value], list[int]] = defaultdict(list)
    for j in right:
        for key in _keys(b[j].value):
            index[key].append(j)
    pairs: list[tuple[int, int]] = []
    used: set[int] = set()
    for i in left:
        best, cost = None, 99.0
        for key in _keys(a[i].value):
            for j in [j for j in index.get(key, ())[:60] if j not in used][:6]:
                if not mixed and a[i].value.hard != b[j].value.hard:
                    continue
                if not clashing and _clash(a[i].value, b[j].value):
                    continue
                price = _distance(a[i].value, b[j].value) + abs(i / len(a) - j / len(b))
                if source.joined and target.joined and _fellows(source, i, target, j):
                    price -= 1.0
                if price < cost:
                    best, cost = j, price
        if best is not None:
            used.add(best)
            pairs.append((i, best))
    gone = {i for i, _ in pairs}
    left[:] = [i for i in left if i not in gone]
    right[:] = [j for j in right if j not in used]
    return pairs


def _fellows(source: Side, i: int, target: Side, j: int) -> bool:
    """Whether the two stand in the same score or range on both sides: the 1 of 2-1."""
    return any(
        i + step in source.joined
        and j + step in target.joined
        and source.numbers[i + step + near].value.value
        == target.numbers[j + step + near].value.value
        for step, near in ((0, 1), (-1, 0))
    )


def _distance(x: Quantity, y: Quantity) -> float:
    """How unlike two equal values are used; breaks ties between several candidates."""
    return 2.0 * (x.hard != y.hard) + (x.kind is not y.kind) + (x.unit != y.unit)


def _relate(
    source: Side, target: Side, left: list[int], right: list[int], mixed: bool
) -> list[tuple[int, int]]:
    """Pairs that say the same in another way, taken out of ``left`` and ``right``."""
    pairs: list[tuple[int, int]] = []
    languages = (target.lexicon.language, source.lexicon.language)
    language = languages[0] if languages[0] != "en" else languages[1]
    context = f"{source.text} {target.text}"
    for i in list(left):
        if split_time(source.numbers[i].value, target, right, pairs, i, False):
            left.remove(i)
    for j in list(right):
        if split_time(target.numbers[j].value, source, left, pairs, j, True):
            right.remove(j)
    for i in list(left):
        if (two := split_part(source.numbers[i].value, target, right)) is not None:
            left.remove(i)
            right[:] = [j for j in right if j not in two]
            pairs += [(i, j) for j in two]
    for j in list(right):
        if (two := split_part(target.numbers[j].value, source, left)) is not None:
            right.remove(j)
            left[:] = [i for i in left if i not in two]
            pairs += [(i, j) for i in two]
    for i in list(left):
        for j in right:
            a, b = source.numbers[i].value, target.numbers[j].value
            same = related(a, b, language, context) or _shared_scale(a, b, source, target)
            if same and NumberKind.MONTH in (a.kind, b.kind):
                same = _a_month(source, i) and _a_month(target, j)
            if (mixed or a.hard == b.hard) and same:
                pairs.append((i, j))
                left.remove(i)
                right.remove(j)
                break
    return pairs


_MONTH_AFTER = re.compile(r"\s?(?:月|월)")
_DATE_AFTER = re.compile(r"\.?\s?[./-]\s?\d|\.(?!\d)")
_DATE_BEFORE = re.compile(r"\d\s?[./-]\s?$")


def _a_month(side: Side, place: int) -> bool:
    """Whether a number can name a month: by word, by a sign, or inside an all-numeric date."""
    number = side.numbers[place]
    quantity = number.value
    if quantity.kind is NumberKind.MONTH or not quantity.hard:
        return quantity.kind is NumberKind.MONTH or quantity.unit is None
    if quantity.value > 12 or quantity.unit is not None:
        return False
    low, high = number.span.start - side.start, number.span.end - side.start
    text = side.text
    if text[low:high] != number.text:  # sentences that do not follow each other
        return True
    return bool(
        _MONTH_AFTER.match(text, high)
        or _DATE_AFTER.match(text, high)
        or _DATE_BEFORE.search(text, max(0, low - 4), low)
    )


def _shared_scale(a: Quantity, b: Quantity, source: Side, target: Side) -> bool:
    """ "3.1, 2.9 and 2.5 million": the scale word stands once for all."""
    if a.scale == b.scale or 1 not in (a.scale, b.scale) or not a.raw & b.raw:
        return False
    scale = max(a.scale, b.scale)
    both = [sum(n.value.scale == scale for n in side.numbers) for side in (source, target)]
    return min(both) >= 1 and max(both) >= 2


def _converted(
    source: Side, target: Side, left: list[int], right: list[int]
) -> list[tuple[int, int]]:
    """Pairs that are one quantity in two units, taken out of ``left`` and ``right``."""
    pairs: list[tuple[int, int]] = []
    if max(len(left), len(right)) > MOST_RELATED:
        return pairs
    for i in list(left):
        for j in right:
            if converted(source, i, target, [j], True):
                pairs.append((i, j))
                left.remove(i)
                right.remove(j)
                break
    return pairs


def _excused(
    side: Side,
    left: list[int],
    other: Side,
    pairs: list[tuple[int, int]],
    theirs: list[int],
    forward: bool,
) -> set[int]:
    """Left-over numbers that may stand in the other text unseen, or repeat a matched one."""
    excused: set[int] = set()
    if not left:
        return excused
    text = other.text
    for _, k in pairs:  # a word that answers one number cannot excuse another
        text = text.replace(other.numbers[k].text, " ", 1)
    matched = {i for i, _ in pairs}
    for i in left:
        quantity = side.numbers[i].value
        if (
            quantity.vague
            or _trivial(quantity)
            or could_render(quantity, text, other.lexicon)
            or said_twice(side, i, matched)
            or _century(quantity, other)
            or _other_end(side, i, pairs, other, forward)
            or in_words(side, i, other)
            or of_words(quantity, other, text)
            or _street(side, i)
            or of_one(quantity, other)
            or _first_year(quantity, other)
            or converted(side, i, other, theirs, forward)
        ):
            excused.add(i)
    return excused


def _first_year(quantity: Quantity, other: Side) -> bool:
    """The first year of a Japanese era, which has no figure: 令和元年 is 2019."""
    return "元年" in other.text and any(
        quantity.value == start + 1 and f"{era}元年" in other.text for era, start in ERAS.items()
    )


_STREET = re.compile(r"(?:st|nd|rd|th)\s(?:Street|Avenue|Ave|St)\b")


def _street(side: Side, i: int) -> bool:
    """A street's name (125th Street) may be spelt by ear in another script."""
    end = side.numbers[i].span.end - side.start
    return side.numbers[i].value.ordinal and (
        _STREET.match(side.text, end) is not None or _STREET.match(side.text, end - 2) is not None
    )


_ENDS = re.compile(r"[;()\d]")  # what does not stand inside a range ("27 e os 30 graus")


def _other_end(
    side: Side, i: int, pairs: list[tuple[int, int]], other: Side, forward: bool
) -> bool:
    """The second figure of a range that converts one figure: 30 yards, 27 to 28 metres."""
    for k, j in pairs:
        if abs(k - i) == 1 and side.numbers[k].value.unit == side.numbers[i].value.unit:
            low, high = sorted((side.numbers[k].span, side.numbers[i].span))
            gap = side.text[low.end - side.start : high.start - side.start]
            if len(gap) < 12 and not _ENDS.search(gap) and converted(side, k, other, [j], forward):
                return converted(side, i, other, [j], forward)
    return False


_CENTURY = re.compile(
    "世[纪紀]|세기|tisíciletí|tisícročí|tisućljeć|tysiącleci|тысячелет|тисячоліт|хилядолет|milén|millén"
    "|milenio|milênio|millennio|mileni|jahrtausend|årtusind|årtusen|vuositu|ezredfordul|χιλιετ"
    "|الألفية|هزاره",
    re.IGNORECASE,
)


def _century(quantity: Quantity, other: Side) -> bool:
    """The 20 of "the thirties of the 20th century", where the other says 1930s.

    And the other way: the early 2000s, the beginning of this century.
    """
    if quantity.kind is NumberKind.DECADE and quantity.value % 100 == 0:
        said = any(n.value.vague and n.value.value == 100 for n in other.numbers)
        return said or _CENTURY.search(other.text) is not None
    if not 15 <= quantity.value <= 22:
        return False
    return any(
        number.value.kind in (NumberKind.DECADE, NumberKind.YEAR)
        and number.value.value // 100 + 1 == quantity.value
        for number in other.numbers
    )


def _trivial(quantity: Quantity) -> bool:
    """Numbers that come and go with the idiom: one, once, first, second, nought."""
    if quantity.kind in (NumberKind.PLACEHOLDER, NumberKind.DATE):
        return False
    if quantity.written is Written.ROMAN:
        return False
    if not quantity.hard and quantity.ordinal and quantity.value in (1, 2):
        return True
    return quantity.value in (0, 1)
