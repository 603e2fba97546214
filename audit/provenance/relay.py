"""Through which language a text came: the evidence's languages, added up.

Serbian, Croatian and Bosnian are one language here (``hbs``). "Unknown" is an
empty ranking: it is said wherever no evidence tells one language from another.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, log

from audit.language.confusable import confusable
from audit.types import Evidence, RelayLanguage

# Log of how often each language is a source of machine-translated news in English, up to a
# constant: by the size of its press on the web and by the share of it that is turned into
# English by machine. Rough on purpose: two nats from the most to the least.
PRIOR: dict[str, float] = {
    **{"es": 0.4, "ru": 0.6, "de": 0.3, "fr": 0.3, "zh": 0.3, "pt": 0.2, "ar": 0.2, "tr": 0.3},
    **{"it": 0.1, "pl": 0.2, "uk": 0.3, "hbs": 0.2, "ja": 0.1, "ko": 0.1, "id": 0.1, "nl": -0.1},
    **{"ro": 0.0, "cs": 0.0, "el": 0.0, "hu": 0.0, "bg": 0.0, "sv": -0.3, "da": -0.4, "nb": -0.4},
    **{"fi": -0.3, "fa": 0.0, "he": -0.1, "hi": 0.0, "vi": 0.0, "th": -0.2, "sk": -0.2},
    **{"sl": -0.4, "mk": -0.5, "sq": -0.4, "lt": -0.3, "lv": -0.3, "et": -0.4, "az": -0.3},
    **{"ka": -0.5, "hy": -0.5, "kk": -0.5, "uz": -0.5, "is": -0.9, "ca": -0.6, "sw": -0.6},
    **{"ur": -0.3, "bn": -0.3, "be": -0.7, "eu": -1.2, "ga": -1.5, "so": -0.9, "ky": -0.8},
    **{"eo": -2.0},
}
OTHERS = -1.0
# A language that an artefact does not name at all is this much less likely than the worst
# that it names, and never more than FLOOR below the best.
UNNAMED = 1.5
# A word or an address is of one language or of none that is not named.
DECISIVE = frozenset({"residue", "foreign_address", "foreign_edition"})
FLOOR = 4.0
# Below this the first language is hardly likelier than before: say nothing.
LEAST_GAIN = 1.2
LEAST_PROBABILITY = 0.03
# The page may be of another edition than the one that was translated.
DOUBT = 0.05
# One artefact cannot settle it: respellings of several words share their causes.
SAME_KIND = 0.6

FAMILY = {"sr": "hbs", "hr": "hbs", "bs": "hbs", "sh": "hbs", "cnr": "hbs", "no": "nb", "nn": "nb"}


def relay_languages(
    evidence: Sequence[Evidence], text_language: str = "en"
) -> tuple[RelayLanguage, ...]:
    """The languages that the text may have come through, likeliest first; empty if unknown.

    Posterior over ``PRIOR`` of the evidence's log-likelihoods; a second artefact
    of one kind counts for less than the first.
    """
    candidates = {*PRIOR} | {FAMILY.get(c, c) for e in evidence for c, _ in e.languages}
    candidates.discard(FAMILY.get(text_language, text_language))
    scores = {c: PRIOR.get(c, OTHERS) for c in candidates}
    gains = dict.fromkeys(candidates, 0.0)
    seen: dict[str, int] = {}
    for item in sorted(evidence, key=lambda e: -e.weight):
        likely = _relative(item.languages)
        if not likely or item.weight <= 0.0:
            continue
        share = SAME_KIND ** seen.get(item.kind, 0)
        seen[item.kind] = seen.get(item.kind, 0) + 1
        least = max(-FLOOR, min(likely.values()) - UNNAMED)
        if item.kind in DECISIVE:
            least = -FLOOR
        for language in candidates:
            gains[language] += share * likely.get(language, least)
    if not seen or max(gains.values()) - min(gains.values()) < LEAST_GAIN:
        return ()
    scores = {c: scores[c] + gains[c] for c in candidates}
    top = max(scores.values())
    total = sum(exp(s - top) for s in scores.values())
    before = sum(exp(PRIOR.get(c, OTHERS)) for c in candidates)
    ranked = sorted(
        (
            (c, (1.0 - DOUBT) * exp(s - top) / total + DOUBT * exp(PRIOR.get(c, OTHERS)) / before)
            for c, s in scores.items()
        ),
        key=lambda x: (-x[1], x[0]),
    )
    return tuple(RelayLanguage(c, round(p, 4)) for c, p in ranked if p >= LEAST_PROBABILITY)


def _relative(languages: tuple[tuple[str, float], ...]) -> dict[str, float]:
    """Log-likelihoods against the best one, members of one family taken together."""
    merged: dict[str, float] = {}
    for code, value in languages:
        language = FAMILY.get(code, code)
        merged[language] = max(value, merged[language]) + log(1.3) if language in merged else value
    if not merged:
        return {}
    best = max(merged.values())
    return {c: max(-FLOOR, v - best) for c, v in merged.items()}


def of_confusion(original: str, found: str) -> tuple[tuple[str, float], ...]:
    """Languages in which one word means both, as an artefact's languages; empty if unknown."""
    languages = confusable(original, found)
    return tuple((language, -0.3 * rank) for rank, language in enumerate(languages))
