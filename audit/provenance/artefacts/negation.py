"""A negation where English grammar has no room for one: "arrested not Saturday", "tried no to".

Portuguese and Galician write "no" for "in the"; a machine that reads it as the English word
makes "not" or "non-" of it. Spanish and Catalan write "no" for "not", and it may stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from audit.language.neighbours import neighbours
from audit.provenance.artefacts.reading import Reading, Word
from audit.types import Evidence, Span


def _set_of(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Set by hand, and held to texts by people that it was not made from: decision 0171.
SURE, LIKELY, FURTHER = 2.0, 1.2, 0.8
MOST = 4
IN_THE = (("pt", 0.0), ("gl", 0.0))
NOT = (("es", 0.0), ("ca", 0.0))

_DATES = _set_of(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June "
    "July August September October November December"
)
# A date or a place that wants its preposition: "introduced not early in", "shot not west of".
_PHRASE = re.compile(
    r"(?:early|late|earlier|later) (?:this|last|next|on|in|of)\b"
    r"|(?:last|next) (?:week|weekend|month|year|night|season|summer|winter|spring|autumn)\b"
    r"|(?:north|south|east|west|middle|beginning|end|top|bottom) of\b"
)
_ARTICLES = frozenset({"the", "a", "an"})
_NOT_ANY = re.compile(r"an? (?:single|bit|little|whit|jot|shred|hint|trace|thing)\b")
_BEFORE_NOUNS = _set_of("the a an his her their its our my your")
# What may carry a "not" after it: auxiliaries, joiners, pronouns, adverbs, prepositions.
_CARRIES = _set_of(
    """
    again all also although am and anything are as at be because been being best better both but
    by can cannot clearly could dare did do does either else even everyone everything for from
    had has have having he hence her here here's him his how however i i'm if in indeed is it
    it's just least let's likely many may maybe me might more most mostly much must need neither
    no nobody none nor now of often on one ones only or ought perhaps please quite rather shall
    she she's should since so some sometimes still than that that's them then there there's
    therefore these they they're this those though thus to too us usually was we we're well were
    what what's when where whereas whether which while who who's why will with would yet you
    you're
    """
)
# "They want peace not war": what follows says what it is set against.
_SET_AGAINST = re.compile(r"\b(?:but|rather|instead|only|just)\b")
# Words in -ly that are no adverbs.
_NOUNS = _set_of("family reply supply ally rally assembly italy july bully fly monopoly")
_ASKED = _set_of(
    "try tried tries trying ask asked promise promised pledge pledged decide decided choose chose "
    "urge urged warn warned advise advised order ordered prefer preferred"
)
_OF_SPEECH = frozenset({"say", "said", "says", "there", "or"})
# Where English was written so, a "not" after any verb denies it: "they knew not the day".
_OLD = _set_of("thou thee thy thine hath doth hast dost ye unto shalt nay tis")
_SUBJECTS = _set_of("i he she it we they you who whoever")
# Counts in print of a pair "the noun", or "to verb", that is common (see ``neighbours``).
_COMMON = 100_000_000
_VERB = 20_000_000
_READ_AS_NOT = "denies nothing: it stands for another language's “in the”, which is spelt “no”"
_LEFT = "is another language's “not”, left as it was"


def misplaced_negation(reading: Reading) -> Iterator[Evidence]:
    """A "not", "no" or "non" that neither denies a verb nor sets one thing against another."""
    if not reading.english or any(reading.counts[word] for word in _OLD):
        return
    for number, (span, word, weight) in enumerate(islice(_places(reading), MOST)):
        text = span.of(reading.document.text)
        left = word.text == "no" and text.rpartition(" ")[2] not in _DATES
        yield Evidence(
            kind="misplaced_negation",
            text=text,
            span=span,
            weight=FURTHER if number else weight,
            explanation=f"“{word.text[:3]}” in “{text}” {_LEFT if left else _READ_AS_NOT}.",
            languages=NOT if left else IN_THE,
        )


def _places(reading: Reading) -> Iterator[tuple[Span, Word, float]]:
    words, text = reading.words, reading.document.text
    for place, (before, word, after) in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if word.text not in ("not", "no", "non") or before.sentence != after.sentence:
            continue
        if text[before.span.end : word.span.start] != " " or reading.speaks_about(word):
            continue
        subject = words[place - 1].text.casefold() if place else ""
        if word.text == "not" and before.text != "of" and subject in _SUBJECTS:
            continue  # "I know not the hour"
        gap = text[word.span.end : after.span.start]
        weight = None
        if word.text == "non":
            weight = LIKELY if gap == "- " and _is_name(after) else None
        elif gap == " ":
            end = reading.document.sentences[word.sentence].span.end
            weigh = _not if word.text == "not" else _no
            weight = weigh(before, after, text[after.span.start : end])
        if weight is not None:
            yield Span(before.span.start, after.span.end), word, weight
    for word in words:
        if word.text.startswith("non-") and word.text[4:].capitalize() in _DATES:
            yield word.span, word, SURE


def _not(before: Word, after: Word, rest: str) -> float | None:
    """What a "not" between the two words weighs; None where it may stand there."""
    if before.text == "of" and _is_plain_verb(after.text):
        return SURE  # Portuguese "do" (of the) for the English one: "they of not know"
    if not _is_content(before) or _SET_AGAINST.search(rest):
        return None
    if after.text in _DATES or _PHRASE.match(rest):
        return SURE
    if after.text in _ARTICLES:
        return None if _NOT_ANY.match(rest) else LIKELY
    if _is_name(after):
        return SURE if before.text.islower() else None
    return LIKELY if _is_bare_noun(after.text) else None


def _no(before: Word, after: Word, rest: str) -> float | None:
    """The same of "no", for "in the" ("said no Saturday") or "not" ("promised no to stop")."""
    if after.text in _DATES:
        return SURE if _is_content(before) else None
    if after.text in _BEFORE_NOUNS or rest.startswith(("so ", "only ")):
        return None if before.text.casefold() in _OF_SPEECH else SURE
    return SURE if after.text == "to" and before.text.casefold() in _ASKED else None


def _is_content(word: Word) -> bool:
    low = word.text.casefold().replace("’", "'")
    if low in _NOUNS:
        return True
    return low not in _CARRIES and not low.endswith(("n't", "ly", "'s", "'re", "'m"))


def _is_name(word: Word) -> bool:
    return word.text[0].isupper() and re.split("['’]", word.text)[0] != "I"


def _is_plain_verb(word: str) -> bool:
    """Whether print has the word after "to", and hardly after "of": "know", not "guilty"."""
    listed = neighbours()
    after_to = listed.get(("to", word), 0)
    return after_to >= _VERB and after_to >= 5 * listed.get(("of", word), 0)


def _is_bare_noun(word: str) -> bool:
    """Whether print has the word after "the" and "a", and not after "not": "hospital"."""
    listed = neighbours()
    return (
        ("not", word) not in listed
        and ("a", word) in listed
        and listed.get(("the", word), 0) >= _COMMON
    )
