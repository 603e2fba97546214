"""Gold alignments to measure on: Text+Berg, and NTREX distorted on purpose."""

from __future__ import annotations

import lzma
import random
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

# Kept out of all tuning; only measured.
HELD_OUT = ("ces", "fin", "hin", "kor", "ron", "slv", "swa", "tur", "ukr", "vie", "fas")
NO_SPACES = ("zho-CN", "jpn")

Links = list[tuple[tuple[int, ...], tuple[int, ...]]]


@dataclass(frozen=True, slots=True)
class Task:
    """Two texts and the beads between them; ``moved``: source sentences that moved."""

    name: str
    source: tuple[str, ...]
    target: tuple[str, ...]
    gold: tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]
    moved: tuple[int, ...] = ()


def textberg() -> Task:
    """The de-fr development set; `[0, 1]:[2]` a line."""
    folder = DATA / "textberg"
    sides = [(folder / f"dev.{x}").read_text("utf-8").split("\n")[:-1] for x in ("de", "fr")]
    gold = []
    for line in (folder / "dev.defr").read_text("utf-8").splitlines():
        left, _, right = line.partition(":")
        gold.append((_numbers(left), _numbers(right)))
    return Task("textberg", tuple(sides[0]), tuple(sides[1]), tuple(gold))


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(n) for n in re.findall(r"\d+", text))


@cache
def ntrex(name: str) -> tuple[str, ...]:
    """The lines of one file of NTREX."""
    with lzma.open(DATA / "ntrex" / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
        return tuple(file.read().split("\n")[:-1])


def languages() -> list[str]:
    """The 33 versions of the English text."""
    names = (p.name.removesuffix(".txt.xz") for p in (DATA / "ntrex").glob("*.txt.xz"))
    return sorted(n for n in names if n not in ("eng", "documents"))


def documents() -> list[list[int]]:
    """Line numbers of each document, in order."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, name in enumerate(ntrex("documents")):
        found[name].append(number)
    return list(found.values())


def distorted(language: str, lines: Sequence[int], seed: int, *, moved: bool = False) -> Task:
    """English lines against their translation, 12 % dropped, 8 % inserted, 12 % merged, 5 % split.

    ``moved``: three neighbouring sentences of the translation stand elsewhere.
    """
    rng = random.Random(f"{seed}/{language}/{lines[0]}/{moved}")
    english, other = ntrex("eng"), ntrex(language)
    space = "" if language in NO_SPACES else " "
    strangers = [n for n in range(len(other)) if n not in set(lines)]
    units: list[tuple[tuple[int, ...], list[str]]] = []
    place = 0
    while place < len(lines):
        here = other[lines[place]]
        draw = rng.random()
        if draw < 0.12:
            units.append(((place,), []))
        elif draw < 0.24 and place + 1 < len(lines):
            units.append(((place, place + 1), [here + space + other[lines[place + 1]]]))
            place += 1
        elif draw < 0.29 and (cut := _middle(here)):
            units.append(((place,), [here[:cut].strip(), here[cut:].strip()]))
        else:
            units.append(((place,), [here]))
        place += 1
        if strangers and rng.random() < 0.08:
            units.append(((), [other[rng.choice(strangers)]]))
    crossing: tuple[int, ...] = ()
    if moved and len(units) >= 9:
        start = rng.randrange(len(units) - 2)
        block = units[start : start + 3]
        rest = units[:start] + units[start + 3 :]
        spots = [k for k in range(len(rest) + 1) if abs(k - start) >= 3]
        at = rng.choice(spots)
        units = rest[:at] + block + rest[at:]
        crossing = tuple(i for rows, texts in block if texts for i in rows)
    target: list[str] = []
    gold = []
    for rows, texts in units:
        columns = tuple(range(len(target), len(target) + len(texts)))
        target += texts
        if rows and columns:
            gold.append((rows, columns))
        else:
            gold += [((i,), ()) for i in rows] + [((), (j,)) for j in columns]
    name = f"{language}/{lines[0]}"
    return Task(name, tuple(english[n] for n in lines), tuple(target), tuple(gold), crossing)


def _middle(text: str) -> int:
    """Where to split a sentence: after the punctuation or space nearest its middle, or 0."""
    if len(text) < 16:
        return 0
    spots = [m.end() for m in re.finditer(r"[,;:،、，；：]\s*", text)]
    spots = [s for s in spots if 0.25 < s / len(text) < 0.75]
    spots = spots or [m.end() for m in re.finditer(r"\s+", text)] or [len(text) // 2]
    return min(spots, key=lambda s: abs(s - len(text) / 2))


@dataclass(frozen=True, slots=True)
class Quality:
    """Strict and lax F1 over two-sided beads (W11-4624), and strict P and R."""

    strict: float
    lax: float
    precision: float
    recall: float


def score(tasks: Sequence[tuple[Links, Links]]) -> Quality:
    """Pooled over ``(gold, found)`` pairs; beads of one side alone do not count."""
    counts = [0.0] * 6
    for gold, found in tasks:
        for k, (these, those) in enumerate(((found, gold), (gold, found))):
            strict, lax, total = _hits(_two_sided(these), _two_sided(those))
            counts[3 * k] += strict
            counts[3 * k + 1] += lax
            counts[3 * k + 2] += total
    p, pl, pn, r, rl, rn = counts
    precision, recall = p / max(pn, 1), r / max(rn, 1)
    return Quality(_f1(precision, recall), _f1(pl / max(pn, 1), rl / max(rn, 1)), precision, recall)


def _two_sided(links: Links) -> set[tuple[tuple[int, ...], tuple[int, ...]]]:
    return {(a, b) for a, b in links if a and b}


def _hits(
    these: set[tuple[tuple[int, ...], tuple[int, ...]]],
    those: set[tuple[tuple[int, ...], tuple[int, ...]]],
) -> tuple[int, int, int]:
    answers: dict[int, set[int]] = defaultdict(set)
    for rows, columns in those:
        for i in rows:
            answers[i].update(columns)
    lax = sum(any(answers[i] & set(columns) for i in rows) for rows, columns in these)
    return len(these & those), lax, len(these)


def _f1(p: float, r: float) -> float:
    return 2 * p * r / (p + r) if p + r else 0.0
