"""Sentence splitting on NTREX: the lines of a document are joined and have to be found again.

`python -m bench.sentences [FILE ...]` prints boundary precision, recall and F1 for each
language file of `../shared/data/ntrex`. A boundary is right when it falls between the same
two characters that are not white space. Lines of NTREX hold one sentence or a few, so
precision has a ceiling below 100 that depends on the language file. Without FILE the
results are written, and `bench.check` holds them to their floors.
"""

from __future__ import annotations

import json
import lzma
import sys
from itertools import groupby
from pathlib import Path

from audit import __version__
from audit.language.codes import shortest
from audit.prepare.sentences import split

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data" / "ntrex"
RESULTS = ROOT / "bench" / "results" / "sentences.json"
UNSPACED = frozenset({"zh", "ja", "th", "my", "km", "lo"})


def main(chosen: list[str]) -> int:
    if not DATA.is_dir():
        print(f"no data: {DATA} is missing")
        return 1
    documents = _lines("documents")
    rows = {}
    for path in sorted(DATA.glob("*.txt.xz")):
        name = path.name.removesuffix(".txt.xz")
        if name == "documents" or (chosen and name not in chosen):
            continue
        rows[name] = _measure(_lines(name), documents, shortest(name) or "", bool(chosen))
    print(f"{'file':10} {'precision':>9} {'recall':>7} {'F1':>6}")
    for name, (precision, recall, f1) in rows.items():
        print(f"{name:10} {precision:9.1f} {recall:7.1f} {f1:6.1f}")
    mean = sum(f1 for _, _, f1 in rows.values()) / len(rows)
    print(f"{'mean':10} {'':9} {'':7} {mean:6.1f}")
    if not chosen:
        RESULTS.parent.mkdir(parents=True, exist_ok=True)
        record = {
            "signature": f"audit {__version__}|ntrex|n={len(documents)}",
            "mean_f1": round(mean, 2),
            "f1": {name: round(f1, 2) for name, (_, _, f1) in rows.items()},
        }
        RESULTS.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    return 0


def _lines(name: str) -> list[str]:
    text = lzma.decompress((DATA / f"{name}.txt.xz").read_bytes()).decode("utf-8")
    return text.removesuffix("\n").split("\n")


def _measure(
    lines: list[str], documents: list[str], language: str, show: bool
) -> tuple[float, float, float]:
    """Precision, recall and F1 of boundaries over all documents, in per cent."""
    right = proposed = wanted = 0
    for _, group in groupby(zip(documents, lines, strict=True), key=lambda pair: pair[0]):
        rows = [line.strip() for _, line in group if line.strip()]
        glue = "" if language in UNSPACED else " "
        text = glue.join(rows)
        gold, position = set(), 0
        for row in rows[:-1]:
            position += len("".join(row.split()))
            gold.add(position)
        found, position, spans = set(), 0, split(text, language)
        for span in spans[:-1]:
            position += len("".join(span.of(text).split()))
            found.add(position)
        right += len(gold & found)
        proposed += len(found)
        wanted += len(gold)
        if show:
            _show(text, gold, found)
    precision = 100 * right / max(proposed, 1)
    recall = 100 * right / max(wanted, 1)
    return precision, recall, 2 * precision * recall / max(precision + recall, 1e-9)


def _show(text: str, gold: set[int], found: set[int]) -> None:
    """Print the places where a boundary is missing (-) or too many (+)."""
    position = 0
    for at, char in enumerate(text):
        if not char.isspace():
            position += 1
            if position in gold ^ found:
                sign = "-" if position in gold else "+"
                print(sign, text[max(0, at - 40) : at + 1], "┃", text[at + 1 : at + 40])
                gold, found = gold - {position}, found - {position}


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
