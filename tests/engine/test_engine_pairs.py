import pytest

from audit.drift.case import Case
from audit.engine import pairs
from audit.engine.pairs import judge
from audit.read.pairs import PairRecord
from audit.types import Category, Finding, Kind, Place, Severity, Span


def record(name: str, source: str, target: str, document: str | None = None) -> PairRecord:
    return PairRecord(name, source, target, "en", "en", document)


def test_each_record_gets_its_own_findings_with_its_own_offsets() -> None:
    answers = judge(
        [
            record("a", "There were 12 people.", "There were 12 people.", "d"),
            record("b", "He paid 30 dollars.", "He paid 90 dollars.", "d"),
        ]
    )
    assert [a.id for a in answers] == ["a", "b"]
    assert answers[0].findings == ()
    (found,) = answers[1].findings
    assert found.span == Span(8, 8 + len(found.text))
    assert found.original is not None
    assert found.original.document is None
    assert "He paid 30 dollars."[found.original.span.start :].startswith("30")


def test_a_placeholder_is_critical_though_the_digits_agree_as_sets() -> None:
    source = "He was 42 when he was caught, and was sentenced to 42 years."
    target = "He was 42 when he was caught, and was sentenced to XNUMX years."
    ((lost,),) = (answer.findings for answer in judge([record("a", source, target)]))
    assert (lost.category, lost.severity, lost.text) == (
        Category.NUMBER,
        Severity.CRITICAL,
        "XNUMX",
    )
    assert lost.suggestion == "42"
    quoted = "Such pages print XNUMX where a number was lost."
    assert judge([record("a", quoted, quoted)])[0].findings == ()


def test_records_of_other_documents_are_not_looked_at() -> None:
    alone = judge([record("a", "He paid 30 dollars.", "He paid 90 dollars.")])
    among = judge(
        [
            record("x", "It has 90 rooms.", "It has 90 rooms.", "other"),
            record("a", "He paid 30 dollars.", "He paid 90 dollars."),
            record("y", "It has 30 rooms.", "It has 30 rooms."),
        ]
    )
    assert among[1] == alone[0]


def test_an_unusable_record_keeps_its_place() -> None:
    bad = PairRecord("b", "", "", None, None, None, error="a column is missing")
    answers = judge([record("a", "x", "x"), bad, record("c", "x", "x")])
    assert [a.id for a in answers] == ["a", "b", "c"]
    assert answers[1].drift is None
    assert answers[1].error == "a column is missing"


def test_a_finding_in_several_records_is_told_in_each(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    def find_each(cases: list[Case], termbase: object) -> list[tuple[Finding, ...]]:
        (case,) = cases
        spans = [
            Span(at, at + 3)
            for at in range(len(case.document.text))
            if case.document.text.startswith("foo", at)
        ]
        places = tuple(Place(span, "foo") for span in spans)
        coined = Finding(
            Category.TERMINOLOGY,
            Kind.TERM_COINED,
            Severity.MAJOR,
            0.9,
            spans[0],
            "foo",
            "No such word.",
            places=places,
        )
        return [(coined,)]

    monkeypatch.setattr("audit.drift.finders.find_each", find_each)
    answers = pairs.judge(
        [
            record("a", "x", "a foo", "d"),
            record("b", "x", "b", "d"),
            record("c", "x", "foo foo", "d"),
        ]
    )
    assert [len(a.findings) for a in answers] == [1, 0, 1]
    assert answers[0].findings[0].span == Span(2, 5)
    assert [p.span for p in answers[2].findings[0].places] == [Span(0, 3), Span(4, 7)]


@pytest.mark.parametrize("at_once", [1, 3, 64])
def test_findings_do_not_depend_on_how_many_texts_a_finder_goes_through(
    monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    texts = [
        ("He paid 30 dollars.", "He paid 90 dollars.", None),
        ("Park Geun-hye met Angela Merkel.", "Park Geun-hye met Olaf Scholz.", None),
        ("Nobody was hurt.", "Nobody was hurt.", "d"),
        ("It rose by 5 percent.", "It rose by 5 percentage points.", "d"),
        ("He did not find it.", "He found it.", None),
        ("They left on Monday.", "They left on Tuesday.", None),
    ]
    records = [record(str(n), *text) for n, text in enumerate(texts)]
    alone = [judge([one])[0] for one in records]
    monkeypatch.setattr(pairs, "AT_ONCE", at_once)
    assert [a.findings for a in judge(records)] == [a.findings for a in alone]
    assert sum(bool(a.findings) for a in alone) >= 4
