"""Speed: pairs a second of one core, by rules alone (no encoder, no judge), and by finder.

    python -m bench.speed [--pairs 600] [--processes] [--write]

English to English: DEMETR's references against machine translations with a planted
error, each pair a record of its own. English to German and to Chinese: NTREX's human
translations. All times are CPU times. ``first``: one pass over pairs not seen before,
after a warm-up on others; their new words are looked up in the lists. Every other figure:
pairs in lots of twenty, the best time of each lot over all rounds, so that what other
programs take from the machine's caches counts least. Peers (``bench.numbers_peers``) run
on the same pairs, in turns with ours. On a crowded machine figures still come out at a
half or a third: compare them within one run. ``--processes``: the two-process pool as
well, by the CPU time of all of it.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

import audit
from audit.drift.finders import finders
from audit.engine.pairs import as_case, judge
from audit.engine.processes import RECORDS_WORTH_A_PROCESS
from audit.read.pairs import PairRecord
from bench.numbers import lines
from bench.numbers_peers import Check, peers

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
RESULTS = Path(__file__).parent / "results" / "speed.json"
SEED = 7
WARM = 300
ROUNDS = 5
LOT = 20
OTHERS = {"de": "deu", "zh": "zho-CN"}


def english(pairs: int) -> list[PairRecord]:
    """References and machine translations with one planted error, of every kind."""
    with lzma.open(DATA / "demetr" / "dev.jsonl.xz", "rt") as file:
        items = [json.loads(line) for line in file]
    chosen = random.Random(SEED).sample(items, min(len(items), pairs + WARM))
    return [_record(i, x["eng_sent"], x["pert_sent"], "en") for i, x in enumerate(chosen)]


def other(language: str, pairs: int) -> list[PairRecord]:
    """English sentences and their human translations."""
    both = zip(lines("eng"), lines(OTHERS[language]), strict=True)
    rows = [(s, t) for s, t in both if s and t][: pairs + WARM]
    return [_record(i, s, t, language) for i, (s, t) in enumerate(rows)]


def _record(number: int, source: str, target: str, language: str) -> PairRecord:
    return PairRecord(str(number), source, target, "en", language, None)


def best(
    works: Mapping[str, Callable[[Sequence[PairRecord]], object]], records: Sequence[PairRecord]
) -> dict[str, float]:
    """Seconds of each work over all the records: the best of each lot, summed."""
    lots = [records[i : i + LOT] for i in range(0, len(records), LOT)]
    spent = {name: [float("inf")] * len(lots) for name in works}
    for _ in range(ROUNDS):
        for name, work in works.items():
            for i, lot in enumerate(lots):
                start = time.process_time()
                work(lot)
                spent[name][i] = min(spent[name][i], time.process_time() - start)
    return {name: sum(times) for name, times in spent.items()}


def rates(records: Sequence[PairRecord]) -> dict[str, float]:
    """Pairs a second of all finders together, seen first and again, and of the peers."""
    judge(records[:WARM])
    records = records[WARM:]
    start = time.process_time()
    judge(records)
    first = len(records) / (time.process_time() - start)
    works: dict[str, Callable[[Sequence[PairRecord]], object]] = {"again": judge}
    for name, check in peers().items():
        works[name] = partial(_checked, check)
    return {"first": first} | {n: len(records) / s for n, s in best(works, records).items()}


def _checked(check: Check, records: Sequence[PairRecord]) -> list[bool]:
    return [check(r.source, r.target, r.target_language or "en") for r in records]


def parts(records: Sequence[PairRecord]) -> dict[str, float]:
    """Microseconds of each finder for a pair; ``frame``: to make a case of a record."""
    cases = {record.id: as_case([record]) for record in records}
    works: dict[str, Callable[[Sequence[PairRecord]], object]] = {
        "frame": lambda lot: [as_case([record]) for record in lot]
    }
    for name, find in finders():
        works[name] = lambda lot, find=find: [list(find(cases[r.id])) for r in lot]  # type: ignore[misc]
    return {n: 1e6 * s / len(records) for n, s in best(works, records).items()}


def processes(records: Sequence[PairRecord]) -> dict[str, float]:
    """Pairs a second of two cores, by the CPU time of a pool of two from its start to its end."""
    many = [*records] * (2 * RECORDS_WORTH_A_PROCESS // len(records) + 1)
    before, start = _spent(), time.perf_counter()
    judge(many, jobs=2)
    spent, wall = _spent() - before, time.perf_counter() - start
    return {"pairs": len(many), "by_cpu": 2 * len(many) / spent, "by_clock": len(many) / wall}


def _spent() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=600)
    parser.add_argument("--processes", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.exit("bench.speed: ../shared/data is missing; nothing measured")
    results: dict[str, object] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    sets = {"en": english(options.pairs), **{c: other(c, options.pairs) for c in OTHERS}}
    for code, records in sets.items():
        rate, part = rates(records), parts(records[WARM:])
        told = ", ".join(f"{name} {figure:,.0f}" for name, figure in rate.items())
        print(f"en-{code}  {len(records) - WARM} pairs; pairs/s of one core: {told}")
        print("       us/pair: " + ", ".join(f"{name} {us:.0f}" for name, us in part.items()))
        results[f"en-{code}"] = {
            "pairs_per_second": {k: round(v) for k, v in rate.items()},
            "microseconds": {k: round(v, 1) for k, v in part.items()},
        }
    if options.processes:
        pool = processes(sets["en"])
        print("two processes: " + ", ".join(f"{k} {v:,.0f}" for k, v in pool.items()))
        results["two_processes"] = {k: round(v) for k, v in pool.items()}
    if options.write:
        version = getattr(audit, "__version__", "0")
        results["signature"] = (
            f"audit {version}, seed {SEED}, {options.pairs} pairs, {ROUNDS} rounds, no encoder"
        )
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
