"""What stands beside a figure: currency, per cent, unit, month, decade, age, time of day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from audit.drift.numbers.lexicon import NOTHING, Entry, Lexicon, normal
from audit.drift.numbers.points import points_after
from audit.drift.numbers.quantity import Number, NumberKind, Quantity, Value, Written
from audit.drift.numbers.tokens import Piece
from audit.types import Mention, Sort, Span

_SYMBOLS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₩": "KRW", "₹": "INR",
    "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "฿": "THB", "₫": "VND", "₱": "PHP",
    "₦": "NGN", "₿": "BTC", "₸": "KZT", "₾": "GEL", "৳": "BDT", "＄": "USD", "￡": "GBP",
}  # fmt: skip
_ISO = frozenset((
    "USD", "EUR", "GBP", "JPY", "CNY", "KRW", "RUB", "INR", "CHF", "SEK", "NOK", "DKK", "PLN",
    "CZK", "HUF", "TRY", "UAH", "ILS", "BRL", "ZAR", "RSD", "CAD", "AUD",
))  # fmt: skip
_DOLLARS = {
    "US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD",
    "R": "BRL", "S": "SGD",
}  # fmt: skip
BEFORE = re.compile(r"(?:([A-Z]{1,2})?([$€£¥￥₩₹₽₺₴₪฿₫₱₦₿₸₾৳＄￡])|\b([A-Z]{3}))[ \u00a0]?[-–]?$")
_AFTER = re.compile(
    r"[ \u00a0\u202f]?(?:([%٪％])|(pp|p\.p\.)(?!\w)|([$€£¥₩₹₽₺₴₪฿₫₱₦])(?!\d)|"
    r"([A-Z]{3})(?!\w)|°\s?([CFСF]))"
)
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th|er|ère|re|e|ème|º|ª|-?й|-?я|-?го|-?е|-?ої|-?ого|-?ий|-?а|-?ма)(?!\w)"
)
# Counters of rank in Japanese, Chinese and Korean: 2番目, 6位, 두 번째.
_RANK = re.compile(r"\s?(?:番目|位|回目|度目|人目|번째|위(?=[를인에로와,.\s]))")
_AGED = re.compile(r"\s?(?:歳|才(?!能)|岁|歲|살|세(?![기계]))")
_CLOCK_HOUR = re.compile(r"\s?[hH]\s?[0-5]\d(?!\d)")
_TENTHS = re.compile(r"\s?割(?![りれるっ合引])")
_OCLOCK = re.compile(r"\s?o['’]clock", re.IGNORECASE)
_MILITARY = re.compile(r"\s?(?:GMT|UTC|BST|[ECMP][SD]?T|hours|hrs)\b")
# Words of the hour that stand before it: kl. 15, klo 18, pukul 18, saat 20, ora 18.
_CLOCK_BEFORE = re.compile(
    r"(?<!\w)(?:kl\.?|klukkan|klokken|klockan|kello|klo|pukul|jam|saat|ora|ore|godz\.|godzinie)\s$",
    re.IGNORECASE,
)
_DAY_SIGN = re.compile(r"\s?(?:日|일)(?!間|간)")
_VIETNAMESE_MONTH = re.compile(r"tháng $", re.IGNORECASE)
_MONTH_SIGN = re.compile(r"\s?(?:月(?!間)|월)")
_UNIT_FIRST = frozenset(("sw", "tr", "eu"))  # per cent, in Swahili units too, before the figure
_AN_HOUR = re.compile(r"\s?/\s?(?:h|ч|год|t|u|س|ώρα|jam)(?!\w)", re.IGNORECASE)
_SPEED = {"mi": "mph", "km": "km/h"}  # where "an hour" follows
_UNSEGMENTED = frozenset(("zh", "ja", "ko", "th", "lo", "km", "my"))
_DECADE = re.compile(r"['’]?s(?!\w)")
MERIDIEM = re.compile(r"[ \u00a0\u202f]?(?:[ap]\.?[ \u00a0]?m\b\.?)", re.IGNORECASE)
_DOTTED_TIME = re.compile(r"(\d{1,2})[.,hH]([0-5]\d)")
_POINTS = re.compile(r"[\s-]*(?:percentage|per ?cent|%)?[\s-]*points?\b", re.IGNORECASE)
_PER_CENT = re.compile(
    r"[\s-]*(?:per\s+cents?|pour\s+cent|por\s+ci?ento|per\s+cento|per\s+cent|la\s+sută|"
    r"τοις\s+εκατό|на\s+сто|phần\s+trăm|điểm\s+phần\s+trăm|për\s+qind)\b",
    re.IGNORECASE,
)
# A year and a half in scripts without spaces: 1年半, 两个半小时, 1년 반.
_HALF_MORE = re.compile(
    r"\s?(?:(?:[个個カヶケか]?月|年|小[时時]|時間|世[纪紀]|개월|년|시간|배|倍)(?:间|間|간)?\s?[半반]|"
    r"[个個]半(?=小[时時]|月|世))(?![数數导島岛期額额年])"
)
_AGE = re.compile(r"[\s\u00a0-]*(?:years?|yrs?)?[\s-]*(?:olds?|of age)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Use:
    """What a figure is used for, its unit, and where the whole expression begins and ends."""

    kind: NumberKind
    unit: str | None
    start: int
    end: int


def mention_of(text: str, start: int, end: int, quantity: Quantity) -> Number:
    """A quantity at its place."""
    return Mention(Sort.NUMBER, Span(start, end), text[start:end], quantity)


def finish(  # noqa: PLR0912 -- a list of cases
    text: str,
    parts: list[Piece],
    j: int,
    start: int,
    end: int,
    quantity: Quantity,
    words: Lexicon,
) -> tuple[Number, int]:
    """Adds unit, currency and kind from what stands before and after.

    ``j`` is the piece after the number; returned is where to go on.
    """
    readings, ordinal = quantity.readings, quantity.ordinal
    use = _signs(text, start, end, quantity, words) or _worded_use(
        text, parts, j, start, end, quantity, words.language
    )
    kind, unit = use.kind, use.unit
    while (
        kind in (NumberKind.PERCENT, NumberKind.POINTS)
        and j < len(parts)
        and (parts[j].start < use.end)
    ):
        j += 1  # the hundred of "por ciento"
    if words.language in _UNSEGMENTED:
        quantity, kind = _eastern_more(text, end, quantity, kind)
        readings = quantity.readings
    if kind is NumberKind.COUNT and quantity.written is Written.DIGITS:
        kind, readings, ordinal = _bare(text, start, end, quantity, parts, j)
    if words.language in _UNSEGMENTED and use.kind is quantity.kind:
        entry = _glued_use(text, end, words)
        if entry is not NOTHING:
            kind, unit = _kind_of(entry, kind), entry.currency or entry.unit
    if quantity.hard and quantity.scale == 1 and not isinstance(quantity.value, Fraction):
        kind, unit = _calendar(text, start, end, quantity.value, kind, unit, words.language)
    elif _OCLOCK.match(text, end) and quantity.value <= 12:
        kind = NumberKind.TIME
    moments: frozenset[int] = frozenset()
    if text[start:end].isdecimal() and end - start == 4 and _MILITARY.match(text, end):
        hour, minute = divmod(int(quantity.value), 100)
        if hour < 24 and minute < 60:
            kind, moments = NumberKind.TIME, frozenset(((hour * 60 + minute) % 720,))
    elif quantity.hard and quantity.scale == 1 and unit in (None, "hour"):
        noon = MERIDIEM.match(text, end)
        dotted = _DOTTED_TIME.fullmatch(text[start:end])
        if noon is not None and (dotted or quantity.value <= 24):
            kind = NumberKind.TIME
            while j < len(parts) and parts[j].start < noon.end():
                j += 1
        moments = _moments(dotted, kind, quantity.value)
        if words.language == "sw" and dotted:  # hours from dawn: 1.55 is five to eight
            moments |= {(moment + 360) % 720 for moment in moments}
    if kind is NumberKind.PERCENT and points_after(text, end, words.language) is not None:
        kind = NumberKind.POINTS
    if kind in (NumberKind.COUNT, NumberKind.MEASURE) and _AGE.match(text, end):
        kind = NumberKind.AGE
    whole = Quantity(
        quantity.value, kind, quantity.written, readings, quantity.raw, quantity.scale, unit,
        quantity.vague, ordinal, moments,
    )  # fmt: skip
    return mention_of(text, use.start, use.end, whole), j


def _eastern_more(
    text: str, end: int, quantity: Quantity, kind: NumberKind
) -> tuple[Quantity, NumberKind]:
    """A half that follows the unit (1年半), and tenths for per cent (7割)."""
    if _HALF_MORE.match(text, end):
        half = quantity.value + Fraction(1, 2)
        return replace(quantity, value=half, readings=frozenset((half,))), kind
    if _TENTHS.match(text, end) and quantity.value <= 10:
        share = quantity.value * 10
        kind = NumberKind.PERCENT
        return replace(quantity, value=share, readings=frozenset((share,)), kind=kind), kind
    return quantity, kind


def _signs(text: str, start: int, end: int, quantity: Quantity, words: Lexicon) -> _Use | None:  # noqa: PLR0911 -- a list of cases
    """A currency sign before, or a sign or code after: $5, 5 %, 5 €, 5 °C."""
    before = BEFORE.search(text, max(0, start - 5), start)
    if before is not None and (code := _currency(before)):
        return _Use(NumberKind.MONEY, code, before.start(), end)
    after = _AFTER.match(text, end)
    if after is not None:
        if after.group(1) or after.group(2):
            points = after.group(2) or _POINTS.match(text, after.end())
            kind = NumberKind.POINTS if points else NumberKind.PERCENT
            return _Use(kind, None, start, after.end())
        if after.group(3) or after.group(4) in _ISO:
            code = _SYMBOLS.get(after.group(3) or "", after.group(4) or "")
            return _Use(NumberKind.MONEY, code, start, after.end())
        if after.group(5):
            return _Use(NumberKind.MEASURE, after.group(5), start, after.end())
    per_cent = _PER_CENT.match(text, end)
    if per_cent is not None:
        points = _POINTS.match(text, per_cent.end()) or "điểm" in per_cent.group()
        kind = NumberKind.POINTS if points else NumberKind.PERCENT
        return _Use(kind, None, start, end if words.language == "en" else per_cent.end())
    if words.language != "en":
        return None
    if "ercent" in text[end : end + 12] and _POINTS.match(text, end):
        return _Use(NumberKind.POINTS, None, start, end)
    return None


def _kind_of(entry: Entry, otherwise: NumberKind) -> NumberKind:
    if entry.percent:
        return NumberKind.PERCENT
    if entry.currency:
        return NumberKind.MONEY
    if entry.meridiem:
        return NumberKind.TIME
    return NumberKind.MEASURE if entry.unit else otherwise


def _worded_use(  # noqa: PLR0911 -- a list of cases
    text: str, parts: list[Piece], j: int, start: int, end: int, quantity: Quantity, language: str
) -> _Use:
    """A unit, currency or month that follows as a word, or stands before it ("asilimia 75")."""
    plain = _Use(quantity.kind, quantity.unit, start, end)
    if language in _UNIT_FIRST:
        before = next((p for p in reversed(parts[:j]) if p.end <= start), None)
        if before is not None and text[before.end : start] in (" ", "\u00a0", " ya ", " za "):
            use = _kind_of(before.entry, quantity.kind)
            if use is NumberKind.PERCENT or (language == "sw" and use is not quantity.kind):
                return _Use(use, before.entry.currency or before.entry.unit, start, end)
    if j >= len(parts) or parts[j].start - end > 2 or parts[j].sort != "w":
        return plain
    if "(" in text[end : parts[j].start]:
        return plain  # "kilomita 300 (maili 190)"
    entry = parts[j].entry
    if language in _UNIT_FIRST and entry.percent:
        return plain  # of the next figure
    if entry.month is not None and not (entry.percent or entry.currency):
        day = quantity.scale == 1 and 1 <= quantity.value <= 31
        return _Use(NumberKind.DATE, None, start, end) if day else plain
    kind = _kind_of(entry, quantity.kind)
    if entry.unit in _SPEED and _AN_HOUR.match(text, parts[j].end):
        return _Use(NumberKind.MEASURE, _SPEED[entry.unit], start, end)
    if entry.unit in _SPEED and j + 1 < len(parts) and parts[j + 1].entry.unit == "hour":
        hour = parts[j + 1]
        gap = text[parts[j].end : hour.start]
        if len(gap) <= 8 and not re.search(r"[,.;\d]", gap) and hour.entry.number is None:
            return _Use(NumberKind.MEASURE, _SPEED[entry.unit], start, end)
    if kind is NumberKind.PERCENT and _POINTS.match(text, parts[j].end):
        kind = NumberKind.POINTS
    return _Use(
        kind,
        entry.currency or entry.unit if kind is not quantity.kind else quantity.unit,
        start,
        end,
    )


def _glued_use(text: str, end: int, words: Lexicon) -> Entry:
    """A unit or currency that follows without a space, where a script has none."""
    for size in (6, 5, 4, 3, 2, 1):
        entry = words.words.get(normal(text[end : end + size]), NOTHING)
        if entry.percent or entry.currency or entry.unit or entry.meridiem:
            return entry
    return NOTHING


def _calendar(  # noqa: PLR0911 -- a list of cases
    text: str, start: int, end: int, value: int, kind: NumberKind, unit: str | None, language: str
) -> tuple[NumberKind, str | None]:
    """Years, months and days that a sign or the form gives away: 2018年, 9月, 19h30."""
    if _MONTH_SIGN.match(text, end):
        return NumberKind.MONTH, None
    if (
        value <= 24
        and kind is NumberKind.COUNT
        and (_CLOCK_BEFORE.search(text, max(0, start - 11), start) or _OCLOCK.match(text, end))
    ):
        return NumberKind.TIME, None
    if language in _UNSEGMENTED and value < 130 and _AGED.match(text, end):
        return NumberKind.AGE, "year"
    if _DAY_SIGN.match(text, end) and text[start - 1 : start] in ("月", " "):
        return NumberKind.DATE, None
    if (
        language == "vi"
        and value <= 12
        and _VIETNAMESE_MONTH.search(text, max(0, start - 6), start)
    ):
        return NumberKind.MONTH, None
    if unit == "year" and 1000 <= value <= 2199 and text[start:end].isdecimal():
        return NumberKind.YEAR, None
    if value <= 24 and _CLOCK_HOUR.match(text, end):
        return NumberKind.TIME, None
    return kind, unit


def _moments(dotted: re.Match[str] | None, kind: NumberKind, value: Value) -> frozenset[int]:
    """The times of day that a figure may be, in minutes on a 12-hour clock."""
    if dotted and int(dotted.group(1)) <= 24:
        return frozenset(((int(dotted.group(1)) * 60 + int(dotted.group(2))) % 720,))
    if kind is NumberKind.TIME and value <= 24:
        return frozenset((int(value) * 60 % 720,))
    return frozenset()


def _currency(match: re.Match[str]) -> str | None:
    if match.group(2):
        if match.group(2) == "$" and match.group(1):
            return _DOLLARS.get(match.group(1), "USD")
        return _SYMBOLS[match.group(2)]
    return match.group(3) if match.group(3) in _ISO else None


def _bare(
    text: str, start: int, end: int, quantity: Quantity, parts: list[Piece], j: int
) -> tuple[NumberKind, frozenset[Value], bool]:
    """Kind and readings of a numeral with no unit: year, decade, day, ordinal, code."""
    value, readings = quantity.value, quantity.readings
    if quantity.scale != 1 or not text[start:end].isdecimal():
        return NumberKind.COUNT, readings, False
    if value % 10 == 0 and value >= 10 and _DECADE.match(text, end):
        short = frozenset((value % 100, value)) if value > 100 else frozenset((value, 1900 + value))
        return NumberKind.DECADE, short, False
    if _ORDINAL.match(text, end) or _RANK.match(text, end):
        return NumberKind.ORDINAL, readings, True
    previous = parts[j - 2] if j >= 2 else None
    kind = NumberKind.COUNT
    if previous is not None and previous.entry.month is not None and start - previous.end <= 3:
        kind = NumberKind.DATE if value <= 31 else NumberKind.YEAR
    elif end - start == 4 and 1000 <= value <= 2199:
        kind = NumberKind.YEAR
    elif text[start - 1 : start] in ("'", "’") and end - start == 2:
        century = 1900 if value > 30 else 2000
        kind, readings = NumberKind.YEAR, frozenset((value, century + value))
    elif (
        (start > 1 and text[start - 1] in "-‑" and text[start - 2].isalpha())
        or (start and text[start - 1].isalpha() and text[start - 1].isascii())
        or (end - start >= 3 and text[start] == "0")
    ):
        kind = NumberKind.CODE
    return kind, readings, False
