"""Families with a known stemma, made from WMT21's English originals.

    python -m bench.stemma_data OUT.jsonl

Each record is one story: the original, a copy with an editor's changes, a relay of the
original, a relay of the copy, and the story of the like topic that is nearest to it. The
changes of the copy (paragraphs cut, headline replaced, letters swapped, a digit changed, a
line added) are drawn by a generator seeded with the story's id; they are the innovations by
which the relay of the copy can be told from a relay of the original. The relays go through
`bench.build_relays`' routes: in even stories both through one language, so that one machine
does the same damage to both; in odd ones through two. For measuring only; what is written
stays outside the repository.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from bench.build_relays import ROUTES
from bench.provenance_data import Version, versions

ROUTE_NAMES = ("es", "hbs")
_NUMBER = re.compile(r"\b\d{2,}\b")
_LONG_WORD = re.compile(r"\b[a-z]{7,}\b")
TEXTS = ("original", "copy", "relay", "relay_of_copy", "unrelated", "edits")
ADDED = (
    "The story drew wide attention on social media within hours.",
    "Residents and officials said more details were expected later this week.",
    "It was not immediately clear what would happen next.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """One story's texts, segment by segment; ``edits`` names what the copy changed."""

    story: str
    original: tuple[str, ...]
    copy: tuple[str, ...]
    relay: tuple[str, ...]
    relay_of_copy: tuple[str, ...]
    unrelated: tuple[str, ...]
    edits: tuple[str, ...]
    through: tuple[str, str]


def edited(segments: Sequence[str], dice: random.Random) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A copy as another site prints it, and what was done to it: two sorts of edits or more."""
    while True:
        kept, edits = list(segments), []
        if dice.random() < 0.5:
            done = _change_digit(kept, dice)
            edits += ["number"] if done else []
        if dice.random() < 0.6:
            edits += ["typo"] if _swap_letters(kept, dice) else []
        if dice.random() < 0.7 and len(kept[1].split()) > 9:
            kept[0] = " ".join(kept[1].split()[:9]).rstrip(".,;:")
            edits.append("headline")
        if dice.random() < 0.3:
            kept.append(dice.choice(ADDED))
            edits.append("added")
        if dice.random() < 0.85 and len(segments) > 4:
            count = dice.randint(1, max(1, len(segments) // 5))
            at = len(segments) - count if dice.random() < 0.5 else None
            for place in range(count):
                body = range(2, len(segments) - place)
                del kept[at if at is not None else dice.choice(body)]
            edits.append("cut")
        if len(edits) >= 2:
            return tuple(kept), tuple(edits)


def _change_digit(segments: list[str], dice: random.Random) -> bool:
    places = [(i, m) for i, s in enumerate(segments) for m in _NUMBER.finditer(s)]
    if not places:
        return False
    index, match = dice.choice(places)
    at = dice.randrange(match.start(), match.end())
    old = segments[index]
    new = dice.choice([d for d in "123456789" if d != old[at]])
    segments[index] = old[:at] + new + old[at + 1 :]
    return True


def _swap_letters(segments: list[str], dice: random.Random) -> bool:
    places = [(i, m) for i, s in enumerate(segments) for m in _LONG_WORD.finditer(s)]
    if not places:
        return False
    index, match = dice.choice(places)
    at = dice.randrange(match.start() + 1, match.end() - 2)
    old = segments[index]
    segments[index] = old[:at] + old[at + 1] + old[at] + old[at + 2 :]
    return segments[index] != old


def originals() -> list[Version]:
    """WMT21's English originals, each once, in the order of the file."""
    found = {
        v.segments: v
        for v in versions()
        if v.kind == "original" and v.language == "en" and v.year == "wmt21"
    }
    return list(found.values())


def nearest(stories: Sequence[Version]) -> list[int]:
    """For each story the other one that is most like it, by its words' tf-idf cosine."""
    from math import log, sqrt

    bags = [set(re.findall(r"[a-z]{4,}", " ".join(v.segments).casefold())) for v in stories]
    seen: dict[str, int] = {}
    for bag in bags:
        for word in bag:
            seen[word] = seen.get(word, 0) + 1
    weight = {w: log(len(bags) / n) for w, n in seen.items()}
    size = [sum(weight[w] for w in bag) for bag in bags]

    def like(i: int, j: int) -> float:
        return sum(weight[w] for w in bags[i] & bags[j]) / sqrt(size[i] * size[j])

    return [
        max((j for j in range(len(bags)) if j != i), key=partial(like, i)) for i in range(len(bags))
    ]


def read(path: Path) -> list[Made]:
    """The families that an earlier run wrote."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        record = json.loads(line)
        first, second = record["through"]
        parts = {name: tuple(record[name]) for name in TEXTS}
        found.append(Made(story=record["story"], through=(first, second), **parts))
    return found


def main() -> int:
    """Write one record a story; status 1 where a translator is missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    found = {name: ROUTES[name]() for name in ROUTE_NAMES}
    routes = {name: route for name, route in found.items() if route is not None}
    if len(routes) < len(found):
        print(
            "bench.stemma_data: apertium-eng-spa and apertium-hbs-eng are needed", file=sys.stderr
        )
        return 1
    stories = originals()
    near = nearest(stories)
    with options.out.open("w", encoding="utf-8") as out:
        for number, story in enumerate(stories):
            dice = random.Random(story.story)
            copy, edits = edited(story.segments, dice)
            first = ROUTE_NAMES[number // 2 % 2]
            second = first if number % 2 == 0 else ROUTE_NAMES[1 - number // 2 % 2]
            relay = routes[first](story)
            relay_of_copy = routes[second](replace(story, segments=copy))
            if not relay or not relay_of_copy:
                print(f"{story.story}: lost its segments on the way, left out", file=sys.stderr)
                continue
            made = Made(
                story.story,
                story.segments,
                copy,
                tuple(relay),
                tuple(relay_of_copy),
                stories[near[number]].segments,
                edits,
                (first, second),
            )
            out.write(json.dumps(asdict(made), ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
