"""The gate of `make check`: committed figures hold their floors, the seeds hold their answers.

    python -m bench.check

Floors are data, in bench/floors/SUBJECT.json: a list of {"figure", "floor" or
"ceiling", "why"}, where "figure" is a dotted path into bench/results/SUBJECT.json. A `*`
stands for every name at its place; "fold" says which of those figures counts
("mean", "max" or "min").
A floor without a figure fails, and so does a gate that checked nothing. The
figures are measured by `python -m bench.SUBJECT --write`; the seeds, which take
seconds, are measured here and now (where the hand-made answers are at hand).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean
from typing import Any

from bench import seeds

HERE = Path(__file__).parent
LIVE = "seeds"  # measured at each call: it takes seconds
FOLDS: dict[str, Callable[[list[float]], float]] = {"mean": fmean, "max": max, "min": min}


def checks() -> Iterator[tuple[bool, str]]:
    """Each floor of each subject: held or not, and a line that says so."""
    for file in sorted((HERE / "floors").glob("*.json")):
        if file.stem == LIVE:
            continue
        measured = HERE / "results" / file.name
        if not measured.exists():
            yield False, f"{file.stem}: floors without figures; run python -m bench.{file.stem}"
            continue
        yield from against(file.stem, json.loads(measured.read_text("utf-8")))
    now = seeds.measure()
    if now is not None:
        yield from against(LIVE, now)


def against(subject: str, results: Any) -> Iterator[tuple[bool, str]]:
    """Every floor of one subject."""
    for floor in json.loads((HERE / "floors" / f"{subject}.json").read_text("utf-8")):
        yield check(subject, floor, results)


def check(subject: str, floor: dict[str, Any], results: Any) -> tuple[bool, str]:
    """One floor against the committed figures of its subject."""
    name = f"{subject}: {floor.get('fold', '')} {floor['figure']}".replace("  ", " ")
    found = figures(results, floor["figure"].split("."))
    if not found or (len(found) > 1) != ("fold" in floor):
        return False, f"{name}: there is no such figure"
    figure = FOLDS[floor.get("fold", "max")](found)
    if "floor" in floor:
        return figure >= floor["floor"], f"{name} = {figure:.4g}, floor {floor['floor']}"
    return figure <= floor["ceiling"], f"{name} = {figure:.4g}, ceiling {floor['ceiling']}"


def figures(results: Any, path: list[str]) -> list[float]:
    """Every number at a path; none where a name is missing."""
    if not path:
        return [float(results)] if isinstance(results, int | float) else []
    if not isinstance(results, dict):
        return []
    if path[0] != "*":
        return figures(results[path[0]], path[1:]) if path[0] in results else []
    return [figure for part in results.values() for figure in figures(part, path[1:])]


def main() -> int:
    """Print what failed; status 1 if anything did or nothing was checked."""
    done = list(checks())
    for held, line in done:
        if not held:
            print(f"bench.check: {line}", file=sys.stderr)
    print(f"bench.check: {sum(held for held, _ in done)} of {len(done)} floors hold")
    return int(not done or not all(held for held, _ in done))


if __name__ == "__main__":
    sys.exit(main())
