"""Countries, continents, cities and their peoples, in many languages, from CLDR.

Unicode CLDR by way of Babel: territories, languages and the exemplar cities of
the time zones. ``place_id`` tells which place an English form names;
``forms`` gives its names in another language.
"""

from __future__ import annotations

from functools import cache, lru_cache

from audit.drift.names.name import fold
from audit.drift.names.ordinary import is_ordinary
from audit.drift.names.regions import english_regions, region_names
from audit.language.remembered import WORDS

# English forms that CLDR does not give, by the territory or zone they name.
_ALIASES: dict[str, str] = {
    "us": "US", "usa": "US", "america": "US", "united states of america": "US", "states": "US",
    "uk": "GB", "britain": "GB", "great britain": "GB", "united kingdom": "GB",
    "england": "gbeng", "scotland": "gbsct", "wales": "gbwls", "northern ireland": "gbnir",
    "korea": "KR", "russian federation": "RU", "peoples republic of china": "CN", "prc": "CN",
    "turkey": "TR", "turkiye": "TR", "czech republic": "CZ", "czechia": "CZ",
    "burma": "MM", "myanmar": "MM", "ivory coast": "CI", "cote divoire": "CI",
    "swaziland": "SZ", "eswatini": "SZ", "macedonia": "MK", "north macedonia": "MK",
    "holland": "NL", "the netherlands": "NL", "east timor": "TL", "vatican": "VA",
    "bosnia": "BA", "bosnia and herzegovina": "BA", "drc": "CD",
    "democratic republic of congo": "CD", "democratic republic of the congo": "CD",
    "palestine": "PS", "uae": "AE", "hong kong": "HK", "macau": "MO", "macao": "MO",
    "kiev": "Europe/Kiev", "kyiv": "Europe/Kiev", "bombay": "mumbai", "mumbai": "mumbai",
    "calcutta": "Asia/Calcutta", "kolkata": "Asia/Calcutta", "saigon": "Asia/Saigon",
    "ho chi minh city": "Asia/Saigon", "peking": "beijing", "beijing": "beijing",
    "rangoon": "Asia/Rangoon", "yangon": "Asia/Rangoon", "odessa": "odesa", "odesa": "odesa",
    "kharkov": "kharkiv", "kharkiv": "kharkiv", "lvov": "lviv", "lviv": "lviv",
    "danzig": "gdansk", "gdansk": "gdansk", "bangalore": "bengaluru", "bengaluru": "bengaluru",
    "madras": "chennai", "chennai": "chennai", "new york": "America/New_York",
    "new york city": "America/New_York", "nyc": "America/New_York",
    "la": "America/Los_Angeles", "mecca": "mecca", "makkah": "mecca",
    "un": "UN", "eu": "EU", "washington dc": "washington", "washington": "washington",
    "stateside": "US",
}  # fmt: skip

# Peoples and adjectives whose form does not show the country, by territory.
_DEMONYMS: dict[str, str] = {
    "american": "US", "americans": "US", "british": "GB", "briton": "GB", "britons": "GB",
    "english": "gbeng", "englishman": "gbeng", "scottish": "gbsct", "scots": "gbsct",
    "scot": "gbsct", "welsh": "gbwls", "irish": "IE", "french": "FR", "frenchman": "FR",
    "dutch": "NL", "german": "DE", "germans": "DE", "spanish": "ES", "spaniard": "ES",
    "spaniards": "ES", "greek": "GR", "greeks": "GR", "danish": "DK", "dane": "DK", "danes": "DK",
    "swede": "SE", "swedes": "SE", "swedish": "SE", "finn": "FI", "finns": "FI", "finnish": "FI",
    "norwegian": "NO", "norwegians": "NO", "polish": "PL", "pole": "PL", "poles": "PL",
    "turkish": "TR", "turk": "TR", "turks": "TR", "swiss": "CH", "czech": "CZ", "czechs": "CZ",
    "slovak": "SK", "slovaks": "SK", "slovene": "SI", "slovenes": "SI", "croat": "HR",
    "croats": "HR", "serb": "RS", "serbs": "RS", "portuguese": "PT", "chinese": "CN",
    "japanese": "JP", "vietnamese": "VN", "thai": "TH", "thais": "TH", "filipino": "PH",
    "filipinos": "PH", "philippine": "PH", "burmese": "MM", "lebanese": "LB", "israeli": "IL",
    "israelis": "IL", "iraqi": "IQ", "iraqis": "IQ", "afghan": "AF", "afghans": "AF",
    "argentine": "AR", "cypriot": "CY", "cypriots": "CY", "emirati": "AE", "kurdish": "kurds",
    "belgian": "BE", "belgians": "BE", "belarusian": "BY", "belarusians": "BY", "peruvian": "PE",
    "congolese": "CD", "maltese": "MT", "taiwanese": "TW", "basque": "basque",
    "north korean": "KP", "north koreans": "KP", "south korean": "KR", "south koreans": "KR",
    "korean": "KR", "koreans": "KR", "european": "150", "europeans": "150", "asian": "142",
    "african": "002", "africans": "002", "canadian": "CA", "canadians": "CA", "saudi": "SA",
    "saudis": "SA", "mexican": "MX", "mexicans": "MX", "hungarian": "HU", "italian": "IT",
    "ukrainian": "UA", "ukrainians": "UA", "tibetan": "tibet", "palestinian": "PS",
    "palestinians": "PS", "brazilian": "BR", "soviet": "SU", "macedonian": "MK",
    "macedonians": "MK", "egyptian": "EG", "egyptians": "EG", "norman": "normandy",
    "new zealander": "NZ", "yugoslav": "YU", "bosnian": "BA", "latin american": "419",
    "middle eastern": "middleeast",
}  # fmt: skip
# How the adjectives of two countries begin whose CLDR names are made otherwise, in any language.
AMERICAN = (
    *("americ", "amerik", "améric", "америк", "αμερικ"),
    *("أمريك", "أميرك", "امريك", "امریک", "آمریک", "אמריק"),
)
BRITISH = ("brit", "брит", "βρετ", "بريط", "بریت", "בריט")
# What newspapers write for two countries instead of their CLDR names: acronyms whole,
# stems of the adjectives at the start of a word.
_STEMS: dict[str, tuple[str, ...]] = {
    "US": (
        *AMERICAN,
        *("marekani", "sad", "usa", "us", "eua", "eeuu", "abd", "sua", "zda", "mỹ", "hoa kỳ"),
        *("сад", "сша", "сащ", "ηπα", "美", "米", "アメリカ", "미국", "ארה", "अमेरिक", "अमरीक"),
        *("আমেরিক", "মার্কিন", "যুক্তরাষ্ট্র", "สหรัฐ"),
    ),
    "US-CA": ("加州",),
    "US-TX": ("德州",),
    "GB": (
        *BRITISH,
        *("uk", "royaume", "reino", "regno", "anh", "vk", "ingiliz", "i̇ngil", "angli", "uingereza"),
        *("велик", "英", "イギリス", "영국", "انگلیس", "ब्रिट", "यूके", "ব্রিট", "যুক্তরাজ্য"),
    ),
    "gbeng": (
        *("engl", "ingl", "angl", "angol", "angie", "anh", "i̇ng", "uingereza", "англ", "енгл"),
        *("αγγλ", "英", "イングランド", "イギリス", "영국", "잉글랜드", "إنجل", "انجل", "انگل"),
        *("אנגל", "इंग्ल", "ইংল"),
    ),
    "gbsct": (
        *("scot", "scoz", "schot", "škot", "skot", "szkoc", "skóc", "skoc", "ecos", "écos", "esco"),
        *("škócie", "škótsk", "i̇skoç", "iskoç", "uskoti", "skottl", "шотл", "шкот", "σκωτ"),
        *("苏格兰", "蘇格蘭", "スコット", "스코틀", "اسكتل", "أسكتل", "إسكتل", "اسکات", "סקוט"),
        *("स्कॉट", "স্কট"),
    ),
    "gbwls": (
        *("wales", "walez", "gales", "gallo", "galles", "gáles", "galler", "waliz", "wali", "vels"),
        *("walis", "уэльс", "уельс", "велс", "вэлс", "ουαλ", "威尔", "威爾", "ウェール", "웨일"),
        *("ويلز", "ولز", "ולס", "ויילס", "ויילז", "वेल्स", "ওয়েলস"),
    ),
    "MK": (
        *("fyrom", "πγδμ", "σκόπι", "σκοπι", "makedon", "macedon", "македон", "μακεδ"),
        *(
            "马其顿",
            "馬其頓",
            "マケドニア",
            "마케도니아",
            "مقدون",
            "מקדונ",
            "मैसेडोनि",
            "मेसेडोनि",
            "মেসেডোনি",
        ),
    ),
}


def stems(identity: str) -> tuple[str, ...]:
    """Beginnings of words that stand for a country beside its CLDR name; () for most."""
    return _STEMS.get(identity, ())


# Countries whose adjective is, or is made like, the name of their language: in German
# "deutsch" for "Germany's", "französisch" for "French".
_TONGUES: dict[str, str] = {
    "AL": "sq", "AM": "hy", "AZ": "az", "BA": "bs", "BD": "bn", "BG": "bg", "BY": "be", "CN": "zh",
    "CZ": "cs", "DE": "de", "DK": "da", "EE": "et", "ES": "es", "FI": "fi", "FR": "fr", "GE": "ka",
    "GR": "el", "HR": "hr", "HU": "hu", "ID": "id", "IE": "ga", "IS": "is", "IT": "it", "JP": "ja",
    "KH": "km", "KR": "ko", "KZ": "kk", "LA": "lo", "LT": "lt", "LV": "lv", "MK": "mk", "MM": "my",
    "MN": "mn", "MT": "mt", "MY": "ms", "NL": "nl", "NO": "no", "NP": "ne", "PL": "pl", "PT": "pt",
    "RO": "ro", "RS": "sr", "RU": "ru", "SE": "sv", "SI": "sl", "SK": "sk", "TH": "th", "TR": "tr",
    "UA": "uk", "UZ": "uz", "VN": "vi", "gbeng": "en", "gbwls": "cy",
}  # fmt: skip


def tongues() -> tuple[str, ...]:
    """The places that ``tongue`` knows a language of."""
    return tuple(_TONGUES)


@lru_cache(maxsize=4096)
def tongue(identity: str, language: str) -> str | None:
    """The name in ``language`` of the language that a country's people are called by, or None."""
    from babel import Locale, UnknownLocaleError

    code = _TONGUES.get(identity)
    if code is None:
        return None
    try:
        name = Locale.parse("sr_Latn" if language == "hbs" else language).languages.get(code)
    except (UnknownLocaleError, ValueError):
        return None
    return None if name is None else str(name)


# Endings by which an adjective or a people is made from a country's name.
_ENDINGS = ("ians", "ian", "ans", "an", "ns", "n", "ese", "ish", "is", "i", "ic", "s")
_SHORTEST_STEM = 4


def _norm(text: str) -> str:
    if text.isascii() and text.isalpha():  # most words: nothing to take out or to fold
        return text.lower()
    cleaned = text.replace("&", " and ").replace("-", " ").replace("’", "").replace("'", "")
    return " ".join(filter(None, map(fold, cleaned.split())))


@cache
def _english() -> dict[str, str]:
    """Folded English form to place id."""
    from babel import Locale

    english = Locale("en")
    known: dict[str, str] = {}
    for zone, names in english.time_zones.items():
        if "/" in zone and not zone.startswith("Etc/"):
            city = names.get("city") or zone.rsplit("/", 1)[1].replace("_", " ")
            known[_norm(str(city))] = zone
    for zone in _zones():
        known.setdefault(_norm(zone.rsplit("/", 1)[1].replace("_", " ")), zone)
    for code, name in english.territories.items():
        if code not in ("ZZ", "XA", "XB", "EZ", "QO"):
            plain = str(name).split(" (")[0].split(" SAR")[0]
            known[_norm(plain)] = str(code)
    known.update(_ALIASES)
    for form, code in _regions().items():
        known.setdefault(form, code)
    return known


@cache
def _regions() -> dict[str, str]:
    """Folded English form of a state, province or county to its code.

    Not where it is a word or a person's given name besides: "Reading", "Angus".
    """
    forms = ((_norm(name), code) for code, name in english_regions().items())
    return {f: c for f, c in forms if f not in _NO_REGIONS and not is_ordinary(f)}


_NO_REGIONS = frozenset(["angus", "bury", "kent", "moray", "slough", "stirling", "sandwell"])


@cache
def _namesakes() -> dict[str, tuple[str, ...]]:
    """The regions that share the English name of another place: Georgia, New York."""
    found: dict[str, list[str]] = {}
    known = _english()
    for form, code in _regions().items():
        if known[form] != code:
            found.setdefault(known[form], []).append(code)
    return {identity: tuple(codes) for identity, codes in found.items()}


def is_region(identity: str) -> bool:
    """Whether an id is a state's, a province's or a county's."""
    return "-" in identity and "/" not in identity


@cache
def _zones() -> tuple[str, ...]:
    """Every zone that some well-covered locale gives a city for."""
    from babel import Locale

    found: set[str] = set()
    for code in ("hu", "ru", "sr"):
        zones = Locale(code).time_zones
        found.update(z for z, names in zones.items() if "city" in names and "/" in z)
    return tuple(sorted(z for z in found if not z.startswith("Etc/")))


@lru_cache(maxsize=WORDS)
def place_id(form: str) -> str | None:
    """The place that an English form names ("South Korea" is KR), or None."""
    folded = _norm(form)
    if not folded:
        return None
    known = _english()
    if folded in known:
        return known[folded]
    if folded.startswith("the "):
        return known.get(folded[4:])
    return None


@lru_cache(maxsize=WORDS)
def people_id(form: str) -> str | None:
    """The place whose people or adjective ``form`` is ("Koreans" is KR), or None."""
    folded = _norm(form)
    if folded in _DEMONYMS:
        return _DEMONYMS[folded]
    known = _by_stem()
    for ending in _ENDINGS:
        if folded.endswith(ending) and len(folded) - len(ending) >= _SHORTEST_STEM:
            found = known.get(folded[: -len(ending)])
            if found:
                return found
    return None


@cache
def _by_stem() -> dict[str, str]:
    """English country names, whole and without a last vowel, to their ids."""
    stems: dict[str, str] = {}
    for form, identity in _english().items():
        if "/" in identity or is_region(identity) or len(form) < _SHORTEST_STEM:
            continue
        stems[form] = identity
        trimmed = form.rstrip("aeioy")
        if len(trimmed) >= _SHORTEST_STEM:
            stems.setdefault(trimmed, identity)
    return stems


@lru_cache(maxsize=64)
def all_forms(language: str) -> tuple[tuple[str, str], ...]:
    """Every territory's and city's name in ``language`` with its id, casefolded, longest first.

    No regions: counties and departments are too often words or people's names.
    """
    found = {
        form.casefold(): identity
        for identity in dict.fromkeys(_english().values())
        if not identity.isdigit() and not is_region(identity)
        for form in forms(identity, language)
    }
    return tuple(sorted(found.items(), key=lambda item: (-len(item[0]), item)))


@lru_cache(maxsize=64)
def cities_as_in_english(language: str) -> tuple[tuple[str, str], ...]:
    """Cities that a language in Latin letters writes as English does, which CLDR leaves out.

    Each with its id, casefolded: "paris" in German, but for "London" in French ("Londres").
    """
    if not _is_latin("".join(forms("FR", language))):
        return ()
    return tuple(
        (name, identity)
        for name, identity in _english().items()
        if "/" in identity and not forms(identity, language)
    )


@lru_cache(maxsize=4096)
def forms(identity: str, language: str) -> tuple[str, ...]:
    """Names of the place ``identity`` in ``language``, as CLDR writes them; () if unknown.

    Those of regions of the same English name with them: Georgia, New York.
    """
    from babel import Locale, UnknownLocaleError

    found: list[str] = []
    codes = ("sr", "sr_Latn", "hr", "bs") if language in ("sr", "hr", "bs", "hbs") else (language,)
    for code in codes:
        try:
            locale = Locale.parse(code)
        except (UnknownLocaleError, ValueError):
            continue
        if "/" in identity:
            city = locale.time_zones.get(identity, {}).get("city")
            if city:
                found.append(str(city))
        elif identity in locale.territories:
            found.append(str(locale.territories[identity]))
            for variant in ("-alt-short", "-alt-variant"):
                other = locale.territories.get(identity + variant)
                if other:
                    found.append(str(other))
    for code in (identity, *_namesakes().get(identity, ())):
        if is_region(code):
            found += region_names(code, language)
    return tuple(dict.fromkeys(found))


def spelt_in(language: str, identity: str, text: str, beside: str) -> str | None:
    """How ``language`` writes the place that another language writes ``text``; None if unknown.

    In the script of ``beside``, where a language has two.
    """
    for form in forms(identity, language):
        if _is_latin(form) == _is_latin(beside):
            return form
    if language == "en" and "/" in identity:  # the time zone's own name is English
        return identity.rsplit("/", 1)[1].replace("_", " ")
    return text if (_norm(text), identity) in cities_as_in_english(language) else None


def _is_latin(text: str) -> bool:
    """Whether some letter of it is of the basic Latin alphabet."""
    return any(c.isascii() and c.isalpha() for c in text)


# A capital that speaks for its government, where its time zone does not tell the country.
_SPEAKS_FOR = {"washington": "US", "beijing": "CN"}


@lru_cache(maxsize=4096)
def country_of(identity: str) -> str:
    """The territory that a city lies in, or ``identity`` itself."""
    if identity in _SPEAKS_FOR:
        return _SPEAKS_FOR[identity]
    if "/" not in identity:
        return identity
    from babel.core import get_global

    return str(get_global("zone_territories").get(identity) or identity)
