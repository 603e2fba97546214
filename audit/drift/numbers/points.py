"""Percentage points, in the words of many languages: "5 Prozentpunkte" are not 5 per cent."""

from __future__ import annotations

import re
from functools import cache

# What follows the figure, after a sign of per cent where there is one: beginnings of words, by
# hand (CLDR has no such unit). "Points" alone ("5 points", "5 Punkte") may be any.
_WORDS: dict[str, str] = {
    "en": r"(?:percentage|per ?cent|%)[\s-]points?|pp(?!\w)|p\.p\.",
    "de": r"prozentpunkt|%-?punkt|prozent-?punkt",
    "nl": r"procentpunt|procent-?punt",
    "sv": r"procentenhet|procentpoäng",
    "da": r"procentpoint|procentenhed",
    "nb": r"prosentpoeng|prosentenhet",
    "nn": r"prosentpoeng",
    "is": r"prósentustig",
    "fi": r"prosenttiyksik|%-yksik",
    "et": r"protsendipunkt",
    "hu": r"százalékpont|%-?pont",
    "fr": r"points? de (?:pourcentage|%)|points? de pour ?cent",
    "es": r"puntos? (?:porcentual|de porcentaje)",
    "pt": r"pontos? (?:porcentua|percentua|de percentagem)|p\.p\.",
    "it": r"punt[oi] percentual",
    "ro": r"(?:de )?puncte? procentual",
    "pl": r"punkt\w* procentow|p\.p\.|pkt\.? proc",
    "cs": r"procentní\w* bod|p\.b\.",
    "sk": r"percentuáln\w* bod|p\.b\.",
    "sl": r"odstotn\w* točk|o\. ?t\.",
    "hr": r"post\w* (?:poen|bod)|procentn\w* (?:poen|bod)",
    "sr": r"procentn\w* (?:poen|bod)|post\w* poen|процентн\w* (?:поен|бод)",
    "ru": r"процентн\w* пункт|п\. ?п\.",
    "uk": r"(?:відсотков|процентн)\w* пункт|в\. ?п\.",
    "bg": r"процентн\w* пункт|п\.п\.",
    "mk": r"процентн\w* поен",
    "el": r"ποσοστιαί\w* μονάδ",
    "tr": r"(?:yüzde )?puan",
    "lt": r"procentin\w* punkt",
    "lv": r"procentpunkt",
    "ar": r"نقط\w* مئوية|نقاط مئوية",
    "he": r"נקוד(?:ות|ת) אחוז",
    "fa": r"واحد درصد|درصد واحد",
    "hi": r"प्रतिशत (?:अंक|पॉइंट)|प्रतिशतांक",
    "bn": r"শতাংশ পয়েন্ট|শতাংশীয় পয়েন্ট",
    "ja": r"(?:パーセント)?ポイント",
    "ko": r"(?:퍼센트|프로)?\s?포인트",
    "zh": r"[个個]?百分[点點]",
    "vi": r"điểm (?:phần trăm|%)",
    "id": r"poin (?:persen|%)|persen poin",
    "sw": r"pointi (?:za )?asilimia|asilimia pointi",
}
_SAME = {"hbs": "sr", "bs": "sr", "no": "nb", "ms": "id"}


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = _WORDS.get(_SAME.get(language, language))
    if words is None:
        return None
    return re.compile(rf"\s?[%٪％]?[\s\u00a0-]?(?:{words})[^\W\d_]*", re.IGNORECASE)


def points_after(text: str, end: int, language: str) -> int | None:
    """Where the words for percentage points end that follow a figure; None where none do.

    ``end``: where the figure ends, with its sign or before it.
    """
    pattern = _pattern(language)
    match = pattern.match(text, end) if pattern is not None else None
    return match.end() if match is not None else None
