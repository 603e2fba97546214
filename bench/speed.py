"""Speed: pairs a second of one core, by rules alone (no encoder, no judge), and by finder.

    python -m bench.speed [--pairs 1500] [--processes] [--write]

English to English: DEMETR's references against machine translations with a planted
error, each pair a record of its own. English to German and to Chinese: NTREX's human
translations. CPU time after a warm-up on other pairs, so the figures are those of a
core that nobody else uses; on a crowded machine they still vary by a third, so peers
(``bench.numbers_peers``) run in turns with ours, and each figure is the best of three
rounds. ``--processes``: the two-process pool as well, by the CPU time of all of it.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import audit
from audit.drift.finders import finders
from audit.engine import pair_pool
from audit.engine.pairs import as_case, judge
from audit.read.pairs import PairRecord
from bench.numbers import lines
from bench.numbers_peers import peers

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
RESULTS = Path(__file__).parent / "results" / "speed.json"
SEED = 7
WARM = 300
ROUNDS = 3
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


def seconds(work: Callable[[], object]) -> float:
    """CPU time of this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def rates(records: Sequence[PairRecord]) -> dict[str, float]:
    """Pairs a second of all finders together, and of the peers, in turns."""
    judge(records[:WARM])
    records = records[WARM:]
    checks = {"all": lambda: judge(records)}
    for name, check in peers().items():
        checks[name] = lambda check=check: [  # type: ignore[misc]
            check(r.source, r.target, r.target_language or "en") for r in records
        ]
    best = dict.fromkeys(checks, float("inf"))
    for _ in range(ROUNDS):
        for name, work in checks.items():
            best[name] = min(best[name], seconds(work))
    return {name: len(records) / spent for name, spent in best.items()}


def parts(records: Sequence[PairRecord]) -> dict[str, float]:
    """Microseconds of each finder for a pair; ``frame``: to make a case of a record."""
    cases = [as_case([record]) for record in records[WARM:]]
    best = {"frame": float("inf")}
    for _ in range(ROUNDS):
        frame = seconds(lambda: [as_case([record]) for record in records[WARM:]])
        best["frame"] = min(best["frame"], frame)
        for name, find in finders():
            spent = seconds(lambda find=find: [list(find(case)) for case in cases])  # type: ignore[misc]
            best[name] = min(best.get(name, spent), spent)
    return {name: 1e6 * spent / len(cases) for name, spent in best.items()}


def processes(records: Sequence[PairRecord]) -> dict[str, float]:
    """Pairs a second of two cores, by the CPU time of a pool of two from its start to its end."""
    many = [*records] * (2 * pair_pool.WORTH_A_PROCESS // len(records) + 1)
    before, start = _spent(), time.perf_counter()
    judge(many, jobs=2)
    spent, wall = _spent() - before, time.perf_counter() - start
    return {"pairs": len(many), "by_cpu": 2 * len(many) / spent, "by_clock": len(many) / wall}


def _spent() -> float:
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1500)
    parser.add_argument("--processes", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not DATA.is_dir():
        sys.exit("bench.speed: ../shared/data is missing; nothing measured")
    results: dict[str, object] = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
    sets = {"en": english(options.pairs), **{c: other(c, options.pairs) for c in OTHERS}}
    for code, records in sets.items():
        rate, part = rates(records), parts(records)
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
            f"audit {version}, seed {SEED}, {options.pairs} pairs, best of {ROUNDS}, no encoder"
        )
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
