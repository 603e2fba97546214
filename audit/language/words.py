"""Is it a word, and how common: wordfreq's lists, with its misspellings set apart.

wordfreq (Apache-2.0; data frozen in 2021) counts what people wrote, so its lists
hold "recieve" and "teh" too. ``is_word`` therefore wants a lemma that simplemma
knows, a part-by-part reading (``un+vaccinated``, ``chat+rooms``), or a frequency
that is no commoner word's typing slip.
"""

from __future__ import annotations

import struct
from collections.abc import ItemsView, Iterator, Mapping
from functools import cache, lru_cache
from importlib.metadata import version
from itertools import takewhile
from math import log10

from audit.language.remembered import WORDS
from audit.language.table import table
from audit.language.wordlists import listed

_SHARE = struct.Struct("<d")

FAMILIES = {"hr": "sh", "sr": "sh", "bs": "sh", "hbs": "sh", "sh": "sh", "no": "nb", "nn": "nb"}
"""Codes that wordfreq keeps under another one."""

# An English word that simplemma does not know must be at least this common. Read by
# hand on wordfreq's own list: between 1.0 and 1.5 most entries are names, foreign words
# ("skandal" 1.17, "haker" 1.03) and slips; from 1.8 on most are English or names.
UNLISTED_CUT = 1.8
# A slip is one edit away from a word this many times (in powers of ten) commoner:
# "recieve" 2.75 / receive 4.5, "goverment" 2.66 / government 5.3, "untill" 2.97 / until 5.3.
SLIP_RATIO = 1.5
# A part of a compound has to be a word that everybody knows ("chat", "room", "fake").
PART_CUT = 3.0
SHORTEST_PART = 3
# The least that a stem ("blog" in "blogger") and a closed compound ("deepfake") must be seen.
STEM_CUT = 2.0
COMPOUND_CUT = 1.3
# Other languages end in -er too ("haker" is no hake-r): such a stem has to be common.
AGENT_CUT = 3.5

_PREFIXES = (
    *("anti", "co", "counter", "cyber", "de", "dis", "ex", "hyper", "inter", "mega", "micro"),
    *("mini", "mis", "multi", "non", "out", "over", "post", "pre", "pro", "pseudo", "re"),
    *("semi", "sub", "super", "trans", "ultra", "un", "under"),
)
_SUFFIXES = (
    *("s", "es", "ed", "d", "ing", "er", "ers", "or", "ly", "ness", "less", "like", "ish"),
    *("able", "ism", "ist", "ists", "ize", "ise", "ized", "ised", "izing", "ising", "hood"),
    *("ship", "ful", "wise", "ward", "wards", "proof", "free"),
)
_AGENTS = frozenset({"er", "ers", "or", "d", "ist", "ists"})
_VOWELS = "aeiou"


class Shares(Mapping[str, float]):
    """Each word of a wordfreq list with its share of all words.

    Looked into on disk (``audit.language.table``); only who walks through all of it
    loads it. Equal to no other mapping but itself.
    """

    def __init__(self, code: str, size: str) -> None:
        self._code, self._size = code, size
        name = f"wordfreq-{size}-{code}"
        self._table = table(name, version("wordfreq"), self._packed)

    def get(self, word: str, default: float = 0.0) -> float:  # type: ignore[override]
        """The share of a word, ``default`` for a word that is not in the list."""
        found = self._table.get(word)
        return default if found is None else float(_SHARE.unpack(found)[0])

    def __getitem__(self, word: str) -> float:
        found = self._table.get(word)
        if found is None:
            raise KeyError(word)
        return float(_SHARE.unpack(found)[0])

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._table.get(word) is not None

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded())

    def __len__(self) -> int:
        return len(self._table)

    def items(self) -> ItemsView[str, float]:
        """Every word with its share, the commonest first."""
        return self._loaded().items()

    def _loaded(self) -> dict[str, float]:
        return dict(_listed_shares(self._code, self._size))

    def _packed(self) -> Iterator[tuple[str, bytes]]:
        """What the table is made from, once a machine."""
        yield from ((word, _SHARE.pack(share)) for word, share in self._loaded().items())


def _listed_shares(code: str, size: str) -> Iterator[tuple[str, float]]:
    """Each word of a list with its share, the commonest first.

    wordfreq keeps every list that was ever asked of it, tens of megabytes each; here
    nothing stays but what the caller keeps.
    """
    from inspect import unwrap

    from wordfreq import cB_to_freq, get_frequency_list

    for place, words in enumerate(unwrap(get_frequency_list)(code, size)):
        share = float(cB_to_freq(-place))
        yield from ((word, share) for word in words)


@cache
def frequencies(language: str) -> Mapping[str, float]:
    """Word to its share of all words; empty for a language without a list."""
    return _shares(language, "best")


@cache
def common_words(language: str) -> Mapping[str, float]:
    """The words of ``language`` that stand at least once in a million.

    For asking whether another language has a word, where the rare ones do not matter.
    """
    return _shares(language, "small")


@cache
def words_from(language: str, least: float) -> tuple[str, ...]:
    """The words of ``language`` with a ``zipf`` of ``least`` (3 or more), the commonest first.

    Empty for a language without a list.
    """
    from wordfreq import available_languages

    code = FAMILIES.get(language, language)
    if code not in available_languages("small"):
        return ()
    listed = _listed_shares(code, "small")
    return tuple(word for word, _ in takewhile(lambda row: _zipf(row[1]) >= least, listed))


def _shares(language: str, size: str) -> Mapping[str, float]:
    from wordfreq import available_languages

    code = FAMILIES.get(language, language)
    return Shares(code, size) if code in available_languages(size) else {}


@lru_cache(maxsize=WORDS)
def common_zipf(word: str, language: str) -> float:
    """As ``zipf``, and 0 for every word rarer than 3.0."""
    return _zipf(common_words(language).get(word.casefold().replace("’", "'"), 0.0))


@lru_cache(maxsize=WORDS)
def zipf(word: str, language: str) -> float:
    """Base-10 logarithm of occurrences in a thousand million words; 0 when unknown.

    "the" is 7.7, "government" 5.3, "deepfake" 1.5. The word is looked up as one
    token, in lower case; nothing is split.
    """
    return _zipf(frequencies(language).get(word.casefold().replace("’", "'"), 0.0))


def _zipf(share: float) -> float:
    return max(0.0, log10(share) + 9.0) if share else 0.0


@lru_cache(maxsize=WORDS)
def is_word(word: str, language: str = "en") -> bool:
    """Whether ``word`` is one that writers of ``language`` use and dictionaries would pass.

    Hyphenated words are words when all their parts are. For English, plain
    inflections, common prefixes and suffixes, and compounds of two well-known
    words count too. A language of which nothing is known has no words: False.
    """
    low = word.casefold().replace("’", "'").strip("'-")
    if low.endswith("'s"):
        low = low[:-2]
    if not low:
        return False
    if "-" in low:
        return all(
            part.isdigit() or len(part) == 1 or is_word(part, language)
            for part in low.split("-")
            if part
        )
    if _listed(low, language):
        return True
    if zipf(low, language) >= UNLISTED_CUT and not (language == "en" and is_slip(low)):
        return True
    if language != "en" or (zipf(low, "en") > 0.0 and is_slip(low)):
        return False
    return _built(low)


def in_dictionary(word: str, language: str = "en") -> bool:
    """Whether simplemma's word lists have the form itself; False for a language without one.

    Stricter than ``is_word``: most surnames and brands are left out ("clancy", "windex").
    """
    return _listed(word.casefold(), language)


def _listed(low: str, language: str) -> bool:
    """Whether simplemma has the form, in lower case."""
    return listed(low, language) and (language != "en" or zipf(low, language) > 0.0)


@lru_cache(maxsize=WORDS)
def is_slip(low: str) -> bool:
    """Whether an English word list's entry is a slip for a much commoner word.

    Two letters exchanged, one doubled, dropped or taken for another vowel.
    """
    least, shares = zipf(low, "en") + SLIP_RATIO, frequencies("en")
    # Not by ``zipf``: hundreds of words that nobody wrote would push the others out of its memory.
    return any(_zipf(shares.get(other, 0.0)) >= least for other in _slips_of(low))


def _slips_of(low: str) -> set[str]:
    """What somebody may have meant who typed ``low``."""
    meant: set[str] = set()
    for i, letter in enumerate(low):
        if i + 1 < len(low):
            meant.add(low[:i] + low[i + 1] + letter + low[i + 2 :])
            if low[i + 1] == letter:
                meant.add(low[:i] + low[i + 1 :])
        meant.add(low[:i] + letter + low[i:])
        if letter in _VOWELS:
            meant.update(low[:i] + vowel + low[i + 1 :] for vowel in _VOWELS)
        if len(low) >= 6:
            meant.update(low[:i] + dropped + low[i:] for dropped in "aeioulnrst")
    meant.discard(low)
    return meant


def _built(low: str) -> bool:
    """Whether an English word is made of known ones by rule."""
    for suffix in _SUFFIXES:
        if low.endswith(suffix) and len(low) - len(suffix) >= SHORTEST_PART:
            cut = AGENT_CUT if suffix in _AGENTS else STEM_CUT
            if any(_sound(stem, cut) for stem in _stems(low[: -len(suffix)], suffix)):
                return True
    for prefix in _PREFIXES:
        if low.startswith(prefix) and _known_part(low[len(prefix) :], PART_CUT - 1.0):
            return True
    # A closed compound has to have been seen: "dipfake" is no word for being dip + fake.
    return zipf(low, "en") >= COMPOUND_CUT and parts(low) is not None


def parts(low: str) -> tuple[str, str] | None:
    """The two well-known English words that a closed compound is made of, or None."""
    for i in range(SHORTEST_PART, len(low) - SHORTEST_PART + 1):
        if _known_part(low[:i], PART_CUT) and _known_part(low[i:], PART_CUT):
            return low[:i], low[i:]
    return None


def _stems(stem: str, suffix: str) -> set[str]:
    """What may stand before a suffix: runn-ing, mak-ing, tri-ed; never "vlog-er"."""
    if suffix[0] not in _VOWELS:
        stems = {stem}
        if stem.endswith("i"):
            stems.add(stem[:-1] + "y")
        return stems
    stems = {stem + "e"}
    if len(stem) > 3 and stem[-1] == stem[-2]:
        stems.add(stem[:-1])
    if stem.endswith("i"):
        stems.add(stem[:-1] + "y")
    vowels = sum(letter in "aeiouy" for letter in stem)
    closed = len(stem) > 2 and stem[-1] not in "aeiouywx" and stem[-2] in _VOWELS
    if not (vowels == 1 and closed):
        stems.add(stem)
    return stems


def _sound(stem: str, cut: float) -> bool:
    """Whether a stem is itself a word, and not a rare one that only looks like a stem."""
    return len(stem) >= SHORTEST_PART and (
        (_listed(stem, "en") and zipf(stem, "en") >= cut)
        or (zipf(stem, "en") >= UNLISTED_CUT and len(stem) > 4 and not is_slip(stem))
        or (len(stem) > 5 and zipf(stem, "en") >= COMPOUND_CUT and _built(stem))
    )


def _known_part(part: str, cut: float) -> bool:
    """Whether a part of a compound is a word that everybody knows."""
    return len(part) >= SHORTEST_PART and zipf(part, "en") >= cut and _listed(part, "en")
