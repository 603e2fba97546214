"""MQM-weighted scores (https://themqm.org/error-types-2/the-mqm-scoring-models/).

A finding costs the weight of its severity, once, however many places it has;
the sum is divided by the body's length in words and multiplied by 100. Zero is
faithful; a hundred, where the scale ends, is a critical error in every 25 words.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from audit.types import Category, Document, Finding, Scores, Severity

# Below this length one error would swamp the figure: a headline of five words
# with a minor slip is not a document with twenty errors in a hundred words.
MINIMUM_WORDS = 100

# Scripts that do not put spaces between words: about two characters to a word.
UNSPACED = frozenset({"zh", "ja", "th", "lo", "km", "my"})
CHARACTERS_PER_WORD = 2

NAMES = frozenset({Category.ENTITY})
NUMBERS = frozenset(
    {Category.NUMBER, Category.DATE_TIME, Category.UNIT_CONVERSION, Category.NUMBER_FORMAT}
)
TERMINOLOGY = frozenset({Category.TERMINOLOGY, Category.UNTRANSLATED})


@dataclass(frozen=True, slots=True)
class Weights:
    """What one error of each severity costs. MQM's defaults; Google's are 1, 5, 25 too."""

    minor: float = 1.0
    major: float = 5.0
    critical: float = 25.0

    def __post_init__(self) -> None:
        if min(self.minor, self.major, self.critical) < 0:
            raise ValueError("a weight cannot be negative")

    def of(self, severity: Severity) -> float:
        """The weight of one severity."""
        return {
            Severity.MINOR: self.minor,
            Severity.MAJOR: self.major,
            Severity.CRITICAL: self.critical,
        }[severity]


def words_in(document: Document) -> int:
    """The length of the audited body in words."""
    if document.language in UNSPACED:
        return sum(len(s.text) for s in document.body) // CHARACTERS_PER_WORD
    return sum(len(s.text.split()) for s in document.body)


def score(
    document: Document, findings: Iterable[Finding], weights: Weights | None = None
) -> Scores:
    """The four figures of one document, each 0 to 100."""
    weights = weights or Weights()
    length = max(words_in(document), MINIMUM_WORDS)
    found = tuple(findings)

    def per_hundred(categories: frozenset[Category] | None) -> float:
        penalty = sum(
            weights.of(f.severity) for f in found if categories is None or f.category in categories
        )
        return round(min(100.0, 100.0 * penalty / length), 2)

    return Scores(
        names=per_hundred(NAMES),
        numbers=per_hundred(NUMBERS),
        terminology=per_hundred(TERMINOLOGY),
        overall=per_hundred(None),
    )
