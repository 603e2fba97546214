"""What the store hands out: frozen values, never rows."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.desk.decisions.marks import Mark
from audit.types import Failure, RawDocument


class InputState(StrEnum):
    """How far a file is. ``moving`` is decided and perhaps done; ``moved`` is the end."""

    ARRIVED = "arrived"
    CLAIMED = "claimed"
    READ = "read"
    MOVING = "moving"
    MOVED = "moved"


class Outcome(StrEnum):
    """Where a file went: every document of it audited, or something in it failed."""

    DONE = "done"
    FAILED = "failed"


class State(StrEnum):
    """How far a document is; the last three are ends."""

    ARRIVED = "arrived"
    CLAIMED = "claimed"
    AUDITED = "audited"
    WRITTEN = "written"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Input:
    """One file of an inbox (``inbox`` None: it came through the API, without a file)."""

    id: int
    token: str
    inbox: str | None
    name: str
    state: InputState
    attempts: int
    target: bytes | None
    failures: tuple[Failure, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A claimed document: what is to be audited. ``id`` is its row, ``raw.id`` its name.

    ``marks``: what its author marked as no error, where that counts.
    """

    id: int
    input: int
    raw: RawDocument
    attempts: int
    arrived_at: float
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Version:
    """An earlier report of a document: its row, and what it said."""

    row: int
    badge: str
    level: str
    audited_at: float
    findings: int


@dataclass(frozen=True, slots=True)
class Summary:
    """What the queue shows of an audited document."""

    title: str
    language: str
    publisher: str | None
    published: str | None
    verdict: str
    relay: str
    level: str
    badge: str
    score: float
    words: str
    findings: str
    signature: str
    seconds: float
