"""Names in linked sentences of one language, where the document follows the witness.

A name of one side that nothing on the other side answers to is weighed against
what stands there instead: another name (changed), nothing (missing), or a name
that the witness does not have at all (added).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.drift.case import Case, Witness
from audit.drift.names.match import (
    Side,
    answered,
    answered_as_acronym,
    identity_of,
    telling_keys,
    unanswered,
)
from audit.drift.names.name import Name, NameSort
from audit.drift.names.places import country_of
from audit.drift.names.reading import Reading, strangers
from audit.drift.names.vocabulary import currencies
from audit.drift.names.wording import added, changed, missing
from audit.language.codes import same_family
from audit.types import (
    Category,
    Counterpart,
    Finding,
    Kind,
    Link,
    Mention,
    Original,
    Relation,
    Severity,
)

# Relations in which every name of a linked sentence should come back.
STRICT = frozenset({Relation.TRANSLATION, Relation.COPY})
# Weaker links are not asked: what is missing may stand in the next sentence.
LEAST_LINK = 0.5


def compared(case: Case, readings: Mapping[str, Reading]) -> Iterator[Finding]:
    """Names changed, missing or added against a witness of the same language."""
    for witness in case.witnesses:
        if witness.relation not in STRICT or not witness.testifies:
            continue
        if same_family(witness.document.language, case.document.language):
            yield from _against(case, witness, readings)


def _against(case: Case, witness: Witness, readings: Mapping[str, Reading]) -> Iterator[Finding]:
    ours, theirs = readings[case.document.id], readings[witness.document.id]
    for link, counterpart in linked(case, witness):
        here, there = ours.of(link.sentences), theirs.of(counterpart.sentences)
        if not strangers(here, there) and not strangers(there, here):
            continue
        came = [
            m
            for m in ours.within(link.sentences, _known(there, theirs.side))
            if standing(m.value, there, theirs.side) != HERE
        ]
        went = [
            m
            for m in theirs.within(counterpart.sentences, _known(here, ours.side))
            if standing(m.value, here, ours.side) != HERE
        ]
        if came or went:
            yield from _weighed(case, witness, link, came, went)


def _known(near: Side, wide: Side) -> frozenset[str]:
    """The folded words of which a name may be made that stands on the other side as it is."""
    return near.keys if near is wide else near.keys & wide.keys


def linked(case: Case, witness: Witness) -> Iterator[tuple[Link, Counterpart]]:
    """The links to one witness that are sure enough to ask for names."""
    for link in case.links:
        for counterpart in link.counterparts:
            if counterpart.document == witness.document.id and counterpart.score >= LEAST_LINK:
                yield link, counterpart


# What can be said of a name on the other side.
HERE, AWAY, DOUBTFUL = "here", "away", "doubtful"
# A name is away when the parts that nothing answers to hold at least this share of its
# letters: "Peter Smithson" for "Peter Holmquist", not "George H. W. Bush" for "George Bush".
_AWAY_SHARE = 0.5


def standing(name: Name, near: Side, wide: Side) -> str:
    """Whether a name stands on the other side.

    AWAY: what tells it stands neither near nor anywhere in the other text.
    DOUBTFUL: made of ordinary words, or the adjective of a people, and none of it
    there; enough to say that one name was exchanged for another, not that it is
    missing or added.
    """
    if near.keys.issuperset(name.keys) and (near is wide or wide.keys.issuperset(name.keys)):
        return HERE
    identity = identity_of(name)
    telling = telling_keys(name)
    if identity is not None:
        here = identity in near.places or identity in wide.places
        here = here or all(key in near.keys for key in name.keys)
        away = DOUBTFUL if name.sort is NameSort.DEMONYM else AWAY
    elif not telling:
        here = answered_as_acronym(name, wide) or any(
            answered(key, wide) for key in name.keys if len(key) > 1
        )
        away = DOUBTFUL
    else:
        gone = set(unanswered(name, near))
        if gone and near is not wide:
            gone &= set(unanswered(name, wide))
        here = sum(map(len, gone)) < _AWAY_SHARE * sum(map(len, telling))
        if len(name.keys) == 2 and name.keys[1] not in telling:
            here = here or name.keys[1] in near.capitals  # "Donald Trump" where "Trump" stands
        away = AWAY
    return HERE if here else away


def _weighed(
    case: Case,
    witness: Witness,
    link: Link,
    came: list[Mention[Name]],
    went: list[Mention[Name]],
) -> Iterator[Finding]:
    """Pair what came with what went, then report the rest."""
    left = list(went)
    for mention in came:
        partner = _partner(mention, left)
        if partner is not None and _same_country(mention, partner):
            left.remove(partner)
        elif partner is not None:
            left.remove(partner)
            yield _finding(
                witness, Kind.NAME_CHANGED, mention, partner, changed(mention.text, partner.text)
            )
        elif _is_claimed(mention, acronyms=True):
            yield _finding(witness, Kind.NAME_ADDED, mention, None, added(mention.text))
    sentence = case.document.sentences[link.sentences[0]]
    for mention in left:
        if not _is_claimed(mention, acronyms=False):
            continue
        yield Finding(
            category=Category.ENTITY,
            kind=Kind.NAME_MISSING,
            severity=Severity.MAJOR,
            confidence=0.6,
            span=sentence.span,
            text=sentence.text,
            explanation=missing(mention.text),
            original=Original(witness.document.id, mention.span, mention.text),
            witnesses_for=(witness.document.id,),
        )


def _same_country(one: Mention[Name], other: Mention[Name]) -> bool:
    """Whether a capital speaks for its country: "Seoul", "the South Korean government"."""
    mine, yours = identity_of(one.value), identity_of(other.value)
    return mine is not None and yours is not None and country_of(mine) == country_of(yours)


def _is_claimed(mention: Mention[Name], *, acronyms: bool) -> bool:
    """Whether a name without a partner is sure enough to be called missing or added.

    Not a code or a currency (COVID-19, RMB), nor what is made of ordinary words.
    """
    name = mention.value
    if name.sort is NameSort.DEMONYM or any(c.isdigit() for c in mention.text):
        return False
    if mention.text.isupper():
        return acronyms and len(mention.text) > 2 and mention.text not in currencies()
    return bool(telling_keys(name)) or identity_of(name) is not None


def _partner(mention: Mention[Name], left: Sequence[Mention[Name]]) -> Mention[Name] | None:
    """The lost name in whose place this one stands: of its kind first, else any."""
    for candidate in left:
        if candidate.value.sort is mention.value.sort:
            return candidate
    return left[0] if left else None


def _finding(
    witness: Witness,
    kind: Kind,
    mention: Mention[Name],
    partner: Mention[Name] | None,
    explanation: str,
) -> Finding:
    original = None
    if partner is not None:
        original = Original(witness.document.id, partner.span, partner.text)
    return Finding(
        category=Category.ENTITY,
        kind=kind,
        severity=Severity.MAJOR,
        confidence=0.85 if partner else 0.6,
        span=mention.span,
        text=mention.text,
        explanation=explanation,
        original=original,
        suggestion=partner.text if partner else None,
        witnesses_for=(witness.document.id,),
    )
