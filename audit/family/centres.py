"""What the sentence vectors of a language have in common, to be taken off before comparing.

All vectors of a multilingual encoder share one large direction, and those of
one language a second one: against the first alone, half of all pairs of
Arabic reports on different events looked like one story. The mean of twelve
plain news sentences shows both. They are the same twelve in 38 languages, so
that the centres differ by language and not by subject.

The centres of the default encoder are kept in ``centres.json``, so that no run has to
embed 456 sentences first; ``python -m audit.family.keep_centres`` writes them anew. They are
taken for the very encoder and sentences that they were made of, and computed for others.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

import msgspec
import numpy as np

from audit.embed.encoder import Encoder, Matrix

# Written in two scripts, which lie as far apart as two languages.
_SERBIAN = frozenset(("sr", "hr", "bs", "cnr", "sh", "hbs"))
_SAME = {"nb": "no", "nn": "no", "arb": "ar", "in": "id", "ms": "id", "iw": "he"}

_known: dict[tuple[str, str], Matrix] = {}

KEPT = Path(__file__).with_name("centres.json")


class Kept(msgspec.Struct, frozen=True):
    """The centres of one encoder: its signature, a hash of the sentences, rows by language.

    A row is base64 of little-endian float32; the name "" is the mean over languages.
    """

    encoder: str
    sentences: str
    rows: dict[str, str]


@cache
def sentences() -> dict[str, tuple[str, ...]]:
    """Twelve plain news sentences in each language, written for this project."""
    text = files("audit.family").joinpath("languages.txt").read_text("utf-8")
    blocks = [block.split("\n") for block in text.strip().split("\n\n")]
    return {block[0]: tuple(block[1:]) for block in blocks}


def centre(encoder: Encoder, language: str | None = None, text: str = "") -> Matrix:
    """The mean direction of a language, shape (dimension,); ``text`` tells its script.

    Without a language, or for one that is not there: the mean over languages.
    """
    name = _name(language, text)
    known = _known.get((encoder.signature, name))
    if known is None:
        kept = _kept()
        if kept is not None and kept.encoder == encoder.signature:
            known = np.frombuffer(base64.b64decode(kept.rows[name]), "<f4").astype(np.float32)
        else:
            known = computed(encoder, name)
        _known[encoder.signature, name] = known
    return known


def computed(encoder: Encoder, name: str) -> Matrix:
    """The centre of a block of ``sentences``, or of all languages (""), by the encoder itself."""
    rows = encoder.sentences(sentences()[name] if name else _mixed())
    return np.asarray(rows.mean(axis=0), dtype=np.float32)


@cache
def _kept() -> Kept | None:
    """What ``centres.json`` holds; None where it is not of these sentences."""
    try:
        kept = msgspec.json.decode(KEPT.read_bytes(), type=Kept)
    except (OSError, ValueError):
        return None
    return kept if kept.sentences == mark() and set(kept.rows) == {"", *sentences()} else None


def mark() -> str:
    """A hash of the sentences, in hexadecimal."""
    text = files("audit.family").joinpath("languages.txt").read_bytes()
    return hashlib.sha256(text).hexdigest()


def _mixed() -> tuple[str, ...]:
    """One sentence of each language, all twelve subjects in turn."""
    blocks = list(sentences().values())
    return tuple(block[number % len(block)] for number, block in enumerate(blocks))


def _name(language: str | None, text: str) -> str:
    """The block of ``sentences`` for a language, or "" where there is none."""
    primary = (language or "").split("-", maxsplit=1)[0].lower()
    if primary in _SERBIAN:
        letters = [c for c in text[:2000] if c.isalpha()]
        cyrillic = sum("\u0400" <= c <= "\u04ff" for c in letters)
        return "sr" if 2 * cyrillic > len(letters) else "hbs"
    primary = _SAME.get(primary, primary)
    return primary if primary in sentences() else ""
