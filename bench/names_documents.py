"""Names in whole documents: false alarms of human translations, and planted names found.

    python -m bench.names_documents [--languages deu,fra] [--documents 8] [--show deu] [--write]

NTREX, each document against its original both ways, all findings on names but those of
consistency (``bench.names_consistent``). A document knows what a pair alone does not: "he said"
stands for a name that has been named. Planted: in every third sentence of the translation a
name that stands there as we know it gives way to another of its kind.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from dataclasses import replace
from itertools import islice
from pathlib import Path
from statistics import fmean

import audit
from audit.align.words import EncoderWords
from audit.drift.case import Case, Words
from audit.drift.names import extract, find
from audit.types import Kind
from bench.names import plant_translation
from bench.numbers import DATA, LANGUAGES
from bench.quotations import texts
from bench.residue import case

RESULTS = Path(__file__).parent / "results" / "names_documents.json"
SEED = 5


def flagged(judged: Case) -> dict[int, str]:
    """The sentences with a finding on names, and what it says."""
    found: dict[int, str] = {}
    for finding in find(judged):
        sentence = judged.document.sentence_at(finding.span.start)
        if sentence is not None and finding.kind is not Kind.NAME_INCONSISTENT:
            found[sentence.index] = f"{finding.kind.value}: {finding.explanation}"
    return found


def row(name: str, documents: int, words: Words, *, show: bool) -> dict[str, float]:
    """The figures of one language."""
    dice = random.Random(SEED)
    bearing = alarms = planted = found = 0
    for _, way, source, target, languages in islice(texts(name), 2 * documents):
        judged = replace(case(source, target, languages), words=words)
        english = source if languages[0] == "en" else target
        bearing += sum(bool(extract(text, "en")) for text in english)
        said = flagged(judged)
        alarms += len(said)
        if show:
            for index, what in said.items():
                print(f"   {way} {what} | {source[index]} | {target[index]}")
        if way:
            continue
        new = list(target)
        for index in range(0, len(target), 3):
            changed = plant_translation(source[index], target[index], languages[1], dice)
            new[index] = changed or target[index]
        places = [i for i, (a, b) in enumerate(zip(new, target, strict=True)) if a != b]
        hit = flagged(replace(case(source, new, languages), words=words))
        planted += len(places)
        found += sum(place in hit for place in places)
    return {
        "alarms": round(100 * alarms / bearing, 2),
        "found": round(100 * found / planted, 1) if planted else -1.0,
        "sentences": bearing,
        "planted": planted,
    }


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--documents", type=int, default=8)
    parser.add_argument("--show")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not (DATA / "ntrex").is_dir():
        print(f"bench.names_documents: no data in {DATA}; nothing measured", file=sys.stderr)
        return 0
    from audit.embed import load

    words = EncoderWords(load(threads=1))
    table: dict[str, dict[str, float]] = {}
    for name in args.languages.split(","):
        table[name] = row(name, args.documents, words, show=args.show == name)
        print(name, table[name], flush=True)
    judged = [r for r in table.values() if r["planted"]]
    measured = {
        "languages": table,
        "mean": {
            "alarms": round(fmean(r["alarms"] for r in table.values()), 2),
            "found": round(
                sum(r["found"] * r["planted"] for r in judged) / sum(r["planted"] for r in judged),
                1,
            ),
        },
        "documents": args.documents,
        "signature": f"audit {audit.__version__}; seed {SEED}",
    }
    print(json.dumps(measured["mean"]))
    if args.write:
        RESULTS.write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
