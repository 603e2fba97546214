import zlib
from collections.abc import Sequence

import numpy as np

from audit.embed.encoder import Matrix, TokenVectors
from audit.family import group
from audit.types import Document, Role, Sentence, Span

STORIES = ("fire", "match", "vote")


class StoryEncoder:
    """Sentences of one story point one way, give or take; all share one direction."""

    signature = "stories"
    dimension = 64

    def sentences(self, texts: Sequence[str]) -> Matrix:
        rows = []
        for text in texts:
            noise = np.random.default_rng(zlib.crc32(text.encode())).normal(size=self.dimension)
            row = noise / np.linalg.norm(noise) * 0.5
            row[0] += 3.0
            for number, story in enumerate(STORIES):
                if story in text:
                    row[number + 1] += 1.0
            rows.append(row / np.linalg.norm(row))
        return np.array(rows, np.float32).reshape(len(texts), self.dimension)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        raise NotImplementedError


def document(name: str, *texts: str, role: Role = Role.BODY) -> Document:
    whole = "\n".join(texts)
    sentences, at = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(index, Span(at, at + len(text)), text, role))
        at += len(text) + 1
    return Document(name, name, whole, "en", tuple(sentences))


CORPUS = (
    document("a", "a fire broke out", "the fire spread", "nobody was hurt in the fire"),
    document("b", "the match was lost", "a long match"),
    document("c", "another fire report", "how the fire began"),
    document("d", "the vote is tomorrow"),
)


def names(families: Sequence[Sequence[Document]]) -> set[frozenset[str]]:
    return {frozenset(d.id for d in family) for family in families}


def test_documents_of_one_story_come_together_and_the_others_stay_alone() -> None:
    assert names(group(CORPUS, StoryEncoder())) == {frozenset("ac"), frozenset("b"), frozenset("d")}


def test_the_order_of_documents_does_not_matter() -> None:
    assert names(group(CORPUS[::-1], StoryEncoder())) == names(group(CORPUS, StoryEncoder()))


def test_clutter_does_not_make_a_family() -> None:
    clutter = document("e", "subscribe to read of the fire", role=Role.BOILERPLATE)
    assert frozenset("e") in names(group((*CORPUS, clutter), StoryEncoder()))


def test_nothing_and_one() -> None:
    assert group((), StoryEncoder()) == ()
    assert names(group(CORPUS[:1], StoryEncoder())) == {frozenset("a")}


def test_the_shared_direction_alone_makes_no_family() -> None:
    rows = StoryEncoder().sentences(["the match was lost", "the vote is tomorrow"])
    assert float(rows[0] @ rows[1]) > 0.8, "the fixture must look like the real model"
    assert len(group((CORPUS[1], CORPUS[3]), StoryEncoder())) == 2


def test_a_sentence_alone_and_one_said_ten_thousand_times() -> None:
    once = document("once", "the fire spread")
    often = document("often", *["the fire spread"] * 10_000)
    other = document("other", "a long match")
    found = names(group((once, often, other), StoryEncoder()))
    assert found == {frozenset(("once", "often")), frozenset(("other",))}


class BlindEncoder(StoryEncoder):
    """Reads nothing but ASCII: other texts have no piece, and so no vector."""

    def sentences(self, texts: Sequence[str]) -> Matrix:
        rows = super().sentences(texts)
        rows[[not text.isascii() for text in texts]] = 0.0
        return rows


def test_what_the_encoder_cannot_read_is_like_nothing() -> None:
    unread = [document(f"u{n}", f"\U0001e900\U0001e901{n}", f"\U0001e902{n}") for n in range(2)]
    found = names(group((*CORPUS, *unread), BlindEncoder()))
    assert {frozenset(("u0",)), frozenset(("u1",))} <= found


def test_a_whole_library_in_one_document_is_read_for_its_first_sentences() -> None:
    asked: list[int] = []

    class Noting(StoryEncoder):
        def sentences(self, texts: Sequence[str]) -> Matrix:
            asked.append(len(texts))
            return super().sentences(texts)

    library = document("library", *(f"the vote of day {n}" for n in range(20_000)))
    assert len(group((library, CORPUS[3]), Noting())) == 1
    assert max(asked) < 500
