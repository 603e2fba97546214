"""What an English text itself shows of a word with a capital: headlines, and its other places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from audit.drift.names.name import bare, fold
from audit.drift.names.ordinary import is_ordinary
from audit.drift.names.tokens import Row, has_capital

# A line with this share of its longer words in capitals is a headline.
_HEADLINE_SHARE = 0.8
_HEADLINE_WORDS = 4
# Short words that headlines leave in lower case.
_LEFT_SMALL = frozenset(
    {"a", "an", "the", "and", "but", "or", "nor", "as", "at", "by", "for", "from", "in", "into"}
    | {"of", "off", "on", "onto", "out", "over", "per", "to", "up", "via", "vs", "with", "is"}
    | {"it", "its"}
)
_HEADLINE_CAPITALS = 4  # so many of that share at least
_FEW_ROWS = 2  # sentences in which counting one word is quicker than counting all


class Evidence:
    """How often each folded word stands capitalised inside a sentence, and in lower case.

    Counted when first asked: few texts have a word that it is asked of.
    """

    __slots__ = ("_capital", "_lower", "_rows")

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._capital: Counter[str] | None = None
        self._lower: Counter[str] = Counter()

    def names(self, word: str) -> bool:
        """Whether the text itself shows ``word`` to be a name."""
        folded = fold(bare(word))
        if len(self._rows) <= _FEW_ROWS:
            lower = sum([row.words.count(folded) for row in self._rows])
            return sum([_raised(row, folded) for row in self._rows]) > lower
        if self._capital is None:
            self._capital = self._gather()
        return self._capital[folded] > self._lower[folded]

    def _gather(self) -> Counter[str]:
        capital: Counter[str] = Counter()
        for row in self._rows:
            # The capitalised words go in too: no folded word is equal to one.
            self._lower.update(row.words)
            for position in row.raised:
                if not row[position].initial:
                    capital[fold(bare(row.words[position]))] += 1
        return capital


def _raised(row: Row, folded: str) -> int:
    """How often a folded word stands in a row with a capital that says something."""
    return sum(
        [
            fold(bare(row.words[position])) == folded and not row[position].initial
            for position in row.raised
        ]
    )


def is_headline(text: str, row: Row) -> bool:
    """Whether nearly every longer word of the sentence has a capital.

    Headlines end without a full stop; what ends with one is a sentence full of names
    unless every longer word has a capital.
    """
    if len(row.raised) < _HEADLINE_CAPITALS:
        return False
    longer = [word for word in row.words if len(word) > 3 and word[0].isalpha()]
    if len(longer) < _HEADLINE_WORDS:
        return False
    capitals = list(filter(has_capital, longer))
    raised = len(capitals) / len(longer)
    if raised < _HEADLINE_SHARE or sum(map(is_ordinary, capitals)) < 2:
        return False
    if text.rstrip().endswith("."):
        # "President Macron met Angela Merkel in Paris.": a headline would write Met.
        lowered = any(word.islower() and word not in _LEFT_SMALL for word in row.words)
        return raised == 1.0 and not lowered
    return True
