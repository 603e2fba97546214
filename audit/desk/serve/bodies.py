"""What the JSON API takes and gives: one struct a body, its constraints with it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

# A name or a remark of an editor: something visible in it, no control characters.
Who = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=80,
        pattern=r"^[^\x00-\x1f\x7f]*[^\s\x00-\x1f\x7f][^\x00-\x1f\x7f]*$(?!\n)",
    ),
]
Reason = Annotated[str, Meta(max_length=500)]
Short = Annotated[str, Meta(max_length=300, pattern=r"^[^\x00-\x1f\x7f]*$(?!\n)")]
Key = Annotated[str, Meta(pattern=r"^[0-9a-f]{12}$")]
Status = Literal["open", "run", "spiked"]
State = Literal["waiting", "done", "failed"]


class Submission(msgspec.Struct, forbid_unknown_fields=True):
    """A document to be audited. A second one of the same ``source`` is a new version of it."""

    text: Annotated[str, Meta(min_length=1, max_length=4_000_000, pattern=r"^[^\x00]*$")]
    id: Short | None = None
    source: Short | None = None
    title: Short | None = None
    language: Annotated[str, Meta(max_length=35, pattern=r"^[A-Za-z0-9-]*$(?!\n)")] | None = None
    publisher: Short | None = None
    published: Short | None = None


class Accepted(msgspec.Struct):
    """The document is in the queue under this id."""

    id: str
    state: State
    report: str


class Error(msgspec.Struct):
    """What was wrong with the request."""

    error: str


class Listed(msgspec.Struct):
    """A document as the queue lists it. Times in seconds since 1970."""

    id: str
    title: str
    source: str
    language: str
    publisher: str | None
    published: str | None
    verdict: str
    level: str
    score: float
    status: str
    assignee: str | None
    arrived_at: float
    audited_at: float
    findings: int


class Queue(msgspec.Struct):
    """A part of the queue; ``total`` counts all that fit."""

    total: int
    documents: list[Listed]


class StandingFinding(msgspec.Struct):
    """A finding with what became of it; ``finding`` is as in ``audit.document/1``."""

    key: str
    state: Literal["open", "accepted", "dismissed", "excused"]
    reason: str
    made_by: str
    form: int | None
    can_be_remembered: bool
    finding: dict[str, Any]


class Comment(msgspec.Struct):
    """A remark beside a document."""

    text: str
    made_by: str
    made_at: float


class Detailed(msgspec.Struct):
    """One document. ``document`` is null until it was audited."""

    id: str
    state: State
    document: Listed | None
    findings: list[StandingFinding]
    comments: list[Comment]
    failure: str | None


class NewDecision(msgspec.Struct, forbid_unknown_fields=True):
    """``remember``: the finding's words are a legitimate form of the original's from now on."""

    finding: Key
    choice: Literal["accepted", "dismissed", "undo"]
    by: Who
    reason: Reason = ""
    remember: bool = False


class NewStatus(msgspec.Struct, forbid_unknown_fields=True):
    """Run it, spike it, or open it again."""

    status: Status
    by: Who


class NewAssignee(msgspec.Struct, forbid_unknown_fields=True):
    """Whose it is; null for nobody's."""

    assignee: Who | None
    by: Who


class NewComment(msgspec.Struct, forbid_unknown_fields=True):
    """A remark."""

    text: Annotated[str, Meta(min_length=1, max_length=4000, pattern=r"\S")]
    by: Who


class TakenBack(msgspec.Struct, forbid_unknown_fields=True):
    """Who takes a form back."""

    by: Who


class FormShown(msgspec.Struct):
    """``form`` counts as a legitimate form of ``of``, until it is taken back."""

    id: int
    form: str
    of: str
    language: str | None
    reason: str
    made_by: str
    made_at: float
    taken_back_by: str | None
    taken_back_at: float | None


class Forms(msgspec.Struct):
    """All forms, newest first."""

    forms: list[FormShown]


class Act(msgspec.Struct):
    """One line of the audit log."""

    id: int
    at: float
    who: str
    what: str
    document_id: str | None
    details: dict[str, Any]


class Log(msgspec.Struct):
    """The newest acts first."""

    acts: list[Act]


class KindPrecision(msgspec.Struct):
    """How often editors agree with one kind of finding; null where nothing was decided."""

    kind: str
    found: int
    accepted: int
    dismissed: int
    excused: int
    precision: float | None
    low: float | None
    high: float | None


class Precisions(msgspec.Struct):
    """Every kind, the least agreed with first."""

    kinds: list[KindPrecision]
