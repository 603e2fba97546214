"""Findings of the judge: runs of words that nothing answers to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from audit.align.pieces import split
from audit.drift.case import Case, Witness
from audit.drift.content import find
from audit.drift.content.runs import Cuts, runs
from audit.judge.weighed import SideScores, Weighed
from audit.types import (
    Category,
    Counterpart,
    Document,
    Finding,
    Kind,
    Link,
    Relation,
    Sentence,
    Span,
)

WRONG = 9.0
CUTS = Cuts(sure=3.0, joined=1.0)


def scores(text: str, *wrong: str, logit: float = WRONG) -> SideScores:
    """One piece a word, ``logit`` for those inside a wrong passage."""
    words = split(text)
    bad = [Span(text.index(w), text.index(w) + len(w)) for w in wrong]
    return SideScores(
        np.array([(w.start, w.end) for w in words], dtype=np.int32).reshape(-1, 2),
        np.array([logit if any(b.overlaps(w) for b in bad) else -5.0 for w in words], np.float32),
    )


class Marked:
    """A judge that was told which passages are wrong."""

    def __init__(self, source: tuple[str, ...], target: tuple[str, ...]) -> None:
        self.source, self.target = source, target

    def weigh(self, pairs: Sequence[tuple[str, str]]) -> list[Weighed | None]:
        return [
            Weighed(0.0, scores(one, *self.source), scores(other, *self.target))
            for one, other in pairs
        ]


def found(
    source: str,
    target: str,
    judge: Marked | None,
    relation: Relation = Relation.TRANSLATION,
) -> list[Finding]:
    def document(name: str, text: str) -> Document:
        text = f"Before. {text}"
        spans = (Span(0, 7), Span(8, len(text)))
        sentences = tuple(
            Sentence(n, s, s.of(text), language="en", block=0) for n, s in enumerate(spans)
        )
        return Document(name, name, text, "en", sentences)

    witness = Witness(document("w", source), relation, testifies=True)
    link = Link((1,), (Counterpart("w", (1,), 1.0),))
    return list(find(Case(document("d", target), (witness,), (link,), judge=judge)))


SOURCE = "The minister left Paris on Monday with two aides."


def test_left_out_stands_at_the_end_with_the_originals_words() -> None:
    target = "The minister left Paris on Monday."
    (one,) = found(SOURCE, target, Marked(("with two aides",), ()))
    assert (one.category, one.kind, one.text) == (Category.OMISSION, Kind.OMITTED, "")
    assert one.span == Span(8 + len(target), 8 + len(target))
    assert one.original is not None
    assert one.original.text == "with two aides"
    assert one.confidence > 0.9


def test_put_in_is_marked_where_it_stands() -> None:
    target = SOURCE.replace("Paris", "Paris in anger")
    (one,) = found(SOURCE, target, Marked((), ("in anger",)))
    assert (one.kind, one.text) == (Kind.ADDED, "in anger")
    assert one.explanation == "Nothing in the original answers to “in anger”."


def test_said_otherwise_names_what_the_original_says() -> None:
    target = SOURCE.replace("left", "reached")
    (one,) = found(SOURCE, target, Marked(("left",), ("reached",)))
    assert (one.kind, one.text) == (Kind.WORD_CHOICE, "reached")
    assert one.original is not None
    assert one.original.text == "left"


def test_sentences_that_do_not_belong_together_get_no_list_of_words() -> None:
    words = ("minister", "Paris", "Monday", "aides")
    scattered = "The minister then really left Paris again only on Monday with just two aides."
    assert not found(scattered, scattered, Marked(words, words))


@pytest.mark.parametrize("relation", [Relation.REWRITE, Relation.SAME_STORY, Relation.RELAY])
def test_only_against_what_the_document_translates(relation: Relation) -> None:
    assert not found(SOURCE, SOURCE, Marked((), ("Paris",)), relation)


def test_without_a_judge_there_is_nothing_to_say() -> None:
    assert not found(SOURCE, SOURCE, None)


def test_a_run_bridges_one_word_and_ends_at_two() -> None:
    text = "one two three four five six seven"
    marked = scores(text, "one", "three", "six")
    assert [r.span.of(text) for r in runs(text, marked, CUTS)] == ["one two three", "six"]


def test_a_run_needs_one_word_that_is_sure() -> None:
    text = "one two three"
    assert not runs(text, scores(text, "two", logit=2.0), CUTS)
