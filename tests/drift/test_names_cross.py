"""English names in other languages: letters, sounds, places, and stubbed vectors."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.drift.case import Case, Located, Witness
from audit.drift.names import extract, find
from audit.drift.names.cross import claim, odds
from audit.drift.names.exchanged import exchanges
from audit.drift.names.named import countries_in, places_in
from audit.drift.names.peoples import adjectives
from audit.drift.names.render import ForeignSide, letters, stands_by_name
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


def pair(source: str, target: str, languages: tuple[str, str], words: Stub | None) -> Case:
    witness = Witness(document("s", source, languages[0]), Relation.TRANSLATION, True)
    link = Link((0,), (Counterpart("s", (0,), 1.0),))
    return Case(document("t", target, languages[1]), (witness,), (link,), words)


def judged(
    source: str, target: str, languages: tuple[str, str], words: Stub | None
) -> list[Finding]:
    return list(find(pair(source, target, languages, words)))


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
        ("The budget of Germany", "ru", "Бюджет немецкого правительства"),
        ("The budget of Germany", "pt", "O orçamento alemão"),
        ("The budget of Germany", "de", "Der deutsche Haushalt"),
        ("The king of Greece", "fr", "Le roi grec"),
        ("The growth of Hungary", "hu", "A magyar növekedés"),
    ],
)
def test_a_rendering_is_seen(english: str, language: str, foreign: str) -> None:
    name = extract(english, "en")[-1].value
    side = ForeignSide((foreign,), language)
    other = extract("He saw Brooklyn Zimmermann.", "en")[-1].value
    assert stands_by_name(name, side) or letters(name, side) > 1.0
    assert not stands_by_name(other, side)
    assert letters(other, side) < -2.0


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("sr", "Otputovao je u Severnu Koreju, pa u Čile i Nemačku.", {"KP", "CL", "DE"}),
        ("ja", "北朝鮮とイタリアへ行った", {"KP", "IT"}),
        ("ar", "سافر إلى بيرو ثم إلى بيروت", {"PE", "Asia/Beirut"}),
        ("he", "בצרפת ובאיטליה", {"FR", "IT"}),
        ("ko", "이탈리아에서", {"IT"}),
        ("de", "Er malte den Iran nicht.", {"IR"}),
        ("de", "Das Irankabinett und die Perücken", set()),
    ],
)
def test_places_by_their_names(language: str, text: str, places: set[str]) -> None:
    assert {named.identity for named in places_in(text, language)} == places


def test_another_country_stands_there() -> None:
    (finding,) = judged(
        "Yesterday he flew to Norway.", "Juče je odleteo u Peru.", ("en", "sr"), Stub(0.5, "Peru")
    )
    assert finding.kind is Kind.NAME_CHANGED
    assert (finding.text, finding.suggestion) == ("Peru", "Norveška")


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


def test_what_speaks_for_a_name() -> None:
    assert odds("full name", -6.0, 0.5) > 1 > odds("full name", 6.0, 0.5)
    assert odds("full name", -6.0, 0.5) > odds("full name", -6.0, 0.7)
    assert odds("place", 0.0, 0.6, rival=True) > odds("place", 0.0, 0.6)
    assert odds("surname", 0.0, 0.5) > odds("one ordinary word", 0.0, 0.5)


def test_a_place_named_instead_tips_the_scales() -> None:
    pair = ("They flew to Zambia.", "Odleteli su u Severnu Koreju.")
    (finding,) = judged(*pair, ("en", "sr"), Stub(0.72, "Severnu Koreju"))
    assert finding.text == "Severnu Koreju"
    assert judged(pair[0], "Odleteli su tamo.", ("en", "sr"), Stub(0.72)) == []


@pytest.mark.parametrize(
    ("word", "proof"),
    [("Gates", "surname"), ("Woods", "surname"), ("Arctic", "one ordinary word")],
)
def test_a_surname_that_is_a_word(word: str, proof: str) -> None:
    (mention,) = extract(f"Then he saw {word} again.", "en")
    assert claim(mention, "sr") == proof


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("de", "die ägyptischen und britischen Häfen", ["EG", "GB"]),
        ("de", "Die US-Regierung und die USA", ["US", "US"]),
        ("fr", "les Américaines et la presse égyptienne", ["US", "EG"]),
        ("pt", "as empresas francesas e chinesas", ["FR", "CN"]),
        ("es", "una compañía turca", ["TR"]),
        ("sv", "den egyptiska tidningen om dans", ["EG"]),
        ("pl", "węgierskiego rządu", ["HU"]),
        ("ru", "в американских и египетских газетах", ["US", "EG"]),
        ("cs", "francouzská vláda", ["FR"]),
        ("hu", "az egyiptomi és a német kormány", ["EG", "DE"]),
        ("tr", "Alman hükümeti, İsviçre", ["DE", "CH"]),
        ("he", "מתישהו בוליביה וצ‘ילה", ["BO", "CL"]),
        ("ar", "وتعيش في سكوبيه", []),
        ("ar", "الحكومة المصرية", ["EG"]),
        ("hi", "चीनी सरकार को प्राप्त", ["CN"]),
        ("ja", "中国政府", ["CN"]),
        ("de", "Er zahlte in Franken und Rupien.", []),
        ("it", "il servizio nuovo", []),
        ("xx", "die deutsche Regierung", []),
    ],
)
def test_countries_by_names_and_adjectives(language: str, text: str, countries: list[str]) -> None:
    assert [named.identity for named in countries_in(text, language)] == countries


def test_an_adjective_of_two_countries_is_nobodys() -> None:
    for language in ("de", "fr", "ru", "pt"):
        stems = [a.stem for a in adjectives(language)]
        assert len(stems) == len(set(stems))


def exchanged(english: str, language: str, foreign: str, words: Stub) -> list[tuple[str, str]]:
    """What is lost, and what stands in its place."""
    here, there = document("e", english, "en"), document("f", foreign, language)
    return [
        (exchange.lost.span.of(english), exchange.instead.span.of(foreign))
        for exchange in exchanges(here, (0,), there, (0,), words)
    ]


@pytest.mark.parametrize(
    ("english", "language", "foreign", "pair"),
    [
        ("The Chinese act.", "de", "Die britische Regierung handelt.", ("Chinese", "britische")),
        ("DEFENDING India's growth", "de", "Wachstum in Peru", ("India", "Peru")),
        ("He lectured in Helsinki.", "de", "Er sprach in Zürich.", ("Helsinki", "Zürich")),
        ("The Haitian cities", "fr", "Les villes de Paris", ("Haitian", "Paris")),
        ("The Polish police", "ru", "Турецкая полиция", ("Polish", "Турецкая")),
    ],
)
def test_one_country_for_another(
    english: str, language: str, foreign: str, pair: tuple[str, str]
) -> None:
    assert exchanged(english, language, foreign, Stub(0.5)) == [pair]


def test_two_places_in_whose_stead_one_stands_are_one_exchange() -> None:
    pairs = exchanged("Port-au-Prince and Haiti", "de", "Paris", Stub(0.5))
    assert pairs == [("Port-au-Prince", "Paris")]


@pytest.mark.parametrize(
    ("english", "language", "foreign"),
    [
        ("The Chinese government acts.", "de", "Die chinesische Regierung handelt."),
        ("The Chinese government acts.", "de", "Peking handelt."),
        ("The Chinese government acts.", "de", "Die Regierung handelt."),
        ("Britain and France", "de", "England und Frankreich"),
        ("The Dutch team", "de", "Die Mannschaft der Niederlande"),
        ("North Korea said", "de", "Pjöngjang sagte"),
        ("La Scala in Rome", "de", "Die Scala in Italien"),
        ("The U.S. economy, said the French", "fr", "L’économie américaine, selon les Français"),
    ],
)
def test_no_exchange(english: str, language: str, foreign: str) -> None:
    assert not exchanged(english, language, foreign, Stub(0.5))


def test_a_word_that_means_the_country_by_another_name() -> None:
    assert not exchanged("The Spanish coast", "de", "Die iberische Küste in Peru", Stub(0.9))


@pytest.mark.parametrize(
    ("languages", "source", "target", "text", "suggestion"),
    [
        (("en", "de"), "The growth of India", "Das Wachstum in Peru", "Peru", "Indien"),
        (("en", "de"), "The Chinese act.", "Die Briten handeln, die Briten.", "Briten", None),
        (("de", "en"), "Die deutsche Polizei", "The Turkish police", "Turkish", None),
        (("en", "de"), "COPENHAGEN – It rained.", "Berlin – Es regnete.", "Berlin", "Kopenhagen"),
        (("de", "en"), "Er war in Wien.", "He was in Helsinki.", "Helsinki", "Vienna"),
    ],
)
def test_the_finding_suggests_what_needs_no_inflection(
    languages: tuple[str, str], source: str, target: str, text: str, suggestion: str | None
) -> None:
    place = "Wien" if languages[0] == "de" else "Berlin"
    case = pair(source, target, languages, Stub(0.7, place))
    (finding,) = [f for f in find(case) if f.kind is Kind.NAME_CHANGED]
    assert (finding.text, finding.suggestion) == (text, suggestion)


@given(st.text(max_size=80), st.sampled_from(["de", "ar", "ja", "hi", "fr", "tr"]))
def test_spans_lie_in_the_text_in_order(text: str, language: str) -> None:
    past = 0
    for named in countries_in(text, language):
        assert past <= named.span.start < named.span.end <= len(text)
        past = named.span.end
    assert list(places_in(text, language)) == list(places_in(text, language))


def texts(name: str, language: str, *sentences: str) -> Document:
    """A document of several sentences, one a line."""
    starts = [sum(len(s) + 1 for s in sentences[:i]) for i in range(len(sentences))]
    cut = tuple(
        Sentence(i, Span(start, start + len(text)), text, language=language)
        for i, (start, text) in enumerate(zip(starts, sentences, strict=True))
    )
    return Document(name, name, "\n".join(sentences), language, cut)


def in_documents(
    english: tuple[str, ...], foreign: tuple[str, ...], place: str | None = None
) -> list[tuple[Kind, str]]:
    """Kinds, and what the original has, of the findings on a French text, sentence by sentence."""
    source, target = texts("s", "en", *english), texts("t", "fr", *foreign)
    links = tuple(Link((i,), (Counterpart("s", (i,), 1.0),)) for i in range(len(foreign)))
    case = Case(target, (Witness(source, Relation.TRANSLATION, True),), links, Stub(0.4, place))
    return [(f.kind, f.original.text if f.original else "") for f in find(case)]


def test_a_name_said_before_may_be_a_pronoun_here() -> None:
    said = in_documents(
        ("Sandra Petrova came.", "Then Sandra Petrova spoke of peace."),
        ("Sandra Petrova est venue.", "Puis elle a parlé de la paix."),
    )
    assert said == []


def test_a_missing_name_is_no_suggestion_for_its_sentence() -> None:
    for languages in (("en", "de"), ("en", "en")):
        target = "Der Plan steht." if languages[1] == "de" else "The plan is ready."
        (finding,) = judged("Sandra Petrova has a plan ready.", target, languages, Stub(0.2))
        assert (finding.kind, finding.suggestion) == (Kind.NAME_MISSING, None)


def test_a_name_said_nowhere_is_missing() -> None:
    said = in_documents(
        ("She came.", "Then Sandra Petrova spoke of peace."),
        ("Elle est venue.", "Puis elle a parlé de la paix."),
    )
    assert said == [(Kind.NAME_MISSING, "Sandra Petrova")]


@pytest.mark.parametrize(
    "wrong", ["Puis Angela Merkel a parlé de la paix.", "Puis la Norvège a parlé de la paix."]
)
def test_somebody_else_in_the_place_of_a_name_said_before(wrong: str) -> None:
    said = in_documents(
        ("Sandra Petrova came.", "Then Sandra Petrova spoke of peace."),
        ("Sandra Petrova est venue.", wrong),
    )
    assert said[0] == (Kind.NAME_MISSING, "Sandra Petrova")


def test_a_name_that_stands_for_a_pronoun_of_the_original() -> None:
    said = in_documents(
        ("Sandra Petrova came.", "Then she spoke of peace."),
        ("Sandra Petrova est venue.", "Puis Petrova a parlé de la paix."),
    )
    assert said == []


@pytest.mark.parametrize(("by", "said"), [("Sandra", []), ("Angela", [Kind.NAME_CHANGED])])
def test_another_part_of_the_same_name(by: str, said: list[Kind]) -> None:
    found = in_documents(
        ("Sandra Petrova came.", "“Peace,” Petrova added."),
        ("Sandra Petrova est venue.", f"« La paix », dit {by}."),
        by,
    )
    assert [kind for kind, _ in found] == said
