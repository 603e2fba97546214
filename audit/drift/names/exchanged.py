"""One country put for another between languages: "Chinese" → "britische".

Adjectives and names of countries on both sides, by id. A country that the English side
names and the other does not is claimed only where another country, that the English
side does not name in any way, stands in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from audit.drift.case import Located, Words
from audit.drift.names.name import bare, keys_of
from audit.drift.names.named import Named, countries_in
from audit.drift.names.places import country_of, people_id, place_id
from audit.drift.names.render import ForeignSide, stands_as_place
from audit.drift.names.tokens import tokens_of
from audit.language.transliteration import evidence
from audit.types import Document, Span

# Names of one country, or countries that lend each other their name.
_KIN = (
    frozenset({"GB", "gbeng", "gbsct", "gbwls", "gbnir", "IE"}),
    frozenset({"KR", "KP"}),
    frozenset({"CN", "TW", "HK", "MO", "tibet"}),
    frozenset({"US", "UM", "AS", "VI", "PR"}),
    frozenset({"RU", "SU", "BY"}),
    frozenset({"CD", "CG"}),
    frozenset({"SD", "SS"}),
    frozenset({"GN", "GW", "GQ", "PG"}),
    frozenset({"WS", "AS"}),
    frozenset({"RS", "HR", "BA", "ME", "YU"}),
    frozenset({"CZ", "SK"}),
    frozenset({"PS", "IL"}),
    frozenset({"DO", "DM"}),
    frozenset({"MK", "GR"}),
)
# A word of the other side that answers to the mention this well (cosine, layer 10) means it,
# by whatever name: planted exchanges come to .74, most alarms without this began at .81.
_MEANT = 0.75
# "Democratic Republic of Congo" is no longer.
_MOST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Exchange:
    """A country of the English side, and the one that stands in its place."""

    lost: Named
    instead: Named


def exchanges(
    english: Document,
    english_sentences: tuple[int, ...],
    foreign: Document,
    foreign_sentences: tuple[int, ...],
    words: Words,
) -> Iterator[Exchange]:
    """Countries of the English sentences in whose place another stands, in order."""
    here = list(_english(english, english_sentences))
    if not here:
        return
    there = [
        replace(named, span=named.span.shift(foreign.sentences[i].span.start))
        for i in foreign_sentences
        for named in countries_in(foreign.sentences[i].text, foreign.language)
    ]
    strangers = _without_kin(there, here)
    text = _without(foreign, foreign_sentences, [n.span for n in strangers])
    for named in _without_kin(here, there):
        if not strangers:
            return
        if stands_as_place(named.identity, text):
            continue
        if named.is_name and _sounds(named.span.of(english.text), text):
            continue
        if words.support(english, named.span, foreign, foreign_sentences) < _MEANT:
            located = words.locate(english, named.span, foreign, foreign_sentences)
            instead = _instead(located, strangers)
            strangers.remove(instead)
            yield Exchange(named, instead)


def _english(document: Document, sentences: tuple[int, ...]) -> Iterator[Named]:
    """Countries of the English sentences, by a city, a people or their own name."""
    for i in sentences:
        tokens = tokens_of(document.sentences[i].text, document.sentences[i].span.start)
        past = 0
        for position, token in enumerate(tokens):
            if position < past or not token.capital:
                continue
            for width in range(_MOST_WORDS, 0, -1):
                run = tokens[position : position + width]
                words = " ".join(bare(t.text) for t in run)
                identity = place_id(words) or people_id(words)
                if identity is not None and len(run) == width and not _is_small(words):
                    past = position + width
                    end = run[-1].start + len(bare(run[-1].text))
                    yield Named(Span(token.start, end), identity, place_id(words) is not None)
                    break


def _is_small(words: str) -> bool:
    """Whether a short word would be a place only in capitals: "La", "Us"."""
    return len(words) < 3 and not words.isupper()


def _sounds(name: str, side: ForeignSide) -> bool:
    """Whether the letters of a name speak for its being written in ``side``."""
    keys = [key for word in name.split() for key in keys_of(word)]
    return sum(evidence(key, side.written) for key in keys) > 0


def _instead(located: Located | None, strangers: Sequence[Named]) -> Named:
    """The country that stands where the lost one is answered, or the first."""
    at_place = (s for s in strangers if located is not None and located.span.overlaps(s.span))
    return next(at_place, strangers[0])


def _without(document: Document, sentences: tuple[int, ...], spans: Sequence[Span]) -> ForeignSide:
    """The sentences without what stands at ``spans``."""
    texts = []
    for i in sentences:
        start, text = document.sentences[i].span.start, document.sentences[i].text
        for span in spans:
            if document.sentences[i].span.contains(span):
                blank = " " * len(span)
                text = text[: span.start - start] + blank + text[span.end - start :]
        texts.append(text)
    return ForeignSide(tuple(texts), document.language)


# CLDR counts them with the territories.
_UNIONS = frozenset({"EU", "UN", "EZ"})


def _is_country(identity: str) -> bool:
    """Whether an id is a country's: not a continent's, a union's or a city's."""
    return identity not in _UNIONS and (
        (len(identity) == 2 and identity.isupper()) or identity.startswith("gb")
    )


def _without_kin(some: Sequence[Named], others: Sequence[Named]) -> list[Named]:
    """The countries of ``some`` that ``others`` do not name, nor one that shares its name."""
    ids = {country_of(n.identity) for n in others}
    named = ids.union(*(kin for kin in _KIN if ids & kin))
    return [n for n in some if (c := country_of(n.identity)) not in named and _is_country(c)]
