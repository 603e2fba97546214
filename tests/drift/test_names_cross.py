"""English names in other languages: letters, sounds, places, and stubbed vectors."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from audit.drift.case import Case, Located, Witness
from audit.drift.names import extract, find
from audit.drift.names.cross import claim, is_gone
from audit.drift.names.render import ForeignSide, rendered
from audit.types import Counterpart, Document, Finding, Kind, Link, Relation, Sentence, Span


@dataclass(frozen=True)
class Stub:
    """Word alignment that always says the same."""

    cosine: float
    place: str | None = None

    def locate(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> Located | None:
        at = target.text.find(self.place) if self.place else -1
        return None if at < 0 or not self.place else Located(Span(at, at + len(self.place)), 0.9)

    def support(
        self, source: Document, span: Span, target: Document, sentences: tuple[int, ...]
    ) -> float:
        return self.cosine


def document(name: str, text: str, language: str) -> Document:
    span = Span(0, len(text))
    return Document(name, name, text, language, (Sentence(0, span, text, language=language),))


def judged(
    source: str, target: str, languages: tuple[str, str], words: Stub | None
) -> list[Finding]:
    witness = Witness(document("s", source, languages[0]), Relation.TRANSLATION, True)
    link = Link((0,), (Counterpart("s", (0,), 1.0),))
    return list(find(Case(document("t", target, languages[1]), (witness,), (link,), words)))


@pytest.mark.parametrize(
    ("english", "language", "foreign"),
    [
        ("He is in Germany.", "sr", "On je u Nemačkoj."),
        ("He is in Vienna.", "hu", "Bécsben van."),
        ("He is in Egypt.", "ja", "彼はエジプトにいる。"),
        ("He is in Egypt.", "ar", "هو في مصر"),
        ("He saw Robert Tolliver.", "ru", "Он видел Роберта Толливера."),
        ("He saw Sandra Petrova.", "el", "Είδε τη Σάντρα Πέτροβα."),
        ("He saw Wayde Hunt.", "sr", "Video je Vejda Hanta."),
        ("He saw Guizhou.", "zh", "他看见了贵州。"),
        ("He is from Athens.", "de", "Er kommt aus Griechenland."),
    ],
)
def test_a_rendering_is_seen(english: str, language: str, foreign: str) -> None:
    name = extract(english, "en")[-1].value
    side = ForeignSide((foreign,), language)
    other = extract("He saw Brooklyn Zimmermann.", "en")[-1].value
    assert rendered(name, side) > 0.7
    assert rendered(other, side) < 0.6


def test_another_country_stands_there() -> None:
    (finding,) = judged(
        "Yesterday he flew to Norway.", "Juče je odleteo u Peru.", ("en", "sr"), Stub(0.5, "Peru")
    )
    assert finding.kind is Kind.NAME_CHANGED
    assert (finding.text, finding.suggestion) == ("Peru", "Norway")


def test_the_other_direction() -> None:
    target = "Yesterday he flew to Norway."
    (finding,) = judged("Juče je odleteo u Peru.", target, ("sr", "en"), Stub(0.5, "Peru"))
    assert finding.kind is Kind.NAME_CHANGED
    assert finding.text == "Norway"
    assert finding.original is not None
    assert finding.original.text == "Peru"


def test_letters_overrule_vectors() -> None:
    pair = ("Yesterday he flew to Norway.", "Juče je odleteo u Norvešku.")
    assert judged(*pair, ("en", "sr"), Stub(0.1, "Norvešku")) == []


def test_vectors_overrule_letters() -> None:
    assert judged("He saw Utah Jazz.", "他看到了爵士队。", ("en", "zh"), Stub(0.9)) == []


@pytest.mark.parametrize(
    "text", ["the NATO office", "the AMs", "two Germans", "the Court of Appeal", "the U19 side"]
)
def test_what_may_be_translated_is_not_claimed(text: str) -> None:
    assert all(claim(m, "sr") is None for m in extract(f"He saw {text}.", "en"))


def test_more_letters_need_less_cosine() -> None:
    assert is_gone("full name", 0.3, 0.55, "ja", lettered=False)
    assert not is_gone("full name", 0.9, 0.55, "ja", lettered=False)
    assert not is_gone("full name", 0.99, 0.0, "ja", lettered=False)
