"""Parts of a stage on disk: Parquet files that are there whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

T = TypeVar("T")
Columns = Mapping[str, Any]


def part(folder: Path, stage: str, number: int) -> Path:
    """The file of one part of a stage."""
    return folder / stage / f"part-{number:06d}.parquet"


def write_part(
    path: Path,
    columns: Columns,
    schema: pa.Schema,
    *,
    rows: int | None = None,
    compression: str = "zstd",
) -> None:
    """Write a part in one step: a reader sees nothing, or all of it.

    ``rows``: so many make a row group, which can be read without the others.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    table = pa.table(dict(columns), schema=schema)
    # A leading dot keeps an unfinished file out of every reader's listing.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        pq.write_table(table, unfinished, compression=compression, row_group_size=rows)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


def read_part(path: Path, columns: list[str] | None = None) -> dict[str, list[Any]]:
    """The columns of one part as lists."""
    table: dict[str, list[Any]] = _read(path, columns).to_pydict()
    return table


def read_stage(folder: Path, stage: str, columns: list[str]) -> pa.Table:
    """Some columns of all parts of a stage, in the order of the parts; none without parts."""
    files = sorted((folder / stage).rglob("*.parquet"))
    if not files:
        return pa.table({name: pa.array([]) for name in columns})
    return pa.concat_tables([_read(file, columns) for file in files])


def _read(path: Path, columns: list[str] | None) -> pa.Table:
    # Not `read_table`: that loads all of pyarrow.dataset, and pandas with it.
    with pq.ParquetFile(path) as file:
        return file.read(columns)


def encode(value: object) -> bytes:
    """A frozen type as MessagePack."""
    return msgspec.msgpack.encode(value)


def decoder(kind: type[T]) -> Callable[[bytes], T]:
    """What reads such bytes back, checked."""
    decode: Callable[[bytes], T] = _decoder(kind).decode  # type: ignore[arg-type]
    return decode


@cache
def _decoder(kind: type[Any]) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def slices(count: int, size: int) -> Iterator[tuple[int, int, int]]:
    """Number, start and end of each slice of ``count`` rows."""
    for number, start in enumerate(range(0, count, size)):
        yield number, start, min(start + size, count)
