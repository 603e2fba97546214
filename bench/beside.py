"""Two parallel English texts: which is the other's machine translation, and is one at all?

`python -m bench.beside --relays FILE ... --spins FILE [--fresh FILE ...] [--more FILE ...]`

Each pair is judged by a model that saw neither its story nor anything made of it
(models/beside/train.py, two halves by story), and, for relays, by one that did not see its
route either. ``verdicts``: the pair as a corpus of two, neither named as the original, with the
marks of each text but without its style (which the shipped style model was trained on):
who is called machine-translated. Spun texts, and two translations of one source by people, have
no machine in them; of a system's translation beside a person's only the first has.
Relays through Catalan, Galician and Esperanto are trained on and not measured, and left out
beside Spanish. ``--fresh``: relays of NTREX's English (bench.build_relays; from human
translations), judged by the model of all of WMT; ``--more``: relays trained on beside WMT's,
with their originals.
Baseline in the same run: the cosine (tf-idf of words) to the nearest witness, and the figures
with the direction by a coin, which no cosine can tell. `--write` keeps the table.
"""

from __future__ import annotations

import argparse
import json
import zlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log, sqrt
from pathlib import Path

import numpy as np

from audit import __version__
from audit.provenance import artefacts
from audit.provenance.beside import Beside
from audit.provenance.style import STYLE
from audit.types import Document, Evidence
from bench.provenance import MT, auc, sides, together
from bench.provenance_data import Version
from bench.reliability import bins, calibration_error
from models.beside import train
from models.beside.train import PEOPLE, RELAY, SPIN, SYSTEM, Pair

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "beside.json"
LONG_ENOUGH = 120
# The verdicts take every so manieth pair of a sort (the wording takes all of them), and of the
# relays whose route was unseen, and of NTREX's.
EVERY = {RELAY: 2, SPIN: 1, SYSTEM: 12, PEOPLE: 2}
EVERY_OTHER = 4
# Routes that are trained on only, and those that are so like another one that they are left
# out with it where a route is to be unseen.
LEARNT_ONLY = frozenset({"ca", "gl", "eo", "pt_es"})
ALIKE = {"es": frozenset({"ca", "gl"}), "pt": frozenset({"pt_es"})}


def main() -> int:
    """Measure, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relays", type=Path, nargs="*", default=[])
    parser.add_argument("--spins", type=Path, nargs="*", default=[])
    parser.add_argument("--more", type=Path, nargs="*", default=[])
    parser.add_argument("--fresh", type=Path, nargs="*", default=[])
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pairs = train.stored_pairs([*options.relays, *options.more], options.spins)
    cut = train.with_cuts(pairs)
    measured = [p for p in pairs if p.year != "other" and p.route not in LEARNT_ONLY]
    tested = [p for p in measured if words(p) >= LONG_ENOUGH]
    known = [p for p in cut if p.year != "wmt23"]
    halves = [train.fit([p for p in known if half(p.story) != h]) for h in (0, 1)]
    unseen = [(p, p.judged(halves[half(p.story)])) for p in tested]
    result: dict[str, object] = {"stories unseen": signs(unseen)}
    routes = sorted({p.route for p in tested if p.sort == RELAY})
    without: list[tuple[Pair, Beside | None]] = []
    for route in routes:
        left = [p for p in known if p.route not in {route, *ALIKE.get(route, ())}]
        models = [train.fit([p for p in left if half(p.story) != h]) for h in (0, 1)]
        without += [(p, p.judged(models[half(p.story)])) for p in tested if p.route == route]
    result["stories and route unseen"] = signs(without)
    everything = train.fit(cut)
    fresh = [(p, p.judged(everything)) for p in ntrex_pairs(options.fresh)]
    result["ntrex, translated by people and back"] = signs(fresh)
    marks: dict[str, tuple[Evidence, ...]] = {}
    seen: Counter[str] = Counter()
    some = []
    for p, told in unseen:
        seen[p.sort] += 1
        if seen[p.sort] % EVERY[p.sort] == 0:
            some.append((p, told))
    for name, judged in (
        ("verdicts, stories unseen", some),
        ("verdicts, stories and route unseen", without[::EVERY_OTHER]),
        ("verdicts, ntrex", fresh[::EVERY_OTHER]),
    ):
        result[name] = verdicts(judged, marks)
    result["cosine to the nearest witness, AUC"] = nearest([p for p in tested if p.sort == RELAY])
    print(json.dumps(result, indent=1))
    if options.write:
        signature = f"audit {__version__}|wmt21+wmt23+ntrex|seed={train.SEED}|n={len(tested)}"
        RESULTS.write_text(json.dumps({"signature": signature, **result}, indent=1) + "\n", "utf-8")
    return 0


def words(p: Pair) -> int:
    """Words of the first text."""
    return sum(len(one.split()) for one, _ in p.texts)


def half(story: str) -> int:
    """Which half of the stories one is in."""
    return zlib.crc32(story.encode("utf-8")) % 2


def group(p: Pair) -> str:
    """The row that a pair stands in."""
    return " ".join(p.group)


def ntrex_pairs(files: Sequence[Path]) -> list[Pair]:
    """NTREX's English beside what came back; nothing where the data is missing."""
    from bench.numbers import DATA, lines

    if not files or not (DATA / "ntrex").is_dir():
        return []
    documents: dict[str, list[str]] = defaultdict(list)
    for name, line in zip(lines("documents"), lines("eng"), strict=False):
        documents[f"ntrex|{name}"].append(line)
    found = []
    for record in (json.loads(x) for f in files for x in f.read_text("utf-8").splitlines()):
        first = documents.get(record["story"], [])
        if (
            len(first) == len(record["segments"])
            and sum(len(s.split()) for s in first) >= LONG_ENOUGH
        ):
            texts = list(zip(first, record["segments"], strict=True))
            found.append(train.pair(RELAY, "ntrex", record["story"], record["through"], texts))
    return found


def signs(judged: Sequence[tuple[Pair, Beside | None]]) -> dict[str, dict[str, float]]:
    """Per group: how often the second text is told as the machine's, and that there is one."""
    rows: dict[str, list[Beside | None]] = defaultdict(list)
    for p, told in judged:
        rows[group(p)].append(told)
    return {
        name: {
            "n": len(found),
            "right way round": percent([t is not None and t.after > 0.0 for t in found]),
            "said to hold a machine's": percent([t is not None and t.machine > 0.0 for t in found]),
        }
        for name, found in sorted(rows.items())
    }


def percent(values: Sequence[bool]) -> float:
    """Share of true ones, one decimal."""
    return round(100.0 * float(np.mean(values)), 1) if values else float("nan")


def verdicts(
    judged: Sequence[tuple[Pair, Beside | None]], marks: dict[str, tuple[Evidence, ...]]
) -> dict[str, dict[str, float]]:
    """Per group: who is called machine-translated, and the calibration error of both texts."""
    return called([verdict(p, told, marks) for p, told in judged])


Called = tuple[str, float, float, bool, bool, bool]
"""Group; probability of the first and of the second text; each called; the truth of the second."""


def verdict(p: Pair, told: Beside | None, marks: dict[str, tuple[Evidence, ...]]) -> Called:
    """One pair as a corpus of two."""
    first, second = documents(p)
    found = together(
        second, _marks(second, marks), first, _marks(first, marks), sides(second, first),
        (told, told.turned() if told else None),
    )  # fmt: skip
    one, other = found[1], found[0]
    return (
        group(p), one.probability(MT), other.probability(MT),
        one.document_class is MT, other.document_class is MT, p.by_machine,
    )  # fmt: skip


def called(judged: Sequence[Called]) -> dict[str, dict[str, float]]:
    """The table of ``verdicts``, and a row for all relays."""
    rows: dict[str, list[Called]] = defaultdict(list)
    for row in judged:
        rows[row[0]].append(row)
    relays = [r for name, found in rows.items() if name.startswith(RELAY) for r in found]
    table = {}
    for name, found in [*sorted(rows.items()), ("all relays", relays)]:
        said = [(p, truth, 1.0) for r in found for p, truth in ((r[1], False), (r[2], r[5]))]
        table[name] = {
            "n": len(found),
            "first called": percent([r[3] for r in found]),
            "second called": percent([r[4] for r in found]),
            "calibration_error": round(calibration_error(bins(said)), 3),
        }
    return table


def documents(p: Pair) -> tuple[Document, Document]:
    """Both texts as prepared documents."""
    one, other = zip(*p.texts, strict=True)
    name = f"{p.sort}-{p.route}"
    return (
        Version(p.year, "en", p.story, "first", "first", "en", tuple(one)).document,
        Version(p.year, "en", p.story, "second", name, "en", tuple(other)).document,
    )


def _marks(document: Document, seen: dict[str, tuple[Evidence, ...]]) -> tuple[Evidence, ...]:
    if document.text not in seen:
        found = artefacts.find(document)
        seen[document.text] = tuple(e for e in found if e.kind not in (STYLE, "speaks_of_country"))
    return seen[document.text]


def nearest(relays: Sequence[Pair]) -> dict[str, float]:
    """AUC of "is like another text here" against being a relay, in one corpus of all of them.

    Against the originals of these relays, and against half of the originals whose relays are
    left out of the corpus.
    """
    originals = {p.story: " ".join(one for one, _ in p.texts) for p in relays}
    beside = {s for n, s in enumerate(sorted(originals)) if n % 2 == 0}
    came = [(p.story, " ".join(other for _, other in p.texts)) for p in relays if p.story in beside]
    corpus = [*originals.items(), *came]
    bags = [Counter(text.casefold().split()) for _, text in corpus]
    seen = Counter(w for bag in bags for w in bag)
    vectors = [{w: n * log(len(bags) / seen[w]) for w, n in bag.items()} for bag in bags]
    norms = [sqrt(sum(x * x for x in v.values())) or 1.0 for v in vectors]

    def cosine(i: int, j: int) -> float:
        one, other = vectors[i], vectors[j]
        return sum(x * other[w] for w, x in one.items() if w in other) / (norms[i] * norms[j])

    order = range(len(corpus))
    best = [max(cosine(i, j) for j in order if j != i) for i in order]
    known = {name: best[n] for n, name in enumerate(originals)}
    score = best[len(originals) :]
    return {
        "their originals": round(auc(score, [known[s] for s in known if s in beside]), 3),
        "other originals": round(auc(score, [known[s] for s in known if s not in beside]), 3),
    }


if __name__ == "__main__":
    raise SystemExit(main())
