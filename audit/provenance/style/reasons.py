"""Why a text reads as it does, in things that an editor can look for in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from audit.provenance.style.habits import SETTING
from audit.provenance.style.model import FIGURES, Judged, StyleModel

SHOWN_REASONS = 3
# Log-odds from which on it is said whether a text by people was translated.
TELLING = 1.0

_PRONOUNS = frozenset(
    (
        *("i", "you", "he", "she", "it", "we", "they", "me", "him", "her", "us", "them"),
        *("my", "your", "his", "its", "our", "their", "who", "which"),
    )
)
_PREPOSITIONS = frozenset(
    (
        *("of", "in", "on", "at", "by", "with", "from", "to", "into", "about", "against"),
        *("after", "before", "between", "during", "for"),
    )
)
_LINKS = frozenset(
    (
        *("however", "therefore", "thus", "moreover", "furthermore", "addition", "according"),
        *("meanwhile", "also", "then", "because", "thereby", "hence", "besides", "but", "and"),
        *("so", "while", "although"),
    )
)
_AUXILIARIES = frozenset(
    (
        *("is", "are", "was", "were", "be", "been", "being", "am", "has", "have", "had"),
        *("do", "does", "did"),
    )
)
_SAYING = frozenset(
    (
        *("said", "says", "say", "saying", "told", "tells", "noted", "added", "stated"),
        *("reported", "stressed", "emphasized", "explained", "announced"),
    )
)


def _among(*words: str) -> Callable[[str], bool]:
    return frozenset(words).__contains__


def _ends(*endings: str) -> Callable[[str], bool]:
    return lambda sign: sign.startswith(tuple(f"-{e}/" for e in endings))


# Each row: a noun phrase, and the signs that it speaks of. A pair of signs counts for the row
# of its first one that has a row.
_REASONS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("articles", _among("the", "a", "an")),
    ("genitives in 's", _among("'s")),
    ("short forms such as it's and don't", lambda sign: "'" in sign and sign[0].isalpha()),
    ("pronouns", _PRONOUNS.__contains__),
    ("prepositions", _PREPOSITIONS.__contains__),
    ("linking words", _LINKS.__contains__),
    ("forms of be, have and do", _AUXILIARIES.__contains__),
    ("verbs of saying", _SAYING.__contains__),
    ("words in -ing", _ends("ing", "ings")),
    ("words in -ed", _ends("ed", "edly")),
    ("nouns in -tion, -ment or -ness", _ends("tion", "tions", "sion", "ment", "ments", "ness")),
    ("commas", _among(",")),
    ("quotation marks", _among('"')),
    ("dashes, colons and semicolons", _among("-", ":", ";")),
)
_MEASURED: dict[str, tuple[str, str]] = {
    "sentence_length": ("longer sentences", "shorter sentences"),
    "sentence_variation": ("sentences of more uneven length", "sentences of more even length"),
    "frequency": ("commoner words", "rarer words"),
    "rare": ("more rare words", "fewer rare words"),
    "uncommon": ("more uncommon words", "fewer uncommon words"),
    "very_common": ("more very common words", "fewer very common words"),
    "strong_pairs": ("more set phrases", "fewer set phrases"),
    "unlisted_pairs": ("more unusual pairs of words", "fewer unusual pairs of words"),
    "unknown_words": ("more words that English does not have", "fewer unknown words"),
    "variety": ("more varied words", "less varied words"),
    "word_length": ("longer words", "shorter words"),
    "openings": ("more varied openings of sentences", "less varied openings of sentences"),
    "band_1": ("more rare words", "fewer rare words"),
    "band_6": ("more very common words", "fewer very common words"),
}
_MEASURED |= {
    name: (f"more {noun}", f"fewer {noun}")
    for name, noun in {
        "curly_apostrophes": "curly apostrophes",
        "em_dashes": "long dashes",
        "en_dashes": "en dashes",
        "short_dashes": "hyphens for dashes",
        "hyphens": "hyphened words",
        "brackets": "brackets",
        "semicolons": "semicolons",
        "single_quotes": "single quotation marks",
        "long_is": "“it is” for “it's”",
        "long_not": "“do not” for “don't”",
        "long_will": "“we have” for “we've”",
        "genitive": "“of the” for 's",
        "that_said": "“said that” for a bare “said”",
        "however": "“however” for “but” at the head of sentences",
        "because": "“because of” for “because”",
        "about": "“about” for “around”",
        "after": "“after” for “following”",
        "reporting": "“noted” and “stressed” for “said”",
        "which": "“which” for “that”",
        "must": "“must” for “have to”",
        "being": "“is” for “being”",
        "article": "“the” for “a”",
        "owner": "“the” for “his” or “its”",
        "very": "“very” for “quite”",
        "more_than": "“more than” for “over”",
        "not": "“not” for “no” or “never”",
        "comma_and": "commas before “and”",
        "comma_but": "commas before “but”",
        "particles": "“in” and “on” beside “up” and “out”",
    }.items()
}

# What the encoder's states add, for a machine and against one.
_STATES = (
    "small words used less as English writers use them",
    "small words used more as English writers use them",
)


def every_phrase() -> tuple[str, ...]:
    """Every phrase that a reason may hold, for whoever says it in another language."""
    counted = (f"{how} {noun}" for noun, _ in _REASONS for how in ("more", "fewer"))
    return (*counted, *(phrase for pair in _MEASURED.values() for phrase in pair), *_STATES)


def explanation(weight: float, judged: Judged, model: StyleModel) -> str:
    """One sentence for an editor: how the text reads, and by what."""
    if weight > 0.0:
        start = "Reads like a machine translation"
    elif judged.translated < -TELLING:
        start = "Reads like a text first written in English"
    elif judged.translated > TELLING:
        start = "Reads like a translation by people rather than by a machine"
    else:
        start = "Reads like a text by people"
    sign = 1.0 if weight > 0.0 else -1.0
    ranked = sorted(_reasons(judged, model), key=lambda reason: -sign * reason[0])
    said = [phrase for share, phrase in ranked[:SHOWN_REASONS] if sign * share > 0.0]
    return f"{start}: {', '.join(said)} than usual." if said else f"{start}."


def _reasons(judged: Judged, model: StyleModel) -> Iterator[tuple[float, str]]:
    """(What it adds to the ratio, "more articles"), one for each thing to look for."""
    shares = [0.0] * len(_REASONS)
    leanings = [0.0] * len(_REASONS)
    for number, reason in enumerate(_rows(model.names)):
        if reason is None:
            continue
        shares[reason] += float(judged.parts[number])
        if " " not in model.names[number]:
            leanings[reason] += float(judged.row[number] * model.scale[number])
    for (noun, _), share, leaning in zip(_REASONS, shares, leanings, strict=True):
        yield share, f"{'more' if leaning > 0.0 else 'fewer'} {noun}"
    yield judged.by_states, _STATES[judged.by_states < 0.0]
    for number, name in enumerate(FIGURES, start=len(model.names)):
        if name in SETTING and judged.translated < -TELLING:
            continue  # they tell a machine from a translator, and this is no translation
        if name in _MEASURED:
            more, fewer = _MEASURED[name]
            yield float(judged.parts[number]), more if judged.row[number] > 0.0 else fewer


@cache
def _rows(names: tuple[str, ...]) -> tuple[int | None, ...]:
    return tuple(_reason(name) for name in names)


def _reason(name: str) -> int | None:
    for sign in name.split(" "):
        for number, (_, concerns) in enumerate(_REASONS):
            if concerns(sign):
                return number
    return None
