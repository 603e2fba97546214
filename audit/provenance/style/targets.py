"""Translations into other languages: does the Icelandic or Japanese read like a machine's?

One linear head for each language over counts of masked tokens, as for English: Icelandic keeps
its commonest words and the last two letters of the others, Japanese its hiragana. Trained on
translations out of English only, by machines and by people, so it is asked only of a text that
stands beside its English original. See ``models/style/README.md``.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from audit.language.words import common_words
from audit.provenance.style.measures import Row
from audit.provenance.style.model import CLIP, Calibration
from audit.provenance.style.reading import prose
from audit.provenance.style.tokens import TOKEN, plain
from audit.types import Document, Evidence

KIND = "style_of_translation"
WEIGHTS = "targets.json"
# Icelandic words this common are grammar, not topic.
COMMON_SHARE = 6e-4
MOST = 2.5
LEAST_SIGNS = 150
LONGEST_RUN = 3
_HIRAGANA, _KATAKANA = re.compile(r"[\u3041-\u309f]"), re.compile(r"[\u30a0-\u30ff]")
_KANJI = re.compile(r"[\u4e00-\u9fff\u3005]")


def icelandic(sentence: str) -> list[str]:
    """Signs of one Icelandic sentence: common words, endings, N for names, # for numbers."""
    shares = common_words("is")
    signs = ["<s>"]
    for place, match in enumerate(TOKEN.finditer(plain(sentence))):
        token = match.group()
        low = token.casefold()
        if token[0].isdigit():
            signs.append("#")
        elif not token[0].isalpha() or shares.get(low, 0.0) >= COMMON_SHARE:
            signs.append(low)
        else:
            signs.append("N" if token[0].isupper() and place else f"-{low[-2:]}")
    signs.append("</s>")
    return signs


def japanese(sentence: str) -> list[str]:
    """Signs of one Japanese sentence: hiragana and marks as they are, a sign for other runs."""
    signs = ["<s>"]
    for character in sentence:
        sign = _script(character)
        if len(sign) == 1 or sign != signs[-1]:
            signs.append(sign)
    signs.append("</s>")
    return signs


def _script(character: str) -> str:
    if _HIRAGANA.match(character) or character.isspace():
        return character
    if _KATAKANA.match(character):
        return "<kata>"
    if _KANJI.match(character):
        return "<kanji>"
    if character.isdigit():
        return "<digits>"
    return "<latin>" if character.isalpha() else character


MASKS: dict[str, tuple[Callable[[str], list[str]], int]] = {
    "is": (icelandic, 2),
    "ja": (japanese, 3),
}
"""By language: how a sentence is masked, and how long the runs of signs are that count."""


def counts_of(sentences: list[str], language: str) -> tuple[Counter[str], int]:
    """Counts of runs of signs, and how many signs there were."""
    mask, longest = MASKS[language]
    counts: Counter[str] = Counter()
    total = 0
    for sentence in sentences:
        signs = mask(sentence)
        total += len(signs)
        counts.update(_runs(signs, longest))
    return counts, total


def _runs(signs: list[str], longest: int) -> Iterator[str]:
    for length in range(1, longest + 1):
        for start in range(len(signs) - length + 1):
            yield "\x1f".join(signs[start : start + length])


@dataclass(frozen=True, slots=True)
class Head:
    """One language's weights over ``columns``."""

    columns: Mapping[str, int]
    mean: Row
    scale: Row
    weights: Row
    calibration: Calibration

    def ratio(self, counts: Counter[str], total: int) -> float:
        """Log-likelihood ratio (nats) of a machine's against a person's translation."""
        score = float(self.standard(counts, total) @ self.weights)
        return max(-MOST, min(MOST, self.calibration(score, total)))

    def standard(self, counts: Counter[str], total: int) -> Row:
        """The standardised row of one text."""
        row = rates(counts, total, self.columns)
        return np.clip((row - self.mean) / self.scale, -CLIP, CLIP)


def rates(counts: Counter[str], total: int, columns: Mapping[str, int]) -> Row:
    """Square roots of the rates of the runs in ``columns``."""
    row = np.zeros(len(columns), dtype=np.float64)
    for sign, count in counts.items():
        column = columns.get(sign)
        if column is not None:
            row[column] = count
    return np.sqrt(row / max(1, total))


@cache
def heads() -> Mapping[str, Head]:
    """The heads that are shipped, by language."""
    text = files("audit.provenance.style").joinpath(WEIGHTS).read_text(encoding="utf-8")
    return {
        code: Head(
            {name: number for number, name in enumerate(stored["signs"])},
            np.asarray(stored["mean"]),
            np.asarray(stored["scale"]),
            np.asarray(stored["weights"]),
            Calibration(*stored["calibration"]),
        )
        for code, stored in json.loads(text).items()
    }


def target_evidence(document: Document) -> tuple[Evidence, ...]:
    """How a translation reads, in nats for a machine; empty for other languages or too little."""
    if document.language not in MASKS:
        return ()
    counts, total = counts_of(prose(document), document.language)
    if total < LEAST_SIGNS:
        return ()
    ratio = heads()[document.language].ratio(counts, total)
    how = "a machine's than a person's" if ratio > 0.0 else "a person's than a machine's"
    return (
        Evidence(
            kind=KIND,
            text="",
            span=None,
            weight=ratio,
            explanation=(
                "Its grammar words, endings and punctuation are distributed more as in "
                f"{how} translation out of English."
            ),
        ),
    )
