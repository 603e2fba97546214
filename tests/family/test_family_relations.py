import pytest

from audit.family.relations import dependence, relation
from audit.types import (
    Document,
    DocumentClass,
    Parallel,
    Relation,
    Sentence,
    Span,
    Verdict,
)


def document(name: str, language: str, sentences: int = 12) -> Document:
    text = "\n".join("abc" for _ in range(sentences))
    return Document(
        name,
        name,
        text,
        language,
        tuple(Sentence(i, Span(4 * i, 4 * i + 3), "abc") for i in range(sentences)),
    )


def verdict(document_class: DocumentClass) -> Verdict:
    return Verdict(
        document_class,
        tuple((c, 1.0 if c is document_class else 0.0) for c in DocumentClass),
        (),
        (),
    )


ENGLISH, OTHER, SERBIAN = document("a", "en"), document("b", "en"), document("c", "sr")
FOLLOWS = Parallel("b", 0.9, 0.8, 0.98, 0.8, 0.5, 0.05)
COPIES = Parallel("b", 0.9, 0.9, 1.0, 0.99, 0.95, 0.8)
AKIN = Parallel("b", 0.35, 0.3, 0.2, 0.5, 0.3, 0.02)
MT, HUMAN = verdict(DocumentClass.MACHINE_TRANSLATED), verdict(DocumentClass.INDEPENDENT)


@pytest.mark.parametrize(
    ("other", "parallel", "verdicts", "expected"),
    [
        (OTHER, COPIES, (None, None), Relation.COPY),
        (OTHER, COPIES, (MT, None), Relation.RELAY),
        (OTHER, FOLLOWS, (None, None), Relation.REWRITE),
        (OTHER, FOLLOWS, (MT, None), Relation.RELAY),
        (OTHER, FOLLOWS, (HUMAN, MT), Relation.RELAY),
        (SERBIAN, FOLLOWS, (None, None), Relation.TRANSLATION),
        (OTHER, AKIN, (MT, MT), Relation.SAME_STORY),
        (SERBIAN, AKIN, (None, None), Relation.SAME_STORY),
    ],
)
def test_the_relation(
    other: Document,
    parallel: Parallel,
    verdicts: tuple[Verdict | None, Verdict | None],
    expected: Relation,
) -> None:
    assert relation(ENGLISH, other, parallel, *verdicts) is expected


def test_a_short_text_inside_a_long_one_depends_on_it() -> None:
    inside = Parallel("b", 0.2, 0.95, 1.0, 0.8, 0.5, 0.0)
    assert dependence(inside, 8) > 0.5


def test_a_few_links_in_order_are_not_enough() -> None:
    assert dependence(Parallel("b", 0.3, 0.3, 1.0, 0.8, 0.5, 0.0), 3) < 0.5


def test_crossing_order_speaks_for_independence() -> None:
    crossing = Parallel("b", 0.6, 0.6, 0.0, 0.7, 0.4, 0.0)
    assert dependence(crossing, 8) < 0.5 < dependence(FOLLOWS, 10)
