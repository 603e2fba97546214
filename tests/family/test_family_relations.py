from dataclasses import replace

import pytest

from audit.family.relations import dependence, relation, relatives, version
from audit.types import (
    Document,
    DocumentClass,
    Parallel,
    Relation,
    Sentence,
    Span,
    Verdict,
    Version,
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


def published(name: str, publisher: str | None, when: str | None) -> Document:
    return replace(document(name, "en"), publisher=publisher, published=when)


@pytest.mark.parametrize(
    ("mine", "theirs", "related", "expected"),
    [
        (("Glas", "2024-05-02"), ("Glas", "2024-05-01"), Relation.COPY, Version.EARLIER),
        (("Glas", "2024-05-01"), (" glas", "2024-05-02"), Relation.REWRITE, Version.LATER),
        (
            ("Glas", "2024-05-01T23:30:00+02:00"),
            ("Glas", "2024-05-01T22:00:00Z"),
            Relation.COPY,
            Version.LATER,
        ),
        (("Glas", "2024-05-01"), ("Glas", "2024-05-01T00:00"), Relation.COPY, Version.UNDATED),
        (("Glas", None), ("Glas", "2024-05-01"), Relation.COPY, Version.UNDATED),
        (("Glas", "yesterday"), ("Glas", "2024-05-01"), Relation.COPY, Version.UNDATED),
        (("Glas", "2024-05-02"), ("Vjesnik", "2024-05-01"), Relation.COPY, None),
        ((None, "2024-05-02"), (None, "2024-05-01"), Relation.COPY, None),
        (("Glas", "2024-05-02"), ("Glas", "2024-05-01"), Relation.SAME_STORY, None),
        (("Glas", "2024-05-02"), ("Glas", "2024-05-01"), Relation.TRANSLATION, None),
        (("Glas", "2024-05-02"), ("Glas", "2024-05-01"), Relation.RELAY, None),
    ],
)
def test_versions_of_one_article_by_one_publisher(
    mine: tuple[str | None, str | None],
    theirs: tuple[str | None, str | None],
    related: Relation,
    expected: Version | None,
) -> None:
    one, other = published("a", *mine), published("b", *theirs)
    assert version(one, other, related) is expected
    back = {Version.EARLIER: Version.LATER, Version.LATER: Version.EARLIER}
    turned = expected and back.get(expected, expected)
    assert version(other, one, related) is turned


def test_a_relative_says_which_version_it_is() -> None:
    one, other = published("a", "Glas", "2024-05-02"), published("b", "Glas", "2024-05-01")
    (found,) = relatives(one, [other], [COPIES], {})
    assert (found.relation, found.version) == (Relation.COPY, Version.EARLIER)
