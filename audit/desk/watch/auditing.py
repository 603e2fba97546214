"""From claimed documents to reports, held against what the desk has seen in the last days."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol

from audit.desk.store.rows import Task
from audit.embed.encoder import Encoder
from audit.engine.options import Options
from audit.index import Index
from audit.types import Document, DocumentReport, Failure

# Witnesses from earlier days for one family: alignment costs by the square.
MOST_WITNESSES = 12


@dataclass(frozen=True, slots=True)
class Audited:
    """A document with its report and the documents that stood beside it."""

    task: Task
    report: DocumentReport
    witnesses: tuple[Document, ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A document that made the audit stumble, a fault of ours; ``trace`` is for the log."""

    task: Task
    failure: Failure
    trace: str


class Auditor(Protocol):
    """Audits a handful of documents at a time."""

    def audit(self, tasks: Sequence[Task]) -> Iterator[Audited | Spoilt]:
        """A result for each task, in any order, as they become ready."""


class EngineAuditor:
    """The real one: prepares, finds witnesses, and calls the engine family by family."""

    def __init__(
        self,
        encoder: Encoder,
        options: Options,
        index: Index,
        *,
        days: float,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        from audit import __version__
        from audit.drift.terms.termbase import read_termbase

        self._encoder = encoder
        self._options = options
        self._index = index
        self._days = days
        self._clock = clock
        self._termbase = None if options.termbase is None else read_termbase(options.termbase)
        self._signature = f"translation-audit {__version__}; {encoder.signature}"

    def audit(self, tasks: Sequence[Task]) -> Iterator[Audited | Spoilt]:
        """See ``Auditor``. Who makes a family stumble is found by auditing one at a time."""
        from audit.engine.remember import Remembering
        from audit.family import group
        from audit.provenance.style import probe_of

        started = self._clock()
        # One a batch, so that memory stays flat.
        encoder = Remembering(self._encoder, probe_of(self._encoder))
        try:
            documents = self._prepared(tasks, encoder)
        except Exception as error:
            if len(tasks) == 1:
                yield _spoilt(tasks[0], error)
            else:
                for task in tasks:
                    yield from self.audit([task])
            return
        by_id = {d.id: task for d, task in zip(documents, tasks, strict=True)}
        for document in documents:
            seen = datetime.fromtimestamp(by_id[document.id].arrived_at, UTC)
            self._index.add([document], seen=seen)
        earlier = self._witnesses(documents, max(task.arrived_at for task in tasks))
        for family in group([*documents, *earlier], encoder):
            ours = frozenset(d.id for d in family if d.id in by_id)
            if not ours:
                continue
            members = _nearest(family, ours)
            try:
                reports = self._reports(members, ours, encoder)
            except Exception as error:
                if len(ours) == 1:
                    yield _spoilt(by_id[next(iter(ours))], error)
                    continue
                for name in sorted(ours):
                    yield from self.audit([by_id[name]])
                continue
            spent = (self._clock() - started) / len(reports)
            started = self._clock()
            for report in reports:
                others = tuple(m for m in members if m.id != report.document.id)
                yield Audited(by_id[report.document.id], report, others, spent)

    def _prepared(self, tasks: Sequence[Task], encoder: Encoder) -> tuple[Document, ...]:
        from audit.prepare import prepare
        from audit.provenance.style import with_states

        return with_states(prepare([task.raw for task in tasks], encoder), encoder)

    def _witnesses(self, documents: Sequence[Document], now: float) -> list[Document]:
        """Earlier documents that may tell a story of ours, each once, none that is ours."""
        since = datetime.fromtimestamp(max(0.0, now - self._days * 86400), UTC)
        ours = {d.id for d in documents}
        found: dict[str, Document] = {}
        for document in documents:
            for near in self._index.candidates(document, since=since, most=MOST_WITNESSES):
                if near.id not in ours:
                    found.setdefault(near.id, near)
        return list(found.values())

    def _reports(
        self, family: Sequence[Document], ours: frozenset[str], encoder: Encoder
    ) -> tuple[DocumentReport, ...]:
        from audit.engine.family_audit import FamilyAudit

        auditor = FamilyAudit(encoder, self._options, self._termbase, self._signature, ours)
        return auditor.reports(family)


def _nearest(family: Sequence[Document], ours: frozenset[str]) -> tuple[Document, ...]:
    """All of ours and no more than MOST_WITNESSES others, the nearest first as they were found."""
    others = [d for d in family if d.id not in ours][:MOST_WITNESSES]
    kept = ours | {d.id for d in others}
    return tuple(sorted((d for d in family if d.id in kept), key=lambda d: d.id))


def _spoilt(task: Task, error: Exception) -> Spoilt:
    return Spoilt(
        task,
        Failure(
            task.raw.source,
            f"the audit stumbled over it ({type(error).__name__})",
            "audit it alone with `audit run` and report what happens",
        ),
        "".join(traceback.format_exception(error))[-4000:],
    )
