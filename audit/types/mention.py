"""Names, numbers and terms as they stand in a text, with what they mean."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from audit.types.document import Span

Value = TypeVar("Value")


class Sort(StrEnum):
    """What a mention is a mention of."""

    NAME = "name"
    NUMBER = "number"
    TERM = "term"


@dataclass(frozen=True, slots=True)
class Mention(Generic[Value]):
    """A span of text and its value, by which mentions are compared."""

    sort: Sort
    span: Span
    text: str
    value: Value
