"""Puts pieces together into numbers: scale words, units, currencies, dates, decades."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction

from audit.drift.numbers.lexicon import NOTHING, Lexicon, lexicon, normal
from audit.drift.numbers.quantity import Number, NumberKind, Quantity, Value, Written, exact
from audit.drift.numbers.style import NumberStyle, observe
from audit.drift.numbers.tokens import (
    HAN_SCALE,
    Piece,
    pieces,
    scale_first_value,
    word_value,
)
from audit.types import Mention, Sort, Span

_SYMBOLS = {
    "$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "￥": "JPY", "₩": "KRW", "₹": "INR",
    "₽": "RUB", "₺": "TRY", "₴": "UAH", "₪": "ILS", "฿": "THB", "₫": "VND", "₱": "PHP",
    "₦": "NGN", "₿": "BTC", "₸": "KZT", "₾": "GEL", "৳": "BDT", "＄": "USD", "￡": "GBP",
}  # fmt: skip
_ISO = frozenset(
    [
        "USD",
        "EUR",
        "GBP",
        "JPY",
        "CNY",
        "KRW",
        "RUB",
        "INR",
        "CHF",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "HUF",
        "TRY",
        "UAH",
        "ILS",
        "BRL",
        "ZAR",
        "RSD",
        "CAD",
        "AUD",
    ]
)
_DOLLARS = {"US": "USD", "A": "AUD", "AU": "AUD", "C": "CAD", "CA": "CAD", "NZ": "NZD", "HK": "HKD",
            "R": "BRL", "S": "SGD"}  # fmt: skip
_BEFORE = re.compile(r"(?:([A-Z]{1,2})?([$€£¥￥₩₹₽₺₴₪฿₫₱₦₿₸₾৳＄￡])|\b([A-Z]{3}))[ \u00a0]?[-–]?$")
_AFTER = re.compile(
    r"[ \u00a0\u202f]?(?:([%٪％])|(pp|p\.p\.)(?!\w)|([$€£¥₩₹₽₺₴₪฿₫₱₦])|([A-Z]{3})(?!\w)|°\s?([CFСF]))"
)
_ORDINAL = re.compile(
    r"(?:st|nd|rd|th|er|ère|re|e|ème|º|ª|-?й|-?я|-?го|-?е|-?ої|-?ого|-?ий|-?а|-?ма)(?!\w)"
)
_CLOCK_HOUR = re.compile(r"\s?[hH]\s?[0-5]\d(?!\d)")
_DAY_SIGN = re.compile(r"\s?(?:日|일)(?!間|간)")
_VIETNAMESE_MONTH = re.compile(r"tháng $", re.IGNORECASE)
_MONTH_SIGN = re.compile(r"\s?(?:月(?!間)|월)")
_UNSEGMENTED = frozenset(("zh", "ja", "ko", "th", "lo", "km", "my"))
_DECADE = re.compile(r"['’]?s(?!\w)")
_UNIT_TAIL = re.compile(r"([A-Za-z]{1,4})(?!\w)")
_MERIDIEM = re.compile(r"[ \u00a0\u202f]?(?:[ap]\.?[ \u00a0]?m\b\.?)", re.IGNORECASE)
_DOTTED_TIME = re.compile(r"(\d{1,2})[.,hH]([0-5]\d)")
_POINTS = re.compile(r"[\s-]*(?:percentage|per ?cent|%)?[\s-]*points?\b", re.IGNORECASE)
_PER_CENT = re.compile(r"[\s-]*per\s+cents?\b", re.IGNORECASE)
_AGE = re.compile(r"[\s\u00a0-]*(?:years?|yrs?)?[\s-]*(?:olds?|of age)\b", re.IGNORECASE)
_ASCENDING = frozenset(["de", "nl", "da", "nb", "nn", "no", "lb", "af", "ar", "fy", "sl", "he"])
_ORDINAL_FIRST = frozenset(("ar", "he"))  # the ninth ten: the nineteenth
_PREFIX_SCALE = frozenset(("sw",))
_MAY = frozenset(("may", "mar", "march", "sat", "sun", "dec", "jan", "second", "mai", "mi", "do"))
_NUMERIC_SORTS = frozenset("coshf")


def extract(
    text: str, language: str | None, *, style: NumberStyle | None = None
) -> tuple[Number, ...]:
    """Every number, date part and placeholder of a text, in order, with value and span.

    ``language`` is a BCP 47 tag or None. ``style`` is the document's number style; it
    is observed in the text itself when not given.
    """
    return scan(text, lexicon(language), style or observe(text, language))


def scan(text: str, words: Lexicon, style: NumberStyle) -> tuple[Number, ...]:
    """As ``extract``, with the lexicon and the style at hand."""
    parts = pieces(text, words, style)
    if not parts:
        return ()
    found: list[Number] = []
    i = 0
    while i < len(parts):
        number, i = _number(text, parts, i, words)
        if number is not None:
            found.append(number)
    return _share_scales(text, tuple(found))


def _gap(text: str, left: Piece, right: Piece) -> str:
    return text[left.end : right.start]


def _adjacent(text: str, left: Piece, right: Piece) -> bool:
    gap = text[left.end : right.start]
    return gap in ("", " ", "-", "\u00a0", "‑", "‐", "־", "\u200c", "\u202f", "­", ". ") and not (
        gap == ". " and len(left.text) > 5
    )


def _mention(text: str, start: int, end: int, quantity: Quantity) -> Number:
    return Mention(Sort.NUMBER, Span(start, end), text[start:end], quantity)


def _number(text: str, parts: list[Piece], i: int, words: Lexicon) -> tuple[Number | None, int]:
    """The number that begins at piece ``i`` (None if there is none) and where to go on."""
    piece = parts[i]
    if piece.sort == "x":
        placeholder = Quantity(0, NumberKind.PLACEHOLDER, Written.PLACEHOLDER)
        return _mention(text, piece.start, piece.end, placeholder), i + 1
    if piece.sort == "d":
        return _digits(text, parts, i, words)
    if piece.sort == "t":
        minutes = int(piece.value)
        moment = frozenset((minutes % 720,))
        if words.language == "sw":  # hours from dawn: 1:00 is seven o'clock
            moment = frozenset((minutes % 720, (minutes + 360) % 720))
        clock = Quantity(piece.value, NumberKind.TIME, moments=moment)
        end = piece.end
        if (noon := _MERIDIEM.match(text, end)) is not None:
            end = noon.end()
        while i + 1 < len(parts) and parts[i + 1].start < end:
            i += 1
        return _mention(text, piece.start, piece.end, clock), i + 1
    if len(piece.text) == 1 and piece.text.isascii():
        return None, i + 1
    if piece.sort == "k":
        quantity = Quantity(
            piece.value, NumberKind.COUNT, Written.WORDS, frozenset((piece.value,)),
            frozenset((piece.value,)),
        )  # fmt: skip
        return _finish(text, parts, i + 1, piece.start, piece.end, quantity, words)
    entry = piece.entry
    if words.language in _PREFIX_SCALE and entry.sort == "s" and i + 1 < len(parts):
        gap = text[piece.end : parts[i + 1].start]
        if parts[i + 1].sort == "d" and gap.strip(" £$€") == "":
            return None, i + 1  # elfu 5: the numeral takes it
    if entry.number is not None and entry.sort in _NUMERIC_SORTS:
        return _worded(text, parts, i, words)
    if entry.sort == "v":
        assert entry.number is not None
        quantity = Quantity(
            entry.number, NumberKind.COUNT, Written.WORDS, frozenset((entry.number,)), vague=True
        )
        return _mention(text, piece.start, piece.end, quantity), i + 1
    if entry.month is not None or entry.weekday is not None:
        return _named(text, parts, i)
    return None, i + 1


def _named(text: str, parts: list[Piece], i: int) -> tuple[Number | None, int]:
    """A month or a weekday; English ones need their capital letter."""
    piece = parts[i]
    entry = piece.entry
    word = piece.text
    if word.lower() in _MAY and (word.islower() or not _dated(text, parts, i)):
        return None, i + 1
    if len(word) <= 3 and word[0] < "\u3000" and not _dated(text, parts, i):
        return None, i + 1
    kind = NumberKind.MONTH if entry.month is not None else NumberKind.WEEKDAY
    value = entry.month if entry.month is not None else entry.weekday
    assert value is not None
    quantity = Quantity(value, kind, Written.NAME, frozenset((value,)))
    return _mention(text, piece.start, piece.end, quantity), i + 1


def _dated(text: str, parts: list[Piece], i: int) -> bool:
    """Whether a doubtful month name stands beside a day, a year or a word of time."""
    piece = parts[i]
    near = [p for p in parts[max(0, i - 1) : i + 2] if p is not piece and p.sort == "d"]
    if any(abs(p.start - piece.end) <= 5 or abs(piece.start - p.end) <= 5 for p in near):
        return True
    before = text[max(0, piece.start - 9) : piece.start].lower().split()
    return bool(before) and before[-1] in ("in", "since", "until", "of", "last", "early", "late",
                                           "mid", "by", "from", "next", "on")  # fmt: skip


def _digits(text: str, parts: list[Piece], i: int, words: Lexicon) -> tuple[Number | None, int]:
    """A numeral with the scale words after it ("1.5 million", "3億5000万")."""
    piece = parts[i]
    value, readings, raw, scale = piece.value, piece.readings, piece.readings, 1
    start, end = piece.start, piece.end
    if i and words.language in _PREFIX_SCALE:
        before = parts[i - 1]
        if before.entry.sort == "s" and text[before.end : piece.start].strip(" £$€") == "":
            scale = int(before.entry.number or 1)
            value, readings = value * scale, frozenset(r * scale for r in readings)
            start = before.start
            return _finish(
                text, parts, i + 1, start, end,
                Quantity(value, NumberKind.COUNT, Written.DIGITS, readings, raw, scale), words,
            )  # fmt: skip
    j = i + 1
    if words.language in _EAST and j < len(parts) and parts[j].sort == "k":
        eastern, j = _eastern(text, parts, i)
        if eastern is not None:
            end = parts[j - 1].end
            one = frozenset((eastern,))
            scale = 10 ** (len(str(int(eastern))) - 1) if eastern >= 10 else 1
            quantity = Quantity(eastern, NumberKind.COUNT, Written.DIGITS, one, raw, scale)
            return _finish(text, parts, j, start, end, quantity, words)
        j = i + 1
    while j < len(parts) and (factor := _factor(text, parts, j, words)):
        value, readings = value * factor, frozenset(r * factor for r in readings)
        scale *= factor
        end = parts[j].end
        j += 1
    while scale > 1 and j < len(parts) and parts[j].sort == "d":
        # 3億5000万; 1 million 200 thousand
        if not _adjacent(text, parts[j - 1], parts[j]):
            break
        factor = _factor(text, parts, j + 1, words) if j + 1 < len(parts) else 0
        more = parts[j].value * (factor or 1)
        east = words.language in ("zh", "ja", "ko")
        if not (more < scale and (factor or east)):
            break
        value, readings = value + more, frozenset(r + more for r in readings)
        j += 2 if factor else 1
        end = parts[j - 1].end
    quantity = Quantity(value, NumberKind.COUNT, Written.DIGITS, readings, raw, scale)
    return _finish(text, parts, j, start, end, quantity, words)


_EAST = frozenset(("zh", "ja", "ko"))


def _eastern(text: str, parts: list[Piece], i: int) -> tuple[Value | None, int]:
    """Figures and Chinese scale signs in turn: 3億5000万, 2천5백만. None without a scale."""
    total: Value = 0
    section: Value = 0
    current: Value | None = None
    seen, j = False, i
    while j < len(parts) and parts[j].sort in ("d", "k"):
        if j > i and not _adjacent(text, parts[j - 1], parts[j]):
            break
        piece = parts[j]
        if piece.sort == "d":
            if j > i and parts[j - 1].sort == "d":
                break
            current = piece.value
        elif all(c in HAN_SCALE for c in piece.text):
            seen = True
            for sign in piece.text:
                factor = HAN_SCALE[sign]
                if factor >= 10**4:
                    total += ((section + (current or 0)) or 1) * factor
                    section, current = 0, None
                else:
                    section += (1 if current is None else current) * factor
                    current = None
        else:
            break
        j += 1
    value = total + section + (current or 0)
    return (exact(Fraction(value)) if seen else None), j


def _factor(text: str, parts: list[Piece], j: int, words: Lexicon) -> int:
    """By how much the piece ``j`` multiplies the numeral before it, 0 for not at all."""
    if j >= len(parts) or j == 0:
        return 0
    before, piece = parts[j - 1], parts[j]
    if not _adjacent(text, before, piece) and not (
        words.language == "ro" and text[before.end : piece.start] in (" de ", "\u00a0de ")
    ):
        return 0
    if piece.sort == "k":
        return int(piece.value) if all(c in HAN_SCALE for c in piece.text) else 0
    entry = piece.entry
    if entry.number is None or entry.sort not in ("s", "h"):
        return 0
    if len(piece.text) == 1 and _gap(text, before, piece) and piece.text.islower():
        return 0  # "5 m" are metres, "5m" may be a million
    if entry.unit is not None and len(piece.text) < 3 and not _money_before(text, before):
        return 0
    return int(entry.number)


def _money_before(text: str, piece: Piece) -> bool:
    return _BEFORE.search(text, max(0, piece.start - 5), piece.start) is not None


def _worded(text: str, parts: list[Piece], i: int, words: Lexicon) -> tuple[Number | None, int]:
    """Number words in a row ("two hundred and five", "پنجاه و دو")."""
    run = [parts[i]]
    value: Value = parts[i].entry.number or 0
    joined = words.language in _ASCENDING
    j = i + 1
    first = parts[i].entry
    if first.sort == "f":  # half a million
        k = j + (1 if j < len(parts) and parts[j].entry.article else 0)
        if k < len(parts) and parts[k].entry.sort == "s" and parts[k].start - parts[i].end < 5:
            value = value * (parts[k].entry.number or 1)
            return _soft(text, parts, k + 1, parts[i].start, parts[k].end, value, words, False)
        return _soft(text, parts, j, parts[i].start, parts[i].end, value, words, False)
    while j < len(parts):
        k, through = j, parts[j].entry.joins and parts[j].entry.number is None
        if through:
            k = j + 1
            if k >= len(parts) or not _adjacent(text, parts[j], parts[k]):
                break
        if not _adjacent(text, parts[j - 1], parts[j]):
            break
        following = parts[k]
        if following.sort == "d" or following.entry.number is None:
            if through and following.entry.article and k + 1 < len(parts):  # two and a half
                half = parts[k + 1].entry
                if half.sort == "f" and half.number is not None:
                    value += half.number
                    j = k + 2
                    run.append(parts[k + 1])
                    continue
            break
        if following.entry.sort == "v" and not through and following.entry.number in (12, 20):
            value, j = value * following.entry.number, k + 1
            run.append(following)
            break
        if following.entry.sort not in ("c", "o", "s", "h", "+"):
            break
        if run[-1].entry.sort == "o" and not (
            (following.entry.sort == "o" and value % 10 == 0)
            or (words.language in _ORDINAL_FIRST and following.entry.number % 10 == 0)
        ):
            break  # trzydziesty czwarty is one number, "first, second" are two
        if value != int(value):
            if following.entry.sort != "s":
                break
            value, j = value * following.entry.number, k + 1
            run.append(following)
            continue
        longer = (
            scale_first_value([*run, following])
            if words.language in _PREFIX_SCALE
            else word_value([*run, following], joined)
        )
        if longer is None:
            break
        if through and not joined and following.entry.sort in ("s", "h"):
            break
        value, j = longer, k + 1
        run.append(following)
    ordinal = run[-1].entry.sort == "o"
    if len(run) == 1 and first.article and first.number == 1:
        return None, j
    if words.language == "vi" and parts[i].text.lower() == "năm" and len(run) == 1:
        if j < len(parts) and parts[j].sort == "d" and parts[j].start - parts[i].end <= 1:
            return None, j  # "năm 2017": the year, not five
    return _soft(text, parts, j, parts[i].start, run[-1].end, value, words, ordinal)


def _soft(
    text: str,
    parts: list[Piece],
    j: int,
    start: int,
    end: int,
    value: Value,
    words: Lexicon,
    ordinal: bool,
) -> tuple[Number, int]:
    if isinstance(value, Fraction) and value.denominator == 1:
        value = int(value)
    one = frozenset((value,))
    kind = NumberKind.FRACTION if isinstance(value, Fraction) else NumberKind.COUNT
    if ordinal:
        kind = NumberKind.ORDINAL
    quantity = Quantity(value, kind, Written.WORDS, one, one, ordinal=ordinal)
    return _finish(text, parts, j, start, end, quantity, words)


def _finish(
    text: str,
    parts: list[Piece],
    j: int,
    start: int,
    end: int,
    quantity: Quantity,
    words: Lexicon,
) -> tuple[Number, int]:
    """Adds unit, currency and kind from what stands before and after."""
    kind, unit, value = quantity.kind, quantity.unit, quantity.value
    readings, ordinal = quantity.readings, quantity.ordinal
    before = _BEFORE.search(text, max(0, start - 5), start)
    following = parts[j] if j < len(parts) else None
    close = following is not None and following.start - end <= 2 and following.sort == "w"
    after = _AFTER.match(text, end)
    if before is not None and (code := _currency(before)):
        kind, unit, start = NumberKind.MONEY, code, before.start()
    elif after is not None and (after.group(1) or after.group(2)):
        kind = NumberKind.POINTS if _POINTS.match(text, after.end()) else NumberKind.PERCENT
        end = after.end()
    elif after is not None and (after.group(3) or after.group(4) in _ISO):
        kind, unit = NumberKind.MONEY, _SYMBOLS.get(after.group(3) or "", after.group(4))
        end = after.end()
    elif after is not None and after.group(5):
        kind, unit, end = NumberKind.MEASURE, after.group(5), after.end()
    elif _PER_CENT.match(text, end):
        points = _POINTS.match(text, _PER_CENT.match(text, end).end())  # type: ignore[union-attr]
        kind = NumberKind.POINTS if points else NumberKind.PERCENT
    elif words.language == "en" and _POINTS.match(text, end) and "ercent" in text[end : end + 12]:
        kind = NumberKind.POINTS
    elif close and following is not None:
        entry = following.entry
        if entry.percent:
            kind = NumberKind.POINTS if _POINTS.match(text, following.end) else NumberKind.PERCENT
        elif entry.currency:
            kind, unit = NumberKind.MONEY, entry.currency
        elif entry.month is not None and quantity.scale == 1 and 1 <= value <= 31:
            kind = NumberKind.DATE
        elif entry.meridiem:
            kind = NumberKind.TIME
        elif entry.unit:
            kind, unit = NumberKind.MEASURE, entry.unit
    if kind is NumberKind.COUNT and quantity.written is Written.DIGITS:
        kind, readings, ordinal = _bare(text, start, end, quantity, parts, j)
    elif words.language in _UNSEGMENTED:
        for size in (6, 5, 4, 3, 2, 1):
            entry = words.words.get(normal(text[end : end + size]), NOTHING)
            if entry.percent or entry.currency or entry.unit or entry.meridiem:
                unit = entry.currency or entry.unit
                kind = (
                    NumberKind.PERCENT if entry.percent
                    else NumberKind.MONEY if entry.currency
                    else NumberKind.TIME if entry.meridiem
                    else NumberKind.MEASURE
                )  # fmt: skip
                break
    if quantity.hard and quantity.scale == 1 and not isinstance(value, Fraction):
        if unit == "year" and 1000 <= value <= 2199 and text[start:end].isdecimal():
            kind, unit = NumberKind.YEAR, None
        elif _CLOCK_HOUR.match(text, end) and value <= 24:
            kind, unit = NumberKind.TIME, None
        if _MONTH_SIGN.match(text, end):
            kind, unit = NumberKind.MONTH, None
        elif _DAY_SIGN.match(text, end) and text[start - 1 : start] in ("月", " "):
            kind, unit = NumberKind.DATE, None
        elif words.language == "vi" and value <= 12 and _VIETNAMESE_MONTH.search(text, max(0, start - 6), start):
            kind, unit = NumberKind.MONTH, None
    moments: frozenset[int] = frozenset()
    if quantity.hard and quantity.scale == 1 and unit in (None, "hour"):
        dotted = _DOTTED_TIME.fullmatch(text[start:end])
        noon = _MERIDIEM.match(text, end)
        if noon is not None and (dotted or value <= 24):
            kind = NumberKind.TIME
            while j < len(parts) and parts[j].start < noon.end():
                j += 1
        if dotted and int(dotted.group(1)) <= 24:
            moments = frozenset(((int(dotted.group(1)) * 60 + int(dotted.group(2))) % 720,))
        elif kind is NumberKind.TIME and value <= 24:
            moments = frozenset((int(value) * 60 % 720,))
    if kind in (NumberKind.COUNT, NumberKind.MEASURE) and _AGE.match(text, end):
        kind = NumberKind.AGE
    quantity = Quantity(
        value, kind, quantity.written, readings, quantity.raw, quantity.scale, unit,
        quantity.vague, ordinal, moments,
    )  # fmt: skip
    return _mention(text, start, end, quantity), j


def _currency(match: re.Match[str]) -> str | None:
    if match.group(2):
        if match.group(2) == "$" and match.group(1):
            return _DOLLARS.get(match.group(1), "USD")
        return _SYMBOLS[match.group(2)]
    return match.group(3) if match.group(3) in _ISO else None


def _bare(
    text: str, start: int, end: int, quantity: Quantity, parts: list[Piece], j: int
) -> tuple[NumberKind, frozenset[Value], bool]:
    """Kind and readings of a numeral with no unit: year, decade, day, time, ordinal."""
    value, readings = quantity.value, quantity.readings
    plain = quantity.scale == 1 and text[start:end].isdecimal()
    if not plain:
        return NumberKind.COUNT, readings, False
    if _DECADE.match(text, end) and value % 10 == 0 and value >= 10:
        short = frozenset((value % 100, value)) if value > 100 else frozenset((value, 1900 + value))
        return NumberKind.DECADE, short, False
    if _ORDINAL.match(text, end):
        return NumberKind.ORDINAL, readings, True
    previous = parts[j - 2] if j >= 2 else None
    if previous is not None and previous.entry.month is not None and start - previous.end <= 3:
        return (NumberKind.DATE if value <= 31 else NumberKind.YEAR), readings, False
    if end - start == 4 and 1000 <= value <= 2199:
        return NumberKind.YEAR, readings, False
    if text[start - 1 : start] in ("'", "’") and end - start == 2:
        century = 1900 if value > 30 else 2000
        return NumberKind.YEAR, frozenset((value, century + value)), False
    if start and (text[start - 1].isalpha() and text[start - 1].isascii()):
        return NumberKind.CODE, readings, False
    return NumberKind.COUNT, readings, False


_RANGE = re.compile(r"\s?[-–—~/]\s?|\s+\S{1,4}\s+|\s?[至到~〜から]+\s?")


def _share_scales(text: str, numbers: tuple[Number, ...]) -> tuple[Number, ...]:
    """ "5 to 10 million": the first number may be millions too."""
    if len(numbers) < 2:
        return numbers
    shared = list(numbers)
    for k in range(len(numbers) - 2, -1, -1):
        left, right = shared[k], shared[k + 1]
        gap = text[left.span.end : right.span.start]
        scale = right.value.scale
        if len(gap) > 8 or not _RANGE.fullmatch(gap) or left.value.written is Written.NAME:
            continue
        quantity = left.value
        if scale > 1 and quantity.scale == 1 and not quantity.vague:
            more = frozenset(r * scale for r in quantity.readings)
            quantity = replace(quantity, readings=quantity.readings | more)
        if quantity.kind is NumberKind.COUNT and right.value.kind in (
            NumberKind.PERCENT,
            NumberKind.MONEY,
            NumberKind.MEASURE,
        ):
            quantity = replace(quantity, kind=right.value.kind, unit=right.value.unit)
        if quantity is not left.value:
            shared[k] = replace(left, value=quantity)
    return tuple(shared)
