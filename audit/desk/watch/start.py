"""Puts a watcher together: folders, state, encoder, rules."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from audit.desk.decisions.house import House, Silencer, read_house
from audit.desk.errors import DamagedError
from audit.desk.place import Place
from audit.desk.store.base import Store
from audit.desk.store.mend import mend
from audit.desk.watch.auditing import Auditor, EngineAuditor
from audit.desk.watch.log import Voice
from audit.desk.watch.watcher import Pace, Tally, Watcher
from audit.desk.webhook import SECRET, Background, Sender
from audit.embed.encoder import Encoder
from audit.errors import UsageError
from audit.index import Index
from audit.score import Weights
from audit.words import words


@dataclass(frozen=True, slots=True)
class Settings:
    """What an operator sets beside the folders and the pace."""

    days: float = 30.0
    rules: Path | None = None
    termbase: Path | None = None
    model: str | None = None
    webhook: str | None = None


def watch_inbox(
    inbox: Path,
    out: Path,
    *,
    settings: Settings,
    pace: Pace,
    voice: Voice,
    stop: Event,
    auditor: Callable[[Store], Auditor] | None = None,
) -> Tally:
    """Run one watcher to its end. ``auditor`` makes another than the engine's.

    UsageError for folders and rules that cannot be used.
    """
    place = Place(out)
    check_folders(inbox, out)
    house = House() if settings.rules is None else read_house(settings.rules)
    with open_store(place, voice) as store:
        _settle(store, settings.webhook, house.language)
        made = (auditor or _engine(settings, place, voice))(store)
        watcher = Watcher(
            inbox,
            place,
            store,
            made,
            voice=voice,
            pace=pace,
            silence=Silencer(house, store, Weights()),
            stop=stop,
            say=words(house.language),
        )
        with _calling(place, settings.webhook):
            return watcher.run()


def _settle(store: Store, webhook: str | None, language: str) -> None:
    """From now on documents that are done are told of, or not; the list is in this language."""
    with store.transaction():
        store.put("webhook", webhook or "")
        store.put("language", language)


@contextmanager
def _calling(place: Place, url: str | None) -> Iterator[None]:
    """The webhook's thread for as long as this lasts; what is due at the end is still sent."""
    if url is None:
        yield
        return
    background = Background(Sender(url, os.environ.get(SECRET)), place.state)
    background.start()
    try:
        yield
    finally:
        background.finish()


def open_store(place: Place, voice: Voice) -> Store:
    """The state, checked; a damaged one is set aside and rebuilt from what can be read."""
    try:
        return Store(place.state, check=True)
    except DamagedError as error:
        voice.say("state damaged", level="error", fault=str(error))
        found = mend(place)
        voice.say(
            "state rebuilt",
            level="warning",
            aside=found.aside.name,
            salvaged=found.salvaged,
            from_reports=found.from_reports,
        )
        return Store(place.state)


def check_folders(inbox: Path, out: Path) -> None:
    """UsageError where the folders cannot serve: better said before the work than after."""
    from audit.report.folder import read_manifest
    from audit.report.writable import check_writable

    if not inbox.is_dir():
        raise UsageError(f"{inbox}: there is no such folder; make it, or check the path")
    real_inbox, real_out = inbox.resolve(), out.resolve()
    if real_out == real_inbox or real_out.is_relative_to(real_inbox):
        raise UsageError(
            f"{out}: the reports would lie in the inbox and be audited; choose another --out"
        )
    for folder in (inbox, out):
        check_writable(folder)
    if read_manifest(out) is not None:
        raise UsageError(f"{out}: here are the reports of an `audit run`; choose another --out")


def _engine(settings: Settings, place: Place, voice: Voice) -> Callable[[Store], Auditor]:
    def make(store: Store) -> Auditor:
        from audit.embed import load
        from audit.engine.options import Options

        encoder = load(settings.model, cache=place.vectors)
        options = Options(model=settings.model, termbase=settings.termbase, cache=place.vectors)
        index = open_seen(place, encoder, voice)
        return EngineAuditor(encoder, options, index, days=settings.days)

    return make


def open_seen(place: Place, encoder: Encoder, voice: Voice) -> Index:
    """The index of earlier documents; a damaged one is set aside and begun anew."""
    from audit.index import open_index

    path = place.seen(encoder.signature)
    try:
        return open_index(path, encoder)
    except UsageError as error:
        if not path.is_file():
            raise
        voice.say("index damaged", level="error", fault=str(error))
        for tail in ("", "-wal", "-shm"):
            part = path.with_name(path.name + tail)
            if part.exists():
                part.replace(part.with_name(f"damaged-{part.name}"))
        return open_index(path, encoder)
