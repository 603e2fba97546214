"""Quotations across languages: false alarms on human translations, and planted errors found.

    python -m bench.quotations [--languages deu,fra] [--show deu] [--write]

NTREX's documents, each way: the translation with its English original as witness, and the
English text with a translation as its source. A human text should get no finding. Planted,
each kind once a document where it can be:

- ``lost``: the marks around a quoted sentence taken away;
- ``added``: a sentence of the text put in quotation marks, where its source has none;
- ``speaker``: the name of who spoke replaced by another name of the same document, as the
  text itself writes it (so only where both stand there by their letters);
- ``inconsistent``: a quotation given once more, one word of it another.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import audit
from audit.drift import quotations
from audit.drift.names.name import keys_of
from audit.drift.names.ordinary import is_common
from audit.drift.names.reading import Reading
from audit.drift.names.written import word_for
from audit.drift.quotations.framed import SHORTEST, statement
from audit.drift.quotations.marks import marked, words_of
from audit.drift.quotations.marks import quotations as quoted
from audit.drift.quotations.speakers import speaker
from audit.types import Finding
from bench.numbers import DATA, HELD_OUT, LANGUAGES, document, lines
from bench.residue import case, documents

RESULTS = Path(__file__).parent / "results" / "quotations.json"
SEED = 11
MARKS = "\"“”„«»‹›「」『』‘’'"
WAYS = ("", "_into")
Lines = list[str]


def judged(source: Lines, target: Lines, languages: tuple[str, str]) -> list[Finding]:
    return list(quotations.find(case(source, target, languages)))


def lost(source: Lines, target: Lines, languages: tuple[str, str]) -> Lines | None:
    """A statement that stands in one line of both texts, without its marks in the target."""
    there, here = document("s", source, languages[0]), document("t", target, languages[1])
    single = [q for q in quoted(here) if len(q.sentences) == 1]
    count = Counter(q.sentences[0] for q in single)
    for quotation in quoted(there):
        number = quotation.sentences[0]
        if len(quotation.sentences) > 1 or not statement(there, quotation) or count[number] != 1:
            continue
        changed = "".join(c for c in target[number] if c not in MARKS)
        if not marked(changed):
            return [*target[:number], changed, *target[number + 1 :]]
    return None


def added(source: Lines, target: Lines, languages: tuple[str, str]) -> Lines | None:
    """A line without marks on both sides, put in marks of the target's language."""
    marks = {"de": "„“", "fr": "«»", "ru": "«»", "ja": "「」"}.get(languages[1], "“”")
    for number, (there, here) in enumerate(zip(source, target, strict=True)):
        if marked(there) or marked(here) or len(words_of(here)) < 2 * SHORTEST:
            continue
        return [*target[:number], f"{marks[0]}{here}{marks[1]}", *target[number + 1 :]]
    return None


def speaker_changed(source: Lines, target: Lines, languages: tuple[str, str]) -> Lines | None:
    """Who spoke replaced by somebody else of the document, as the target writes the name."""
    into = languages[1] == "en"
    english = document("e", target if into else source, "en")
    foreign = document("f", source if into else target, languages[0] if into else languages[1])
    people = {
        form.keys[-1]: form.text.split()[-1]
        for form in Reading(english).forms
        if len(form.keys) > 1 and not any(is_common(k) for k in form.keys)
    }
    where = {
        key: [w for s in foreign.sentences if (w := word_for(key, s, foreign.language)) is not None]
        for key in people
    }
    for quotation in quoted(english):
        name = speaker(english, quotation)
        sentence = english.sentence_at(quotation.span.start)
        if name is None or sentence is None or not sentence.span.contains(name):
            continue
        keys = keys_of(name.of(english.text).split()[-1])
        old = next((k for k in keys if where.get(k)), None)
        words = {k for w in sentence.text.split() for k in keys_of(w)}
        others = [k for k in sorted(people) if where[k] and k not in words]
        spot = old and word_for(old, foreign.sentences[sentence.index], foreign.language)
        if not others or not spot:
            continue
        new = people[others[0]] if into else where[others[0]][0].of(foreign.text)
        line = target[sentence.index]
        if into:
            whole = name.shift(-sentence.span.start)
            changed = line[: whole.start] + new + line[whole.end :]
        else:
            at = spot.shift(-foreign.sentences[sentence.index].span.start)
            changed = line[: at.start] + new + line[at.end :]
        return [*target[: sentence.index], changed, *target[sentence.index + 1 :]]
    return None


def inconsistent(source: Lines, target: Lines, languages: tuple[str, str]) -> Lines | None:
    """The target whose first long quotation comes again, its longest word another."""
    here = document("t", target, languages[1])
    for quotation in quoted(here):
        if len(quotation.words) <= SHORTEST:
            continue
        longest = max(quotation.words[1:-1], key=len)
        at = quotation.text.lower().find(longest)
        strange = [w for w in words_of(here.text) if len(w) >= len(longest)]
        strange = [w for w in strange if w not in quotation.words]
        if at < 0 or not strange:
            continue
        again = quotation.text[:at] + strange[-1] + quotation.text[at + len(longest) :]
        return [*target[:-1], f"{target[-1]} “{again}”"]
    return None


PLANTS = {
    "lost": lost,
    "added": added,
    "speaker": speaker_changed,
    "inconsistent": inconsistent,
}


def texts(name: str) -> Iterator[tuple[int, str, Lines, Lines, tuple[str, str]]]:
    """First line, way, source, target and languages of each document, both ways."""
    english, translation, language = lines("eng"), lines(name), LANGUAGES[name]
    for first, last in documents(1000):
        there, here = english[first:last], translation[first:last]
        yield first, "", there, here, ("en", language)
        yield first, "_into", here, there, (language, "en")


def row(name: str, *, show: bool) -> dict[str, float]:
    sentences: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for first, way, source, target, languages in texts(name):
        found = judged(source, target, languages)
        known = {(f.kind, f.text) for f in found}
        sentences[way] += len(target)
        alarms[way] += len(found)
        for f in found if show else ():
            print(f"   {name}{way} {first} alarm {f.kind} {f.text[:150]!r} {f.explanation[:150]}")
        for what, plant in PLANTS.items():
            random.seed(SEED)
            planted = plant(source, target, languages)
            if planted is None:
                continue
            new = [f for f in judged(source, planted, languages) if (f.kind, f.text) not in known]
            hits[what + way].append(any(what in f.kind for f in new))
            if show and not hits[what + way][-1]:
                changed = [b for a, b in zip(target, planted, strict=True) if a != b]
                print(f"   {name}{way} {first} missed {what} {changed[0][:200]!r}")
    figures = {f"alarms_per_100_sentences{w}": 100 * alarms[w] / sentences[w] for w in WAYS}
    found_of = {what: 100 * sum(v) / len(v) for what, v in sorted(hits.items())}
    counts = {f"n_{what}": len(v) for what, v in sorted(hits.items())}
    return {k: round(v, 2) for k, v in {**figures, **found_of, **counts}.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--show")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (DATA / "ntrex").is_dir():
        print(f"bench.quotations: no data in {DATA}; nothing measured", file=sys.stderr)
        return 0
    table: dict[str, dict[str, float]] = {}
    for name in options.languages.split(","):
        table[name] = row(name, show=options.show in (name, "all"))
        print(f"{name:9}{'*' if name in HELD_OUT else ' '}", table[name], flush=True)
    mean, worst = {}, {}
    for key in sorted({k for r in table.values() for k in r}):
        if key.startswith("n_"):
            continue
        values = [r[key] for r in table.values() if key in r]
        mean[key] = round(sum(values) / len(values), 2)
        worst[key] = max(values) if key.startswith("alarms") else min(values)
    print("mean", mean, "worst", worst)
    if options.write:
        signature = f"audit {audit.__version__} ntrex n={len(lines('eng'))} seed {SEED}"
        kept = {"signature": signature, "languages": table, "mean": mean, "worst": worst}
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
