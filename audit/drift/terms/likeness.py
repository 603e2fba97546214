"""How alike two spellings are to the ear, and when a likeness is only a slip of the keys."""

from __future__ import annotations

from audit.language.respelling import sound_likeness

_ENDINGS = """
s es ed d ing ings er ers or ors ery ry ly ness less like ish ism ist ists y al als ic ical ian able
ize ise ized ised izing ising ization isation ify hood ship ful wise
"""
ENDINGS = frozenset(_ENDINGS.split())
VOWELS = frozenset("aeiouy")


def alike(first: str, second: str, least: float = 0.0) -> float:
    """0 to 1: how alike two words sound, whichever orthography each is spelt in.

    A likeness under ``least`` is told as 0, and sooner.
    """
    return sound_likeness(first, second, least)


def slip(first: str, second: str) -> bool:
    """Whether one word is the other with a slip of the keys.

    Two neighbours exchanged, a letter doubled that is single, a doubled one
    single, the first letter or a consonant
    dropped; a spelling by ear changes vowels, too.
    """
    if abs(len(first) - len(second)) > 1:
        return False
    if len(first) == len(second):
        apart = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
        return (
            len(apart) == 2
            and apart[1] == apart[0] + 1
            and first[apart[0]] == second[apart[1]]
            and first[apart[1]] == second[apart[0]]
        )
    longer, shorter = (first, second) if len(first) > len(second) else (second, first)
    for i, letter in enumerate(longer):
        if longer[:i] + longer[i + 1 :] == shorter:
            doubled = (i > 0 and longer[i - 1] == letter) or longer[i + 1 : i + 2] == letter
            return doubled or i == 0 or letter not in VOWELS
    return False


def derived(word: str, stem: str) -> bool:
    """Whether a word is the stem, or the stem with an English ending: *deepfaking*."""
    if word == stem:
        return True
    bare = stem[:-1] if stem.endswith(("e", "y")) else stem
    return any(
        word.startswith(start) and word[len(start) :] in ENDINGS
        for start in (stem, bare, stem + stem[-1:])
        if len(start) > 3
    )
