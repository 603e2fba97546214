"""What a finding on a name says to the editor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from audit.language.respelling import respellings
from audit.types import Finding

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(number: int, noun: str) -> str:
    """ "three reports", "one report", "14 reports"."""
    word = _COUNTS[number] if number < len(_COUNTS) else str(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def respelt_explanation(wrong: str, right: str, reports: int, title: str | None) -> str:
    """Says who spells the name how."""
    whose = f"the {title.lower()}'s name" if title else "the name"
    verb = "spells" if reports == 1 else "spell"
    said = f"{counted(reports, 'report').capitalize()} {verb} {whose} {right}"
    return f"{said}, not “{wrong}”."


# An orthography is named where it leads, over all respellings of the document together;
# several may give one spelling, so it is named as one that would, not as the one that did.
_OWN_NAMES = {"hbs": "Serbian or Croatian"}
# What an orthography that does not explain a respelling loses beyond the worst that does.
_UNEXPLAINED = 2.0


def with_orthography(found: Sequence[Finding]) -> list[Finding]:
    """The same findings, each naming the orthography that explains all of them best."""
    explained = [dict(respellings(f.suggestion, f.text)) if f.suggestion else {} for f in found]
    languages = {language for ways in explained for language in ways}
    totals = dict.fromkeys(sorted(languages), 0.0)
    for ways in (e for e in explained if e):
        worst = min(ways.values()) - _UNEXPLAINED
        for language in totals:
            totals[language] += ways.get(language, worst)
    if not totals:
        return list(found)
    best = max(totals, key=lambda language: totals[language])
    spoken = language_name(best)
    written = []
    for finding, ways in zip(found, explained, strict=True):
        said = finding.explanation.rsplit(", not “", 1)[0]
        text = finding.explanation
        if best in ways and spoken:
            text = f"{said}; “{finding.text}” looks like a respelling through {spoken}."
        elif ways:
            text = f"{said}; “{finding.text}” is a respelling by another language's rules."
        written.append(replace(finding, explanation=text))
    return written


def language_name(code: str) -> str | None:
    """The English name of a language, or None."""
    from babel import Locale

    return _OWN_NAMES.get(code) or Locale("en").languages.get(code)


def changed(found: str, original: str) -> str:
    """Another name stands in the place of the original's."""
    return f"The original names {original} here, the text {found}."


def added(found: str) -> str:
    """A name that the original does not have."""
    return f"The original does not name {found} here."


def missing(original: str) -> str:
    """A name of the original that does not come back."""
    return f"The original names {original} here; the text does not."


def translated_explanation(found: str, right: str, given: str, *, taken: bool) -> str:
    """Another surname after the same given name; ``taken``: for a word, it seems."""
    said = f"{given} is called {right} in the original"
    return f"{said}; “{found}” is that surname taken for a word." if taken else f"{said}."
