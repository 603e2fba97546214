"""An error of unfinished translation: a word is left in the language it came from."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np

from audit.align.pieces import split
from audit.embed import load
from audit.types import Span
from models.judge.material import Material
from models.judge.plant import Planted

RUN = 2
"""Characters of a word where none is marked by spaces."""


def nearest(word: str, others: list[str]) -> str:
    """The one of ``others``, in any language, that means most nearly what ``word`` does."""
    vectors = load().sentences([word, *others])
    return others[int(np.argmax(vectors[1:] @ vectors[0]))]


def leave(
    text: str,
    beside: str,
    material: Material,
    dice: random.Random,
    *,
    choose: Callable[[str, list[str]], str] = nearest,
) -> Planted | None:
    """A word gives way to the one of ``beside`` that means most nearly the same.

    ``beside``: the same sentence in another language. None where the languages share a word
    (a name, a loan) and nothing else is found, or the sentence is short.
    """
    here = [w for w in split(text) if material.content(text, w) and w.of(text)[0].islower()]
    known = {w.of(text).casefold() for w in split(text)}
    there = [w for w in _words(beside) if w.casefold() not in known]
    if len(here) < 2 or len(there) < 3:
        return None
    word = dice.choice(here)
    best = choose(word.of(text), there)
    new = text[: word.start] + best + text[word.end :]
    return Planted("foreign_word", new, (Span(word.start, word.start + len(best)),))


def _words(text: str) -> list[str]:
    """Words that mean something, by their length; runs of characters where there are no spaces."""
    spans = split(text)
    if spans and len(text) / len(spans) < 2.5:
        runs = [text[s.start : s.start + RUN] for s in spans]
        return [run for run in runs if run.isalpha()]
    return [s.of(text) for s in spans if len(s.of(text)) > 3 and s.of(text).isalpha()]
