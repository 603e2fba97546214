"""Two numbers that changed places.

Word order alone does not tell: languages put times, dates and amounts elsewhere. So two
readings of a pair of numbers are weighed against each other: as they are matched by value,
and crosswise. What speaks for a reading: the same unit or kind, the order of the original,
and, where an encoder is at hand, what stands around a number (``contexts``); without one,
names and cognates close by.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from audit.drift.numbers.compare import Comparison
from audit.drift.numbers.contexts import Agreement, Contexts, Masked, masked
from audit.drift.numbers.differ import Difference
from audit.drift.numbers.quantity import NumberKind, Quantity
from audit.drift.numbers.side import Side
from audit.drift.numbers.signs import (
    Ground,
    Pairing,
    around,
    between,
    date,
    joined,
    kinds,
    list_order,
    mirrored,
    numeric_date,
    score,
    sure_of_units,
    year_as_share,
    years,
)
from audit.types import Kind

# How much the original's order speaks, in units of one shared unit or word. Tried by hand on
# the tuned NTREX languages: inverted pairs were 2 to 5 of about 55 in most, 11 to 21 of 55 to
# 68 in de, hu, ja, zh, bn.
ORDER, LOOSE_ORDER = 1.2, 0.5
LOOSE = frozenset((
    "und", "ko", "ja", "hu", "tr", "hi", "zh", "de", "nl", "bn", "mr", "ur", "fa", "ta", "te",
    "az", "kk", "ky", "uz", "eu", "fi", "et", "mn", "ne", "si", "pa", "gu",
))  # fmt: skip
# From this lead of the crosswise reading on the numbers are said to have changed places.
LEAD = 1.0
# With an encoder the signs are weighed as log-odds, by a logistic regression without intercept
# on pairs of numbers of the NTREX languages outside HELD_OUT (docs/numbers.md): order in
# languages that keep it and in those that do not, kinds, then the four of ``Agreement``.
_ORDER, _LOOSE_ORDER, _KINDS = 1.7, 0.76, 2.4
_DATE = 3.0  # what the order of a date says is certain
_LEAN, _ANGLE, _NEAR, _WIDE = 17.0, 2.8, 2.9, 1.5
# The odds (e to this power) from which on we speak: of the pairs in good translations fewer
# than 4 in 1,000 reach them, of the planted ones 93 in 100 do.
ODDS = 2.0
_MOST = 12  # numbers in a link beyond which a table is taken for a table


def candidates(ground: Ground, result: Comparison) -> list[tuple[int, int, int, int]]:
    """Pairs of matched numbers (indices s1, t1, s2, t2) that could have changed places."""
    a, b = ground.source.numbers, ground.target.numbers
    pairs = [
        (i, j)
        for i, j in result.pairs
        if _swappable(a[i].value) and _swappable(b[j].value) and b[j].value.hard
    ]
    # A time in two numbers ("19 h 30") is matched twice: its hour stands for it.
    rows, columns = Counter(j for _, j in pairs), set[int]()
    pairs = [
        (i, j)
        for i, j in pairs
        if rows[j] == 1 and not (i in columns or columns.add(i))  # type: ignore[func-returns-value]
    ]
    if not 2 <= len(pairs) <= _MOST:
        return []
    return [
        (i, j, k, m)
        for x, (i, j) in enumerate(pairs)
        for k, m in pairs[x + 1 :]
        if not a[i].value.readings & a[k].value.readings and b[j].value.scale == b[m].value.scale
    ]


def _swappable(quantity: Quantity) -> bool:
    names = (NumberKind.MONTH, NumberKind.WEEKDAY)
    part = quantity.kind is NumberKind.CODE and quantity.value < _TELEPHONE  # M31A2
    return quantity.kind not in names and not quantity.vague and not part


def _pairing(ground: Ground, couple: tuple[int, int, int, int]) -> Pairing:
    a, b = ground.source.numbers, ground.target.numbers
    i, j, k, m = couple
    return Pairing(a[i], b[j], a[k], b[m])


def masked_sides(ground: Ground, result: Comparison) -> tuple[Masked, Masked] | None:
    """What an encoder has to read before ``swapped`` can be asked; None for nothing."""
    for couple in candidates(ground, result):
        pairing = _pairing(ground, couple)
        if not joined(pairing, ground) and not sure_of_units(pairing):
            source = masked(ground.source_document, ground.source.numbers)
            target = masked(ground.target_document, ground.target.numbers)
            return (source, target) if source is not None and target is not None else None
    return None


def swapped(
    ground: Ground, result: Comparison, sides: tuple[Masked, Masked] | None
) -> Iterator[Difference]:
    """Matched numbers that stand in each other's place; each number once."""
    contexts = None
    if sides is not None and ground.words is not None:
        contexts = Contexts(*sides, ground.words)
    a = ground.source.numbers
    used: set[int] = set()
    for couple in candidates(ground, result):
        i, j, k, m = couple
        if j in used or m in used:
            continue
        pairing = _pairing(ground, couple)
        if numeric_date(pairing, ground):
            continue
        inverted = (i < k) != (j < m)
        agreement = None
        if contexts is not None and not joined(pairing, ground):
            agreement = contexts.agreement(i, j, k, m)
        soft = not (a[i].value.hard and a[k].value.hard)
        if agreement is None and (a[i].value.ordinal or a[k].value.ordinal or soft):
            continue  # ordinals and words move with their nouns, and no unit tells which
        if agreement is not None:
            lead = crosswise_odds(pairing, ground, inverted, agreement) - ODDS
        else:
            lead = crosswise_lead(pairing, ground, inverted) - LEAD
        if lead >= 0:
            used |= {j, m}
            yield Difference(Kind.SWAPPED, k, j, lead=lead)
            yield Difference(Kind.SWAPPED, i, m, lead=lead)


def _loose(ground: Ground) -> bool:
    return bool(LOOSE & {ground.target.lexicon.language, ground.source.lexicon.language})


# Adverbs of time and subordinate clauses stand first or last as it pleases the writer.
_CLAUSE = re.compile(r"\b(?:after|before|since|when|while|as|because|if|although|though)\b|[.;:]\s")
_TIMES = (NumberKind.YEAR, NumberKind.DECADE)
_LISTED = re.compile(r"[\s,;/&–-]{1,3}")
_TELEPHONE = 100  # codes from here on are numbers of their own: 0800 555 111
_DASHES = ("-", "–", "—")
_FAR = 40  # characters between the two from which on a clause between them is of weight


def _one_list(p: Pairing, ground: Ground) -> bool:
    """Whether the two are members of one list or range, so that one's unit is both's."""
    here = between(p.s1, p.s2, ground.source_document)
    there = between(p.t1, p.t2, ground.target_document)
    if here in _DASHES or there in _DASHES:
        return True
    return _and_only(here, ground.source) and _and_only(there, ground.target)


def _and_only(gap: str, side: Side) -> bool:
    if _LISTED.fullmatch(gap):
        return True
    word = gap.strip(" .,\u00a0")
    return len(gap) < 8 and word.isalpha() and side.lexicon.lookup(word).joins


def _movable(p: Pairing, ground: Ground) -> bool:
    """Whether the two may change their order for good though the language keeps it."""
    times = (p.s1.value.kind in _TIMES) != (p.s2.value.kind in _TIMES)
    gap = between(p.s1, p.s2, ground.source_document)
    return times or (len(gap) > _FAR and _CLAUSE.search(gap) is not None)


def crosswise_odds(pairing: Pairing, ground: Ground, inverted: bool, agreement: Agreement) -> float:
    """Log-odds of the crosswise reading over the one by value, with an encoder's opinion."""
    if sure_of_units(pairing):
        return -ODDS
    order = _LOOSE_ORDER if _loose(ground) else _ORDER
    odds = order if inverted else -order
    odds += _DATE * date(pairing, ground)
    odds += _KINDS * _kinds_lead(pairing) + year_as_share(pairing, ground)
    odds -= _LEAN * agreement.lean + _ANGLE * agreement.angle
    return odds - _NEAR * agreement.near - _WIDE * agreement.wide


def crosswise_lead(pairing: Pairing, ground: Ground, inverted: bool) -> float:
    """By how much the crosswise reading is the likelier one; negative where it is not."""
    if sure_of_units(pairing) or mirrored(pairing, ground):
        return -LEAD
    p = pairing
    order = LOOSE_ORDER if _loose(ground) or _movable(p, ground) else ORDER
    lead = order if inverted else -order
    lead += years(p, ground) + score(p, ground) + list_order(p, ground)
    lead += date(p, ground) + year_as_share(p, ground)
    if not _one_list(p, ground):  # the members of a list share the unit of one
        lead += _kinds_lead(p)
    if not inverted and lead < 0:
        return lead
    lead += around(p.s1, p.t2, ground) + around(p.s2, p.t1, ground)
    return lead - around(p.s1, p.t1, ground) - around(p.s2, p.t2, ground)


def _kinds_lead(p: Pairing) -> float:
    return kinds(p.s1, p.t2) + kinds(p.s2, p.t1) - kinds(p.s1, p.t1) - kinds(p.s2, p.t2)
