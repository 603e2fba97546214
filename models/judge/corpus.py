"""Good translations to plant errors in: the human and machine translations of WMT's test sets.

Read from the XML that the shared task gives out. Nothing of it is kept: what is
trained on it is a few numbers a layer.
"""

from __future__ import annotations

import lzma
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

LONGEST = 420
"""Characters of a sentence that is trained on: three in four are shorter than half of this."""
SHORTEST = 12


@dataclass(frozen=True, slots=True)
class Translation:
    """One sentence and a good rendering of it; ``document`` keeps texts apart by story.

    ``beside``: the same sentence in another language than ``target``'s, where it is known.
    """

    document: str
    source_language: str
    source: str
    target_language: str
    target: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Story:
    """A document of a test set: its source, people's translations, machines' translations."""

    id: str
    source_language: str
    target_language: str
    source: tuple[str, ...]
    people: tuple[tuple[str, ...], ...]
    machines: tuple[tuple[str, ...], ...]


def stories(folder: Path) -> Iterator[Story]:
    """Every document of every test set in ``folder`` (``*.xml.xz``)."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for path in sorted(folder.glob("*.xml.xz")):
        root = etree.fromstring(lzma.decompress(path.read_bytes()), parser)
        for document in root.iter("doc"):
            source = document.find("src")
            if source is None:
                continue
            people = [_segments(r) for r in document.findall("ref")]
            machines = [_segments(h) for h in document.findall("hyp")]
            renderings = document.find("ref")
            if renderings is None:
                continue
            rows = _segments(source)
            yield Story(
                f"{path.name}/{document.get('id')}",
                source.get("lang", ""),
                renderings.get("lang", ""),
                rows,
                tuple(p for p in people if len(p) == len(rows)),
                tuple(m for m in machines if len(m) == len(rows)),
            )


def translations(
    found: list[Story], dice: random.Random, *, machine_share: float = 0.8
) -> Iterator[Translation]:
    """Pairs to train on: source and person, source and machine, person and machine, in turn.

    Of the machines one is drawn for each sentence, and two beside a person's English, so that
    no system's habits are learnt. English beside English is what an audit of republished news sees.
    """
    for story in found:
        languages = (story.source_language, story.target_language)
        for row, source in enumerate(story.source):
            people = [p[row] for p in story.people]
            machines = dice.sample(story.machines, min(2, len(story.machines)))
            machine = machines[0][row] if machines else ""
            pairs = [(*languages, source, person) for person in people]
            if machine and dice.random() < machine_share:
                pairs.append((*languages, source, machine))
            if languages[1] == "en" and people:
                person = dice.choice(people)
                pairs += [("en", "en", person, m[row]) for m in machines]
                others = [p for p in people if p != person]
                if others:
                    pairs.append(("en", "en", person, dice.choice(others)))
            for one, other, left, right in pairs:
                if all(SHORTEST <= len(text) <= LONGEST for text in (left, right)):
                    yield Translation(story.id, one, left, other, right, source)


def _segments(parent: etree._Element) -> tuple[str, ...]:
    return tuple((seg.text or "").strip() for seg in parent.iter("seg"))
