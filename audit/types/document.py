"""Documents and the sentences in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

_set = object.__setattr__


@dataclass(frozen=True, slots=True, order=True, init=False)
class Span:
    """A half-open run of code points, ``start <= i < end``."""

    start: int
    end: int

    # What is made oftenest of all: written out, it takes half the time of what a dataclass makes.
    def __init__(self, start: int, end: int) -> None:
        if not 0 <= start <= end:
            raise ValueError(f"a span needs 0 <= start <= end, not {start}..{end}")
        _set(self, "start", start)
        _set(self, "end", end)

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The characters of ``text`` that this span covers."""
        return text[self.start : self.end]

    def shift(self, by: int) -> Span:
        """The same run, ``by`` code points further on."""
        return Span(self.start + by, self.end + by)

    def overlaps(self, other: Span) -> bool:
        """Whether the two runs share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this run."""
        return self.start <= other.start and other.end <= self.end


class Role(StrEnum):
    """What a sentence is for. Boilerplate is marked and kept, never deleted."""

    TITLE = "title"
    BODY = "body"
    BOILERPLATE = "boilerplate"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence (or heading, caption, list item) of a document.

    ``block`` numbers the paragraph that it stands in, from 0: translation by
    proxy works block by block, so number refill has to know it. ``language``
    is the shortest BCP 47 primary subtag, or None where it cannot be told.
    """

    index: int
    span: Span
    text: str
    role: Role = Role.BODY
    language: str | None = None
    block: int = 0

    def __post_init__(self) -> None:
        if self.span.end - self.span.start != len(self.text):
            raise ValueError(f"sentence {self.index}: span and text differ in length")

    def __hash__(self) -> int:
        return hash((self.index, self.span.start, self.text))


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What ``read`` hands on: extracted text and what the source said of itself.

    ``source`` is the path or address as the user named it; ``declared_language``
    what the file itself declares (``<html lang>``), or None.
    """

    id: str
    source: str
    text: str
    title: str | None = None
    declared_language: str | None = None
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A prepared document: its text, its language and its sentences in order.

    The sentences do not overlap and leave out nothing but white space. ``states``: what the
    encoder's middle layer says of its grammar words (``audit.provenance.style.states``), None
    where no encoder that shows its states has read it.
    """

    id: str
    source: str
    text: str
    language: str
    sentences: tuple[Sentence, ...]
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    states: float | None = None
    body: tuple[Sentence, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        position, text = 0, self.text
        for number, sentence in enumerate(self.sentences):
            start, end = sentence.span.start, sentence.span.end
            if sentence.index != number:
                raise ValueError(f"{self.id}: sentence {number} carries the index {sentence.index}")
            if start < position or end > len(text):
                raise ValueError(f"{self.id}: sentence {number} overlaps or leaves the text")
            if text[start:end] != sentence.text:
                raise ValueError(f"{self.id}: sentence {number} is not what the text says there")
            position = end
        body = tuple([s for s in self.sentences if s.role is not Role.BOILERPLATE])
        object.__setattr__(self, "body", body)

    def __hash__(self) -> int:
        # By what a string remembers of itself, not by every sentence anew: finders keep what they
        # have read of a document, and ask for it at every link.
        return hash((self.id, self.text))

    def cover(self, indices: tuple[int, ...]) -> Span:
        """The smallest span that holds all the sentences named by ``indices``."""
        spans = [self.sentences[i].span for i in indices]
        return Span(min(s.start for s in spans), max(s.end for s in spans))

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence in which ``offset`` falls, or None between sentences."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].span.end <= offset:
                low = middle + 1
            else:
                high = middle
        if low < len(self.sentences) and self.sentences[low].span.start <= offset:
            return self.sentences[low]
        return None
