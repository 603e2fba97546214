"""What it takes to get from one text to another: a price for every way of descent, in nats.

Each change has a price, the negative log-probability that somebody or some machine makes it:
an editor cuts paragraphs daily and adds seldom; a machine adds nothing, and leaves numbers
and headlines alone. A change that two texts have in common is then paid once where one
comes from the other, and twice where both come from a third: that is how shared innovations
decide. Machine wording is priced as wording only: two texts that went through one machine
show the same damage and need not be parent and child.

The prices are judgements on how news is handled, set before the benchmark was first run
where not said otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import exp, inf, log

from audit.stemma.readings import Compared
from audit.types import Descent


@dataclass(frozen=True, slots=True)
class Price:
    """What changes cost on one way of descent; runs of sentences by their first and the rest."""

    way: float
    omission: float
    addition: float
    number: float
    headline: float
    slip: float
    mended: float


PRICES: dict[Descent, Price] = {
    Descent.COPIED: Price(1.0, 1.0, 3.0, 2.5, 1.2, 1.5, 3.5),
    Descent.SPUN: Price(3.0, 1.0, 3.0, 3.0, 1.0, 2.0, 3.0),
    Descent.RELAYED: Price(1.6, 1.2, 5.0, 5.0, 2.5, 2.5, 3.0),
    Descent.TRANSLATED: Price(1.6, 1.0, 4.0, 2.5, 1.0, 9.9, 9.9),
}
FURTHER_OMITTED, FURTHER_ADDED = 0.2, 0.8
# A headline that a machine has brought back may look like another one.
CHANGED_WORD = 0.35
# A copy keeps its words; a round trip most of them (Dice .5 to .9 by rule and by neural
# system), a spinner fewer.
KEPT_BY_RELAY = (0.45, 0.96)
KEPT_BY_SPIN = 0.75
OFF_RANGE = 20.0
SAME_WORDING = 0.9
# What a machine damaged stays damaged: an editor who mends it has to guess, sign by sign.
MENDED_SIGN = 1.5
MOST_SIGNS = 4
# No single sign decides: probabilities of the verdict and of the wording are held within.
SUREST = 0.97
# Published later than what was made from it.
OUT_OF_ORDER = 4.0
# A text of which a page says that it was taken from elsewhere is no original.
DECLARED = 2.5


@dataclass(frozen=True)
class Member:
    """What is known of a document by itself.

    ``machine``: probability of its being machine-translated, even where it shows no mark of
    it; ``translated``: of its being any translation, likewise. ``published``: a sortable
    time, or None. ``declared``: whether the page says that it was taken over. ``original``:
    whether the user named it as an original.
    """

    id: str
    language: str | None
    machine: float
    translated: float
    published: str | None
    declared: bool
    original: bool


@dataclass(frozen=True)
class Step:
    """The passage from ``parent`` to ``child``: their readings and the members themselves.

    ``compared`` has the parent as ``one``. ``machine_after``: log-odds from the wording that
    the child is the machine's rather than the parent, 0 where unknown; None between languages.
    ``machine``: log-odds that either is, rather than that people reworded one. ``mended``: signs
    of a machine in the parent that the child does not have in the same place.
    """

    parent: Member
    child: Member
    compared: Compared
    machine_after: float | None
    mended: int = 0
    machine: float = 0.0

    @cached_property
    def cheapest(self) -> tuple[Descent, float]:
        """The likeliest way of descent and its price."""
        return min(((way, self.price(way)) for way in self._ways()), key=lambda x: x[1])

    def _ways(self) -> tuple[Descent, ...]:
        if self.machine_after is None:
            return (Descent.TRANSLATED,)
        return (Descent.COPIED, Descent.SPUN, Descent.RELAYED)

    def price(self, way: Descent) -> float:
        """The price of this passage by one way of descent."""
        return (
            self.wording(way)
            + sum(price for _, price in changes(self.compared, PRICES[way]))
            + self.circumstances
        )

    def wording(self, way: Descent) -> float:
        """What the way itself costs, and how well the child's words bear it out."""
        kept = self.compared.kept
        cost = PRICES[way].way
        if way is Descent.COPIED:
            return cost + CHANGED_WORD * self.compared.changed
        if way is Descent.TRANSLATED:
            return cost + surprise(self.child.translated)
        assert kept is not None and self.machine_after is not None
        if way is Descent.SPUN:
            off = max(0.0, kept - KEPT_BY_SPIN)
            by_hand = surprise(logistic(-self.machine))
            return cost + OFF_RANGE * off + surprise(1.0 - self.child.machine) + by_hand
        low, high = KEPT_BY_RELAY
        off = max(0.0, low - kept, kept - high)
        # The verdict speaks of the text alone, the wording of the pair; both of one thing.
        return (
            cost
            + OFF_RANGE * off
            + surprise(self.child.machine)
            + surprise(logistic(self.machine))
            + surprise(logistic(self.machine_after))
        )

    @cached_property
    def circumstances(self) -> float:
        """Damage undone, dates, and what the pages and the user say."""
        cost = MENDED_SIGN * min(MOST_SIGNS, self.mended)
        if self.parent.published and self.child.published:
            cost += OUT_OF_ORDER if self.parent.published > self.child.published else 0.0
        return cost + (inf if self.child.original else 0.0)


def changes(compared: Compared, price: Price) -> list[tuple[str, float]]:
    """Every change from ``one`` to ``other``, named, with its price."""
    found = [
        ("omission", price.omission + FURTHER_OMITTED * (len(run) - 1)) for run in compared.only_one
    ]
    found += [
        ("addition", price.addition + FURTHER_ADDED * (len(run) - 1)) for run in compared.only_other
    ]
    found += [("number", price.number)] * len(compared.numbers)
    found += [("slip", price.slip)] * len(compared.slips_other)
    found += [("mended", price.mended)] * len(compared.slips_one)
    found += [("headline", price.headline)] * compared.headline
    return found


def root_price(member: Member, beside: Iterable[Step]) -> float:
    """What it costs that nothing handed in stands above a document.

    ``beside``: the steps to it from the others. Whose wording is the machine's beside a text
    that runs parallel to it is nobody's original.
    """
    low, high = KEPT_BY_RELAY
    after = [
        step.machine_after
        for step in beside
        if step.machine_after is not None and low <= (step.compared.kept or 0.0) <= high
    ]
    translated = max(member.translated, logistic(max(after, default=0.0)))
    return surprise(1.0 - translated) + (DECLARED if member.declared else 0.0)


def surprise(probability: float) -> float:
    """Negative logarithm of a probability, held to SUREST on either side."""
    return -log(min(SUREST, max(1.0 - SUREST, probability)))


def logistic(x: float) -> float:
    """1 / (1 + e^-x), safe for any x."""
    return 1.0 / (1.0 + exp(-max(-60.0, min(60.0, x))))
