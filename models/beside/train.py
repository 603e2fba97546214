"""Train the pair model: `python -m models.beside.train --relays FILE ... --spins FILE`.

Pairs of English texts that answer each other segment by segment. One is the machine's: WMT21's
English originals and their relays (`bench.build_relays`), people's translations beside a
system's of the same source. Neither is: the originals and what a spinner or a desk made of them
(`bench.build_spins`), and the two translations that WMT21's Russian texts have by people. Every
sort counts the same; texts are cut at a few segments too, so that short ones are known. Needs
`../shared/data/wmt`, numpy only; a minute. Nothing of the texts is kept but weights of rates.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from audit.provenance.beside import model as shipped
from audit.provenance.beside.changes import changes
from audit.provenance.beside.figures import DIRECTED, EVEN, Row, directed, even
from audit.provenance.beside.model import Beside, PairModel, standard

OUT = Path(shipped.__file__).with_name(shipped.WEIGHTS)
SEED = 7
SYSTEMS = 2  # of each source text
LONG_ENOUGH = 60
CUT = 6  # segments of the short version of each pair
RELAY, SYSTEM, SPIN, PEOPLE = "relay", "system", "spin", "people"
# What each sort counts in all. A translation by a good system beside a person's differs by so
# little that more weight on it blurs the rest.
COUNTS = {RELAY: 1.0, SYSTEM: 0.4, SPIN: 0.9, PEOPLE: 1.2}
# Relays by a neural engine count as three by rules, of which there are more.
NEURAL, NEURAL_COUNTS = frozenset({"pt"}), 3.0
# Ridges: choices are many and each says little; how much differs is the route's, not the machine's.
L2, L2_CHOICES, L2_EVEN, STEPS = 1e-3, 1e-2, 4e-3, 400


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts, segment by segment; ``other`` is the machine's where ``by_machine``.

    ``route``: relay language, system, or the sort's name; ``year``: of the stories.
    """

    sort: str
    year: str
    story: str
    route: str
    texts: tuple[tuple[str, str], ...]
    directed: Row
    even: Row
    changed: float

    @property
    def group(self) -> tuple[str, str]:
        """Pairs of one sort and of one route, or year, count as one."""
        return self.sort, self.route if self.sort in (RELAY, SPIN) else self.year

    @property
    def by_machine(self) -> bool:
        """Whether one of the two is a machine's."""
        return self.sort in (RELAY, SYSTEM)

    def judged(self, model: PairModel) -> Beside | None:
        """The model's word on ``other``."""
        return model.judge(changes(self.texts))


def pair(sort: str, year: str, story: str, route: str, texts: Sequence[tuple[str, str]]) -> Pair:
    """A pair with its figures."""
    found = changes(texts)
    changed = (found.one.changed + found.other.changed) / 2.0
    return Pair(sort, year, story, route, tuple(texts), directed(found), even(found), changed)


def stored_pairs(relays: Sequence[Path], spins: Sequence[Path]) -> list[Pair]:
    """All pairs of WMT's texts; relays of other texts bring their ``original`` along."""
    from bench.provenance_data import Version, versions

    originals: dict[str, Version] = {}
    people: dict[tuple[str, str, str], list[Version]] = defaultdict(list)
    machine: dict[tuple[str, str, str], list[Version]] = defaultdict(list)
    for v in versions():
        if v.language != "en" or v.words < LONG_ENOUGH:
            continue
        if v.kind == "original":
            originals.setdefault(v.story, v)
        else:
            (people if v.kind == "human" else machine)[v.year, v.pair, v.story].append(v)
    found = []
    for sort, files in ((RELAY, relays), (SPIN, spins)):
        for record in (json.loads(x) for f in files for x in f.read_text("utf-8").splitlines()):
            source = originals.get(record["story"])
            first = record.get("original") or (source.segments if source else ())
            if len(first) == len(record["segments"]):
                texts = list(zip(first, record["segments"], strict=True))
                year = source.year if source else "other"
                found.append(pair(sort, year, record["story"], record["through"], texts))
    dice = random.Random(SEED)
    for key in sorted(people):
        year, languages, story = key
        name, one = f"{languages}|{story}", people[key][0]
        systems = sorted(machine[key], key=lambda v: v.system)
        for v in dice.sample(systems, min(SYSTEMS, len(systems))):
            if len(v.segments) == len(one.segments):
                texts = list(zip(one.segments, v.segments, strict=True))
                found.append(pair(SYSTEM, year, name, v.system, texts))
        for v in people[key][1:]:
            if len(v.segments) == len(one.segments):
                texts = list(zip(one.segments, v.segments, strict=True))
                found.append(pair(PEOPLE, year, name, PEOPLE, texts))
    return found


def with_cuts(pairs: Sequence[Pair]) -> list[Pair]:
    """The pairs, and a short version of each long one."""
    return [
        *pairs,
        *(
            pair(p.sort, p.year, p.story, p.route, p.texts[:CUT])
            for p in pairs
            if len(p.texts) > CUT
        ),
    ]


def fit(pairs: Sequence[Pair], counts: Callable[[Pair], float] | None = None) -> PairModel:
    """The model of least log loss over three answers; each sort counts by ``COUNTS``."""
    known = [p for p in pairs if p.changed >= shipped.LEAST_CHANGED]
    turns, stays = np.array([p.directed for p in known]), np.array([p.even for p in known])
    turn_scale = np.sqrt((turns**2).mean(0)) + 1e-6
    mean, scale = stays.mean(0), stays.std(0) + 1e-6
    one = np.array([standard(t / turn_scale, p.changed) for t, p in zip(turns, known, strict=True)])
    other = standard((stays - mean) / scale)
    groups = Counter(p.group for p in known)
    many = Counter(sort for sort, _ in groups)
    weight = np.array([(counts or _counts)(p) / many[p.sort] / groups[p.group] for p in known])
    by_machine = np.array([p.by_machine for p in known])
    # As likely as not: the bias is that of even odds between machine and people.
    relays = np.array([p.sort == RELAY for p in known])
    weight[by_machine] *= 0.5 / weight[relays].sum()
    weight[~by_machine] *= 0.5 / max(1e-12, weight[~by_machine].sum())
    asked = np.array([p.sort != SYSTEM for p in known])
    w, v, b = _descend(one, other, by_machine, asked, weight)
    return PairModel(w, turn_scale, v, mean, scale, b)


def _counts(p: Pair) -> float:
    neural = p.sort == RELAY and p.route in NEURAL
    return COUNTS[p.sort] * (NEURAL_COUNTS if neural else 1.0)


def _descend(
    one: Row, other: Row, by_machine: Row, asked: Row, weight: Row
) -> tuple[Row, Row, float]:
    """Gradient descent with momentum on the log loss; shapes (d,), (e,), scalar.

    Of pairs that are not ``asked`` only the direction is learnt, not that one is a machine's.
    """
    size, stay = one.shape[1], other.shape[1]
    x, speed = np.zeros(size + stay + 1), np.zeros(size + stay + 1)
    full = np.c_[other, np.ones(len(other))]
    ridge = np.array(
        [
            *(L2_CHOICES if name.startswith("choice_") else L2 for name in DIRECTED),
            *[L2_EVEN] * stay,
        ]
    )
    for _ in range(STEPS):
        turn, base = one @ x[:size], full @ x[size:]
        odds = np.stack([base + turn, base - turn, np.full(len(turn), np.log(2.0))])
        p = np.exp(odds - odds.max(0))
        p /= p.sum(0)
        among = np.where(asked, 1.0, p[0] + p[1])
        plus = weight * (p[0] / among - by_machine)
        minus = weight * p[1] / among
        gradient = np.concatenate([one.T @ (plus - minus), full.T @ (plus + minus)])
        gradient[:-1] += ridge * x[:-1]
        speed = 0.9 * speed - 0.5 * gradient
        x = x + speed
    return x[:size], x[size : size + stay], float(x[-1])


def write(model: PairModel) -> None:
    """Write the weights file, four digits each."""

    def short(*values: float) -> list[float]:
        return [float(f"{value:.4g}") for value in values]

    turns = zip(DIRECTED, model.directed, model.directed_scale, strict=True)
    stays = zip(EVEN, model.even, model.even_mean, model.even_scale, strict=True)
    stored = {
        "directed": {name: short(*rest) for name, *rest in turns},
        "even": {name: short(*rest) for name, *rest in stays},
        "bias": round(model.bias, 4),
    }
    OUT.write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", "utf-8")


def main() -> int:
    """Train on everything and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--relays", type=Path, nargs="*", default=[])
    parser.add_argument("--spins", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    pairs = stored_pairs(options.relays, options.spins)
    print(dict(Counter((p.sort, p.year, p.route if p.sort == RELAY else "") for p in pairs)))
    write(fit(with_cuts(pairs)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
