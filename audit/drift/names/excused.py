"""Why a name without a rendering may be no error: the text has named it before, or half of it."""

from __future__ import annotations

from audit.drift.names.match import Side
from audit.drift.names.name import Name, fold
from audit.drift.names.named import places_in
from audit.drift.names.pair import Pair
from audit.drift.names.places import country_of
from audit.drift.names.render import ForeignSide, letters, stands_by_name
from audit.drift.names.stray import has_unknown
from audit.language.transliteration import evidence

# From so many nats on a name is written in a whole text, with all the words that it has.
_WRITTEN = 4.0


def is_same_person(pair: Pair, name: Name, instead: str) -> bool:
    """Whether what stands in a name's place is another part of it: "Chad" for "Hammel"."""
    side = ForeignSide((instead,), pair.foreign.document.language)
    others = {
        key
        for mention in pair.english.mentions
        if set(name.keys) < set(mention.value.keys)
        for key in mention.value.keys
        if key not in name.keys
    }
    return any(evidence(key, side.written) >= _WRITTEN for key in others)


def is_left_unsaid(pair: Pair, name: Name) -> bool:
    """Whether the foreign text has the name in another sentence, and nobody else's in this one.

    A translator says "he" or "the country" for a name that has been named, and the
    other way round.
    """
    english, foreign = pair.english, pair.foreign.document
    if rivals(english.of(pair.english_sentences), pair.foreign_side) or has_unknown(
        foreign, pair.foreign_sentences, english.document, pair.english_sentences
    ):
        return False
    texts = tuple(s.text for s in foreign.body if s.index not in pair.foreign_sentences)
    there = ForeignSide(texts, foreign.language)
    return (
        stands_by_name(name, there)
        or letters(name, there) >= _WRITTEN
        or {fold(word) for word in there.words}.issuperset(name.keys)
    )


def is_explained(text: str, start: int) -> bool:
    """Whether a name follows another after a comma: "Naples, Italy" needs no Italy elsewhere."""
    before = text[max(0, start - 2) : start]
    return before == ", " and text[:start].rstrip(", ").rpartition(" ")[2][:1].isupper()


def rivals(english: Side, foreign: ForeignSide) -> frozenset[str]:
    """The ids of the places named in ``foreign`` that ``english`` has in no way."""
    named = english.places
    known = named | {country_of(identity) for identity in named}
    return frozenset(
        place.identity
        for place in places_in(" ".join(foreign.texts), foreign.language)
        if place.identity not in known and country_of(place.identity) not in known
    )
