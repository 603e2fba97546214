"""Spun documents for measuring: English news reworded by a thesaurus, as article spinners do.

`python -m bench.build_spins OUT.jsonl --wordnet FOLDER` rewrites the English originals of WMT21
(``../shared/data/wmt``): content words get a synonym of WordNet, some sentences are cut in two
at a conjunction, some openings are moved to the end. No machine translation is in them, and
they are nobody's relay. FOLDER holds WordNet's files (Debian's ``wordnet-base``, free licence);
it is no dependency of the project. What is written is for measuring only and stays outside
the repository.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections.abc import Mapping, Sequence
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
    with options.out.open("w", encoding="utf-8") as out:
        for version in originals.values():
            came = spin(version.segments, synonyms, version.story)
            record = {"story": version.story, "through": "spin", "segments": came}
            out.write(json.dumps(record, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
