"""What ``audit detect`` does: provenance alone, for each document by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from audit.engine.local import Progress, quiet, run
from audit.engine.options import Options
from audit.types import Failure, Verdict


def detect_paths(
    paths: Sequence[Path],
    *,
    originals: Sequence[Path] = (),
    options: Options | None = None,
    progress: Progress = quiet,
    leave_out: Path | None = None,
) -> tuple[list[tuple[str, Verdict]], tuple[Failure, ...]]:
    """Id and verdict of each document but for ``leave_out``, and what could not be read.

    Without ``originals`` no document is a witness of another one; with them the
    whole audit runs, since drift from an original is evidence.
    """
    options = options or Options()
    if originals:
        result = run(
            paths, originals=originals, options=options, progress=progress, leave_out=leave_out
        )
        return [(r.document.id, r.verdict) for r in result.reports], result.failures

    from audit.embed import load
    from audit.engine.remember import Remembering
    from audit.prepare import prepare
    from audit.provenance import artefacts, opinion
    from audit.provenance.style import probe_of, with_states
    from audit.read import read

    given = read(paths, leave_out=leave_out)
    if not given.documents:
        return [], given.failures
    encoder = load(options.model, cache=options.cache)
    probe = probe_of(encoder)
    found = []
    for number, raw in enumerate(given.documents):
        # One at a time: a line that other documents repeat is evidence from outside.
        remembering = Remembering(encoder, probe)
        (document,) = with_states(prepare([raw], remembering), remembering)
        found.append((document.id, opinion(document, (), artefacts.find(document))))
        progress("judging", number + 1, len(given.documents))
    return found, given.failures
