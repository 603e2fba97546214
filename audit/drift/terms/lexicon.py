"""What a word list can say of a word: attested, common, an adjective, a function word."""

from __future__ import annotations

from functools import lru_cache

from audit.drift.terms.tokens import lemma
from audit.language.remembered import WORDS
from audit.language.wordlists import listed
from audit.language.words import frequencies, zipf

# Words this common carry the sentence, not its subject. Read off wordfreq's lists:
# in English everything above 6.0 is a function word or as good as one ("time" is 6.1);
# the same cut leaves "Sie", "und", "que", "u", "na" out in the other lists.
FUNCTION_CUT = 6.0
# An adjective makes an adverb that people use ("sexual", "sexually" 4.1; "large", "largely"
# 4.6) and hardly ever a plural of its own ("larges" 1.9).
ADVERB_CUT = 2.8
PLURAL_DROP = 1.0


def judged(language: str) -> bool:
    """Whether there is a word list to judge the language's words by."""
    return bool(frequencies(language))


@lru_cache(maxsize=WORDS)
def attested(word: str, language: str) -> bool:
    """Whether people write this very word, or its base form, in the language.

    Stricter than ``audit.language.words.is_word``: a compound that could be
    built from two known words is not attested by that ("dipfake").
    """
    if zipf(word, language) > 0.0 or zipf(lemma(word, language), language) > 0.0:
        return True
    return listed(word, language)


@lru_cache(maxsize=WORDS)
def functional(word: str, language: str) -> bool:
    """Whether a word is too common, or too short, to be part of a term."""
    return (
        len(word) < 3 or zipf(word, language) >= FUNCTION_CUT or word in _CLOSED.get(language, ())
    )


@lru_cache(maxsize=WORDS)
def adjectival(word: str) -> bool:
    """Whether an English word is mostly an adjective, adverb or participle.

    A free description ("young women", "large firms", "leaked files") changes
    in any rewording; a noun before a noun makes a term.
    """
    if word in _PLAIN_ADJECTIVES:
        return True
    if word.endswith(("ly", "ed", "ous", "ful", "less", "able", "ible", "ive", "ish", "est")):
        return True
    own = zipf(word, "en")
    plural = zipf(word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s"), "en")
    adverb = zipf(word[:-2] + "ically" if word.endswith("ic") else word + "ly", "en")
    return adverb >= ADVERB_CUT and plural <= own - PLURAL_DROP


# Adjectives whose adverb is rare or irregular, so that the rule above misses them.
_ADJECTIVES = """
able alone ancient big black blue brown busy cheap close daily dead double early east easy elder
empty extra fake false far fast fat female few fine first foreign former free front fun good
gray great green grey half hard high hot ill joint junior key last late latter least left less
little live local long lost low main major male many mean medical mere minor mobile modern more
most much multiple near new next nice north numerous old online only open orange other overseas
own past pink poor possible pretty prime purple real red rich right round royal rural same
second secret senior several shared short sick single slow small social solar some south spare
special straight strange such tall teenage thick thin third tiny tough true upper urban various
vast vital warm weak west wet white whole wide wild wooden worse worst wrong yellow young
"""
_PLAIN_ADJECTIVES = frozenset(_ADJECTIVES.split())

# Function words below the cut, and verbs and numerals that go with everything.
_ENGLISH = """
about above according across after again against ago all almost along already also although
always amid among and another any anyone anything are around ask asked away because been before
being below between billion both but call called can cannot could did does doing done down
during each eight either else enough even ever every everyone everything five for four from
further get gets getting give given gives got had has have having her here hers herself him
himself his how however hundred including into its itself just let lets like made make makes
making may maybe might million mine must myself neither never nine nobody none nor not nothing
now off often once one ones onto our ours ourselves out over per perhaps put quite rather said
say saying says seven shall she should since six somebody someone something sometimes soon still
take taken takes taking tell ten than that the their theirs them themselves then there therefore
these they this those though thousand three through thus till told too took toward towards two
under until upon use used uses using very via was well went were what when where whether which
while who whom whose why will with within without would yet you your yours yourself
"""
_CLOSED: dict[str, frozenset[str]] = {"en": frozenset(_ENGLISH.split())}
