"""What the surface says of two numbers that may have changed places.

Each sign gives points: positive for the crosswise reading, negative for the one by value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from audit.drift.case import Words
from audit.drift.numbers.quantity import Number, NumberKind
from audit.drift.numbers.side import Side
from audit.types import Document

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two matched pairs of numbers: s1 with t1, s2 with t2, by value."""

    s1: Number
    t1: Number
    s2: Number
    t2: Number


@dataclass(frozen=True, slots=True)
class Ground:
    """What a weighing may look at. ``words`` is None without an encoder."""

    source: Side
    target: Side
    source_document: Document
    target_document: Document
    words: Words | None


def years(p: Pairing, ground: Ground) -> float:
    """Whether "in", "since", "the year" stand before or after the same numbers on both sides."""
    s1, s2 = (_dated(ground.source, ground.source_document, n) for n in (p.s1, p.s2))
    t1, t2 = (_dated(ground.target, ground.target_document, n) for n in (p.t1, p.t2))
    if s1 == s2 or t1 == t2:
        return 0.0
    return 1.2 if s1 != t1 else -1.2


_RIGHT_TO_LEFT = frozenset(["ar", "he", "fa", "ur", "ps", "ckb", "yi"])
_JOINED = re.compile(r"[^\W\d_]{0,2}\s?[-–—－~〜:/&,、]\s?|,?\s[^\W\d_]{1,4}\s|から|到|至")
_FIGURES = re.compile(r"[\d\s\-–—:/&.,+()]{1,24}")
_SCORE = re.compile(r"\s?(?:[-–—－:/&]|대|対|對|对|比)\s?")
_SIGNED = re.compile(r"\s?[-–—－:/&]\s?")
_HIGHEST_SCORE = 200
_WORDED = 9  # characters between the figures of a score that has a word in it
_WON = re.compile(r"\b(?:win|won|wins|victory|beat|beats|led|lead|leads|triumph|ahead)\b", re.I)
_LOST = re.compile(r"\b(?:defeat|defeats|lost|loss|behind|trail\w*|down|deficit)\b", re.I)


def between(a: Number, b: Number, document: Document) -> str:
    """The text between two numbers, whichever comes first."""
    low, high = (a, b) if a.span.start < b.span.start else (b, a)
    return document.text[low.span.end : high.span.start]


def joined(p: Pairing, ground: Ground) -> bool:
    """Whether the two stand side by side on both sides: a range, a score, a list."""
    here = between(p.s1, p.s2, ground.source_document)
    there = between(p.t1, p.t2, ground.target_document)
    if mirrored(p, ground):
        return True
    return all(len(gap) <= 3 or _JOINED.fullmatch(gap) for gap in (here, there))


def mirrored(p: Pairing, ground: Ground) -> bool:
    """Whether the two are of one run of figures in a script written from right to left.

    "1950-53", "2&1", "0800 555 111": which member stands first in memory is the typist's
    whim there, and says nothing. Of NTREX's translators the Persian turned 9 of 24 such runs,
    the Hebrew 2 of 26, the Arabic none of 29 with a sign in it.
    """
    language = ground.target.lexicon.language
    if language not in _RIGHT_TO_LEFT:
        return False
    here = between(p.s1, p.s2, ground.source_document)
    there = between(p.t1, p.t2, ground.target_document)
    if language == "ar" and _SIGNED.fullmatch(there):
        return False
    if _SCORE.fullmatch(here) and len(there) <= _WORDED and p.s1.value.kind is NumberKind.COUNT:
        return True  # 2&1 is "1 مقابل 2" as well
    return bool(_FIGURES.fullmatch(here) and _FIGURES.fullmatch(there))


def sure_of_units(p: Pairing) -> bool:
    """Whether units settle it: 45 miles and 72 km, each with its own on the other side."""
    one, two = p.s1.value.unit, p.s2.value.unit
    return (
        one is not None
        and two is not None
        and one != two
        and ((one, two) == (p.t1.value.unit, p.t2.value.unit))
    )


def score(p: Pairing, ground: Ground) -> float:
    """A score turned round: right after a defeat ("0:1"), wrong where the English is of a win."""
    here = between(p.s1, p.s2, ground.source_document)
    there = between(p.t1, p.t2, ground.target_document)
    if len(here) > 3 or len(there) > 3:
        return 0.0
    if not (_SCORE.fullmatch(here) and _SCORE.fullmatch(there)):
        return 0.0
    if any(n.value.value > _HIGHEST_SCORE for n in (p.s1, p.s2)):
        return 0.0
    start = min(p.s1.span.start, p.s2.span.start)
    around = ground.source_document.text[max(ground.source.start, start - 40) : start + 40]
    if _LOST.search(around):
        return -3.0
    return 1.0 if _WON.search(around) else 0.6


_NUMERIC_DATE = re.compile(
    r"(?<![\d/.-])(?:\d{4}|\d{1,2})([/.-])\s?\d{1,2}\1\s?(?:\d{4}|\d{1,2})(?!\d)"
)

_DATE_PART = 6  # characters of the part of a date before or after two others, with its sign


def numeric_date(p: Pairing, ground: Ground) -> bool:
    """Whether the two are parts of an all-numeric date on both sides.

    12/21/2017, 2017-12-21 and 21.12.2017 are one day; ``dates`` says of two that they are not.
    """
    sides = ((ground.source_document, p.s1, p.s2), (ground.target_document, p.t1, p.t2))
    for document, one, two in sides:
        low, high = min(one.span.start, two.span.start), max(one.span.end, two.span.end)
        near = _NUMERIC_DATE.finditer(document.text, max(0, low - _DATE_PART), high + _DATE_PART)
        if not any(date.start() <= low and high <= date.end() for date in near):
            return False
    return True


def list_order(p: Pairing, ground: Ground) -> float:
    """ "5 to 10" against "10 to 5"; "33, 34 and 39" against "33, 39 and 34"."""
    if not joined(p, ground):
        return 0.0
    low = max(p.s1.value.value, p.s2.value.value) <= _HIGHEST_SCORE
    plain = p.s1.value.kind is NumberKind.COUNT is p.s2.value.kind
    if low and plain and _SCORE.fullmatch(between(p.s1, p.s2, ground.source_document)):
        return 0.0  # a score
    if (p.s1.span.start < p.s2.span.start) != (p.t1.span.start < p.t2.span.start):
        return 2.0  # the members of a list change places
    return 0.0


_YEAR_FIRST = frozenset(["hu", "ja", "zh", "ko", "lt", "lv", "eu", "mn", "sv", "se", "vi"])


def date(p: Pairing, ground: Ground) -> float:
    """ "2005 May 30" where the language puts the day first: day and year changed places."""
    if ground.target.lexicon.language in _YEAR_FIRST:
        return 0.0
    years = [(s, t) for s, t in ((p.s1, p.t1), (p.s2, p.t2)) if 1900 < t.value.value < 2100]
    days = [(s, t) for s, t in ((p.s1, p.t1), (p.s2, p.t2)) if 1 <= t.value.value <= 31]
    if len(years) != 1 or len(days) != 1 or days[0][0].value.kind is not NumberKind.DATE:
        return 0.0
    gap = _WORD.findall(between(p.t1, p.t2, ground.target_document))
    months = [w for w in gap if ground.target.lexicon.lookup(w).month is not None]
    before = years[0][1].span.start < days[0][1].span.start
    turned = years[0][0].span.start > days[0][0].span.start
    return 3.0 if before and turned and len(gap) <= 3 and months else 0.0


_ENGLISH_YEAR = re.compile(r"\b(?:in|since|by|until|till|of|from|during|before|after)\s$")
_SIGN = re.compile(r"\s?(?:年|년)")


def _dated(side: Side, document: Document, number: Number) -> bool:  # noqa: PLR0911 -- a list of cases
    """Whether the words around a number make it a year."""
    if number.value.kind not in _PLAIN and number.value.unit != "year":
        return False
    text, start, end = document.text, number.span.start, number.span.end
    previous = _WORD.findall(text[max(0, start - 20) : start])
    beside = text[max(0, start - 2) : start].strip(" ,.") == ""
    if previous and beside and side.lexicon.lookup(previous[-1]).month is not None:
        return True
    if side.lexicon.language == "en":
        if _ENGLISH_YEAR.search(text, max(0, start - 10), start) is None:
            return False
        following = _WORD.match(text, end + 1, end + 20)
        if following is None or text[end : end + 1] != " ":
            return True
        return following.group() in _AFTER_YEAR or number.value.kind is NumberKind.YEAR
    dotted = number.value.kind is NumberKind.YEAR and text[end : end + 2] in (". ", ".,")
    if dotted and side.lexicon.language in ("hr", "sr", "bs", "sl", "hu"):
        return True  # years are ordinals there: "2013. godine"
    if number.value.unit == "year" or _SIGN.match(text, end):
        return number.value.value > 1000 or not number.value.hard
    before = _WORD.findall(text[max(0, start - 14) : start])
    after = _WORD.findall(text[end : end + 14])
    near = [*before[-1:], *after[:1]]
    if any(side.lexicon.lookup(word).unit == "year" for word in near):
        return True
    cues = _CUES.get(side.lexicon.language, "").split()
    if number.value.kind is NumberKind.YEAR:
        return any(word.lower() in cues for word in near)
    named = [word for word in near if len(word) > 2 and word.lower() in cues]
    return bool(named) and number.value.unit is None  # "v roce 40"


_AFTER_YEAR = frozenset((
    "and", "was", "were", "is", "the", "that", "when", "with", "as", "to", "after", "but", "at",
    "on", "for",
))  # fmt: skip
# Prepositions that stand before a bare year.
_CUES: dict[str, str] = {
    "fr": "en depuis dès trimestre", "es": "en desde de del", "pt": "em desde de do",
    "it": "nel dal del di", "de": "seit jahr jahre ab bis", "nl": "in sinds", "pl": "w roku rok od",
    "ru": "в с году года год", "uk": "у в з році року рік", "hr": "u godine godini od",
    "sr": "u у године години godine godini", "sl": "leta letu", "mk": "во година",
    "bg": "през на г година", "cs": "v roku roce rok od", "ro": "în din anul", "ar": "عام سنة",
    "he": "שנת", "fa": "سال", "vi": "năm", "id": "tahun pada sejak", "sw": "mwaka wa tangu",
    "el": "το του έτος", "tr": "yılında yılı yılının", "da": "i", "sv": "i",
}  # fmt: skip
_PLAIN = (NumberKind.COUNT, NumberKind.YEAR, NumberKind.CODE)


_SHARES = (NumberKind.PERCENT, NumberKind.POINTS)
_RANK = re.compile(r"(?:\bno\.?|\bnumber|#)\s?$", re.I)


def year_as_share(p: Pairing, ground: Ground) -> float:
    """A year of the original that stands as a percentage, or as a rank: "No. 2030", "2016 %"."""
    for s, t in ((p.s1, p.t1), (p.s2, p.t2)):
        if s.value.kind is not NumberKind.YEAR:
            continue
        before = ground.target_document.text[max(0, t.span.start - 8) : t.span.start]
        english = ground.target.lexicon.language == "en"
        if t.value.kind in _SHARES or (english and _RANK.search(before)):
            return 4.0
    return 0.0


def kinds(s: Number, t: Number) -> float:
    """Whether what stands around two numbers makes them the same kind of thing.

    A year is only known by its four digits, so it counts as plain.
    """
    a, b = s.value, t.value
    if a.kind is b.kind and a.kind not in _PLAIN:
        return 1.5 if a.unit == b.unit else 0.3
    if a.unit == b.unit == "year" and a.hard and b.hard:
        return 1.5  # an age, a span of years
    hours = {(a.kind, a.unit), (b.kind, b.unit)}
    if hours == {(NumberKind.TIME, None), (NumberKind.MEASURE, "hour")}:
        return 1.0
    plain = (a.kind in _PLAIN) + (b.kind in _PLAIN)
    if plain == 2:
        return 0.0
    return -0.4 if plain else -1.0


def around(s: Number, t: Number, ground: Ground) -> float:
    """Words spelt alike on both sides, nearest first: names, cognates, one language."""
    one = _near(ground.source_document.text, s.span.start, s.span.end)
    two = _near(ground.target_document.text, t.span.start, t.span.end)
    return min(1.5, sum(one[word] * two[word] for word in one.keys() & two.keys()))


@lru_cache(maxsize=4096)
def _near(text: str, start: int, end: int) -> dict[str, float]:
    low, high = max(0, start - 40), min(len(text), end + 40)
    before = [w.lower()[:5] for w in _WORD.findall(text[low:start])][::-1][:4]
    after = [w.lower()[:5] for w in _WORD.findall(text[end:high])][:4]
    found: dict[str, float] = {}
    for words in (before, after):
        for place, word in enumerate(words):
            if len(word) > 2:
                found[word] = max(found.get(word, 0.0), 1.0 / (1 + place) ** 0.5)
    return found
