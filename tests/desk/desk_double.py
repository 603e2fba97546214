"""A desk with an auditor that needs no model, for tests in which the encoder is not the point."""

from __future__ import annotations

import json
import multiprocessing
import os
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from audit.desk.store.base import Store
from audit.desk.store.rows import Task
from audit.desk.watch.auditing import Audited, Auditor, Spoilt
from audit.desk.watch.start import Settings, watch_inbox
from audit.desk.watch.watcher import Pace, Tally
from audit.types import (
    Category,
    Document,
    DocumentClass,
    DocumentReport,
    Failure,
    Finding,
    Kind,
    Original,
    Scores,
    Sentence,
    Severity,
    Span,
    Verdict,
)

AT_ONCE = Pace(settle=0.0, every=0.05, once=True)


class Quiet:
    """Keeps events instead of printing them."""

    def __init__(self) -> None:
        self.events: list[tuple[str, dict[str, object]]] = []

    def say(self, event: str, **details: object) -> None:
        self.events.append((event, details))

    def progress(self, done: int, waiting: int) -> None:
        pass

    def named(self, event: str) -> list[dict[str, object]]:
        return [details for name, details in self.events if name == event]


def document_of(task: Task) -> Document:
    text = task.raw.text
    sentences, start = [], 0
    for line in text.splitlines(keepends=True):
        words = line.rstrip("\n")
        if words.strip():
            span = Span(start, start + len(words))
            sentences.append(Sentence(len(sentences), span, words, language="en"))
        start += len(line)
    return Document(
        task.raw.id,
        task.raw.source,
        text,
        task.raw.declared_language or "en",
        tuple(sentences),
        task.raw.title,
        task.raw.publisher,
        task.raw.published,
    )


def report_of(document: Document) -> DocumentReport:
    """One finding for each "dipfake" in the text, against a "deepfake" of no witness."""
    findings = []
    start = document.text.find("dipfake")
    while start >= 0:
        findings.append(
            Finding(
                Category.TERMINOLOGY,
                Kind.TERM_COINED,
                Severity.MAJOR,
                0.9,
                Span(start, start + 7),
                "dipfake",
                "English has no such word.",
                Original(None, Span(0, 8), "deepfake"),
                "deepfake",
            )
        )
        start = document.text.find("dipfake", start + 1)
    classes = tuple(DocumentClass)
    verdict = Verdict(
        DocumentClass.INDEPENDENT,
        tuple((c, 1.0 if c is DocumentClass.INDEPENDENT else 0.0) for c in classes),
        (),
        (),
    )
    drift = 5.0 * len(findings)
    return DocumentReport(
        document, verdict, (), (), tuple(findings), Scores(0.0, 0.0, drift, drift), "double"
    )


class Double:
    """Counts what it is asked to audit, in a file that outlives the process."""

    def __init__(self, record: Path | None = None, pause: float = 0.0) -> None:
        self._record = record
        self._pause = pause

    def audit(self, tasks: Sequence[Task]) -> Iterator[Audited | Spoilt]:
        for task in tasks:
            if "stumble" in task.raw.text:
                yield Spoilt(task, Failure(task.raw.source, "it stumbled", "mend it"), "trace")
                continue
            if "kill me" in task.raw.text:
                os.kill(os.getpid(), 9)
            time.sleep(self._pause)
            yield Audited(task, report_of(document_of(task)), (), 0.01)


def watch(
    inbox: Path,
    out: Path,
    *,
    pace: Pace = AT_ONCE,
    settings: Settings | None = None,
    auditor: Callable[[Store], Auditor] = lambda store: Double(),
    stop: Event | None = None,
    voice: Quiet | None = None,
) -> Tally:
    return watch_inbox(
        inbox,
        out,
        settings=settings or Settings(),
        pace=pace,
        voice=voice or Quiet(),
        stop=stop or Event(),
        auditor=auditor,
    )


def forked(work: Callable[[], object]) -> multiprocessing.process.BaseProcess:
    """``work`` in a process of its own, begun without loading anything again."""
    child = multiprocessing.get_context("fork").Process(target=work)
    child.start()
    return child


def story(number: int) -> str:
    return f"Story number {number} of the day.\nIt has {number * 7} words about the bridge.\n"


def fill(inbox: Path, count: int) -> None:
    inbox.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (inbox / f"story-{number:03}.txt").write_text(story(number), "utf-8")


def lines(out: Path) -> list[dict[str, object]]:
    path = out / "documents.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def everything_once(inbox: Path, out: Path, names: Sequence[str]) -> None:
    """Each document has one whole line, one whole report, and its file lies in done."""
    from audit.desk.place import Place

    told = lines(out)
    assert sorted(str(line["id"]) for line in told) == sorted(names)
    for line in told:
        data = json.loads((out / "documents" / f"{line['id']}.json").read_bytes())
        assert data == line
        page = (out / "documents" / f"{line['id']}.html").read_text("utf-8")
        assert page.rstrip().endswith("</html>")
    assert sorted(p.stem for p in (inbox / "done").iterdir()) == sorted(names)
    left = [p for p in inbox.rglob("*") if p.is_file() and "done" not in p.parts]
    assert left == []
    place = Place(out)
    assert list(place.staged.iterdir()) == []
    assert len(list(place.pages.iterdir())) == 2 * len(names)
    with Store(place.state) as store:
        counts = dict(store.base.execute("select state, count(*) from documents group by 1"))
        assert counts == {"written": len(names)}
        assert dict(store.base.execute("select state, count(*) from inputs group by 1")) == {
            "moved": len(names)
        }
