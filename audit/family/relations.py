"""How one document stands to another: copied, reworded, translated, or merely akin.

Two reports of one event share facts; a document that depends on another one
shares its sentences, most of them and in their order. So dependence is read
off the alignment: how much of the shorter text is covered, and whether in the
same order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from math import exp

from audit.language.codes import same_family
from audit.types import Document, DocumentClass, Parallel, Relation, Relative, Verdict, Version

# More than half of the words in runs of eight or more shared words: a copy,
# whatever was cut or added around them.
COPY = 0.5

# Log-odds of dependence from the coverage of the shorter text (0..1), Kendall's
# tau and the number of linked sentences. Independent reports of one event link
# a third of their sentences, in any order; relays, rewrites and translations
# link nearly all of the part that was taken, in order. Between those two the
# coefficients are set so that coverage .6 in perfect order over five sentences
# is even odds, and three linked sentences alone never reach it.
COVERAGE = 9.0
ORDER = 4.0
LENGTH = 2.0
OFFSET = -11.0
LONG_ENOUGH = 8


def dependence(parallel: Parallel, linked: int) -> float:
    """Probability that the two depend on one another or both on one source.

    ``linked``: how many body sentences of the document are linked to the other.
    """
    coverage = max(parallel.coverage, parallel.coverage_of_other)
    length = min(1.0, linked / LONG_ENOUGH)
    odds = COVERAGE * coverage + ORDER * parallel.monotonicity + LENGTH * length + OFFSET
    return 1.0 / (1.0 + exp(-odds))


def relation(
    document: Document,
    other: Document,
    parallel: Parallel,
    verdict: Verdict | None = None,
    verdict_of_other: Verdict | None = None,
) -> Relation:
    """How ``other`` stands to ``document``.

    Inside one language a machine-translated text on either side makes it a
    relay (out and back again); without one, reworded sentences in the same
    order make a rewrite.
    """
    translated = any(
        v is not None and v.document_class is DocumentClass.MACHINE_TRANSLATED
        for v in (verdict, verdict_of_other)
    )
    # A round trip through a near language leaves long runs as they were.
    if parallel.verbatim >= COPY and not translated:
        return Relation.COPY
    linked = round(parallel.coverage * len(document.body))
    if dependence(parallel, linked) < 0.5:
        return Relation.SAME_STORY
    if not same_family(document.language, other.language):
        return Relation.TRANSLATION
    if translated:
        return Relation.RELAY
    return Relation.REWRITE


def version(document: Document, other: Document, related: Relation) -> Version | None:
    """Which version of ``document`` the ``other`` is: one publisher's words, at another time.

    None between two publishers, where one of them is not known, and for texts that do not
    share their wording (a report by the same paper on the same event is another article).
    """
    if related not in (Relation.COPY, Relation.REWRITE):
        return None
    names = [(one.publisher or "").strip().casefold() for one in (document, other)]
    if not names[0] or names[0] != names[1]:
        return None
    mine, theirs = moment(document.published), moment(other.published)
    if mine is None or theirs is None or mine == theirs:
        return Version.UNDATED
    return Version.EARLIER if theirs < mine else Version.LATER


def moment(published: str | None) -> datetime | None:
    """A date or time by ISO 8601, without a zone taken for UTC; None for anything else."""
    try:
        found = datetime.fromisoformat((published or "").strip())
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def relatives(
    document: Document,
    others: Sequence[Document],
    parallels: Sequence[Parallel],
    verdicts: Mapping[str, Verdict],
) -> tuple[Relative, ...]:
    """Every other member of the family, best witness first."""
    by_id = {p.other: p for p in parallels}
    found = []
    for other in others:
        figures = by_id[other.id]
        related = relation(
            document, other, figures, verdicts.get(document.id), verdicts.get(other.id)
        )
        found.append(
            Relative(
                other.id,
                related,
                round(figures.similarity, 4),
                round(figures.coverage, 4),
                version(document, other, related),
            )
        )
    return tuple(
        sorted(found, key=lambda r: (not r.relation.dependent, -r.coverage, -r.similarity, r.id))
    )
