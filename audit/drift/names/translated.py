"""Surnames that were translated as if they were words: "Broad" that became "Ampio".

The given name stands on both sides as it is; after it one side has the surname
and the other a different word, an ordinary one where a surname should be.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from audit.drift.case import Case, Witness
from audit.drift.names.capitals import core
from audit.drift.names.likeness import alike
from audit.drift.names.match import Side
from audit.drift.names.name import Name, NameSort, bare, keys_of
from audit.drift.names.ordinary import is_common, is_ordinary
from audit.drift.names.paired import STRICT, linked
from audit.drift.names.places import place_id
from audit.drift.names.reading import Reading
from audit.drift.names.tokens import Row, Token, has_capital, tokens_of
from audit.drift.names.vocabulary import INSTITUTIONS, LANDFORMS
from audit.drift.names.wording import translated_explanation
from audit.types import Category, Document, Finding, Kind, Mention, Original, Severity, Span

# Two surnames nearer than this are one in two spellings or inflected, not a translation.
_UNLIKE = 0.5
_SHORTEST_GIVEN = 3
_PERSON = (2, 4)


def translated(case: Case, readings: Mapping[str, Reading]) -> Iterator[Finding]:
    """Persons whose surname one side gives as an ordinary word of its own language."""
    here = case.document.language
    for witness in case.witnesses:
        there = witness.document.language
        if witness.relation not in STRICT or not witness.testifies or "en" not in (here, there):
            continue
        for link, counterpart in linked(case, witness):
            if here == "en":
                english, sentences = readings[case.document.id], link.sentences
                other, others = witness.document, counterpart.sentences
            else:
                english, sentences = readings[witness.document.id], counterpart.sentences
                other, others = case.document, link.sentences
            foreign, said = readings[other.id].of(others), english.of(sentences)
            # A given name has to stand on both sides as it is.
            if not any(bare(core(word)) in foreign.raised for word in said.raised):
                continue
            if not _unshared(said, foreign):
                continue
            rows: list[Row] | None = None
            for mention in _people(english, sentences, foreign):
                if rows is None:
                    found = (other.sentences[i] for i in others)
                    rows = [tokens_of(s.text, s.span.start) for s in found]
                other_name = _namesake(mention.value, rows)
                if other_name is not None:
                    finding = _judge(case, witness, mention, other, other_name)
                    if finding is not None:
                        yield finding


def _people(english: Reading, sentences: tuple[int, ...], foreign: Side) -> Iterator[Mention[Name]]:
    """The persons named in sentences whose surname does not stand on the other side as it is."""
    spans = [english.document.sentences[i].span for i in sentences]
    for cut in english.english.cuts_without(foreign.whole, [span.start for span in spans]):
        if not _PERSON[0] <= len(cut.words) <= _PERSON[1]:
            continue
        if not any(s.start <= cut.start and cut.end <= s.end for s in spans):
            continue
        if keys_of(cut.words[-1]) not in foreign.whole:
            mention = english.mention(cut)
            if _is_person(mention.value):
                yield mention


def _unshared(english: Side, other: Side) -> bool:
    """Whether a word with a capital, a surname perhaps, has no equal on the other side."""
    for word in filter(has_capital, english.raised):
        keys = keys_of(bare(core(word)))
        if word in other.raised and keys == keys_of(word):
            continue
        if keys not in other.whole:
            return True
    return False


def _is_person(name: Name) -> bool:
    """A given name and a surname that may both be words ("Will Broad")."""
    if not _PERSON[0] <= len(name.words) <= _PERSON[1] or name.sort is NameSort.PLACE:
        return False
    if any(k in INSTITUTIONS or k in LANDFORMS for k in name.keys):
        return False
    given = name.words[0]
    if len(given) < _SHORTEST_GIVEN or place_id(given) is not None:
        return False
    initial = any(len(word) == 1 for word in name.words[1:-1])
    return initial or name.title is not None or not is_common(given)


def _namesake(name: Name, rows: Sequence[Row]) -> Token | None:
    """The word that stands after the same given names where ``name`` has its surname."""
    width = len(name.words) - 1
    for row in rows:
        for at in range(len(row) - width):
            if row.words[at : at + width] == name.words[:width]:
                after = row[at + width]
                # Between a given name and a surname nothing stands but a space or an
                # initial's stop.
                if after.capital and after.gap in (" ", ". ", "\u00a0"):
                    return after
    return None


def _judge(
    case: Case, witness: Witness, mention: Mention[Name], other: Document, token: Token
) -> Finding | None:
    """The finding, if one of the two surnames is a word of its text's language."""
    surname, found = mention.value.words[-1], token.text
    if max((alike(a, b) for a in keys_of(surname) for b in keys_of(found)), default=1.0) > _UNLIKE:
        return None
    end = Span(mention.span.end - len(surname), mention.span.end)
    kind = Kind.NAME_TRANSLATED
    if case.document is other:
        # The document has a word of its own language for an English surname.
        if not (is_common(surname) and is_ordinary(found, other.language)):
            return None
        span, text, right = Span(token.start, token.end), found, surname
        original = Original(witness.document.id, end, surname)
    else:
        # The English document has an English word where the original has a name, or
        # (English to English, by way of another language) the other way about.
        if other.language == "en":
            if is_ordinary(surname) or not is_common(found):
                kind = Kind.NAME_CHANGED
        elif not is_common(surname) or is_ordinary(found, other.language):
            return None
        span, text, right = end, surname, found
        original = Original(other.id, Span(token.start, token.end), found)
    if text != span.of(case.document.text):
        return None
    given = mention.text[: len(mention.text) - len(surname)].strip()
    return Finding(
        category=Category.ENTITY,
        kind=kind,
        severity=Severity.MAJOR,
        confidence=0.8,
        span=span,
        text=text,
        explanation=translated_explanation(text, right, given, taken=kind is not Kind.NAME_CHANGED),
        original=original,
        suggestion=right,
        witnesses_for=(witness.document.id,),
    )
