"""The list of the latest documents as a file, for whoever opens the folder without the desk."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from audit.desk.pages import render
from audit.desk.place import Place
from audit.desk.store.base import Store
from audit.desk.store.lookup import Query, count, queue
from audit.report.pages import Pages
from audit.result import AuditResult
from audit.words import words

# The file is for a look at the folder; the whole queue is what `audit desk serve` shows.
_SHOWN = 500
_EVERY = 5.0


class IndexPage:
    """Writes index.html, every few seconds at most."""

    def __init__(self, place: Place, store: Store, *, clock: Callable[[], float]) -> None:
        self._place = place
        self._store = store
        self._clock = clock
        self._next = 0.0
        self._stale = self._explained = False

    def write(self, *, now: bool = False) -> None:
        """Write the page if it is time, or with ``now`` if anything changed since."""
        self._stale = self._stale or not now
        if not self._stale or (not now and self._clock() < self._next):
            return
        say = words(self._store.get("language") or "en")
        query = Query(order="newest")
        page = render(
            "folder.html.j2",
            language=say.language,
            entries=queue(self._store, query, limit=_SHOWN),
            total=count(self._store, query),
        )
        self._put(self._place.index, page.encode("utf-8", "replace"))
        if not self._explained or not self._place.score.is_file():
            # Each report links to it; it explains the sum, without an example.
            self._put(self._place.score, Pages(AuditResult(()), {}, say=say).score())
            self._explained = True
        self._stale, self._next = False, self._clock() + _EVERY

    def _put(self, path: Path, content: bytes) -> None:
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        part.write_bytes(content)
        part.replace(path)
