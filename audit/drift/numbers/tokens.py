"""Cuts a sentence into what numbers are made of: numerals, number words, placeholders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, reduce
from operator import or_

from audit.drift.numbers.han import HAN, HAN_SCALE, han_value
from audit.drift.numbers.lexicon import NOTHING, Entry, Lexicon
from audit.drift.numbers.quantity import Value
from audit.drift.numbers.spelled import evaluate
from audit.drift.numbers.style import NumberStyle, read
from audit.language.cutting import chunks
from audit.language.remembered import WORDS

PLACEHOLDER = (
    r"(?:(?<![A-Za-z])|(?<=\dh))(?:X+_?NUM(?:BERS?)?_?\d{0,3}X+|[Xx]numx)(?![A-Z])"
    r"|[<\[{]{1,2}(?:NUM|NUMBER)(?:[_:-]?\d{1,3})?[>\]}]{1,2}"
)
_WITHOUT_SPACES = frozenset(("zh", "ja", "ko", "th", "lo", "km", "my", "und"))
_DIGIT = re.compile(r"\d")
_JOINED = 2  # characters at most between a number and a small word that goes on with it
# Short names of months and days that in small letters are other words.
SMALL_NO_DATES = frozenset((
    "may", "mar", "march", "sat", "sun", "dec", "jan", "second", "mai", "mi", "do",
))  # fmt: skip
# What a text must hold before its Roman numerals are looked for.
ROMAN_LOOK = re.compile(r"[IVXІХL]{2}|(?<=[^\W\d_] )[IVX](?![\w'’])")
_HAN_CLASS = "".join(c for c in (*HAN, *HAN_SCALE) if not "가" <= c <= "힣")


@dataclass(frozen=True, slots=True)
class Piece:
    """One numeral, number word or placeholder. ``sort``: "d" digits, "w" word,

    "k" Han numerals, "t" clock time (its value in minutes), "x" placeholder.
    """

    start: int
    end: int
    sort: str
    text: str
    entry: Entry = NOTHING
    value: Value = 0
    readings: frozenset[Value] = frozenset()


@cache
def _marks() -> str:
    """Combining marks of the basic plane as ranges of a character class."""
    ranges: list[list[int]] = []
    for point in range(0x300, 0x1E00):
        if unicodedata.category(chr(point)).startswith("M"):
            if ranges and ranges[-1][1] == point - 1:
                ranges[-1][1] = point
            else:
                ranges.append([point, point])
    return "".join(f"{chr(a)}-{chr(b)}" for a, b in ranges) + "\u200c\u200d"


def _letters(language: str) -> tuple[str, str]:
    """The patterns of a word's first letter and of all that may stand inside it."""
    letter = r"[^\W\d_]"
    inner = rf"{letter}|[{_marks()}]"
    if language in ("uk", "be"):
        inner += rf"|['’ʼ](?={letter})"
    return letter, inner


@cache
def _words_of(language: str) -> re.Pattern[str]:
    """The pattern that cuts a text of a language with spaces into words alone."""
    letter, inner = _letters(language)
    return re.compile(rf"{letter}(?:{inner})*")


@cache
def tokens_of(language: str, spaces: bool, placeholders: bool = True) -> re.Pattern[str]:
    """The pattern that cuts a text of this language into numerals and words.

    Without ``placeholders`` for a text that has none: looking for them at every
    letter is what takes longest.
    """
    gap = "[ \u00a0\u202f\u2009'’]" if spaces else "[\u00a0\u202f\u2009'’]"
    clock = r"(?<![\d:])(?:[01]?\d|2[0-4])[:：][0-5]\d(?::[0-5]\d)?(?![\d:])"
    digits = (
        rf"(?<!\d[ \u00a0])\d{{1,3}}(?:{gap}\d{{3}})+(?!\d)(?:[.,٫]\d+)?|\d+(?:[.,'’٫٬،·，．]\d+)*"
    )
    if language in ("fa", "ps", "ckb"):  # the slash is a decimal sign: ۲/۸
        digits = digits.replace("[.,'", "[/.,'")
    letter, inner = _letters(language)
    if placeholders and language in _WITHOUT_SPACES:  # none around a placeholder
        inner = rf"(?!XNUM)(?:{inner})"
    han = "(?!)"
    day = _DAYS.get(language, "(?!)")
    if language in ("zh", "ja", "und"):
        han = f"(?!{day})[{_HAN_CLASS}]+"
        letter = rf"(?![{_HAN_CLASS}]){letter}"
        inner = rf"(?![{_HAN_CLASS}])(?:{inner})"
    elif language == "ko":
        spaced = r"(?<=\d )[십백천]?[만억조](?=[\s\d]|명|달러|원|파운드|유로|개)"
        han = rf"(?<=\d)(?:[십백천]?[만억조]|[천백])(?:\s?(?=\d))?|{spaced}"
    if not placeholders and language not in _DAYS:
        return re.compile(
            rf"(?P<k>{han})|(?P<w>{letter}(?:{inner})*)|(?P<t>{clock})|(?P<d>{digits})"
        )
    if not placeholders:
        # Words first: there are more of them than of anything else.
        return re.compile(
            rf"(?P<k>{han})|(?P<w>{day}|{letter}(?:(?!{day})(?:{inner}))*)|(?P<t>{clock})|"
            rf"(?P<d>{digits})"
        )
    if language not in _DAYS:
        return re.compile(
            rf"(?P<x>{PLACEHOLDER})|(?P<t>{clock})|(?P<d>{digits})|(?P<k>{han})|"
            rf"(?P<w>(?!hXNUM){letter}(?:{inner})*)"
        )
    return re.compile(
        rf"(?P<x>{PLACEHOLDER})|(?P<t>{clock})|(?P<d>{digits})|(?P<k>{han})|"
        rf"(?P<w>{day}|(?!hXNUM){letter}(?:(?!{day})(?:{inner}))*)"
    )


# Weekdays in scripts without spaces, to be cut out of what stands around them.
_DAYS = {
    "ja": "[月火水木金土日]曜日?",
    "zh": "(?:星期|礼拜|禮拜|周|週)[一二三四五六日天](?![一二三四五六七八九十年])",
}
# Pieces in one text after which reading stops: no sentence has so many, a hostile line may.
_MOST_PIECES = 4000


# What a chunk may hold: a number for certain, a Roman numeral of one sign, a piece of a number,
# a small word that may stand inside one ("and", "a"), a sign or word that says what a number
# counts, and what only a close look can tell: a time of day, a placeholder.
NUMBER, SINGLE, PIECE, FILLER, SIGN, CLOCK = 1, 2, 4, 8, 16, 32
NUMERIC = NUMBER | PIECE | SIGN
_SIGNS = ".,;:!?\"'()"
_ROMAN_PAIR = re.compile("[IVXІХL]{2}")
_CONTRACTED = re.compile(r"['’][tsdm](?!\w)")
# One sign, with what may be glued to it.
_ROMAN_ONE = re.compile(r"[IVX](?:e|er|ème|ος|го|й|м|му|lea)?(?![\w'’])")
_COUNTED = re.compile(
    r"[%٪％°\u20a0-\u20c0$£¥￥＄￡฿]|(?<![A-Z])[A-Z]{3}(?![A-Za-z])|(?<!\w)pp(?!\w)|p\.p\.|^[CF](?!\w)"
)
_SAYS = frozenset(("point", "points", "cent", "cents"))
_TIMELY = re.compile(
    r"\d[:：]|\d[ap]\.?m|(?<![a-z])[ap]\.?m(?![a-z])|^[ap]\.|clock|(?<![a-z])noon", re.IGNORECASE
)
# Words in small letters that the two above may say something of.
_SHORT_SIGNS = frozenset(("pp", "am", "pm", "a", "p", "oclock", "noon", "clock"))


@cache
def look_of(words: Lexicon) -> Callable[[str], int]:
    """What a chunk of a text in this language may hold, by the flags above; answers are kept."""
    cut = _words_of(words.language)

    @lru_cache(maxsize=WORDS)
    def look(chunk: str) -> int:
        seen = 0
        stripped = chunk.strip(_SIGNS)
        plain = chunk.isascii() and stripped.isalpha()
        if not plain and _DIGIT.search(chunk):
            seen = NUMBER | PIECE
        if _has_placeholder(chunk):
            seen = NUMBER | PIECE | CLOCK
        if not chunk.islower():
            if _ROMAN_PAIR.search(chunk):
                seen |= NUMBER
            if _ROMAN_ONE.match(chunk):
                seen |= SINGLE
        if not (plain and chunk.islower()) or stripped in _SHORT_SIGNS:
            if _COUNTED.search(chunk):
                seen |= SIGN
            if _TIMELY.search(chunk):
                seen |= SIGN | CLOCK
        for word in (stripped,) if plain else cut.findall(chunk):
            if len(word) == 1 and words.language == "en" and _CONTRACTED.search(chunk):
                continue
            entry = words.lookup(word)
            if entry is not NOTHING:
                seen |= FILLER if _fills(entry) else PIECE
                seen |= NUMBER if words.telling(word) and not _is_other(word, entry) else 0
            elif word.lower() in _SAYS:
                seen |= SIGN
        return seen

    return look


@lru_cache(maxsize=64)
def looks_at(text: str, words: Lexicon) -> tuple[int, ...]:
    """What each chunk of a text may hold, by the flags above; () for a text without chunks."""
    return tuple(map(look_of(words), chunks(text)))


def _is_other(word: str, entry: Entry) -> bool:
    """Whether what might be a date or a scale is another word by itself: "may", "didn't"."""
    small = word in SMALL_NO_DATES and entry.number is None
    return small or (len(word) == 1 and word.isascii())


def _fills(entry: Entry) -> bool:
    """Whether a word is no number and may stand inside one."""
    return entry.number is None and (entry.joins or entry.article)


def may_hold_numbers(text: str, words: Lexicon) -> bool:
    """Whether there can be a number in a text at all: a first, quick look."""
    if words.language in _WITHOUT_SPACES:
        return True
    if looks := looks_at(text, words):
        seen = reduce(or_, looks)
        return bool(seen & NUMBER) or bool(seen & SINGLE and ROMAN_LOOK.search(text))
    if _DIGIT.search(text) or _has_placeholder(text) or ROMAN_LOOK.search(text):
        return True
    return any(map(words.telling, _words_of(words.language).findall(text)))


def _has_placeholder(text: str) -> bool:
    """Whether a placeholder may stand in a text."""
    return "NUM" in text or "numx" in text


def _matches(
    text: str, words: Lexicon, style: NumberStyle, found: Sequence[Piece]
) -> Iterator[re.Match[str]]:
    """All that ``tokens_of`` cuts out of a text and that may be a piece, in order.

    Chunks that hold none are passed over, and small words that stand by themselves:
    ``found`` are the pieces so far, to which the caller adds.
    """
    pattern = tokens_of(words.language, style.spaces, _has_placeholder(text))
    cut = () if words.language in _WITHOUT_SPACES else chunks(text)
    if not cut:
        yield from pattern.finditer(text)
        return
    at = done = 0
    for chunk, seen in zip(cut, looks_at(text, words), strict=True):
        start = text.index(chunk, at)
        at = start + len(chunk)
        if not seen & (PIECE | FILLER) or at <= done:
            continue
        if not seen & PIECE and (not found or start - found[-1].end > _JOINED):
            continue
        for match in pattern.finditer(text, max(start, done)):
            if match.start() >= at:
                break
            done = match.end()
            yield match


def pieces(  # noqa: PLR0912 -- a list of cases
    text: str, words: Lexicon, style: NumberStyle
) -> list[Piece]:
    """The pieces of a text in order; words that have to do with no number are left out."""
    found: list[Piece] = []
    lookup = words.lookup
    language = words.language
    for match in _matches(text, words, style, found):
        sort = match.lastgroup
        if len(found) > _MOST_PIECES:
            break
        if sort == "w":
            word = match.group()
            if len(word) > 40:
                continue
            entry = lookup(word)
            if entry is NOTHING:
                continue
            if not _fills(entry) or (found and match.start() - found[-1].end <= _JOINED):
                found.append(Piece(match.start(), match.end(), "w", word, entry))
        elif sort == "d":
            numeral = match.group()
            if numeral in ("24", "7", "50") and (
                _IDIOM.match(text, match.start())
                or _IDIOM.match(text, max(0, match.start() - 3), match.end())
            ):
                continue  # round the clock, half and half
            dated = text[match.end() : match.end() + 1] == "." and language in _DOTTED_DATES
            if dated and (day := _DAY_MONTH.fullmatch(numeral)) and int(day.group(2)) <= 12:
                for part in (1, 2):  # "30.9." is the thirtieth of the ninth
                    at = match.start() + day.start(part)
                    found += _numerals(day.group(part), at, style)
            else:
                found += _numerals(numeral, match.start(), style)
        elif sort == "t":
            hour, minute = re.split("[:：]", match.group())[:2]
            minutes = int(hour) * 60 + int(minute)
            found.append(Piece(match.start(), match.end(), "t", match.group(), NOTHING, minutes))
        elif sort == "k":
            word = match.group().rstrip()
            value = han_value(word)
            if value is not None and len(word) < 40:
                found.append(
                    Piece(match.start(), match.start() + len(word), "k", word, NOTHING, value)
                )
        else:
            found.append(Piece(match.start(), match.end(), "x", match.group()))
    return found


# Languages that write "30.9." for the thirtieth of September.
_DOTTED_DATES = frozenset((
    "de", "lb", "cs", "sk", "sl", "hr", "bs", "sr", "fi", "et", "lv", "da", "nb", "nn", "is", "mk",
))  # fmt: skip
_IDIOM = re.compile(r"(?<!\d)(?:24/7|50[/-]50)(?!\d)")
_DAY_MONTH = re.compile(r"(\d{1,2})\.(\d{1,2})")


def _numerals(numeral: str, start: int, style: NumberStyle) -> list[Piece]:
    """A numeral as one piece, or as several where it is a list or a date ("3.9.2024")."""
    if len(numeral) > 60:  # no amount; a hostile or a technical string
        return []
    reading = read(numeral, style)
    if reading is not None:
        value, readings = reading
        return [
            Piece(start, start + len(numeral), "d", numeral, NOTHING, value, frozenset(readings))
        ]
    return [
        Piece(start + m.start(), start + m.end(), "d", m.group(), NOTHING, v, frozenset((v,)))
        for m in re.finditer(r"\d+", numeral)
        for v in (int(m.group()),)
    ]


def word_value(parts: list[Piece], ascending: bool) -> Value | None:
    """The value of number words in a row, None where they are not one number."""
    values = [(p.entry.number, p.entry.sort) for p in parts if p.entry.number is not None]
    return evaluate(values, ascending)


def scale_first_value(parts: list[Piece]) -> Value | None:
    """The value where scale words come first (Swahili "elfu mbili", "mia tano")."""
    total: Value = 0
    for k, piece in enumerate(parts):
        number, before = piece.entry.number, parts[k - 1].entry if k else NOTHING
        if number is None:
            return None
        if before.sort in ("s", "h") and before.number is not None and number < before.number:
            joined = piece.start - parts[k - 1].end > 1
            total += number if joined else before.number * (number - 1)
        else:
            total += number
    return total


def adjacent(text: str, left: Piece, right: Piece) -> bool:
    """Whether nothing but a space, a hyphen or an abbreviation's stop stands between two."""
    gap = text[left.end : right.start]
    return gap in ("", " ", "-", "\u00a0", "‑", "‐", "־", "\u200c", "\u202f", "­", ". ") and not (
        gap == ". " and len(left.text) > 5
    )
