"""Holds the numbers of one text against those of another: which answer, which are left over."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from audit.drift.numbers.excuse import could_render
from audit.drift.numbers.lexicon import Lexicon
from audit.drift.numbers.quantity import Number, NumberKind, Quantity, Value
from audit.drift.numbers.relate import related

# Above this many left-over numbers on a side (tables, lists) only equal values are matched:
# the relations are tried pair by pair.
MOST_RELATED = 40
_NAMED = {NumberKind.MONTH: "m", NumberKind.WEEKDAY: "d"}


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: the text, its numbers and its lexicon."""

    text: str
    numbers: tuple[Number, ...]
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Comparison:
    """``pairs``: indices that answer each other; ``source``, ``target``: left over on each side.

    What is left over and yet may be rendered in the other text in a way that the
    numbers do not show (a word that was not understood) stands in ``excused_source``
    and ``excused_target`` instead.
    """

    pairs: tuple[tuple[int, int], ...]
    source: tuple[int, ...]
    target: tuple[int, ...]
    excused_source: tuple[int, ...]
    excused_target: tuple[int, ...]


def _keys(quantity: Quantity) -> list[tuple[str, Value]]:
    space = _NAMED.get(quantity.kind, "n")
    return [(space, value) for value in quantity.readings]


def compare(source: Side, target: Side) -> Comparison:
    """Matches by value first, digits with digits before words, then by relation."""
    a, b = source.numbers, target.numbers
    pairs: list[tuple[int, int]] = []
    free = set(range(len(b)))
    open_source: list[int] = []
    index: dict[tuple[str, Value], list[int]] = defaultdict(list)
    for j, number in enumerate(b):
        for key in _keys(number.value):
            index[key].append(j)
    order = sorted(range(len(a)), key=lambda i: (not a[i].value.hard, i))
    for i in order:
        best, cost = None, None
        for key in _keys(a[i].value):
            looked = 0
            for j in index.get(key, ()):
                if j not in free:
                    continue
                looked += 1
                price = _distance(a[i].value, b[j].value) + abs(i / len(a) - j / len(b))
                if cost is None or price < cost:
                    best, cost = j, price
                if looked == 6:
                    break
        if best is None:
            open_source.append(i)
        else:
            free.discard(best)
            pairs.append((i, best))
    rest = sorted(free)
    open_source.sort()
    if open_source and rest and len(open_source) <= MOST_RELATED and len(rest) <= MOST_RELATED:
        pairs += _relate(source, target, open_source, rest)
        open_source = [i for i in open_source if all(p != i for p, _ in pairs)]
        rest = [j for j in rest if all(q != j for _, q in pairs)]
    excused_source = _excused(source, open_source, target, pairs)
    excused_target = _excused(target, rest, source, [(j, i) for i, j in pairs])
    return Comparison(
        tuple(sorted(pairs)),
        tuple(i for i in open_source if i not in excused_source),
        tuple(j for j in rest if j not in excused_target),
        tuple(sorted(excused_source)),
        tuple(sorted(excused_target)),
    )


def _distance(x: Quantity, y: Quantity) -> float:
    """How unlike two equal values are used; breaks ties between several candidates."""
    return 2.0 * (x.hard != y.hard) + (x.kind is not y.kind) + (x.unit != y.unit)


def _relate(source: Side, target: Side, left: list[int], right: list[int]) -> list[tuple[int, int]]:
    pairs: list[tuple[int, int]] = []
    free = list(right)
    languages = (target.lexicon.language, source.lexicon.language)
    language = languages[0] if languages[0] != "en" else languages[1]
    context = target.text + " " + source.text
    for i in left:
        for j in free:
            if related(source.numbers[i].value, target.numbers[j].value, language, context):
                pairs.append((i, j))
                free.remove(j)
                break
    return pairs


def _excused(side: Side, left: list[int], other: Side, pairs: list[tuple[int, int]]) -> set[int]:
    """Left-over numbers that may stand in the other text unseen, or repeat a matched one."""
    excused: set[int] = set()
    if not left:
        return excused
    matched = {value for i, _ in pairs for value in side.numbers[i].value.readings}
    for i in left:
        quantity = side.numbers[i].value
        if (
            quantity.vague
            or not quantity.hard
            and quantity.ordinal
            and quantity.value in (1, 2)
            or quantity.value in (0, 1)
            and quantity.kind is not NumberKind.PLACEHOLDER
            or quantity.readings & matched
            or could_render(quantity, other.text, other.lexicon)
        ):
            excused.add(i)
    return excused
