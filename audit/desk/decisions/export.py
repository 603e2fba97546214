"""All decisions as a table, for a spreadsheet or another program."""

from __future__ import annotations

import csv
import io
import json
import time
from collections.abc import Iterator
from typing import Any

import msgspec

from audit.desk.store.base import Store
from audit.report.spreadsheet import neutral

COLUMNS = (
    "document",
    "title",
    "status",
    "assignee",
    "finding",
    "kind",
    "severity",
    "text",
    "original",
    "suggestion",
    "choice",
    "reason",
    "made_by",
    "made_at",
)


def rows(store: Store) -> Iterator[dict[str, Any]]:
    """One row for each finding of each latest document, decided or not."""
    found = store.base.execute(
        "select d.id, d.document_id, d.title, d.status, d.assignee, d.findings"
        " from documents as d where d.latest order by d.id"
    )
    for document in found.fetchall():
        decided = {
            row["finding"]: row
            for row in store.base.execute(
                "select * from decisions where document = ?", (document["id"],)
            )
        }
        for finding in msgspec.json.decode(document["findings"]):
            made = decided.get(finding["key"])
            yield {
                "document": document["document_id"],
                "title": document["title"],
                "status": document["status"],
                "assignee": document["assignee"],
                "finding": finding["key"],
                "kind": finding["kind"],
                "severity": finding["severity"],
                "text": finding["text"],
                "original": (finding["original"] or {}).get("text"),
                "suggestion": finding["suggestion"],
                "choice": made["choice"] if made else ("excused" if finding["silenced"] else None),
                "reason": made["reason"] if made else finding["silenced"],
                "made_by": made["made_by"] if made else None,
                "made_at": _moment(made["made_at"]) if made else None,
            }


def as_csv(store: Store) -> bytes:
    """RFC 4180, UTF-8; no cell is run by a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in rows(store):
        writer.writerow(
            neutral(str(row[c]).replace("\0", "\ufffd")) if row[c] else "" for c in COLUMNS
        )
    return out.getvalue().encode("utf-8", "replace")


def as_lines(store: Store) -> bytes:
    """One JSON object a line."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(store)).encode(
        "utf-8", "backslashreplace"
    )


def _moment(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
