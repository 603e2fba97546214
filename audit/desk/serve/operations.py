"""The operations of the JSON API: one table from which the routes and the description come."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

import msgspec

from audit.desk.decisions import choices
from audit.desk.decisions.precision import precision
from audit.desk.decisions.standing import standings
from audit.desk.place import Place
from audit.desk.serve import bodies
from audit.desk.status import Status, status_of
from audit.desk.store import intake
from audit.desk.store.base import Store
from audit.desk.store.lookup import ORDERS, Entry, Query, count, entry, progress, queue
from audit.language.codes import shortest
from audit.read.names import safe_id
from audit.types import RawDocument


class Refused(Exception):  # noqa: N818 (an answer, not an error of the program)
    """An answer with another status than the operation's own."""

    def __init__(self, status: int, said: str) -> None:
        super().__init__(said)
        self.status = status


@dataclass(frozen=True, slots=True)
class Call:
    """One request, checked: the store, the path's parts, the query, the decoded body."""

    store: Store
    place: Place
    path: dict[str, str]
    query: dict[str, Any]
    body: Any


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of the query, with its JSON schema."""

    name: str
    meaning: str
    schema: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Operation:
    """A method on a path: what it takes, what it gives, and who does it.

    ``gives`` None: the answer is a JSON document that stands on the disk.
    """

    method: str
    path: str
    name: str
    summary: str
    run: Callable[[Call], Any]
    gives: type | None
    takes: type | None = None
    status: int = 200
    query: tuple[Parameter, ...] = ()
    errors: dict[int, str] = field(default_factory=dict)


def submit(call: Call) -> bodies.Accepted:
    """Put a document into the queue."""
    given: bodies.Submission = call.body
    text = given.text.replace("\r\n", "\n").replace("\r", "\n")
    if max(map(len, text.splitlines()), default=0) > 1_000_000:
        raise Refused(422, "one line has more than 1,000,000 characters")
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:12]
    name = (given.id or "").strip() or f"submitted-{digest}"
    raw = RawDocument(
        id=safe_id(name),
        source=(given.source or "").strip() or f"api:{name}",
        text=text,
        title=(given.title or "").strip() or None,
        declared_language=shortest(given.language) if given.language else None,
        publisher=given.publisher or None,
        published=given.published or None,
    )
    made = intake.submit(call.store, raw)
    state, _ = progress(call.store, made) or ("waiting", None)
    return bodies.Accepted(made, state, f"/api/documents/{made}/report")


def listed(call: Call) -> bodies.Queue:
    """A part of the queue."""
    asked = call.query
    query = Query(
        text=asked["text"],
        status=asked["status"],
        level=asked["level"],
        assignee=asked["assignee"],
        order=asked["order"],
    )
    found = queue(call.store, query, limit=asked["limit"], offset=asked["offset"])
    return bodies.Queue(count(call.store, query), [_listed(one) for one in found])


def detailed(call: Call) -> bodies.Detailed:
    """One document with its findings and what became of them."""
    name = call.path["id"]
    known = progress(call.store, name)
    if known is None:
        raise Refused(404, f"there is no document {name!r}")
    found = entry(call.store, name)
    return bodies.Detailed(
        name,
        known[0],
        None if found is None else _listed(found),
        [] if found is None else _findings(call.store, found),
        [] if found is None else comments(call.store, found),
        known[1],
    )


def report(call: Call) -> bytes:
    """The report of a document, as ``audit.document/1``."""
    found = _known(call)
    path = call.place.pages / f"{found.document_id}.json"
    try:
        return path.read_bytes()
    except OSError as error:
        raise Refused(410, "the report was removed from the folder") from error


def decide(call: Call) -> bodies.Detailed:
    """Accept or dismiss a finding, or take that back."""
    given: bodies.NewDecision = call.body
    found = _known(call)
    try:
        if given.choice == "undo":
            choices.undo(call.store, found, given.finding, who=given.by)
        else:
            choices.decide(
                call.store,
                found,
                given.finding,
                choice=given.choice,
                reason=given.reason,
                who=given.by,
                remember=given.remember,
            )
    except choices.Impossible as error:
        raise Refused(409, str(error)) from error
    return detailed(call)


def mark(call: Call) -> bodies.Detailed:
    """Mark a document as run or spiked, or open it again."""
    choices.mark(call.store, _known(call), call.body.status, who=call.body.by)
    return detailed(call)


def assign(call: Call) -> bodies.Detailed:
    """Give a document to somebody, or to nobody."""
    choices.assign(call.store, _known(call), call.body.assignee, who=call.body.by)
    return detailed(call)


def remark(call: Call) -> bodies.Detailed:
    """Write a remark beside a document."""
    choices.comment(call.store, _known(call), call.body.text, who=call.body.by)
    return detailed(call)


def forms(call: Call) -> bodies.Forms:
    """The forms that editors taught."""
    found = choices.forms(call.store)
    return bodies.Forms([bodies.FormShown(**asdict(form)) for form in found])


def take_back(call: Call) -> bodies.Forms:
    """Take a form back: it is found again from the next document on."""
    try:
        choices.take_back(call.store, int(call.path["number"]), who=call.body.by)
    except choices.Impossible as error:
        raise Refused(404, str(error)) from error
    return forms(call)


def log(call: Call) -> bodies.Log:
    """Who did what."""
    acts = choices.log(
        call.store,
        document_id=call.query["document"],
        limit=call.query["limit"],
        before=call.query["before"],
    )
    return bodies.Log([bodies.Act(**asdict(act)) for act in acts])


def precisions(call: Call) -> bodies.Precisions:
    """How often editors agree with each check."""
    return bodies.Precisions([bodies.KindPrecision(**asdict(row)) for row in precision(call.store)])


def status(call: Call) -> Status:
    """How far the desk is."""
    return status_of(call.store)


def comments(store: Store, found: Entry) -> list[bodies.Comment]:
    """The remarks beside a document, oldest first."""
    rows = store.base.execute(
        "select text, made_by, made_at from comments where document = ? order by id", (found.row,)
    )
    return [bodies.Comment(*row) for row in rows]


def _known(call: Call) -> Entry:
    found = entry(call.store, call.path["id"])
    if found is None:
        known = progress(call.store, call.path["id"])
        if known is None:
            raise Refused(404, f"there is no document {call.path['id']!r}")
        raise Refused(409, "the document was not audited yet")
    return found


def _listed(one: Entry) -> bodies.Listed:
    return bodies.Listed(
        one.document_id,
        one.title,
        one.source,
        one.language,
        one.publisher,
        one.published,
        one.verdict,
        one.level,
        one.score,
        one.status,
        one.assignee,
        one.arrived_at,
        one.audited_at,
        len(one.open_findings),
    )


def _findings(store: Store, found: Entry) -> list[bodies.StandingFinding]:
    return [
        bodies.StandingFinding(
            one.key,
            one.state,  # type: ignore[arg-type]
            one.reason,
            one.made_by,
            one.form,
            one.teaches is not None,
            {k: v for k, v in one.finding.items() if k not in ("key", "silenced")},
        )
        for one in standings(store, found)
    ]


_TEXT = {"type": "string", "maxLength": 200}
_LIMIT = Parameter(
    "limit",
    "How many at most.",
    {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
)
_QUEUE = (
    Parameter("text", "Words that all must occur.", {**_TEXT, "default": ""}),
    Parameter("status", "Only these.", {"type": "string", "enum": list(choices.STATUSES)}),
    Parameter("level", "Only these.", {"type": "string", "enum": ["mend", "check", "run"]}),
    Parameter("assignee", "Only whose they are.", _TEXT),
    Parameter(
        "order", "In this order.", {"type": "string", "enum": list(ORDERS), "default": "urgent"}
    ),
    _LIMIT,
    Parameter(
        "offset",
        "How many to pass over.",
        {"type": "integer", "minimum": 0, "maximum": 1_000_000, "default": 0},
    ),
)
_LOG = (
    Parameter("document", "Only on this document.", {"type": "string", "maxLength": 300}),
    Parameter(
        "before", "Older than this act.", {"type": "integer", "minimum": 0, "maximum": 2**53}
    ),
    _LIMIT,
)
_MISSING = {404: "There is no such document."}
_CHANGES = {**_MISSING, 409: "The document or finding is not in a state for this."}
_ONE = "/api/documents/{id}"

OPERATIONS: tuple[Operation, ...] = (
    Operation(
        "GET", "/api/documents", "listQueue", "List the queue", listed, bodies.Queue, query=_QUEUE
    ),
    Operation(
        "POST",
        "/api/documents",
        "submitDocument",
        "Submit a document",
        submit,
        bodies.Accepted,
        bodies.Submission,
        202,
    ),
    Operation(
        "GET", _ONE, "getDocument", "One document", detailed, bodies.Detailed, errors=_MISSING
    ),
    Operation(
        "GET",
        f"{_ONE}/report",
        "getReport",
        "Its report (audit.document/1)",
        report,
        None,
        errors={**_CHANGES, 410: "The report was removed from the folder."},
    ),
    Operation(
        "POST",
        f"{_ONE}/decisions",
        "decide",
        "Decide on a finding",
        decide,
        bodies.Detailed,
        bodies.NewDecision,
        errors=_CHANGES,
    ),
    Operation(
        "POST",
        f"{_ONE}/status",
        "mark",
        "Mark as run, spiked or open",
        mark,
        bodies.Detailed,
        bodies.NewStatus,
        errors=_CHANGES,
    ),
    Operation(
        "POST",
        f"{_ONE}/assignee",
        "assign",
        "Assign a document",
        assign,
        bodies.Detailed,
        bodies.NewAssignee,
        errors=_CHANGES,
    ),
    Operation(
        "POST",
        f"{_ONE}/comments",
        "comment",
        "Comment on a document",
        remark,
        bodies.Detailed,
        bodies.NewComment,
        errors=_CHANGES,
    ),
    Operation("GET", "/api/forms", "listForms", "Forms that editors taught", forms, bodies.Forms),
    Operation(
        "POST",
        "/api/forms/{number}/take-back",
        "takeBack",
        "Take a form back",
        take_back,
        bodies.Forms,
        bodies.TakenBack,
        errors={404: "There is no such form in force."},
    ),
    Operation("GET", "/api/log", "readLog", "The audit log", log, bodies.Log, query=_LOG),
    Operation(
        "GET", "/api/precision", "precision", "Precision per check", precisions, bodies.Precisions
    ),
    Operation("GET", "/api/status", "status", "How far the desk is", status, Status),
)


def encode(value: Any) -> bytes:
    """An answer as JSON."""
    return value if isinstance(value, bytes) else msgspec.json.encode(value)
