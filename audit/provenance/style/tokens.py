"""A sentence without its topic: closed-class words as they are, the rest by ending and frequency.

What is left of "Prosecutors in Kyiv quickly opened 12 cases": ``<s> -s/3 in N -ly/4 -ed/4 #
-s/4 </s>``. Names and numbers are signs, quotation marks and dashes one sign each: which glyph
a page sets is its publisher's habit, not its writer's.
"""

from __future__ import annotations

import re
from functools import lru_cache

from audit.language.remembered import WORDS
from audit.language.words import zipf

TOKEN = re.compile(r"\d[\d.,:]*|[^\W\d_]+(?:[-'][^\W\d_]+)*|[^\w\s]|_")
_ONE_GLYPH = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-"})

# Pronouns, determiners, prepositions, conjunctions, auxiliaries, adverbs of place, time and
# degree, verbs of saying, and a handful of nouns and adjectives that no topic owns.
CLOSED = frozenset(
    """
    a able about above according across actually add added addition adds after again against ago
    ahead all almost along already also although always am amid among amongst an and announce
    announced another any apart apparently approximately are aren't around as at away back bad
    be became because become becomes been before behind being believe believed believes below
    beneath beside besides between beyond big both but by came can can't case certain certainly
    come comes coming concerning considering could couldn't course currently dare day days
    despite did didn't different directly do does doesn't doing don't done down due during each
    earlier either emphasized especially even eventually every exactly example except explained
    fact far few fewer finally first following for former from further furthermore gave
    generally get gets getting give given gives go goes going gone good got great had hadn't
    half has hasn't have haven't having he he's hence her here hers herself high him himself his
    how however i i'd i'll i'm i've if immediately important in including indeed inside instead
    into is isn't it it's its itself just know known large last later latter least less lest
    let's like long low made main mainly make makes making many may maybe me meanwhile might
    mine minus moment month months more moreover most mostly much must my myself n't near nearly
    necessary need neither never nevertheless new next no nonetheless nor not note noted notes
    now number of off often old on once one ones only onto opposite or order other otherwise
    ought our ours ourselves out outside over own part particularly past people per perhaps
    person place plus possible previous previously probably quite rather really recently
    regarding report reported reports result round said same say saying says second seem seemed
    seems several shall she she's short should simply since small so some sometimes soon state
    stated states still stressed such take taken takes taking tell tells than thanks that that's
    the their theirs them themselves then there there's therefore these they they're they've
    thing things think thinks third this those though thought through throughout thus till time
    to today together told tomorrow too took toward towards twice under underneath unless unlike
    until up upon us used usually various very via want wanted wants was wasn't way ways we
    we'll we're we've week weeks well went were weren't what what's whatever when where whereas
    whether which whichever while who who's whoever whole whom whose why will with within
    without won't would wouldn't year years yesterday yet you you're you've young your yours
    yourself
    """.split()  # noqa: SIM905 - five hundred literals are no list to read
)
_ENDINGS = tuple(
    """
    ances ences ities ments sions tions able ally ance ated ates edly ence ency hood ible ical
    ings ised isms ists ives ized less ment ness ship sion tion age als ant ate ent ers est ful
    ics ies ify ing ise ism ist ity ive ize ors ous al ed en er ic is ly or ss us e s y
    """.split()  # noqa: SIM905
)
# A capital at the head of a sentence is a name's where the word is this rare.
RARE_FOR_A_FIRST_WORD = 3.5
LONGEST = 40
"""Longer runs of letters are no words."""


def plain(text: str) -> str:
    """The text with one glyph for each kind of quotation mark, apostrophe and dash."""
    return text.translate(_ONE_GLYPH)


def masked(sentence: str) -> list[str]:
    """The tokens of one sentence between ``<s>`` and ``</s>``, its topic taken out."""
    out = ["<s>"]
    first = True
    for match in TOKEN.finditer(plain(sentence)):
        token = match.group()
        if token[0].isdigit():
            out.append("#")
        elif not token[0].isalpha():
            out.append(token)
            continue
        else:
            out.extend(_word(token, first))
        first = False
    out.append("</s>")
    return out


def _word(token: str, first: bool) -> tuple[str, ...]:
    low = token.casefold()
    if low in CLOSED:
        return (low,)
    possessive = low.endswith("'s")
    if possessive:
        low = low[:-2]
    if token[0].isupper() and (not first or zipf(low, "en") < RARE_FOR_A_FIRST_WORD):
        sign = "N"
    else:
        sign = _sort(low)
    return (sign, "'s") if possessive else (sign,)


@lru_cache(maxsize=WORDS)
def _sort(low: str) -> str:
    """Ending and band of frequency, as ``-tion/4``; ``hy`` for a hyphened word's ending."""
    value = zipf(low, "en")
    band = "5" if value >= 5 else "4" if value >= 4 else "3" if value >= 3 else "2"
    if "-" in low or len(low) > LONGEST:
        return f"hy/{band}"
    ending = next((e for e in _ENDINGS if low.endswith(e) and len(low) - len(e) >= 3), "0")
    return f"-{ending}/{band}"
