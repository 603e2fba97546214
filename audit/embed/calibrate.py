"""Measures the ranges of the int8 products: ``python -m audit.embed.calibrate``.

Runs the float32 encoder over ``models/calibration.txt`` and, for each site,
keeps the columns' least and greatest values and the smoothing that changes the
site's output least. A tool for whoever changes the model; no audit calls it.
"""

from __future__ import annotations

import sys
from itertools import pairwise

import numpy as np

from audit.embed.encoder import Matrix
from audit.embed.graph import ExactProducts, site_weight, write_graph
from audit.embed.int8 import byte_weights, grid, smoothing
from audit.embed.packed import PackedModel, Pieces, open_packed, unpack_q4
from audit.embed.pieces import MARK, sentencepiece_model
from audit.embed.ranges import SiteRange, rounded, write_ranges
from audit.embed.registry import registry, registry_path, source_file

SEED = 5
RANDOM_LINES = 150

SHARES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0)


def variety(texts: list[str], pieces: Pieces) -> list[str]:
    """``texts`` and more of their kind, so that the largest numbers are met.

    Fragments, capitals, pairs of neighbours, and lines of random words of the
    vocabulary, which reach scripts and rare pieces that no sentence here has.
    """
    draw = np.random.default_rng(SEED)
    words = [text for text in pieces.texts if text.startswith(MARK) and len(text) > 2]
    more = [text.upper() for text in texts[::3]]
    more += [text[: len(text) // 3] for text in texts] + [text[-len(text) // 3 :] for text in texts]
    more += [f"{one} {other}" for one, other in pairwise(texts[::2])]
    for _ in range(RANDOM_LINES):
        chosen = draw.choice(len(words), size=int(draw.integers(4, 24)))
        more.append(" ".join(words[place][1:] for place in chosen))
    return texts + more


def inputs(model: PackedModel, layer: int, prefix: str, texts: list[str]) -> dict[str, Matrix]:
    """What goes into every site for ``texts``: float32, shape (pieces of all texts, inputs)."""
    import onnxruntime
    import sentencepiece

    vocabulary = model.pieces()
    splitter = sentencepiece.SentencePieceProcessor(model_proto=sentencepiece_model(vocabulary))
    graph = write_graph(model, layer, ExactProducts(), watch=True)
    session = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
    names = [out.name for out in session.get_outputs() if out.name.endswith(".in")]
    rows = model.blocks("emb.word", model.shape.vocabulary)
    seen: dict[str, list[Matrix]] = {name: [] for name in names}
    for text in texts:
        content = splitter.encode(prefix + text)[: model.shape.positions - 2]
        ids = [vocabulary.bos, *content, vocabulary.eos]
        words = unpack_q4(rows[ids]).reshape(1, len(ids), model.shape.hidden)
        feed = {"words": words, "lengths": np.array([len(ids)], np.int32)}
        for name, value in zip(names, session.run(names, feed), strict=True):
            seen[name].append(value[0])
    return {name.removesuffix(".in"): np.concatenate(parts) for name, parts in seen.items()}


def measure(values: Matrix, weight: Matrix, *, smooth: bool) -> SiteRange:
    """The range of one site, with the share of smoothing that changes its output least."""
    low = np.minimum(values.min(axis=0), 0)
    high = np.maximum(values.max(axis=0), 0)
    known = [rounded(SiteRange(low, high, share)) for share in SHARES]
    if not smooth:
        return known[0]
    return min(known, key=lambda one: _change(values, weight, one))


def _change(values: Matrix, weight: Matrix, known: SiteRange) -> float:
    """Squared change of ``values @ weight`` when both are made bytes."""
    divided = smoothing(known, weight)
    scale, zero = grid(float((known.low / divided).min()), float((known.high / divided).max()))
    numbers = np.clip(np.rint(values / divided / scale) + zero, 0, 255) - zero
    rows, columns = byte_weights(weight * divided[:, None])
    made = (numbers * scale) @ (rows * columns)
    return float(((made - values @ weight) ** 2).sum())


def main() -> int:
    """Measure the default model and write its ranges file."""
    name = registry().default
    entry = registry().entry(name)
    model = open_packed(source_file(entry))
    text = (registry_path().parent / "calibration.txt").read_text(encoding="utf-8")
    texts = variety(text.splitlines(), model.pieces())
    seen = inputs(model, entry.layer, entry.prefix, texts)
    write_ranges(
        name,
        {
            site: measure(values, site_weight(model, site), smooth=not site.endswith(".fo"))
            for site, values in seen.items()
        },
    )
    print(f"{len(seen)} sites measured", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
