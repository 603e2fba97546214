"""How a document follows others: the odds that it depends on one, and is the later of the two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log

from audit.provenance.beside import Beside, PairModel, beside
from audit.types import Document, Evidence, Link, Parallel

# Dependence on sentence links, as in audit.family.relations: coverage of the shorter text, in
# order. Independent reports link a third of their sentences in any order (coverage .2 to .4
# in made families); texts of one source nearly all of the part that was taken.
COVERAGE = 9.0
ORDER = 4.0
LENGTH = 2.0
OFFSET = -11.0
LONG_ENOUGH = 8

# Which of two dependent texts is the later one is a coin's throw from the text alone; an
# original wrongly accused costs more than a rewrite missed.
NO_DIRECTION = -0.5
# A machine translation is nobody's original: what runs parallel to it is its source, or comes
# from its source. The source keeps its words through a round trip (mean chrF .68 and more,
# REWORDED_EVEN is half way to rewording); a text that is reworded beside it, and holds less
# than it does, came from that source by another hand.
OTHER_IS_MACHINE = 3.2
REWORDED_EVEN = 0.53
REWORDED_SLOPE = 25.0
# In another language it is rather what that machine translated.
BETWEEN_LANGUAGES = -3.0
WHOLE = 0.85
WHOLE_SHARE = 0.15
# Who is wholly covered by a text that holds more is the shortened one, more often than not.
CONTAINED = 1.5
NAMED_ORIGINAL = 4.0

# Half of the words in long shared runs is copying, if what is linked is linked word for word.
# A round trip through Portuguese keeps up to .65 of the words in such runs, but changes a
# little in every sentence: its mean chrF is .68 to .91 (30 documents, bench.build_relays).
VERBATIM_EVEN = 0.45
VERBATIM_SLOPE = 14.0
WORD_FOR_WORD = 0.93
RETOUCHED = 30.0
COPY_DIRECTION = 0.2


def logistic(x: float) -> float:
    """1 / (1 + e^-x), safe for any x."""
    return 1.0 / (1.0 + exp(-max(-60.0, min(60.0, x))))


@dataclass(frozen=True, slots=True)
class Following:
    """The strongest dependence of one sort.

    ``probability``: that this document was made from that text or from its
    source. ``surface``: mean chrF of linked sentences, or None. ``later``: probability that it
    is the later one if neither is a machine's, and if one is.
    """

    other: str | None
    probability: float
    surface: float | None
    parallel: Parallel | None
    later: tuple[float, float] = (0.0, 0.0)


NOTHING = Following(None, 0.0, None, None)


def dependence(parallel: Parallel, body: int) -> float:
    """Log-odds that two texts depend on one another or on one source."""
    coverage = max(parallel.coverage, parallel.coverage_of_other)
    linked = parallel.coverage * body
    return (
        COVERAGE * coverage
        + ORDER * parallel.monotonicity
        + LENGTH * min(1.0, linked / LONG_ENOUGH)
        + OFFSET
    )


# A round trip touches nearly every sentence a little (mean chrF .68 to .91), where people who
# reword change much (.3 to .55) and people who copy next to nothing. Asked where the wording
# itself was not: of short texts, and of languages other than English.
ROUND_TRIP = (0.62, 0.92)


def round_trip(parallel: Parallel) -> bool:
    """Whether two texts of one language are as near in wording as a round trip leaves them."""
    whole = min(parallel.coverage, parallel.coverage_of_other, parallel.monotonicity) >= WHOLE
    near = parallel.surface is not None and ROUND_TRIP[0] <= parallel.surface <= ROUND_TRIP[1]
    return whole and near


def log_odds(p: float) -> float:
    """log(p / (1 - p)), safe for any p."""
    p = min(1.0 - 1e-6, max(1e-6, p))
    return log(p / (1.0 - p))


def follows(
    document: Document,
    parallels: Sequence[Parallel],
    relatives_mt: Mapping[str, float],
    *,
    same_language: bool,
    originals: bool,
    beside: Mapping[str, Beside] | None = None,
) -> Following:
    """The witness that this document most probably follows, in its own language or another.

    ``beside``: what its wording says beside each other's, where it says anything. A named
    original is one, whatever the wording says.
    """
    best = NOTHING
    for parallel in parallels:
        if (parallel.surface is not None) is not same_language or parallel.coverage <= 0.0:
            continue
        direction = NO_DIRECTION
        if originals:
            direction += NAMED_ORIGINAL
        direction += _beside_machine(parallel) * relatives_mt.get(parallel.other, 0.0)
        direction += CONTAINED * (parallel.coverage - parallel.coverage_of_other)
        if not same_language and document.language != "en":
            direction += 1.0  # more news is translated out of English than into it
        odds = dependence(parallel, len(document.body))
        pair = beside.get(parallel.other) if beside and same_language else None
        later = logistic(direction)
        after = later
        if pair is not None:
            # What a machine changed sentence by sentence is no independent report.
            odds += max(0.0, pair.machine)
            if not originals:
                # The other one's being the machine's makes this one its source, or, reworded
                # as it is beside it, another hand's work from that source.
                source = 1.0 - _reworded(parallel) if pair.after < 0.0 else 1.0
                after = logistic(direction + source * pair.after)
        # Which of two texts reads worse says nothing where neither is a machine's.
        machine = 0.0 if pair is None else logistic(pair.machine)
        p = logistic(odds) * (machine * after + (1.0 - machine) * later)
        if p > best.probability:
            best = Following(parallel.other, p, parallel.surface, parallel, (later, after))
    return best


def beside_others(
    document: Document,
    others: Sequence[Document],
    parallels: Sequence[Parallel],
    links: Sequence[Link],
    model: PairModel | None = None,
) -> dict[str, Beside]:
    """What the wording says beside each English text that it runs parallel to, by id.

    ``model``: another than the one that is shipped.
    """
    found = {}
    for other, parallel in zip(others, parallels, strict=True):
        if parallel.surface is not None and dependence(parallel, len(document.body)) > 0.0:
            told = beside(document, other, links, model)
            if told is not None:
                found[other.id] = told
    return found


def _beside_machine(parallel: Parallel) -> float:
    """What it says for being the later text that the other one is a machine translation."""
    if parallel.surface is None:
        return BETWEEN_LANGUAGES
    return OTHER_IS_MACHINE * _reworded(parallel)


def _reworded(parallel: Parallel) -> float:
    """How far this is beyond what a round trip does to a text of one language, 0..1."""
    surface = 1.0 if parallel.surface is None else parallel.surface
    whole = min(parallel.coverage, parallel.coverage_of_other) >= WHOLE
    return logistic(REWORDED_SLOPE * (REWORDED_EVEN - surface)) * (WHOLE_SHARE if whole else 1.0)


def copies(
    parallels: Sequence[Parallel], declared: float, *, originals: bool
) -> tuple[float, Parallel | None]:
    """(Probability that this text is the copy of one that shares its words, which one)."""
    best: tuple[float, Parallel | None] = (0.0, None)
    for parallel in parallels:
        surface = 1.0 if parallel.surface is None else parallel.surface
        retouched = max(0.0, WORD_FOR_WORD - surface)
        shared = logistic(
            VERBATIM_SLOPE * (parallel.verbatim - VERBATIM_EVEN) - RETOUCHED * retouched
        )
        direction = COPY_DIRECTION + declared + (NAMED_ORIGINAL if originals else 0.0)
        p = shared * logistic(direction)
        if p > best[0]:
            best = p, parallel
    return best


def parallel_evidence(following: Following, weight: float, reworded: bool) -> Evidence:
    """That the document runs parallel to another one, in words for an editor."""
    parallel = following.parallel
    assert parallel is not None
    share = round(100 * parallel.coverage)
    how = "in other words" if reworded else "in another language"
    return Evidence(
        kind="runs_parallel",
        text=parallel.other,
        span=None,
        weight=weight,
        explanation=(
            f"{share} % of its sentences answer to sentences of {parallel.other}, "
            f"in the same order, {how}."
        ),
    )


def copy_evidence(parallel: Parallel, weight: float) -> Evidence:
    """That the document shares another one's very words."""
    return Evidence(
        kind="shared_wording",
        text=parallel.other,
        span=None,
        weight=weight,
        explanation=(
            f"{round(100 * parallel.verbatim)} % of its words stand in long runs that "
            f"{parallel.other} has word for word."
        ),
    )
