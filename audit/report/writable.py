"""Whether an answer can go where it is asked to go: said before the work, not after."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from audit.errors import UsageError
from audit.report.paths import DESK


def check_folder(out: Path, inputs: Iterable[Path] = ()) -> None:
    """UsageError where ``out`` cannot take a report.

    It may lie inside a folder of ``inputs`` (the engine leaves it out), but may be none of
    them: the next run would take this one's pages for documents.
    """
    if _among(out, inputs):
        raise UsageError(
            f"{out}: the reports would lie among the documents; give --out a folder of its own"
        )
    if (out / DESK).is_dir():
        raise UsageError(f"{out}: a batch desk writes here; choose another --out")
    check_writable(out)


def check_writable(out: Path) -> None:
    """UsageError where nothing can be written into ``out``, which is made where it is missing."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=out):
            pass
    except OSError as error:
        raise UsageError(
            f"{out}: cannot be written ({error.strerror or error}); choose another --out"
        ) from error


def check_file(out: Path | None, inputs: Iterable[Path]) -> None:
    """UsageError where lines cannot go to ``out``; None is standard output."""
    if out is None:
        return
    if _among(out, inputs):
        raise UsageError(f"{out}: this would write over the input; choose another --out")
    if out.is_dir():
        raise UsageError(f"{out}: this is a folder; name a file in it with --out")
    check_writable(out.parent)


def _among(out: Path, inputs: Iterable[Path]) -> bool:
    # ``resolve`` raises where links lead round in a loop; such an input is told later.
    return os.path.realpath(out) in set(map(os.path.realpath, inputs))
