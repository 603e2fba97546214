"""End to end: `audit run` on real documents of mixed languages, cold, again, and on Spark.

    python -m bench.end_to_end [--documents N] [--sentences N | --copies] [--spark] [--write]

The documents are the sixty NTREX stories, in English first and then in one further language
after the other, so that nearly all have a relative: 1,000 of them are families of sixteen or
seventeen. ``--sentences N`` cuts them into texts of N sentences, for many small documents;
``--copies`` takes one story N times, each with a line of its own: what a wire agency sends.
Times are processor time of the command and its children, and by the clock, which on a shared
machine tells nothing. The second run finds the first one's results on disk, the third has one
document changed. The encoder's share is what one pass over each distinct sentence takes by
itself, measured in this run on a sample and scaled by pieces.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from math import log
from pathlib import Path
from typing import Any

from audit import __version__
from audit.embed import load
from audit.embed.encoder import OnePass
from audit.engine.kept import FOLDER
from audit.engine.processes import processes
from bench.alignment_data import DATA, documents, languages, ntrex

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "bench" / "results" / "end_to_end.json"


def corpus(count: int, sentences: int | None = None) -> list[dict[str, str]]:
    """``count`` texts in mixed languages, each of a story that others tell too.

    Every story in one language, then every one in the next; the first round is English, and
    neighbours of a later round differ in language. ``sentences`` cuts the stories into texts of
    so many. At most 34 rounds, each with all stories or cuts.
    """
    stories = [
        lines[at : at + (sentences or len(lines))]
        for lines in documents()
        for at in range(0, len(lines), sentences or len(lines))
    ]
    if count > len(stories) * 34:
        raise SystemExit(f"bench.end_to_end: there are {len(stories) * 34} such texts")
    found: list[dict[str, str]] = []
    for number in range(count):
        round_, story = divmod(number, len(stories))
        name = "eng" if not round_ else languages()[(round_ - 1 + story) % 33]
        text = "\n".join(ntrex(name)[n].strip() for n in stories[story])
        found.append({"id": f"{story:04}-{name}", "text": text})
    return found


def copies(count: int) -> list[dict[str, str]]:
    """One story ``count`` times, each with a line of its own before it or behind it."""
    lines = ntrex("eng")
    story = [lines[n].strip() for n in documents()[3]]
    others = [lines[n].strip() for number in (5, 9, 11, 20) for n in documents()[number]]
    draw = random.Random(7)
    return [
        {
            "id": f"copy-{number:05}",
            "text": "\n".join(
                [*story, draw.choice(others)]
                if number % 2
                else [f"By our correspondent number {number}", *story]
            ),
        }
        for number in range(count)
    ]


def audit(given: Path, out: Path, engine: str) -> dict[str, float]:
    """One run of the command: processor and wall seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    command = [sys.executable, "-c", "from audit.cli import main; main()", "run", str(given)]
    subprocess.run(
        [*command, "--out", str(out), "--engine", engine],
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return {"processor": round(spent, 1), "clock": round(time.monotonic() - started, 1)}


def content(out: Path) -> str:
    """A hash of all documents' JSON and of the findings' table."""
    mark = hashlib.sha256()
    for path in sorted([*(out / "documents").glob("*.json"), out / "findings.csv"]):
        mark.update(path.name.encode() + b"\0" + path.read_bytes())
    return mark.hexdigest()


def stages(out: Path) -> dict[str, int]:
    """Bytes on disk of each stage."""
    held = out / ".stages"
    folders = [held / FOLDER, *(f for corpus in held.glob("?" * 16) for f in corpus.iterdir())]
    return {
        folder.name: sum(f.stat().st_size for f in folder.rglob("*") if f.is_file())
        for folder in sorted(folders)
        if folder.is_dir()
    }


def encoding(rows: Sequence[dict[str, str]]) -> float:
    """Processor seconds of the encoder for every distinct sentence, by a sample of 300."""
    texts = sorted({line for row in rows for line in row["text"].split("\n")})
    encoder = load(threads=1)
    assert isinstance(encoder, OnePass)
    chosen = texts[:: max(1, len(texts) // 300)]
    encoder.sentences_keeping(chosen[:8], lambda text, made: None)
    before = time.process_time()
    encoder.sentences_keeping(chosen, lambda text, made: None)
    spent = time.process_time() - before
    return spent * float(encoder.lengths(texts).sum() / encoder.lengths(chosen).sum())


def placed(
    known: dict[str, Any], figures: dict[str, Any], *, copies: bool, sentences: int | None
) -> dict[str, Any]:
    """The table with a run's figures in their place: copies by number, Spark, or the run itself."""
    if copies:
        table = known.get("copies", {}) | {str(figures["documents"]): figures["cold"]}
        sizes = sorted(int(size) for size in table if size.isdigit())
        if len(sizes) > 1:
            spent = [table[str(size)]["processor"] for size in (sizes[0], sizes[-1])]
            growth = log(spent[1] / spent[0]) / log(sizes[-1] / sizes[0])
            table["exponent_time"] = round(growth, 3)
        return known | {"copies": table | {"signature": figures["signature"]}}
    spark = figures.pop("spark", None)
    identical = figures.pop("spark_identical", False)
    if spark is not None:
        figures_of_spark = {
            "documents": figures["documents"],
            "sentences_of_each": sentences,
            "local": figures["cold"],
            "spark": spark,
            "identical": {"documents_json_and_tables_byte_for_byte_the_same": int(identical)},
            "signature": figures["signature"],
        }
        known = known | {"spark": figures_of_spark}
    return known if sentences else known | figures


def main(arguments: list[str]) -> int:
    if not (DATA / "ntrex").is_dir():
        print(f"bench.end_to_end: {DATA / 'ntrex'} is missing; nothing measured", file=sys.stderr)
        return 0
    count, sentences = 1000, None
    if "--documents" in arguments:
        count = int(arguments[arguments.index("--documents") + 1])
    if "--sentences" in arguments:
        sentences = int(arguments[arguments.index("--sentences") + 1])
    with tempfile.TemporaryDirectory() as place:
        given, out = Path(place) / "corpus.jsonl", Path(place) / "out"
        rows = copies(count) if "--copies" in arguments else corpus(count, sentences)
        given.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        figures: dict[str, Any] = {"documents": count, "cold": audit(given, out, "local")}
        first = content(out)
        figures["again"] = audit(given, out, "local")
        assert content(out) == first, "a second run says something else"
        figures["on_disk_bytes"] = stages(out)
        rows[0]["text"] += "\nOne more line was added."
        given.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        figures["one_changed"] = audit(given, out, "local")
        figures["encoder_processor"] = round(encoding(rows), 1)
        if "--spark" in arguments:
            figures["spark"] = audit(given, Path(place) / "spark", "spark")
            figures["spark_identical"] = content(Path(place) / "spark") == first
    for run in ("cold", "again", "one_changed"):
        spent = figures[run]
        spent["documents_per_processor_second"] = round(count / spent["processor"], 2)
        spent["documents_per_second"] = round(count / spent["clock"], 2)
    figures["again_share"] = round(figures["again"]["processor"] / figures["cold"]["processor"], 3)
    rest = figures["cold"]["processor"] - figures["encoder_processor"]
    figures["cold_without_encoder_per_processor_second"] = round(count / rest, 2)
    figures["signature"] = (
        f"audit {__version__}; {load().signature}; {processes(0, count)} processes"
    )
    print(json.dumps(figures, indent=1))
    if "--write" in arguments:
        known = json.loads(RESULTS.read_text("utf-8")) if RESULTS.exists() else {}
        table = placed(known, figures, copies="--copies" in arguments, sentences=sentences)
        RESULTS.write_text(json.dumps(table, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
