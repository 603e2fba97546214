"""One name in two spellings of one text: what is said of human translations, and plants found.

    python -m bench.names_consistent [--languages deu,fra] [--show deu] [--write]

NTREX's documents, each way, without an encoder. Everything said of a human text is to be
read: most of it is true ("Лондондерри" beside "Лондонберри"). Planted, once a document: one
place of a name that comes back, as another language of the same script writes it (in English
as that language writes it).
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path

import audit
from audit.drift.names.consistent import consistent, same_word, surnames
from audit.drift.names.reading import Reading
from audit.drift.names.written import word_for
from audit.language.romanise import romanise
from audit.types import Finding, Span
from bench.numbers import DATA, HELD_OUT, LANGUAGES, document, lines
from bench.quotations import Lines, texts
from bench.residue import case

RESULTS = Path(__file__).parent / "results" / "names_consistent.json"
# Whose spelling is planted: another orthography in the same script.
OTHER = {
    **{"deu": "srp-Latn", "fra": "srp-Latn", "spa": "hrv", "pol": "srp-Latn", "tur": "srp-Latn"},
    **{"srp-Latn": "eng", "hrv": "srp-Latn", "rus": "srp-Cyrl", "srp-Cyrl": "bul", "bul": "rus"},
    **{"arb": "fas", "fas": "arb", "fin": "srp-Latn", "hun": "srp-Latn"},
}


def judged(source: Lines, target: Lines, languages: tuple[str, str]) -> list[Finding]:
    here = case(source, target, languages)
    readings = {d.id: Reading(d) for d in (here.document, here.witnesses[0].document)}
    return list(consistent(here, readings))


def respelt(first: int, target: Lines, english: Lines, way: str, name: str) -> Lines | None:
    """The target with one of two or more places of a name in the other language's spelling."""
    other = OTHER[name]
    texts_of_other = lines(other)[first : first + len(target)]
    reading = Reading(document("e", english, "en"))
    foreign = document("f", texts_of_other, LANGUAGES.get(other, "en"))
    here = document("t", target, "en" if way else LANGUAGES[name])
    for key, spans in surnames(reading).items():
        numbers = sorted({s.index for p in spans if (s := reading.document.sentence_at(p.start))})
        places: dict[int, Span] = defaultdict(lambda: Span(0, 0))
        for number in numbers:
            sentence = here.sentences[number]
            own = [p for p in spans if way and sentence.span.contains(p)]
            word = own[0] if own else word_for(key, sentence, here.language)
            if word is not None and not (way and not own):
                places[number] = word
        for number in sorted(places)[1:]:
            there = word_for(key, foreign.sentences[number], foreign.language)
            if there is None or len(places) < 2:
                continue
            new, span = there.of(foreign.text), places[number]
            old = span.of(here.text).split()[-1]
            latin = romanise(new.casefold(), here.language), romanise(old.casefold(), here.language)
            if same_word(*latin, here.language):
                continue
            at = target[number].index(old, span.start - here.sentences[number].span.start)
            line = target[number][:at] + new + target[number][at + len(old) :]
            return [*target[:number], line, *target[number + 1 :]]
    return None


def row(name: str, *, show: bool) -> dict[str, float]:
    said = sentences = 0
    hits: list[bool] = []
    for first, way, source, target, languages in texts(name):
        found = judged(source, target, languages)
        said += len(found)
        sentences += len(target)
        for f in found if show else ():
            print(f"   {name}{way} {first} said {f.text!r} {f.explanation}")
        english = target if way else source
        planted = respelt(first, target, english, way, name) if name in OTHER else None
        if planted is not None:
            new = judged(source, planted, languages)
            hits.append(len(new) > len(found))
            if show and not hits[-1]:
                changed = [b for a, b in zip(target, planted, strict=True) if a != b]
                print(f"   {name}{way} {first} missed {changed[0][:160]!r}")
    figures = {"said_per_100_sentences": 100 * said / sentences}
    if hits:
        figures |= {"found": 100 * sum(hits) / len(hits), "n_found": len(hits)}
    return {k: round(v, 2) for k, v in figures.items()}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--languages", default=",".join(OTHER))
    parser.add_argument("--show")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (DATA / "ntrex").is_dir():
        print(f"bench.names_consistent: no data in {DATA}; nothing measured", file=sys.stderr)
        return 0
    table: dict[str, dict[str, float]] = {}
    for name in options.languages.split(","):
        table[name] = row(name, show=options.show in (name, "all"))
        print(f"{name:9}{'*' if name in HELD_OUT else ' '}", table[name], flush=True)
    said = [r["said_per_100_sentences"] for r in table.values()]
    found = [(r["found"], r["n_found"]) for r in table.values() if "found" in r]
    total = sum(n for _, n in found)
    mean = {
        "said_per_100_sentences": round(sum(said) / len(said), 2),
        "found": round(sum(f * n for f, n in found) / max(total, 1), 1),
        "n_found": total,
    }
    print("mean", mean)
    if options.write:
        signature = f"audit {audit.__version__} ntrex n={len(lines('eng'))}"
        kept = {"signature": signature, "languages": table, "mean": mean}
        RESULTS.write_text(json.dumps(kept, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
