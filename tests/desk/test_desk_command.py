"""``audit desk`` at the door: exit statuses, streams, help."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from desk_double import Double, fill

from audit.cli import main
from audit.desk.errors import TroubleError
from audit.desk.watch import start

Ran = tuple[int, str, str]


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[..., Ran]]:
    whole = start.watch_inbox

    def doubled(*arguments: Any, **named: Any) -> Any:
        return whole(*arguments, **named, auditor=lambda store: Double())

    monkeypatch.setattr(start, "watch_inbox", doubled)
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["audit", "desk", *map(str, arguments)])
        try:
            main()
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        return status, said.out, said.err

    yield call
    for number, handler in before.items():
        signal.signal(number, handler)


def once(inbox: Path, out: Path) -> tuple[object, ...]:
    return ("watch", inbox, "--out", out, "--once", "--settle", 0, "--every", 0.05)


@pytest.mark.parametrize("name", ["watch", "status", "metrics", "serve", "report", "purge"])
def test_every_command_has_a_help_text_with_an_example(
    command: Callable[..., Ran], name: str
) -> None:
    status, out, _ = command(name, "--help")
    assert status == 0
    assert f"audit desk {name}" in " ".join(out.split())


def test_a_run_says_what_happened_in_json_lines(command: Callable[..., Ran], ground: Path) -> None:
    fill(ground / "in", 2)
    status, out, err = command(*once(ground / "in", ground / "out"))
    assert (status, out) == (0, "")
    events = [json.loads(line) for line in err.splitlines()]
    assert [e["event"] for e in events].count("audited") == 2
    assert events[-1]["event"] == "stopped"
    assert (events[-1]["audited"], events[-1]["failed"]) == (2, 0)
    status, out, _ = command("status", "--out", ground / "out", "--json")
    assert (status, json.loads(out)["documents"]["written"]) == (0, 2)
    assert "audited    2 documents" in command("status", "--out", ground / "out")[1]
    assert "# TYPE audit_desk_documents gauge" in command("metrics", "--out", ground / "out")[1]
    assert command("report", "--out", ground / "out")[0] == 0
    assert command("purge", "--out", ground / "out", "--before", "1d")[1].startswith("0 documents")


def test_an_input_that_fails_is_status_1(command: Callable[..., Ran], ground: Path) -> None:
    fill(ground / "in", 1)
    (ground / "in" / "empty.txt").write_bytes(b"")
    status, _, err = command(*once(ground / "in", ground / "out"))
    assert status == 1
    assert "empty" in err
    assert command(*once(ground / "in", ground / "out"))[0] == 0, "nothing failed this time"


def test_what_cannot_be_used_is_status_2(command: Callable[..., Ran], ground: Path) -> None:
    assert command(*once(ground / "none", ground / "out"))[0] == 2
    assert command("status", "--out", ground / "out")[0] == 2
    (ground / "in").mkdir()
    wrong = (*once(ground / "in", ground / "out"), "--webhook", "ftp://x")
    status, _, err = command(*wrong)
    assert status == 2
    assert len(err.splitlines()) == 1


def test_trouble_with_the_surroundings_is_status_75(
    command: Callable[..., Ran], ground: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object, **named: object) -> None:
        raise TroubleError("the disk is full; free it")

    monkeypatch.setattr(start, "watch_inbox", full)
    (ground / "in").mkdir()
    status, _, err = command(*once(ground / "in", ground / "out"))
    assert status == 75
    assert err == "audit: the disk is full; free it\n"
