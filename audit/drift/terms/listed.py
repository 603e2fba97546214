"""The document held against a termbase: forbidden forms, and asked-for ones that are missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from audit.drift.case import Case, Witness
from audit.drift.terms.entry import Entry, Status
from audit.drift.terms.termbase import Termbase
from audit.drift.terms.tokens import Token, lemma, prose, tokens, words_of
from audit.language.codes import same_family
from audit.types import (
    Category,
    Counterpart,
    Document,
    Finding,
    Kind,
    Link,
    Original,
    Place,
    Severity,
    Span,
)

# Word alignment has to be this sure before it may point at a wrong rendering.
POINTED_AT = 0.6
# Scripts without spaces are searched as strings, not as words.
_UNSPACED = frozenset({"ja", "zh", "th", "lo", "km", "my", "yue"})
# An inflected form shares its beginning: all but this many letters, and four at least.
ENDING, SHORTEST_STEM = 3, 4


def listed(case: Case, termbase: Termbase) -> Iterator[Finding]:
    """Every place where the document does not do what the termbase says."""
    texts = {d.id: tokens(d) for d in (case.document, *(w.document for w in case.witnesses))}
    reported: dict[str, list[Span]] = defaultdict(list)
    for entry in termbase.entries:
        if entry.status is Status.FORBIDDEN and _speaks(entry.target_language, case.document):
            finding = _forbidden(case, entry, termbase, texts)
            if finding is not None:
                spans = [p.span for p in finding.places] or [finding.span]
                reported[entry.source.casefold()].extend(spans)
                yield finding
    for asked in _asked(termbase, case.document):
        for witness in case.witnesses:
            if witness.testifies and _speaks(asked[0].source_language, witness.document):
                yield from _missing(
                    case, witness, asked, texts, reported[asked[0].source.casefold()]
                )


def _speaks(language: str | None, document: Document) -> bool:
    return (
        language is None
        or language == document.language
        or same_family(language, document.language)
    )


def _asked(termbase: Termbase, document: Document) -> Iterator[tuple[Entry, ...]]:
    """Entries that ask for a form, the alternatives for one source together."""
    groups: dict[tuple[str | None, str], list[Entry]] = defaultdict(list)
    for entry in termbase.entries:
        if entry.status is not Status.FORBIDDEN and _speaks(entry.target_language, document):
            groups[entry.source_language, entry.source.casefold()].append(entry)
    for entries in groups.values():
        if any(e.status is Status.REQUIRED for e in entries):
            yield tuple(entries)


def _forbidden(
    case: Case, entry: Entry, termbase: Termbase, texts: Mapping[str, Sequence[Token]]
) -> Finding | None:
    spans = tuple(occurrences(entry.target, case.document, texts[case.document.id], strict=True))
    if not spans:
        return None
    instead = _instead(entry, termbase, case.document)
    text = spans[0].of(case.document.text)
    advice = f"; it asks for “{instead}”" if instead else ""
    return Finding(
        category=Category.TERMINOLOGY,
        kind=Kind.TERM_FORBIDDEN,
        severity=Severity.MAJOR,
        confidence=0.97,
        span=spans[0],
        text=text,
        explanation=f"The termbase forbids “{entry.target}”{advice}.",
        suggestion=instead,
        places=tuple(Place(s, s.of(case.document.text)) for s in spans) if len(spans) > 1 else (),
    )


def _instead(entry: Entry, termbase: Termbase, document: Document) -> str | None:
    """The form to write where ``entry`` forbids one."""
    for other in termbase.entries:
        if (
            other.status is not Status.FORBIDDEN
            and other.source.casefold() == entry.source.casefold()
            and _speaks(other.target_language, document)
            and entry.source
        ):
            return other.target
    if entry.source and entry.within_one_language:
        return entry.source
    return None


def _missing(
    case: Case,
    witness: Witness,
    asked: Sequence[Entry],
    texts: Mapping[str, Sequence[Token]],
    reported: Sequence[Span],
) -> Iterator[Finding]:
    """Links where the witness has the source and the document no asked-for form."""
    document = case.document
    if not witness.relation.dependent:
        return  # an independent report's sentence need not speak of the same thing
    source = asked[0].source
    places = tuple(occurrences(source, witness.document, texts[witness.document.id], strict=True))
    if not places:
        return
    have = [
        span
        for entry in asked
        for span in occurrences(entry.target, document, texts[document.id], strict=False)
    ]
    for link, counterpart in _links(case, witness):
        theirs = [witness.document.sentences[i].span for i in counterpart.sentences]
        ours = [document.sentences[i].span for i in link.sentences]
        used = [p for p in places if any(t.contains(p) for t in theirs)]
        if not used or any(o.contains(h) for o in ours for h in have):
            continue
        located = (
            case.words.locate(witness.document, used[0], document, link.sentences)
            if case.words
            else None
        )
        sure = located is not None and located.score >= POINTED_AT
        span = located.span if located is not None and sure else ours[0]
        if any(span.overlaps(r) for r in reported):
            continue
        wanted = " or ".join(f"“{e.target}”" for e in asked)
        yield Finding(
            category=Category.TERMINOLOGY,
            kind=Kind.TERM_REQUIRED,
            severity=Severity.MAJOR,
            confidence=0.85 if sure else 0.75,
            span=span,
            text=span.of(document.text),
            explanation=f"The termbase asks for {wanted} where the original says “{source}”.",
            original=Original(witness.document.id, used[0], used[0].of(witness.document.text)),
            suggestion=asked[0].target if sure else None,  # the sentence is not to be replaced
            witnesses_for=(witness.document.id,),
        )


def _links(case: Case, witness: Witness) -> Iterator[tuple[Link, Counterpart]]:
    for link in case.links:
        for counterpart in link.counterparts:
            if counterpart.document == witness.document.id:
                yield link, counterpart


def occurrences(
    term: str, document: Document, words: Sequence[Token], *, strict: bool
) -> Iterator[Span]:
    """Where a term stands in a document's body, inflected, hyphenated or joined.

    ``strict`` wants each word in its own form or base form; without it a word
    that shares the beginning will do, which forgives endings of languages
    whose lemmas are not known.
    """
    if document.language in _UNSPACED or (not term.isascii() and " " not in term and not words):
        yield from _as_string(term, document)
        return
    parts = words_of(term)
    if not parts:
        yield from _as_string(term, document)
        return
    joined = "".join(parts)
    for i, first in enumerate(words):
        if _same(first.low, first.base, joined, document.language, strict):
            yield first.span
            continue
        run = words[i : i + len(parts)]
        if (
            len(run) == len(parts)
            and all(w.gap in (" ", "-") for w in run[1:])
            and all(w.sentence == first.sentence for w in run)
            and _all_same(run, parts, document.language, strict)
        ):
            yield Span(first.span.start, run[-1].span.end)


def _all_same(run: Sequence[Token], parts: Sequence[str], language: str, strict: bool) -> bool:
    """Whether a run of words is a term of several words.

    Lemmas of adjectives are often not known ("apelacionim sudom"): outside English it is enough
    that one word of several is surely the term's, where the others begin like it.
    """
    surely = [_same(w.low, w.base, p, language, True) for w, p in zip(run, parts, strict=True)]
    if all(surely):
        return True
    if strict and (language == "en" or len(parts) < 2 or not any(surely)):
        return False
    return all(_same(w.low, w.base, p, language, False) for w, p in zip(run, parts, strict=True))


def _same(low: str, base: str, part: str, language: str, strict: bool) -> bool:
    if part in (low, base) or base == lemma(part, language):
        return True
    if strict:
        return False
    stem = part[: max(SHORTEST_STEM, len(part) - ENDING)]
    return (
        len(stem) >= SHORTEST_STEM and low.startswith(stem) and len(low) <= len(part) + ENDING + 1
    )


def _as_string(term: str, document: Document) -> Iterator[Span]:
    for sentence in prose(document):
        at = sentence.text.find(term)
        while term and at >= 0:
            yield Span(at, at + len(term)).shift(sentence.span.start)
            at = sentence.text.find(term, at + len(term))
