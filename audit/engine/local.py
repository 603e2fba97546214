"""The local engine: from documents to reports, family by family.

read → prepare → family → align → drift and provenance → score. Every room is a
pure function of what the one before it hands on; this module only calls them
in order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from audit import __version__
from audit.embed.encoder import Encoder
from audit.engine.family_audit import FamilyAudit
from audit.engine.kept import FOLDER, Kept, settings_of
from audit.engine.options import Options
from audit.engine.pool import reports_side_by_side, workers
from audit.engine.remember import Remembering
from audit.errors import UsageError
from audit.result import AuditResult
from audit.types import Document, DocumentReport, Failure, RawDocument

# So many documents are audited by stages on disk, where a folder is given for them:
# what a kill would lose is worth more than what writing costs.
STAGED = 100

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Finished:
    """What is kept of a small run: its reports, and the texts that were witnesses only."""

    reports: tuple[DocumentReport, ...]
    witnesses: tuple[Document, ...]


def quiet(stage: str, done: int, of: int) -> None:
    """A progress that shows nothing."""


def run(
    paths: Sequence[Path],
    *,
    originals: Sequence[Path] = (),
    options: Options | None = None,
    encoder: Encoder | None = None,
    progress: Progress = quiet,
    leave_out: Path | None = None,
) -> AuditResult:
    """Audit every document under ``paths``, but for what lies in ``leave_out``.

    With ``originals`` only the documents under those paths can be witnesses;
    they are not audited themselves. What could not be read is in
    ``result.failures``; nothing is raised for a bad document. UsageError where
    ``originals`` are asked for and none can be read: an audit without
    witnesses would look like a clean one.
    """
    from audit.read import read

    options = options or Options()
    progress("reading", 0, 1)
    audited, given = read(paths, leave_out=leave_out), read(originals, leave_out=leave_out)
    if originals and not given.documents:
        why = given.failures[0].fault if given.failures else "there is no document in it"
        raise UsageError(
            f"{', '.join(map(str, originals))}: no original could be read ({why}); name the file "
            "or folder that holds them, or leave --originals out"
        )
    failures = (*audited.failures, *given.failures)
    return audit(
        audited.documents,
        originals=_apart(given.documents, {raw.id for raw in audited.documents}),
        restricted=bool(originals),
        failures=failures,
        inputs=tuple(str(p) for p in (*paths, *originals)),
        options=options,
        encoder=encoder,
        progress=progress,
    )


def audit(
    raws: Sequence[RawDocument],
    *,
    originals: Sequence[RawDocument] = (),
    restricted: bool = False,
    failures: tuple[Failure, ...] = (),
    inputs: tuple[str, ...] = (),
    options: Options | None = None,
    encoder: Encoder | None = None,
    progress: Progress = quiet,
) -> AuditResult:
    """Audit documents already read; ``restricted``: only ``originals`` can be witnesses."""
    from audit.drift.terms.termbase import read_termbase
    from audit.family import families
    from audit.prepare import prepare
    from audit.provenance.style import probe_of, with_states
    from audit.stemma import draw_up

    options = options or Options()
    termbase = None if options.termbase is None else read_termbase(options.termbase)
    if encoder is None and raws:
        from audit.embed import load

        encoder = load(options.model, cache=options.cache)
    signature = f"translation-audit {__version__}"
    if encoder is None:
        return AuditResult((), failures, inputs, signature, options.as_pairs())
    signature = f"{signature}; {encoder.signature}"
    kept = None
    if options.work is not None:
        kept = Kept(options.work / FOLDER, settings_of(options, restricted, signature))
    if kept is not None and (options.engine == "spark" or len(raws) >= STAGED):
        from audit.engine.stages import run_stages

        staged, witnesses = run_stages(
            raws,
            originals,
            restricted=restricted,
            options=options,
            encoder=encoder,
            signature=signature,
            kept=kept,
            progress=progress,
        )
        return AuditResult(
            staged,
            failures,
            inputs,
            signature,
            options.as_pairs(),
            witnesses,
            draw_up(staged, witnesses),
        )
    whole = "" if kept is None else kept.name("run", raws, originals)
    finished = None if kept is None else kept.read(whole, Finished)
    if finished is not None:
        return AuditResult(
            finished.reports,
            failures,
            inputs,
            signature,
            options.as_pairs(),
            finished.witnesses,
            draw_up(finished.reports, finished.witnesses),
        )
    begun = 0 if kept is None else kept.begun()
    remembering = Remembering(encoder, probe_of(encoder))

    progress("preparing", 0, 1)
    prepared = with_states(prepare([*raws, *originals], remembering), remembering)
    documents, witnesses = prepared[: len(raws)], prepared[len(raws) :]
    progress("grouping", 0, 1)
    audited = frozenset(document.id for document in documents)
    stories = families(
        prepared, remembering, witnesses={w.id for w in witnesses} if restricted else None
    )
    jobs = workers(options.jobs, len(stories), len(prepared))
    if jobs > 1:
        found = reports_side_by_side(
            stories, remembering, jobs, options, termbase, signature, audited, restricted, kept
        )
    else:
        auditor = FamilyAudit(remembering, options, termbase, signature, audited, restricted, kept)
        found = (auditor.reports(story.members, story.near) for story in stories)
    reports: dict[str, DocumentReport] = {}
    for members in found:
        for report in members:
            reports[report.document.id] = report
            progress("auditing", len(reports), len(documents))
    ordered = tuple(reports[document.id] for document in documents)
    if kept is not None:
        kept.write(whole, Finished(ordered, witnesses))
        kept.prune(begun)
    return AuditResult(
        ordered,
        failures,
        inputs,
        signature,
        options.as_pairs(),
        witnesses,
        draw_up(ordered, witnesses),
    )


def _apart(raws: Sequence[RawDocument], taken: set[str]) -> tuple[RawDocument, ...]:
    """The originals, under ids that no audited document carries."""
    apart: list[RawDocument] = []
    for raw in raws:
        number, name = 1, raw.id
        while name in taken:
            number += 1
            name = f"{raw.id}~{number}"
        taken.add(name)
        apart.append(raw if name == raw.id else replace(raw, id=name))
    return tuple(apart)
