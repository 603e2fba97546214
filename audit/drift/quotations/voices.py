"""Quoted words given to somebody else in another language.

The English side tells who speaks: a name beside a verb of saying. Where the linked
sentences of the other side do not have that name, and have the name of somebody else of
the story whom the English sentences do not name, the words went to another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.drift.case import Case, Witness
from audit.drift.names.name import keys_of
from audit.drift.names.ordinary import is_common
from audit.drift.names.reading import Reading
from audit.drift.names.written import SHORTEST, word_for
from audit.drift.quotations.marks import Quotation
from audit.drift.quotations.speakers import given_to, speaker
from audit.language.transliteration import Written, evidence
from audit.types import Document, Finding, Span

# Words that are quoted; less is a catchword.
FEWEST = 4
# Letters speak so clearly against a name (nats) that it does not stand there. None of the
# names that human translations of NTREX render by sound comes out lower.
ABSENT = -2.0


def voices(case: Case, quoted: Mapping[str, Sequence[Quotation]]) -> Iterator[Finding]:
    """A finding for each quotation whose speaker is another in the linked sentences.

    ``quoted``: the quotations of each document, by its id.
    """
    for witness in case.witnesses:
        here, there = case.document.language, witness.document.language
        if not witness.testifies or not witness.relation.dependent:
            continue
        if (here == "en") == (there == "en"):
            continue
        english = case.document if here == "en" else witness.document
        said = [q for q in quoted[english.id] if len(q.words) >= FEWEST]
        spoken = [(q, s) for q in said if (s := speaker(english, q)) is not None]
        if spoken:
            other = case.document if here != "en" else witness.document
            marked = [q.span for q in quoted[other.id]]
            yield from _compared(case, witness, english, spoken, marked)


def _compared(
    case: Case,
    witness: Witness,
    english: Document,
    spoken: Sequence[tuple[Quotation, Span]],
    marked: Sequence[Span],
) -> Iterator[Finding]:
    people = _people(Reading(english))
    done: set[Span] = set()
    for link in case.links:
        for counterpart in link.counterparts:
            if counterpart.document != witness.document.id:
                continue
            ours, theirs = link.sentences, counterpart.sentences
            audited = english is case.document
            inside, foreign = (ours, theirs) if audited else (theirs, ours)
            other = witness.document if audited else case.document
            for quotation, name in spoken:
                if name in done or not set(quotation.sentences) <= set(inside):
                    continue
                done.add(name)
                instead = _instead(english, inside, name, other, foreign, people, marked)
                if instead is not None:
                    yield _finding(case, witness, english, name, instead)


def _people(reading: Reading) -> frozenset[str]:
    """The last parts of all names of a text, folded, without those that are words."""
    keys = (form.keys[-1] for form in reading.forms)
    return frozenset(k for k in keys if len(k) >= SHORTEST and not is_common(k))


def _instead(
    english: Document,
    inside: Sequence[int],
    name: Span,
    other: Document,
    foreign: Sequence[int],
    people: frozenset[str],
    marked: Sequence[Span],
) -> Span | None:
    """The word of the foreign sentences that names somebody else; None where nothing does."""
    parts = [k for word in name.of(english.text).split() for k in keys_of(word)]
    own = parts[-1:] if parts and len(parts[-1]) >= SHORTEST else parts
    said = {k for i in inside for w in english.sentences[i].text.split() for k in keys_of(w)}
    text = " ".join(other.sentences[i].text for i in foreign)
    written = Written(text.casefold(), other.language)
    if not own or any(k in text.casefold() or evidence(k, written) > ABSENT for k in own):
        return None
    named = {
        w
        for k in said
        if len(k) >= SHORTEST
        for i in foreign
        if (w := word_for(k, other.sentences[i], other.language)) is not None
    }
    for key in sorted(people - said):
        for index in foreign:
            word = word_for(key, other.sentences[index], other.language)
            if word is None or word in named or any(q.overlaps(word) for q in marked):
                continue
            return word
    return None


def _finding(case: Case, witness: Witness, english: Document, name: Span, instead: Span) -> Finding:
    audited = english is case.document
    span, there = (name, instead) if audited else (instead, name)
    text, true = span.of(case.document.text), there.of(witness.document.text)
    return given_to((span, text), (there, true), witness.document, where=witness.called)
