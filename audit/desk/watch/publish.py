"""Reports reach their place in two steps: staged whole, then renamed."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from audit.desk.decisions.judging import judge_anew
from audit.desk.place import Place
from audit.desk.store import again, work
from audit.desk.store.base import Store
from audit.desk.store.lookup import entry
from audit.report.contract import document_json, encode
from audit.report.kept_out import KeptOut
from audit.report.pages import Pages
from audit.result import AuditResult
from audit.types import Document, DocumentReport
from audit.words import ENGLISH, Words


def stage(
    place: Place,
    row: int,
    report: DocumentReport,
    witnesses: Sequence[Document],
    kept_out: Sequence[KeptOut] = (),
    say: Words = ENGLISH,
) -> None:
    """Write the page and the data of a document into a folder of its own, and sync them.

    The page is in the language of ``say``, the data in English. The folder appears
    under its name when everything in it is on the disk.
    """
    name = report.document.id
    result = AuditResult((report,), signature=report.signature, witnesses=tuple(witnesses))
    # An id of the desk is a file name already, so every document is its own stem.
    stems = {name: name, **{witness.id: witness.id for witness in witnesses}}
    files = {
        f"{name}.json": encode(document_json(report, kept_out)),
        f"{name}.html": Pages(result, stems, say=say).document(report, kept_out),
    }
    part = place.staged / f"{row}.part"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    for leaf, content in files.items():
        with (part / leaf).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    whole = place.staged / str(row)
    shutil.rmtree(whole, ignore_errors=True)
    part.rename(whole)
    _sync(place.staged)


def publish(place: Place, store: Store, row: int, name: str) -> bool:
    """Move a staged report to its place and append its line; twice has the effect of once."""
    place.pages.mkdir(parents=True, exist_ok=True)
    staged = place.staged / str(row)
    before = again.of(store, row)
    if before is not None:
        _keep(place, name, before)
    for leaf in (f"{name}.html", f"{name}.json"):
        # What is not there any more was moved before a kill.
        if (staged / leaf).is_file():
            (staged / leaf).replace(place.pages / leaf)
    if not (place.pages / f"{name}.json").is_file():
        # Somebody cleared the folder between two runs: the text is still here, audit it again.
        work.requeue(store, row)
        return False
    _sync(place.pages)
    data = json.loads((place.pages / f"{name}.json").read_bytes())
    line = json.dumps(data, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
    with store.transaction():
        written = work.published(store, row, line, place.lines)
        if written and before is not None:
            again.carry(store, row)
            judge_anew(store, entry(store, name))
    shutil.rmtree(staged, ignore_errors=True)
    return written


def _keep(place: Place, name: str, row: int) -> None:
    """Keep the report that is about to be replaced, unless that was done before a kill."""
    kept, now = place.version(name, row), place.pages / f"{name}.json"
    if kept.is_file() or not now.is_file():
        return
    kept.parent.mkdir(parents=True, exist_ok=True)
    part = kept.with_name(f".{kept.name}.{os.getpid()}.part")
    shutil.copyfile(now, part)
    part.replace(kept)
    _sync(kept.parent)


def sweep(place: Place, store: Store) -> None:
    """Remove staged folders of documents that are not on their way to a report any more."""
    if not place.staged.is_dir():
        return
    awaited = {
        str(row[0])
        for row in store.base.execute(
            "select id from documents where state in ('claimed', 'audited')"
        )
    }
    for folder in place.staged.iterdir():
        if folder.name.removesuffix(".part") not in awaited:
            shutil.rmtree(folder, ignore_errors=True)


def _sync(folder: Path) -> None:
    """Make renames in ``folder`` last through a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
