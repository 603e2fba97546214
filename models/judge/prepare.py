"""Makes the training set of the judge: good translations, errors in them, and encoder states.

    python -m models.judge.prepare --wmt FOLDER --without FILE --out FOLDER [--seed N]
        [--most N] [--english N] [--handbook FOLDER] [--portuguese FILE]
        [--dictionary FILE] [--examples N] [--wordnet FOLDER]

``--without``: sentences (one a line) whose stories are left out, so that what a
benchmark asks was not seen here. ``--most``: pairs of WMT's own, drawn; with ``--english``
that many of English beside English besides, and ``--most`` of all else but the dictionary.
``--handbook``: ``html`` of Debian's package ``debian-handbook``; ``--portuguese``: what
``models.judge.portuguese`` wrote; ``--dictionary``: ``/usr/share/trans/de-en`` of Debian's
package ``trans-de-en``, of which ``--examples`` sentences are drawn; ``--wordnet``:
``/usr/share/wordnet`` of Debian's package ``wordnet-base``, for opposites. Writes
``states.f16`` (the lower layers' states of every text, one after the other),
``index.npy``, ``texts.jsonl`` and ``examples.jsonl``.
Another seed plants other errors; which stories are kept apart stays the same.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from audit.embed.bert import PackedEncoder
from audit.judge.loading import lower_encoder
from audit.types import Span
from models.judge import antonyms, dictionary, english, handbook, plant, portuguese
from models.judge.corpus import Story, Translation, stories, translations
from models.judge.foreign import leave
from models.judge.material import Material, gather
from models.judge.network import LAYERS
from models.judge.plant import Operation, Planted

SPLIT = 20261125
"""Seed of the choice of stories that are kept apart."""
LEFT_OUT = 0.08
"""Share of the stories that is kept to watch the training by."""
ENGLISH_SHARE = 0.35
"""How often an error of English grammar is planted where one side is English."""
FOREIGN_SHARE = 0.07
"""How often a word stays in the other language, where the sentence is known in one."""
HARMLESS_SHARE = 0.25
EXAMPLES = 6000
"""Sentences of the dictionary, where there is one."""
CHUNK = 2048
_REPLACING = ("replace", "turn", "another", "person", "foreign", "exchange", "jumble")


@dataclass(frozen=True, slots=True)
class Example:
    """One good pair and the same with an error, by the numbers of their texts.

    Labels, one a piece: 1 nothing answers to it, 0 it is answered, -1 not told.
    """

    story: str
    kind: str
    left: int
    right: int
    planted_left: int
    planted_right: int
    wrong_left: list[int]
    wrong_right: list[int]
    watched: bool


def plan(
    found: list[Translation], materials: dict[str, Material], dice: random.Random
) -> Iterator[tuple[Translation, str, Planted]]:
    """An error for each translation: pair, the side it stands on, and what was done."""
    for pair in found:
        sides = ["source"] if pair.source_language == "en" else []
        sides += ["target"] if pair.target_language == "en" else []
        grammar = bool(sides) and dice.random() < ENGLISH_SHARE
        side = dice.choice(sides) if grammar else dice.choice(["source", "target", "target"])
        text = pair.source if side == "source" else pair.target
        language = pair.source_language if side == "source" else pair.target_language
        foreign = pair.beside and side == "target" and dice.random() < FOREIGN_SHARE
        planted = leave(text, pair.beside, materials[language], dice) if foreign else None
        planted = planted or _plant(
            text, materials[language], english.OPERATIONS if grammar else plant.OPERATIONS, dice
        )
        if planted is not None and planted.text != text:
            yield pair, side, planted


def _plant(
    text: str,
    material: Material,
    operations: tuple[tuple[Operation, float], ...],
    dice: random.Random,
) -> Planted | None:
    left = list(operations)
    while left:
        at = dice.choices(range(len(left)), [weight for _, weight in left])[0]
        operation, _ = left.pop(at)
        planted = operation(text, material, dice)
        if planted is not None:
            return planted
    return None


def harmless(pair: Translation, dice: random.Random) -> Translation:
    """The pair with a change in its English that no reader would mind, now and then."""
    if pair.target_language != "en" or dice.random() > HARMLESS_SHARE:
        return pair
    changed = dice.choice(english.HARMLESS)(pair.target, dice)
    return Translation(
        pair.document, pair.source_language, pair.source, pair.target_language, changed, pair.beside
    )


class States:
    """Every text's lower states, written once, by number."""

    def __init__(self, folder: Path, encoder: PackedEncoder) -> None:
        self._encoder = encoder
        self._file = (folder / "states.f16").open("wb")
        self._numbers: dict[str, int] = {}
        self.offsets: list[NDArray[np.int32]] = []
        self.rows: list[tuple[int, int]] = []
        self._at = 0

    def add(self, texts: list[str]) -> None:
        """Encode the texts that are new."""
        new = [t for t in dict.fromkeys(texts) if t not in self._numbers]
        for text, (offsets, states) in zip(new, self._encoder.states(new), strict=True):
            self._numbers[text] = len(self.rows)
            self._file.write(states.astype(np.float16).tobytes())
            self.rows.append((self._at, self._at + len(states)))
            self.offsets.append(offsets)
            self._at += len(states)
        self._file.flush()

    def number(self, text: str) -> int:
        """The number of a text that was added."""
        return self._numbers[text]

    def close(self, folder: Path) -> None:
        """Write the index and the texts beside the states."""
        self._file.close()
        with (folder / "texts.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(t, ensure_ascii=False) + "\n" for t in self._numbers)
        np.save(folder / "index.npy", np.array(self.rows, dtype=np.int64))


def labels(offsets: NDArray[np.int32], wrong: tuple[Span, ...]) -> list[int]:
    """1 for a piece inside a wrong span, else 0."""
    marks = np.zeros(len(offsets), dtype=int)
    for span in wrong:
        marks[(offsets[:, 0] < span.end) & (offsets[:, 1] > span.start)] = 1
    return marks.tolist()


def answered(cosine: NDArray[np.float32], taken: NDArray[np.bool_], replaced: bool) -> list[int]:
    """What is left without an answer on a side, when pieces of the other one are taken away.

    ``cosine``: (this side, the other side) of the pair as it was. A piece whose
    best answer was taken, and that is itself the best answer of a taken piece,
    has lost it; where only one of the two holds it cannot be told. ``replaced``:
    something else stands there now, and whether that answers is not told.
    """
    best = cosine.argmax(axis=1)
    lost = taken[best]
    mutual = np.zeros(len(best), dtype=bool)
    if taken.any():
        mutual[cosine[:, taken].argmax(axis=0)] = True
    marks = np.where(lost & mutual, 1, np.where(lost | mutual, -1, 0))
    return [int(m) for m in (np.where(marks == 1, -1, marks) if replaced else marks)]


@dataclass(frozen=True, slots=True)
class Sources:
    """Where good translations are read from."""

    wmt: Path
    without: frozenset[str]
    most: int | None = None
    english: int | None = None
    handbook: Path | None = None
    portuguese: Path | None = None
    dictionary: Path | None = None
    examples: int = EXAMPLES

    def read(self, dice: random.Random) -> tuple[list[Translation], set[str]]:
        """All of them, and the stories that are kept to watch the training by.

        None is from a story of which a sentence is in ``without``. Which of WMT's
        stories are kept stays the same, whatever else is read.
        """
        found = [s for s in stories(self.wmt) if not _overlaps(s, self.without)]
        watched = _draw({s.id for s in found})
        pairs = list(translations(found, dice))
        talk: list[Translation] = []
        if self.english is None:
            pairs = _some(pairs, self.most, dice)
        if self.portuguese is not None:
            known = {s.id for s in found}
            more = portuguese.translations(self.portuguese, dice)
            pairs += [p for p in more if p.document in known]
        if self.handbook is not None:
            pages = list(handbook.translations(self.handbook, dice))
            watched |= _draw({p.document for p in pages})
            pairs += pages
        if self.dictionary is not None:
            talk = list(dictionary.translations(self.dictionary, self.examples, dice))
            watched |= _draw({p.document for p in talk})
        if self.english is not None:
            same = [p for p in pairs if p.source_language == p.target_language]
            others = [p for p in pairs if p.source_language != p.target_language]
            pairs = _some(same, self.english, dice) + _some(others, self.most, dice)
        return pairs + talk, watched


def build(out: Path, sources: Sources, seed: int, opposites: dict[str, tuple[str, ...]]) -> int:
    """Write the training set; gives the number of examples. ``opposites``: of English words."""
    dice = random.Random(seed)
    found, watched = sources.read(dice)
    pairs = [harmless(p, dice) for p in found]
    texts: dict[str, list[str]] = defaultdict(list)
    for pair in pairs:
        if pair.document not in watched:
            texts[pair.source_language].append(pair.source)
            texts[pair.target_language].append(pair.target)
    materials = {
        language: gather(
            language, dict.fromkeys(some), dice, opposites=opposites if language == "en" else None
        )
        for language, some in texts.items()
    }
    todo = list(plan(pairs, materials, dice))
    out.mkdir(parents=True, exist_ok=True)
    encoder = lower_encoder(LAYERS)
    states = States(out, encoder)
    count = 0
    with (out / "examples.jsonl").open("w", encoding="utf-8") as file:
        for start in range(0, len(todo), CHUNK):
            chunk = todo[start : start + CHUNK]
            states.add([t for p, _, e in chunk for t in (p.source, p.target, e.text)])
            table = np.memmap(out / "states.f16", dtype=np.float16, mode="r").reshape(-1, 384)
            for pair, side, planted in chunk:
                example = _example(pair, side, planted, states, table, encoder.head, watched)
                file.write(json.dumps(asdict(example)) + "\n")
                count += 1
            print(f"{start + len(chunk)} of {len(todo)}", flush=True)
    states.close(out)
    return count


def _example(
    pair: Translation,
    side: str,
    planted: Planted,
    states: States,
    table: NDArray[np.float16],
    head: int,
    watched: set[str],
) -> Example:
    left, right = states.number(pair.source), states.number(pair.target)
    new = states.number(planted.text)
    old, other = (left, right) if side == "source" else (right, left)
    here = labels(states.offsets[new], planted.wrong)
    there = [0] * len(states.offsets[other])
    if planted.gone:
        taken = np.array(labels(states.offsets[old], planted.gone), dtype=bool)
        there = answered(_cosine(table, states, other, old, head), taken, replaced=False)
    elif planted.kind.startswith(_REPLACING):
        there = [-1 if planted.kind in ("exchange", "jumble") else 0] * len(there)
        if planted.kind not in ("exchange", "jumble"):
            taken = np.array(labels(states.offsets[old], _replaced(planted)), dtype=bool)
            there = answered(_cosine(table, states, other, old, head), taken, replaced=True)
    return Example(
        pair.document,
        planted.kind,
        left,
        right,
        new if side == "source" else left,
        new if side == "target" else right,
        here if side == "source" else there,
        here if side == "target" else there,
        pair.document in watched,
    )


def _replaced(planted: Planted) -> tuple[Span, ...]:
    """Roughly where the old word stood: replacements begin at the same place."""
    return tuple(Span(s.start, max(s.start + 1, s.end)) for s in planted.wrong)


def _cosine(
    table: NDArray[np.float16], states: States, one: int, other: int, head: int
) -> NDArray[np.float32]:
    rows = []
    for number in (one, other):
        start, _ = states.rows[number]
        size = len(states.offsets[number])
        matrix = table[start + head : start + head + size].astype(np.float32)
        rows.append(matrix / (np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9))
    cosine: NDArray[np.float32] = rows[0] @ rows[1].T
    return cosine


def _some(pairs: list[Translation], most: int | None, dice: random.Random) -> list[Translation]:
    return pairs if most is None else dice.sample(pairs, min(most, len(pairs)))


def _draw(stories_read: set[str]) -> set[str]:
    return set(random.Random(SPLIT).sample(sorted(stories_read), int(len(stories_read) * LEFT_OUT)))


def _overlaps(story: Story, without: frozenset[str]) -> bool:
    return any(t in without for rows in (story.source, *story.people) for t in rows)


def main() -> None:
    """Read the arguments and build."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wmt", type=Path, required=True)
    parser.add_argument("--without", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, default=SPLIT)
    parser.add_argument("--most", type=int)
    parser.add_argument("--english", type=int)
    parser.add_argument("--handbook", type=Path)
    parser.add_argument("--portuguese", type=Path)
    parser.add_argument("--dictionary", type=Path)
    parser.add_argument("--examples", type=int, default=EXAMPLES)
    parser.add_argument("--wordnet", type=Path)
    options = parser.parse_args()
    without: frozenset[str] = frozenset()
    if options.without:
        without = frozenset(options.without.read_text(encoding="utf-8").splitlines())
    sources = Sources(
        options.wmt,
        without,
        options.most,
        options.english,
        options.handbook,
        options.portuguese,
        options.dictionary,
        options.examples,
    )
    opposites = antonyms.read(options.wordnet) if options.wordnet else {}
    print(build(options.out, sources, options.seed, opposites), "examples")


if __name__ == "__main__":
    main()
