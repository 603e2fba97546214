"""Languages by the names that an editor reads."""

from __future__ import annotations

from functools import cache

# CLDR has no name for the three together.
_OWN = {"hbs": "Serbian, Croatian or Bosnian", "sh": "Serbian, Croatian or Bosnian"}


@cache
def language_name(code: str) -> str:
    """A language's English name, the code itself where there is none."""
    from babel import Locale, UnknownLocaleError

    if code in _OWN:
        return _OWN[code]
    try:
        return Locale.parse(code).get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code
