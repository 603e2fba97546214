"""What an orthography's table holds, and how its lines are read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

Rules: TypeAlias = tuple[tuple[str, str, float], ...]
"""(letters, sounds, cost in nats): 0 is the plain reading."""

PLAIN = "a b d e f g h i j k l m n o p r s t u v z"
"""Letters that stand for their own sound unless a table says otherwise."""

# Sounds are one character each: a e i o u, y (ü), 2 (ö), @ (schwa), 1 (Korean eu);
# p b t d k g f v s z m n l r j w h, x (Bach), S (ship), Z (vision), c (ts), C (church),
# J (judge), T (thin), Q (then), N (sing), ñ (canyon).
APPROXIMATIONS: dict[str, tuple[tuple[str, float], ...]] = {
    "T": (("t", 0.0), ("s", 0.8), ("f", 2.0)),
    "Q": (("d", 0.0), ("z", 0.8)),
    "w": (("v", 0.0), ("u", 0.5)),
    "N": (("ng", 0.0), ("n", 0.8)),
    "y": (("i", 0.0), ("u", 0.5), ("ju", 0.5)),
    "2": (("e", 0.0), ("o", 0.5)),
    "@": (("e", 0.0), ("a", 0.3), ("", 0.8), ("o", 0.8)),
    "1": (("u", 0.0), ("e", 0.8), ("i", 0.8)),
    "x": (("h", 0.0), ("k", 0.8)),
    "c": (("ts", 0.0), ("s", 1.0)),
    "C": (("tS", 0.0), ("S", 1.2)),
    "J": (("dZ", 0.0), ("C", 0.8)),
    "S": (("s", 0.0),),
    "Z": (("z", 0.0), ("S", 0.8)),
    "ñ": (("nj", 0.0), ("n", 0.8)),
    "z": (("s", 0.0),),
    "h": (("", 0.0), ("x", 0.0)),
    "v": (("b", 0.0), ("f", 0.5)),
    "j": (("i", 0.0),),
    "p": (("b", 0.0),),
    "g": (("k", 0.0),),
    "o": (("u", 0.0),),
    "e": (("i", 0.0),),
    "l": (("r", 0.0),),
}
"""What a language writes for a sound that it has no letter for."""


@dataclass(frozen=True)
class Orthography:
    """How one language writes sounds in Latin letters.

    ``letters``: lines ``letters sounds[:cost][|sounds[:cost]]``; a letter of
    ``PLAIN`` that has no line keeps its own sound, ``x -`` takes it away. For a
    language of another script the letters are its usual romanisation.
    ``habit``: log-probability that a writer of the language respells a foreign
    word or name at all, and that the spelling outlives the way back into
    English: a language that writes "Bajden" is near 0, one that writes "Biden" far
    below. ``endings``: what is added to a foreign name in the nominative.
    ``cases``: what inflection adds. ``turns``: lines ``original found cost`` for
    whole endings that the language has a form of its own for (^ is a word's edge).
    """

    language: str
    habit: float
    letters: str
    endings: str = ""
    cases: str = ""
    turns: str = ""

    @cached_property
    def reading(self) -> Rules:
        """Letters to sounds."""
        own = rules(self.letters)
        taken = {letters for letters, _, _ in own}
        plain = tuple((p, p, 0.0) for p in PLAIN.split() if p not in taken)
        return plain + tuple(r for r in own if r[1] != "-")

    @cached_property
    def writing(self) -> dict[str, tuple[tuple[str, float], ...]]:
        """Sounds to the letters that may stand for them, the usual one first."""
        table: dict[str, list[tuple[str, float]]] = {}
        for letters, sounds, cost in self.reading:
            table.setdefault(sounds, []).append((letters, cost))
        return {s: tuple(sorted(options, key=lambda o: o[1])) for s, options in table.items()}

    @cached_property
    def turned(self) -> Rules:
        """Endings that become endings of the language's own, with their cost."""
        parts = [line.split() for line in self.turns.split("\n") if line.strip()]
        return tuple((original, found, float(cost)) for original, found, cost in parts)


def rules(lines: str) -> Rules:
    """The rules that a table's lines hold; an empty sound is written ``0``."""
    found: list[tuple[str, str, float]] = []
    for line in lines.split("\n"):
        if not line.strip():
            continue
        letters, _, readings = line.strip().partition(" ")
        for reading in readings.split("|"):
            sounds, _, cost = reading.strip().partition(":")
            found.append((letters, "" if sounds == "0" else sounds, float(cost or 0.0)))
    return tuple(found)
