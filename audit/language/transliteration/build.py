"""Learn from CLDR how each language writes English names, and write ``tables/``.

    python -m audit.language.transliteration.build [CODE ...]

CLDR (by way of Babel) names some 1,200 territories, cities and languages in English and
in each of its languages. Most are transliterated, some are not ("Deutschland"). Pairs are
aligned unit by unit (Viterbi), worth is counted anew from the pairs that align well, and so
on five times: a noisy-channel model (Knight and Graehl 1998) trained as in Pagel et al. 1998.
"""

from __future__ import annotations

import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence

from audit.language.romanise import romanise
from audit.language.transliteration.table import TABLES, plain
from audit.language.transliteration.units import INDEX, UNITS, relation, units

LANGUAGES = (
    "af am ar az be bg bn bs ca cs cy da de el es et eu fa fi fil fr ga gl gu he hi hr hu hy id is"
    " it ja ka kk km kn ko ky lo lt lv mk ml mn mr ms my ne nl no pa pl ps pt ro ru si sk sl sq sr"
    " sv sw ta te th tr uk ur uz vi zh"
)
ROUNDS = 5
# Nats a unit from which a pair counts as transliterated: at first, and later.
AT_FIRST, LATER = 0.3, 0.8
# Counts given in advance: to everything as it is frequent, to nothing, to related units.
FREQUENT, NOTHING, RELATED = 0.6, 0.4, {3: 0.5, 2: 0.11, 1: 0.025}
LONGEST = 30
_ASIDE = re.compile(r"[(（\[].*?[)）\]]")
_CODES = {"sr": ("sr", "sr_Latn"), "no": ("nb",)}

Pair = tuple[tuple[int, ...], tuple[int, ...]]
Operation = tuple[int, int]
"""An English unit and what stands for it; -1 for nothing."""


def pairs(language: str) -> tuple[Pair, ...]:
    """CLDR's English names and the language's, in units, each once."""
    found: set[Pair] = set()
    for english, name in _names(language):
        one = units(romanise(_ASIDE.sub("", english), "en").replace(" ", ""))
        other = units(romanise(_ASIDE.sub("", name), language).replace(" ", ""))
        if one and other and max(len(one), len(other)) < LONGEST:
            found.add((one, other))
    return tuple(sorted(found))


def _names(language: str) -> Iterator[tuple[str, str]]:
    from babel import Locale, UnknownLocaleError

    english = Locale("en")
    for code in _CODES.get(language, (language,)):
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
        for known, theirs in (
            (english.territories, locale.territories),
            (english.languages, locale.languages),
        ):
            for key, name in known.items():
                if key in theirs and not key.isdigit():
                    yield str(name), str(theirs[key])
        for zone, names in locale.time_zones.items():
            if "city" in names and "/" in zone:
                city = english.time_zones.get(zone, {}).get("city")
                yield str(city or zone.rsplit("/", 1)[1].replace("_", " ")), str(names["city"])


def learnt(known: Sequence[Pair]) -> dict[str, object]:
    """The table of pairs, in its JSON form; worth in nats, to one decimal."""
    frequent = [0.5] * len(UNITS)
    for _, other in known:
        for unit in other:
            frequent[unit] += 1
    total = sum(frequent)
    frequent = [count / total for count in frequent]
    start = plain()
    written, lost, put_in = start.written.tolist(), start.lost.tolist(), start.put_in.tolist()
    used: list[list[Operation]] = []
    for number in range(ROUNDS):
        least = LATER if number else AT_FIRST
        aligned = [(len(a), *_viterbi(a, b, written, lost, put_in)) for a, b in known]
        used = [operations for size, worth, operations in aligned if worth / size >= least]
        written, lost, put_in = _counted(used, frequent)
    there = {unit for _, other in known for unit in other}
    rows: dict[str, object] = {}
    for unit, number in INDEX.items():
        rest = _rest(number, written)
        different = {
            UNITS[other]: round(worth, 1)
            for other, worth in enumerate(written[number])
            if abs(worth - rest) > 0.05 and (other in there or other == number)
        }
        rows[unit] = (round(rest, 1), round(lost[number], 1), different)
    return {
        "pairs": len(known),
        "used": len(used),
        "put_in": {UNITS[u]: round(put_in[u], 1) for u in sorted(there)},
        "written": rows,
    }


def _rest(number: int, written: list[list[float]]) -> float:
    """What an unrelated unit that never stood for this one is worth."""
    return min(worth for other, worth in enumerate(written[number]) if other != number)


def _counted(
    used: Sequence[Sequence[Operation]], frequent: Sequence[float]
) -> tuple[list[list[float]], list[float], list[float]]:
    """Worth from counted operations."""
    counts = Counter(operation for operations in used for operation in operations)
    of_unit: Counter[int] = Counter()
    added: Counter[int] = Counter()
    for (unit, other), count in counts.items():
        if unit < 0:
            added[other] += count
        else:
            of_unit[unit] += count
    extra, asked = sum(added.values()) + 1.0, sum(of_unit.values()) + 1.0
    none_put_in = math.log(asked / (asked + extra))
    written, lost = [], []
    for unit in range(len(UNITS)):
        given = [
            counts[unit, other] + FREQUENT * share + RELATED.get(relation(unit, other), 0.0)
            for other, share in enumerate(frequent)
        ]
        gone = counts[unit, -1] + NOTHING
        whole = sum(given) + gone
        written.append(
            [math.log(g / whole / s) + none_put_in for g, s in zip(given, frequent, strict=True)]
        )
        lost.append(math.log(gone / whole) + none_put_in)
    share_in = extra / (asked + extra)
    spread = extra + sum(frequent) * 10
    put_in = [
        math.log(share_in * (added[unit] + 10 * share) / spread / share)
        for unit, share in enumerate(frequent)
    ]
    return written, lost, put_in


def _viterbi(
    one: Sequence[int],
    other: Sequence[int],
    written: Sequence[Sequence[float]],
    lost: Sequence[float],
    put_in: Sequence[float],
) -> tuple[float, list[Operation]]:
    """The best alignment of two rows of units, whole with whole, and its worth."""
    row = [0.0]
    for unit in other:
        row.append(row[-1] + put_in[unit])
    steps = [[2] * (len(other) + 1)]
    for unit in one:
        before, stands, gone = row, written[unit], lost[unit]
        row, step = [before[0] + gone], [1]
        for j, theirs in enumerate(other):
            best, way = before[j] + stands[theirs], 0
            if before[j + 1] + gone > best:
                best, way = before[j + 1] + gone, 1
            if row[j] + put_in[theirs] > best:
                best, way = row[j] + put_in[theirs], 2
            row.append(best)
            step.append(way)
        steps.append(step)
    operations: list[Operation] = []
    i, j = len(one), len(other)
    while i or j:
        way = steps[i][j]
        operations.append((one[i - 1] if way < 2 else -1, other[j - 1] if way != 1 else -1))
        i, j = i - (way < 2), j - (way != 1)
    return row[-1], operations


def main() -> None:
    """Write the tables of the languages named on the command line, or of all."""
    for language in sys.argv[1:] or LANGUAGES.split():
        known = pairs(language)
        if not known:
            print(f"{language}: CLDR has no names", file=sys.stderr)
            continue
        kept = learnt(known)
        TABLES.mkdir(exist_ok=True)
        text = json.dumps(kept, ensure_ascii=False, separators=(",", ":"))
        lines = re.sub(r'(?<=[\]}]),"', ',\n"', text)
        (TABLES / f"{language}.json").write_text(lines + "\n", "utf-8")
        print(f"{language}: {kept['used']} of {kept['pairs']} pairs")


if __name__ == "__main__":
    main()
