"""Writes the reference pages that are made from the code, so that they cannot lag.

``python -m audit.report.reference docs`` writes docs/findings.md and docs/json.md. A
test compares the files with what this module would write.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from audit.report.fields import json_page
from audit.report.tables import DOCUMENTS, FINDINGS, SENTENCES, Column
from audit.report.words import CATEGORIES, SEVERITY_MEANINGS
from audit.score import Weights
from audit.types import KINDS, Category, Severity

_HEAD = """# Findings

Made from the code by `python -m audit.report.reference docs`; do not edit.

A finding has a category (an [MQM](https://themqm.org) error type), a kind (what
happened), a severity and a confidence. Kinds are stable codes: a new one may
come, none changes its meaning.

## Severities

| code | weight | meaning |
| --- | --- | --- |
{severities}

The weights can be set. Confidence is the probability that an editor would agree.
"""

_TABLES: tuple[tuple[str, str, Sequence[Column]], ...] = (
    ("`result.documents`, documents.csv", "One row for each document.", DOCUMENTS),
    (
        "`result.findings`, findings.csv, findings.parquet",
        "One row for each finding, worst first in its document.",
        FINDINGS,
    ),
    ("`result.sentences`", "One row for each sentence with its best counterpart.", SENTENCES),
)


def findings_page() -> str:
    """docs/findings.md: categories, kinds and the columns of the tables."""
    severities = "\n".join(
        f"| `{s.value}` | {Weights().of(s):g} | {SEVERITY_MEANINGS[s]} |"
        for s in reversed(Severity)
    )
    parts = [
        _HEAD.format(severities=severities),
        "## Categories\n",
        "| category | on the page |",
        "| --- | --- |",
    ]
    parts += [f"| `{c.value}` | {CATEGORIES[c]} |" for c in Category]
    parts += ["\n## Kinds\n", "| kind | categories | meaning |", "| --- | --- | --- |"]
    for kind, info in KINDS.items():
        categories = ", ".join(f"`{c}`" for c in info.categories)
        parts.append(f"| `{kind.value}` | {categories} | {info.meaning} |")
    parts.append("\n## Columns of the tables")
    for title, about, columns in _TABLES:
        parts += [f"\n### {title}\n", f"{about}\n", "| column | type | meaning |"]
        parts.append("| --- | --- | --- |")
        parts += [f"| `{c.name}` | {c.type} | {c.meaning} |" for c in columns]
    return "\n".join(parts) + "\n"


def main(folder: str) -> None:
    """Write every reference page into ``folder``."""
    (Path(folder) / "findings.md").write_text(findings_page(), "utf-8")
    (Path(folder) / "json.md").write_text(json_page(), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
