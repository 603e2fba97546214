"""Near copies: MinHash in bands, beside datasketch and beside a comparison of all pairs.

    python -m bench.copies [--documents N] [--write]

Every second document is an NTREX text in one of 34 languages, the other half are copies of
them, of which nothing to two thirds of the sentences were replaced by another story's. The truth
is the Jaccard resemblance of the sets of five-word runs, computed for all pairs; a pair is
a near copy from .8 on. Told is how many of those each finds (ours: under one stand-in), how
many pairs of less than .7 it takes for one, and processor seconds from words to pairs.
"""

from __future__ import annotations

import json
import random
import sys
import time
from collections.abc import Callable, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from audit import __version__
from audit.family.copies import NEAR_COPY, first_in_band, stand_ins
from audit.family.fingerprint import _WORD, SHINGLE, VALUES, Fingerprint, sketch
from bench.alignment_data import DATA, documents, languages, ntrex

RESULTS = Path(__file__).resolve().parent / "results" / "copies.json"
FAR = 0.7
Pairs = set[tuple[int, int]]


def corpus(count: int) -> list[list[str]]:
    """Texts as lists of sentences; each odd one is a changed copy of the one before it."""
    rng = random.Random(8)
    stories = documents()
    names = ["eng", *languages()]
    found: list[list[str]] = []
    for number in range(count // 2):
        name = names[number % len(names)]
        story = stories[number // len(names) % len(stories)]
        text = [ntrex(name)[n].strip() for n in story]
        other = rng.choice(stories)
        share = rng.random() * 2 / 3
        copy = [
            ntrex(name)[rng.choice(other)].strip() if rng.random() < share else sentence
            for sentence in text
        ]
        found += [text, copy]
    return found


def shingles(text: Sequence[str]) -> frozenset[bytes]:
    """The runs of SHINGLE words, as the sketch has them."""
    words = [w.encode("utf-8") for s in text for w in _WORD.findall(s.casefold())]
    starts = range(max(1, len(words) - SHINGLE + 1))
    return frozenset(b" ".join(words[at : at + SHINGLE]) for at in starts)


def all_pairs(texts: Sequence[Sequence[str]]) -> dict[tuple[int, int], float]:
    """The Jaccard resemblance of every pair that shares a run."""
    sets = [shingles(text) for text in texts]
    found = {}
    for (i, one), (j, other) in combinations(enumerate(sets), 2):
        if same := len(one & other):
            found[i, j] = same / (len(one) + len(other) - same)
    return found


def ours(texts: Sequence[Sequence[str]]) -> Pairs:
    """Pairs that have one stand-in."""
    empty = np.zeros((0, 1), np.int8)
    prints = [Fingerprint(str(n), "", empty, empty, sketch(t)) for n, t in enumerate(texts)]
    under: dict[int, list[int]] = {}
    for place, stand in enumerate(stand_ins(prints, first_in_band(prints))):
        under.setdefault(stand, []).append(place)
    return {pair for held in under.values() for pair in combinations(held, 2)}


def datasketch(texts: Sequence[Sequence[str]], values: int) -> Pairs:
    """Pairs that MinHashLSH at .8 returns, and whose estimate is .8 too."""
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=NEAR_COPY, num_perm=values)
    made = []
    for number, text in enumerate(texts):
        one = MinHash(num_perm=values)
        one.update_batch(list(shingles(text)))
        made.append(one)
        index.insert(number, one)
    return {
        (number, other)
        for number, one in enumerate(made)
        for other in index.query(one)
        if number < other and one.jaccard(made[other]) >= NEAR_COPY
    }


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds, and what came of it."""
    before = time.process_time()
    found = work()
    return round(time.process_time() - before, 2), found


def main(arguments: list[str]) -> int:
    if not (DATA / "ntrex").is_dir():
        print(f"bench.copies: {DATA / 'ntrex'} is missing; nothing measured", file=sys.stderr)
        return 0
    count = 1500
    if "--documents" in arguments:
        count = int(arguments[arguments.index("--documents") + 1])
    texts = corpus(count)
    spent, truth = timed(lambda: all_pairs(texts))
    near = {pair for pair, like in truth.items() if like >= NEAR_COPY}
    told: dict[str, Any] = {"all pairs": {"found": 100.0, "far": 0, "seconds": spent}}
    ways: dict[str, Callable[[], Pairs]] = {
        "ours": lambda: ours(texts),
        f"datasketch, {VALUES} values": lambda: datasketch(texts, VALUES),
        "datasketch, 128 values": lambda: datasketch(texts, 128),
    }
    for name, way in ways.items():
        spent, found = timed(way)
        far = sum(truth.get(pair, 0.0) < FAR for pair in found)
        recall = 100 * len(found & near) / len(near)
        told[name] = {"found": round(recall, 1), "far": far, "seconds": spent}
    result = {
        "documents": count,
        "near_copies": len(near),
        "told": told,
        "signature": f"audit {__version__}; NTREX; seed 8; {SHINGLE}-word runs",
    }
    print(json.dumps(result, indent=1))
    if "--write" in arguments:
        RESULTS.write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
