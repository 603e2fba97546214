"""Spun and edited documents for measuring: English news reworded by a thesaurus, or by a desk.

`python -m bench.build_spins OUT.jsonl --wordnet FOLDER` rewrites the English originals of WMT21
(``../shared/data/wmt``): content words get a synonym of WordNet, some sentences are cut in two
at a conjunction, some openings are moved to the end. A second version of each has what a desk
changes by habit, everywhere or here and there: short forms and long ones, one preposition or
connective for another, "that" put in, commas and capitals, British and American endings, words
dropped, a synonym now and then. No machine translation is in them, and
they are nobody's relay. FOLDER holds WordNet's files (Debian's ``wordnet-base``, free licence);
it is no dependency of the project. What is written is for measuring only and stays outside
the repository.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

PARTS = ("noun", "verb", "adj", "adv")
_WORD = re.compile(r"[A-Za-z]+|[^A-Za-z]+")
_JOINED = re.compile(r", (and|but|while) (?=[a-z]+ )")
# Names of grammar that WordNet also lists as nouns ("a", "at", "in", "as", "have").
SHORTEST = 4
SENSES = 2  # spinners take the commoner senses


def thesaurus(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Word to (part of speech, synonym) of its first senses, single words only."""
    found: dict[str, list[tuple[str, str]]] = {}
    for part in PARTS:
        words: dict[str, list[str]] = {}
        for line in (folder / f"data.{part}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split(" ")
            count = int(fields[3], 16)
            words[fields[0]] = [fields[4 + 2 * k].split("(")[0] for k in range(count)]
        for line in (folder / f"index.{part}").read_text("latin-1").splitlines():
            if line.startswith("  "):
                continue
            fields = line.split()
            senses = fields[-int(fields[2]) :][:SENSES]
            for offset in senses:
                for other in words.get(offset, ()):
                    if other.casefold() != fields[0] and other.isalpha() and other.islower():
                        found.setdefault(fields[0], []).append((part, other))
    return found


def spin(
    segments: Sequence[str], synonyms: Mapping[str, list[tuple[str, str]]], seed: str
) -> list[str]:
    """The text as a spinner leaves it; the same for the same ``seed``."""
    dice = random.Random(seed)
    rate = dice.uniform(0.35, 0.8)
    chosen: dict[str, str] = {}
    out = []
    for segment in segments:
        text = "".join(_spun(t, synonyms, chosen, dice, rate) for t in _WORD.findall(segment))
        if dice.random() < 0.35:
            text = _JOINED.sub(
                lambda m: ". " + ("But " if m[1] == "but" else "It said "), text, count=1
            )
        first, comma, rest = text.partition(", ")
        if comma and 2 <= len(first.split()) <= 6 and rest.endswith(".") and dice.random() < 0.4:
            text = f"{rest[:1].upper()}{rest[1:-1]}, {first[:1].lower()}{first[1:]}."
        out.append(text)
    return out


# A desk's habits: (pattern, replacement). Each text gets some of them, each place with a chance.
HABITS: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\b(is|was|did|does|do|could|would|has|had|have|are|were)n['’]t\b", r"\1 not"),
    (r"\b(is|was|did|does|could|would|has|had|are|were) not\b", r"\1n't"),
    (r"\b(it|that|there)['’]s\b", r"\1 is"),
    (r"\b(it|that|there) is\b", r"\1's"),
    (r"\bsaid (?=(?:the|he|she|it|they)\b)", "said that "),
    (r"\bsaid that\b", "said"),
    (r"\band\b", "&"),
    (r"\bmore than\b", "over"),
    (r"\babout (?=\d)", "around "),
    (r"\bafter\b", "following"),
    (r"\bbecause\b", "as"),
    (r"\bwhile\b", "whereas"),
    (r"\bbut\b", "though"),
    (r"\btoward\b", "towards"),
    (r"\bwas\b", "is"),
    (r"\bsaid\b", "says"),
    (r"\bsaid\b", "told reporters"),
    (r"\bthe (?=[a-z]+s\b)", ""),
    (r"\bthe\b", "that"),
    (r"\bwho\b", "which"),
    (r"\bpercent\b", "per cent"),
    (r"\b([a-z]{3,})iz(e|ed|ing|ation)\b", r"\1is\2"),
    (r"\b(col|fav|hon|lab|neighb)or", r"\1our"),
    (r", (?=(?:and|but|who|which)\b)", " "),
    (r"\b(President|Minister|Governor|Senator|Court|Police)\b", lambda m: m[0].lower()),
    (r"\b(?:also|very|just|now|still|already|recently|reportedly|nearly) ", ""),
    (r" \([^)]{3,40}\)", ""),
    (r"[“”]", '"'),
    (r"\bSept?\.", "September"),
    (r"\bone\b", "1"),
    (r"\btwo\b", "2"),
    (r"\bthree\b", "3"),
)  # fmt: skip
MOST_HABITS = 8


def edit(
    segments: Sequence[str], synonyms: Mapping[str, list[tuple[str, str]]], seed: str
) -> list[str]:
    """The text as a desk's hand leaves it; the same for the same ``seed``."""
    dice = random.Random(f"edit {seed}")
    habits = dice.sample(HABITS, dice.randint(2, MOST_HABITS))
    steady = dice.choice((0.3, 0.7, 1.0))
    rate = dice.choice((0.0, 0.03, 0.1, 0.2))
    chosen: dict[str, str] = {}
    out = []
    for segment in segments:
        text = segment
        for pattern, new in habits:
            if dice.random() <= steady:
                text = re.sub(pattern, new, text)
        if rate:
            text = "".join(_spun(t, synonyms, chosen, dice, rate) for t in _WORD.findall(text))
        out.append(text)
    return out


def _cut(match: re.Match[str]) -> str:
    return ". But " if match[1] == "but" else ". It said "


def _spun(
    token: str,
    synonyms: Mapping[str, list[tuple[str, str]]],
    chosen: dict[str, str],
    dice: random.Random,
    rate: float,
) -> str:
    if not token.islower() or len(token) < SHORTEST:
        return token
    if token not in chosen:
        chosen[token] = token
        if dice.random() < rate:
            options = list(_options(token, synonyms))
            if options:
                chosen[token] = dice.choice(options)
    return chosen[token]


def _options(token: str, synonyms: Mapping[str, list[tuple[str, str]]]) -> list[str]:
    """Synonyms with the ending of the token: plural, -ed and -ing are carried over."""
    found = [word for _, word in synonyms.get(token, ())]
    for ending, parts in (("s", ("noun", "verb")), ("ed", ("verb",)), ("ing", ("verb",))):
        stem = token[: -len(ending)]
        if token.endswith(ending):
            for base in (stem, f"{stem}e"):
                for part, word in synonyms.get(base, ()):
                    if part in parts:
                        found.append(_ended(word, ending))
    return found


def _ended(word: str, ending: str) -> str:
    if ending == "s":
        return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")
    return (word[:-1] if word.endswith("e") else word) + ending


def main() -> int:
    """Write one record a story."""
    from bench.provenance_data import versions

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--wordnet", type=Path, required=True)
    options = parser.parse_args()
    synonyms = thesaurus(options.wordnet)
    originals = {v.segments: v for v in versions() if v.kind == "original" and v.language == "en"}
    turns: Counter[str] = Counter()
    with options.out.open("w", encoding="utf-8") as out:
        for version in originals.values():
            for name, way in (("spin", spin), ("edit", edit), ("edit", edit)):
                written = way(version.segments, synonyms, f"{version.story}{turns[name]}")
                turns[name] += 1
                record = {"story": version.story, "through": name, "segments": written}
                out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
