"""A person's pronoun where the witness speaks of an organisation (English).

Languages that give every noun a gender call a company *he* or *she*, and a
machine may bring the pronoun over as it is. Said only where the sentence opens
with the pronoun, nobody whom it could mean stands near, and the linked
sentence of the witness names, as the one who acts, an organisation that the
document has just spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.drift.meaning.pairing import Pairing
from audit.types import Category, Document, Finding, Kind, Severity, Span

PERSONAL = frozenset({"he", "she"})
# So many sentences back a pronoun may reach.
REACH = 2
_PEOPLE = """
he she him his her hers himself herself man woman boy girl mr mrs ms dr sir president minister
chairman chairwoman chief founder owner leader director manager officer spokesman spokeswoman
spokesperson head mayor governor senator judge lawyer prosecutor professor teacher doctor author
singer actor actress player coach captain father mother son daughter brother sister husband wife
king queen prince princess pope bishop victim suspect defendant boss ceo secretary ambassador
journalist reporter editor student who
"""
PEOPLE = frozenset(_PEOPLE.split())
_ORGANISATIONS = """
company firm app platform service group agency commission organisation organization party bank
network giant operator maker startup website site channel union federation association ministry
club team council committee court regulator broadcaster newspaper university institute its
"""
ORGANISATIONS = frozenset(_ORGANISATIONS.split())
_OPENING = re.compile(
    r"^\W*(?:The|A|An|In|On|At|This|That|These|Their|Its|It|They|But|And|Also|Last|After|For|As)\b"
)
_NAME = re.compile(r"[^\W\d_]*[^\W\d_a-z][\w’'-]*(?: [^\W\d_a-z][\w’'-]*)*")


def pronoun(pairing: Pairing) -> Iterator[Finding]:
    """A finding where *he* or *she* stands for an organisation."""
    document = pairing.case.document
    if document.language != "en" or not pairing.low or pairing.low[0] not in PERSONAL:
        return
    if len(pairing.sentences) > 1:
        return
    first = pairing.words[0]
    near = _before(document, first.sentence)
    if not near or any(_person(s) for s in near):
        return
    if not PEOPLE.isdisjoint(pairing.their_low):
        return
    organisation = _organisation(pairing, near)
    if organisation is None:
        return
    name = organisation.of(pairing.witness.document.text)
    yield Finding(
        category=Category.MISTRANSLATION,
        kind=Kind.PRONOUN,
        severity=Severity.MINOR,
        confidence=0.7,
        span=first.span,
        text=first.text,
        explanation=(
            f"No person has been named whom “{first.text}” could mean; "
            f"the other report says “{name}”."
        ),
        original=pairing.original(organisation),
        suggestion=name,
        witnesses_for=(pairing.witness.document.id,),
    )


def _before(document: Document, index: int) -> list[str]:
    """The sentences of the body just before one, nearest first."""
    position = next((n for n, s in enumerate(document.body) if s.index == index), 0)
    return [s.text for s in document.body[max(0, position - REACH) : position][::-1]]


def _person(text: str) -> bool:
    """Whether a sentence may speak of a person: a word for one, or a name of two words."""
    words = {w.lower() for w in re.findall(r"[^\W\d_]+", text)}
    if words & PEOPLE:
        return True
    return any(
        " " in name and not set(name.lower().split()) & ORGANISATIONS
        for name in _NAME.findall(_OPENING.sub("", text))
        if not _institution(name)
    )


_BODIES = """
commission commissions authority agency ministry department council court committee office police
union bank university institute center centre association organisation organization parliament
senate congress party company corporation group foundation board bureau service services league
standards communications news times post press states kingdom republic korea america africa
"""
_INSTITUTIONS = frozenset(_BODIES.split())


def _institution(name: str) -> bool:
    return any(w.strip("'’s") in _INSTITUTIONS for w in name.lower().split())


def _organisation(pairing: Pairing, near: list[str]) -> Span | None:
    """An organisation's name that both the witness's sentence and the document's context have."""
    witness = pairing.witness.document
    texts = [pairing.case.document.text, *(w.document.text for w in pairing.case.witnesses)]
    found: list[tuple[int, Span]] = []
    for index in pairing.theirs:
        sentence = witness.sentences[index]
        for match in _NAME.finditer(sentence.text):
            name = match.group().removesuffix("'s").removesuffix("’s")
            if " " in name or len(name) < 3 or not any(_has(name, s) for s in near):
                continue
            if _called_organisation(name, texts):
                span = Span(match.start(), match.start() + len(name)).shift(sentence.span.start)
                after = sentence.text[match.end() : match.end() + 5]
                found.append((int(after.startswith((" has", " is", " was", " had"))), span))
    return max(found, key=lambda f: (f[0], f[1].start))[1] if found else None


def _has(name: str, text: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _called_organisation(name: str, texts: list[str]) -> bool:
    """Whether some text of the family calls the name a company, an app, a commission …"""
    kinds = "|".join(sorted(ORGANISATIONS - {"its"}))
    pattern = re.compile(
        rf"\b(?:{kinds})\W{{1,3}}(?:the )?{re.escape(name)}\b"
        rf"|\b{re.escape(name)}(?:['’]s)?,? (?:an?|the|its) (?:[a-z-]+ ){{0,2}}(?:{kinds})\b"
        rf"|\b{re.escape(name)}\b[^.]{{0,60}}\b(?:its|the (?:{kinds}))\b",
        re.IGNORECASE,
    )
    return any(pattern.search(text[:200_000]) for text in texts)
