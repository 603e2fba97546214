"""What it takes that several texts come from one that is lost, each by itself.

The lost text is taken to have had, place by place, whatever makes the changes cheapest
(parsimony on a star); its wording is that of one of its children, or of none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf

from audit.stemma.costs import (
    FURTHER_ADDED,
    FURTHER_OMITTED,
    PRICES,
    SAME_WORDING,
    Member,
    Price,
    Step,
    logistic,
    surprise,
)
from audit.types import Descent

# That a text is lost which everybody used: of what news is taken from, part is never handed in.
LOST = 2.0

Steps = Callable[[Member, Member], Step]


def star_price(members: Sequence[Member], step: Steps) -> float:
    """The price of a lost original with these children (two or more)."""
    best = inf
    for base in (*members, None):
        cost = sum(_wording(base, member, step) for member in members)
        best = min(best, cost)
    prices = [_likeliest(m, members, step) for m in members]
    changes = sum(
        part(k, members, prices, step)
        for k in range(len(members))
        for part in (_sentences, _numbers, _slips, _headlines)
    )
    return LOST + best + changes


def _wording(base: Member | None, member: Member, step: Steps) -> float:
    """How the member's words came from those of the lost text, where ``base`` has kept these."""
    if base is None:
        spun = PRICES[Descent.SPUN].way + surprise(1.0 - member.machine)
        relayed = PRICES[Descent.RELAYED].way + surprise(member.machine) + surprise(0.5)
        return min(spun, relayed)
    if base is member or (step(base, member).compared.kept or 0.0) >= SAME_WORDING:
        return PRICES[Descent.COPIED].way + surprise(1.0 - member.machine)
    between = step(base, member)
    if between.machine_after is None:
        return between.wording(Descent.TRANSLATED)
    return min(between.wording(Descent.SPUN), between.wording(Descent.RELAYED))


def _likeliest(member: Member, members: Sequence[Member], step: Steps) -> Price:
    """What changes cost on the way to this member: a machine's prices, or an editor's."""
    odds = []
    for other in members:
        if other is not member:
            between = step(other, member)
            if between.machine_after is not None:
                odds.append(between.machine_after)
    if not odds:
        return PRICES[Descent.TRANSLATED]
    beside = logistic(max(odds))
    if member.machine * beside > (1.0 - member.machine) * (1.0 - beside):
        return PRICES[Descent.RELAYED]
    return PRICES[Descent.COPIED]


def _sentences(k: int, members: Sequence[Member], prices: Sequence[Price], step: Steps) -> float:
    """Sentences of one member that some others lack; left out by these, or added by the rest."""
    lacking: dict[int, set[int]] = {}
    for j, other in enumerate(members):
        if j != k:
            for run in step(members[k], other).compared.only_one:
                for sentence in run:
                    lacking.setdefault(sentence, set()).add(j)
    cost = 0.0
    for without, length in _runs(lacking):
        having = [j for j in range(len(members)) if j not in without]
        omitted = sum(prices[j].omission + FURTHER_OMITTED * (length - 1) for j in without)
        added = sum(prices[j].addition + FURTHER_ADDED * (length - 1) for j in having)
        cost += min(omitted, added) / len(having)
    return cost


def _runs(lacking: dict[int, set[int]]) -> Iterator[tuple[set[int], int]]:
    """Neighbouring sentences that the same members lack, as (members, length)."""
    before, without, length = -2, set[int](), 0
    for sentence in sorted(lacking):
        if length and sentence == before + 1 and lacking[sentence] == without:
            length += 1
        else:
            if length:
                yield without, length
            without, length = lacking[sentence], 1
        before = sentence
    if length:
        yield without, length


def _numbers(k: int, members: Sequence[Member], prices: Sequence[Price], step: Steps) -> float:
    differing: dict[int, set[int]] = {}
    for j, other in enumerate(members):
        if j != k:
            for number in step(members[k], other).compared.numbers:
                differing.setdefault(number.here, set()).add(j)
    return sum(_either(d, [p.number for p in prices]) for d in differing.values())


def _headlines(k: int, members: Sequence[Member], prices: Sequence[Price], step: Steps) -> float:
    differing = {
        j for j, other in enumerate(members) if j != k and step(members[k], other).compared.headline
    }
    return _either(differing, [p.headline for p in prices]) if differing else 0.0


def _either(differing: set[int], prices: Sequence[float]) -> float:
    """A reading that parts the members: either side changed. Each side asks, so half of it."""
    agreeing = [j for j in range(len(prices)) if j not in differing]
    one, other = sum(prices[j] for j in differing), sum(prices[j] for j in agreeing)
    return min(one, other) / len(agreeing) / 2.0


def _slips(k: int, members: Sequence[Member], prices: Sequence[Price], step: Steps) -> float:
    mended: dict[str, set[int]] = {}
    for j, other in enumerate(members):
        if j != k:
            for slip in step(members[k], other).compared.slips_one:
                mended.setdefault(slip.word, set()).add(j)
    cost = 0.0
    for by in mended.values():
        having = [j for j in range(len(members)) if j not in by]
        made = sum(prices[j].slip for j in having)
        cost += min(made, sum(prices[j].mended for j in by)) / len(having)
    return cost
