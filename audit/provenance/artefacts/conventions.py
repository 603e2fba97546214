"""Number and quotation habits of other languages in English text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from audit.provenance.artefacts.reading import LONGEST_READ, Reading
from audit.types import Evidence, Role, Span

_DOT = ("hbs", "de", "es", "pt", "it", "tr", "nl", "el", "ro", "da", "id", "sl", "mk", "is", "az")
_COMMA = (*_DOT, "fr", "ru", "uk", "bg", "pl", "cs", "sk", "lt", "lv", "et", "fi", "hu", "sv", "nb")
_LOW_QUOTES = ("de", "hbs", "cs", "sk", "sl", "bg", "mk", "lt", "et", "is", "ro", "pl", "hu", "lv")
_ANGLE_QUOTES = ("fr", "ru", "uk", "es", "it", "pt", "nb", "el", "sq", "az", "fa", "hy")
_ORDINAL_DAYS = ("de", "hbs", "cs", "sk", "sl", "da", "nb", "fi", "et", "lv", "hu", "tr", "is")

_MONEY = (
    r"(?:euros?|EUR|€|dollars?|USD|dinars?|RSD|kuna|lira|TL|pounds?|crowns?|zloty|złoty|rubles?"
)
_MONEY += r"|roubles?|levs?|leva|lei|forints?|kroner|krona|pesos?|reais|francs?|won|yen|yuan)"
_NOUN = r"(?:people|persons|citizens|inhabitants|residents|soldiers|tons|tonnes|kilometers"
_NOUN += r"|kilometres|square|copies|votes|tickets|jobs|houses|homes|employees|workers|students"
_NOUN += r"|children|women|men|cases|deaths|tests|doses|visitors|fans|spectators|members)"


@dataclass(frozen=True, slots=True)
class Convention:
    """One habit: how it looks, how much it says, and whose it is."""

    kind: str
    pattern: re.Pattern[str]
    weight: float
    languages: tuple[str, ...]
    explanation: str


# Weights: log-likelihood ratios set by hand. None may accuse alone: writers on the
# Continent use them in English of their own.
CONVENTIONS: tuple[Convention, ...] = (
    Convention(
        "thousands_point",
        re.compile(
            rf"(?<![\w.,])(?:[€$£]\s?)?[1-9]\d{{0,2}}(?:\.\d{{3}})+(?![\d.,]\d|\d)(?=\s?{_MONEY}\b"
            rf"|\s{_NOUN}\b)"
            r"|(?<![\w.,])(?:[€$£]\s?)?[1-9]\d{0,2}(?:\.\d{3}){2,}(?![\d.]|,\d)"
        ),
        1.5,
        _DOT,
        "a point between thousands, as other languages write it",
    ),
    Convention(
        "decimal_comma",
        re.compile(
            r"(?<![\w.,])\d{1,3},\d{1,2}(?![\d,])(?=\s?(?:%|per\s?cent\b|million\b|billion\b"
            rf"|percent\b|percentage\b|degrees\b|km\b|kg\b|meters\b|metres\b|{_MONEY}\b))"
        ),
        1.5,
        _COMMA,
        "a comma before the decimals, as other languages write it",
    ),
    Convention(
        "low_quotes",
        re.compile(r"„[^„“”\n]{2,300}[“”\"]"),
        1.2,
        _LOW_QUOTES,
        "quotation marks that open at the foot of the line, as other languages set them",
    ),
    Convention(
        "angle_quotes",
        re.compile(r"«[^«»\n]{2,300}»|»[^«»\n]{2,300}«"),
        1.0,
        _ANGLE_QUOTES,
        "angle quotation marks, as other languages set them",
    ),
    Convention(
        "ordinal_day",
        re.compile(
            r"\b(?:[12]?\d|3[01])\.\s(?:January|February|March|April|May|June|July|August"
            r"|September|October|November|December)\b"
        ),
        1.0,
        _ORDINAL_DAYS,
        "a point after the day of the month, as other languages write it",
    ),
    Convention(
        "glued_quotation",
        re.compile(r"(?<=[a-z] )[a-z]{2,}[,:][\"“'‘][A-Z][\w’']*(?: [\w’'-]+){2}"),
        1.2,
        (),
        "no space before the quotation, as where a machine puts pieces together",
    ),
)


def foreign_convention(reading: Reading) -> Iterator[Evidence]:
    """Each habit at its first place, unless the text has the English one as often."""
    if not reading.english:
        return
    text = reading.document.text[:LONGEST_READ]
    boilerplate = [
        s.span for s in reading.sentences(Role.BOILERPLATE) if s.span.start < LONGEST_READ
    ]
    for convention in CONVENTIONS:
        places = [
            m
            for m in convention.pattern.finditer(text)
            if not any(b.contains(Span(m.start(), m.end())) for b in boilerplate)
        ]
        if not places or _english_too(convention.kind, text) > len(places):
            continue
        place = places[0]
        shown = place.group().strip()
        end = min(place.end(), place.start() + 80)
        if convention.kind in ("thousands_point", "decimal_comma"):
            tail = _UNIT.match(text, place.end())
            end = tail.end() if tail else place.end()
        shown = text[place.start() : end]
        yield Evidence(
            kind=convention.kind,
            text=shown,
            span=Span(place.start(), end),
            weight=convention.weight + (0.3 if len(places) > 2 else 0.0),
            explanation=f"“{shown}”: {convention.explanation}.",
            languages=_spread(convention.languages),
        )


def _spread(languages: tuple[str, ...]) -> tuple[tuple[str, float], ...]:
    """Equal likelihood over the languages that share a habit."""
    return tuple((language, 0.0) for language in languages)


_UNIT = re.compile(rf"\s?(?:%|{_MONEY}\b|{_NOUN}\b|percent\w*|per\s?cent|[mb]illion)")
_ENGLISH_WAY = {
    "thousands_point": re.compile(r"(?<![\w.,])[1-9]\d{0,2}(?:,\d{3})+(?![\d,])"),
    "decimal_comma": re.compile(
        r"(?<![\w.,])\d{1,3}\.\d{1,2}(?![\d.])\s?(?:%|per\s?cent|million|billion|percent)"
    ),
    "low_quotes": re.compile(r"“[^“”\n]{2,300}”"),
    "angle_quotes": re.compile(r"“[^“”\n]{2,300}”"),
}


def _english_too(kind: str, text: str) -> int:
    """How often the text follows the English habit in the same matter."""
    pattern = _ENGLISH_WAY.get(kind)
    return 0 if pattern is None else len(pattern.findall(text))
