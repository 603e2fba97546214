"""Fetches a model from a hub into the folder of built models, when asked by name."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from msgspec import structs

from audit.embed.build import (
    WEIGHTS,
    built_folder,
    finished,
    list_files,
    locked,
    put_in_place,
    recipe,
    sha256,
    sweep,
)
from audit.embed.registry import ModelEntry
from audit.errors import ModelError

WANTED = ("*.json", "*.safetensors", "*.model", "*.txt")
"""Files taken from a repository: no pickles, no code."""


def fetch(name: str, entry: ModelEntry) -> Path:
    """The folder of ``name``, fetched now if it is not there. ModelError if that fails."""
    folder = built_folder(name)
    scheme, _, place = entry.source.partition(":")
    if scheme != "hub":
        raise ModelError(f"{name}: {entry.source} is not on a hub; nothing to build")
    with locked(folder):
        if finished(name, entry, folder) is not None:
            return folder
        print(f"audit: fetching {place} into {folder}", file=sys.stderr, flush=True)
        sweep(folder)
        work = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=folder.parent))
        try:
            _download(place, entry.revision, work)
            weights = work / WEIGHTS
            if not weights.is_file():
                raise ModelError(f"{place}: has no {WEIGHTS}; only safetensors are loaded")
            if entry.sha256 and sha256(weights) != entry.sha256:
                raise ModelError(f"{place}: {WEIGHTS} is not what the registry names")
            put_in_place(work, folder, structs.replace(recipe(name, entry), files=list_files(work)))
        except BaseException:
            shutil.rmtree(work, ignore_errors=True)
            raise
    return folder


def _download(place: str, revision: str, work: Path) -> None:
    from huggingface_hub import snapshot_download

    try:
        snapshot_download(place, revision=revision, local_dir=work, allow_patterns=list(WANTED))
    except Exception as fault:  # a hub's client raises errors of many libraries
        line = str(fault).strip().partition("\n")[0]
        raise ModelError(
            f"{place}: could not be fetched ({line}); check the network, or name a folder instead"
        ) from None
    shutil.rmtree(work / ".cache", ignore_errors=True)
