"""One document against all its witnesses at once.

Every body sentence keeps what is supported best in each witness, wherever it
stands there; where nothing is, it keeps nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from audit.align.background import background, centres
from audit.align.pairing import Pairing, pair_up
from audit.align.rarity import Rarity
from audit.align.side import Floats, make_side
from audit.embed.encoder import Encoder
from audit.types import Counterpart, Document, Link


def link(document: Document, witnesses: Sequence[Document], encoder: Encoder) -> tuple[Link, ...]:
    """The links of all body sentences of ``document``, in order.

    Each body sentence stands in exactly one link; counterparts of several
    witnesses come best first, one at most from each witness; none is forced.
    Indices are sentence indices of the documents.
    """
    if not document.body:
        return ()
    if not witnesses:
        return _gather(document, witnesses, [])
    texts = [[s.text for s in d.body] for d in (document, *witnesses)]
    distinct = list(dict.fromkeys(t for side in texts for t in side))
    rows = {text: row for row, text in enumerate(distinct)}
    raw = encoder.sentences(distinct)
    vectors = [raw[[rows[t] for t in side]] if side else raw[:0] for side in texts]
    prior = background(encoder)
    found = [
        _pair(document, witness, vectors[0], vectors[k], prior)
        for k, witness in enumerate(witnesses, start=1)
    ]
    return _gather(document, witnesses, found)


def _pair(
    document: Document, witness: Document, left: Floats, right: Floats, prior: Floats
) -> list[Pairing]:
    """What answers to what between the two, from the two alone.

    Centres and rarity come from these two texts: what a pair is worth must not
    change because a third report joins the family or leaves it.
    """
    if not len(right):
        return []
    mine = [s.text for s in document.body]
    theirs = [s.text for s in witness.body]
    languages = (document.language, witness.language)
    middle = centres([left, right], languages, prior)
    return pair_up(
        make_side(left, [len(t) for t in mine], middle[0]),
        make_side(right, [len(t) for t in theirs], middle[1]),
        mine,
        theirs,
        rarity=Rarity(list(dict.fromkeys(mine + theirs))),
        languages=languages,
    )


def _gather(
    document: Document, witnesses: Sequence[Document], found: list[list[Pairing]]
) -> tuple[Link, ...]:
    """One link a group of body sentences, counterparts of all witnesses best first."""
    body = [s.index for s in document.body]
    group = list(range(len(body)))
    taken = [False] * len(body)
    # The witness that answers most decides which sentences belong together.
    order = sorted(range(len(found)), key=lambda k: (-sum(p.score for p in found[k]), k))
    for k in order:
        for pairing in sorted(found[k], key=lambda p: -p.score):
            if any(taken[i] for i in pairing.rows):
                continue
            for i in pairing.rows:
                taken[i] = True
                group[i] = pairing.rows[0]
    members: dict[int, list[int]] = {}
    for i, first in enumerate(group):
        members.setdefault(first, []).append(i)
    answers = [_by_row(pairings) for pairings in found]
    links = []
    for rows in members.values():
        counterparts = []
        for witness, pairings, held in zip(witnesses, found, answers, strict=True):
            mine = [pairings[k] for k in sorted({k for i in rows for k in held.get(i, ())})]
            if mine:
                columns = sorted({j for p in mine for j in p.columns})
                counterparts.append(
                    Counterpart(
                        witness.id,
                        tuple(witness.body[j].index for j in columns),
                        max(p.score for p in mine),
                    )
                )
        counterparts.sort(key=lambda c: (-c.score, c.document))
        links.append(Link(tuple(body[i] for i in rows), tuple(counterparts)))
    return tuple(links)


def _by_row(pairings: Sequence[Pairing]) -> dict[int, list[int]]:
    """For each sentence the numbers of the pairings that hold it."""
    held: dict[int, list[int]] = {}
    for number, pairing in enumerate(pairings):
        for i in pairing.rows:
            held.setdefault(i, []).append(number)
    return held
