"""Which files of an inbox are complete and can be taken."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

# Names under which programs write what is not finished (curl, browsers, rsync, FileZilla).
UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", "~")
#: Folders of the inbox that are ours.
DONE, FAILED = "done", "failed"


@dataclass(frozen=True, slots=True)
class Look:
    """What tells one state of a file from another."""

    inode: int
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Arrival:
    """A complete file; ``name`` is its path in the inbox, ``fault`` why it cannot be a document."""

    path: Path
    name: str
    look: Look
    fault: str | None = None


def look(path: Path) -> Look:
    """How the file looks now, links not followed; OSError where it is gone."""
    found = path.lstat()
    return Look(found.st_ino, found.st_size, found.st_mtime_ns)


def shown(name: str) -> str:
    """A file name as text that can be written down: undecodable bytes as escapes."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


class Arrivals:
    """Watches one inbox. A file is complete when it has not changed for ``settle`` seconds.

    ``clock`` must not jump: the time of day plays no part, nor do the files'
    own times.
    """

    def __init__(self, inbox: Path, *, settle: float, clock: Callable[[], float]) -> None:
        self._inbox = inbox
        self._settle = settle
        self._clock = clock
        self._since: dict[Path, tuple[Look, float]] = {}

    def complete(self) -> tuple[Arrival, ...]:
        """The complete files, in the order of their names."""
        now = self._clock()
        seen: dict[Path, tuple[Look, float]] = {}
        ready: list[Arrival] = []
        for path, kind in self._files():
            try:
                state = look(path)
            except OSError:
                continue  # taken by another process
            name = shown(str(path.relative_to(self._inbox)))
            if not stat.S_ISREG(kind):
                ready.append(Arrival(path, name, state, "this is a link, a pipe or a device"))
                continue
            before, since = self._since.get(path, (state, now))
            seen[path] = (state, since if before == state else now)
            if now - seen[path][1] >= self._settle:
                ready.append(Arrival(path, name, state))
        self._since = seen
        return tuple(ready)

    @property
    def changing(self) -> int:
        """Files that were seen last time, complete or not."""
        return len(self._since)

    def _files(self) -> Iterator[tuple[Path, int]]:
        for base, folders, names in os.walk(self._inbox, followlinks=False):
            top = Path(base) == self._inbox
            folders[:] = sorted(
                f for f in folders if not f.startswith(".") and not (top and f in (DONE, FAILED))
            )
            linked = [f for f in folders if Path(base, f).is_symlink()]
            folders[:] = [f for f in folders if f not in linked]
            for name in sorted([*names, *linked]):
                if name.startswith(".") or name.casefold().endswith(UNFINISHED):
                    continue
                path = Path(base, name)
                try:
                    yield path, path.lstat().st_mode
                except OSError:
                    continue
