"""What has been read of one document: computed when first asked for, then kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from audit.drift.names.capitals import mention_of
from audit.drift.names.cuts import EnglishNames
from audit.drift.names.extract import extract
from audit.drift.names.match import Side
from audit.drift.names.name import Cut, Name, NameSort, keys_of
from audit.drift.names.ordinary import is_ordinary
from audit.drift.names.places import people_id, place_id
from audit.drift.names.vocabulary import OPENERS
from audit.language.remembered import once
from audit.types import Document, Mention, Span

Keys = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a name in one document, and where it stands."""

    keys: Keys
    mentions: tuple[Mention[Name], ...]

    @property
    def text(self) -> str:
        """The commonest way it is written."""
        if len(self.mentions) == 1:
            return self.mentions[0].text
        return Counter(m.text for m in self.mentions).most_common(1)[0][0]

    @property
    def titles(self) -> frozenset[str]:
        """The titles that stand before it, in lower case."""
        return frozenset(m.value.title.lower() for m in self.mentions if m.value.title)


def forms_of(mentions: Iterable[Mention[Name]]) -> tuple[Form, ...]:
    """The spellings of names, adjectives of peoples left out, longest first."""
    groups: defaultdict[Keys, list[Mention[Name]]] = defaultdict(list)
    for mention in mentions:
        if mention.value.sort is not NameSort.DEMONYM:
            groups[mention.value.keys].append(mention)
    forms = [Form(keys, tuple(mentions)) for keys, mentions in groups.items()]
    return tuple(sorted(forms, key=lambda f: -len(f.keys)))


@dataclass(frozen=True)
class Reading:
    """A document and the names in it."""

    document: Document

    @once
    def english(self) -> EnglishNames:
        """The names in the body of an English document; none in another language."""
        if self.document.language != "en":
            return EnglishNames(())
        return EnglishNames(tuple((s.span.start, s.text) for s in self.document.body))

    @once
    def _sorted(self) -> dict[Cut, Mention[Name]]:
        """The names whose sort has been asked."""
        return {}

    def mention(self, cut: Cut) -> Mention[Name]:
        """A name with its sort, which is asked once."""
        known = self._sorted.get(cut)
        if known is None:
            known = self._sorted[cut] = mention_of(cut)
        return known

    @once
    def mentions(self) -> tuple[Mention[Name], ...]:
        """Every name in the body, in order."""
        if self.document.language == "en":
            return tuple(map(self.mention, self.english.cuts))
        return extract(self.document, self.document.language)

    @once
    def _asked(self) -> list[tuple[frozenset[str], tuple[Mention[Name], ...]]]:
        """What ``beyond`` was asked last: several finders ask the same of one sentence."""
        return []

    def beyond(self, known: frozenset[str]) -> tuple[Mention[Name], ...]:
        """Every name of the body with a folded part that is not in ``known``, in order."""
        if self._asked and self._asked[0][0] is known:
            return self._asked[0][1]
        found = self._beyond(known, None)
        self._asked[:] = [(known, found)]
        return found

    def _beyond(
        self, known: frozenset[str], places: Iterable[int] | None
    ) -> tuple[Mention[Name], ...]:
        has = known.issuperset
        if self.document.language == "en":
            cuts = self.english.cuts_beyond(known, places)
            return tuple([self.mention(cut) for cut in cuts if not has(cut.keys)])
        return tuple([m for m in self.mentions if not has(m.value.keys)])

    @once
    def forms(self) -> tuple[Form, ...]:
        """The spellings of all names in the body."""
        return forms_of(self.mentions)

    @once
    def side(self) -> Side:
        """The whole body as one side of a comparison."""
        return Side(tuple(s.text for s in self.document.body))

    @once
    def _sides(self) -> dict[tuple[int, ...], Side]:
        """The sides that have been asked for."""
        return {}

    def of(self, sentences: tuple[int, ...]) -> Side:
        """Some sentences as one side of a comparison; kept for all that they are compared with."""
        if len(sentences) == len(self.document.body):
            return self.side
        known = self._sides.get(sentences)
        if known is None:
            texts = tuple(self.document.sentences[i].text for i in sentences)
            known = self._sides[sentences] = Side(texts)
        return known

    def within(
        self, sentences: tuple[int, ...], known: frozenset[str] = frozenset()
    ) -> list[Mention[Name]]:
        """The mentions that stand in these sentences, with a folded part not in ``known``."""
        spans = [self.document.sentences[i].span for i in sentences]
        if len(sentences) == len(self.document.body):
            found = self.beyond(known)
        else:
            found = self._beyond(known, [span.start for span in spans])
        return [m for m in found if _inside(m.span, spans)]


def _inside(span: Span, spans: Iterable[Span]) -> bool:
    for around in spans:  # noqa: SIM110 -- asked of every name; any() is dearer
        if around.start <= span.start and span.end <= around.end:
            return True
    return False


@lru_cache(maxsize=64)
def reading(document: Document) -> Reading:
    """The reading of a document, kept while the members of its family are audited in turn."""
    return Reading(document)


@lru_cache(maxsize=16)
def strangers(side: Side, other: Side) -> bool:
    """Whether ``side`` has a capitalised word that may be a name and is not in ``other``.

    The fast way out of most comparisons. An ordinary word at the very start of a
    sentence is no name.
    """
    for word in side.raised - other.raised:
        if word.lower() in OPENERS:
            continue
        if other.keys.issuperset(keys_of(word)):
            continue
        if not is_ordinary(word) or any(word in line[1:] for line in side.lines):
            return True
        country = people_id(word) or place_id(word)
        if country is not None and not country.isdigit():  # "Chinese troops ...", no continents
            return True
    return False
