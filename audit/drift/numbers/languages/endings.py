# ruff: noqa: E501 -- patterns, wrapped by hand
"""What may stand before and after a number word, month or unit that is still the same word."""

from __future__ import annotations

import re

# Prefixed particles that a number word may carry: Hebrew and Arabic "and", "in", "the".
PREFIXED: dict[str, tuple[str, ...]] = {
    "he": ("וכ", "ול", "וב", "שב", "ה", "ו", "ב", "ל", "מ", "כ", "ש", "וה"),
    "ar": ("وال", "بال", "وب", "ال", "لل", "و", "ب", "ل", "ف", "ک"),
    "id": ("ke",),
    "ms": ("ke",),
}
_SLAVIC = "[aeiouyąęůúýěíéáоаеиіуюяыйьёє]{1,2}|em|om|ima|imi|ama|ach|ami|ов|ам|ами|ах|ом|ем|ей|ów|ům|ech|ih|ich|ega|emu|ого|ої|ій|их|ым|им|ою|ovi|owi|ouch|on|ov|ego|emu|ymi|ими|ыми|ого|ому|ej|ić"
# Endings after which a number word, month or unit is still the same word.
ENDINGS: dict[str, re.Pattern[str]] = {
    **{
        code: re.compile(_SLAVIC)
        for code in ["ru", "uk", "be", "pl", "cs", "sk", "sl", "hr", "sr", "bs", "mk", "bg"]
    },
    **{code: re.compile(f"{_SLAVIC}|т?(?:те|та|то|от|иот|ата|ото|ите)|мина") for code in ("mk", "bg")},
    "hu": re.compile(
        "[aáeéoóöő]?(?:t|n|k|s|i|ik|nk)|b[ae]n|n[ae]k|r[ae]|b[óő]l|t[óő]l|r[óő]l|n[áé]l|h[oeö]z|kor|ig|"
        "sz[oeö]r|[aeoö]di(?:k|ka|ki|kán|kén)|di(?:k|ka|kán|kén)|[vztgk]?[ae]l|ért|[oeaö]s|[jn]?[ae]|j[aeé]n|"
        "[áé][nt]|éves|[eo]nként|nként|b[ae]|ként|i|án|én|ai|ei"
    ),
    "tr": re.compile(
        "[yns]?[iıuüae]|[dt][ae]n?|[yn]?[iıuü]n|n[iıuü]n|l[ae]|yl[ae]|[iıuü]?nc[iıuü]|l[iıuü]k?|ş?[ae]r|s[iıuü]|"
        "d[iıuü]r|[iıuü]nd[ae]|[iıuü]nd[ae]n|ünün|ının|inin|unun"
    ),
    "fi": re.compile("[aä]|n|ss[aä]|st[aä]|lt[aä]|ll[aä]|lle|ksi|n[aä]|t|[aeiouyäö]n|t[aä]|[ij]en|i[aä]|kin|ta"),
    "et": re.compile("[aei]|l|le|lt|s|st|ks|ni|na|ga|t|d|ga|sse|te|id"),
    "de": re.compile("e|en|er|es|em|s|n|mal|fach|stel|jährig(?:e|er|en|es)?|s?te[nrms]?"),
    "nl": re.compile("e|en|n|s|de|ste|tje|maal"),
    "sv": re.compile("a|en|er|et|de|n|s|ar|te|talets?|tal"),
    "da": re.compile("e|en|er|et|s|n|ne|de|te"),
    "nb": re.compile("e|en|er|et|s|n|ne|de"),
    "is": re.compile("[aiu]|um|ir|ar|inn|s|r"),
    "lt": re.compile("[aeiouąęįųūėy]{1,2}s?|ams|oms|uose|ose|ais|omis"),
    "lv": re.compile("[aeiouāēīū]{1,2}s?|iem|ām|am|os|ās"),
    "el": re.compile("[οαηυιωέόάίήύώ]{1,2}ς?|ων|ους|ες|ας"),
    "it": re.compile("[aeio]|esim[aeio]|enn[ei]"),
    "hy": re.compile("[ըն]|ին|ից|ով|ում|երորդ|րորդ"),
    "ka": re.compile("[აიეს]|მა|ის|ით|ში|ად|ზე"),
    "ko": re.compile("의|은|는|이|가|을|를|에|로|도|명|개|번|번째|배|년|월|일|시|살|세|차례|곳|건|대|째|달|달러|번의|명의|개의|에서|으로|간"),
    "bn": re.compile("টি|টা|জন|ের|র|এ|ে|তে|কে|য়|টির|জনের|বার|তম|ই|টার"),
    "hi": re.compile("ों|वां|वीं|वें|वाँ|ो"),
    "fa": re.compile("ی|ها|‌ها|مین|م|ین"),
    "ro": re.compile("ul|ului|le|lor|a|i|ii|ele|elor|lea|ea|ei"),
    "sq": re.compile("i|in|ës|ën|ve|a|ra|t|të"),
    "id": re.compile("an|nya"),
    "es": re.compile("s|es"), "pt": re.compile("s|es"), "fr": re.compile("s|e|es|ième|ièmes|aine|aines"),
    "en": re.compile("s|ths?"),
}  # fmt: skip
