"""Why an edge stands where it stands, in words and with the places that show it.

An edge rests on shared innovations: what parent and child have against a text that stands
above the parent or beside it came down this branch.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from audit.stemma.costs import KEPT_BY_RELAY, SAME_WORDING, Member, Step
from audit.stemma.readings import Compared, headline
from audit.types import Descent, Document, Reading, Reason

# Places shown for one reason.
MOST_SHOWN = 3
# From these log-odds on the wording is said to show which text is the machine's.
TELLING = 1.0
# A verdict without marks is no more than this (audit.stemma.drawing_up.NO_MARK).
DOUBT = 0.5


@dataclass(frozen=True, slots=True)
class Ground:
    """The documents, what was compared, and each document's parent (None for a root)."""

    documents: Mapping[str, Document]
    compared: Callable[[str, str], Compared]
    parents: Mapping[str, str | None]

    def reading(self, i: str, sentence: int) -> Reading:
        """A sentence as a reading."""
        found = self.documents[i].sentences[sentence]
        return Reading(i, found.span.start, found.span.end, found.text)

    def beside(self, i: str) -> list[str]:
        """The parent of a document, and the other children of that parent."""
        parent = self.parents.get(i)
        if parent is None:
            return []
        others = [c for c, p in self.parents.items() if p == parent and c != i]
        return [*([parent] if parent in self.documents else []), *others]


def edge_reasons(ground: Ground, step: Step) -> Iterator[Reason]:
    """The reasons for one document's coming from another."""
    for other in ground.beside(step.parent.id):
        yield from _shared(ground, other, step)
    yield from _own(ground, step)
    yield _wording(step)


def _shared(ground: Ground, other: str, step: Step) -> Iterator[Reason]:
    """What parent and child have in common against a third text."""
    parent, child = step.parent.id, step.child.id
    to_parent, to_child = ground.compared(other, parent), ground.compared(other, child)
    lacking = {i for run in to_child.only_one for i in run}
    both = [i for run in to_parent.only_one for i in run if i in lacking]
    if both:
        count = f"{len(both)} sentences" if len(both) > 1 else "a sentence"
        yield Reason(
            "shared_omission",
            f"Both lack {count} that {other} has.",
            float(len(both)),
            tuple(ground.reading(other, i) for i in both[:MOST_SHOWN]),
        )
    theirs = {(n.here, n.says_there) for n in to_child.numbers}
    for number in to_parent.numbers:
        if (number.here, number.says_there) in theirs:
            said, instead = (
                ", ".join(sorted(number.says_there)),
                ", ".join(sorted(number.says_here)),
            )
            yield Reason(
                "shared_number",
                f"Both say {said} where {other} says {instead}.",
                2.0,
                (ground.reading(parent, number.there), ground.reading(other, number.here)),
            )
    if to_parent.headline and to_child.headline:
        mine, its = headline(ground.documents[parent]), headline(ground.documents[child])
        if mine and its and not ground.compared(parent, child).headline:
            yield Reason("shared_headline", f"Both have a headline that {other} has not.", 1.5)
    slips = {s.word for s in to_child.slips_other}
    for slip in to_parent.slips_other:
        if slip.word in slips:
            yield Reason(
                "shared_slip",
                f"Both write “{slip.word}” where {other} has “{slip.meant}”.",
                2.5,
                (ground.reading(parent, slip.sentence),),
            )


def _own(ground: Ground, step: Step) -> Iterator[Reason]:
    """What changed between parent and child."""
    compared = step.compared
    gone = [i for run in compared.only_one for i in run]
    more = [i for run in compared.only_other for i in run]
    if gone:
        kind = "holds_less" if len(gone) > len(more) else "holds_more"
        yield Reason(
            kind,
            f"{step.child.id} lacks {_sentences(len(gone))} of {step.parent.id}"
            + (f" and has {_sentences(len(more))} more." if more else "."),
            0.0,
            tuple(ground.reading(step.parent.id, i) for i in gone[:MOST_SHOWN]),
        )
    elif more:
        yield Reason(
            "holds_more",
            f"{step.child.id} has {_sentences(len(more))} that {step.parent.id} lacks.",
            0.0,
            tuple(ground.reading(step.child.id, i) for i in more[:MOST_SHOWN]),
        )
    for number in compared.numbers[:MOST_SHOWN]:
        yield Reason(
            "other_number",
            f"{step.child.id} says {', '.join(sorted(number.says_there))} where"
            f" {step.parent.id} says {', '.join(sorted(number.says_here))}.",
            0.0,
            (
                ground.reading(step.parent.id, number.here),
                ground.reading(step.child.id, number.there),
            ),
        )
    for slip in compared.slips_other[:MOST_SHOWN]:
        yield Reason(
            "slip",
            f"{step.child.id} writes “{slip.word}” for “{slip.meant}”.",
            0.0,
            (ground.reading(step.child.id, slip.sentence),),
        )


def _wording(step: Step) -> Reason:
    kept, after = step.compared.kept, step.machine_after
    if kept is None or after is None:
        return Reason("wording", "The two are in different languages.")
    share = f"{round(100 * kept)} % of the words in answering sentences are the same"
    if step.cheapest[0] is Descent.RELAYED and after >= TELLING:
        return Reason(
            "machine_wording",
            f"{share}; what differs in {step.child.id} reads like a machine's work beside"
            f" {step.parent.id}, not the other way round.",
            after,
        )
    return Reason("wording", f"{share}.")


def lost_reasons(ground: Ground, tops: Sequence[str], outside: Sequence[str]) -> Iterator[Reason]:
    """Why a text is supposed that nobody handed in."""
    first, second = tops[0], tops[1]
    compared = ground.compared(first, second)
    alone = [
        (here, there)
        for here, there in compared.linked
        if not any(_answered(ground, first, other, here) for other in outside)
        and not any(_answered(ground, second, other, there) for other in outside)
    ]
    if alone:
        names = " and ".join((first, second))
        yield Reason(
            "shared_sentences",
            f"{names} share {_sentences(len(alone))}"
            + (" that no other witness has." if outside else "."),
            float(len(alone)),
            tuple(
                reading
                for here, there in alone[:MOST_SHOWN]
                for reading in (ground.reading(first, here[0]), ground.reading(second, there[0]))
            ),
        )
    for one in tops:
        for other in tops:
            if one == other:
                continue
            only = [i for run in ground.compared(one, other).only_one for i in run]
            if only:
                yield Reason(
                    "holds_more",
                    f"{one} has {_sentences(len(only))} that {other} lacks, so it was not made"
                    f" from {other}.",
                    0.0,
                    tuple(ground.reading(one, i) for i in only[:MOST_SHOWN]),
                )


def _answered(ground: Ground, one: str, other: str, sentences: Sequence[int]) -> bool:
    linked = ground.compared(one, other).linked
    return any(set(here) & set(sentences) for here, _ in linked)


def _sentences(count: int) -> str:
    return f"{count} sentences" if count != 1 else "one sentence"


def from_lost(child: Member, steps: Sequence[Step]) -> tuple[Descent, tuple[Reason, ...]]:
    """How a text came from the lost original, seen beside the other texts that did (``steps``).

    Who keeps the words of another child kept the original's, unless a machine had it in hand.
    """
    within = [s for s in steps if s.machine_after is not None]
    if not within:
        way = Descent.TRANSLATED if child.translated > DOUBT else Descent.COPIED
        return way, (Reason("wording", "The others are in another language."),)
    nearest = max(within, key=lambda s: s.compared.kept or 0.0)
    kept, low = nearest.compared.kept or 0.0, KEPT_BY_RELAY[0]
    after = max(s.machine_after or 0.0 for s in within)
    share = f"{round(100 * kept)} % of its words are those of {nearest.parent.id}"
    if child.machine > DOUBT:
        why = f"Its own marks say that it is machine-translated ({round(100 * child.machine)} %)."
        return Descent.RELAYED, (Reason("verdict", why, child.machine),)
    if after > TELLING and low <= kept < SAME_WORDING:
        why = f"{share}; the rest reads like a machine's work beside it."
        return Descent.RELAYED, (Reason("machine_wording", why, after),)
    if kept < low:
        why = f"Only {share}: fewer than a translation out and back leaves."
        return Descent.SPUN, (Reason("wording", why),)
    return Descent.COPIED, (Reason("wording", f"{share}."),)
