"""What languages and countries call themselves and are called, as stems for addresses."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from audit.language.sounding import bare
from audit.language.words import frequencies

# The languages of foreign editions, and the countries whose name an address may hold.
EDITIONS: dict[str, tuple[str, ...]] = {
    **{"hbs": ("RS", "HR", "BA", "ME"), "sl": ("SI",), "mk": ("MK",), "bg": ("BG",)},
    **{"ru": ("RU", "BY"), "uk": ("UA",), "pl": ("PL",), "cs": ("CZ",), "sk": ("SK",)},
    **{"hu": ("HU",), "ro": ("RO", "MD"), "sq": ("AL", "XK"), "el": ("GR",), "tr": ("TR",)},
    **{"az": ("AZ",), "ka": ("GE",), "hy": ("AM",), "kk": ("KZ",), "uz": ("UZ",), "ky": ("KG",)},
    **{"de": ("DE", "AT"), "fr": ("FR",), "es": ("ES", "MX"), "pt": ("PT", "BR"), "it": ("IT",)},
    **{"nl": ("NL",), "sv": ("SE",), "da": ("DK",), "nb": ("NO",), "fi": ("FI",), "is": ("IS",)},
    **{"et": ("EE",), "lv": ("LV",), "lt": ("LT",), "ar": ("EG",), "fa": ("IR",), "he": ("IL",)},
    **{"hi": ("IN",), "ur": ("PK",), "bn": ("BD",), "id": ("ID",), "vi": ("VN",), "th": ("TH",)},
    **{"ja": ("JP",), "ko": ("KR",), "zh": ("CN", "TW"), "sw": ("KE",), "so": ("SO",)},
}
_LOCALES = {"hbs": ("sr_Latn", "hr", "bs"), "zh": ("zh",), "az": ("az",), "uz": ("uz",)}
_CODES = {"hbs": ("sr", "hr", "bs")}
SHORTEST_STEM = 5
_COMMON_WORD = 3.5
_TOO_COMMON = frozenset({"polish", "french", "german", "greek", "dutch", "thai"})
# Countries where English papers are written: their name says nothing of the language.
_ENGLISH_SPOKEN = frozenset({"IN", "PK", "KE", "IL", "BD", "EG"})


@cache
def english_names() -> dict[str, str]:
    """English name of a language (lower case) to its code: ``serbian`` → ``hbs``."""
    from babel import Locale

    english = Locale.parse("en")
    table: dict[str, str] = {}
    for code in EDITIONS:
        for member in _CODES.get(code, (code,)):
            name = english.languages.get(member, "")
            if name:
                table[name.split(" ")[0].casefold()] = code
    table |= {"persian": "fa", "farsi": "fa", "norwegian": "nb", "bangla": "bn", "mandarin": "zh"}
    return table


@cache
def address_stems() -> tuple[tuple[str, str], ...]:
    """(stem, language), longest first: how an address may name its language or country.

    Native names from CLDR in Latin letters, cut to a stem so that cases and
    adverbs match: ``srpski`` gives ``srpsk``, found in ``nasrpskom``.
    """
    from anyascii import anyascii
    from babel import Locale
    from babel.core import UnknownLocaleError

    stems: dict[str, set[str]] = {}

    def add(name: str, code: str, cut: int) -> None:
        plain = "".join(c for c in bare(anyascii(name)) if c.isalpha())
        stem = plain[: max(SHORTEST_STEM, len(plain) - cut)]
        if len(stem) >= SHORTEST_STEM:
            stems.setdefault(stem, set()).add(code)

    for code, territories in EDITIONS.items():
        for name in _LOCALES.get(code, (code,)):
            try:
                locale = Locale.parse(name)
            except (UnknownLocaleError, ValueError):
                continue
            own = locale.languages.get(locale.language)
            if own:
                add(own.split(" ")[0], code, 1)
            for territory in territories:
                if territory not in _ENGLISH_SPOKEN and territory in locale.territories:
                    add(locale.territories[territory].split(" ")[0], code, 1)
    common = sorted(_common_english())
    stems = {s: c for s, c in stems.items() if not _begins_a_word(s, common)}
    for name, code in english_names().items():
        if name not in _TOO_COMMON:
            add(name, code, 0)
    single = [(stem, next(iter(codes))) for stem, codes in stems.items() if len(codes) == 1]
    return tuple(sorted(single, key=lambda x: (-len(x[0]), x)))


def _begins_a_word(stem: str, words: Sequence[str]) -> bool:
    """Whether one of the words, which are sorted, starts with the stem."""
    at = bisect_left(words, stem)
    return at < len(words) and words[at].startswith(stem)


@cache
def _common_english() -> frozenset[str]:
    """English words that an address may hold without naming a language (island, roman)."""
    least = 10 ** (_COMMON_WORD - 9.0)
    return frozenset(w for w, share in frequencies("en").items() if share >= least)


@cache
def country_domains() -> dict[str, str]:
    """Top-level domain to the language of its papers: ``rs`` → ``hbs``."""
    table = {
        territory.casefold(): code
        for code, territories in EDITIONS.items()
        for territory in territories
        if territory not in _ENGLISH_SPOKEN
    }
    # Domains that are sold to everybody say nothing.
    for sold in ("me", "am", "is", "it", "tv", "co", "io", "ai", "be", "in"):
        table.pop(sold, None)
    return table
