"""The language of a text that came without one, cheaply: by script, letters, function words."""

from __future__ import annotations

import re

_SCRIPTS: tuple[tuple[str, str], ...] = (
    ("ja", "[\u3040-\u30ff]"),
    ("ko", "[\uac00-\ud7af]"),
    ("zh", "[\u4e00-\u9fff]"),
    ("th", "[\u0e00-\u0e7f]"),
    ("he", "[\u0590-\u05ff]"),
    ("bn", "[\u0980-\u09ff]"),
    ("ta", "[\u0b80-\u0bff]"),
    ("te", "[\u0c00-\u0c7f]"),
    ("ka", "[\u10a0-\u10ff]"),
    ("hy", "[\u0530-\u058f]"),
    ("el", "[\u0370-\u03ff]"),
    ("am", "[\u1200-\u137f]"),
    ("hi", "[\u0900-\u097f]"),
)
_COMPILED = tuple((code, re.compile(pattern)) for code, pattern in _SCRIPTS)
_ARABIC = re.compile("[\u0600-\u06ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_CYRILLIC_LETTERS = (
    ("uk", "[іїєґ]"),
    ("mk", "[ѓќѕ]"),
    ("sr", "[јљњћђџ]"),
    ("ru", "[ыэё]"),
    ("bg", "ъ"),
)
_WORDS: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in is was for that with on by at from has have are were he his it",
        "de": "der die das und ist nicht den von mit sich auf für eine dem zu im des war wurde",
        "fr": "le les des et est dans pour que qui une sur pas par au avec du ont aux sont",
        "es": "el los las que del por una con para es en se su al como más fue lo sus",
        "it": "il di che la per non una con del della sono nel è gli dei alla ha le al",
        "pt": "que os uma para com não dos da do por mais foi ao na no em são das pelo",
        "nl": "de het een van en dat niet zijn op met voor is te aan door naar werd ook",
        "sv": "och att det som är på för med av till inte om har var ett den från vid",
        "da": "og at det som er på for med af til ikke om har var et den fra ved blev",
        "pl": "się na jest nie do że z przez dla oraz po od jego został był jak ale są",
        "cs": "se na je že s pro jako byl podle po který které také ze jeho v o aby bylo",
        "hr": "je se na za koji su od da s u što nije bio kako iz koja ali o sam prema",
        "sl": "je se na za ki so od da s v kot ni bil kako iz pa po tudi pri med",
        "ro": "și de la în cu pe că nu din pentru este care un sau mai fost prin al",
        "hu": "a az és hogy nem egy is volt meg csak már el mint vagy azt de ki",
        "tr": "ve bir bu için ile da de olarak daha çok olan gibi kadar sonra en ne",
        "fi": "ja on ei että oli se hän myös ovat joka kun mutta sen tai jos kuin",
        "id": "yang dan di untuk dengan pada ini dari dalam tidak akan telah itu ke oleh",
        "vi": "và của là có cho không được các một trong với người đã này những",
        "sw": "na ya wa kwa ni katika za la kuwa hii cha yake huo alisema lakini",
    }.items()
}


def guess(text: str) -> str:
    """A language code, or "und" where script and function words do not tell."""
    text = text[:600]
    if not text.isascii():
        for code, pattern in _COMPILED:
            if len(pattern.findall(text)) >= 2:
                return code
        if _ARABIC.search(text):
            return "fa" if re.search("[پچژگ]", text) else "ar"
        if _CYRILLIC.search(text):
            for code, letters in _CYRILLIC_LETTERS:
                if re.search(letters, text.lower()):
                    return code
            return "ru"
    words = re.findall(r"[^\W\d_]+", text.lower())
    best, most = "und", 1
    for code, known in _WORDS.items():
        hits = sum(word in known for word in words)
        if hits > most:
            best, most = code, hits
    return best
