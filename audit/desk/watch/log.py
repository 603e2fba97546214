"""What the watcher says while it works: JSON lines, or a bar where somebody looks."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO


class Voice(Protocol):
    """Where events go."""

    def say(self, event: str, **details: object) -> None:
        """One event; ``level`` among the details is info if left out."""

    def progress(self, done: int, waiting: int) -> None:
        """How many documents are through in this run, and how many wait."""


class Lines:
    """One JSON object an event on standard error, for journals and log collectors."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr

    def say(self, event: str, **details: object) -> None:
        """See ``Voice``."""
        line = {
            "time": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "level": details.pop("level", "info"),
            "event": event,
            **details,
        }
        text = json.dumps(line, ensure_ascii=False, default=str)
        print(text.encode("utf-8", "backslashreplace").decode(), file=self._stream, flush=True)

    def progress(self, done: int, waiting: int) -> None:
        """Lines tell of documents one by one; nothing is counted beside them."""


class Bar:
    """A bar with what goes wrong above it."""

    def __init__(self, console: object, bar: object, task: object) -> None:
        self._console, self._bar, self._task = console, bar, task

    def say(self, event: str, **details: object) -> None:
        """See ``Voice``: on a terminal only warnings, errors, and the end."""
        if details.get("level", "info") == "info" and event not in ("stopped", "started"):
            return
        from rich.text import Text

        said = "  ".join(f"{key}={value}" for key, value in details.items() if key != "level")
        words = "".join(c if c.isprintable() else "\ufffd" for c in f"{event}  {said}")
        self._console.print(Text(words))  # type: ignore[attr-defined]

    def progress(self, done: int, waiting: int) -> None:
        """See ``Voice``."""
        self._bar.update(self._task, completed=done, total=done + waiting)  # type: ignore[attr-defined]


@contextmanager
def voice(*, lines: bool = False) -> Iterator[Voice]:
    """A bar on a terminal, JSON lines elsewhere or where ``lines`` asks for them."""
    if lines or not sys.stderr.isatty():
        yield Lines()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=console,
    ) as bar:
        yield Bar(console, bar, bar.add_task("documents", total=0))
