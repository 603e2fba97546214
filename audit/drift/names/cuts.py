"""The names of an English text, cut out where they are asked for.

Most names of a text stand in the other text as they are, and who compares the two asks
for the rest alone. So a sentence is parted into islands, groups of capitals over which no
name reaches, and an island is looked at when one of its words is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from audit.drift.names.capitals import core, cuts_of, islands, mention_of
from audit.drift.names.evidence import Evidence, is_headline
from audit.drift.names.name import Cut, Name, bare, keys_of
from audit.drift.names.tokens import Row, tokens_of
from audit.language.remembered import WORDS, once
from audit.types import Mention

Keys = tuple[str, ...]


class Line(NamedTuple):
    """A sentence with its words, and whether it is a headline.

    ``islands``: each with the folded parts of its words, the small ones between capitals too.
    """

    text: str
    row: Row
    flat: bool
    islands: tuple[tuple[list[int], tuple[Keys, ...]], ...]


@dataclass(frozen=True)
class EnglishNames:
    """The names in English sentences given as (offset, text)."""

    pieces: tuple[tuple[int, str], ...]

    @once
    def _lines(self) -> tuple[Line, ...]:
        found = []
        for offset, text in self.pieces:
            row = tokens_of(text, offset)
            words = row.words
            parted = tuple(
                (island, tuple(map(_name_keys, words[island[0] : island[-1] + 1])))
                for island in islands(row)
            )
            found.append(Line(text, row, is_headline(text, row), parted))
        return tuple(found)

    @once
    def _evidence(self) -> Evidence:
        return Evidence([line.row for line in self._lines if not line.flat])

    @once
    def _cut(self) -> dict[int, tuple[Cut, ...]]:
        """The names of the islands that have been looked at, by where an island begins."""
        return {}

    @property
    def cuts(self) -> Iterator[Cut]:
        """Every name, in order."""
        for line in self._lines:
            for island, _ in line.islands:
                yield from self._cuts_of(line, island)

    @once
    def _by_place(self) -> dict[int, Line]:
        return {line.row.offset: line for line in self._lines}

    def _at(self, places: Iterable[int] | None) -> Iterable[Line]:
        """The sentences that begin at ``places``, ascending; None for all."""
        if places is None:
            return self._lines
        return [self._by_place[at] for at in sorted(places) if at in self._by_place]

    def cuts_beyond(
        self, known: frozenset[str], places: Iterable[int] | None = None
    ) -> Iterator[Cut]:
        """The names of each island with a word that has a folded part beyond ``known``.

        The small words between capitals are asked about, too. ``places``: where the
        sentences begin that are looked at; None for all.
        """
        for line in self._at(places):
            for island, keys in line.islands:
                if not all(map(known.issuperset, keys)):
                    yield from self._cuts_of(line, island)

    def cuts_without(
        self, whole: frozenset[Keys], places: Iterable[int] | None = None
    ) -> Iterator[Cut]:
        """The names of each island with a word that is not, by all its parts, in ``whole``."""
        for line in self._at(places):
            for island, keys in line.islands:
                if not whole.issuperset(keys):
                    yield from self._cuts_of(line, island)

    def _cuts_of(self, line: Line, island: list[int]) -> tuple[Cut, ...]:
        at = line.row.place(island[0])
        known = self._cut.get(at)
        if known is None:
            cut = cuts_of(line.row, island, line.text, self._evidence, line.flat)
            known = self._cut[at] = tuple(cut)
        return known


def english_names(pieces: Iterable[tuple[int, str]]) -> tuple[Mention[Name], ...]:
    """The names in sentences given as (offset, text), in order."""
    return tuple(map(mention_of, EnglishNames(tuple(pieces)).cuts))


@lru_cache(maxsize=WORDS)
def _name_keys(word: str) -> Keys:
    """The folded parts that a word has inside a name."""
    return keys_of(bare(core(word)))
