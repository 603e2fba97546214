import pytest

from audit.report.ranking import Level, decide, ranked
from audit.types import Category, DocumentClass, Finding, Kind, Place, Severity, Span


def finding(severity, confidence=0.9, places=1, start=0):
    spans = [Span(start + i, start + i + 1) for i in range(places)]
    return Finding(
        Category.NUMBER,
        Kind.CHANGED,
        severity,
        confidence,
        spans[0],
        "x",
        "Because.",
        places=tuple(Place(s, "x") for s in spans) if places > 1 else (),
    )


MINOR, MAJOR, CRITICAL = Severity
COPIED, REWORDED = DocumentClass.SYNDICATED_COPY, DocumentClass.REWRITE
PEOPLE, MACHINE = DocumentClass.INDEPENDENT, DocumentClass.MACHINE_TRANSLATED


@pytest.mark.parametrize(
    ("document_class", "findings", "level", "sentence"),
    [
        (PEOPLE, (), Level.RUN, "Can run: nothing to mend."),
        (PEOPLE, (finding(MINOR),), Level.RUN, "Can run: 1 small thing to look at."),
        (PEOPLE, (finding(MINOR, places=3),), Level.RUN, "Can run: 3 small things to look at."),
        (PEOPLE, (finding(MAJOR),), Level.MEND, "Do not run as it is: 1 place to mend."),
        (
            PEOPLE,
            (finding(MAJOR, places=3), finding(CRITICAL), finding(MINOR), finding(MAJOR, 0.2)),
            Level.MEND,
            "Do not run as it is: 4 places to mend.",
        ),
        (PEOPLE, (finding(MAJOR, 0.49),), Level.CHECK, "Check 1 doubtful place before it runs."),
        (MACHINE, (finding(MAJOR, 0.5),), Level.MEND, "Do not run as it is: 1 place to mend."),
        (MACHINE, (finding(MINOR),), Level.CHECK, "Read it against a source before it runs"),
        (COPIED, (), Level.CHECK, "Nothing to mend, but it is a copy"),
        (REWORDED, (finding(MINOR),), Level.CHECK, "Nothing to mend, but it is another text"),
        (COPIED, (finding(MAJOR),), Level.MEND, "Do not run as it is: 1 place to mend."),
    ],
)
def test_the_decision_is_a_sentence(factory, document_class, findings, level, sentence):
    document = factory.document("d", "xxxxxxxx")
    report = factory.report(document, factory.verdict(document_class), findings=findings)
    decision = decide(report)
    assert decision.level is level
    assert decision.sentence.startswith(sentence)


def test_worst_first_then_surest_then_in_order():
    given = [
        finding(MINOR, 0.99),
        finding(CRITICAL, 0.2, start=5),
        finding(MAJOR, 0.5, start=9),
        finding(MAJOR, 0.5, start=2),
        finding(MAJOR, 0.8),
    ]
    assert [(f.severity, f.confidence, f.span.start) for f in ranked(given)] == [
        (CRITICAL, 0.2, 5),
        (MAJOR, 0.8, 0),
        (MAJOR, 0.5, 2),
        (MAJOR, 0.5, 9),
        (MINOR, 0.99, 0),
    ]
