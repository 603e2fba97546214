"""What ``audit export`` does: a finished run in, one file or standard output out."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path

from audit.errors import UsageError
from audit.export.formats import FORMATS, export
from audit.export.selection import Selection
from audit.report.reread import read_report
from audit.types import Severity


def export_folder(
    reports: Path,
    form: str,
    out: Path | None,
    *,
    documents: tuple[str, ...] = (),
    severity: str = "minor",
    min_confidence: float = 0.0,
    table: str = "findings",
    languages: str | None = None,
) -> None:
    """Read the run in ``reports`` and write it as ``form`` to ``out`` or standard output.

    The file appears whole or not at all. UsageError for a binary format on a
    terminal, and where ``out`` cannot be written.
    """
    if form in FORMATS and FORMATS[form].binary and out is None and sys.stdout.isatty():
        raise UsageError(f"{form} is no text for a terminal; name a file with --out")
    selection = Selection(documents, Severity(severity), min_confidence, table, languages)
    content = export(read_report(reports), form, selection)
    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(out)
    except OSError as error:
        raise UsageError(
            f"{out}: cannot be written ({error.strerror or error}); choose another --out"
        ) from error
    finally:
        # Where the folder itself is at fault, that is said already.
        with suppress(OSError):
            part.unlink(missing_ok=True)
