"""Language codes: whatever comes in, the shortest primary subtag goes out.

Sources: CLDR's language aliases (through Babel) for ISO 639-2/3, deprecated and
macrolanguage codes, and the IANA registry (through langcodes) for what exists.
"""

from __future__ import annotations

import re
from functools import cache

# CLDR maps these to another code of the same language than this project's
# contract does: the family of Serbian, Croatian and Bosnian has its own code,
# and the shortest code of Tagalog is `tl`.
_OWN = {"sh": "hbs", "hbs": "hbs", "tl": "tl", "tgl": "tl", "fil": "tl", "no": "no", "nor": "no"}

# Codes that exist and name no language (ISO 639-2 special and collective codes).
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis", "art"})

_PRIMARY = re.compile(r"\A([A-Za-z]{2,3})(?:[-_][A-Za-z0-9_@.-]{0,60})?\Z")

#: Serbian, Croatian and Bosnian, and the code of the three together.
HBS = frozenset({"sr", "hr", "bs", "hbs"})


@cache
def shortest(code: str) -> str | None:
    """The shortest BCP 47 primary subtag for a BCP 47 or ISO 639 code.

    None for a code that is unknown, malformed, or names no language (`und`,
    `zxx`, private use). `sr`, `hr` and `bs` (also `srp`, `hrv`, `bos`) keep
    their own code; `sh` and `hbs` give `hbs`, the family.
    """
    found = _PRIMARY.match(code.strip())
    if found is None:
        return None
    primary = found.group(1).lower()
    if primary in _OWN:
        return _OWN[primary]
    if primary in _NO_LANGUAGE or "qaa" <= primary <= "qtz":
        return None

    from babel.core import get_global

    alias = get_global("language_aliases").get(primary)
    if alias is not None:
        return str(alias).split("_")[0]

    import langcodes

    return primary if langcodes.tag_is_valid(primary) else None


def same_family(one: str | None, other: str | None) -> bool:
    """Whether two shortest codes name one language, the `hbs` family taken as one."""
    if one is None or other is None:
        return False
    return one == other or (one in HBS and other in HBS)
