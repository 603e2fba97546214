"""Residue and quotations across languages: false alarms on human translations, and plants.

    python -m bench.residue [--languages deu,fra] [--documents 60] [--show deu] [--write]

NTREX's documents, each with its English original as witness. A human translation should get
no finding. Planted, one a document: an English word of the linked sentence left in the
translation in the place of another word (a function word, or a longer one); and a quotation
of the translation given once more in other words. Languages in ``HELD_OUT`` are not shown.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import audit
from audit.drift import quotations, residue, terms
from audit.drift.case import Case, Witness
from audit.drift.quotations.marks import quotations as quoted
from audit.types import Counterpart, Finding, Link, Relation
from bench.numbers import DATA, HELD_OUT, LANGUAGES, document, lines

RESULTS = Path(__file__).parent / "results" / "residue.json"
SEED = 7
LISTED = """the and with from that which were their been into this they have"""
FUNCTION = frozenset(LISTED.split())
LONGER = 6
QUOTED = 6
_WORD = re.compile(r"[^\W\d_]+")


def case(source: list[str], target: list[str], language: str) -> Case:
    """A document against its English original, line by line."""
    english = document("source", source, "en")
    return Case(
        document("target", target, language),
        (Witness(english, Relation.TRANSLATION, True),),
        tuple(Link((i,), (Counterpart("source", (i,), 1.0),)) for i in range(len(source))),
    )


def judged(source: list[str], target: list[str], language: str) -> list[Finding]:
    here = case(source, target, language)
    return [f for room in (residue, quotations, terms) for f in room.find(here)]


def left_over(
    source: list[str], target: list[str], what: str, dice: random.Random
) -> list[str] | None:
    """The translation with one word of it replaced by one of its English original."""
    numbers = list(range(len(source)))
    dice.shuffle(numbers)
    for number in numbers:
        english = [w for w in _WORD.findall(source[number]) if w.islower()]
        english = [
            w for w in english if (w in FUNCTION if what == "function" else len(w) >= LONGER)
        ]
        places = [m for m in _WORD.finditer(target[number]) if m.group().islower()][1:-1]
        if english and len(places) > LONGER:
            place, word = dice.choice(places), dice.choice(english)
            line = target[number]
            changed = line[: place.start()] + word + line[place.end() :]
            return [*target[:number], changed, *target[number + 1 :]]
    return None


def requoted(source: list[str], target: list[str], language: str) -> list[str] | None:
    """The translation whose first long quotation comes again, one word of it another."""
    whole = document("target", target, language)
    for quotation in quoted(whole):
        words = quotation.text.split()
        own = {w.lower() for w in quotation.words}
        strange = [w for w in _WORD.findall(whole.text) if len(w) > LONGER and w.lower() not in own]
        if len(quotation.words) <= QUOTED or len(words) <= QUOTED or not strange:
            continue
        longest = max(words[1:-1], key=len)
        again = " ".join(strange[-1] if w == longest else w for w in words)
        opens = whole.text[: quotation.span.start].rstrip()[-1:]
        closes = whole.text[quotation.span.end :].lstrip()[:1]
        return [*target[:-1], f"{target[-1]} {opens}{again}{closes}"]
    return None


def documents(count: int) -> Iterator[tuple[int, int]]:
    """First and last line (past it) of the first documents."""
    names = lines("documents")
    starts = [i for i in range(len(names)) if names[i] and (i == 0 or names[i] != names[i - 1])]
    ends = [*starts[1:], len([n for n in names if n])]
    yield from list(zip(starts, ends, strict=True))[:count]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--documents", type=int, default=60)
    parser.add_argument("--show")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (DATA / "ntrex").is_dir():
        print(f"bench.residue: no data in {DATA}; nothing measured", file=sys.stderr)
        return 0
    english = lines("eng")
    table: dict[str, dict[str, float]] = {}
    for name in options.languages.split(","):
        translation, language = lines(name), LANGUAGES[name]
        kinds: Counter[str] = Counter()
        hits: defaultdict[str, list[bool]] = defaultdict(list)
        flagged = count = 0
        for first, last in documents(options.documents):
            dice = random.Random(SEED + first)
            source, target = english[first:last], translation[first:last]
            found = judged(source, target, language)
            known = {(f.kind, f.text) for f in found}
            count += 1
            flagged += bool(found)
            kinds.update(f.kind.value for f in found)
            if options.show in (name, "all") and name not in HELD_OUT:
                for f in found:
                    print(f"   {name} {first} {f.kind}: {f.text[:80]!r} {f.explanation[:120]}")
            plants = {
                "function": left_over(source, target, "function", dice),
                "longer": left_over(source, target, "longer", dice),
                "requoted": requoted(source, target, language),
            }
            for what, planted in plants.items():
                if planted is not None:
                    new = judged(source, planted, language)
                    hits[what].append(any((f.kind, f.text) not in known for f in new))
        table[name] = {
            "documents_flagged": round(100 * flagged / max(1, count), 2),
            **{what: round(100 * sum(v) / len(v), 1) for what, v in sorted(hits.items())},
        }
        print(f"{name:9}{'*' if name in HELD_OUT else ' '}", table[name], dict(kinds), flush=True)
    keys = sorted({key for row in table.values() for key in row})
    mean = {}
    for key in keys:
        values = [row[key] for row in table.values() if key in row]
        mean[key] = round(sum(values) / len(values), 2)
    worst = max(table, key=lambda n: table[n]["documents_flagged"])
    print("mean", mean, "worst", worst, table[worst]["documents_flagged"])
    if options.write:
        signature = f"audit {audit.__version__} documents {options.documents} seed {SEED}"
        kept = {"signature": signature, "languages": table, "mean": mean, "worst": table[worst]}
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
