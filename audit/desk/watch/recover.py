"""What is done first: taking over what processes that died have left."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from audit.desk.place import Place, claimed_folder
from audit.desk.store import intake, owner, work
from audit.desk.store.base import Store
from audit.desk.store.rows import Input, InputState
from audit.desk.watch.moves import claimed_file


def take_over(place: Place, store: Store, me: str, *, mine: bool = False) -> tuple[Input, ...]:
    """Take over from every dead owner; the files that have to be read (again).

    ``mine``: what this process itself left when trouble stopped it, too.

    Documents that were being audited go back into the queue; reports that were
    finished are left to be published; files that were only announced are still
    in the inbox, and forgotten.
    """
    to_read: list[Input] = []
    if mine:
        to_read.extend(_adopted(store, me, me))
        work.release(store, me)
    for name in owners(place, store, me):
        with owner.if_dead(place.watchers, name) as dead:
            if not dead:
                continue
            work.abandoned(store, name)
            to_read.extend(_adopted(store, name, me))
    return tuple(to_read)


def _adopted(store: Store, name: str, me: str) -> Iterator[Input]:
    for given in intake.adopt(store, name, me):
        if given.state is InputState.CLAIMED or claimed_file(given) is not None:
            yield intake.claimed(store, given)
        else:
            _remove_empty(given)
            intake.forget(store, given)


def owners(place: Place, store: Store, me: str) -> tuple[str, ...]:
    """Everybody else who holds a claim or left a lock file."""
    rows = store.base.execute(
        "select owner from inputs where owner is not null"
        " union select owner from documents where owner is not null"
    )
    known = {str(row[0]) for row in rows} | set(owner.others(place.watchers))
    return tuple(sorted(known - {me}))


def _remove_empty(given: Input) -> None:
    if given.inbox is not None:
        folder = claimed_folder(Path(given.inbox), given.token)
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
