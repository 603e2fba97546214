"""What letters and sounds say about a name's rendering in another language.

A score from 0 to 1 for one English name in the foreign sentences: 1 where the
name, or its CLDR translation, stands there; high where a word sounds like it;
low where nothing does. A low score is no proof: a name may be translated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from audit.drift.names.likeness import alike
from audit.drift.names.match import identity_of, telling_keys
from audit.drift.names.name import Name, fold
from audit.drift.names.places import country_of, forms, stems
from audit.drift.names.tokens import WORD
from audit.language.respelling import sound_likeness
from audit.language.romanise import ABJADS, UNSPACED, romanise, skeleton

# A place's CLDR name may be inflected: this share of it has to stand at a word's start.
_FORM_SHARE = 0.7
_FORM_LEAST = 3
_LEAST_BONES = 3
_BONES_WEIGHT = 0.9
_LONGEST_ENDING = 5
_SHORTENED = 0.55
_LONG_PART = 5
_PART_SURE = 0.93
_LONGEST_ACRONYM = 4
# So many of the likest words are compared by sound; the comparison is slow.
_CANDIDATES = 2
# From here on no further evidence is sought.
_ENOUGH = 0.9


@dataclass(frozen=True)
class ForeignSide:
    """The foreign sentences that a name is sought in."""

    texts: tuple[str, ...]
    language: str

    @cached_property
    def text(self) -> str:
        """All of it, casefolded."""
        return " ".join(self.texts).casefold()

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words as they stand, casefolded."""
        return tuple(w.casefold() for t in self.texts for w in WORD.findall(t))

    @cached_property
    def compact(self) -> frozenset[str]:
        """The words without dots, and their parts at hyphens: "EE.UU", "US-Präsident"."""
        out = {w.replace(".", "") for w in self.words}
        return frozenset(out | {part for w in out for part in w.split("-")})

    @cached_property
    def roman(self) -> tuple[str, ...]:
        """The words in Latin letters, split at hyphens, each once."""
        out = dict.fromkeys(romanise(self.text, self.language).split())
        out.update(dict.fromkeys(f for f in map(fold, self.words) if f.isascii()))
        return tuple(out)

    @cached_property
    def flat(self) -> str:
        """The whole text in Latin letters without spaces."""
        return romanise(self.text, self.language).replace(" ", "")

    @cached_property
    def bones(self) -> tuple[str, ...]:
        """The consonant skeletons of the words."""
        return tuple(dict.fromkeys(skeleton(w) for w in self.roman))

    @cached_property
    def flat_bones(self) -> str:
        """The consonant skeleton of the whole text."""
        return skeleton(self.flat)


def rendered(name: Name, side: ForeignSide) -> float:
    """How well letters and sounds show ``name`` to stand in ``side``, 0 to 1."""
    identity = identity_of(name)
    if identity and (stands_as_place(identity, side) or _stands_shortened(name, identity, side)):
        return 1.0
    keys = telling_keys(name) or tuple(k for k in name.keys if len(k) > 1)
    if not keys:
        return 1.0
    scores = [key_score(key, side) for key in keys]
    sizes = [len(key) for key in keys]
    mean = sum(s * n for s, n in zip(scores, sizes, strict=True)) / sum(sizes)
    # "Ariana" for "Ariana Grande": one long part that stands there for sure is the person.
    part = max((s for s, n in zip(scores, sizes, strict=True) if n >= _LONG_PART), default=0.0)
    whole = scores[-1] if len(keys) <= _FORM_LEAST else 0.0
    return max(mean, whole, part if part >= _PART_SURE else 0.0)


def stands_as_place(identity: str, side: ForeignSide) -> bool:
    """Whether a place stands in ``side`` under its CLDR name, inflected or not."""
    names = [n.casefold() for n in forms(identity, side.language)]
    if country_of(identity) != identity:  # "Athens has said" may come back as "Greece has said"
        names += [n.casefold() for n in forms(country_of(identity), side.language)]
    if any(_stands(stem, side) for stem in stems(identity)):
        return True
    return any(_has_form(form, side) for form in names)


def _stands_shortened(name: Name, identity: str, side: ForeignSide) -> bool:
    """Whether CLDR's long name stands there in the short way English has it too.

    "Macedonia" where CLDR writes "North Macedonia": the part that sounds like it.
    """
    if len(name.keys) != 1:
        return False
    for form in forms(identity, side.language):
        parts = form.casefold().split()
        for part in parts if len(parts) > 1 else ():
            spelt = romanise(part, side.language)
            if alike(name.keys[0], spelt) >= _SHORTENED and _begins(part, side.words):
                return True
    return False


def _has_form(form: str, side: ForeignSide) -> bool:
    """Whether a CLDR name stands in the text, inflected or with small words joined to it."""
    if form in side.text:
        return True
    parts = [p for p in re.split(r"[\s\-,()]+", form) if len(p) > 2]
    if not parts:
        return False
    longest = max(parts, key=len)
    if not longest.isascii() and len(longest) > _FORM_LEAST and longest in side.text:
        return True
    return all(_begins(part, side.words) for part in parts)


def _stands(stem: str, side: ForeignSide) -> bool:
    """Whether a stem begins a word; in a script without capitals or spaces, stands anywhere."""
    if stem.isascii() and len(stem) <= _LONGEST_ACRONYM:
        return stem in side.compact
    return (
        stem in side.text
        if len(stem) < _FORM_LEAST or not stem.isascii()
        else any(word.startswith(stem) for word in side.words)
    )


def _begins(form: str, words: tuple[str, ...]) -> bool:
    stem = form[: max(_FORM_LEAST, round(len(form) * _FORM_SHARE))]
    return any(word.startswith(stem) for word in words)


def key_score(key: str, side: ForeignSide) -> float:
    """Likeness of one folded word of a name to the likest word of ``side``."""
    scores: dict[str, float] = {}
    if side.language in UNSPACED and len(key) > _FORM_LEAST and key in side.flat:
        return 1.0
    for word in side.roman:
        if word == key:
            return 1.0
        if len(key) > 2 and word.startswith(key):
            scores[word] = 0.97
        elif len(word) > 3 and key.startswith(word):
            scores[word] = 0.6 + 0.4 * len(word) / len(key)
        elif word[0] == key[0] or _same_start(key, word) or len(key) < 4:
            scores[word] = _without_ending(key, word)
    best = max(scores.values(), default=0.0)
    if best < _ENOUGH:
        best = max(best, _bone_score(key, side))
    if best < _ENOUGH and side.language not in ABJADS | UNSPACED:
        likest = sorted(side.roman, key=lambda w: -scores.get(w, 0.5 * _shape(key, w)))
        for word in likest[:_CANDIDATES]:
            if abs(len(word) - len(key)) <= _LONGEST_ENDING:
                best = max(best, sound_likeness(key, word))
    return best


def _shape(one: str, other: str) -> float:
    from rapidfuzz import fuzz

    return fuzz.ratio(skeleton(one), skeleton(other)) / 100


def _same_start(one: str, other: str) -> bool:
    return skeleton(one)[:1] == skeleton(other)[:1]


def _without_ending(key: str, word: str) -> float:
    """Likeness of a name to a word that may carry an ending."""
    best = alike(key, word)
    for cut in range(1, min(_LONGEST_ENDING, len(word) - 2) + 1):
        if len(word) - cut < len(key) - 2:
            break
        best = max(best, alike(key, word[:-cut]) - 0.02 * cut)
    return best


def _bone_score(key: str, side: ForeignSide) -> float:
    """Likeness of consonants alone; 0 for a name with fewer than three."""
    from rapidfuzz import fuzz

    bones = skeleton(key)
    if len(bones) < _LEAST_BONES:
        return 0.0
    if side.language in UNSPACED:
        return _BONES_WEIGHT * fuzz.partial_ratio(bones, side.flat_bones) / 100
    best = 0.0
    for other in side.bones:
        if len(other) < len(bones) - 1:
            continue
        best = max(best, fuzz.ratio(bones, other), fuzz.ratio(bones, other[: len(bones)]) - 5.0)
        if side.language in ABJADS:  # "and", "the", "in", "to" are written together with the word
            for cut in (1, 2):
                best = max(best, fuzz.ratio(bones, other[cut : cut + len(bones)]) - 5.0 * cut)
    return _BONES_WEIGHT * best / 100
