"""How the desk stands: for people, for programs, and for Prometheus."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from audit.desk.store.base import Store
from audit.desk.store.rows import State


@dataclass(frozen=True, slots=True)
class Status:
    """Figures of the desk. Times in seconds; ``oldest_waiting`` None where nothing waits."""

    documents: dict[str, int]
    inputs_open: int
    inputs_done: int
    inputs_failed: int
    oldest_waiting: float | None
    audit_seconds: float
    audits: int
    levels: dict[str, int]
    statuses: dict[str, int]
    decisions: dict[str, int]
    unsent: int
    last_audit: float | None
    schema: int


def status_of(store: Store) -> Status:
    """The figures as they are now."""
    base = store.base
    documents = {state.value: 0 for state in State}
    documents.update(base.execute("select state, count(*) from documents group by state"))
    ended = dict(
        base.execute("select outcome, count(*) from inputs where state = 'moved' group by 1")
    )
    (still,) = base.execute("select count(*) from inputs where state != 'moved'").fetchone()
    oldest, *_ = base.execute(
        "select min(arrived_at) from documents where state in ('arrived', 'claimed')"
        " and again is null"
    ).fetchone()
    seconds, audits, last = base.execute(
        "select coalesce(sum(seconds), 0), count(seconds), max(audited_at) from documents"
    ).fetchone()
    latest = "from documents where latest group by 1"
    return Status(
        documents=documents,
        inputs_open=still,
        inputs_done=ended.get("done", 0),
        inputs_failed=ended.get("failed", 0),
        oldest_waiting=None if oldest is None else max(0.0, store.latest() - oldest),
        audit_seconds=seconds,
        audits=audits,
        levels=dict(base.execute(f"select coalesce(level, 'check'), count(*) {latest}")),
        statuses=dict(base.execute(f"select status, count(*) {latest}")),
        decisions=dict(base.execute("select choice, count(*) from decisions group by 1")),
        unsent=base.execute("select count(*) from outbox where sent_at is null").fetchone()[0],
        last_audit=last,
        schema=store.version,
    )


def status_json(store: Store) -> str:
    """One JSON object on one line."""
    return msgspec.json.encode(status_of(store)).decode()


def status_lines(store: Store) -> list[str]:
    """The same for people."""
    now = status_of(store)
    waiting = now.documents["arrived"] + now.documents["claimed"] + now.documents["audited"]
    lines = [
        f"waiting    {waiting} documents" + _since(now.oldest_waiting),
        f"audited    {now.documents['written']} documents"
        + (f", {now.audit_seconds / now.audits:.2f} s each" if now.audits else ""),
        f"unchanged  {now.documents['unchanged']} deliveries, not audited again",
        f"failed     {now.documents['failed']} documents, {now.inputs_failed} files",
        f"files      {now.inputs_done} done, {now.inputs_failed} failed,"
        f" {now.inputs_open} on the way",
        "latest     "
        + ", ".join(
            f"{now.levels.get(level, 0)} {words}"
            for level, words in (
                ("mend", "not to run yet"),
                ("check", "to check"),
                ("run", "can run"),
            )
        ),
        "editors    "
        + ", ".join(f"{now.statuses.get(s, 0)} {s}" for s in ("open", "run", "spiked"))
        + f"; findings: {now.decisions.get('accepted', 0)} accepted,"
        f" {now.decisions.get('dismissed', 0)} dismissed",
    ]
    return lines


def _since(seconds: float | None) -> str:
    if seconds is None:
        return ""
    if seconds < 120:
        return f", the oldest for {seconds:.0f} s"
    return f", the oldest for {seconds / 60:.0f} min"


def prometheus(store: Store) -> str:
    """The figures in the Prometheus text format, version 0.0.4."""
    now = status_of(store)
    lines: list[str] = []

    def family(
        name: str, kind: str, meaning: str, values: dict[str, float], label: str = ""
    ) -> None:
        lines.append(f"# HELP audit_desk_{name} {meaning}")
        lines.append(f"# TYPE audit_desk_{name} {kind}")
        for key, value in values.items():
            tags = f'{{{label}="{key}"}}' if label else ""
            lines.append(f"audit_desk_{name}{tags} {value:g}")

    family("documents", "gauge", "Documents by state.", {**now.documents}, "state")
    family(
        "inputs",
        "gauge",
        "Files by outcome.",
        {"open": now.inputs_open, "done": now.inputs_done, "failed": now.inputs_failed},
        "outcome",
    )
    family("latest", "gauge", "Latest versions by urgency.", {**now.levels}, "level")
    family("decisions", "gauge", "Editors' decisions on findings.", {**now.decisions}, "choice")
    family("audit_seconds_total", "counter", "Seconds spent auditing.", {"": now.audit_seconds})
    family("audits_total", "counter", "Documents audited.", {"": now.audits})
    family(
        "oldest_waiting_seconds",
        "gauge",
        "Age of the oldest document that waits.",
        {"": now.oldest_waiting or 0.0},
    )
    family("webhooks_unsent", "gauge", "Webhook calls that wait.", {"": now.unsent})
    if now.last_audit is not None:
        family(
            "last_audit_timestamp_seconds",
            "gauge",
            "When a document was last audited.",
            {"": now.last_audit},
        )
    return "\n".join(lines) + "\n"
