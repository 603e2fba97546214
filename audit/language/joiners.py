"""Function words of other languages that a machine leaves standing between names.

One row per language: words for "and" and "or", which stand between the last two
members of a list. Words that English has too, or that names hold (y, e, i in
Spanish, Portuguese and Catalan surnames), count inside a comma list alone.
"""

from __future__ import annotations

JOINERS: dict[str, tuple[tuple[str, float], ...]] = {
    # word: the languages that have it, with the log of their share of such leftovers
    "i": (("hbs", -0.7), ("pl", -1.6), ("mk", -2.0), ("bg", -2.3), ("ru", -2.6), ("ca", -2.8)),
    "ili": (("hbs", -0.3), ("mk", -1.5), ("bg", -2.5), ("ru", -2.5)),
    "te": (("hbs", -0.7),),
    "kao": (("hbs", -0.2),),
    "lub": (("pl", -0.1),),
    "oraz": (("pl", -0.1),),
    "nebo": (("cs", -0.1),),
    "alebo": (("sk", -0.1),),
    "ali": (("sl", -0.7), ("hbs", -1.0)),
    "ter": (("sl", -0.1),),
    "und": (("de", -0.1),),
    "oder": (("de", -0.1),),
    "sowie": (("de", -0.1),),
    "et": (("fr", -0.1),),
    "ou": (("fr", -0.5), ("pt", -1.0)),
    "y": (("es", -0.1),),
    "e": (("pt", -0.6), ("it", -0.8)),
    "o": (("es", -0.7), ("it", -1.0)),
    "en": (("nl", -0.3), ("fr", -2.0), ("es", -2.0)),
    "och": (("sv", -0.1),),
    "eller": (("sv", -0.7), ("da", -1.0), ("nb", -1.2)),
    "og": (("da", -0.8), ("nb", -0.9), ("is", -1.6)),
    "ja": (("fi", -0.6), ("et", -0.8)),
    "tai": (("fi", -0.1),),
    "või": (("et", -0.1),),
    "ir": (("lt", -0.1),),
    "arba": (("lt", -0.1),),
    "un": (("lv", -0.1),),
    "vai": (("lv", -0.1),),
    "és": (("hu", -0.1),),
    "vagy": (("hu", -0.1),),
    "și": (("ro", -0.1),),
    "şi": (("ro", -0.1),),
    "si": (("ro", -0.8), ("sq", -2.5)),
    "sau": (("ro", -0.1),),
    "dhe": (("sq", -0.1),),
    "ose": (("sq", -0.1),),
    "ve": (("tr", -0.1),),
    "veya": (("tr", -0.1),),
    "və": (("az", -0.1),),
    "va": (("uz", -0.5),),
    "dan": (("id", -0.1),),
    "atau": (("id", -0.1),),
    "và": (("vi", -0.1),),
    "na": (("sw", -0.5),),
    "kaj": (("eo", -0.3),),
    "eta": (("eu", -0.2),),
    "agus": (("ga", -0.2),),
    "и": (("ru", -0.9), ("bg", -1.3), ("hbs", -1.4), ("mk", -1.5)),
    "или": (("ru", -0.9), ("bg", -1.3), ("hbs", -1.4), ("mk", -1.5)),
    "та": (("uk", -0.1),),
    "і": (("uk", -0.4), ("be", -1.2)),
    "й": (("uk", -0.1),),
    "και": (("el", -0.1),),
    "ή": (("el", -0.1),),
    "و": (("ar", -0.5), ("fa", -1.0)),
    "ו": (("he", -0.1),),
    "和": (("zh", -0.1),),
    "और": (("hi", -0.1),),
}

LOOSE = frozenset({"i", "y", "o", "e", "na", "en", "dan", "ja", "te", "va", "si", "tai", "ali"})
"""Words that stand in names and in English texts too: they need two commas before them."""
