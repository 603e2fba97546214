"""The number words, months, currencies and units of one language, looked up word by word."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache
from importlib import resources

from audit.drift.numbers.han import sino_korean
from audit.drift.numbers.languages.endings import ENDINGS, PREFIXED
from audit.drift.numbers.languages.supplement import AND_WORDS, GLUED, SUPPLEMENT
from audit.drift.numbers.quantity import Value
from audit.drift.numbers.spelled import evaluate
from audit.language.remembered import WORDS_OF_A_LANGUAGE

_CODES = {
    "euro": "EUR", "dollar": "USD", "pound": "GBP", "yen": "JPY", "yuan": "CNY", "won": "KRW",
    "ruble": "RUB", "rupee": "INR", "franc": "CHF", "krona": "SEK", "zloty": "PLN",
    "forint": "HUF", "lira": "TRY", "hryvnia": "UAH", "shekel": "ILS", "real": "BRL",
    "rand": "ZAR", "peso": "MXN", "dinar": "RSD", "rial": "IRR", "riyal": "SAR",
    "dirham": "AED", "baht": "THB", "dong": "VND", "rupiah": "IDR", "leu": "RON", "lev": "BGN",
    "taka": "BDT", "shilling": "KES", "naira": "NGN", "ringgit": "MYR",
}  # fmt: skip
_ALIASES = {
    "no": "nb", "hbs": "hr", "sh": "hr", "iw": "he", "in": "id", "tl": "fil", "ckb": "ku",
    "yue": "zh", "cmn": "zh", "prs": "fa", "nn": "nn",
}  # fmt: skip
_HARMLESS = re.compile(r"[ًٌٍَُِّْٰـ\u200c\u200d\u00ad]")


@dataclass(frozen=True, slots=True)
class Entry:
    """What one word may be in a number: any of the fields may be set.

    ``number`` with ``sort`` "c" (cardinal), "o" (ordinal), "s" (scale word), "h"
    (multiplies what stands before it: hundred), "f" (fraction: half), "v" (vague:
    dozens); ``month`` 1..12; ``weekday`` 1..7; ``currency`` an ISO code;
    ``unit`` a symbol; ``joins`` for "and"; ``percent`` for the word itself.
    ``article``: also the indefinite article, so no evidence of a number.
    ``doubtful``: a word of another meaning too; alone it answers a number and claims none.
    """

    number: Value | None = None
    sort: str = ""
    month: int | None = None
    weekday: int | None = None
    currency: str | None = None
    unit: str | None = None
    joins: bool = False
    percent: bool = False
    article: bool = False
    meridiem: str = ""
    doubtful: bool = False


NOTHING = Entry()


# Typed for one another: Romanian comma and cedilla, Arabic and Persian letters, apostrophes.
_ONE_LETTER = str.maketrans("ёيكșț’ʼ", "еیکşţ''")


def normal(word: str) -> str:
    """Lower case, without vowel points, tatweel and joiners."""
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFC", word.lower())
    return _HARMLESS.sub("", word).translate(_ONE_LETTER)


class Lexicon:
    """Words of one language. Made once (``lexicon``), read-only afterwards."""

    __slots__ = (
        "_glue",
        "_ordinal",
        "_starts",
        "known",
        "language",
        "lookup",
        "numerals",
        "short",
        "telling",
        "words",
    )

    def __init__(
        self, language: str, words: dict[str, Entry], known: bool, short: frozenset[str]
    ) -> None:
        self.language = language
        self.short = short
        self.words = words
        self.known = known
        self.numerals = {
            w: e
            for w, e in words.items()
            if e.number is not None and e.sort in ("c", "o", "h", "s")
        }
        self._glue: re.Pattern[str] | None = None
        self._starts: frozenset[str] = frozenset()
        if language in GLUED:
            pieces = sorted((w for w in self.numerals if len(w) > 1), key=len, reverse=True)
            pieces += AND_WORDS.get(language, ())
            joined = "|".join(map(re.escape, pieces))
            self._glue = re.compile(f"(?:{joined})", re.IGNORECASE)
            self._starts = frozenset(piece[:2].translate(_ONE_CASE) for piece in pieces)
        self._ordinal = language in _GERMANIC
        # Asked of every word there is.
        self.lookup = lru_cache(maxsize=WORDS_OF_A_LANGUAGE)(self._find)
        self.telling = lru_cache(maxsize=WORDS_OF_A_LANGUAGE)(self._tells)

    def _tells(self, word: str) -> bool:
        """Whether a word by itself may be a number or a part of a date."""
        entry = self.lookup(word)
        return bool(entry.number is not None or entry.month or entry.weekday)

    def _find(self, word: str) -> Entry:
        """What a word is; ``NOTHING`` where it has to do with no number."""
        low = normal(word)
        entry = self.words.get(low)
        if entry is not None:
            return NOTHING if entry == NOTHING else entry
        if self.language == "ko" and (sino := sino_korean(low)) is not None:
            return Entry(number=sino, sort="c")
        for prefix in PREFIXED.get(self.language, ()):
            if low.startswith(prefix) and len(low) > len(prefix) + 1:
                entry = self.words.get(low[len(prefix) :])
                if entry is not None:
                    return replace(entry, joins=entry.joins or prefix in ("و", "ו"))
        start = low[:2].translate(_ONE_CASE)
        glued = len(low) > 4 and (start in self._starts or start[:1] in self._starts)
        whole = self._glued(low, True) if glued else NOTHING
        if whole is not NOTHING:
            return whole  # százöt is 105, no inflected hundred
        ending = ENDINGS.get(self.language)
        if ending is not None:
            for cut in range(1, min(len(low) - 2, 6)):
                entry = self.words.get(low[:-cut])
                if entry is None or not ending.fullmatch(low[-cut:]) or len(low) - cut < 2:
                    continue
                if entry.number is None and self._ordinal and _RANK.fullmatch(low[-cut:]):
                    continue  # "Leute" is no amount of lei
                if low[:-cut] not in self.short:
                    return entry
        return self._glued(low, False) if glued else NOTHING

    def _glued(self, word: str, whole: bool) -> Entry:
        """A number written in one word: "zweihundertfünfzig", "kaksikymmentä".

        ``whole``: without an ending after it.
        """
        assert self._glue is not None
        position, pieces = 0, []
        while position < len(word):
            match = self._glue.match(word, position)
            if match is None:
                break
            pieces.append(match.group())
            position = match.end()
        rest = word[position:]
        ending = ENDINGS.get(self.language)
        if rest and (whole or not (ending is not None and ending.fullmatch(rest))):
            return NOTHING
        entries = [self.words[p] for p in pieces if p in self.numerals]
        if len(entries) < 2:
            return NOTHING
        value = evaluate([(e.number, e.sort) for e in entries if e.number is not None], True)
        if value is None:
            return NOTHING
        sort = "o" if entries[-1].sort == "o" else "c"
        return Entry(number=value, sort=sort)


# Small letters that a pattern without regard to case takes for others.
_ONE_CASE = str.maketrans("ıſςµ", "isσμ")
# Endings that make an ordinal of a number and nothing of a unit's name.
_GERMANIC = frozenset(("de", "nl", "sv", "da", "nb"))
_RANK = re.compile("s?te[nrms]?|de")


def _entries(raw: dict[str, object], extra: dict[str, str]) -> dict[str, Entry]:  # noqa: PLR0912 -- a list of cases
    words: dict[str, Entry] = {}

    def put(word: str, **fields: object) -> None:
        key = normal(word)
        if key and not key.isdecimal():
            words[key] = replace(words.get(key, NOTHING), **fields)  # type: ignore[arg-type]

    def rows(name: str) -> list[tuple[str, list[str]]]:
        table = raw.get(name, {})
        assert isinstance(table, dict)
        return [(k, v.split() if isinstance(v, str) else v) for k, v in table.items()]

    for symbol, forms in rows("units"):
        for form in forms:
            put(form, unit=symbol)
    for noun, forms in rows("currencies"):
        for form in forms:
            put(form, currency=_CODES[noun])
    for number, forms in rows("months"):
        for form in forms:
            put(form, month=int(number))
    for number, forms in rows("weekdays"):
        for form in forms:
            put(form, weekday=int(number))
    for number, forms in rows("ordinal"):
        for form in forms:
            put(form, number=int(number), sort="o")
    for number, forms in sorted(rows("scale"), key=lambda row: -int(row[0])):
        for form in forms:
            put(form, number=int(number), sort="s")
    for number, forms in rows("cardinal"):
        for form in forms:
            put(form, number=int(number), sort="h" if number == "100" else "c")
    for head, forms_text in extra.items():
        for form in forms_text.split():
            put(form.replace("_", " "), **_field(head))
    return words


def _stemmed(words: dict[str, Entry]) -> dict[str, Entry]:
    """Adds the stems of months, weekdays, units and currencies, for languages that inflect."""
    stems = {}
    for word, entry in words.items():
        named = entry.month or entry.weekday or entry.unit or entry.currency
        if named and entry.number is None and len(word) > 4:
            stem = _LAST_VOWELS.sub("", word)
            if len(stem) > 3 and stem not in words:
                stems[stem] = entry
    return {**words, **stems}


_EAST = "\u2e80"  # scripts from here on write whole words in two or three signs


def _shortened(words: dict[str, Entry]) -> frozenset[str]:
    """Abbreviations, which take no endings: "oct" beside "october", "bil", "млн"."""
    full: dict[tuple[int | None, int | None], list[str]] = {}
    for word, entry in words.items():
        if entry.month or entry.weekday:
            full.setdefault((entry.month, entry.weekday), []).append(word)
    short = {
        word
        for names in full.values()
        for word in names
        if (len(word) <= 3 and word[0] < _EAST)
        or (
            len(word) <= 6
            and any(len(other) > len(word) + 1 and other.startswith(word) for other in names)
        )
    }
    return frozenset(short.union(w for w, e in words.items() if e.sort == "s" and len(w) < 4))


_LAST_VOWELS = re.compile(r"[aeiouyąęáéíóúýěůаеиоуыэюяьйіїοαηυιωέόάίήύώ]{1,2}ς?$")


def _field(head: str) -> dict[str, object]:
    """A head of the supplement: "c5", "o3", "s1000", "h100", "f1/2", "v12", "m9", "d1" ..."""
    sort, rest = head[0], head[1:]
    if sort in "cosh+":
        return {"number": int(rest), "sort": sort}
    if sort in "fv":
        number = Fraction(rest)
        if number.denominator == 1:
            return {"number": int(number), "sort": "v"}  # double, dozen, decade
        return {"number": number, "sort": "f"}
    if sort == "m":
        return {"month": int(rest)}
    if sort == "d":
        return {"weekday": int(rest)}
    fields: dict[str, dict[str, object]] = {
        "%": {"percent": True},
        "&": {"joins": True},
        "a": {"article": True},
        "p": {"meridiem": "pm"},
        "q": {"meridiem": "am"},
        "?": {"doubtful": True},
        "u": {"unit": rest},
        "-": {"number": None, "sort": "", "month": None, "weekday": None, "unit": None},
        "$": {"currency": rest},
    }
    return fields[sort]


def subtag(language: str | None) -> str:
    """The file's name for a language tag; "und" for none."""
    if not language:
        return "und"
    short = language.replace("_", "-").split("-")[0].lower()
    return _ALIASES.get(short, short)


@cache
def lexicon(language: str | None) -> Lexicon:
    """The lexicon of a language (any BCP 47 tag); an empty one where there is none."""
    code = subtag(language)
    file = resources.files("audit.drift.numbers.languages") / f"{code}.json"
    extra = SUPPLEMENT.get(code, {})
    if not (code.isalpha() and file.is_file()):
        return Lexicon(code, _entries({}, extra), bool(extra), frozenset())
    raw = json.loads(file.read_text(encoding="utf-8"))
    known = bool(raw["cardinal"]) or any(head[0] == "c" for head in extra)
    words = _entries(raw, extra)
    short = _shortened(words)
    if code in ENDINGS:
        words = _stemmed(words)
    if code in ("hr", "bs", "sr"):  # one language in two scripts and three names
        for sister in {"hr", "bs", "sr"} - {code}:
            more = resources.files("audit.drift.numbers.languages") / f"{sister}.json"
            other = _entries(json.loads(more.read_text(encoding="utf-8")), {})
            words = {**other, **words}
            short |= _shortened(other)
    return Lexicon(code, words, known, short)
