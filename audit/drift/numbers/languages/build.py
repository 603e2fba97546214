"""Writes the number words, months, currencies and units of each language, one JSON file each.

Source: CLDR (Unicode License v3), through ``unicode-rbnf`` (MIT, rules that spell
numbers out) and Babel (BSD, names of months, weekdays, currencies and units). Run it
only to renew the files: ``python -m audit.drift.numbers.languages.build``. The package
``unicode-rbnf`` is needed for that alone and is no dependency of the project.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

# The languages of CLDR's spell-out rules, and some that have none (their months,
# scale words and units are still of use; number words come from ``supplement.py``).
LANGUAGES = [
    "af",
    "am",
    "ar",
    "az",
    "be",
    "bg",
    "bn",
    "bs",
    "ca",
    "cs",
    "cy",
    "da",
    "de",
    "el",
    "en",
    "es",
    "et",
    "eu",
    "fa",
    "fi",
    "fil",
    "fr",
    "ga",
    "gl",
    "gu",
    "he",
    "hi",
    "hr",
    "hu",
    "hy",
    "id",
    "is",
    "it",
    "ja",
    "ka",
    "kk",
    "km",
    "kn",
    "ko",
    "ky",
    "lb",
    "lo",
    "lt",
    "lv",
    "mk",
    "ml",
    "mn",
    "mr",
    "ms",
    "mt",
    "my",
    "nb",
    "ne",
    "nl",
    "nn",
    "pa",
    "pl",
    "ps",
    "pt",
    "ro",
    "ru",
    "si",
    "sk",
    "sl",
    "so",
    "sq",
    "sr",
    "sv",
    "sw",
    "ta",
    "te",
    "th",
    "tr",
    "uk",
    "ur",
    "uz",
    "vi",
    "yo",
    "zh",
    "zu",
]

_MERGED = {"sr": ("sr", "sr_Latn"), "nb": ("no",), "zh": ("zh", "zh_Hant"), "pt": ("pt", "pt_PT")}
_LOCALES = {"sr": ("sr", "sr_Latn"), "zh": ("zh", "zh_Hant"), "pt": ("pt", "pt_PT")}
_VALUES = [*range(100), *range(100, 1000, 100), 1000, 2000, 5000, 10**6, 2 * 10**6, 5 * 10**6]
_VALUES += [10**9, 2 * 10**9, 5 * 10**9, 10**12, 10**5, 10**7]
_FAMILIES = {
    "euro": "EUR",
    "dollar": "USD CAD AUD HKD SGD NZD TWD",
    "pound": "GBP EGP LBP SYP",
    "yen": "JPY",
    "yuan": "CNY",
    "won": "KRW KPW",
    "ruble": "RUB BYN",
    "rupee": "INR PKR LKR NPR",
    "franc": "CHF XOF",
    "krona": "SEK NOK DKK ISK CZK",
    "zloty": "PLN",
    "forint": "HUF",
    "lira": "TRY",
    "hryvnia": "UAH",
    "shekel": "ILS",
    "real": "BRL",
    "rand": "ZAR",
    "peso": "MXN ARS CLP COP PHP",
    "dinar": "RSD DZD KWD IQD",
    "rial": "IRR QAR OMR",
    "riyal": "SAR",
    "dirham": "AED MAD",
    "baht": "THB",
    "dong": "VND",
    "rupiah": "IDR",
    "leu": "RON MDL",
    "lev": "BGN",
    "taka": "BDT",
    "shilling": "KES TZS UGX",
    "naira": "NGN",
    "ringgit": "MYR",
}
_UNITS = {
    "length-kilometer": "km",
    "length-meter": "m",
    "length-centimeter": "cm",
    "length-millimeter": "mm",
    "length-mile": "mi",
    "length-foot": "ft",
    "length-inch": "in",
    "length-yard": "yd",
    "mass-kilogram": "kg",
    "mass-gram": "g",
    "mass-tonne": "t",
    "mass-pound": "lb",
    "mass-ounce": "oz",
    "volume-liter": "l",
    "volume-gallon": "gal",
    "temperature-celsius": "C",
    "temperature-fahrenheit": "F",
    "area-hectare": "ha",
    "area-acre": "ac",
    "speed-kilometer-per-hour": "km/h",
    "speed-mile-per-hour": "mph",
    "duration-second": "second",
    "duration-minute": "minute",
    "duration-hour": "hour",
    "duration-day": "day",
    "duration-week": "week",
    "duration-month": "month",
    "duration-year": "year",
}


# Rule sets that other rule sets call, or that spell no amount.
_HELPER = re.compile(r"fraction|year|-tens$|-ones$|suffix|-cents?$|-conts?$|thousands$|prefixed")


def _fold(form: str) -> str:
    return form.replace("\u00ad", "").replace("\u200b", "").replace("ː", "").lower().strip()


def spelled(language: str) -> dict[str, dict[str, set[int]]]:
    """Cardinal and ordinal single words with their values; scale words apart."""
    from unicode_rbnf import RbnfEngine

    found: dict[str, dict[str, set[int]]] = {
        "cardinal": defaultdict(set),
        "ordinal": defaultdict(set),
    }
    for source in _MERGED.get(language, (language,)):
        if source not in RbnfEngine.get_supported_languages():
            continue
        engine = RbnfEngine.for_language(source)
        for ruleset in list(engine.rulesets):
            name = str(ruleset)
            if not name.startswith("spellout-") or _HELPER.search(name):
                continue
            sort = "ordinal" if "ordinal" in name else "cardinal"
            for value in _VALUES:
                try:
                    form = _fold(engine.format_number(value, ruleset_names=[name]).text)
                except Exception:  # a rule that the library does not know
                    continue
                words = [w for w in re.split(r"[\s\-‐־]+", form) if w]
                if not form or re.search(r"[\d.,=#<>]|error", form):
                    continue
                if len(words) == 1:
                    found[sort][words[0]].add(value)
                elif value >= 1000 and len(words) == 2:
                    unit = next(u for u in (10**12, 10**9, 10**7, 10**6, 10**5, 1000) if value >= u)
                    place = 0 if language == "sw" else 1
                    found["cardinal"][words[place]].add(unit)
    return found


def _compact(language: str) -> dict[str, set[int]]:
    """Scale words of CLDR's compact number formats ("0 million", "0 тыс.")."""
    from babel import Locale

    found: dict[str, set[int]] = defaultdict(set)
    for name in _LOCALES.get(language, (language,)):
        locale = Locale.parse(name)
        for width in ("long", "short"):
            for forms in locale.compact_decimal_formats.get(width, {}).values():
                for magnitude, pattern in forms.items():
                    text = pattern.pattern.split(";")[0].replace("'", "")
                    zeros = text.count("0")
                    word = _fold(re.sub(r"[0.,\-\u200f\u200e]+$|[0\-\u200f\u200e]", "", text))
                    word = word.strip(" \u00a0.")
                    value = int(magnitude) // 10 ** (zeros - 1) if zeros else 0
                    if word and value >= 1000 and not re.search(r"\s", word):
                        found[word].add(value)
    return found


def _names(language: str) -> dict[str, dict[str, list[str]]]:
    """Months and weekdays in all widths and cases."""
    from babel import Locale

    months: dict[str, set[str]] = defaultdict(set)
    days: dict[str, set[str]] = defaultdict(set)
    for name in _LOCALES.get(language, (language,)):
        locale = Locale.parse(name)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, word in locale.months[context][width].items():
                    months[str(number)].add(_fold(word).strip("."))
                if width == "wide":
                    for number, word in locale.days[context][width].items():
                        days[str(int(number) + 1)].add(_fold(word).strip("."))
    drop = re.compile(r"^\W*\d+\W*$")
    return {
        "months": {k: sorted(w for w in v if not drop.match(w)) for k, v in sorted(months.items())},
        "weekdays": {k: sorted(v) for k, v in sorted(days.items())},
    }


def _currencies(language: str) -> dict[str, list[str]]:
    """The noun of each family of currencies ("dollar"), in its plural forms."""
    from anyascii import anyascii
    from babel import Locale
    from rapidfuzz.distance import JaroWinkler

    found: dict[str, set[str]] = defaultdict(set)
    for name in _LOCALES.get(language, (language,)):
        locale = Locale.parse(name)
        for noun, codes in _FAMILIES.items():
            tokens: dict[str, set[str]] = defaultdict(set)
            for code in codes.split():
                forms = list(locale._data["currency_names_plural"].get(code, {}).values())
                if code in locale.currencies:
                    forms.append(locale.currencies[code])
                for form in forms:
                    for word in re.findall(r"[^\W\d_][^\s()/]*", _fold(str(form))):
                        tokens[word].add(code)
            every = set(codes.split())
            for word, held in tokens.items():
                shared = len(every) > 2 and len(held) >= len(every) * 0.6
                alike = JaroWinkler.similarity(anyascii(word).lower(), noun) > 0.84
                if len(word) > 1 and (shared or alike):
                    found[noun].add(word)
    return {k: sorted(v) for k, v in sorted(found.items())}


def _units(language: str) -> dict[str, list[str]]:
    """Unit words, long and short, where CLDR gives them as one word."""
    from babel import Locale

    found: dict[str, set[str]] = defaultdict(set)
    for name in _LOCALES.get(language, (language,)):
        patterns: Any = Locale.parse(name)._data["unit_patterns"]
        for unit, symbol in _UNITS.items():
            for width in ("long", "short"):
                for pattern in patterns.get(unit, {}).get(width, {}).values():
                    word = _fold(str(pattern).replace("{0}", "")).strip(" \u00a0.")
                    if word and not re.search(r"[\s]|^/", word):
                        found[symbol].add(word)
    return {k: sorted(v) for k, v in sorted(found.items())}


def describe(language: str) -> dict[str, Any]:
    """Everything that is written down for one language."""
    from babel import Locale

    words = spelled(language)
    scales = _compact(language)
    card: dict[str, set[str]] = defaultdict(set)
    ordinal: dict[str, set[str]] = defaultdict(set)
    scale: dict[str, set[str]] = defaultdict(set)
    for word, values in words["cardinal"].items():
        for value in values:
            (scale if value >= 1000 and value in SCALES else card)[str(value)].add(word)
    for word, values in words["ordinal"].items():
        for value in values:
            if value < 1000:
                ordinal[str(value)].add(word)
    for word, values in scales.items():
        for value in values:
            scale[str(value)].add(word)
    symbols = Locale.parse(language).number_symbols
    latin = symbols.get("latn", symbols)

    def flat(table: dict[str, set[str]]) -> dict[str, str]:
        return {k: " ".join(sorted(table[k])) for k in sorted(table, key=int)}

    names = _names(language)
    return {
        "decimal": latin.get("decimal", "."),
        "group": latin.get("group", ","),
        "cardinal": flat(card),
        "ordinal": flat(ordinal),
        "scale": flat(scale),
        **names,
        "currencies": _currencies(language),
        "units": _units(language),
    }


SCALES = {10**p for p in (3, 4, 5, 6, 7, 8, 9, 11, 12)}


def main() -> None:
    """Write every file anew, next to this one."""
    folder = Path(__file__).parent
    for language in sys.argv[1:] or LANGUAGES:
        text = json.dumps(describe(language), ensure_ascii=False, indent=0, sort_keys=True)
        (folder / f"{language}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
