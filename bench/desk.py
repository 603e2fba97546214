"""The desk under load: documents a minute through `audit desk watch`, and its memory.

    python -m bench.desk load [--documents 500] [--watchers 2] [--write]
    python -m bench.desk memory [--documents 5000] [--minutes 13] [--languages 34] [--write]
    python -m bench.desk shell [--documents 5000] [--write]

`load`: files of real documents (NTREX stories and recombinations of them by halves,
in English and 33 other languages) dropped into an inbox at once. *cold*: nothing was
seen before. *warm*: as many others of the same stories, held against an index that
knows the first ones. The clock counts on a quiet machine only; processor minutes
count on any.

`memory`: short documents of three sentences of NTREX, one after the other, no two alike,
through the real path. Resident memory of the watcher beside what it has audited, and the
slope over the second half; `own` is what no file stands behind, the rest are mapped word
lists and models, which the system takes back when it needs the room. A row for each
number of languages.

`shell`: the same of the desk alone, with an auditor that finds nothing and needs no
model; it takes a minute.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Any

import numpy as np

from audit import __version__
from audit.desk.store.rows import Task
from audit.desk.watch.auditing import Audited
from audit.desk.watch.start import Settings, watch_inbox
from audit.desk.watch.watcher import Pace
from audit.types import (
    Document,
    DocumentClass,
    DocumentReport,
    Scores,
    Sentence,
    Span,
    Verdict,
)
from bench.alignment_data import DATA, languages, ntrex
from bench.end_to_end import corpus

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results" / "desk.json"
SEED = 6


def fill(inbox: Path, rows: list[dict[str, str]]) -> None:
    """A text file for each document."""
    inbox.mkdir(parents=True)
    for row in rows:
        (inbox / f"{row['id']}.txt").write_text(row["text"] + "\n", "utf-8")


def watcher(inbox: Path, out: Path) -> subprocess.Popen[bytes]:
    """The command, until the inbox is empty."""
    command = [sys.executable, "-c", "from audit.cli import main; main()", "desk", "watch"]
    options = ["--once", "--settle", "0", "--every", "0.2", "--log"]
    return subprocess.Popen(
        [*command, str(inbox), "--out", str(out), *options],
        cwd=ROOT,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )


def through(inbox: Path, out: Path, watchers: int) -> dict[str, Any]:
    """Seconds and documents of one run over all that lies in ``inbox``."""
    before, had = resource.getrusage(resource.RUSAGE_CHILDREN), audited(out)
    started = time.monotonic()
    running = [watcher(inbox, out) for _ in range(watchers)]
    peak = 0.0
    while any(one.poll() is None for one in running):
        peak = max(peak, sum(resident(one.pid) for one in running))
        time.sleep(0.5)
    clock = time.monotonic() - started
    assert all(one.returncode == 0 for one in running), [one.returncode for one in running]
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    done = audited(out) - had
    return {
        "documents": done,
        "watchers": watchers,
        "clock_seconds": round(clock, 1),
        "processor_seconds": round(spent, 1),
        "documents_a_minute": round(60 * done / clock, 1),
        "documents_a_processor_minute": round(60 * done / spent, 1),
        "peak_mb": round(peak),
    }


def audited(out: Path) -> int:
    """Lines in documents.jsonl: each is an audit that is done."""
    lines = out / "documents.jsonl"
    return lines.read_bytes().count(b"\n") if lines.is_file() else 0


def resident(process: int) -> float:
    """Resident memory in MB; 0 of a process that has ended."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def own(process: int) -> float:
    """Memory in MB that no file stands behind; 0 of a process that has ended."""
    try:
        lines = Path(f"/proc/{process}/status").read_text().splitlines()
    except OSError:
        return 0.0
    found = next((line.split()[1] for line in lines if line.startswith("RssAnon:")), "0")
    return int(found) * 1024 / 1e6


def measure_load(count: int, watchers: int, place: Path) -> dict[str, Any]:
    """Cold and warm; the second half of the corpus tells the stories of the first anew."""
    rows = corpus(4 * count)
    chance = random.Random(SEED)
    chance.shuffle(rows)
    figures: dict[str, Any] = {}
    for name, some in (("cold", rows[:count]), ("warm", rows[count : 2 * count])):
        fill(place / name, some)
        figures[name] = through(place / name, place / "out", watchers)
        assert figures[name]["documents"] >= count
        print(json.dumps({name: figures[name]}), file=sys.stderr, flush=True)
    return figures


def short(count: int, most: int) -> list[dict[str, str]]:
    """Documents of three sentences each, in up to ``most`` languages."""
    chance, names = random.Random(SEED), ["eng", *languages()][:most]
    rows = []
    for number in range(count):
        lines = ntrex(names[number % len(names)])
        text = "\n".join(lines[n].strip() for n in chance.sample(range(len(lines)), 3))
        rows.append({"id": f"short-{number:05}", "text": text})
    return rows


def measure_memory(count: int, minutes: float, most: int, place: Path) -> dict[str, Any]:
    """Resident memory while short documents go through, fifty looks at it."""
    fill(place / "in", short(count, most))
    running, started = watcher(place / "in", place / "out"), time.monotonic()
    seen: list[tuple[int, float]] = []
    private: list[tuple[int, float]] = []
    while running.poll() is None and time.monotonic() - started < 60 * minutes:
        done = audited(place / "out")
        if not seen or done >= seen[-1][0] + max(1, count // 50):
            mb, mine = resident(running.pid), own(running.pid)
            if mb and mine:
                seen.append((done, mb))
                private.append((done, mine))
        time.sleep(1.0)
    stopped = running.poll() is None
    if stopped:
        running.terminate()
    assert running.wait() == 0
    return {
        "documents": audited(place / "out"),
        "languages": most,
        "whole": not stopped,
        "minutes": round((time.monotonic() - started) / 60, 1),
        **slope(seen),
        "own": slope(private),
    }


class Nothing:
    """Finds nothing, and looks at the desk's memory while it does."""

    def __init__(self, every: int) -> None:
        self.seen: list[tuple[int, float]] = []
        self._every, self._done = every, 0

    def audit(self, tasks: Sequence[Task]) -> Iterator[Audited]:
        """See ``audit.desk.watch.auditing.Auditor``."""
        for task in tasks:
            if self._done % self._every == 0:
                self.seen.append((self._done, resident(os.getpid())))
            self._done += 1
            raw = task.raw
            sentence = Sentence(0, Span(0, len(raw.text)), raw.text, language="en")
            document = Document(raw.id, raw.source, raw.text, "en", (sentence,))
            classes = tuple((c, float(c is DocumentClass.INDEPENDENT)) for c in DocumentClass)
            verdict = Verdict(DocumentClass.INDEPENDENT, classes, (), ())
            scores = Scores(0.0, 0.0, 0.0, 0.0)
            yield Audited(
                task, DocumentReport(document, verdict, (), (), (), scores, "nothing"), (), 0.0
            )


class Silent:
    """Says nothing."""

    def say(self, event: str, **details: object) -> None:
        """See ``audit.desk.watch.log.Voice``."""

    def progress(self, done: int, waiting: int) -> None:
        """See ``audit.desk.watch.log.Voice``."""


def measure_shell(count: int, place: Path) -> dict[str, Any]:
    """The desk's own time and memory: inbox, state, pages, lines, index page."""
    fill(place / "in", short(count, 34))
    nothing, started = Nothing(max(1, count // 50)), time.process_time()
    tally = watch_inbox(
        place / "in",
        place / "out",
        settings=Settings(),
        pace=Pace(settle=0.0, every=0.1, once=True),
        voice=Silent(),
        stop=Event(),
        auditor=lambda store: nothing,
    )
    spent = time.process_time() - started
    return {
        "documents": tally.audited,
        "processor_ms_a_document": round(1000 * spent / tally.audited, 2),
        **slope(nothing.seen),
    }


def slope(seen: list[tuple[int, float]]) -> dict[str, Any]:
    """Memory in MB by documents, and how it grows over the second half; None of too few looks."""
    half = [one for one in seen if one[0] >= seen[-1][0] / 2]
    grown = None
    if len(half) > 3:
        grown = float(np.polyfit([n for n, _ in half], [mb for _, mb in half], 1)[0])
    return {
        "mb_by_documents": {str(n): round(mb, 1) for n, mb in seen[:: max(1, len(seen) // 12)]},
        "mb_at_half": round(half[0][1], 1),
        "mb_at_end": round(half[-1][1], 1),
        "slope_mb_per_1000": None if grown is None else round(1000 * grown, 2),
    }


def main() -> int:
    """Measure one part, print it, and with --write put it into the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("part", nargs="?", choices=("load", "memory", "shell"), default="load")
    parser.add_argument("--documents", type=int)
    parser.add_argument("--watchers", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=13.0)
    parser.add_argument("--languages", type=int, default=34)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (DATA / "ntrex").is_dir():
        print(f"bench.desk: {DATA / 'ntrex'} is missing; nothing measured", file=sys.stderr)
        return 0
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        if options.part == "load":
            figures = measure_load(options.documents or 500, options.watchers, place)
        elif options.part == "shell":
            figures = measure_shell(options.documents or 5000, place)
        else:
            count = options.documents or 5000
            figures = measure_memory(count, options.minutes, options.languages, place)
    figures["signature"] = f"audit {__version__}; seed {SEED}; {os.cpu_count()} cores"
    known = json.loads(RESULTS.read_text("utf-8")) if RESULTS.is_file() else {}
    print(json.dumps({options.part: figures}, indent=1))
    if options.part == "memory":
        rows = {n: row for n, row in known.get("memory", {}).items() if n.isdecimal()}
        figures = rows | {str(options.languages): figures}
    known[options.part] = figures
    if options.write:
        RESULTS.write_text(json.dumps(known, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
