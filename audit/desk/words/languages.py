"""What a language is called in the language of the interface (CLDR, through Babel)."""

from __future__ import annotations

import re
from functools import cache

from audit.desk.words import Words
from audit.report.words import language_name, per_cent

# CLDR writes Serbian in Cyrillic unless it is told otherwise; the interface is in Latin.
_LOCALES = {"sr": "sr_Latn"}
_RELAY = re.compile(r"(\S+) (\d\.\d+)")


def named(code: str, words: Words) -> str:
    """``English`` or ``engleski``; the code where CLDR has no name."""
    if words.language == "en":
        return language_name(code)
    name = _names(_LOCALES.get(words.language, words.language)).get(code)
    return name if name is not None else words.gettext(language_name(code))


def by_way_of(relay: str, words: Words) -> str:
    """The relay of the queue (``hbs 0.8612``) in words; earlier stores held English words."""
    known = _RELAY.fullmatch(relay)
    if known is None:
        return relay
    share = float(known[2])
    said = words.gettext("over 99 %%") % () if 0.99 < share < 1 else per_cent(share)
    return words.gettext("by way of %(language)s (%(share)s)") % {
        "language": named(known[1], words),
        "share": said,
    }


@cache
def _names(locale: str) -> dict[str, str]:
    from babel import Locale

    return {str(code): str(name) for code, name in Locale.parse(locale).languages.items()}
