"""Who holds a claim, and whether they still live.

A claim names its owner; the owner holds a lock on a file of that name for as
long as the process lives. The kernel lets go of the lock whatever ends the
process, so no claim outlives its owner and none is taken from a living one: no
clock is asked (decision 0110).
"""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from audit.desk.errors import trouble_of


class Owner:
    """This process as the holder of claims; let go with ``release``."""

    def __init__(self, folder: Path) -> None:
        self.name = f"{os.getpid()}-{secrets.token_hex(4)}"
        self._path = folder / f"{self.name}.lock"
        born = folder / f".{self.name}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._handle = os.open(born, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
            # Locked before it can be seen: nobody shall take a newborn for dead.
            fcntl.flock(self._handle, fcntl.LOCK_EX)
            born.rename(self._path)
        except OSError as error:
            raise trouble_of(error) or error from error

    def release(self) -> None:
        """Let go of everything that this owner still holds."""
        self._path.unlink(missing_ok=True)
        os.close(self._handle)


@contextmanager
def if_dead(folder: Path, name: str) -> Iterator[bool]:
    """Whether the owner ``name`` is gone. While this lasts nobody else finds it dead too."""
    path = folder / f"{name}.lock"
    try:
        handle = os.open(path, os.O_RDWR | os.O_CLOEXEC)
    except FileNotFoundError:
        yield True
        return
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        yield False
        return
    else:
        yield True
        path.unlink(missing_ok=True)
    finally:
        os.close(handle)


def others(folder: Path, me: str | None = None) -> tuple[str, ...]:
    """Names of all owners that left a file, living or dead, without ``me``."""
    return tuple(sorted(p.stem for p in folder.glob("*.lock") if p.stem != me))
