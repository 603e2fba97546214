"""Sentence alignment beside its peers, on the same vectors, in one run.

    .venv/bin/python -m bench.alignment [--languages deu,kor] [--every 2] [--write]

Text+Berg de-fr (strict and lax F1, W11-4624), NTREX distorted, NTREX with a
block of three sentences moved, and the time of the search on 5,000 x 5,000.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import alignment_peers as peers
from bench.alignment_data import DATA, HELD_OUT, Links, Task, distorted, documents, languages, score
from bench.alignment_data import textberg as textberg_task

HERE = Path(__file__).resolve().parent
SEED = 1


class Vectors:
    """Sentence vectors, each text encoded once; kept in a file between runs if one is named."""

    def __init__(self, store: Path | None) -> None:
        from audit.embed import load

        self._encoder = load()
        self._store = store
        self._known: dict[str, NDArray[np.float32]] = {}
        self.signature = self._encoder.signature
        if store is not None and store.exists():
            with np.load(store, allow_pickle=False) as kept:
                if str(kept["signature"]) == self.signature:
                    texts = bytes(kept["texts"]).decode("utf-8").split("\x00")
                    self._known = dict(zip(texts, kept["vectors"], strict=True))

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text."""
        missing = [t for t in dict.fromkeys(texts) if t not in self._known]
        if missing:
            self._known.update(zip(missing, self._encoder.sentences(missing), strict=True))
        return np.stack([self._known[t] for t in texts])

    def save(self) -> None:
        """Write the store, if there is one."""
        if self._store is not None:
            np.savez(
                self._store,
                signature=np.array(self.signature),
                texts=np.frombuffer("\x00".join(self._known).encode("utf-8"), dtype=np.uint8),
                vectors=np.stack(list(self._known.values())),
            )


def ours(vectors: Vectors) -> peers.Aligner:
    """`audit.align` with the background of the encoder, as `audit align` runs it."""
    from audit.align.background import SENTENCES
    from audit.align.sentences import align_vectors

    prior = vectors.of(SENTENCES).mean(axis=0)

    def run(
        a: NDArray[np.float32], b: NDArray[np.float32], s: Sequence[str], t: Sequence[str]
    ) -> Links:
        return [(x.source, x.target) for x in align_vectors(a, b, s, t, prior=prior)]

    return run


def aligners(vectors: Vectors) -> dict[str, peers.Aligner]:
    """Ours and the peers that are installed."""
    found: dict[str, peers.Aligner] = {"audit": ours(vectors)}
    try:
        import sentalign  # noqa: F401
    except ImportError:
        print("sentalign is not installed: Vecalign's search left out", file=sys.stderr)
    else:
        found["vecalign"] = peers.vecalign
    return found | {"plain dp": peers.plain, "gale-church": peers.gale_church}


def run(task: Task, vectors: Vectors, aligner: peers.Aligner) -> Links:
    """Align one task."""
    a, b = vectors.of(task.source), vectors.of(task.target)
    return aligner(a, b, task.source, task.target)


def moved_share(tasks: Sequence[Task], found: Sequence[Links]) -> tuple[int, int]:
    """How many of the moved sentences are linked to where they went, and how many there are."""
    linked = total = 0
    for task, links in zip(tasks, found, strict=True):
        for rows, columns in task.gold:
            for i in rows:
                if columns and i in task.moved:
                    total += 1
                    linked += any(i in r and set(c) & set(columns) for r, c in links)
    return linked, total


def speed(size: int, aligner: peers.Aligner) -> float:
    """Seconds for ``size`` x ``size`` made-up sentences, one in fifty left out."""
    rng = np.random.default_rng(SEED)
    base = rng.normal(size=(size, 384))
    common = rng.normal(size=384) * 4
    sides = [base + common + 0.5 * rng.normal(size=base.shape) for _ in range(2)]
    sides[1] = np.delete(sides[1], range(size // 3, size // 3 + size // 50), axis=0)
    a, b = (np.asarray(x / np.linalg.norm(x, axis=1, keepdims=True), np.float32) for x in sides)
    texts = [["word " * 20] * len(x) for x in (a, b)]
    began = time.perf_counter()
    aligner(a, b, texts[0], texts[1])
    return time.perf_counter() - began


def textberg(vectors: Vectors, all_aligners: dict[str, peers.Aligner]) -> dict[str, object]:
    """Text+Berg de-fr development set."""
    task = textberg_task()
    print(f"{'Text+Berg de-fr dev':24}{'strict':>8}{'lax':>8}{'P':>8}{'R':>8}")
    out: dict[str, object] = {}
    for name, aligner in all_aligners.items():
        q = score([(list(task.gold), run(task, vectors, aligner))])
        print(f"{name:24}{q.strict:8.3f}{q.lax:8.3f}{q.precision:8.3f}{q.recall:8.3f}", flush=True)
        out[name] = {"strict": round(q.strict, 4), "lax": round(q.lax, 4)}
    return out


def ntrex(
    vectors: Vectors, chosen: Sequence[str], every: int, all_aligners: dict[str, peers.Aligner]
) -> dict[str, object]:
    """Distorted NTREX, document by document; bead F1 by language."""
    names = [n for n in all_aligners if n != "gale-church"]
    print(
        f"\n{'NTREX distorted':14}"
        + "".join(f"{n:>12}" for n in names)
        + f"{'moved: F1':>12}{'linked':>8}"
    )
    table: dict[str, list[float]] = {n: [] for n in names}
    rows: dict[str, object] = {}
    linked = total = 0
    for language in chosen:
        tasks = [distorted(language, d, SEED) for d in documents()[::every]]
        for name in names:
            found = [(list(t.gold), run(t, vectors, all_aligners[name])) for t in tasks]
            table[name].append(score(found).strict)
        crossed = [distorted(language, d, SEED, moved=True) for d in documents()[::every]]
        links = [run(t, vectors, all_aligners["audit"]) for t in crossed]
        q = score([(list(t.gold), x) for t, x in zip(crossed, links, strict=True)])
        hit, of = moved_share(crossed, links)
        linked, total = linked + hit, total + of
        mark = " held out" if language in HELD_OUT else ""
        cells = "".join(f"{table[n][-1]:12.3f}" for n in names)
        print(f"{language:14}{cells}{q.strict:12.3f}{hit / max(of, 1):8.2f}{mark}", flush=True)
        rows[language] = {n: round(table[n][-1], 4) for n in names} | {
            "moved": round(hit / max(of, 1), 4)
        }
        vectors.save()
    for title, fold in (("mean", statistics.mean), ("worst", min)):
        pick: Callable[[Sequence[float]], float] = fold
        print(f"{title:14}" + "".join(f"{pick(table[n]):12.3f}" for n in names))
    print(f"moved sentences linked: {linked} of {total}, {linked / max(total, 1):.3f}")
    return {
        "languages": rows,
        "mean": {n: round(statistics.mean(table[n]), 4) for n in names},
        "worst": {n: round(min(table[n]), 4) for n in names},
        "moved_linked": round(linked / max(total, 1), 4),
    }


def main() -> int:
    """Print the tables; with --write keep them in bench/results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", help="NTREX codes with commas; all 33 if left out")
    parser.add_argument("--every", type=int, default=1, help="take every n-th document")
    parser.add_argument("--size", type=int, default=5000, help="sentences a side in the speed test")
    parser.add_argument("--vectors", type=Path, help="an .npz that keeps vectors between runs")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"no data at {DATA}: nothing measured", file=sys.stderr)
        return 2
    vectors = Vectors(options.vectors)
    every = aligners(vectors)
    chosen = options.languages.split(",") if options.languages else languages()
    result: dict[str, object] = {"textberg": textberg(vectors, every)}
    result["ntrex"] = ntrex(vectors, chosen, options.every, every)
    print()
    result["seconds"] = seconds = {"audit": round(speed(options.size, every["audit"]), 2)}
    if "vecalign" in every:
        speed(options.size, every["vecalign"])
        seconds["vecalign"] = round(peers.search_seconds[-1], 2)
    for name, took in seconds.items():
        print(f"{options.size} x {options.size}, {name}: {took:.2f} s")
    if options.write:
        result["signature"] = {
            "encoder": vectors.signature,
            "seed": SEED,
            "languages": len(chosen),
            "documents": len(documents()[:: options.every]),
        }
        folder = HERE / "results"
        folder.mkdir(exist_ok=True)
        (folder / "alignment.json").write_text(json.dumps(result, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
