"""What letters say about a name's rendering in another language.

Two questions: does a place stand there under the name that the language has for it
(CLDR), and how much evidence do the letters give, in nats, that the name is written there
as the language writes English names (``audit.language.transliteration``). Evidence against
is no proof: a name may be translated.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from audit.drift.names.likeness import alike
from audit.drift.names.match import identity_of
from audit.drift.names.name import Name, levelled
from audit.drift.names.places import country_of, forms, stems, tongue
from audit.drift.names.tokens import WORD
from audit.language.remembered import once
from audit.language.romanise import ABJADS, is_joined, romanise
from audit.language.transliteration import Written, evidence

# A place's CLDR name may be inflected: this share of it has to stand at a word's start.
_FORM_SHARE = 0.7
_FORM_LEAST = 3
_SHORTENED = 0.55
# More letters than an acronym has that stands for a country.
LONGEST_ACRONYM = 4


@dataclass(frozen=True)
class ForeignSide:
    """The foreign sentences that a name is sought in."""

    texts: tuple[str, ...]
    language: str

    @once
    def text(self) -> str:
        """All of it, casefolded, with one sort of apostrophe."""
        return levelled(" ".join(self.texts))

    @once
    def run_together(self) -> str:
        """The text without spaces: "لا باز" is "لاباز", too."""
        return self.text.replace(" ", "")

    @once
    def words(self) -> tuple[str, ...]:
        """The words as they stand, casefolded."""
        return tuple(w.casefold() for t in self.texts for w in WORD.findall(t))

    @once
    def compact(self) -> frozenset[str]:
        """The words without dots, and their parts at hyphens: "EE.UU", "US-Präsident"."""
        out = {w.replace(".", "") for w in self.words}
        return frozenset(out | {part for w in out for part in w.split("-")})

    @once
    def written(self) -> Written:
        """All of it, in the units that letters are compared by."""
        return Written(self.text, self.language)


def letters(name: Name, side: ForeignSide) -> float:
    """Nats for (above 0) or against the name being written in ``side``, over its words."""
    return sum(evidence(key, side.written) for key in name.keys)


def stands_by_name(name: Name, side: ForeignSide) -> bool:
    """Whether ``name`` is of a place or people that CLDR names, and that name stands there."""
    identity = identity_of(name)
    return identity is not None and (
        stands_as_place(identity, side) or _stands_shortened(name, identity, side)
    )


def stands_as_place(identity: str, side: ForeignSide) -> bool:
    """Whether a place stands in ``side`` under its CLDR name, inflected or not."""
    names = [levelled(n) for n in forms(identity, side.language)]
    shortened = stems(identity)
    if country_of(identity) != identity:  # "Athens has said" may come back as "Greece has said"
        names += [levelled(n) for n in forms(country_of(identity), side.language)]
        shortened += stems(country_of(identity))
    if any(_stands(stem, side) for stem in shortened):
        return True
    spoken = tongue(country_of(identity), side.language)
    if spoken is not None and _stands_as_tongue(spoken.casefold(), side):
        return True
    return any(_has_form(form, side) for form in names)


def _stands_as_tongue(name: str, side: ForeignSide) -> bool:
    """Whether the adjective that a language is named by stands there: "deutschen" by "Deutsch"."""
    if " " in name or is_joined(side.language):
        return name in side.text
    return len(name) > _FORM_LEAST and _begins(name, side.words)


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
    if side.language in ABJADS and form.replace(" ", "") in side.run_together:
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
    if stem.isascii() and len(stem) <= LONGEST_ACRONYM:
        return stem in side.compact
    return (
        stem in side.text
        if len(stem) < _FORM_LEAST or not stem.isascii()
        else any(word.startswith(stem) for word in side.words)
    )


def _begins(form: str, words: tuple[str, ...]) -> bool:
    stem = form[: max(_FORM_LEAST, round(len(form) * _FORM_SHARE))]
    return any(word.startswith(stem) for word in words)
