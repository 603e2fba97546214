"""Any script in rough Latin letters, and the consonants that survive a change of script.

anyascii (ISC licence) gives a letter for a letter; what follows mends it where a
letter pair or a language's own reading matters. Good for comparing names, not for
printing them.
"""

from __future__ import annotations

import re
from functools import lru_cache

from audit.language.remembered import WORDS

# Languages that write the sound of English "y" as "j".
_CODES = "hbs sr hr bs sl mk de nl da sv nb nn no fi et lv lt pl cs sk hu sq is fy lb af dsb hsb"
_J_IS_Y = frozenset(_CODES.split())
# In these a vowel letter may be a consonant and short vowels are not written.
ABJADS = frozenset(("ar", "fa", "he", "ur", "ps", "yi", "ckb", "ug", "sd", "syr"))
# Written without spaces between words.
UNSPACED = frozenset(("zh", "ja", "th", "lo", "km", "my", "yue", "wuu"))


def is_joined(language: str) -> bool:
    """Whether words are written without spaces, or endings are joined to them unchanged."""
    return language in UNSPACED or language == "ko"


_GREEK = tuple(
    (re.compile(p), r)
    for p, r in (("oy", "u"), (r"\bmp", "b"), (r"\bnt", "d"), ("gk", "g"), ("mp", "b"), ("ch", "h"))
)
_HEBREW = str.maketrans({"v": "w"})
# A full vowel in Bulgarian, a mute sign elsewhere.
_BULGARIAN = str.maketrans({"ъ": "a", "Ъ": "A"})
_KEEP = re.compile(r"[^a-z0-9]+")


@lru_cache(maxsize=WORDS)
def romanise(text: str, language: str) -> str:
    """``text`` in lower-case ASCII letters, as ``language`` reads them.

    "Трамп" is "tramp", "Τραμπ" "trab", 트럼프 "teuleompeu", ترامب "tramb" without its
    short vowels. Spaces and everything that is no letter or digit become one space.
    """
    if text.isascii():
        plain = text.lower()
    else:
        from anyascii import anyascii

        plain = anyascii(text.translate(_BULGARIAN) if language == "bg" else text).lower()
    if language == "el":
        for pattern, into in _GREEK:
            plain = pattern.sub(into, plain)
    elif language in ("he", "yi"):
        plain = plain.translate(_HEBREW)
    plain = plain.replace("'", "").replace("`", "")
    if language in _J_IS_Y:
        plain = plain.replace("dj", "G").replace("j", "y").replace("G", "dj")
    return _KEEP.sub(" ", plain).strip()


_SOFT_C = re.compile(r"c(?=[eiy])")
_SILENT = re.compile(r"gh(?=t|$)|(?<=[aeiou])w\b|\bk(?=n)|h(?=$)")
_DIGRAPHS = (
    ("tch", "s"), ("sch", "s"), ("shch", "s"), ("sh", "s"), ("ch", "s"), ("zh", "s"), ("dzh", "s"),
    ("ph", "p"), ("th", "t"), ("kh", "h"), ("gh", "k"), ("ck", "k"), ("qu", "k"), ("x", "ks"),
)  # fmt: skip
_CLASSES = str.maketrans(
    {
        "b": "p", "p": "p", "f": "p", "v": "p", "t": "t", "d": "t", "k": "k", "g": "k", "q": "k",
        "c": "k", "s": "s", "z": "s", "j": "s", "l": "l", "r": "l", "m": "m", "n": "n",
        "a": None, "e": None, "i": None, "o": None, "u": None, "y": None, "w": None, "h": None,
    }
)  # fmt: skip


@lru_cache(maxsize=WORDS)
def skeleton(word: str) -> str:
    """The consonant classes of a romanised word: "Trump", "tramp" and "teuleompeu" near "tlmp".

    b, p, f, v are one class; t, d; k, g, q, c; s, z, j, sh, ch; l, r; m; n. Vowels,
    h, w and y are dropped, doubles made single.
    """
    out = _SILENT.sub("", word)
    for letters, sound in _DIGRAPHS:
        out = out.replace(letters, sound)
    out = _SOFT_C.sub("s", out).translate(_CLASSES)
    return re.sub(r"(.)\1+", r"\1", out)
