"""Words that hold another language's sentences together and mean nothing in English."""

from __future__ import annotations

from functools import lru_cache

from audit.language.remembered import WORDS
from audit.language.words import common_zipf, is_word, zipf

# A function word stands more than once in a thousand words of its own language and next to
# never in English: "koji" 6.9 / 1.9, "nicht" 7.0 / 2.9, "için" 7.0 / 0.
COMMON_AT_HOME = 6.0
RARE_IN_ENGLISH = 3.0
_ASKED = {
    **{"sh": "hbs", "pl": "pl", "cs": "cs", "sk": "sk", "sl": "sl", "de": "de", "fr": "fr"},
    **{"es": "es", "pt": "pt", "it": "it", "nl": "nl", "sv": "sv", "da": "da", "nb": "nb"},
    **{"fi": "fi", "lt": "lt", "lv": "lv", "hu": "hu", "ro": "ro", "tr": "tr", "id": "id"},
    "is": "is",
}
"""wordfreq's code to the code that goes out."""


@lru_cache(maxsize=WORDS)
def at_home(word: str) -> tuple[tuple[str, float], ...]:
    """The languages in which ``word`` is a function word, likeliest first."""
    if zipf(word, "en") >= RARE_IN_ENGLISH:
        return ()
    found = [(code, common_zipf(word, name)) for name, code in _ASKED.items()]
    found = [(code, value) for code, value in found if value >= COMMON_AT_HOME]
    if not found or is_word(word):
        return ()
    best = max(value for _, value in found)
    return tuple(sorted(((c, (v - best) * 2.3) for c, v in found), key=lambda x: -x[1]))
