"""Whether a capitalised word is also an ordinary word of its language."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from audit.language.remembered import WORDS
from audit.language.wordlists import has_list, listed_lemma


@lru_cache(maxsize=WORDS)
def is_ordinary(word: str, language: str = "en") -> bool:
    """Whether the dictionary of ``language`` knows ``word`` in lower case.

    "officials" and "park" are, "seoul" (whose lemma has a capital) and "durov"
    are not. A language without a dictionary knows no word.
    """
    lemma = listed_lemma(word.lower(), language)
    return lemma is not None and lemma == lemma.lower()


def has_dictionary(language: str) -> bool:
    """Whether ordinary words of ``language`` are known at all."""
    return has_list(language)


# Rare entries of a dictionary ("hye", "ju") do not make a name doubtful. wordfreq: "bin"
# 3.9, "suk" 2.4, "ju" 3.2, "broad" 4.5.
_COMMON = 3.5


@lru_cache(maxsize=WORDS)
def is_common(word: str, language: str = "en") -> bool:
    """Whether ``word`` is an ordinary word that everybody uses."""
    if not is_ordinary(word, language):
        return False
    from audit.language.words import zipf

    return zipf(word, language) >= _COMMON


@cache
def _surnames() -> frozenset[str]:
    lines = (Path(__file__).parent / "surnames.txt").read_text("utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def is_surname(word: str) -> bool:
    """Whether an English word is a frequent surname as well ("gates", "woods", "banks")."""
    return word.lower() in _surnames()
