"""What is kept of a document to find its family: small, exact to compare, the same everywhere.

Sentence vectors are kept as bytes: a product of two such vectors is a whole
number below 2**24 and so exact in float32, in whatever order a machine adds.
Which documents are found must not depend on how many were compared in one
block, on one machine or on twenty (decision 0053).
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from audit.embed.encoder import Encoder, Matrix
from audit.family.centres import centre
from audit.types import Document

Bytes = NDArray[np.int8]
Sketch = NDArray[np.uint32]
Lengths = NDArray[np.float32]

# A document is read for its story from its first sentences: news puts it there,
# and a book-length document must not cost by the square.
SENTENCES = 400

# Words in a shingle: runs of five are copied, not met by chance (passim, NEWS-COPY: 5 to 10).
SHINGLE = 5
# Values of a MinHash sketch (Broder 1997): a resemblance is seen to within 6 points.
VALUES = 64

# Runs of letters, marks and digits; a CJK character counts as a word.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Fingerprint:
    """``rows``: int8, shape (n, dimension), the centred vectors of the first body sentences.

    ``mean``: int8, shape (dimension,), the direction of their sum; zeros where there
    is no sentence. ``sketch``: uint32, shape (VALUES,), the MinHash of the words.
    """

    id: str
    language: str
    rows: Bytes
    mean: Bytes
    sketch: Sketch


def fingerprints(documents: Sequence[Document], encoder: Encoder) -> tuple[Fingerprint, ...]:
    """One fingerprint a document, in order; a document's does not depend on the others."""
    if not documents:
        return ()
    texts = [[s.text for s in d.body[:SENTENCES]] for d in documents]
    rows = encoder.sentences([t for body in texts for t in body])
    ends = np.cumsum([len(body) for body in texts])
    return tuple(
        Fingerprint(
            document.id,
            document.language,
            kept := as_bytes(_centred(part, centre(encoder, document.language, document.text))),
            as_bytes(unit(kept).sum(axis=0, dtype=np.float64)[None, :])[0],
            sketch(body),
        )
        for document, body, part in zip(documents, texts, np.split(rows, ends[:-1]), strict=True)
    )


def _centred(rows: Matrix, middle: Matrix) -> Matrix:
    """Rows less ``middle``; a row of zeros (a text without a piece) stays near nothing."""
    return (rows - middle) * rows.any(axis=1, keepdims=True)


def as_bytes(rows: NDArray[np.floating]) -> Bytes:
    """Directions as bytes: each row scaled so that its largest part is 127."""
    largest = np.abs(rows).max(axis=1, keepdims=True, initial=0.0)
    scaled = rows * (127.0 / np.maximum(largest, 1e-12))
    kept: Bytes = np.rint(scaled).astype(np.int8)
    return kept


def unit(rows: Bytes) -> Matrix:
    """Rows of unit length again, float32; a row of zeros stays one."""
    wide = rows.astype(np.float32)
    out: Matrix = wide / lengths(rows)[:, None]
    return out


def lengths(rows: Bytes) -> NDArray[np.float32]:
    """Euclidean length of each row, exact before the root; at least 1."""
    return _lengths(rows.astype(np.float32))


def _lengths(wide: NDArray[np.float32]) -> NDArray[np.float32]:
    # Sums of squares of bytes are whole numbers below 2**24 too: exact in float32.
    out: Matrix = np.maximum(np.sqrt(np.einsum("ij,ij->i", wide, wide)), np.float32(1.0))
    return out


def products(one: Bytes, other: Bytes) -> NDArray[np.float32]:
    """Exact inner products of all pairs of rows, shape (n, m)."""
    return one.astype(np.float32) @ other.astype(np.float32).T


def likeness(one: Bytes, other: Bytes) -> float:
    """How like two documents are, -1..1: the mean best cosine, in the better direction.

    The better direction, so that a short notice belongs to a long report.
    Documents without sentences are like nothing.
    """
    return likenesses(one, [other])[0]


def likenesses(
    one: Bytes,
    others: Sequence[Bytes],
    *,
    known: tuple[Lengths, Sequence[Lengths]] | None = None,
) -> list[float]:
    """``likeness`` of one document to each of ``others``, in one product.

    What it is to one of them does not depend on which others are asked about. ``known``:
    ``lengths`` of all of them, where they were computed before.
    """
    found = [-1.0] * len(others)
    kept = [at for at, other in enumerate(others) if len(other)]
    if not kept or not len(one):
        return found
    left = one.astype(np.float32)
    right = np.concatenate([others[at] for at in kept]).astype(np.float32)
    seen = left @ right.T
    if known is None:
        mine, theirs = _lengths(left), _lengths(right)
    else:
        mine, theirs = known[0], np.concatenate([known[1][at] for at in kept])
    seen /= mine[:, None]
    seen /= theirs[None, :]
    sizes = np.array([len(others[at]) for at in kept])
    starts = np.cumsum(sizes) - sizes
    best = np.maximum.reduceat(seen, starts, axis=1).T.astype(np.float64, order="C")
    forth = best.mean(axis=1)
    back = np.add.reduceat(seen.max(axis=0).astype(np.float64), starts) / sizes
    for at, like in zip(kept, np.maximum(forth, back).tolist(), strict=True):
        found[at] = like
    return found


def sketch(texts: Sequence[str]) -> Sketch:
    """The MinHash of the word shingles of a text, case and punctuation apart.

    All ones for a text without words; a text shorter than a shingle is one shingle.
    """
    words = [w for text in texts for w in _WORD.findall(text.casefold())]
    out: Sketch = np.full(VALUES, 0xFFFFFFFF, dtype=np.uint32)
    if not words:
        return out
    coded = [word.encode("utf-8", "surrogatepass") for word in words]
    runs = range(max(1, len(words) - SHINGLE + 1))
    hashes = {zlib.crc32(b" ".join(coded[at : at + SHINGLE])) for at in runs}
    found = np.fromiter(hashes, dtype=np.uint64, count=len(hashes))
    factor, offset = _permutations()
    for start in range(0, len(found), 4096):
        # Multiply-shift hashing (Dietzfelbinger 1997): the upper half of a 64-bit product.
        mixed = (found[start : start + 4096, None] * factor + offset) >> np.uint64(32)
        np.minimum(out, mixed.min(axis=0).astype(np.uint32), out=out)
    return out


def resemblance(one: Sketch, others: NDArray[np.uint32]) -> NDArray[np.float64]:
    """Estimated Jaccard resemblance of one sketch with each of ``others`` (n, VALUES)."""
    share: NDArray[np.float64] = (others == one).mean(axis=1)
    return share


@cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Fixed for good: sketches lie on disk."""
    rng = np.random.default_rng(20241206)
    factor = rng.integers(1, 2**63, VALUES, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    return factor, rng.integers(0, 2**63, VALUES, dtype=np.uint64)
