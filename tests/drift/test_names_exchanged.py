"""One country put for another between languages; CLDR's adjectives; stubbed vectors."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.drift.names import find
from audit.drift.names.exchanged import exchanges
from audit.drift.names.named import countries_in, places_in
from audit.drift.names.peoples import adjectives
from audit.types import Kind
from tests.drift.test_names_cross import Stub, document, pair


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
        ("tr", "Alman hükümeti", ["DE"]),
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
    ],
)
def test_the_finding_suggests_what_needs_no_inflection(
    languages: tuple[str, str], source: str, target: str, text: str, suggestion: str | None
) -> None:
    case = pair(source, target, languages, Stub(0.74))
    (finding,) = [f for f in find(case) if f.kind is Kind.NAME_CHANGED]
    assert (finding.text, finding.suggestion) == (text, suggestion)


@settings(deadline=None)  # the first call reads CLDR
@given(st.text(max_size=80), st.sampled_from(["de", "ar", "ja", "hi", "fr", "tr"]))
def test_spans_lie_in_the_text_in_order(text: str, language: str) -> None:
    past = 0
    for named in countries_in(text, language):
        assert past <= named.span.start < named.span.end <= len(text)
        past = named.span.end
    assert list(places_in(text, language)) == list(places_in(text, language))
