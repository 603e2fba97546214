"""Files on their way: into the claimed folder, to done or failed, and back where that is right."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Sequence
from pathlib import Path

from audit.desk.inbox.arrivals import DONE, FAILED, Arrival, look
from audit.desk.place import OWN, claimed_folder
from audit.desk.store import intake, work
from audit.desk.store.base import Store
from audit.desk.store.rows import Input, Outcome
from audit.types import Failure

REASON_SCHEMA = "audit.desk.reason/1"


def claim(store: Store, inbox: Path, arrival: Arrival, owner: str) -> Input | None:
    """Take a file out of the inbox, for this owner alone; None where somebody else did.

    The rename decides: of two watchers one finds the file gone. A file that
    changed since it was looked at is put back.
    """
    given = intake.announce(
        store, inbox=str(inbox), name=arrival.name, size=arrival.look.size, owner=owner
    )
    folder = claimed_folder(inbox, given.token)
    folder.mkdir(parents=True)
    target = folder / arrival.path.name
    try:
        arrival.path.rename(target)
    except FileNotFoundError:
        folder.rmdir()
        intake.forget(store, given)
        return None
    if look(target) != arrival.look:
        put_back(inbox, target, arrival.name)
        intake.forget(store, given)
        return None
    return intake.claimed(store, given)


def claimed_file(given: Input) -> Path | None:
    """Where the file of a claimed input lies; None where there is none."""
    if given.inbox is None:
        return None
    folder = claimed_folder(Path(given.inbox), given.token)
    try:
        return next((path for path in sorted(folder.iterdir())), None)
    except OSError:
        return None


def put_back(inbox: Path, path: Path, name: str) -> None:
    """Return a file to the inbox, beside a newer one of its name if there is one."""
    wanted = inbox / name
    home = wanted if wanted.parent.is_dir() else inbox / path.name
    while home.exists() or home.is_symlink():
        home = home.with_name(f"again-{home.name}")
    path.rename(home)
    path.parent.rmdir()


def orphans(store: Store, inbox: Path) -> int:
    """Put claimed files that the store knows nothing of back into the inbox; how many.

    They are there after the state file was lost or begun anew.
    """
    own = inbox / OWN
    if not own.is_dir():
        return 0
    returned = 0
    # Listed first: a token is written down before its folder is made.
    folders = sorted(own.iterdir())
    known = intake.tokens(store)
    for folder in folders:
        if folder.name in known or not folder.is_dir():
            continue
        for path in sorted(folder.iterdir()):
            put_back(inbox, path, path.name)
            returned += 1
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
    return returned


def settle(store: Store, given: Input) -> tuple[Outcome, tuple[Failure, ...]]:
    """Move a finished input to done or failed, with the reason beside what failed."""
    failures = work.failures_of(store, given)
    outcome = Outcome.FAILED if failures else Outcome.DONE
    path = claimed_file(given)
    target = None if given.target is None else Path(os.fsdecode(given.target))
    if given.inbox is not None and path is not None:
        folder = Path(given.inbox) / (DONE if outcome is Outcome.DONE else FAILED)
        target = _aim(store, given, outcome, target, folder, path)
        while not _moved_to(path, target):
            target = _aim(store, given, outcome, None, folder, path)
        path.parent.rmdir()
        if failures:
            write_reason(target, given.name, failures)
    elif target is None:
        work.aim(store, given, outcome, None)
    elif failures:
        write_reason(target, given.name, failures)
    work.moved(store, given)
    return outcome, failures


def _aim(
    store: Store, given: Input, outcome: Outcome, target: Path | None, folder: Path, path: Path
) -> Path:
    """The place for a file, written down before the move: as before a kill, or a free one."""
    if target is None:
        folder.mkdir(parents=True, exist_ok=True)
        target = _free(folder, path.name)
        work.aim(store, given, outcome, os.fsencode(target))
    return target


def _moved_to(path: Path, target: Path) -> bool:
    """Move without ever replacing a file; False where another file has the place."""
    try:
        os.link(path, target, follow_symlinks=False)
    except FileExistsError:
        if not target.is_symlink() and not path.is_symlink() and target.samefile(path):
            path.unlink()  # a kill came between the two halves of the move
            return True
        return False
    except OSError:
        path.rename(target)  # a file system without hard links
        return True
    path.unlink()
    return True


def refuse(store: Store, inbox: Path, arrival: Arrival, owner: str) -> Input | None:
    """Take a thing that is no file (a link, a pipe) out of the inbox, to be failed."""
    given = claim(store, inbox, arrival, owner)
    if given is not None:
        fault = Failure(arrival.name, arrival.fault or "it is no file", "copy the file itself")
        intake.finished_reading(store, given, (fault,))
    return given


def write_reason(target: Path, name: str, failures: Sequence[Failure]) -> None:
    """NAME.reason.json: what failed in a file, where, and how to mend it."""
    said = {
        "schema": REASON_SCHEMA,
        "input": name,
        "failures": [
            {"source": one.source, "fault": one.fault, "mend": one.mend} for one in failures
        ],
        "at": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
    }
    content = json.dumps(said, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")
    part = target.parent / f".{os.getpid()}.reason.part"
    part.write_bytes(content + b"\n")
    part.replace(_reason(target))


def _reason(target: Path) -> Path:
    """The reason's path; a name near the file system's limit gives its end for it."""
    ending = ".reason.json"
    room = 255 - len(ending)
    kept = os.fsencode(target.name)[:room].decode("utf-8", "ignore")
    return target.with_name(kept + ending)


def _free(folder: Path, name: str) -> Path:
    """A path in ``folder`` that nothing has: the name, or with ~2, ~3 before its ending."""
    wanted = folder / name
    stem, dot, ending = name.partition(".")
    number = 1
    while wanted.exists() or wanted.is_symlink() or _reason(wanted).exists():
        number += 1
        mark = f"~{number}"
        room = 255 - len(os.fsencode(f"{mark}{dot}{ending}"))
        short = os.fsdecode(os.fsencode(stem)[: max(room, 1)])
        wanted = folder / f"{short}{mark}{dot}{ending}"
    return wanted
