"""Builds a packed model into files that load fast, once, safely.

A build is written to a temporary folder and renamed into place, under a lock:
two processes that both find it missing build it once, and a build that was
killed leaves nothing that looks finished.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from audit.embed import checkpoint, graph, pieces
from audit.embed.packed import open_packed
from audit.embed.registry import ModelEntry, built_root, source_file
from audit.errors import ModelError

FORMAT = 1
"""Raised whenever a build of the same source would come out otherwise."""

MANIFEST = "manifest.json"
GRAPH = "encoder.onnx"
PIECES = "sentencepiece.bpe.model"
WEIGHTS = "model.safetensors"


class BuiltFile(msgspec.Struct, frozen=True):
    """A file of a build: its name, bytes and hash."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True):
    """What a build was made from and consists of; written last."""

    format: int
    name: str
    source_sha256: str
    layer: int
    prefix: str
    bos: int
    eos: int
    files: tuple[BuiltFile, ...]


def built_folder(name: str) -> Path:
    """Where the model ``name`` is or will be built."""
    return built_root() / name


def ensure_built(name: str, entry: ModelEntry) -> tuple[Path, Manifest]:
    """The folder and manifest of a finished build, made now if there is none."""
    folder = built_folder(name)
    manifest = finished(name, entry, folder)
    if manifest is None:
        with _locked(folder):
            manifest = finished(name, entry, folder) or _build(name, entry, folder)
    return folder, manifest


def finished(name: str, entry: ModelEntry, folder: Path) -> Manifest | None:
    """The manifest of a whole build of this very model, or None. Sizes are checked, not hashes."""
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None
    wanted = (FORMAT, name, entry.sha256, entry.layer, entry.prefix)
    made = (manifest.format, manifest.name, manifest.source_sha256, manifest.layer, manifest.prefix)
    if made != wanted or not manifest.files:
        return None
    for file in manifest.files:
        path = folder / file.name
        if not path.is_file() or path.stat().st_size != file.size:
            return None
    return manifest


def sha256(path: Path) -> str:
    """The hash of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def check_source(entry: ModelEntry) -> Path:
    """The file to build from, its hash compared with the registry's."""
    path = source_file(entry)
    if sha256(path) != entry.sha256:
        raise ModelError(
            f"{path}: not the file that the registry names (sha256 differs); "
            f"install revision {entry.revision} of its package again"
        )
    return path


def _build(name: str, entry: ModelEntry, folder: Path) -> Manifest:
    print(f"audit: building {name} (once, some seconds) in {folder}", file=sys.stderr, flush=True)
    model = open_packed(check_source(entry))
    _sweep(folder)
    work = Path(tempfile.mkdtemp(prefix=f".{name}.", dir=folder.parent))
    try:
        vocabulary = model.pieces()
        (work / PIECES).write_bytes(pieces.sentencepiece_model(vocabulary))
        (work / "tokenizer.json").write_text(pieces.tokenizer_json(vocabulary), encoding="utf-8")
        _json(
            work / "tokenizer_config.json",
            pieces.tokenizer_config(vocabulary, model.shape.positions),
        )
        _json(work / "config.json", checkpoint.config(model, vocabulary))
        checkpoint.write_safetensors(model, work / WEIGHTS)
        (work / GRAPH).write_bytes(graph.write_graph(model, entry.layer))
        files = tuple(
            BuiltFile(path.name, path.stat().st_size, sha256(path))
            for path in sorted(work.iterdir())
        )
        manifest = Manifest(
            FORMAT,
            name,
            entry.sha256,
            entry.layer,
            entry.prefix,
            vocabulary.bos,
            vocabulary.eos,
            files,
        )
        (work / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
        work.chmod(0o755)
        if folder.exists():
            shutil.rmtree(folder)
        work.rename(folder)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    return manifest


def _json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _sweep(folder: Path) -> None:
    """Remove what killed builds left. Called under the lock, so none of them is alive."""
    for left in folder.parent.glob(f".{folder.name}.*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Hold the lock of this model's builds; the kernel frees it if the process dies."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder.parent / f".{folder.name}.lock", os.O_RDWR | os.O_CREAT, 0o644)
    except OSError as fault:
        raise ModelError(
            f"{folder.parent}: cannot build a model there ({fault.strerror}); "
            "set AUDIT_MODELS to a folder that can be written"
        ) from None
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
