"""A "he" for a company: grammatical gender carried over into English."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from audit.language.words import zipf
from audit.provenance.artefacts.reading import Reading
from audit.types import Evidence, Role, Sentence, Span

WEIGHT = 0.8
LOOK_BACK = 6
# A sentence's first word this common (Zipf) is capitalised for its place, not as a name.
COMMON = 4.8

_STARTS = re.compile(r"(He|She)\s+([a-z]+)\b")
_SINGULAR_PERSON = re.compile(
    r"\b(?:man|woman|boy|girl|person|guy|father|mother|son|daughter|brother|sister|husband|wife"
    r"|uncle|aunt|king|queen|prince|princess|pope|bishop|priest|imam|rabbi|judge|chief|boss|chef"
    r"|head|president|chancellor|premier|mp|ceo|spokes\w+|chair\w*|official|expert|analyst"
    r"|victim|suspect|witness|patient|student|child|baby|teenager|star|coach|captain|hero|author"
    r"|[a-z]+(?:ster|ist|ian|eer|ant|man|woman|tor|ter|der|cer|ner|ger|ker|ver|per|ler|mer))\b",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\b(?:after|however|under|over|other|another|together|later|former|latter|further|rather"
    r"|either|neither|whether|water|number|member|order|power|paper|computer|center|october"
    r"|november|december|september|letter|matter|chapter|sector|factor|doctor's|server|user"
    r"|regulator|operator|carmaker|maker|provider|developer|manufacturer|retailer|lender|insurer"
    r"|messenger|newspaper|twitter|ever|never|every|offer|per|summer|winter|corner|danger"
    r"|longer|larger|bigger|stronger|younger|older|lower|higher|greater|better|faster|newer"
    r"|register|trigger|deliver|discover|consider|remember|answer|transfer|encounter|importan\w+"
    r"|relevant|significant|constant|distant|instant|monitor|interior|major|minor|prior|senior"
    r"|european|russian|ukrainian|italian|brazilian|canadian|australian|indian|iranian|syrian"
    r"|asian|persian|civilian|internet|cluster|disaster|semester|list|exist|consist|resist)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:company|firm|app|platform|service|network|bank|maker|carmaker|airline|group"
    r"|corporation|organi[sz]ation|agency|commission|regulator|ministry|operator|website|site"
    r"|club|team|party|newspaper|messenger|institute|authority)\b",
    re.IGNORECASE,
)
_CAPITALS = re.compile(r"\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
_OF_ORGANISATIONS = re.compile(
    r"\b(?:Commission|Ministry|Agency|Authority|Department|Council|Committee|Court|Police|Union"
    r"|University|Institute|Bank|Group|Company|Corporation|Inc|Ltd|Office|Service|News|Party"
    r"|Parliament|Association|Federation|Board|Centre|Center|Standards|Communications?)\b"
)


def gendered_company(reading: Reading) -> Iterator[Evidence]:
    """A sentence that begins "He …" where nobody but organisations has been named."""
    if not reading.english:
        return
    body = reading.sentences(Role.TITLE, Role.BODY)
    for position, sentence in enumerate(body):
        match = _STARTS.match(sentence.text)
        if match is None or position == 0:
            continue
        before = body[max(0, position - LOOK_BACK) : position]
        if _somebody(before) or not any(_COMPANY.search(s.text) for s in before[-3:]):
            continue
        end = min(match.end(), len(sentence.text))
        start = sentence.span.start
        yield Evidence(
            kind="gendered_company",
            text=sentence.text[:end],
            span=Span(start, start + end),
            weight=WEIGHT,
            explanation=(
                f"“{match.group(1)}” here can only mean an organisation: other languages give "
                "companies a grammatical gender, English does not."
            ),
        )
        return


def _somebody(sentences: tuple[Sentence, ...]) -> bool:
    """Whether a single person may have been spoken of."""
    for sentence in sentences:
        text = _NO_PERSON.sub(" ", sentence.text)
        if _SINGULAR_PERSON.search(text) or re.search(r"\b(?:he|she|his|her|him)\b", text):
            return True
        for match in _CAPITALS.finditer(sentence.text):
            if _may_be_person(match.group(), match.start() == 0):
                return True
    return False


def _may_be_person(name: str, starts: bool) -> bool:
    """Whether a run of capitalised words may be a person's full name."""
    words = [w for w in re.split(r"\s+", name) if w]
    if starts and words and zipf(words[0], "en") >= COMMON:
        words = words[1:]
    words = [w for w in words if not _is_place(re.sub(r"['’]s$", "", w))]
    if len(words) < 2 or _OF_ORGANISATIONS.search(name):
        return False
    return not all(w.isupper() for w in words)


@cache
def _places() -> frozenset[str]:
    """Words of the English names of countries."""
    from babel import Locale

    territories = Locale.parse("en").territories
    return frozenset(
        word.casefold()
        for name in territories.values()
        for word in name.split()
        if word[0].isupper()
    )


def _is_place(word: str) -> bool:
    """Whether a word belongs to a country's name, or is its adjective."""
    low = word.casefold()
    return low in _places() or any(low == p + e for e in ("n", "an", "ian") for p in _places())
