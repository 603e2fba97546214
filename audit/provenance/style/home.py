"""Whose affairs a text speaks of: news is written where it happens, in the language of the place.

Countries, their peoples and their cities come from CLDR. This says nothing for or against a
machine; among translations it tells languages apart, those too that no model was shown.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache
from math import log

from audit.drift.names.places import people_id, place_id
from audit.language.remembered import WORDS
from audit.provenance.relay import FAMILY, PRIOR
from audit.types import Evidence

KIND = "speaks_of_country"
_CAPITAL = re.compile(r"\b[A-Z][a-z]{3,}\b")
# Of four mentions of countries one or two are of the writer's own (WMT21 and WMT23 sources).
LEAST_MENTIONS = 3
# Foreign news is news too: the best language leads a language without a mention by this at most.
MOST = 2.5
# Nothing is said about machines, but what weighs nothing is not asked for its languages.
WEIGHT = 0.01


def speaks_of(sentences: Sequence[str], text_language: str = "en") -> Evidence | None:
    """The languages of the countries that the text names, or None where it names too few."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        for word in _CAPITAL.findall(sentence):
            language = _language(word)
            if language is not None:
                counts[language] += 1
    counts.pop(text_language, None)
    if sum(counts.values()) < LEAST_MENTIONS:
        return None
    best = max(counts.values())
    values = {
        code: max(-MOST, log((counts.get(code, 0) + 0.5) / (best + 0.5)))
        for code in {*PRIOR, *counts}
    }
    ranked = tuple(sorted(values.items(), key=lambda item: (-item[1], item[0])))
    return Evidence(
        kind=KIND,
        text="",
        span=None,
        weight=WEIGHT,
        explanation="The countries and peoples that it names are mostly those of this language.",
        languages=ranked,
    )


@lru_cache(maxsize=WORDS)
def _language(word: str) -> str | None:
    """The first language of the place or people that a word names, or None."""
    identity = place_id(word) or people_id(word)
    return None if identity is None else _spoken(identity)


# Zones that were renamed since the names' table was made.
_RENAMED = {"Europe/Kiev": "Europe/Kyiv"}


@cache
def _spoken(identity: str) -> str | None:
    from babel.core import get_global
    from babel.languages import get_official_languages

    zones = get_global("zone_territories")
    territory = str(zones.get(identity) or zones.get(_RENAMED.get(identity, "")) or identity)
    if len(territory) != 2:
        return None
    spoken = get_official_languages(territory) or get_official_languages(territory, de_facto=True)
    if not spoken:
        return None
    code = str(spoken[0]).split("_", maxsplit=1)[0]
    return FAMILY.get(code, code)
