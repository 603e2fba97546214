"""Names: false alarms on human translations, and names put in the place of others.

    python -m bench.names [--languages deu,fra] [--show deu] [--sample N] [--keep DIR] [--write]

Data beside the project in ``../shared/data`` (NTREX, DEMETR). Name-bearing sentences: those
whose English side holds a name. Each pair is judged alone, without its document. Planted: a
person, place or surname of the English sentence gives way to another of its kind; and, where
it stands in the translation as CLDR or English writes it, the one in the translation.
Languages in ``HELD_OUT`` were never looked at while tuning. ``--keep`` remembers token
vectors between runs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import random
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import audit
from audit.drift.case import Case, Witness, Words
from audit.drift.names import Name, NameSort, extract, find
from audit.drift.names.match import identity_of, telling_keys
from audit.drift.names.places import forms, place_id
from audit.embed.encoder import Encoder, Matrix, TokenVectors
from audit.types import Counterpart, Document, Finding, Link, Mention, Relation, Sentence, Span
from bench.numbers import DATA, HELD_OUT, LANGUAGES, lines

RESULTS = Path(__file__).parent / "results" / "names.json"
SEED = 7
SCRIPTS = {
    "arb": "Arabic", "fas": "Arabic", "ben": "Bengali", "hin": "Devanagari", "bul": "Cyrillic",
    "mkd": "Cyrillic", "rus": "Cyrillic", "srp-Cyrl": "Cyrillic", "ukr": "Cyrillic",
    "ell": "Greek", "heb": "Hebrew", "jpn": "Japanese", "kor": "Hangul", "zho-CN": "Han",
}  # fmt: skip
PEOPLE = (
    "Angela Merkel", "Emmanuel Macron", "Vladimir Putin", "Barack Obama", "Boris Johnson",
    "Narendra Modi", "Jair Bolsonaro", "Cristiano Ronaldo", "Lionel Messi", "Serena Williams",
    "Elon Musk", "Bill Gates", "Xi Jinping", "Shinzo Abe", "Justin Trudeau", "Nelson Mandela",
    "Viktor Orban", "Aleksandar Vucic", "Pedro Sanchez", "Imran Khan", "Hillary Clinton",
    "Bernie Sanders", "Novak Djokovic", "Roger Federer", "Usain Bolt", "Greta Thunberg",
    "Kim Jong-un", "Benjamin Netanyahu", "Volodymyr Zelensky", "Olaf Scholz", "Giorgia Meloni",
    "Tom Hanks", "Meryl Streep", "Leonardo DiCaprio", "Zinedine Zidane",
)  # fmt: skip
COUNTRIES = (
    "Germany", "France", "Spain", "Brazil", "Japan", "Egypt", "Kenya", "Nigeria", "Canada",
    "Mexico", "Poland", "Hungary", "Vietnam", "Iran", "Pakistan", "Cuba", "Norway", "Greece",
    "Ukraine", "Australia", "Argentina", "Sweden", "Thailand", "Morocco", "Italy", "India",
    "China", "Russia", "Turkey", "Indonesia",
)  # fmt: skip
CITIES = (
    "Paris", "Berlin", "Madrid", "Moscow", "Tokyo", "Cairo", "Nairobi", "Toronto", "Chicago",
    "Warsaw", "Budapest", "Tehran", "Karachi", "Havana", "Oslo", "Athens", "Sydney", "Melbourne",
    "Stockholm", "Bangkok", "Casablanca", "Rome", "Istanbul", "Jakarta", "Dublin", "Vienna",
)  # fmt: skip


class Kept:
    """An encoder that remembers piece vectors, in memory and in a folder if one is given."""

    def __init__(self, folder: Path | None) -> None:
        from audit.embed import load

        self._encoder: Encoder = load(threads=1)
        self._folder = folder
        self._known: dict[str, TokenVectors] = {}
        self._new: list[str] = []

    @property
    def signature(self) -> str:
        """The encoder's own."""
        return self._encoder.signature

    @property
    def dimension(self) -> int:
        """The encoder's own."""
        return self._encoder.dimension

    def lengths(self, texts: Sequence[str]) -> NDArray[np.int32]:
        """The encoder's own."""
        return self._encoder.lengths(texts)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        """Not kept."""
        return self._encoder.sentences(texts)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        """Encoded once."""
        missing = [t for t in dict.fromkeys(texts) if t not in self._known]
        if missing:
            self._known.update(zip(missing, self._encoder.tokens(missing), strict=True))
            self._new += missing
        return [self._known[t] for t in texts]

    def open(self, name: str) -> None:
        """What was kept under this name before."""
        for file in sorted(self._folder.glob(f"names-{name}-*.npz")) if self._folder else ():
            with np.load(file) as data:
                texts = json.loads(str(data["texts"]))
                at = data["at"]
                for i, text in enumerate(texts):
                    self._known[text] = TokenVectors(
                        data["offsets"][at[i] : at[i + 1]],
                        data["vectors"][at[i] : at[i + 1]].astype(np.float32),
                    )

    def close(self, name: str) -> None:
        """Keep what is new, and forget it."""
        if self._folder and self._new:
            kept = [self._known[t] for t in self._new]
            text = json.dumps(self._new)
            digest = hashlib.sha256(text.encode()).hexdigest()[:12]
            np.savez(
                self._folder / f"names-{name}-{digest}.npz",
                texts=text,
                at=np.cumsum([0, *(len(k.vectors) for k in kept)]),
                offsets=np.concatenate([k.offsets for k in kept]),
                vectors=np.concatenate([k.vectors for k in kept]).astype(np.float16),
            )
        self._new = []


def one(name: str, text: str, language: str) -> Document:
    span = Span(0, len(text))
    return Document(name, name, text, language, (Sentence(0, span, text, language=language),))


def judge(
    source: str, target: str, source_language: str, target_language: str, words: Words | None
) -> list[Finding]:
    """The findings of one pair, alone."""
    witness = Witness(one("source", source, source_language), Relation.TRANSLATION, True)
    link = Link((0,), (Counterpart("source", (0,), 1.0),))
    return list(find(Case(one("target", target, target_language), (witness,), (link,), words)))


# -- planted errors ---------------------------------------------------------------------


def kind(mention: Mention[Name]) -> str | None:
    """person, surname, country or city: what may be put in its place; None for the rest."""
    name, identity = mention.value, identity_of(mention.value)
    if mention.text.replace(".", "").isupper() or any(c.isdigit() for c in mention.text):
        return None
    if name.sort is NameSort.PLACE and identity:
        return "city" if "/" in identity else "country"
    if name.sort is NameSort.PERSON and len(name.words) > 1:
        return "person"
    if name.sort in (NameSort.PERSON, NameSort.UNKNOWN) and telling_keys(name):
        if len(name.words) == 1:
            return "surname" if len(mention.text) > 3 and "-" not in mention.text else None
        return "person" if len(name.words) <= 3 else None
    return None


def other(what: str, sentence: str, dice: random.Random) -> str:
    """Another name of a kind, none of whose words stands in the sentence."""
    pool = {"country": COUNTRIES, "city": CITIES}.get(what, PEOPLE)
    while True:
        name = dice.choice(pool)
        if what == "surname":
            name = name.split()[-1]
        if not any(word in sentence for word in name.split()):
            return name


def plant_english(sentence: str, dice: random.Random) -> str | None:
    """One name of the English sentence replaced."""
    usable = [(m, k) for m in extract(sentence, "en") if (k := kind(m))]
    if not usable:
        return None
    mention, what = dice.choice(usable)
    new = other(what, sentence, dice)
    return sentence[: mention.span.start] + new + sentence[mention.span.end :]


def plant_translation(
    sentence: str, translation: str, language: str, dice: random.Random
) -> str | None:
    """One name of the translation replaced, where it stands there as we know it."""
    usable = []
    for mention in extract(sentence, "en"):
        what, identity = kind(mention), identity_of(mention.value)
        if what is None:
            continue
        known = forms(identity, language) if identity else (mention.text,)
        usable += [(form, what) for form in known if form in translation]
    if not usable:
        return None
    form, what = dice.choice(usable)
    new = other(what, sentence, dice)
    identity = place_id(new)
    if what in ("country", "city"):
        known = forms(identity, language) if identity else ()
        alike = [k for k in known if k.isascii() == form.isascii()] or list(known)
        if not alike:
            return None
        new = alike[0]
    return translation.replace(form, new)


def ntrex(names: list[str], show: str | None, sample: int, kept: Kept) -> dict[str, object]:
    from audit.align.words import EncoderWords

    english = lines("eng")
    bearing = [i for i, s in enumerate(english) if s and extract(s, "en")][:: max(1, sample)]
    dice = random.Random(SEED)
    plants = {i: plant_english(english[i], dice) for i in bearing}
    kept.open("eng")
    table: dict[str, dict[str, float]] = {}
    print(f"{len(bearing)} name-bearing sentences")
    print("language    alarms   in English   in the translation")
    for name in names:
        language, translation, words = LANGUAGES[name], lines(name), EncoderWords(kept)
        kept.open(name)
        found = {i: judge(english[i], translation[i], "en", language, words) for i in bearing}
        flagged = [i for i in bearing if found[i]]
        usable = [(i, p) for i in bearing if (p := plants[i])]
        hit = [bool(judge(p, translation[i], "en", language, words)) for i, p in usable]
        dice = random.Random(SEED)
        changed = [
            (i, p)
            for i in bearing
            if (p := plant_translation(english[i], translation[i], language, dice))
        ]
        there = [bool(judge(english[i], p, "en", language, words)) for i, p in changed]
        table[name] = {
            "alarms": round(100 * len(flagged) / len(bearing), 2),
            "english": round(100 * sum(hit) / len(hit), 2),
            "translation": round(100 * sum(there) / max(1, len(there)), 2),
            "n": len(bearing),
        }
        row = table[name]
        if show in (name, "all") and name not in HELD_OUT:
            for (i, p), ok in zip(changed, there, strict=True):
                if not ok:
                    print(f"   {name} {i} not found: {english[i][:150]} | {p[:150]}")
        mark = "*" if name in HELD_OUT else " "
        print(
            f"{name:9}{mark} {row['alarms']:6.2f} %    {row['english']:6.2f} %    "
            f"{row['translation']:6.2f} % of {len(there)}",
            flush=True,
        )
        kept.close(name)
        if show in (name, "all") and name not in HELD_OUT:
            for i in flagged:
                for f in found[i]:
                    print(f"   {name} {i} {f.kind}: {f.explanation[:140]}")
            for (i, p), ok in zip(usable, hit, strict=True):
                if not ok:
                    print(f"   {name} {i} not found: {p[:160]}")
    keys = ("alarms", "english", "translation")
    mean = {k: round(sum(r[k] for r in table.values()) / len(table), 2) for k in keys}
    scripts: dict[str, list[float]] = {}
    for name, row in table.items():
        scripts.setdefault(SCRIPTS.get(name, "Latin"), []).append(row["english"])
    by_script = {s: round(sum(v) / len(v), 2) for s, v in sorted(scripts.items())}
    worst = max(table, key=lambda n: table[n]["alarms"])
    print("mean", mean, "worst alarms:", worst, table[worst]["alarms"], "\nby script", by_script)
    return {"languages": table, "mean": mean, "scripts": by_script, "worst": table[worst]}


def demetr(show: bool) -> dict[str, float]:
    with lzma.open(DATA / "demetr" / "dev.jsonl.xz", "rt") as file:
        items = [json.loads(line) for line in file]
    clean = sorted({(x["eng_sent"], x["mt_sent"]) for x in items})
    row: dict[str, float] = {}
    for label in ("ne_replaced", "ne_removed"):
        chosen = [x for x in items if x["pert_name"].endswith(label)]
        hit = [bool(judge(x["eng_sent"], x["pert_sent"], "en", "en", None)) for x in chosen]
        row[label] = round(100 * sum(hit) / len(hit), 2)
    flagged = [(pair, f) for pair in clean if (f := judge(*pair, "en", "en", None))]
    row["unchanged"] = round(100 * len(flagged) / len(clean), 2)
    start = time.process_time()
    for pair in clean:
        judge(*pair, "en", "en", None)
    row["pairs_a_second"] = round(len(clean) / (time.process_time() - start))
    print("DEMETR", row)
    for pair, found in flagged if show else ():
        print("  ", [(f.kind.value, f.text[:40], f.suggestion) for f in found], pair)
    return row


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--show")
    parser.add_argument("--sample", type=int, default=1, help="every Nth name-bearing sentence")
    parser.add_argument("--keep", type=Path, help="folder for token vectors")
    parser.add_argument("--no-demetr", dest="demetr", action="store_false")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    if not (DATA / "ntrex").is_dir():
        sys.exit("bench.names: ../shared/data is missing; nothing measured")
    english = demetr(options.show in ("demetr", "all")) if options.demetr else {}
    kept = Kept(options.keep)
    chosen = [name for name in options.languages.split(",") if name]
    result = ntrex(chosen, options.show, options.sample, kept) if chosen else {}
    if options.write:
        signature = f"audit {audit.__version__} {kept.signature} seed {SEED} 1/{options.sample}"
        RESULTS.parent.mkdir(exist_ok=True)
        RESULTS.write_text(
            json.dumps({"signature": signature, "demetr": english, **result}, indent=1) + "\n"
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
