"""Residue across languages: false alarms on human translations, and planted words found.

    python -m bench.residue [--languages deu,fra] [--documents 60] [--show deu] [--write]

NTREX's documents, each way: the translation with its English original as witness, and the
English text with a translation as its source. A human text should get no finding. Planted,
one a document and kind: a word of the linked sentence left in the text in the place of
another word (a function word, or a longer one). Many longer English words are words of the
other language too ("commission"), and no residue: the share to be found is under 100 %.
``bracket``: one bracket taken out of a line that has as many as its source.
``--show`` prints alarms, and what was planted and not found.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import audit
from audit.align.pieces import split
from audit.drift import residue
from audit.drift.case import Case, Witness
from audit.drift.residue.text import Word, words
from audit.language.words import zipf
from audit.types import Counterpart, Finding, Link, Relation, Sentence, Span
from bench.numbers import DATA, HELD_OUT, LANGUAGES, document, lines

RESULTS = Path(__file__).parent / "results" / "residue.json"
SEED = 7
LONGER = 6
FUNCTION_CUT = 6.3
BRACKETS = "()[]（）"


def case(source: list[str], target: list[str], languages: tuple[str, str]) -> Case:
    """A document against its source, line by line."""
    return Case(
        document("target", target, languages[1]),
        (Witness(document("source", source, languages[0]), Relation.TRANSLATION, True),),
        tuple(Link((i,), (Counterpart("source", (i,), 1.0),)) for i in range(len(source))),
    )


def judged(source: list[str], target: list[str], languages: tuple[str, str]) -> list[Finding]:
    return list(residue.find(case(source, target, languages)))


def left_over(
    source: list[str], target: list[str], what: str, language: str, dice: random.Random
) -> tuple[list[str], str] | None:
    """The target with one word of it replaced by one of its source, and that word."""
    numbers = list(range(len(source)))
    dice.shuffle(numbers)
    for number in numbers:
        own = {w.low for w in words_of(target[number])}
        theirs = [w for w in words_of(source[number]) if w.text.islower() and w.low not in own]
        if what == "function":
            theirs = [w for w in theirs if len(w.low) > 2 and zipf(w.low, language) >= FUNCTION_CUT]
        else:
            theirs = [
                w for w in theirs if len(w.low) >= LONGER and zipf(w.low, language) < FUNCTION_CUT
            ]
        line = target[number]
        places = [s for s in split(line) if small(s.of(line))][1:-1]
        if theirs and len(places) > LONGER:
            place, word = dice.choice(places), dice.choice(theirs).text
            changed = line[: place.start] + word + line[place.end :]
            return [*target[:number], changed, *target[number + 1 :]], f"{word!r} in {changed!r}"
    return None


def without_a_bracket(
    source: list[str], target: list[str], dice: random.Random
) -> tuple[list[str], str] | None:
    """The target without one of its brackets, in a line with as many as its source has."""
    numbers = list(range(len(source)))
    dice.shuffle(numbers)
    for number in numbers:
        line = target[number]
        signs = [i for i, sign in enumerate(line) if sign in BRACKETS]
        if signs and len(signs) == sum(sign in BRACKETS for sign in source[number]):
            place = dice.choice(signs)
            changed = line[:place] + line[place + 1 :]
            return [*target[:number], changed, *target[number + 1 :]], repr(changed)
    return None


def small(word: str) -> bool:
    """Whether a word is written without a capital, or in a script that has none."""
    return word.isalpha() and word == word.lower()


def words_of(line: str) -> list[Word]:
    return list(words(Sentence(0, Span(0, len(line)), line)))


def documents(count: int) -> Iterator[tuple[int, int]]:
    """First and last line (past it) of the first documents."""
    names = lines("documents")
    starts = [i for i in range(len(names)) if names[i] and (i == 0 or names[i] != names[i - 1])]
    ends = [*starts[1:], len([n for n in names if n])]
    yield from list(zip(starts, ends, strict=True))[:count]


def row(name: str, english: list[str], count: int, *, show: bool) -> dict[str, float]:
    """One language's figures, both ways: documents with a finding, and planted words found."""
    translation, language = lines(name), LANGUAGES[name]
    alarms: defaultdict[str, list[bool]] = defaultdict(list)
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for first, last in documents(count):
        there, here = english[first:last], translation[first:last]
        ways = {"": (there, here, ("en", language)), "_into": (here, there, (language, "en"))}
        for way, (source, target, languages) in ways.items():
            found = judged(source, target, languages)
            known = {f.text for f in found}
            alarms[way].append(bool(found))
            for f in found if show else ():
                print(f"   {name}{way} {first} alarm {f.text[:80]!r}")
            for what in ("function", "longer", "bracket"):
                dice = random.Random(f"{SEED}{first}{what}")
                if what == "bracket":
                    planted = without_a_bracket(source, target, dice)
                else:
                    planted = left_over(source, target, what, languages[0], dice)
                if planted is None:
                    continue
                new = judged(source, planted[0], languages)
                hits[what + way].append(any(f.text not in known for f in new))
                if show and not hits[what + way][-1]:
                    print(f"   {name}{way} {first} missed {planted[1]}")
    return {
        **{f"flagged{w}": round(100 * sum(v) / len(v), 2) for w, v in alarms.items()},
        **{what: round(100 * sum(v) / len(v), 1) for what, v in sorted(hits.items())},
    }


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
        show = options.show in (name, "all")
        table[name] = row(name, english, options.documents, show=show)
        print(f"{name:9}{'*' if name in HELD_OUT else ' '}", table[name], flush=True)
    keys = sorted({key for row in table.values() for key in row})
    mean = {}
    for key in keys:
        values = [row[key] for row in table.values() if key in row]
        mean[key] = round(sum(values) / len(values), 2)
    worst = {k: min(r[k] for r in table.values() if k in r) for k in keys if "flagged" not in k}
    worst |= {k: max(r[k] for r in table.values()) for k in keys if "flagged" in k}
    print("mean", mean, "worst", worst)
    if options.write:
        signature = f"audit {audit.__version__} documents {options.documents} seed {SEED}"
        kept = {"signature": signature, "languages": table, "mean": mean, "worst": worst}
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
