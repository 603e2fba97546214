"""JSON lines: what ``audit pairs`` and ``audit detect`` print."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from audit.errors import UsageError
from audit.report.contract import evidence_json, finding_json, relay_json
from audit.types import DocumentClass, Verdict

if TYPE_CHECKING:
    from audit.engine.pairs import JudgedPair


def pair_json(pair: JudgedPair) -> dict[str, Any]:
    """One line of ``audit pairs``; an unusable record has ``drift`` null and ``error``."""
    line: dict[str, Any] = {
        "id": pair.id,
        "drift": pair.drift,
        "findings": [finding_json(finding) for finding in pair.findings],
    }
    if pair.error is not None:
        line["error"] = pair.error
    return line


def detection_json(document_id: str, verdict: Verdict) -> dict[str, Any]:
    """One line of ``audit detect``."""
    return {
        "id": document_id,
        "machine_translated": round(verdict.probability(DocumentClass.MACHINE_TRANSLATED), 6),
        "relay_languages": [relay_json(relay) for relay in verdict.relay_languages],
        "evidence": [evidence_json(evidence) for evidence in verdict.evidence],
    }


def write_lines(lines: Iterable[dict[str, Any]], out: Path | None) -> None:
    """One JSON object a line, UTF-8, to ``out`` or to standard output."""
    if out is None:
        for line in lines:
            print(encoded(line), file=sys.stdout)
        return
    temporary = out.with_name(out.name + ".part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        with temporary.open("w", encoding="utf-8", newline="\n") as file:
            for line in lines:
                file.write(encoded(line) + "\n")
        temporary.replace(out)
    except OSError as error:
        raise UsageError(
            f"{out}: cannot be written ({error.strerror or error}); choose another --out"
        ) from error


def encoded(line: dict[str, Any]) -> str:
    """The object as JSON; lone surrogates are escaped, so that the line is valid UTF-8."""
    text = json.dumps(line, ensure_ascii=False)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(line)
    return text
