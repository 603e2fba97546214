"""Whether a name of one text stands in another text of the same language.

Compared by value: "France" answers to "French", "UN" to "United Nations",
"Yun" to "Yoon", "Marian Banaś" to "Banas". A word that everybody uses ("Sea",
"Court") proves nothing and is left out where the name has other words.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from audit.drift.names.likeness import alike, plain
from audit.drift.names.name import Name, bare, keys_of
from audit.drift.names.ordinary import is_ordinary
from audit.drift.names.places import people_id, place_id
from audit.drift.names.tokens import raised_in, raised_of, words_in, words_of
from audit.drift.names.vocabulary import TITLES
from audit.language.cutting import chunks
from audit.language.remembered import WORDS, once

# Two spellings of one word in two translations: "Mihajlovic"/"Mihajlović" 1.0,
# "Erdogan"/"Erdoğan" 1.0, "Hui"/"Xu" .57, "Chen"/"Zhen" .72.
_ALIKE = 0.74
# "Germany"/"German", "Korea"/"Korean", "Manga"/"Mangas" share at least this many letters.
_STEM = 4
_STEM_SHARE = 0.6
_LONGEST_ACRONYM = 6


@dataclass(frozen=True)
class Side:
    """One side of a comparison: its texts and, when first asked, what stands in them."""

    texts: tuple[str, ...]

    @once
    def chunks(self) -> frozenset[str] | None:
        """What stands between spaces, if all of the text is written so; else None."""
        cut = [chunks(text) for text in self.texts]
        return frozenset(chain.from_iterable(cut)) if all(cut) else None

    @once
    def raised(self) -> frozenset[str]:
        """The words that do not stand in small letters."""
        if self.chunks is None:
            return frozenset(raised_of(self.raw))
        return frozenset(chain.from_iterable(map(raised_in, self.chunks)))

    @once
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The words of each text, as they stand."""
        return tuple(map(words_of, self.texts))

    @once
    def words(self) -> tuple[str, ...]:
        """All the words in order."""
        return tuple(chain.from_iterable(self.lines))

    @once
    def raw(self) -> frozenset[str]:
        """Every word as it stands."""
        if self.chunks is None:
            return frozenset(self.words)
        return frozenset(chain.from_iterable(map(words_in, self.chunks)))

    @once
    def keys(self) -> frozenset[str]:
        """Every folded part of every word."""
        return frozenset(chain.from_iterable(map(keys_of, self.raw)))

    @once
    def whole(self) -> frozenset[tuple[str, ...]]:
        """Every word by all its folded parts."""
        return frozenset(map(keys_of, self.raw))

    @once
    def capitals(self) -> tuple[str, ...]:
        """Folded parts of the words with a capital."""
        return tuple(dict.fromkeys(k for w in self.words if not w.islower() for k in keys_of(w)))

    @once
    def plain(self) -> frozenset[str]:
        """The same, each as accepted romanisations of it have it in common."""
        return frozenset(map(plain, self.capitals))

    @once
    def answers(self) -> dict[str, bool]:
        """What ``answered`` has said: one name stands in many sentences."""
        return {}

    @once
    def places(self) -> frozenset[str]:
        """The places that the text names, by their name or their people."""
        found: set[str] = set()
        words = [bare(w) for w in self.words]
        for position, word in enumerate(words):
            if word.islower():
                continue
            for width in (1, 2, 3):
                form = " ".join(words[position : position + width])
                identity = place_id(form) or people_id(form)
                if identity:
                    found.add(identity)
            head = word.split("-")[0]
            identity = place_id(head) or people_id(head)
            if identity:
                found.add(identity)
        return frozenset(found)

    @once
    def initials(self) -> str:
        """First letters of the words with a capital, small words between them left out."""
        return "".join(w[0] for w in self.words if w[0].isupper()).lower()

    @once
    def all_initials(self) -> str:
        """First letters of all words."""
        return "".join(w[0] for w in self.words).lower()

    @once
    def acronyms(self) -> tuple[str, ...]:
        """Words in capitals, folded."""
        return tuple(
            "".join(keys_of(w))
            for w in self.words
            if 1 < len(w) <= _LONGEST_ACRONYM + 3 and bare(w).isupper()
        )


def unanswered(name: Name, side: Side) -> tuple[str, ...]:
    """The telling keys of ``name`` that nothing in ``side`` answers to; () if it stands there.

    A name without a telling word gives ().
    """
    telling = telling_keys(name)
    missing = tuple(key for key in telling if not answered(key, side))
    if not missing or _as_place(name, side) or answered_as_acronym(name, side):
        return ()
    return missing


@lru_cache(maxsize=WORDS)
def telling_keys(name: Name) -> tuple[str, ...]:
    """The keys by which a name is known: those that are no ordinary words or titles."""
    return tuple(
        key
        for key in name.keys
        if len(key) > 1 and not key.isdigit() and key not in TITLES and not is_ordinary(key)
    )


def identity_of(name: Name) -> str | None:
    """The place that a name is of, or whose people it is; None for anything else."""
    form = " ".join(name.words)
    return place_id(form) or people_id(form)


def answered(key: str, side: Side) -> bool:
    """Whether a folded word stands in ``side``, in this or a related or like spelling."""
    if key in side.keys:
        return True
    known = side.answers.get(key)
    if known is None:
        known = side.answers[key] = _answered(key, side)
    return known


def _answered(key: str, side: Side) -> bool:
    country = place_id(key) or people_id(key)
    if country is not None and country in side.places:
        return True  # the UK of "the UK Department of Culture", for "Great Britain's ministry"
    if plain(key) in side.plain:
        return True
    for other in side.capitals:
        if _one_stem(key, other) or alike(key, other, _ALIKE) >= _ALIKE:
            return True
    return False


def _one_stem(one: str, other: str) -> bool:
    """Whether two words begin alike: a name and what is derived from it."""
    if one[:_STEM] != other[:_STEM]:
        return False
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared >= _STEM and shared >= _STEM_SHARE * max(len(one), len(other))


def _as_place(name: Name, side: Side) -> bool:
    """Whether the place or people that ``name`` names is named in ``side`` in any way."""
    form = " ".join(name.words)
    identity = place_id(form) or people_id(form)
    if identity is None and name.words:
        last = name.words[-1]
        identity = place_id(last) or people_id(last)
    return identity is not None and identity in side.places


def answered_as_acronym(name: Name, side: Side) -> bool:
    """Whether an acronym is spelt out in ``side``, or a name shortened there."""
    joined = name.joined
    if len(name.words) == 1 and name.words[0].isupper() and len(joined) <= _LONGEST_ACRONYM:
        return joined in side.initials or joined in side.all_initials
    if len(name.words) < 2:
        return False
    capital = "".join(w[0] for w in name.words if w[0].isupper()).lower()
    return len(capital) > 1 and any(
        a == capital or (len(a) > 2 and (a in capital or capital in a)) for a in side.acronyms
    )
