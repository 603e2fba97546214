"""Reports: what was found out, written down for people and for programs.

In comes an ``AuditResult``; out go one folder of pages, JSON and tables. This
room reads no input but its own templates and the manifest of an earlier run.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.result import AuditResult

__all__ = ["write"]


def write(result: AuditResult, out: Path, *, language: str = "en") -> None:
    """Write the whole report of ``result`` into the folder ``out``.

    Makes index.html, score.html, documents/ID.html and ID.json, documents.csv,
    findings.csv, findings.parquet and manifest.json, and nothing else. Each
    file appears whole or not at all. Pages of an earlier run that its manifest
    names and this run does not write are removed. ``language``: of the pages
    (``audit.words.LANGUAGES``); everything that programs read is the same in
    all. Raises UsageError where the folder cannot be written.
    """
    from audit.report.folder import write_folder
    from audit.words import words

    write_folder(result, out, words(language))
