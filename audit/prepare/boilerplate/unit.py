"""A sentence with what its place in the text gives away."""

from __future__ import annotations

from dataclasses import dataclass

from audit.types import Span


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence before it has a role.

    ``block`` numbers its paragraph; ``indent`` counts the blanks before it on
    its line (0 for a sentence that does not start its line).
    """

    span: Span
    text: str
    block: int
    indent: int = 0
