"""One order of a termbase, whatever file it was read from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """What an entry orders."""

    REQUIRED = "required"
    PREFERRED = "preferred"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Entry:
    """One order: where ``source`` is meant, ``target`` has to stand, or must not.

    The languages are shortest BCP 47 primary subtags, or None for any. Where
    both are one language the order is about a text's own wording: for
    ``forbidden``, ``source`` is what to write instead; it may be empty.
    ``place``: the file and line that say so.
    """

    source: str
    target: str
    status: Status
    source_language: str | None
    target_language: str | None
    place: str

    @property
    def within_one_language(self) -> bool:
        """Whether source and target are in one language."""
        return self.source_language == self.target_language
