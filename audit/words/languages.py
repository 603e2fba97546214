"""Languages and shares in the language of the interface (CLDR, through Babel)."""

from __future__ import annotations

import re
from functools import cache

from audit.words import ENGLISH, Words

# CLDR writes Serbian in Cyrillic unless it is told otherwise; the interface is in Latin.
_LOCALES = {"sr": "sr_Latn"}
_RELAY = re.compile(r"(\S+) (\d\.\d+)")
# CLDR has no name for the group; the contract lets it out as one language.
_SERBO_CROATIAN = frozenset({"hbs", "sh"})
_GROUP = "Serbian, Croatian or Bosnian"
# What a check calls the languages of one orthography, and the group: no names of CLDR's.
_OURS = frozenset({_GROUP, "Serbian or Croatian"})


def named(code: str, words: Words = ENGLISH) -> str:
    """``English`` or ``engleski``; the code where CLDR has no name."""
    if code in _SERBO_CROATIAN:
        return words.gettext(_GROUP)
    return _names(_LOCALES.get(words.language, words.language)).get(code, code)


def renamed(name: str, words: Words) -> str | None:
    """The name of a language that English calls ``name``; None where there is none such."""
    if name in _OURS:
        return words.gettext(name)
    code = _codes().get(name)
    return None if code is None else named(code, words)


def per_cent(share: float, words: Words = ENGLISH) -> str:
    """``86 %``, which no line break parts; nothing short of certain is called 100 %."""
    if 0.99 < share < 1:
        return (words.gettext("over 99 %%") % ()).replace(" %", "\u00a0%")
    return f"{round(share * 100)}\u00a0%"


def by_way_of(relay: str, words: Words) -> str:
    """The relay of the queue (``hbs 0.8612``) in words; earlier stores held English words."""
    known = _RELAY.fullmatch(relay)
    return relay if known is None else through(known[1], float(known[2]), words)


def through(code: str, share: float, words: Words = ENGLISH) -> str:
    """``by way of Serbian (82 %)``."""
    return words.gettext("by way of %(language)s (%(share)s)") % {
        "language": named(code, words),
        "share": per_cent(share, words),
    }


@cache
def _names(locale: str) -> dict[str, str]:
    from babel import Locale

    return {str(code): str(name) for code, name in Locale.parse(locale).languages.items()}


@cache
def _codes() -> dict[str, str]:
    return {name: code for code, name in reversed(_names("en").items())}
