"""What a document is: five classes with probabilities, and the reasons.

Two questions are weighed apart and put together. Does it follow another text
(``following``), or admit to be a copy (``republication``)? And does it bear the
marks of machine translation (``artefacts``, and drift from its witnesses)? Marks
and the way it reads (``style``) count in nats against a prior. The probability and the
class are two things: a page is called machine-translated where the probability passes a
bar that hardly any page by people reaches.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from audit.provenance.beside import Beside
from audit.provenance.findings import from_findings
from audit.provenance.following import (
    Following,
    copies,
    copy_evidence,
    follows,
    log_odds,
    logistic,
    parallel_evidence,
    round_trip,
)
from audit.provenance.relay import relay_languages
from audit.provenance.republication import copy_lines
from audit.provenance.style import STYLE, STYLE_OF_TRANSLATION
from audit.types import Document, DocumentClass, Evidence, Finding, Parallel, Verdict

# Log-odds before any evidence. Somebody asks about a page by itself because he wonders: of
# three such pages one is a machine translation (desk estimate; decision 0075). Among pages
# that tell one story, a machine translation mostly runs parallel to another of them: of those
# that do, about 25 in 100 are one, of those that do not, about 5.
BY_ITSELF = -0.69
ALONE = -2.9
FOLLOWER = -1.1
# A page by itself is called a machine translation from here on, if there is a mark too: one
# strong one, two middling ones of different causes, or style and a mark. Style alone calls
# nobody: officials write like machines.
CALLED = 0.9
EVEN = 0.5
# From here on it is worth naming the languages that a page by itself may have come through.
WORTH_ASKING = 0.4
# A page that is silent about its source is a copy in about 4 of 100 cases.
COPY = -3.2
STYLES = frozenset({STYLE, STYLE_OF_TRANSLATION})
# Of a text in another language it is asked whether it reads like a machine's translation where
# it runs beside its original at least so probably.
BESIDE = 0.2
# Marks of one cause say the same thing; each further one counts this much less. All marks
# together are never more than MOST nats: weights set by hand are not surer than that.
AGAIN = 0.6
MOST = 9.0
# Findings against witnesses may be the witnesses' fault: alone they reach this far.
MOST_FROM_FINDINGS = 4.5


def opinion(
    document: Document,
    parallels: Sequence[Parallel],
    artefacts: Sequence[Evidence],
    findings: Sequence[Finding] = (),
    relatives_mt: Mapping[str, float] | None = None,
    *,
    originals: bool = False,
    beside: Mapping[str, Beside] | None = None,
) -> Verdict:
    """The verdict on ``document``.

    ``parallels``: how it follows each other document of its family; ``artefacts``:
    what it shows by itself; ``findings``: drift from its witnesses, where known;
    ``relatives_mt``: probability of machine translation of the others;
    ``originals``: whether the others are named originals, so that the direction is known;
    ``beside``: what its wording says beside each other's, by that one's id.
    """
    machine = relatives_mt or {}
    pairs = beside or {}
    drift = from_findings(findings, artefacts)
    by_itself = not parallels
    abroad = follows(document, parallels, machine, same_language=False, originals=originals)
    may_be_one = abroad.probability >= BESIDE
    artefacts = [e for e in artefacts if may_be_one or e.kind != STYLE_OF_TRANSLATION]
    marks = (*artefacts, *drift)
    style = sum(e.weight for e in artefacts if e.kind in STYLES)
    weight = _sum(artefacts) + min(MOST_FROM_FINDINGS, _sum(drift))
    weight = (_doubted(weight) if by_itself else min(MOST, weight)) + style
    alone = BY_ITSELF if by_itself else ALONE
    here = follows(
        document, parallels, machine, same_language=True, originals=originals, beside=pairs
    )
    pair = pairs.get(here.other) if here.other is not None else None
    admitted = copy_lines(document)
    declared = sum(e.weight for e in admitted)
    verbatim, source = copies(parallels, declared, originals=originals)
    machine_p, dependent, translated = _machine(here, abroad, weight, alone, pair)
    copy_share = 1.0 - (1.0 - logistic(COPY + declared)) * (1.0 - verbatim)
    human = 1.0 - machine_p
    follower = dependent * (1.0 - translated) / human if human > 0.0 else 0.0
    abroad_share = _share(abroad.probability, here.probability)
    rest = human * (1.0 - copy_share)
    probabilities = {
        DocumentClass.MACHINE_TRANSLATED: machine_p,
        DocumentClass.SYNDICATED_COPY: human * copy_share,
        DocumentClass.TRANSLATION: rest * follower * abroad_share,
        DocumentClass.REWRITE: rest * follower * (1.0 - abroad_share),
        DocumentClass.INDEPENDENT: rest * (1.0 - follower),
    }
    total = sum(probabilities.values())
    ranked = tuple(
        sorted(((c, p / total) for c, p in probabilities.items()), key=lambda x: (-x[1], x[0]))
    )
    chosen = ranked[0][0]
    called = machine_p >= CALLED and weight > style
    if not by_itself:
        called = machine_p >= EVEN  # the likeliest of five classes may still be unlikely
    if chosen is DocumentClass.MACHINE_TRANSLATED and not called:
        chosen = ranked[1][0]
    named = chosen is DocumentClass.MACHINE_TRANSLATED or (by_itself and machine_p >= WORTH_ASKING)
    return Verdict(
        document_class=chosen,
        probabilities=ranked,
        relay_languages=relay_languages(marks, document.language) if named else (),
        evidence=_reasons(chosen, marks, admitted, here, abroad, (verbatim, source), pair),
    )


# A writer on the Continent who writes English himself, or a paper's English edition, has all
# the habits of his language at once, and its address too.
CAUSES = {
    **dict.fromkeys(
        ("thousands_point", "decimal_comma", "low_quotes", "angle_quotes", "ordinal_day"), "habits"
    ),
    "foreign_format": "habits",
    "foreign_address": "edition",
    "foreign_edition": "edition",
}

MOST_OF_CAUSE = {"habits": 2.0}

# One weak mark is found in many a page by people (version numbers, a house style), and nobody
# stands beside this one to be asked: up to here marks count for little, from SOUND on in full.
WEAK, SOUND = 2.0, 3.0


def _doubted(weight: float) -> float:
    """What marks of this sum count on a page by itself (nats)."""
    if weight >= SOUND:
        return min(MOST, weight)
    if weight <= WEAK:
        return weight * weight / 4.0
    return 1.0 + (SOUND - 1.0) * (weight - WEAK) / (SOUND - WEAK)


def _sum(evidence: Sequence[Evidence]) -> float:
    """Weights added up, those of one cause with diminishing returns."""
    times: dict[str, int] = {}
    sums: dict[str, float] = {}
    for item in sorted(evidence, key=lambda e: -e.weight):
        if item.kind in STYLES:  # weighed for the text as a whole
            continue
        cause = CAUSES.get(item.kind, item.kind)
        sums[cause] = sums.get(cause, 0.0) + item.weight * AGAIN ** times.get(cause, 0)
        times[cause] = times.get(cause, 0) + 1
    return sum(min(value, MOST_OF_CAUSE.get(cause, value)) for cause, value in sums.items())


ROUND_TRIP_WEIGHT = 2.2
# Of two texts of which one was made from the other, in the same language and in other words,
# the later one is a machine's as often as it is a person's (twice FOLLOWER's 25 in 100: the
# earlier one is hardly ever one).
LATER_OF_TWO = 0.0
MOST_CLEARED = 2.0


def _machine(
    here: Following, abroad: Following, weight: float, alone: float, pair: Beside | None
) -> tuple[float, float, float]:
    """Probabilities: of machine translation; of dependence; of machine translation if so."""
    dependent = 1.0 - (1.0 - here.probability) * (1.0 - abroad.probability)
    if pair is not None:
        machine = logistic(LATER_OF_TWO + pair.machine + weight)
        by_hand, by_machine = (1.0 - machine) * here.later[0], machine * here.later[1]
        translated = by_machine / (by_machine + by_hand)
    else:
        touched = here.parallel is not None and round_trip(here.parallel)
        translated = logistic(FOLLOWER + weight + (ROUND_TRIP_WEIGHT if touched else 0.0))
    if pair is not None and pair.after < 0.0 < pair.machine:
        # Beside its machine translation the original is seen to be none.
        alone += max(-MOST_CLEARED, pair.after)
    return (
        dependent * translated + (1.0 - dependent) * logistic(alone + weight),
        dependent,
        translated,
    )


def _share(one: float, other: float) -> float:
    """The part of ``one`` in both; even for nothing."""
    return one / (one + other) if one + other > 0.0 else 0.5


def _reasons(
    chosen: DocumentClass,
    marks: Sequence[Evidence],
    admitted: Sequence[Evidence],
    here: Following,
    abroad: Following,
    copied: tuple[float, Parallel | None],
    pair: Beside | None,
) -> tuple[Evidence, ...]:
    """The evidence of a verdict, heaviest first; what speaks against it weighs negative."""
    against_machine = 1.0 if chosen is DocumentClass.MACHINE_TRANSLATED else -1.0
    against_copy = 1.0 if chosen is DocumentClass.SYNDICATED_COPY else -1.0
    reasons = [replace(e, weight=round(against_machine * e.weight, 3)) for e in marks]
    reasons += [replace(e, weight=round(against_copy * e.weight, 3)) for e in admitted]
    follower = chosen in (
        DocumentClass.REWRITE,
        DocumentClass.TRANSLATION,
        DocumentClass.MACHINE_TRANSLATED,
    )
    for following, reworded in ((here, True), (abroad, False)):
        if following.parallel is not None and following.probability > 0.3:
            weight = round(log_odds(following.probability) - log_odds(0.05), 3)
            reasons.append(parallel_evidence(following, weight if follower else -weight, reworded))
    told = pair.evidence(here.other) if pair is not None and here.other is not None else None
    if told is not None:
        reasons.append(replace(told, weight=round(against_machine * told.weight, 3)))
    probability, source = copied
    if source is not None and probability > 0.3:
        weight = round(log_odds(probability) - COPY, 3)
        reasons.append(copy_evidence(source, against_copy * weight))
    return tuple(sorted(reasons, key=lambda e: (-e.weight, e.span.start if e.span else -1, e.text)))
