"""One name in two spellings inside one document, between English and another language.

The other side is the witness that the name is one: where the English text says *Zelenskyy*
each time and the German one *Selenskyj* here and *Zelenskij* there, or where one and the
same foreign word became *Yoon* here and *Jun* there. Endings, joined articles and
prepositions, and a vowel that comes and goes are inflection; given names are many people's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations

from audit.drift.case import Case, Witness
from audit.drift.names.likeness import alike, plain
from audit.drift.names.match import identity_of
from audit.drift.names.name import NameSort, fold
from audit.drift.names.ordinary import is_common
from audit.drift.names.reading import Reading
from audit.drift.names.written import SHORTEST, SURE, nats_for, word_for
from audit.language.romanise import ABJADS, romanise
from audit.types import Category, Document, Finding, Kind, Original, Place, Sentence, Severity, Span

# Endings of so many letters are inflection; what is left has to be this long.
ENDING, STEM = 3, 3
# Two English spellings of one name are at least this alike (0..1): "Yoon" / "Yun" .75.
ALIKE = 0.5
# A word that the letters alone do not make the name, but its likeness to the usual spelling.
DOUBTFUL, LIKE_USUAL = 0.0, 0.6
# So many whole names with one last part are several people's, or places.
TWO = 2
_VOWELS = frozenset("aeiouyj")


def consistent(case: Case, readings: Mapping[str, Reading]) -> Iterator[Finding]:
    """A finding for each name that the document spells in more than one way."""
    here = case.document.language
    for witness in case.witnesses:
        if not witness.testifies or not witness.relation.dependent:
            continue
        if here == "en" and witness.document.language != "en":
            yield from _english(case, witness, readings[case.document.id])
        elif here != "en" and witness.document.language == "en":
            yield from _foreign(case, witness, readings[witness.document.id])


def same_word(one: str, other: str, language: str) -> bool:
    """Whether two forms, in Latin letters, may be one word with other endings or joined words."""
    short, long = sorted((one, other), key=len)
    if short in long:
        return True
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if shared is None or (shared >= STEM and shared >= len(short) - ENDING):
        return True
    bones = _bones(short), _bones(long)
    return bones[0] == bones[1] or (
        language in ABJADS and len(bones[0]) >= STEM and bones[0] in bones[1]
    )


def _sounded(one: str, other: str) -> bool:
    """Whether two English spellings differ in vowels only, or one is a part of the other."""
    return one in other or other in one or _bones(one) == _bones(other)


def _bones(word: str) -> str:
    return "".join(c for c in word if c not in _VOWELS)


def surnames(reading: Reading) -> Mapping[str, list[Span]]:
    """Where each name of a text stands: by its last part, as people are called again.

    Places that CLDR names have translations and compounds; names that share their last part
    ("Baja California") are two.
    """
    found: dict[str, list[Span]] = defaultdict(list)
    whole: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for form in reading.forms:
        key, first = form.keys[-1], form.mentions[0].value
        if len(key) < SHORTEST or is_common(key) or first.sort is NameSort.DEMONYM:
            continue
        if identity_of(first) is not None:
            whole[key] |= {(), form.keys}
        elif len(form.keys) > 1:
            whole[key].add(form.keys)
        found[key] += [m.span for m in form.mentions]
    return {key: sorted(spans) for key, spans in found.items() if len(whole[key]) < TWO}


def _foreign(case: Case, witness: Witness, english: Reading) -> Iterator[Finding]:
    """The document's spellings of each English name."""
    document = case.document
    answers = _answers(case, witness, ours=False)
    if len(set().union(*answers.values())) < TWO:
        return  # one sentence cannot spell a name in two ways
    names = surnames(english)
    for key, spans in names.items():
        here = {
            index: sentence
            for span in spans
            if (sentence := witness.document.sentence_at(span.start)) is not None
            for index in answers.get(sentence.index, ())
        }
        if len(here) < TWO:
            continue
        found = dict(_words(key, here, names, document, SURE))
        if not found:
            continue
        usual = _latin(_grouped([found[i] for i in sorted(found)], document)[0][0], document)
        rest = {i: s for i, s in here.items() if i not in found}
        for index, word in _words(key, rest, names, document, DOUBTFUL):
            if alike(_latin(word, document), usual) >= LIKE_USUAL:
                found[index] = word
        groups = _grouped([found[i] for i in sorted(found)], document)
        if len(groups) > 1:
            there = spans[0]
            original = Original(witness.document.id, there, there.of(witness.document.text))
            yield _finding(document, groups, original)


def _words(
    key: str,
    here: Mapping[int, Sentence],
    names: Mapping[str, object],
    document: Document,
    least: float,
) -> Iterator[tuple[int, Span]]:
    """The word for a name in each sentence of the document, with its English sentence known."""
    for index, sentence in here.items():
        word = word_for(key, document.sentences[index], document.language, least=least)
        if word is None or _in_english(word, key, document, sentence):
            continue
        if _its_own(word, key, names, document):
            yield index, word


def _in_english(word: Span, key: str, document: Document, sentence: Sentence) -> bool:
    """Whether a word is part of a longer name left as it is ("Cromwell Society")."""
    if fold(word.of(document.text)) != key:
        return False
    known = {fold(w) for w in sentence.text.split()}
    before = document.text[: word.start].split(" ")[-2:-1]
    after = document.text[word.end :].split(" ")[1:2]
    return any(w[:1].isupper() and fold(w) in known for w in (*before, *after))


def _its_own(word: Span, key: str, names: Mapping[str, object], document: Document) -> bool:
    """Whether no other name of the text fits the word as well."""
    text = word.of(document.text)
    best = nats_for(key, text, document.language)
    return all(nats_for(other, text, document.language) < best for other in names if other != key)


def _grouped(spans: Sequence[Span], document: Document) -> list[list[Span]]:
    """The spellings, commonest first; each with its places in order."""
    groups: list[list[Span]] = []
    for span in spans:
        latin = _latin(span, document)
        for group in groups:
            if any(same_word(latin, _latin(other, document), document.language) for other in group):
                group.append(span)
                break
        else:
            groups.append([span])
    return sorted(groups, key=lambda g: -len(g))


def _latin(span: Span, document: Document) -> str:
    return romanise(span.of(document.text).casefold(), document.language)


def _english(case: Case, witness: Witness, english: Reading) -> Iterator[Finding]:
    """Pairs of English spellings for one foreign word."""
    names, foreign = surnames(english), witness.document
    answers = _answers(case, witness, ours=True)
    close = [
        (a, b)
        for a, b in combinations(names, 2)
        if alike(a, b) >= ALIKE and plain(a) != plain(b) and not _sounded(a, b)
    ]
    for one, other in close:
        words = []
        for key in (one, other):
            sentences = {
                index
                for span in names[key]
                if (s := case.document.sentence_at(span.start)) is not None
                for index in answers.get(s.index, ())
            }
            words.append(
                {
                    _latin(w, foreign): w
                    for i in sentences
                    if (w := word_for(key, foreign.sentences[i], foreign.language, least=DOUBTFUL))
                }
            )
        shared = sorted(set(words[0]) & set(words[1]))
        there = words[0][shared[0]] if shared else None
        if there is None or set(words[0]) ^ set(words[1]):
            continue
        text = there.of(foreign.text)
        if max(nats_for(key, text, foreign.language) for key in (one, other)) >= SURE:
            groups = sorted((names[one], names[other]), key=lambda g: -len(g))
            original = Original(foreign.id, there, there.of(foreign.text))
            yield _finding(case.document, groups, original)


def _answers(case: Case, witness: Witness, *, ours: bool) -> Mapping[int, tuple[int, ...]]:
    """Sentences of the one text that answer to each of the other; ``ours``: by the document's."""
    found: dict[int, tuple[int, ...]] = {}
    for link in case.links:
        for counterpart in link.counterparts:
            if counterpart.document != witness.document.id:
                continue
            keys, values = link.sentences, counterpart.sentences
            for index in keys if ours else values:
                found.setdefault(index, values if ours else keys)
    return found


def _finding(document: Document, groups: Sequence[Sequence[Span]], original: Original) -> Finding:
    usual = groups[0][0].of(document.text)
    odd = sorted(span for group in groups[1:] for span in group)
    places = tuple(Place(s, s.of(document.text)) for s in odd)
    return Finding(
        category=Category.ENTITY,
        kind=Kind.NAME_INCONSISTENT,
        severity=Severity.MINOR,
        confidence=0.75,
        span=odd[0],
        text=places[0].text,
        explanation=f"Elsewhere in this text the same name is “{usual}”.",
        original=original,
        suggestion=usual,
        places=places if len(places) > 1 else (),
        witnesses_for=() if original.document is None else (original.document,),
    )
