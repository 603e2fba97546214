"""Numbers: false alarms on human translations, and planted errors found.

    python -m bench.numbers [--languages deu,fra] [--show deu] [--write]
    python -m bench.numbers --encoder [--sample 120] [--languages deu] [--run NAME] [--write]

The second measures what needs an encoder: numbers that changed places, and the alarms that
come with looking for them, on every so manieth number-bearing sentence; with one ``--run``
a few languages at a time. Peers (``numbers_peers``) run on the same pairs.

Data beside the project in ``../shared/data`` (NTREX, DEMETR). Number-bearing sentences:
those whose English side holds a digit or a number word. The languages in ``HELD_OUT`` were
kept apart at first; by now their alarms have been read too, to adjudicate and to mend.
"""

from __future__ import annotations

import argparse
import json
import lzma
import random
import re
import sys
import time
from functools import cache
from pathlib import Path

import audit
from audit.drift.case import Case, Witness, Words
from audit.drift.numbers import extract, find
from audit.types import Counterpart, Document, Finding, Kind, Link, Relation, Sentence, Span
from bench.numbers_peers import Check, peers

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
RESULTS = Path(__file__).parent / "results" / "numbers.json"
ADJUDICATED = Path(__file__).parent / "adjudicated" / "numbers.jsonl"
HELD_OUT = frozenset(("ces", "fin", "hin", "kor", "ron", "slv", "swa", "tur", "ukr", "vie", "fas"))
REORDERING = frozenset(("kor", "jpn", "hun", "tur", "hin"))
LANGUAGES = {
    "arb": "ar", "ben": "bn", "bul": "bg", "ces": "cs", "deu": "de", "ell": "el", "fas": "fa",
    "fin": "fi", "fra": "fr", "heb": "he", "hin": "hi", "hrv": "hr", "hun": "hu", "ind": "id",
    "ita": "it", "jpn": "ja", "kor": "ko", "mkd": "mk", "nld": "nl", "pol": "pl", "por": "pt",
    "ron": "ro", "rus": "ru", "slv": "sl", "spa": "es", "srp-Cyrl": "sr", "srp-Latn": "sr",
    "swa": "sw", "tur": "tr", "ukr": "uk", "vie": "vi", "zho-CN": "zh",
}  # fmt: skip
NUMBER_WORDS = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|dozen|half|first|"
    r"second|third|January|February|April|June|July|August|September|October|November|December)\b",
    re.IGNORECASE,
)
SEED = 7
PEERS: dict[str, dict[str, float]] = {}  # filled by ``ntrex``


def lines(name: str) -> list[str]:
    return lzma.open(DATA / "ntrex" / f"{name}.txt.xz", "rt").read().split("\n")


def document(name: str, texts: list[str], language: str) -> Document:
    """The lines as a document of one-line sentences, each its own block."""
    sentences, position = [], 0
    for index, text in enumerate(texts):
        span = Span(position, position + len(text))
        sentences.append(Sentence(index, span, text, language=language, block=index))
        position = span.end + 1
    return Document(name, name, "\n".join(texts), language, tuple(sentences))


def audit_pairs(
    sources: list[str], targets: list[str], source_language: str, target_language: str
) -> list[list[Finding]]:
    """Findings of each pair, each judged as one line of one text."""
    target = document("target", targets, target_language)
    source = document("source", sources, source_language)
    links = tuple(Link((i,), (Counterpart("source", (i,), 1.0),)) for i in range(len(targets)))
    case = Case(target, (Witness(source, Relation.TRANSLATION, True),), links, words())
    found: list[list[Finding]] = [[] for _ in targets]
    for finding in find(case):
        sentence = target.sentence_at(finding.span.start)
        found[sentence.index if sentence else 0].append(finding)
    return found


WITH_ENCODER = False


@cache
def _encoder_words() -> Words:
    from audit.align.words import EncoderWords
    from audit.embed.loading import load_encoder

    return EncoderWords(load_encoder(None, cache=None, threads=1, precision=None))


def words() -> Words | None:
    return _encoder_words() if WITH_ENCODER else None


# -- planted errors ---------------------------------------------------------------------

_NUMERAL = re.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)*")


def plant_digit(text: str, dice: random.Random) -> str | None:
    """One digit of one numeral changed (never into a leading nought)."""
    places = [m.start() + k for m in _NUMERAL.finditer(text) for k in range(len(m.group()))]
    places = [p for p in places if text[p].isdecimal()]
    if not places:
        return None
    place = dice.choice(places)
    zero = chr(ord(text[place]) - int(text[place]))
    choices = [d for d in range(1, 10) if d != int(text[place])]
    return text[:place] + chr(ord(zero) + dice.choice(choices)) + text[place + 1 :]


def plant_ten(text: str, dice: random.Random) -> str | None:
    """One whole number multiplied by ten."""
    places = [m for m in re.finditer(r"(?<![\d.,:/-])\d+(?![\d.,:/-]*\d)", text) if int(m.group())]
    if not places:
        return None
    match = dice.choice(places)
    zero = chr(ord(match.group()[0]) - int(match.group()[0]))
    return text[: match.end()] + zero + text[match.end() :]


def plant_swap(text: str, dice: random.Random) -> str | None:
    """Two different numerals changed places."""
    places = list(_NUMERAL.finditer(text))
    couples = [
        (a, b) for k, a in enumerate(places) for b in places[k + 1 :] if a.group() != b.group()
    ]
    if not couples:
        return None
    a, b = dice.choice(couples)
    return text[: a.start()] + b.group() + text[a.end() : b.start()] + a.group() + text[b.end() :]


PLANTS = {"digit": plant_digit, "ten": plant_ten, "swap": plant_swap}


def plant_in(plant: str, sources: list[str], targets: list[str]) -> list[tuple[str, str]]:
    """One error in every pair that can carry one."""
    dice = random.Random(SEED)
    changed = [(s, PLANTS[plant](t, dice)) for s, t in zip(sources, targets, strict=True)]
    return [(s, t) for s, t in changed if t is not None]


def planted(plant: str, sources: list[str], targets: list[str], language: str) -> tuple[int, int]:
    """Found and planted."""
    usable = plant_in(plant, sources, targets)
    found = audit_pairs([s for s, _ in usable], [t for _, t in usable], "en", language)
    return sum(bool(f) for f in found), len(usable)


def beside(
    checks: dict[str, Check], sources: list[str], targets: list[str], language: str
) -> dict[str, dict[str, float]]:
    """The peers on the same pairs: alarms on good ones, and planted errors found."""
    table: dict[str, dict[str, float]] = {}
    wrong = {plant: plant_in(plant, sources, targets) for plant in PLANTS}
    for name, check in checks.items():
        good = [check(s, t, language) for s, t in zip(sources, targets, strict=True)]
        table[name] = {"alarms": sum(good) / len(good)}
        for plant, pairs in wrong.items():
            table[name][plant] = sum(check(s, t, language) for s, t in pairs) / len(pairs)
    return table


def adjudicated() -> set[tuple[str, int]]:
    if not ADJUDICATED.exists():
        return set()
    rows = [json.loads(line) for line in ADJUDICATED.read_text().splitlines() if line]
    return {(row["language"], row["sentence"]) for row in rows}


def ntrex(names: list[str], show: str | None) -> dict[str, dict[str, float]]:
    english = lines("eng")
    true_deviations = adjudicated()
    bearing = [i for i, s in enumerate(english) if NUMBER_WORDS.search(s)]
    sources = [english[i] for i in bearing]
    table: dict[str, dict[str, float]] = {}
    print(f"{len(bearing)} number-bearing sentences")
    print("language   alarms  w/o adj.   digit     x10    swap  | peers' alarms")
    checks, others = peers(), dict[str, dict[str, dict[str, float]]]()
    for name in names:
        language = LANGUAGES[name]
        translation = lines(name)
        targets = [translation[i] for i in bearing]
        found = audit_pairs(sources, targets, "en", language)
        flagged = [i for i, f in enumerate(found) if f]
        unjust = [i for i in flagged if (name, bearing[i]) not in true_deviations]
        row = {"alarms": len(flagged) / len(bearing), "unjust": len(unjust) / len(bearing)}
        for plant in PLANTS:
            hit, all_of = planted(plant, sources, targets, language)
            row[plant] = hit / all_of
        others[name] = beside(checks, sources, targets, language)
        table[name] = row
        mark = "*" if name in HELD_OUT else " "
        print(
            f"{name:9}{mark}  {row['alarms']:6.2%}   {row['unjust']:6.2%}  {row['digit']:6.1%}  "
            f"{row['ten']:6.1%}  {row['swap']:6.1%}  | "
            + "  ".join(f"{check} {r['alarms']:.1%}" for check, r in others[name].items()),
            flush=True,
        )  # fmt: skip
        if show in (name, "all"):
            if name in HELD_OUT:
                print("  held out: not shown")
                continue
            for i in flagged:
                for f in found[i]:
                    print(f"   {name} {bearing[i]} {f.kind} {f.confidence:.2f}: {f.explanation}")
                print("      en:", sources[i])
                print("      xx:", targets[i])
    mean = {k: sum(r[k] for r in table.values()) / len(table) for k in next(iter(table.values()))}
    worst = max(table, key=lambda n: table[n]["alarms"])
    print("mean       " + "  ".join(f"{k} {v:.2%}" for k, v in mean.items()), "worst:", worst)
    table["mean"] = mean
    for check in checks:
        for figure in ("alarms", *PLANTS):
            values = [others[name][check][figure] for name in others]
            row = PEERS.setdefault(check, {})
            row[figure] = sum(values) / len(values)
        row["worst"] = max(others[name][check]["alarms"] for name in others)
        print(f"{check:17}", "  ".join(f"{k} {v:.1%}" for k, v in PEERS[check].items()))
    return table


def with_encoder(names: list[str], sample: int) -> dict[str, dict[str, float]]:
    """Swaps found with word alignment, and alarms on the same good pairs."""
    english = lines("eng")
    bearing = [i for i, s in enumerate(english) if NUMBER_WORDS.search(s)]
    step = max(1, len(bearing) // sample) if sample else 1
    bearing = bearing[::step]
    sources, known = [english[i] for i in bearing], adjudicated()
    print(f"{len(bearing)} number-bearing sentences, with the encoder")
    table: dict[str, dict[str, float]] = {}
    for name in names:
        translation = lines(name)
        targets = [translation[i] for i in bearing]
        found = audit_pairs(sources, targets, "en", LANGUAGES[name])
        flagged = [i for i, f in zip(bearing, found, strict=True) if f]
        swaps = [
            i for i, f in zip(bearing, found, strict=True) if any(x.kind is Kind.SWAPPED for x in f)
        ]
        hit, all_of = planted("swap", sources, targets, LANGUAGES[name])
        table[name] = {
            "alarms": len(flagged) / len(bearing),
            "unjust": len([i for i in flagged if (name, i) not in known]) / len(bearing),
            "swap_alarms": len(swaps) / len(bearing),
            "swap": hit / all_of,
            "n": all_of,
        }
        print(
            f"{name:9} swaps found {hit / all_of:6.1%} of {all_of}, swap alarms {len(swaps)}, "
            f"alarms {len(flagged) / len(bearing):.2%}", flush=True,
        )  # fmt: skip
    mean = mean_of(table)
    print("mean       " + "  ".join(f"{k} {v:.2%}" for k, v in mean.items() if k != "n"))
    return table


def mean_of(table: dict[str, dict[str, float]]) -> dict[str, float]:
    """The mean of each figure over the languages."""
    return {k: sum(r[k] for r in table.values()) / len(table) for k in next(iter(table.values()))}


def demetr(show: bool) -> dict[str, float]:
    with lzma.open(DATA / "demetr" / "dev.jsonl.xz", "rt") as file:
        items = [json.loads(line) for line in file]
    numbers = [x for x in items if x["pert_name"] == "critical_id10_numbers_replaced"]
    references = [x["eng_sent"] for x in numbers]
    hits = audit_pairs(references, [x["pert_sent"] for x in numbers], "en", "en")
    clean = {x["mt_sent"]: x["eng_sent"] for x in items}
    alarms = audit_pairs(list(clean.values()), list(clean), "en", "en")
    if show:
        for x, f in zip(numbers, hits, strict=True):
            if not f:
                print(
                    "   missed\n     ",
                    x["eng_sent"],
                    "\n     ",
                    x["mt_sent"],
                    "\n     ",
                    x["pert_sent"],
                )
        for (target, source), f in zip(clean.items(), alarms, strict=True):
            for one in f:
                print(
                    f"   {one.kind} {one.confidence:.2f} {one.explanation}\n     ",
                    source,
                    "\n     ",
                    target,
                )
    row = {
        "found": sum(map(bool, hits)) / len(hits),
        "alarms": sum(map(bool, alarms)) / len(alarms),
        "n": len(hits),
        "clean": len(alarms),
    }
    print("DEMETR    ", row)
    return row


def speed() -> float:
    with lzma.open(DATA / "demetr" / "dev.jsonl.xz", "rt") as file:
        items = [json.loads(line) for line in file][:6000]
    sources, targets = [x["eng_sent"] for x in items], [x["mt_sent"] for x in items]
    one, two = document("s", sources, "en"), document("t", targets, "en")
    links = tuple(Link((i,), (Counterpart("s", (i,), 1.0),)) for i in range(len(items)))
    case = Case(two, (Witness(one, Relation.TRANSLATION, True),), links)
    extract("one", "en")
    start = time.process_time()
    list(find(case))
    rate = len(items) / (time.process_time() - start)
    print(f"speed      {rate:,.0f} pairs/s of CPU, English to English, one core")
    return rate


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--show")
    parser.add_argument("--only", choices=("ntrex", "demetr", "speed"))
    parser.add_argument("--encoder", action="store_true", help="with word alignment: swaps")
    parser.add_argument("--sample", type=int, default=0, help="sentences for --encoder; 0: all")
    parser.add_argument(
        "--run", default="one run", help="with --encoder: the name of a run in parts"
    )
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    global WITH_ENCODER  # noqa: PLW0603
    WITH_ENCODER = options.encoder
    if not DATA.is_dir():
        sys.exit("bench.numbers: ../shared/data is missing; nothing measured")
    names = options.languages.split(",")
    results: dict[str, object] = {}
    version = getattr(audit, "__version__", "0")
    if options.encoder:
        rows, signed = with_encoder(names, options.sample), f"sample {options.sample}"
        results["signature_encoder"] = f"audit {version}, seed {SEED}, {signed}, {options.run}"
    elif options.only in (None, "ntrex"):
        results["ntrex"] = ntrex(names, options.show)
        results["peers"] = PEERS
    if not options.encoder and options.only in (None, "demetr"):
        results["demetr"] = demetr(options.show == "demetr")
    if not options.encoder and options.only in (None, "speed"):
        results["speed"] = {"pairs_per_second": round(speed())}
    if options.write:
        if not options.encoder:
            results["signature"] = f"audit {version}, seed {SEED}, no encoder"
        before = json.loads(RESULTS.read_text()) if RESULTS.exists() else {}
        if options.encoder:
            # Languages may be measured a few at a time; what another code measured goes.
            one = before.get("signature_encoder") == results["signature_encoder"]
            rows = {**(before["encoder"] if one else {}), **rows}
            rows.pop("mean", None)
            results["encoder"] = {**rows, "mean": mean_of(rows)}
        RESULTS.parent.mkdir(exist_ok=True)
        merged = {**before, **results}
        RESULTS.write_text(json.dumps(merged, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()
