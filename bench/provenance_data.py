"""WMT documents for measuring provenance: originals, human and machine translations.

``../shared/data/wmt`` beside the project; for measuring only.
"""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from audit.types import Document, Sentence, Span

DATA = Path(__file__).resolve().parents[2] / "shared" / "data" / "wmt"


@dataclass(frozen=True, slots=True)
class Version:
    """One text of one story: an original, a reference or a system's output."""

    year: str
    pair: str
    story: str
    kind: str  # original, human, machine
    system: str
    language: str
    segments: tuple[str, ...]

    @property
    def words(self) -> int:
        """Space-separated words."""
        return sum(len(s.split()) for s in self.segments)

    @property
    def document(self) -> Document:
        """The version as a prepared document, one paragraph for all."""
        text = ""
        sentences = []
        for number, segment in enumerate(self.segments):
            start = len(text)
            text += segment
            sentences.append(Sentence(number, Span(start, len(text)), segment))
            text += " "
        name = f"{self.year}-{self.pair}-{self.story}-{self.system}"
        return Document(name, name, text, self.language, tuple(sentences))


def versions() -> Iterator[Version]:
    """Every version in the stored files; nothing when the data is missing."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for path in sorted(DATA.glob("*.xml.xz")):
        year, pair = path.name.split(".")[:2]
        root = etree.fromstring(lzma.decompress(path.read_bytes()), parser)
        for doc in root.iter("doc"):
            story = doc.get("id") or ""
            for part in doc:
                segments = tuple((s.text or "").strip() for s in part.iter("seg"))
                segments = tuple(s for s in segments if s)
                kind = {"src": "original", "ref": "human", "hyp": "machine"}[str(part.tag)]
                system = part.get("system") or part.get("translator") or "source"
                language = part.get("lang") or pair.split("-")[1]
                yield Version(year, pair, story, kind, system, language, segments)
