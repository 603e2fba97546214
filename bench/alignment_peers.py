"""Other aligners on the same vectors: Vecalign's search, Gale-Church, a plain dynamic programme."""

from __future__ import annotations

import math
import random
import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from bench.alignment_data import Links

Vectors = NDArray[np.float32]
Aligner = Callable[[Vectors, Vectors, Sequence[str], Sequence[str]], Links]

# Seconds spent in Vecalign's search itself, without the making of run vectors.
search_seconds: list[float] = []


def vecalign(
    a: Vectors, b: Vectors, source: Sequence[str], target: Sequence[str], *, largest: int = 8
) -> Links:
    """Vecalign's search (PyPI `sentalign`), run vectors = length-weighted means."""
    from sentalign.dp_utils import make_alignment_types
    from sentalign.dp_utils import vecalign as search

    random.seed(42)
    np.random.seed(42)
    runs = largest - 1
    one, two = _overlaps(a, source, runs), _overlaps(b, target, runs)
    began = time.perf_counter()
    with np.errstate(invalid="ignore"):
        stack = search(
            vecs0=one,
            vecs1=two,
            final_alignment_types=make_alignment_types(largest),
            del_percentile_frac=0.2,
            width_over2=math.ceil(runs / 2) + 5,
            max_size_full_dp=300,
            costs_sample_size=20_000,
            num_samps_for_norm=100,
        )
    search_seconds.append(time.perf_counter() - began)
    return [(tuple(x), tuple(y)) for x, y in stack[0]["final_alignments"]]


def _overlaps(vectors: Vectors, texts: Sequence[str], runs: int) -> Vectors:
    """Unit vectors of all runs of up to ``runs`` sentences, as Vecalign lays them out."""
    weighted = vectors * np.array([len(t) for t in texts], dtype=np.float32)[:, None]
    sums = np.vstack([np.zeros((1, vectors.shape[1])), np.cumsum(weighted, axis=0)])
    rng = np.random.default_rng(0)
    out = rng.normal(size=(runs, *vectors.shape)).astype(np.float32)
    for size in range(1, min(runs, len(vectors)) + 1):
        out[size - 1, size - 1 :] = sums[size:] - sums[:-size]
    return np.asarray(out / np.linalg.norm(out, axis=2, keepdims=True), dtype=np.float32)


def gale_church(a: Vectors, b: Vectors, source: Sequence[str], target: Sequence[str]) -> Links:
    """Gale and Church (1993): lengths alone, with their priors; vectors unused."""
    priors = {(1, 1): 0.89, (1, 0): 0.00495, (0, 1): 0.00495, (2, 1): 0.0445, (1, 2): 0.0445,
              (2, 2): 0.011}  # fmt: skip
    x = np.concatenate([[0], np.cumsum([len(s) for s in source])]).astype(float)
    y = np.concatenate([[0], np.cumsum([len(t) for t in target])]).astype(float)
    ratio = y[-1] / max(x[-1], 1)

    def cost(i: int, j: int, m: int, n: int) -> float:
        left, right = x[i] - x[i - m], y[j] - y[j - n]
        mean = (left + right / ratio) / 2
        delta = abs(right - left * ratio) / math.sqrt(6.8 * max(mean, 1))
        tail = max(math.erfc(delta / math.sqrt(2)), 1e-300)
        return -math.log(tail) - math.log(priors[m, n])

    return _dense(len(source), len(target), list(priors), cost)


def plain(a: Vectors, b: Vectors, source: Sequence[str], target: Sequence[str]) -> Links:
    """The forty-line dynamic programme: pooled, centred vectors, a skip and a merge cost."""
    sums = []
    for vectors, texts in ((a, source), (b, target)):
        weights = np.array([len(t) for t in texts], dtype=np.float32)[:, None]
        centred = (vectors - vectors.mean(axis=0)) * weights
        start = np.zeros((1, vectors.shape[1]), dtype=np.float32)
        sums.append(np.vstack([start, np.cumsum(centred, axis=0)]))
    types = [(1, 1), (1, 0), (0, 1), (2, 1), (1, 2), (2, 2), (3, 1), (1, 3)]

    def cost(i: int, j: int, m: int, n: int) -> float:
        if not m or not n:
            return 0.0
        u, v = sums[0][i] - sums[0][i - m], sums[1][j] - sums[1][j - n]
        cosine = float(u @ v / max(float(np.linalg.norm(u) * np.linalg.norm(v)), 1e-9))
        return 0.18 * (m + n - 2) - (m + n) / 2 * (cosine - 0.1)

    return _dense(len(source), len(target), types, cost)


def _dense(
    height: int,
    width: int,
    types: Sequence[tuple[int, int]],
    cost: Callable[[int, int, int, int], float],
) -> Links:
    """The cheapest monotone path over the whole table, within a strip for long texts."""
    strip = max(80, abs(height - width) + 80)
    total = {(0, 0): 0.0}
    came: dict[tuple[int, int], tuple[int, int]] = {}
    for i in range(height + 1):
        middle = round(i * width / max(height, 1))
        for j in range(max(0, middle - strip), min(width, middle + strip) + 1):
            for m, n in types:
                before = total.get((i - m, j - n))
                if before is None:
                    continue
                now = before + cost(i, j, m, n)
                if now < total.get((i, j), math.inf):
                    total[i, j] = now
                    came[i, j] = (m, n)
    links: Links = []
    i, j = height, width
    while i or j:
        m, n = came[i, j]
        links.append((tuple(range(i - m, i)), tuple(range(j - n, j))))
        i, j = i - m, j - n
    return links[::-1]
