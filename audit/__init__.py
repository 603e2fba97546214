"""A multilingual translation-quality auditor for people who republish news.

>>> import audit
>>> result = audit.run("seeds")
>>> result.findings  # a pandas DataFrame, one row for each finding
>>> result = audit.load("reports")  # a finished run, without computing it again
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from audit.engine.options import Options
    from audit.result import AuditResult

__version__ = "0.1.0"
__all__ = ["__version__", "load", "run"]


def run(
    paths: str | Path | Sequence[str | Path],
    *,
    originals: str | Path | Sequence[str | Path] = (),
    options: Options | None = None,
) -> AuditResult:
    """Audit the documents under ``paths`` (files, folders) and give back tables and reports.

    With ``originals`` only the documents there can be witnesses. Nothing is
    written; ``audit.report.write(result, folder)`` makes the pages. What could
    not be read is in ``result.failures``.
    """
    from audit.engine import local

    return local.run(_paths(paths), originals=_paths(originals), options=options)


def load(folder: str | Path) -> AuditResult:
    """Read a finished audit back from the folder that ``audit run --out`` wrote.

    Nothing is computed again, and no model is needed. UsageError where there
    is no finished audit in ``folder``; InputError where a file of it is damaged.
    """
    from audit.report.reread import read_report

    return read_report(Path(folder))


def _paths(given: str | Path | Sequence[str | Path]) -> list[Path]:
    return [Path(given)] if isinstance(given, str | Path) else [Path(p) for p in given]
