"""Words that hold another language's sentences together and mean nothing in English."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.metadata import version

from audit.language.remembered import WORDS
from audit.language.table import WordTable, table
from audit.language.words import common_zipf, is_word, words_from, zipf

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
    held = _functional().get(word.casefold().replace("’", "'"))
    if held is None:
        return ()
    found = [(_CODES[at], value) for at, value in _ENTRY.iter_unpack(held)]
    if is_word(word):
        return ()
    best = max(value for _, value in found)
    return tuple(sorted(((c, (v - best) * 2.3) for c, v in found), key=lambda x: -x[1]))


_CODES = tuple(_ASKED.values())
# A language by its place in the table above, and the word's ``common_zipf`` there.
_ENTRY = struct.Struct("<Bd")


@cache
def _functional() -> WordTable:
    """The function words of all the languages in one list: a word is looked up once."""
    name = f"function-words-{len(_CODES)}-{COMMON_AT_HOME}"
    return table(name, version("wordfreq"), _packed)


def _packed() -> Iterator[tuple[str, bytes]]:
    held: dict[str, bytes] = {}
    for at, language in enumerate(_ASKED):
        for word in words_from(language, COMMON_AT_HOME):
            held[word] = held.get(word, b"") + _ENTRY.pack(at, common_zipf(word, language))
    yield from held.items()
