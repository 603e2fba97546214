"""The weights of ``audit.drift.names.cross.odds``: a logistic regression on NTREX.

    python -m bench.names_fit [--sample 2] [--keep DIR]

Languages that are tuned on, two thirds of their documents (each third document is left
out). True: the names of the English side against its human translation. Planted: one of them
replaced by a name of its kind, once from the bench's pool, once from another document.
Prints the weights, and per language what ``GONE`` as it stands would flag and find.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audit.align.words import EncoderWords
from audit.drift.names import Name, extract
from audit.drift.names.cross import GONE, MOST_NATS, SORTS, claim
from audit.drift.names.excused import rivals
from audit.drift.names.match import Side
from audit.drift.names.render import ForeignSide, letters, stands_by_name
from audit.types import Mention
from bench.names import Kept, kind, one, other
from bench.numbers import HELD_OUT, LANGUAGES, lines

SEED = 7
LEFT_OUT = 3
ROUNDS, RIDGE = 30, 0.01

Planted = tuple[int, str, int, str]
"""Line, sentence with the planted name, where it starts, the name."""


def planted(numbers: list[int], english: list[str], documents: list[str]) -> Iterator[Planted]:
    """Each sentence twice, a name replaced from the bench's pool and from another document."""
    elsewhere: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for number, sentence in enumerate(english):
        for mention in extract(sentence, "en") if sentence else ():
            if what := kind(mention):
                elsewhere[what].append((mention.text, documents[number]))
    for number in numbers:
        dice, sentence = random.Random(SEED + number), english[number]
        usable = [(m, k) for m in extract(sentence, "en") if (k := kind(m))]
        if not usable:
            continue
        mention, what = dice.choice(usable)
        strange = [
            name
            for name, home in elsewhere[what]
            if home != documents[number] and not any(w in sentence for w in name.split())
        ]
        for new in (other(what, sentence, dice), *(dice.sample(strange, 1) if strange else ())):
            start = mention.span.start
            yield number, sentence[:start] + new + sentence[mention.span.end :], start, new


def row(
    sentence: str, mention: Mention[Name], translation: str, language: str, words: EncoderWords
) -> list[float] | None:
    """One name's features: cosine, nats, rival, and one for each sort and each ``LOWER``."""
    proof = claim(mention, language)
    side = ForeignSide((translation,), language)
    if proof is None or stands_by_name(mention.value, side):
        return None
    nats = letters(mention.value, side)
    if nats >= MOST_NATS:
        return None
    cosine = words.support(
        one("source", sentence, "en"), mention.span, one("target", translation, language), (0,)
    )
    rival = proof == "place" and bool(rivals(Side((sentence,)), side))
    lower = [float(language == code) for code in ("zh", "he")]
    return [cosine, max(-MOST_NATS, nats), rival, *lower, *(float(s == proof) for s in SORTS)]


def fitted(features: NDArray[np.float64], gone: NDArray[np.float64]) -> NDArray[np.float64]:
    """Newton's method with a slight ridge; the sorts' columns hold the constant."""
    weights = np.zeros(features.shape[1])
    ridge = RIDGE * np.eye(len(weights))
    for _ in range(ROUNDS):
        p = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (p - gone) + ridge @ weights
        bend = (features * (p * (1 - p))[:, None]).T @ features + ridge
        weights -= np.linalg.solve(bend, slope)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sample", type=int, default=2)
    parser.add_argument("--languages", default=",".join(n for n in LANGUAGES if n not in HELD_OUT))
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    english, documents = lines("eng"), lines("documents")
    apart = set(list(dict.fromkeys(documents))[LEFT_OUT - 1 :: LEFT_OUT])
    bearing = [i for i, s in enumerate(english) if s and extract(s, "en")][:: options.sample]
    numbers = [i for i in bearing if documents[i] not in apart]
    errors = list(planted(numbers, english, documents))
    kept = Kept(options.keep)
    kept.open("eng")
    rows: list[list[float]] = []
    gone: list[float] = []
    marks: list[tuple[str, int]] = []
    for name in options.languages.split(","):
        language, translation, words = LANGUAGES[name], lines(name), EncoderWords(kept)
        kept.open(name)
        names = [(n, english[n], m, 0.0) for n in numbers for m in extract(english[n], "en")]
        for number, sentence, start, new in errors:
            here = (m for m in extract(sentence, "en") if m.span.start < start + len(new))
            names += [(number, sentence, m, 1.0) for m in here if m.span.end > start][:1]
        for number, sentence, mention, label in names:
            found = row(sentence, mention, translation[number], language, words)
            if found is not None:
                rows.append(found)
                gone.append(label)
                marks.append((name, number))
        kept.close(name)
    features, labels = np.array(rows), np.array(gone)
    weights = fitted(features, labels)
    for name, weight in zip(("cosine", "nats", "rival", "zh", "he", *SORTS), weights, strict=True):
        print(f"{name:18} {weight:7.2f}")
    odds = features @ weights
    for name in dict.fromkeys(m[0] for m in marks):
        mine = np.array([m[0] == name for m in marks])
        true, false = mine & (labels == 0), mine & (labels == 1)
        flagged = {m for m, o, t in zip(marks, odds, true, strict=True) if t and o >= GONE}
        print(
            f"{name:9} sentences flagged {100 * len(flagged) / len(numbers):5.1f} %, "
            f"planted found {100 * float((odds[false] >= GONE).mean()):5.1f} % of those asked about"
        )


if __name__ == "__main__":
    main()
