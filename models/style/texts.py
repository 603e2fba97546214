"""The texts that the style model is trained and measured on; see README.md."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from audit.embed.encoder import Matrix
from audit.prepare.sentences import split
from audit.provenance.style.reading import StyleReading, read_style

SYSTEMS = 3  # of each source text: more of them say the same again
SHORTEST = 60
NEWS = "wmt21"
"""The year whose English originals there are, and relays of them."""


@dataclass(frozen=True, slots=True)
class Text:
    """One English text: ``kind`` original, human, machine or relay; ``source`` its language.

    ``sums``: what ``models.style.states`` takes from the encoder, a row for each sentence.
    """

    year: str
    story: str
    kind: str
    source: str
    system: str
    segments: tuple[str, ...]
    sentences: tuple[str, ...]
    reading: StyleReading
    sums: Matrix | None = field(default=None, compare=False, repr=False)

    @property
    def translated(self) -> bool:
        """Whether it came out of another language, whoever translated it."""
        return self.kind != "original"

    @property
    def by_machine(self) -> bool:
        """Whether a machine wrote it."""
        return self.kind in ("machine", "relay")

    def cut(self, words: int) -> StyleReading:
        """The reading of the first ``words`` words, in whole sentences."""
        if words >= self.reading.words:
            return self.reading
        return read_style(self.sentences[: self.sentences_in(words)])

    def length(self, words: int) -> int:
        """How many words such a cut has."""
        return sum(len(s.split()) for s in self.sentences[: self.sentences_in(words)])

    def sentences_in(self, words: int) -> int:
        """How many of its sentences, from the first, make ``words`` words; all if none do."""
        taken = 0
        for number, sentence in enumerate(self.sentences):
            if taken >= words:
                return number
            taken += len(sentence.split())
        return len(self.sentences)


def text(year: str, story: str, kind: str, source: str, system: str, parts: Sequence[str]) -> Text:
    """A text cut into sentences as the audit cuts them, and read."""
    sentences = tuple(span.of(part) for part in parts for span in split(part, "en"))
    return Text(year, story, kind, source, system, tuple(parts), sentences, read_style(sentences))


def stored_texts(relays: Sequence[Path], more: Sequence[Path]) -> list[Text]:
    """All training texts; of each source ``SYSTEMS`` machine translations, taken in turn."""
    from bench.provenance_data import Version, versions

    texts: list[Text] = []
    machine: dict[tuple[str, str, str], list[Version]] = defaultdict(list)
    originals: set[tuple[str, ...]] = set()
    for v in versions():
        if v.language != "en" or v.words < SHORTEST:
            continue
        if v.kind == "machine":
            machine[v.year, v.pair, v.story].append(v)
        elif v.kind == "human":
            texts.append(_of(v))
        elif v.segments not in originals:
            originals.add(v.segments)
            texts.append(text(v.year, f"en|{v.story}", "original", "en", "source", v.segments))
    for turn, found in enumerate(machine.values()):
        found.sort(key=lambda v: v.system)
        steps = {(turn + k * len(found) // SYSTEMS) % len(found) for k in range(SYSTEMS)}
        texts += [_of(found[step]) for step in sorted(steps)]
    texts += stored_relays(relays)
    for path in more:
        for number, line in enumerate(path.read_text("latin-1").splitlines()):
            if len(line.split()) >= SHORTEST:
                texts.append(text(path.stem, f"{path.stem}|{number}", "original", "en", "", [line]))
    return [t for t in texts if t.reading.words >= SHORTEST]


def stored_relays(files: Sequence[Path]) -> list[Text]:
    """Relay documents that `bench.build_relays` wrote; their year is that of their originals.

    Of a further original (``--more``) the story is the file's name and the line's number.
    """
    found = []
    for path in files:
        for line in path.read_text("utf-8").splitlines():
            r = json.loads(line)
            where, named, _ = r["story"].partition("|")
            story = r["story"] if named else f"en|{r['story']}"
            year, through = where if named else NEWS, r["through"]
            found.append(text(year, story, "relay", through, f"relay-{through}", r["segments"]))
    return [t for t in found if t.reading.words >= SHORTEST]


def _of(v) -> Text:  # type: ignore[no-untyped-def]
    return text(v.year, f"{v.pair}|{v.story}", v.kind, v.pair[:2], v.system, v.segments)
