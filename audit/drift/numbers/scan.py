"""Puts pieces together into numbers: scale words, units, currencies, dates, decades."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from audit.drift.numbers.attach import BEFORE, MERIDIEM, finish, mention_of
from audit.drift.numbers.eastern import COUNTED, eastern
from audit.drift.numbers.han import HAN_SCALE
from audit.drift.numbers.lexicon import Lexicon, lexicon
from audit.drift.numbers.quantity import Number, NumberKind, Quantity, Value, Written
from audit.drift.numbers.ratios import parts_of, times_part
from audit.drift.numbers.romans import romans
from audit.drift.numbers.shared import share_scales
from audit.drift.numbers.style import NumberStyle, observe
from audit.drift.numbers.tokens import (
    SMALL_NO_DATES,
    Piece,
    adjacent,
    pieces,
    scale_first_value,
    word_value,
)
from audit.drift.numbers.years import hebrew, vietnamese
from audit.types import Span

_YEARS = {"vi": vietnamese, "he": hebrew}
_ASCENDING = frozenset(["de", "nl", "da", "nb", "nn", "no", "lb", "af", "ar", "fy", "sl", "he"])
_ORDINAL_FIRST = frozenset(("ar", "he"))  # the ninth ten: the nineteenth
_PREFIX_SCALE = frozenset(("sw",))
_HALF = Fraction(1, 2)
_LONGEST = 16  # words in one number; "seven hundred and ... thousand ... and one" has 14
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
    if words.language in _YEARS:
        parts = _YEARS[words.language](text, parts)
    ancient = romans(text)
    if not parts:
        return tuple(ancient)
    found: list[Number] = []
    i = 0
    while i < len(parts):
        number, i = _number(text, parts, i, words)
        if number is not None:
            last = found[-1].span.end if found else 0
            if number.span.start < last:  # the sign belongs to the number before it
                span = Span(last, number.span.end)
                number = replace(number, span=span, text=span.of(text))
            found.append(number)
    if ancient:
        taken = {place for n in found for place in range(n.span.start, n.span.end)}
        found += [n for n in ancient if n.span.start not in taken]
        found.sort(key=lambda n: n.span.start)
    return share_scales(text, tuple(found))


def _gap(text: str, left: Piece, right: Piece) -> str:
    return text[left.end : right.start]


def _number(text: str, parts: list[Piece], i: int, words: Lexicon) -> tuple[Number | None, int]:  # noqa: PLR0911, PLR0912 -- a list of cases
    """The number that begins at piece ``i`` (None if there is none) and where to go on."""
    piece = parts[i]
    if piece.sort == "x":
        placeholder = Quantity(0, NumberKind.PLACEHOLDER, Written.PLACEHOLDER)
        return mention_of(text, piece.start, piece.end, placeholder), i + 1
    if words.language in _EAST and (part := parts_of(text, parts, i)) is not None:
        quantity, span, i = part
        return mention_of(text, span.start, span.end, quantity), i
    if piece.sort == "d":
        return _digits(text, parts, i, words)
    if piece.sort == "t":
        minutes = int(piece.value)
        moment = frozenset((minutes % 720,))
        if words.language == "sw":  # hours from dawn: 1:00 is seven o'clock
            moment = frozenset((minutes % 720, (minutes + 360) % 720))
        clock = Quantity(piece.value, NumberKind.TIME, moments=moment)
        end = piece.end
        if (noon := MERIDIEM.match(text, end)) is not None:
            end = noon.end()
        while i + 1 < len(parts) and parts[i + 1].start < end:
            i += 1
        return mention_of(text, piece.start, piece.end, clock), i + 1
    if len(piece.text) == 1 and piece.text.isascii():
        return None, i + 1
    if piece.sort == "k":
        quantity = Quantity(
            piece.value, NumberKind.COUNT, Written.WORDS, frozenset((piece.value,)),
            frozenset((piece.value,)),
        )  # fmt: skip
        number, j = finish(text, parts, i + 1, piece.start, piece.end, quantity, words)
        if len(piece.text) == 1 and not COUNTED.match(text, piece.end):
            number = replace(number, value=replace(number.value, vague=True))  # 三重, 四球
        return number, j
    entry = piece.entry
    if words.language == "ko" and i and _counts(parts[i - 1], piece):
        return None, i + 1
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
        return mention_of(text, piece.start, piece.end, quantity), i + 1
    if entry.month is not None or entry.weekday is not None:
        return _named(text, parts, i)
    return None, i + 1


def _counts(figure: Piece, piece: Piece) -> bool:
    """Whether a Korean numeral is a counter after all: 20세 is an age, 10일 a day."""
    glued = figure.sort == "d" and piece.start == figure.end
    return glued and len(piece.text) <= 2 and piece.entry.sort in ("c", "o")


def _named(text: str, parts: list[Piece], i: int) -> tuple[Number | None, int]:
    """A month or a weekday; English ones need their capital letter."""
    piece = parts[i]
    entry = piece.entry
    word = piece.text
    if word.lower() in SMALL_NO_DATES and (word.islower() or not _dated(text, parts, i)):
        return None, i + 1
    short = len(word) <= 3 and word[0] < "\u3000"
    if (short or entry.doubtful) and not _dated(text, parts, i):
        return None, i + 1
    kind = NumberKind.MONTH if entry.month is not None else NumberKind.WEEKDAY
    value = entry.month if entry.month is not None else entry.weekday
    assert value is not None
    quantity = Quantity(value, kind, Written.NAME, frozenset((value,)))
    return mention_of(text, piece.start, piece.end, quantity), i + 1


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
            return finish(
                text, parts, i + 1, start, end,
                Quantity(value, NumberKind.COUNT, Written.DIGITS, readings, raw, scale), words,
            )  # fmt: skip
    j = i + 1
    if words.language in _EAST and j < len(parts) and parts[j].sort == "k":
        amount, j = eastern(text, parts, i)
        if amount is not None:
            end = parts[j - 1].end
            one = frozenset((amount,))
            scale = 10 ** (len(str(int(amount))) - 1) if amount >= 10 else 1
            quantity = Quantity(amount, NumberKind.COUNT, Written.DIGITS, one, raw, scale)
            return finish(text, parts, j, start, end, quantity, words)
        j = i + 1
    while j < min(len(parts), i + 4) and (factor := _factor(text, parts, j, words)):
        value, readings = value * factor, frozenset(r * factor for r in readings)
        scale *= factor
        end = parts[j].end
        j += 1
    while scale > 1 and j < len(parts) and parts[j].sort == "d":
        # 3億5000万; 1 million 200 thousand
        if not adjacent(text, parts[j - 1], parts[j]):
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
    return finish(text, parts, j, start, end, quantity, words)


_EAST = frozenset(("zh", "ja", "ko"))


def _factor(text: str, parts: list[Piece], j: int, words: Lexicon) -> int:  # noqa: PLR0911 -- a list of cases
    """By how much the piece ``j`` multiplies the numeral before it, 0 for not at all."""
    if j >= len(parts) or j == 0:
        return 0
    before, piece = parts[j - 1], parts[j]
    if not adjacent(text, before, piece) and not (
        words.language == "ro" and text[before.end : piece.start] in (" de ", "\u00a0de ")
    ):
        return 0
    if piece.sort == "k":
        return int(piece.value) if all(c in HAN_SCALE for c in piece.text) else 0
    entry = piece.entry
    if entry.number is None or entry.sort not in ("s", "h"):
        return 0
    if len(piece.text) == 1 and _gap(text, before, piece) and not _money_before(text, before):
        return 0  # "5 m" are metres and "472 B.C." a year; "5m" may be a million
    if entry.unit is not None and len(piece.text) < 3 and not _money_before(text, before):
        return 0
    return int(entry.number)


def _money_before(text: str, piece: Piece) -> bool:
    return BEFORE.search(text, max(0, piece.start - 5), piece.start) is not None


def _worded(text: str, parts: list[Piece], i: int, words: Lexicon) -> tuple[Number | None, int]:  # noqa: PLR0911, PLR0912, PLR0915 -- a list of cases
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
        if k < len(parts) and parts[k].entry.sort == "v" and parts[k].start - parts[i].end < 5:
            times = value * (parts[k].entry.number or 1)  # half a dozen, half-decade
            if times in (5, 6, 50):
                return _soft(text, parts, k + 1, parts[i].start, parts[k].end, times, words, False)
        return _soft(text, parts, j, parts[i].start, parts[i].end, value, words, False)
    while j < min(len(parts), i + _LONGEST):
        k, through = j, parts[j].entry.joins and parts[j].entry.number is None
        h = j + 1 if parts[j].text in ("с", "з") and j + 1 < len(parts) else j
        with_half = parts[h].entry.number == _HALF and parts[h].entry.sort == "f"
        if with_half and text[parts[j - 1].end : parts[h].start] in (" с ", " з "):
            value += _HALF  # два с половиной
            run.append(parts[h])
            j = h + 1
            continue
        if through:
            k = j + 1
            if k >= len(parts) or not adjacent(text, parts[j], parts[k]):
                break
        listed = words.language in _PREFIX_SCALE and value >= 1000  # elfu moja, mia tisa
        if not adjacent(text, parts[j - 1], parts[j]) and not (
            listed and text[parts[j - 1].end : parts[j].start] == ", "
        ):
            break
        following = parts[k]
        if through and following.entry.sort == "f" and following.entry.number == _HALF:
            value, j = value + _HALF, k + 1  # dos y medio, два с половиной
            run.append(following)
            continue
        if following.sort == "d" or following.entry.number is None:
            if through and following.entry.article and k + 1 < len(parts):  # two and a half
                half = parts[k + 1].entry
                if half.sort == "f" and half.number is not None:
                    value += half.number
                    j = k + 2
                    run.append(parts[k + 1])
                    continue
            break
        part = None if through else times_part(value, run[-1], following, words.language)
        if part is not None and len(run) == 1:
            return _soft(text, parts, k + 1, parts[i].start, following.end, part, words, False)
        if following.entry.sort == "v" and not through and following.entry.number in (12, 20):
            value, j = value * following.entry.number, k + 1
            run.append(following)
            break
        if following.entry.sort not in ("c", "o", "s", "h", "+"):
            break
        if run[-1].entry.sort == "o" and not (
            (following.entry.sort == "o" and value % 10 == 0)
            or (words.language in _ORDINAL_FIRST and following.entry.number % 10 == 0)
            or (words.language in ("id", "ms") and following.entry.sort in ("+", "h"))
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
        thousands = value >= 1000 and value % 1000 == 0 and following.entry.sort == "h"
        if through and not joined and following.entry.sort in ("s", "h") and not thousands:
            break
        value, j = longer, k + 1
        run.append(following)
    ordinal = run[-1].entry.sort == "o"
    if len(run) == 1 and first.article and first.number == 1:
        return None, j
    if words.language == "vi" and text.startswith(" lệ", parts[i].end):
        return None, j  # "tỷ lệ" is a share, no billion
    number, j = _soft(text, parts, j, parts[i].start, run[-1].end, value, words, ordinal)
    if words.language in _PREFIX_SCALE and first.sort == "s" and len(run) > 2:
        rest = scale_first_value(run[1:])  # elfu kumi na mbili: 12,000 rather than 10,002
        both = number.value.readings | {int(first.number or 1) * (rest or 1)}
        return replace(number, value=replace(number.value, readings=both)), j
    if first.doubtful and len(run) == 1:
        return replace(number, value=replace(number.value, vague=True)), j
    return number, j


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
    return finish(text, parts, j, start, end, quantity, words)
