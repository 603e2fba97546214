"""A link between an English text and one in another language, seen from the English side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from audit.drift.case import Case, Witness
from audit.drift.names.reading import Reading
from audit.drift.names.render import ForeignSide
from audit.language.remembered import SENTENCES
from audit.types import Counterpart, Link


@dataclass(frozen=True, slots=True)
class Pair:
    """A link seen from its English side."""

    english: Reading
    foreign: Reading
    english_sentences: tuple[int, ...]
    foreign_sentences: tuple[int, ...]
    audited_is_english: bool

    @property
    def foreign_side(self) -> ForeignSide:
        """The linked foreign sentences."""
        document = self.foreign.document
        texts = tuple(document.sentences[i].text for i in self.foreign_sentences)
        return _side(texts, document.language)


@lru_cache(maxsize=SENTENCES)
def _side(texts: tuple[str, ...], language: str) -> ForeignSide:
    """Kept: every name of the English side is sought in it, and again when it is audited itself."""
    return ForeignSide(texts, language)


def seen_from_english(
    case: Case,
    witness: Witness,
    link: Link,
    counterpart: Counterpart,
    readings: Mapping[str, Reading],
) -> Pair:
    """The link with its English side first, whichever is under audit."""
    ours, theirs = readings[case.document.id], readings[witness.document.id]
    if case.document.language == "en":
        return Pair(ours, theirs, link.sentences, counterpart.sentences, True)
    return Pair(theirs, ours, counterpart.sentences, link.sentences, False)
