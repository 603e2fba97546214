"""Findings on terms, from the document's renderings of the witnesses' terms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from audit.drift.case import Case
from audit.drift.residue.naming import language_name
from audit.drift.terms.candidates import Term, Use, is_plural, testifying
from audit.drift.terms.candidates import terms as terms_of
from audit.drift.terms.coined import Rendering, coinages, coins
from audit.drift.terms.lexicon import judged
from audit.drift.terms.likeness import derived
from audit.drift.terms.literal import literals, one_word
from audit.drift.terms.tokens import tokens
from audit.types import Category, Finding, Kind, Original, Place, Severity, Span

# From here on the document counts as machine translated.
TRANSLATED = 0.5


def compare(case: Case) -> Iterator[Finding]:
    """Coined and literal renderings, and terms that the document gives in two ways."""
    language = case.document.language
    if not judged(language) or not testifying(case):
        return
    translated = case.machine_translated is not None and case.machine_translated >= TRANSLATED
    if not translated and not coins(case):
        return
    terms = terms_of(case)
    coined: dict[str, str] = {}
    for rendering in coinages(case, terms):
        others = _other_spellings(case, rendering)
        yield _coined(case, rendering, others, translated)
        odd = tuple(s for s in others if not _right(s.of(case.document.text), rendering.term))
        if odd:
            yield _inconsistent(case, rendering, odd)
        coined[rendering.key] = rendering.term.key
    if translated:  # an author may put it in other words; a machine was to keep the term
        for rendering in literals(case, terms, coined):
            if rendering.term.key not in coined.values():
                yield _literal(case, rendering)


def _coined(
    case: Case, rendering: Rendering, others: tuple[Span, ...], translated: bool
) -> Finding:
    """The finding for a word that the language does not have."""
    term = rendering.term
    text = rendering.places[0].of(case.document.text)
    suggestion = term.form(is_plural(text, case.document.language), case.document.language)
    language = language_name(case.document.language)
    said = f"No such word in {language}: {_who(case, term)} “{suggestion}”."
    if others:
        texts = dict.fromkeys(s.of(case.document.text) for s in others)
        elsewhere = ", ".join(f"“{t}”" for t in texts)
        if all(_right(t, term) for t in texts):
            said += f" Elsewhere the text itself has it right: {elsewhere}."
        else:
            said += f" The text itself also has {elsewhere} for the same thing."
    severity = Severity.MAJOR if rendering.linked or translated else Severity.MINOR
    confidence = 0.55 + 0.3 * rendering.likeness + (0.1 if rendering.linked else 0.0)
    return _finding(
        case,
        rendering,
        kind=Kind.TERM_COINED,
        severity=severity,
        confidence=confidence if translated or rendering.linked else confidence - 0.2,
        suggestion=suggestion,
        explanation=said,
    )


def _literal(case: Case, rendering: Rendering) -> Finding:
    """The finding for a term put word by word."""
    term = rendering.term
    text = rendering.places[0].of(case.document.text)
    suggestion = term.form(is_plural(text, "en"), "en")
    return _finding(
        case,
        rendering,
        kind=Kind.TERM_LITERAL,
        # A group that people write as one word is a term beyond doubt; of others ("home
        # ground", "acting governor") every second finding is but another wording.
        severity=Severity.MAJOR if one_word(term) else Severity.MINOR,
        confidence=0.75 if one_word(term) else 0.5,
        suggestion=suggestion,
        explanation=(
            f"“{text}” is not what this is called in English: {_who(case, term)} “{suggestion}”. "
            "It looks like a word-for-word rendering through another language."
        ),
    )


def _inconsistent(case: Case, rendering: Rendering, others: tuple[Span, ...]) -> Finding:
    """The finding for the other names that the document gives the same thing."""
    text = case.document.text
    first = rendering.places[0].of(text)
    other = others[0].of(text)
    term = rendering.term
    right = term.form(False, case.document.language)
    return Finding(
        category=Category.TERMINOLOGY,
        kind=Kind.TERM_INCONSISTENT,
        severity=Severity.MINOR,
        confidence=0.7,
        span=others[0],
        text=other,
        explanation=(
            f"“{other}” and “{first}” name the same thing in one text; "
            f"{_who(case, term)} “{right}”."
        ),
        original=_original(case, term, others),
        suggestion=right,
        places=tuple(Place(s, s.of(text)) for s in others) if len(others) > 1 else (),
        witnesses_for=term.documents,
    )


def _finding(
    case: Case,
    rendering: Rendering,
    *,
    kind: Kind,
    severity: Severity,
    confidence: float,
    suggestion: str,
    explanation: str,
) -> Finding:
    """A terminology finding at the rendering's first place."""
    text = case.document.text
    first = rendering.places[0]
    return Finding(
        category=Category.TERMINOLOGY,
        kind=kind,
        severity=severity,
        confidence=min(0.97, max(0.0, confidence)),
        span=first,
        text=first.of(text),
        explanation=explanation,
        original=_original(case, rendering.term, rendering.places),
        suggestion=suggestion,
        places=tuple(Place(s, s.of(text)) for s in rendering.places),
        witnesses_for=rendering.term.documents,
    )


def _original(case: Case, term: Term, places: tuple[Span, ...]) -> Original:
    """The best place of the term: in a sentence linked to one of the places, if any."""
    order: dict[tuple[str, int], int] = {}
    for place in places:
        sentence = case.document.sentence_at(place.start)
        if sentence is None:
            continue
        for link in case.links:
            if sentence.index in link.sentences:
                for rank, counterpart in enumerate(link.counterparts):
                    for index in counterpart.sentences:
                        order.setdefault((counterpart.document, index), rank)

    def nearness(use: Use) -> tuple[int, bool]:
        return order.get((use.document, use.sentence), 99), " " in use.text.strip()

    use = min(term.uses, key=nearness)
    return Original(use.document, use.span, use.text)


def _other_spellings(case: Case, rendering: Rendering) -> tuple[Span, ...]:
    """Where the document names the term in yet another way.

    The right form somewhere else, or a form built on it ("deep-faking" beside
    "deepfake"): same letters but for an ending, hyphens and spaces.
    """
    words = tokens(case.document)
    key = rendering.term.key
    coined = set(rendering.places)
    found = [w.span for w in words if w.span not in coined and derived(w.low, key)]
    for left, right in pairwise(words):
        if right.gap in ("-", " ") and derived(left.low + right.low, key):
            found.append(Span(left.span.start, right.span.end))
    return tuple(sorted(set(found)))


_COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _right(text: str, term: Term) -> bool:
    """Whether a spelling is one that the witnesses have, in either number."""
    low = text.lower().removesuffix("s")
    return low in {use.text.lower().removesuffix("s") for use in term.uses}


def _who(case: Case, term: Term) -> str:
    """The subject and verb of a sentence that names the form of the witnesses."""
    count = len(term.documents)
    article = "the " if count == len(testifying(case)) else ""
    number = _COUNTS[count] if count < len(_COUNTS) else str(count)
    if count == 1:
        return f"{'the' if article else 'one'} other report says"
    return f"{article}{number} other reports say"
