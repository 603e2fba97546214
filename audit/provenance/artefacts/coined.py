"""Words that English does not have, made from one that it has by another orthography.

"dipfake" is deepfake as Serbian spells its sound, brought halfway back. No
witness is needed: the English words that sound like it are found in wordfreq's
list, and the orthographies say which of them could have made it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from audit.language.respelling import respellings
from audit.language.words import common_zipf, frequencies, in_dictionary, is_word, parts, zipf
from audit.provenance.artefacts.reading import Reading, Word
from audit.types import Evidence

# Log-likelihood ratios, set by hand on made texts (tests/provenance): one such word may
# be a writer's slip or a name; one that comes back is the text's own word.
ONCE = 1.9
AGAIN = 3.4
UNMARKED = 1.0
SHORTEST = 5
MOST = 6
# The English word must be one that writers use; "deepfake" is 1.5 in the lists of 2021.
RAREST_ORIGINAL = 1.4
RAREST_SIMPLE_ORIGINAL = 2.9
# A respelling dearer than this (nats, and nats per letter) is luck: "skejtbord" costs 3.1,
# "wilaya" as Willa's 3.0.
DEAREST = 0.9
DEAREST_LETTER = 0.32
# The token is a word of its own elsewhere: a loan, a dish, a title, not a coinage.
FOREIGN_WORD = 3.2
NEIGHBOURS = ("es", "fr", "de", "it", "pt", "nl", "sv", "pl", "tr", "id", "ro", "cs")
# Only an orthography that respells by habit coins words; these merge sounds besides.
LOOSE = frozenset({"ar", "ja", "el"})
# A text in which more words than this are unknown is code, a list, or another language.
MOST_UNKNOWN = 0.08
MOST_SEARCHED = 40

_VOWELS = "aeiouy"
_CLASSES: tuple[tuple[str, str], ...] = (
    # letters of the found word → what English may write for them
    ("tch", "(?:tch|ch|t)"),
    ("sch", "(?:sch|sh|sk)"),
    ("sh", "(?:sh|ch|ti|ci|s|ss)"),
    ("ch", "(?:ch|tch|tu|k|c)"),
    ("zh", "(?:s|g|j|z)"),
    ("kh", "(?:h|k|kh)"),
    ("ph", "(?:ph|f)"),
    ("th", "(?:th|t)"),
    ("dz", "(?:j|g|dg|dge|ds|z)"),
    ("dj", "(?:j|g|dg|dge|d)"),
    ("ts", "(?:ts|z|c|s|t)"),
    ("ks", "(?:x|cks|cs|ks|cc)"),
    ("kv", "(?:qu|kw)"),
    ("b", "bb?"),
    ("c", "(?:c|cc|ch|tch|ck|k|s|sc|z|tz|j|t)"),
    ("d", "dd?"),
    ("f", "(?:ff?|ph|gh)"),
    ("g", "(?:gg?|gh|gu)"),
    ("h", "(?:h|wh|gh|ch)?"),
    ("j", "(?:y|i|j|g|dge|u|igh|a|e)?"),
    ("k", "(?:k|c|ck|cc|ch|q|qu|que|x)"),
    ("l", "ll?e?"),
    ("m", "(?:mm?|mb)"),
    ("n", "(?:nn?|kn|gn|ng)"),
    ("p", "pp?"),
    ("r", "(?:rr?|wr|re)"),
    ("s", "(?:s|ss|c|ce|sc|sh|z|x|ti|ci|ps)"),
    ("t", "(?:t|tt|th|ed|ght)"),
    ("v", "(?:v|w|wh|f|u)"),
    ("w", "(?:w|wh|v|u)"),
    ("x", "(?:x|ks|cks)"),
    ("z", "(?:z|s|se|ss|zz)"),
    ("š", "(?:sh|ch|ti|ci|s)"),
    ("ş", "(?:sh|ch|ti|ci|s)"),
    ("č", "(?:ch|tch|tu)"),
    ("ç", "(?:ch|tch|tu)"),
    ("ž", "(?:s|g|j|z)"),
    ("đ", "(?:j|g|dg|dge|d)"),
)
_BETWEEN = "(?:[aeiouyw]|igh|gh|e?r(?![aeiou]))*"


def coined_word(reading: Reading) -> Iterator[Evidence]:
    """One piece of evidence for each coined word, at the first place where it stands."""
    if not reading.english:
        return
    suspects = [w for w in reading.words if _suspicious(w) and not reading.in_code(w.span)]
    if len(suspects) > max(4.0, MOST_UNKNOWN * len(reading.words)):
        return
    seen: set[str] = set()
    given = 0
    for word in suspects:
        stem = _singular(word.text.casefold())
        if stem in seen or len(seen) >= MOST_SEARCHED:
            continue
        seen.add(stem)
        found = origin(stem)
        if found is None or reading.in_marks(word.span) or reading.speaks_about(word):
            continue
        original, languages = found
        times = _times(reading, stem)
        if _times(reading, original) >= times:  # the text knows the word: a slip or a quotation
            continue
        given += 1
        if given > MOST:
            return
        yield Evidence(
            kind="coined_word",
            text=word.text,
            span=word.span,
            weight=_weight(original, stem, times, -languages[0][1]) if given == 1 else 1.0,
            explanation=(
                f"“{word.text}” is no English word; it is “{original}” as another language "
                "spells its sound."
            ),
            languages=languages,
        )


def _weight(original: str, stem: str, times: int, cost: float) -> float:
    """The weight of a first coined word.

    Less for one that is far from its original, or that shows no letter such as only
    a phonetic orthography would choose ("isort" in a programmer's text).
    """
    weight = AGAIN if times > 1 else ONCE
    return weight - 0.5 * max(0.0, cost - 1.8) - (0.0 if _marked(original, stem) else UNMARKED)


@lru_cache(maxsize=4096)
def origin(token: str) -> tuple[str, tuple[tuple[str, float], ...]] | None:
    """The English word that ``token`` is a respelling of, and the orthographies that made it.

    (word, (language, log-likelihood) best first); None where there is none, where
    the token is an English writer's slip, or a word of another language.
    """
    if len(token) < SHORTEST or is_word(token) or _foreign(token):
        return None
    pattern = _pattern(token)
    if pattern is None:
        return None
    best: tuple[float, str, tuple[tuple[str, float], ...]] | None = None
    dearest = DEAREST + DEAREST_LETTER * len(token)
    for match in pattern.finditer(_joined(token)):
        word = match.group(1)
        common = zipf(word, "en")
        if abs(len(word) - len(token)) > 4 or (common < RAREST_SIMPLE_ORIGINAL and not parts(word)):
            continue
        ranked = tuple(r for r in respellings(word, token) if r[0] not in LOOSE)
        # Surnames and brands ("clancy", "windex") are not what a text coins words from.
        if not ranked or -ranked[0][1] > dearest or not in_dictionary(word) or _exotic(word, token):
            continue
        score = ranked[0][1] + 0.5 * common
        if best is None or score > best[0]:
            best = score, word, ranked
    # The likeliest reading decides: a slip for one word is no respelling of another.
    if best is None or _slip(best[1], token):
        return None
    return best[1], best[2]


def _suspicious(word: Word) -> bool:
    """Whether it is a plain lower-case word that English may not have."""
    text = word.text
    if len(text) < SHORTEST or "-" in text or "'" in text or "’" in text:
        return False
    if not text.islower():  # names, and the first word, which may be one
        return False
    return not is_word(text) and any(c in _VOWELS for c in text)


def _singular(low: str) -> str:
    """The word without an English plural's s."""
    return low[:-1] if low.endswith("s") and not low.endswith("ss") and len(low) > 5 else low


def _times(reading: Reading, stem: str) -> int:
    """How often a word stands in the text, plural and possessive with it."""
    counts = reading.counts
    return sum(counts[stem + tail] for tail in ("", "s", "'s", "’s"))


def _foreign(token: str) -> bool:
    """Whether another language has the word."""
    return any(common_zipf(token, language) >= FOREIGN_WORD for language in NEIGHBOURS)


@cache
def _vocabulary() -> dict[str, str]:
    """Lines of English words by first letter, plain letters only."""
    least = 10 ** (RAREST_ORIGINAL - 9.0)
    by_letter: dict[str, list[str]] = {}
    for word, share in frequencies("en").items():
        if share >= least and len(word) >= SHORTEST - 1 and word.isascii() and word.isalpha():
            by_letter.setdefault(word[0], []).append(word)
    return {letter: "\n" + "\n".join(words) + "\n" for letter, words in by_letter.items()}


# First letters that may stand for one another; a silent one in front is rare enough to miss.
_FIRST = {
    **{"k": "kcq", "s": "scpz", "f": "fp", "c": "cskjt", "z": "zsgj", "j": "jyug", "d": "djg"},
    **{"v": "vw", "h": "hw", "t": "t", "e": "eai", "i": "iey", "a": "aueio", "o": "oah", "u": "uo"},
    **{"š": "sc", "ş": "sc", "č": "c", "ç": "c", "ž": "jg", "đ": "jgd", "g": "gh", "r": "rw"},
    **{"n": "nk", "y": "yue"},
}


def _joined(token: str) -> str:
    """The words that may begin as ``token`` sounds, one a line."""
    table = _vocabulary()
    return "".join(table.get(letter, "") for letter in _FIRST.get(token[0], token[0]))


def _pattern(token: str) -> re.Pattern[str] | None:
    """What English words with the same consonants look like; None for an unknown letter."""
    parts: list[str] = []
    position = 0
    while position < len(token):
        if token[position] in "aeiouyåäöüéíáóúėēīāūı":
            position += 1
            continue
        for letters, written in _CLASSES:
            if token.startswith(letters, position):
                parts.append(written)
                position += len(letters)
                break
        else:
            return None
    if len(parts) < 2:
        return None
    return re.compile(f"(?<=\n)({_BETWEEN}{_BETWEEN.join(parts)}{_BETWEEN})(?=\n)")


def _slip(word: str, token: str) -> bool:
    """Whether ``token`` is how an English writer misspells ``word``.

    One edit, unless it is a letter that English would not choose (k for c, f for
    ph); or the same letters but for doubled ones.
    """
    from rapidfuzz.distance import OSA

    if _undoubled(word) == _undoubled(token):
        return True
    distance = OSA.distance(word, token, score_cutoff=2)
    if distance >= 2:
        return (
            distance == 2
            and OSA.distance(_undoubled(word), _undoubled(token)) <= 1
            and not (_marked(word, token))
        )
    return not _marked(word, token)


def _marked(word: str, token: str) -> bool:
    """Whether the found spelling uses letters as a phonetic orthography does."""
    if any(c in token for c in "šşčçžđć") or ("ck" in word and "ck" not in token):
        return True
    return any(
        original in word and token.count(found) > word.count(found) for original, found in _MARKED
    )


_MARKED = (
    *(("c", "k"), ("ch", "k"), ("ph", "f"), ("qu", "kv"), ("x", "ks"), ("w", "v"), ("y", "j")),
    *(("ee", "i"), ("ea", "i"), ("oo", "u"), ("sh", "s"), ("a", "ej"), ("i", "aj"), ("ch", "c")),
    *(("ow", "au"), ("j", "dz"), ("g", "dz"), ("th", "t"), ("ou", "u")),
)


def _exotic(word: str, token: str) -> bool:
    """Whether the token has what no respelling of ``word`` would add.

    A final vowel ("nappo"), or letters that phonetic orthographies do not have:
    then it is a foreign word in English letters ("shikhan"), not a coinage.
    """
    if token[-1] in _FINAL and not word.endswith(_FINAL[token[-1]]):
        return True
    return any(letters in token and letters not in word for letters in _ENGLISH_LETTERS)


_FINAL = {
    "a": ("a", "er", "ar", "or", "re", "ah"),
    "i": ("y", "ie", "ee", "i", "ey", "ea", "igh"),
    "o": ("o", "ow", "eau", "oe", "au", "ough"),
    "u": ("u", "oo", "ue", "ew", "ou"),
}
"""English ends that a final vowel may stand for."""
_ENGLISH_LETTERS = ("w", "th", "oo", "ee", "ea", "ck", "ph", "kh", "gh", "sh", "ou", "qu")


def _undoubled(word: str) -> str:
    """The word with every run of one consonant cut to a single letter."""
    return re.sub(r"([bcdfghjklmnpqrstvwxz])\1", r"\1", word)
