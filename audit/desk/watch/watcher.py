"""The watcher's round: take what is complete, audit, publish, move, and again."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from threading import Event
from typing import Protocol

from audit.desk.decisions.marks import Mark
from audit.desk.errors import DamagedError, TroubleError, trouble_of
from audit.desk.inbox.arrivals import Arrivals
from audit.desk.inbox.reading import documents
from audit.desk.place import Place
from audit.desk.store import again, intake, work
from audit.desk.store.base import Store
from audit.desk.store.owner import Owner
from audit.desk.store.rows import Input, Outcome, Task
from audit.desk.watch import moves, publish, recover
from audit.desk.watch.auditing import Audited, Auditor
from audit.desk.watch.index_page import IndexPage
from audit.desk.watch.late import second_looks
from audit.desk.watch.log import Voice
from audit.desk.watch.summing import by_rule, finding_key, summary
from audit.report.kept_out import KeptOut
from audit.types import DocumentReport, Failure, RawDocument
from audit.words import ENGLISH, Words

# Reading is tried so often; then the file itself takes the process down.
MOST_READINGS = 3
_CHUNK = 32


class Silence(Protocol):
    """The house rules."""

    def read(self, raw: RawDocument, path: Path, name: str) -> tuple[RawDocument, tuple[Mark, ...]]:
        """A document of the inbox's file ``name`` without its marks, and those that count."""

    def __call__(
        self, report: DocumentReport, marks: Sequence[Mark] = ()
    ) -> tuple[DocumentReport, dict[str, str]]:
        """Take findings out of a report; by which rule, by the finding's key."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How the watcher goes. Seconds and numbers of documents.

    ``batch``: audited together, so that documents that arrive together stand
    beside each other. ``most_waiting``: nothing more is taken from the inbox
    while so many documents wait (back-pressure). ``second_look``: a document
    is audited again, once, when a better witness comes after it.
    """

    settle: float = 2.0
    every: float = 2.0
    batch: int = 16
    most_waiting: int = 256
    once: bool = False
    second_look: bool = True


@dataclass(slots=True)
class Tally:
    """What happened in this run: documents, and ``inputs`` moved, of which ``failed``."""

    audited: int = 0
    unchanged: int = 0
    stumbled: int = 0
    inputs: int = 0
    failed: int = 0


class Watcher:
    """One process on one inbox. Several may share an inbox and a folder of reports."""

    def __init__(
        self,
        inbox: Path,
        place: Place,
        store: Store,
        auditor: Auditor,
        *,
        voice: Voice,
        pace: Pace,
        silence: Silence,
        stop: Event,
        clock: Callable[[], float] = time.monotonic,
        say: Words = ENGLISH,
    ) -> None:
        self._say = say
        self._inbox = inbox.resolve()
        self._place = place
        self._store = store
        self._auditor = auditor
        self._voice = voice
        self._pace = pace
        self._silence = silence
        self._stop = stop
        self._arrivals = Arrivals(self._inbox, settle=pace.settle, clock=clock)
        self._owner = Owner(place.watchers)
        self._index = IndexPage(place, store, clock=clock)
        self._interrupted = self._looked_twice = False
        self.tally = Tally()

    def run(self) -> Tally:
        """Work until the inbox is empty (``once``) or until ``stop`` is set.

        With ``once`` trouble with the surroundings is raised; else the watcher
        says so, waits, and tries again.
        """
        pace, pause = self._pace, self._pace.every
        self._voice.say("started", inbox=str(self._inbox), out=str(self._place.out))
        try:
            while not self._stop.is_set():
                try:
                    busy = self._round()
                    self._interrupted, pause = False, pace.every
                except Exception as error:
                    trouble = self._named(error)
                    self._interrupted, busy, pause = True, False, min(60.0, pause * 2 + 1)
                    self._voice.say("trouble", level="error", fault=str(trouble), wait=pause)
                if busy:
                    continue
                if pace.once and not self._look_again():
                    break
                self._stop.wait(pace.settle * 1.1 if pace.once else pause)
            self._index.write(now=True)
        finally:
            self._leave()
        self._voice.say(
            "stopped",
            audited=self.tally.audited,
            unchanged=self.tally.unchanged,
            failed=self.tally.failed,
        )
        return self.tally

    def _named(self, error: Exception) -> TroubleError:
        """The trouble to wait out; raises what waiting does not mend."""
        trouble = trouble_of(error)
        if trouble is not None:
            if self._pace.once:
                raise trouble from error
            return trouble
        if isinstance(error, sqlite3.DatabaseError):
            raise DamagedError(
                f"{self._store.path}: damaged ({error}); start the watcher again, it mends it"
            ) from error
        raise error

    def _leave(self) -> None:
        try:
            work.release(self._store, self._owner.name)
        except Exception as error:
            # The next watcher finds the claims of a dead owner: nothing is lost.
            self._voice.say("claims left behind", level="warning", fault=str(error))
        self._owner.release()

    def _look_again(self) -> bool:
        """With ``once``: a second look tells which files are whole; the rest is for next time."""
        again = not self._looked_twice and self._arrivals.changing > 0
        self._looked_twice = True
        return again

    # -- one round -------------------------------------------------------

    def _round(self) -> bool:
        """One round; whether anything was done."""
        did = False
        for given in recover.take_over(
            self._place, self._store, self._owner.name, mine=self._interrupted
        ):
            self._read(given)
            did = True
        did |= bool(moves.orphans(self._store, self._inbox))
        did |= self._publish_all()
        did |= self._take()
        did |= self._audit()
        did |= self._settle()
        if did:
            publish.sweep(self._place, self._store)
            self._index.write()
        self._voice.progress(self._through, intake.waiting(self._store))
        return did

    @property
    def _through(self) -> int:
        return self.tally.audited + self.tally.stumbled + self.tally.unchanged

    def _take(self) -> bool:
        """Claim and read complete files while the queue has room."""
        took = False
        complete = self._arrivals.complete()
        for arrival in complete:
            if self._stop.is_set() or intake.waiting(self._store) >= self._pace.most_waiting:
                break
            if arrival.fault is not None:
                took |= bool(moves.refuse(self._store, self._inbox, arrival, self._owner.name))
                continue
            given = moves.claim(self._store, self._inbox, arrival, self._owner.name)
            if given is not None:
                self._read(given)
                took = True
        return took

    def _read(self, given: Input) -> None:
        """Put everything in a claimed file into the queue."""
        path = moves.claimed_file(given)
        failures: list[Failure] = []
        if path is None:
            failures.append(Failure(given.name, "the file is gone", "send it again"))
        elif given.attempts > MOST_READINGS:
            fault = f"the program ended {MOST_READINGS} times while it read this file"
            failures.append(Failure(given.name, fault, "split it, and report what happens"))
        else:
            ordinal = 0
            for chunk in _chunks(documents(path, given.name)):
                raws = [item for item in chunk if isinstance(item, RawDocument)]
                failures.extend(item for item in chunk if isinstance(item, Failure))
                read = [self._silence.read(raw, path, given.name) for raw in raws]
                _, same = intake.add_documents(
                    self._store, given, ordinal, [r for r, _ in read], [m for _, m in read]
                )
                self.tally.unchanged += same
                ordinal += len(raws)
            if not ordinal and not failures:
                failures.append(Failure(given.name, "there is no document in it", "check the file"))
        intake.finished_reading(self._store, given, failures)
        self._voice.say("taken", input=given.name, failures=len(failures))

    def _audit(self) -> bool:
        """Audit what waits, a batch at a time, until the inbox should be looked at again."""
        tasks = work.claim(self._store, self._owner.name, self._pace.batch)
        if not tasks:
            return False
        open_tasks = {task.id for task in tasks}
        for result in self._auditor.audit(tasks):
            open_tasks.discard(result.task.id)
            if isinstance(result, Audited):
                self._finish(result)
            else:
                work.failed(self._store, result.task, self._owner.name, result.failure)
                self.tally.stumbled += 1
                self._voice.say(
                    "stumbled", level="error", document=result.task.raw.id, trace=result.trace
                )
            self._voice.progress(self._through, intake.waiting(self._store))
            if self._stop.is_set():
                break
        return True

    def _finish(self, result: Audited) -> None:
        task: Task = result.task
        report, silenced = self._silence(result.report, task.marks)
        kept_out = tuple(
            KeptOut(finding, by_rule(silenced[finding_key(finding)]))
            for finding in result.report.findings
            if finding_key(finding) in silenced
        )
        publish.stage(self._place, task.id, report, result.witnesses, kept_out, self._say)
        summed = summary(report, result.report.findings, silenced, result.seconds)
        with self._store.transaction():
            ours = work.audited(self._store, task, self._owner.name, summed)
            if ours and self._pace.second_look:
                for raw in second_looks(self._place, self._store, result):
                    if again.ask(self._store, raw, task.raw.id):
                        self._voice.say("again", document=raw.id, witness=task.raw.id)
        if not ours:
            self._voice.say("claim lost", level="warning", document=task.raw.id)
            return
        publish.publish(self._place, self._store, task.id, task.raw.id)
        self.tally.audited += 1
        self._voice.say(
            "audited",
            document=task.raw.id,
            badge=summed.badge,
            verdict=summed.verdict,
            findings=len(report.findings),
            seconds=round(result.seconds, 3),
        )

    def _publish_all(self) -> bool:
        """Publish what was audited and not published before a kill or a full disk."""
        left: Sequence[tuple[int, str]] = work.unpublished(self._store, self._owner.name)
        for row, name in left:
            self.tally.audited += publish.publish(self._place, self._store, row, name)
        return bool(left)

    def _settle(self) -> bool:
        """Move the files whose documents are all at an end."""
        finished = work.settled(self._store, self._owner.name)
        for given in finished:
            outcome, failures = moves.settle(self._store, given)
            self.tally.inputs += 1
            if outcome is Outcome.FAILED:
                self.tally.failed += 1
                first = failures[0] if failures else None
                self._voice.say("failed", level="warning", input=given.name, fault=str(first))
        return bool(finished)


def _chunks(items: Iterator[RawDocument | Failure]) -> Iterator[list[RawDocument | Failure]]:
    while chunk := list(islice(items, _CHUNK)):
        yield chunk
