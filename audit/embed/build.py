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
from msgspec import structs

from audit.embed import checkpoint, pieces
from audit.embed.graph import ExactProducts, Products, write_graph
from audit.embed.int8 import int8_products
from audit.embed.packed import PackedModel, Pieces, open_packed
from audit.embed.ranges import ranges_path, read_ranges
from audit.embed.registry import ModelEntry, ModelKind, Precision, built_root, source_file
from audit.errors import ModelError

FORMAT = 3
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
    precision: str
    ranges_sha256: str
    layer: int
    prefix: str
    bos: int
    eos: int
    files: tuple[BuiltFile, ...]


def built_folder(name: str) -> Path:
    """Where the model ``name`` is or will be built."""
    return built_root() / name


def ensure_built(
    name: str, entry: ModelEntry, precision: Precision | None = None
) -> tuple[Path, Manifest]:
    """The folder and manifest of a finished build, made now if there is none.

    A ``precision`` other than the registry's is built beside it, graph and
    pieces only.
    """
    precision = precision or entry.precision
    side = precision is not entry.precision
    folder = built_folder(f"{name}-{precision}" if side else name)
    manifest = finished(name, entry, folder, precision)
    if manifest is None:
        with locked(folder):
            manifest = finished(name, entry, folder, precision)
            if manifest is None:
                manifest = _build(name, entry, folder, precision, whole=not side)
    return folder, manifest


def finished(
    name: str, entry: ModelEntry, folder: Path, precision: Precision | None = None
) -> Manifest | None:
    """The manifest of a whole build of this very model, or None. Sizes are checked, not hashes."""
    try:
        manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (OSError, msgspec.DecodeError):
        return None
    wanted = recipe(name, entry, precision)
    if structs.replace(manifest, bos=0, eos=0, files=()) != wanted or not manifest.files:
        return None
    for file in manifest.files:
        path = folder / file.name
        if not path.is_file() or path.stat().st_size != file.size:
            return None
    return manifest


def recipe(name: str, entry: ModelEntry, precision: Precision | None = None) -> Manifest:
    """What a build is to be made from, without its files."""
    precision = precision or entry.precision
    scaled = entry.kind is ModelKind.PACKED and precision is Precision.INT8
    return Manifest(
        format=FORMAT,
        name=name,
        source_sha256=entry.sha256,
        precision=precision,
        ranges_sha256=sha256(ranges_path(name)) if scaled else "",
        layer=entry.layer,
        prefix=entry.prefix,
        bos=0,
        eos=0,
        files=(),
    )


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


def _build(
    name: str, entry: ModelEntry, folder: Path, precision: Precision, *, whole: bool
) -> Manifest:
    print(f"audit: building {name} (once, some seconds) in {folder}", file=sys.stderr, flush=True)
    model = open_packed(check_source(entry))
    sweep(folder)
    work = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
    try:
        vocabulary = model.pieces()
        (work / PIECES).write_bytes(pieces.sentencepiece_model(vocabulary))
        products: Products = ExactProducts()
        if precision is Precision.INT8:
            products = int8_products(model, read_ranges(name))
        (work / GRAPH).write_bytes(write_graph(model, entry.layer, products))
        if whole:
            _write_checkpoint(model, vocabulary, work)
        manifest = structs.replace(
            recipe(name, entry, precision),
            bos=vocabulary.bos,
            eos=vocabulary.eos,
            files=list_files(work),
        )
        put_in_place(work, folder, manifest)
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise
    return manifest


def _write_checkpoint(model: PackedModel, vocabulary: Pieces, work: Path) -> None:
    """What ``transformers`` loads: config, weights, tokenizer."""
    (work / "tokenizer.json").write_text(pieces.tokenizer_json(vocabulary), encoding="utf-8")
    _json(
        work / "tokenizer_config.json",
        pieces.tokenizer_config(vocabulary, model.shape.positions),
    )
    _json(work / "config.json", checkpoint.config(model, vocabulary))
    checkpoint.write_safetensors(model, work / WEIGHTS)


def list_files(work: Path) -> tuple[BuiltFile, ...]:
    """Every file below ``work`` with its size and hash, by name."""
    return tuple(
        BuiltFile(path.relative_to(work).as_posix(), path.stat().st_size, sha256(path))
        for path in sorted(work.rglob("*"))
        if path.is_file()
    )


def put_in_place(work: Path, folder: Path, manifest: Manifest) -> None:
    """Write the manifest and rename the finished ``work`` to ``folder``. Under the lock."""
    (work / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)))
    work.chmod(0o755)
    if folder.exists():
        shutil.rmtree(folder)
    work.rename(folder)


def _json(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def sweep(folder: Path) -> None:
    """Remove what killed builds left. Called under the lock, so none of them is alive."""
    for left in folder.parent.glob(f".{folder.name}.*"):
        if left.is_dir():
            shutil.rmtree(left, ignore_errors=True)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
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
