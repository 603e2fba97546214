"""Day and month that changed places, where the order of one side is known."""

from __future__ import annotations

import pytest

from audit.drift.case import Case, Witness
from audit.drift.numbers import find
from audit.types import Counterpart, Document, Finding, Kind, Link, Relation, Sentence, Span


def document(name: str, language: str, *lines: str) -> Document:
    sentences, at = [], 0
    for number, line in enumerate(lines):
        span = Span(at, at + len(line))
        sentences.append(Sentence(number, span, line, language=language, block=number))
        at = span.end + 1
    return Document(name, name, "\n".join(lines), language, tuple(sentences))


def judged(source: Document, target: Document) -> list[Finding]:
    links = tuple(Link((i,), (Counterpart("w", (i,), 1.0),)) for i in range(len(target.sentences)))
    return list(find(Case(target, (Witness(source, Relation.TRANSLATION, True),), links)))


@pytest.mark.parametrize(
    ("source", "language", "target", "place"),
    [
        ("It opened on April 3, 2021.", "de", "Sie wurde am 04.03.2021 eröffnet.", "04.03.2021"),
        ("It opened on 3 April 2021.", "fr", "Il a ouvert le 04/03/2021.", "04/03/2021"),
        ("It opened on 2021-04-03.", "de", "Sie wurde am 4.3.2021 eröffnet.", "4.3.2021"),
        ("It opened on 5 June 2019.", "pt", "Abriu em 06/05/2019.", "06/05/2019"),
        ("It opened on May 6, 2019.", "es", "Abrió el 05-06-2019.", "05-06-2019"),
        ("It opened on May 6, 2019.", "ru", "Открыт 05.06.2019.", "05.06.2019"),
        ("It opened on 2021-04-03.", "ja", "2021年3月4日に開館した。", "3月4"),
    ],
)
def test_a_turned_date_is_found(source: str, language: str, target: str, place: str) -> None:
    found = judged(document("w", "en", source), document("d", language, target))
    assert [f.kind for f in found] == [Kind.DATE_ORDER]
    assert found[0].text.startswith(place)


@pytest.mark.parametrize(
    ("source", "language", "target"),
    [
        ("It opened on April 3, 2021.", "de", "Sie wurde am 03.04.2021 eröffnet."),
        ("It opened on 2021-04-03.", "de", "Sie wurde am 3.4.2021 eröffnet."),
        ("It opened on 04/03/2021.", "de", "Sie wurde am 03.04.2021 eröffnet."),
        ("It opened on 03/04/2021.", "de", "Sie wurde am 03.04.2021 eröffnet."),
        ("It opened on 12/21/2017.", "de", "Sie wurde am 21.12.2017 eröffnet."),
        ("It opened on April 4, 2021.", "fr", "Il a ouvert le 04/04/2021."),
        ("It opened on April 3, 2021.", "ja", "2021年4月3日に開館した。"),
        ("It opened on April 3, 2021.", "hu", "2021.04.03-án nyílt meg."),
        ("From 3 April 2021 to 4 March 2022", "de", "Vom 03.04.2021 bis 04.03.2022"),
    ],
)
def test_the_same_day_is_no_error(source: str, language: str, target: str) -> None:
    assert not judged(document("w", "en", source), document("d", language, target))


def test_a_text_shows_its_own_order() -> None:
    ours = document("d", "en", "It opened on 04/03/2021.", "It closed on 12/21/2021.")
    theirs = document("w", "de", "Sie öffnete am 04.03.2021.", "Sie schloss am 21.12.2021.")
    assert [f.kind for f in judged(theirs, ours)] == [Kind.DATE_ORDER]
    ours = document("d", "en", "It opened on 04/03/2021.", "It closed on 21/12/2021.")
    assert not judged(theirs, ours)
