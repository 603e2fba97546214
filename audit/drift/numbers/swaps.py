"""Two numbers that changed places.

Word order alone does not tell: languages put times, dates and amounts elsewhere. So two
readings of a pair of numbers are weighed against each other: as they are matched by value,
and crosswise. What speaks for a reading: the same unit or kind, the same names and words
around, the order of the original, and, where an encoder is at hand, the words beside a
number whose counterparts stand beside the number in the translation.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from audit.drift.case import Words
from audit.drift.numbers.compare import Comparison
from audit.drift.numbers.differ import Difference
from audit.drift.numbers.quantity import Number, NumberKind, Quantity
from audit.drift.numbers.side import Side
from audit.types import Document, Kind, Span

# How much the original's order speaks, in units of one shared unit or word. Tried by hand on
# the tuned NTREX languages: inverted pairs were 2 to 5 of about 55 in most, 11 to 21 of 55 to
# 68 in de, hu, ja, zh, bn.
ORDER, LOOSE_ORDER = 1.2, 0.5
LOOSE = frozenset((
    "und", "ko", "ja", "hu", "tr", "hi", "zh", "de", "nl", "bn", "mr", "ur", "fa", "ta", "te",
    "az", "kk", "ky", "uz", "eu", "fi", "et", "mn", "ne", "si", "pa", "gu",
))  # fmt: skip
# From this lead of the crosswise reading on the numbers are said to have changed places.
LEAD = 1.0
WORD_WEIGHT = 3.0
_MOST = 12  # numbers in a link beyond which a table is taken for a table
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
    sentences: tuple[int, ...]
    words: Words | None


def swapped(ground: Ground, result: Comparison) -> Iterator[Difference]:
    """Matched numbers that stand in each other's place; each number once."""
    a, b = ground.source.numbers, ground.target.numbers
    pairs = [
        (i, j)
        for i, j in result.pairs
        if _swappable(a[i].value) and _swappable(b[j].value) and b[j].value.hard
    ]
    # A time in two numbers ("19 h 30") is matched twice: its hour stands for it.
    rows, columns = Counter(j for _, j in pairs), set[int]()
    pairs = [
        (i, j)
        for i, j in pairs
        if rows[j] == 1 and not (i in columns or columns.add(i))  # type: ignore[func-returns-value]
    ]
    if not 2 <= len(pairs) <= _MOST:
        return
    used: set[int] = set()
    for x, (i, j) in enumerate(pairs):
        for k, m in pairs[x + 1 :]:
            if j in used or m in used or a[i].value.readings & a[k].value.readings:
                continue
            if b[j].value.scale != b[m].value.scale:
                continue
            pairing = Pairing(a[i], b[j], a[k], b[m])
            lead = crosswise_lead(pairing, ground, (i < k) != (j < m))
            if lead >= LEAD:
                used |= {j, m}
                confidence = min(0.9, 0.5 + 0.1 * lead)
                yield Difference(Kind.SWAPPED, k, j, confidence)
                yield Difference(Kind.SWAPPED, i, m, confidence)
                break


def _swappable(quantity: Quantity) -> bool:
    names = (NumberKind.MONTH, NumberKind.WEEKDAY)
    return quantity.kind not in names and not (quantity.vague or quantity.ordinal)


def crosswise_lead(pairing: Pairing, ground: Ground, inverted: bool) -> float:
    """By how much the crosswise reading is the likelier one; negative where it is not."""
    p = pairing
    loose = ground.target.lexicon.language in LOOSE or ground.source.lexicon.language in LOOSE
    order = LOOSE_ORDER if loose else ORDER
    lead = order if inverted else -order
    lead += _years(p, ground) + _score(p, ground) + _range(p, ground)
    lead += _date(p, ground)
    lead += _kinds(p.s1, p.t2) + _kinds(p.s2, p.t1) - _kinds(p.s1, p.t1) - _kinds(p.s2, p.t2)
    if not inverted and lead < 0:
        return lead
    lead += _around(p.s1, p.t2, ground) + _around(p.s2, p.t1, ground)
    lead -= _around(p.s1, p.t1, ground) + _around(p.s2, p.t2, ground)
    if ground.words is not None and -2.0 < lead < 3.0:
        lead += _aligned(p, ground)
    return lead


def _years(p: Pairing, ground: Ground) -> float:
    """Whether "in", "since", "the year" stand before or after the same numbers on both sides."""
    s1, s2 = (_dated(ground.source, ground.source_document, n) for n in (p.s1, p.s2))
    t1, t2 = (_dated(ground.target, ground.target_document, n) for n in (p.t1, p.t2))
    if s1 == s2 or t1 == t2:
        return 0.0
    return 1.2 if s1 != t1 else -1.2


_RIGHT_TO_LEFT = frozenset(["ar", "he", "fa", "ur", "ps", "ckb", "yi"])
_JOINED = re.compile(r"\s?[-–—:/&,、]\s?|,?\s[^\W\d_]{1,4}\s|から|到|至")
_SCORE = re.compile(r"\s?[-–—:/&]\s?")
_WON = re.compile(r"\b(?:win|won|wins|victory|beat|beats|led|lead|leads|triumph|ahead)\b", re.I)
_LOST = re.compile(r"\b(?:defeat|defeats|lost|loss|behind|trail\w*|down|deficit)\b", re.I)


def _gap_text(a: Number, b: Number, document: Document) -> str:
    low, high = (a, b) if a.span.start < b.span.start else (b, a)
    return document.text[low.span.end : high.span.start]


def _score(p: Pairing, ground: Ground) -> float:
    """A score turned round: right after a defeat ("0:1"), wrong where the English is of a win."""
    here = _gap_text(p.s1, p.s2, ground.source_document)
    there = _gap_text(p.t1, p.t2, ground.target_document)
    if len(here) > 3 or len(there) > 3:
        return 0.0
    if not (_SCORE.fullmatch(here) and _SCORE.fullmatch(there)):
        return 0.0
    if any(n.value.value > 200 for n in (p.s1, p.s2)):
        return 0.0
    if ground.target.lexicon.language in _RIGHT_TO_LEFT:
        return -3.0
    start = min(p.s1.span.start, p.s2.span.start)
    around = ground.source_document.text[max(ground.source.start, start - 40) : start + 40]
    if _LOST.search(around):
        return -3.0
    return 1.0 if _WON.search(around) else 0.6


def _range(p: Pairing, ground: Ground) -> float:
    """ "5 to 10" against "10 to 5"; "33, 34 and 39" against "33, 39 and 34"."""
    here = _gap_text(p.s1, p.s2, ground.source_document)
    there = _gap_text(p.t1, p.t2, ground.target_document)
    if not (_JOINED.fullmatch(there) and _JOINED.fullmatch(here)):
        return 0.0
    if _SCORE.fullmatch(here) and p.s1.value.kind is NumberKind.COUNT is p.s2.value.kind:
        return 0.0  # a score
    if (p.s1.span.start < p.s2.span.start) != (p.t1.span.start < p.t2.span.start):
        return 2.0  # the members of a list change places
    return 0.0


_YEAR_FIRST = frozenset(["hu", "ja", "zh", "ko", "lt", "lv", "eu", "mn", "sv", "se", "vi"])


def _date(p: Pairing, ground: Ground) -> float:
    """ "2005 May 30" where the language puts the day first: day and year changed places."""
    if ground.target.lexicon.language in _YEAR_FIRST:
        return 0.0
    years = [(s, t) for s, t in ((p.s1, p.t1), (p.s2, p.t2)) if 1900 < t.value.value < 2100]
    days = [(s, t) for s, t in ((p.s1, p.t1), (p.s2, p.t2)) if 1 <= t.value.value <= 31]
    if len(years) != 1 or len(days) != 1 or days[0][0].value.kind is not NumberKind.DATE:
        return 0.0
    between = _WORD.findall(_gap_text(p.t1, p.t2, ground.target_document))
    months = [w for w in between if ground.target.lexicon.lookup(w).month is not None]
    before = years[0][1].span.start < days[0][1].span.start
    turned = years[0][0].span.start > days[0][0].span.start
    return 3.0 if before and turned and len(between) <= 3 and months else 0.0


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
    year = number.value.kind is NumberKind.YEAR
    return year and bool(before) and before[-1].lower() in cues


_AFTER_YEAR = frozenset(
    [
        "and",
        "was",
        "were",
        "is",
        "the",
        "that",
        "when",
        "with",
        "as",
        "to",
        "after",
        "but",
        "at",
        "on",
        "for",
    ]
)
# Prepositions that stand before a bare year.
_CUES: dict[str, str] = {
    "fr": "en depuis dès trimestre", "es": "en desde de del", "pt": "em desde de do",
    "it": "nel dal del di",
    "de": "seit jahr ab bis", "nl": "in sinds", "pl": "w", "ru": "в с", "uk": "у в з",
    "hr": "u", "sr": "u у", "sl": "leta", "mk": "во", "bg": "през на",
    "cs": "v roku", "ro": "în din", "ar": "عام سنة", "he": "שנת", "fa": "سال", "vi": "năm",
    "id": "tahun pada", "sw": "mwaka", "el": "το του", "tr": "yılında", "da": "i", "sv": "i",
}  # fmt: skip
_PLAIN = (NumberKind.COUNT, NumberKind.YEAR, NumberKind.CODE)


def _kinds(s: Number, t: Number) -> float:
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


def _around(s: Number, t: Number, ground: Ground) -> float:
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


def _aligned(p: Pairing, ground: Ground) -> float:
    """What the word alignment says: do the words beside a number stand beside its match?"""
    lead = 0.0
    for s, own, other in ((p.s1, p.t1, p.t2), (p.s2, p.t2, p.t1)):
        for span, weight in _beside(ground, s):
            assert ground.words is not None
            found = ground.words.locate(
                ground.source_document, span, ground.target_document, ground.sentences
            )
            if found is None:
                continue
            near, far = _gap(found.span, own.span), _gap(found.span, other.span)
            difference = (near - far) / (near + far + 4)
            lead += weight * found.score * difference * WORD_WEIGHT
    return max(-3.0, min(3.0, lead))


_EMPTY = frozenset(
    [
        "the",
        "and",
        "old",
        "was",
        "were",
        "has",
        "had",
        "for",
        "with",
        "that",
        "from",
        "who",
        "which",
        "their",
        "his",
        "her",
        "its",
        "than",
        "more",
        "about",
        "after",
        "before",
        "over",
        "into",
    ]
)


def _gap(a: Span, b: Span) -> int:
    return max(0, b.start - a.end, a.start - b.end)


def _beside(ground: Ground, s: Number) -> Iterator[tuple[Span, float]]:
    """The two words after and the word before a number, with their weights."""
    text = ground.source_document.text
    low, high = ground.source.start, ground.source.start + len(ground.source.text)
    lookup = ground.source.lexicon.lookup

    def telling(match: re.Match[str]) -> bool:
        word = match.group()
        entry = lookup(word)
        plain = entry.unit is None and entry.number is None and not entry.joins
        return len(word) > 2 and plain and word.lower() not in _EMPTY

    ahead = _WORD.finditer(text, s.span.end, min(high, s.span.end + 60))
    after = [m for m in ahead if telling(m)][:2]
    behind = _WORD.finditer(text, max(low, s.span.start - 40), s.span.start)
    before = [m for m in behind if telling(m)][-2:]
    for place, match in enumerate(after[:2]):
        yield Span(match.start(), match.end()), 1.0 if place == 0 else 0.8
    for place, match in enumerate(reversed(before)):
        yield Span(match.start(), match.end()), 0.6 if place == 0 else 0.5
