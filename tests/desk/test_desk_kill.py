"""SIGKILL at any instant: every document audited exactly once, none lost, no half report."""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from desk_double import Double, everything_once, fill, forked, lines, watch

from audit.desk.watch.watcher import Pace

_CHANGES = {
    "os.rename",
    "os.remove",
    "os.link",
    "os.mkdir",
    "os.rmdir",
    "os.truncate",
    "shutil.rmtree",
    "open",
}


def test_thirty_kills_in_a_run_of_two_hundred(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 200)
    chance = random.Random(20261125)
    pace = Pace(settle=0.0, every=0.01, once=True, batch=8, most_waiting=24)
    life = _seconds_for_ten(ground, pace)
    lived = []
    for _ in range(30):
        child = forked(lambda: watch(inbox, out, pace=pace, auditor=lambda s: Double()))
        time.sleep(chance.uniform(0, 1.2 * life))
        child.kill()
        child.join()
        lived.append(len(lines(out)) if (out / "documents.jsonl").exists() else 0)
    assert len(set(lived)) > 5, "the kills must fall into the work, not before or after it"
    watch(inbox, out, pace=pace)
    everything_once(inbox, out, [f"story-{n:03}" for n in range(200)])


def _seconds_for_ten(ground: Path, pace: Pace) -> float:
    """How long this machine takes for ten documents now, so that the kills hit the work."""
    fill(ground / "warm", 2)
    watch(ground / "warm", ground / "out-warm", pace=pace)  # what is loaded late is loaded now
    fill(ground / "ten", 10)
    started = time.monotonic()
    forked(lambda: watch(ground / "ten", ground / "out-ten", pace=pace)).join()
    return time.monotonic() - started


def test_a_kill_before_each_change_to_the_disk(ground: Path) -> None:
    """Not at random: the nth time a file is opened, renamed or removed, for every n."""
    n = 0
    while True:
        inbox, out = ground / f"in-{n}", ground / f"out-{n}"
        fill(inbox, 2)
        child = forked(lambda n=n, i=inbox, o=out: _killed_at(n, i, o))  # type: ignore[misc]
        child.join()
        if child.exitcode == 0:
            break
        assert child.exitcode == -signal.SIGKILL
        watch(inbox, out)
        everything_once(inbox, out, ["story-000", "story-001"])
        n += 1
    assert n > 40


def _killed_at(n: int, inbox: Path, out: Path) -> None:
    killed_at(n, str(inbox.parent), lambda: watch(inbox, out))


def killed_at(n: int, root: str, work: Callable[[], object]) -> None:
    """Do the work in this process and die before the nth change to the disk under ``root``."""
    left = [n]

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event not in _CHANGES:
            return
        if event == "open" and not (arguments[2] and int(arguments[2]) & 3):  # type: ignore[call-overload]
            return  # opened for reading
        if any(isinstance(a, str | os.PathLike) and root in str(a) for a in arguments):
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left[0] -= 1

    sys.addaudithook(hook)
    work()
    os._exit(0)


def test_a_document_that_takes_the_process_down_fails_alone(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 4)
    (inbox / "poison.txt").write_text("kill me now, said the text", "utf-8")
    for _ in range(12):
        child = forked(lambda: watch(inbox, out))
        child.join()
        if child.exitcode == 0:
            break
    assert child.exitcode == 0
    assert len(lines(out)) == 4
    assert (inbox / "failed" / "poison.txt").is_file()
    assert "5 times" in (inbox / "failed" / "poison.txt.reason.json").read_text("utf-8")


def test_sigterm_ends_a_run_cleanly(ground: Path) -> None:
    import subprocess

    inbox, out = ground / "in", ground / "out"
    fill(inbox, 30)
    program = (
        "import signal, sys; from threading import Event; from pathlib import Path;"
        f"sys.path.insert(0, {str(Path(__file__).parent)!r});"
        "from desk_double import Double, Pace, watch; from audit.desk.cli import _stop_on_signals;"
        "stop = Event(); _stop_on_signals(stop);"
        f"t = watch(Path({str(inbox)!r}), Path({str(out)!r}), pace=Pace(settle=0, every=0.05),"
        " stop=stop, auditor=lambda s: Double(pause=0.05)); print(t.audited)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 300
    while not (out / "documents.jsonl").exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    child.terminate()
    said, _ = child.communicate(timeout=300)
    assert child.returncode == 0
    assert 1 <= int(said) < 30
    assert len(lines(out)) == int(said)
    watch(inbox, out)
    everything_once(inbox, out, [f"story-{n:03}" for n in range(30)])


@pytest.mark.parametrize("watchers", [2, 4])
def test_watchers_on_one_inbox_audit_nothing_twice(ground: Path, watchers: int) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 40)
    pace = Pace(settle=0.0, every=0.01, once=True, batch=4)
    children = [
        forked(lambda: watch(inbox, out, pace=pace, auditor=lambda s: Double(pause=0.004)))
        for _ in range(watchers)
    ]
    for child in children:
        child.join()
        assert child.exitcode == 0
    watch(inbox, out)
    everything_once(inbox, out, [f"story-{n:03}" for n in range(40)])
