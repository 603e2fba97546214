"""One country put for another between languages: said of human translations, and plants found.

    python -m bench.names_exchanged [--languages deu,fra] [--step 3] [--show] [--write]

NTREX. Said: over every sentence, the exchanges claimed. Planted: in every ``step``-th English
sentence that names a country, its name or its people's gives way to another country's; the
translation is left alone. What stands twice in its sentence ("Washington ... the American
president") is no exchange then, and counts as not found.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import audit
from audit.align.words import EncoderWords
from audit.drift.case import Words
from audit.drift.names import NameSort, extract
from audit.drift.names.exchanged import Exchange, exchanges
from audit.drift.names.match import identity_of
from audit.drift.names.places import country_of, people_id, place_id
from bench.names import one
from bench.numbers import DATA, LANGUAGES, lines

RESULTS = Path(__file__).parent / "results" / "names_exchanged.json"
SEED = 3
PEOPLES = (
    "American", "British", "French", "German", "Spanish", "Greek", "Chinese", "Japanese",
    "Russian", "Italian", "Turkish", "Polish", "Egyptian", "Brazilian", "Mexican", "Canadian",
    "Iranian", "Indian", "Swedish", "Israeli",
)  # fmt: skip
COUNTRIES = (
    "Germany", "France", "Spain", "Greece", "China", "Japan", "Russia", "Italy", "Turkey",
    "Poland", "Egypt", "Brazil", "Mexico", "Canada", "Iran", "India", "Sweden", "Israel",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Plant:
    """An English sentence with another country in it."""

    line: int
    text: str
    new: str


def plants(english: list[str], step: int) -> Iterator[Plant]:
    """One for each sentence that names a country."""
    dice = random.Random(SEED)
    for number, text in list(enumerate(english))[::step]:
        named = [m for m in extract(text, "en") if len(_country(m.text)) == 2]
        if not named:
            continue
        mention = dice.choice(named)
        people = mention.value.sort is NameSort.DEMONYM
        mine = _country(" ".join(mention.value.words)) or identity_of(mention.value)
        pool = [
            form
            for form in (PEOPLES if people else COUNTRIES)
            if _country(form) != mine and form not in text
        ]
        new = dice.choice(pool)
        start, end = mention.span.start, mention.span.end
        yield Plant(number, text[:start] + new + text[end:], new)


def _country(form: str) -> str:
    identity = place_id(form) or people_id(form)
    return country_of(identity) if identity else ""


def said(english: str, foreign: str, language: str, words: Words) -> list[Exchange]:
    """What is claimed of one pair, alone."""
    return list(exchanges(one("e", english, "en"), (0,), one("f", foreign, language), (0,), words))


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--step", type=int, default=3)
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    if not (DATA / "ntrex").is_dir():
        print(f"bench.names_exchanged: no data in {DATA}; nothing measured", file=sys.stderr)
        return 0
    from audit.embed import load

    words = EncoderWords(load(threads=1))
    english = lines("eng")
    planted = list(plants(english, args.step))
    table: dict[str, dict[str, float]] = {}
    for name in args.languages.split(","):
        language, there = LANGUAGES[name], lines(name)
        alarms = 0
        for here, text in zip(english, there, strict=True):
            for exchange in said(here, text, language, words):
                alarms += 1
                if args.show:
                    lost, instead = exchange.lost.span.of(here), exchange.instead.span.of(text)
                    print(f"   {lost} -> {instead} | {here} | {text}")
        found = sum(
            any(
                exchange.lost.span.of(plant.text) in plant.new
                for exchange in said(plant.text, there[plant.line], language, words)
            )
            for plant in planted
        )
        table[name] = {
            "said_per_100": round(100 * alarms / len(english), 3),
            "found": round(100 * found / len(planted), 1),
        }
        print(name, table[name], flush=True)
    measured = {
        "languages": table,
        "mean": {key: round(fmean(r[key] for r in table.values()), 3) for key in table[name]},
        "sentences": len(english),
        "planted": len(planted),
        "signature": f"audit {audit.__version__}; seed {SEED}; every {args.step}. sentence planted",
    }
    print(json.dumps(measured["mean"]))
    if args.write:
        RESULTS.write_text(json.dumps(measured, indent=1, ensure_ascii=False) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
