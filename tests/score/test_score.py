from audit.score import Weights, score
from audit.types import Category, Document, Finding, Kind, Role, Sentence, Severity, Span


def document(words: int, role: Role = Role.BODY) -> Document:
    text = "word " * (words - 1) + "word"
    return Document("d", "d.txt", text, "en", (Sentence(0, Span(0, len(text)), text, role),))


def finding(severity: Severity, category: Category, kind: Kind) -> Finding:
    return Finding(category, kind, severity, 0.9, Span(0, 4), "word", "Because.")


NAME = finding(Severity.MAJOR, Category.ENTITY, Kind.NAME_RESPELT)
NUMBER = finding(Severity.CRITICAL, Category.NUMBER, Kind.CHANGED)
TERM = finding(Severity.MINOR, Category.TERMINOLOGY, Kind.TERM_COINED)


def test_a_faithful_document_scores_nothing():
    assert score(document(200), ()).overall == 0


def test_penalties_are_per_hundred_words_and_by_subject():
    scores = score(document(200), (NAME, NUMBER, TERM))
    assert (scores.names, scores.numbers, scores.terminology) == (2.5, 12.5, 0.5)
    assert scores.overall == 15.5


def test_the_scale_ends_at_a_hundred():
    assert score(document(100), (NUMBER,) * 9).overall == 100


def test_weights_can_be_set():
    assert score(document(100), (NAME,), Weights(major=10)).names == 10


def test_boilerplate_does_not_dilute():
    assert score(document(400, Role.BOILERPLATE), (NAME,)).names == 5


def test_a_headline_is_not_swamped_by_one_slip():
    assert score(document(5), (TERM,)).terminology == 1
