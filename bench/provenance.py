"""Provenance measured: who is accused, who is found, and through which language.

`python -m bench.provenance [--relays FILE.jsonl ...] [--sample N]` judges WMT21 and WMT23
documents alone (``../shared/data/wmt``): English originals, human translations and machine
translations into English; and, from files that `bench.build_relays` wrote, English news
that went out and came back, alone and beside its original (sentences answer one to one
there, so that the alignment is given). By marks and witnesses: the style model that is shipped
was trained on these very texts, and is measured by `bench.provenance_style` on what it has not
seen; so was the pair model (`bench.beside`). Writes bench/results/provenance.json. False
accusations have their floors in bench/floors/provenance.json.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np

from audit import __version__
from audit.align.parallel import parallel
from audit.provenance import artefacts, opinion
from audit.provenance.beside import Beside, judge
from audit.provenance.style import STYLE
from audit.provenance.style.home import KIND as HOME
from audit.types import (
    Counterpart,
    Document,
    DocumentClass,
    Evidence,
    Link,
    Parallel,
    Verdict,
)
from bench.provenance_data import DATA, Version, versions

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "provenance.json"
MT = DocumentClass.MACHINE_TRANSLATED
LONG_ENOUGH = 120
SEED = 7


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relays", type=Path, nargs="*", default=[])
    parser.add_argument("--sample", type=int, default=600)
    options = parser.parse_args()
    if not DATA.is_dir():
        print(f"no data: {DATA} is missing")
        return 1
    groups = _groups(options.sample)
    marks = {
        name: [(v.document, _marks(v.document)) for v in documents]
        for name, documents in groups.items()
    }
    verdicts = {
        name: [opinion(d, (), found) for d, found in judged] for name, judged in marks.items()
    }
    scores = {name: [v.probability(MT) for v in found] for name, found in verdicts.items()}
    result: dict[str, object] = {}
    print(f"{'judged alone':26} {'n':>5} {'accused':>8} {'AUC against originals':>22}")
    for name, values in scores.items():
        row = {
            "n": len(values),
            "accused": round(
                100 * sum(v.document_class is MT for v in verdicts[name]) / len(values), 2
            ),
            "auc": round(auc(values, scores["originals"]), 3),
        }
        result[name] = row
        print(f"{name:26} {row['n']:5} {row['accused']:7} % {row['auc']:22}")
    print("marks:", {n: dict(Counter(e.kind for _, f in m for e in f)) for n, m in marks.items()})
    result["relays"], beside = _relays(options.relays, scores["originals"])
    result["reliability"] = _reliability(
        [(p, name == "machine translations") for name, ps in scores.items() for p in ps], "alone"
    )
    if beside:
        result["reliability_beside"] = _reliability(beside, "beside the other text")
    result["documents_per_second"] = _speed(groups)
    print(f"documents per second, one core: {result['documents_per_second']}")
    signature = f"audit {__version__}|wmt21+wmt23|sample={options.sample}|seed={SEED}"
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    RESULTS.write_text(json.dumps({"signature": signature, **result}, indent=1) + "\n", "utf-8")
    return 0


def _groups(sample: int) -> dict[str, list[Version]]:
    """English documents of LONG_ENOUGH words: originals, human and machine translations."""
    stored = [v for v in versions() if v.language == "en" and v.words >= LONG_ENOUGH]
    originals = {v.segments: v for v in stored if v.kind == "original"}
    machine = [v for v in stored if v.kind == "machine"]
    random.Random(SEED).shuffle(machine)
    return {
        "originals": list(originals.values()),
        "human translations": [v for v in stored if v.kind == "human"],
        "machine translations": machine[:sample],
    }


BINS = (0.0, 0.1, 0.3, 0.5, 0.7, 0.9, 1.0)


def _reliability(judged: Sequence[tuple[float, bool]], where: str) -> list[dict[str, float]]:
    """Rows of a reliability diagram: what was said, and how often it was so."""
    rows = []
    print(f"reliability, {where}:    said   true    n")
    for low, high in pairwise(BINS):
        inside = [(p, t) for p, t in judged if low <= p < high or (high == 1.0 and p == 1.0)]
        if inside:
            said = sum(p for p, _ in inside) / len(inside)
            true = sum(t for _, t in inside) / len(inside)
            rows.append({"said": round(said, 3), "true": round(true, 3), "n": len(inside)})
            print(f"{'':26} {said:.3f}  {true:.3f} {len(inside):5}")
    return rows


def _relays(
    files: Sequence[Path], originals_alone: list[float]
) -> tuple[dict[str, dict[str, float]], list[tuple[float, bool]]]:
    """Relays alone and beside their originals, by language; and (probability, truth) of the latter.

    The truth of a relay is True, of an original beside its relay False.
    """
    beside: list[tuple[float, bool]] = []
    sources = {v.story: v for v in versions() if v.kind == "original" and v.language == "en"}
    records = [json.loads(line) for f in files for line in f.read_text("utf-8").splitlines()]
    table: dict[str, dict[str, float]] = {}
    for name in sorted({r["through"] for r in records}):
        came = [r for r in records if r["through"] == name]
        alone, called, named, wronged, first = [], 0, 0, 0, 0
        kinds: Counter[str] = Counter()
        for record in came:
            source = sources[record["story"]]
            relay = Version(
                "relay", name, source.story, "machine", name, "en", tuple(record["segments"])
            )
            document, original = relay.document, source.document
            found = _marks(document)
            kinds.update(e.kind for e in found)
            verdict = opinion(document, (), found)
            alone.append(verdict.probability(MT))
            called += verdict.document_class is MT
            ranked = [r.language for r in verdict.relay_languages]
            first += bool(ranked) and ranked[0] == name
            of_relay, of_original = _pair(document, found, original)
            beside += [(of_relay.probability(MT), True), (of_original.probability(MT), False)]
            named += of_relay.document_class is MT
            wronged += of_original.document_class is MT
        n = len(came)
        table[name] = {
            "n": n,
            "found_alone": round(100 * called / n, 1),
            "auc_alone": round(auc(alone, originals_alone), 3),
            "language_first": round(100 * first / n, 1),
            "found_beside_named_original": round(100 * named / n, 1),
            "original_accused_beside_it": round(100 * wronged / n, 1),
        }
        print(f"relays through {name}: {table[name]}, marks {dict(kinds)}")
    return table, beside


def _marks(document: Document) -> tuple[Evidence, ...]:
    return tuple(e for e in artefacts.find(document) if e.kind not in (STYLE, HOME))


def _pair(
    document: Document, found: tuple[Evidence, ...], original: Document
) -> tuple[Verdict, Verdict]:
    """The relay beside its named original, and the original beside the relay, not named."""
    there, back = sides(document, original)
    told = judge(
        [(o.text, d.text) for o, d in zip(original.sentences, document.sentences, strict=False)]
    )
    beside = {original.id: told} if told else {}
    of_relay = opinion(document, (there,), found, originals=True, beside=beside)
    _, of_original = together(
        document, found, original, _marks(original), (there, back),
        (told, told.turned() if told else None),
    )  # fmt: skip
    return of_relay, of_original


def sides(document: Document, original: Document) -> tuple[Parallel, Parallel]:
    """How either follows the other; their sentences answer one to one."""
    links = [
        tuple(
            Link((i,), (Counterpart(other.id, (i,), 0.9),))
            for i in range(min(len(one.sentences), len(other.sentences)))
        )
        for one, other in ((document, original), (original, document))
    ]
    return parallel(document, original, links[0]), parallel(original, document, links[1])


def together(
    document: Document,
    found: Sequence[Evidence],
    original: Document,
    of_original: Sequence[Evidence],
    parallels: tuple[Parallel, Parallel],
    beside: tuple[Beside | None, Beside | None],
) -> tuple[Verdict, Verdict]:
    """Both in one corpus and neither named as the original: two looks, as the engine takes them.

    ``parallels``, ``beside``: what stands of either beside the other.
    """
    told = (
        {original.id: beside[0]} if beside[0] else {},
        {document.id: beside[1]} if beside[1] else {},
    )
    first = (
        opinion(document, parallels[:1], found, beside=told[0]).probability(MT),
        opinion(original, parallels[1:], of_original, beside=told[1]).probability(MT),
    )
    return (
        opinion(
            document, parallels[:1], found, relatives_mt={original.id: first[1]}, beside=told[0]
        ),
        opinion(
            original, parallels[1:], of_original, relatives_mt={document.id: first[0]},
            beside=told[1],
        ),
    )  # fmt: skip


def _speed(groups: dict[str, list[Version]]) -> float:
    documents = [v.document for v in groups["human translations"][:200]]
    for document in documents[:20]:  # word lists are read once
        artefacts.find(document)
    started = time.process_time()
    for document in documents:
        opinion(document, (), artefacts.find(document))
    return round(len(documents) / (time.process_time() - started), 1)


def auc(positive: Sequence[float], negative: Sequence[float]) -> float:
    """Area under the ROC curve; ties count half."""
    one, other = np.asarray(positive), np.asarray(negative)
    above = (one[:, None] > other[None, :]).mean()
    return float(above + 0.5 * (one[:, None] == other[None, :]).mean())


if __name__ == "__main__":
    raise SystemExit(main())
