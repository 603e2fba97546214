"""How one document follows another: figures on their sentence links.

Families are told apart by these: a translation or a rewrite is covered, in
order; a copy shares its very words; an independent report does none of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from audit.types import Document, Link, Parallel

# Shared runs of this many words are copying; shorter ones are names and set
# phrases. passim and newspaper studies use 5 to 10; quotations push it up.
VERBATIM_WORDS = 8

# Runs of letters, marks and digits; a CJK character counts as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")

# Mean of so many links is enough for the surface figure; chrF is slow.
SURFACE_LINKS = 200


def parallel(document: Document, other: Document, links: Sequence[Link]) -> Parallel:
    """Measure how ``document`` follows ``other`` on the links of ``document``.

    Links without a counterpart in ``other`` count as not covered. Surface is
    chrF (Popović 2015, by sacrebleu), 0..1, None between two languages or
    without links.
    """
    pairs = [
        (link.sentences, counterpart.sentences, counterpart.score)
        for link in links
        for counterpart in link.counterparts
        if counterpart.document == other.id
    ]
    body = {s.index for s in document.body}
    theirs = {s.index for s in other.body}
    covered = {i for rows, _, _ in pairs for i in rows} & body
    answered = {j for _, columns, _ in pairs for j in columns} & theirs
    same = _primary(document.language) == _primary(other.language)
    return Parallel(
        other=other.id,
        coverage=len(covered) / len(body) if body else 0.0,
        coverage_of_other=len(answered) / len(theirs) if theirs else 0.0,
        monotonicity=kendall_tau([(min(rows), min(columns)) for rows, columns, _ in pairs]),
        similarity=sum(score for _, _, score in pairs) / len(pairs) if pairs else 0.0,
        surface=_surface(document, other, pairs) if same else None,
        verbatim=verbatim([s.text for s in document.body], [s.text for s in other.body]),
    )


def kendall_tau(pairs: Sequence[tuple[int, int]]) -> float:
    """Kendall's tau-a of the order of pairs, ties on either side left out; 1 below two.

    By counting inversions with merge sort, n log n.
    """
    ordered = sorted(set(pairs))
    total = len(ordered) * (len(ordered) - 1) // 2
    ties = _tied([i for i, _ in ordered]) + _tied([j for _, j in ordered])
    comparable = total - ties
    if comparable <= 0:
        return 1.0
    # Within one left value columns ascend, so those pairs are no inversions.
    discordant = _inversions([j for _, j in ordered])[1]
    return 1.0 - 2.0 * discordant / comparable


def _tied(values: Sequence[int]) -> int:
    counts: dict[int, int] = {}
    for value in values:
        counts[value] = counts.get(value, 0) + 1
    return sum(c * (c - 1) // 2 for c in counts.values())


def _inversions(values: list[int]) -> tuple[list[int], int]:
    """The values sorted, and the number of pairs that stood the wrong way round."""
    if len(values) < 2:
        return values, 0
    middle = len(values) // 2
    left, first = _inversions(values[:middle])
    right, second = _inversions(values[middle:])
    merged: list[int] = []
    count = first + second
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
            count += len(left) - i
    return merged + left[i:] + right[j:], count


def verbatim(texts: Sequence[str], others: Sequence[str]) -> float:
    """Share of the words of ``texts`` in runs of VERBATIM_WORDS or more shared with ``others``.

    Runs may cross sentence ends; case and punctuation do not count.
    """
    mine, theirs = _words(tuple(texts)), _words(tuple(others))
    if len(mine) < VERBATIM_WORDS:
        return 1.0 if mine and mine == theirs else 0.0
    known = frozenset(_runs(theirs))
    covered = 0
    reached = 0
    for start, run in enumerate(_runs(mine)):
        if run in known:
            end = start + VERBATIM_WORDS
            covered += end - max(start, reached)
            reached = end
    return covered / len(mine)


@lru_cache(maxsize=64)
def _words(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a text; a document is held against many others."""
    return tuple(w for text in texts for w in _WORD.findall(text.casefold()))


def _runs(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Every run of VERBATIM_WORDS words, in order."""
    return zip(*(words[k:] for k in range(VERBATIM_WORDS)), strict=False)


def _surface(
    document: Document,
    other: Document,
    pairs: Sequence[tuple[tuple[int, ...], tuple[int, ...], float]],
) -> float | None:
    """Mean chrF of linked sentences, 0..1; None without links."""
    if not pairs:
        return None
    stride = max(1, len(pairs) // SURFACE_LINKS)
    chosen = pairs[::stride]
    scores = [
        _likeness(
            " ".join(document.sentences[i].text for i in rows),
            " ".join(other.sentences[j].text for j in columns),
        )
        for rows, columns, _ in chosen
    ]
    return float(sum(scores) / len(scores) / 100.0)


def _likeness(text: str, other: str) -> float:
    """chrF, 0..100; that of a text and itself is known."""
    if text == other and text.strip():
        return 100.0
    score: float = _chrf().sentence_score(text, [other]).score
    return score


@cache
def _chrf() -> Any:
    """sacrebleu's chrF2 with its defaults (6 characters, no words)."""
    from sacrebleu.metrics.chrf import CHRF

    return CHRF()


def _primary(language: str) -> str:
    return language.split("-", maxsplit=1)[0].lower()
