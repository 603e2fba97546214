"""Time stamps: lines that hold a date or an age and next to nothing else.

Month, weekday and unit words come from CLDR, so any language that CLDR knows is
known here.
"""

from __future__ import annotations

import re
from functools import cache

_WORD = re.compile(r"[^\W\d_]+")
_STAMP_SIGN = re.compile(r"\d{1,2}[:.]\d{2}|\d{4}|\d{1,2}[./-]\d{1,2}|\d{1,2}[年月日]|\d")
_ZONE_WORDS = (
    "am pm gmt utc cet cest est edt pst pdt ist bst msk h uhr hrs ist wib jst kst a p m at de"
    " den der du la le el las las om kl г ч мин год года u v o on du of th st nd rd"
    " 年 月 日 時 时 分 秒 时间 更新 発表 년 월 일 시 분"
)
_ZONES = frozenset(_ZONE_WORDS.split())
# Words that may stand beside the date: "Published", "Updated", "read".
_FREE_WORDS = 2
_MAX_WORDS = 12


def is_stamp(text: str, language: str) -> bool:
    """Whether a line is a time stamp: "3 September 2024, 10:15", "2 weeks ago"."""
    if len(text) > 120 or not _STAMP_SIGN.search(text):
        return False
    words = [w.casefold() for w in _WORD.findall(text)]
    if len(words) > _MAX_WORDS:
        return False
    known = _time_words(language) | _time_words("en") | _ZONES
    dated = sum(w in known for w in words)
    free = len(words) - dated
    clock = re.search(r"\d{1,2}:\d{2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d年\d|\d월", text)
    return free <= _FREE_WORDS and (dated > free or (clock is not None and free <= 1))


@cache
def _time_words(language: str) -> frozenset[str]:
    """Months, weekdays, and the words of "3 weeks ago", in lower case."""
    from babel import Locale, UnknownLocaleError
    from babel.dates import format_timedelta

    try:
        locale = Locale.parse("hr" if language == "hbs" else language)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    phrases = [
        str(name)
        for names in (locale.months, locale.days)
        for form in names.values()
        for table in form.values()
        for name in table.values()
    ]
    for unit in (1, 60, 3600, 86400, 7 * 86400, 30 * 86400, 365 * 86400):
        for count in (1, 2, 5):
            for past in (False, True):
                phrases.append(
                    format_timedelta(-unit * count, threshold=99, add_direction=past, locale=locale)
                )
    return frozenset(w.casefold() for p in phrases for w in _WORD.findall(p))
