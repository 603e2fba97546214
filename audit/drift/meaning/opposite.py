"""A word turned into its opposite: *inspire* that became *stifle* (English).

Pairs of opposites that news is made of, one pair a line. Said only where each
text has one of the two and not the other, and both sentences otherwise say
nearly the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from audit.drift.meaning.pairing import Pairing
from audit.drift.meaning.polarity import negative
from audit.drift.terms.tokens import lemma
from audit.language.remembered import WORDS
from audit.types import Category, Finding, Kind, Severity

_PAIRS = """
increase decrease|increase reduce|rise fall|raise lower|grow shrink|gain lose|win lose|more less
most least|high low|large small|big small|long short|strong weak|good bad
better bad|best bad|early late|old new|old young|old modern|ancient modern|rich poor|hot cold
warm cool|warm cold|fast slow|hard easy|hard soft|difficult easy|simple complex|heavy light
deep shallow|wide narrow|thick thin|open close|open shut|open closed|begin end|start end
start finish|start stop|begin finish|first last|before after|up down|above below|over under
inside outside|internal external|domestic foreign|local foreign|near far|north south|east west
northern southern|eastern western|left right|front back|top bottom|upper lower|allow ban
allow forbid|allow prohibit|permit ban|permit forbid|accept reject|accept refuse|approve reject
agree disagree|support oppose|back oppose|confirm deny|admit deny|affirm deny
succeed fail|success failure|victory defeat|defend attack|protect harm|protect endanger|help hinder
help harm|save waste|save kill|build destroy|create destroy|construct demolish|join leave
arrive leave|arrive depart|come go|enter leave|enter exit|buy sell|import export|borrow lend
lend borrow|give take|send receive|push pull|remember forget|love hate|like dislike|hope fear
praise condemn|praise criticise|praise criticize|welcome condemn|encourage discourage
inspire stifle|improve worsen|strengthen weaken|expand contract|extend shorten|include exclude
attract repel|unite divide|connect disconnect|release arrest|free imprison|convict acquit
guilty innocent|legal illegal|legitimate illegitimate|safe dangerous|safe unsafe|secure insecure
healthy sick|healthy ill|alive dead|live die|survive die|born dead|public private
official unofficial
formal informal|direct indirect|active passive|positive negative|optimistic pessimistic|happy sad
happy unhappy|angry calm|brave cowardly|clean dirty|full empty|present absent|same different
similar different|equal unequal|usual unusual|common rare|frequent rare|often rarely|often seldom
always never|everyone nobody|all none|everything nothing|true false|correct wrong|right wrong
correct incorrect|possible impossible|likely unlikely|certain uncertain|sure unsure|able unable
willing unwilling|known unknown|popular unpopular|famous unknown|important unimportant
significant insignificant|necessary unnecessary|major minor|main secondary|senior junior
maximum minimum|majority minority|advantage disadvantage|profit loss|income expense|surplus deficit
peace war|friend enemy|ally enemy|male female|man woman|men women|day night|morning evening
summer winter|dry wet|bright dark|light dark|visible invisible|together apart|permanent temporary
appear disappear|continue stop|keep stop|remain leave|stay leave|cause prevent|attack defend
tighten loosen|lift impose|ahead behind|forward backward|upward downward|quickly slowly
rapidly slowly|directly indirectly|partly fully|completely partially|completely partly
"""
# Past forms that are words of their own besides, which the lemma table leaves as they are.
_PAST = {"rose": "rise", "won": "win", "left": "leave", "broke": "break"}
# Forms of these words begin as the words do, so far, but for these (simplemma's list).
_START = 3
_FAR_FORMS = """
bought boughten btm came camest cmn cmns dice dried drier dries driest dv dying elder fell fls
furthest gave goes going gon gorn grew holp holpen jr jr. kept lgt lgts lit sold took ups went
"""
_FAR = frozenset(_FAR_FORMS.split())
# How much of the two sentences has to be the same: base forms in order, Indel similarity.
SAME_WORDS = 0.5


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Each word to its opposites."""
    table: dict[str, set[str]] = {}
    for pair in _PAIRS.replace("\n", "|").split("|"):
        if pair:
            one, other = pair.split()
            table.setdefault(one, set()).add(other)
            table.setdefault(other, set()).add(one)
    return {word: frozenset(others) for word, others in table.items()}


@cache
def _starts() -> frozenset[str]:
    return frozenset(word[:_START] for word in opposites())


def opposite(pairing: Pairing) -> Iterator[Finding]:
    """A finding where a word of the document is the opposite of the witness's."""
    language = pairing.case.document.language
    if not _exchanged(frozenset(pairing.low), frozenset(pairing.their_low), language):
        return
    if any(map(negative, pairing.low)) or any(map(negative, pairing.their_low)):
        return  # "not strong" for "weak"
    from rapidfuzz.distance import Indel

    ours = [_base(low, language) for low in pairing.low]
    theirs = [_base(low, language) for low in pairing.their_low]
    if Indel.normalized_similarity(ours, theirs) < SAME_WORDS:
        return
    words, their_words = pairing.words, pairing.their_words
    table = opposites()
    have, known = set(ours), set(theirs)
    for i, base in enumerate(ours):
        turned = table.get(base, frozenset()) & known
        if not turned or base in known or len(turned) > 1 or turned & have:
            continue
        there = their_words[theirs.index(next(iter(turned)))]
        if not _same_place(ours, i, theirs, theirs.index(next(iter(turned)))):
            continue
        here = words[i]
        yield Finding(
            category=Category.MISTRANSLATION,
            kind=Kind.WORD_CHOICE,
            severity=Severity.CRITICAL,
            confidence=0.8,
            span=here.span,
            text=here.text,
            explanation=f"The opposite of what {pairing.witness.called} says: “{there.text}”.",
            original=pairing.original(there.span),
            suggestion=there.text,
            witnesses_for=(pairing.witness.document.id,),
        )
        return


def _exchanged(ours: frozenset[str], theirs: frozenset[str], language: str) -> bool:
    """Whether a word that only one side has is the opposite of one that only the other has."""
    came = {base for low in ours - theirs if (base := _turnable(low, language))}
    if not came:
        return False
    gone = {base for low in theirs - ours if (base := _turnable(low, language))}
    return any(opposites()[base] & gone for base in came)


@lru_cache(maxsize=WORDS)
def _turnable(low: str, language: str) -> str | None:
    """The base form of a word that has an opposite; None for all others."""
    if low[:_START] not in _starts() and low not in _FAR and low not in _PAST:
        return None  # most words of any text, and not one of them has to be looked up
    base = _base(low, language)
    return base if base in opposites() else None


def _base(low: str, language: str) -> str:
    return _PAST.get(low) or lemma(low, language)


def _same_place(ours: list[str], i: int, theirs: list[str], j: int) -> bool:
    """Whether the two words have a neighbour in common, two words away at most."""
    near = set(ours[max(0, i - 2) : i] + ours[i + 1 : i + 3])
    return bool(near & set(theirs[max(0, j - 2) : j] + theirs[j + 1 : j + 3]))
