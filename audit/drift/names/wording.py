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


# How many nats one orthography must lead by, over all respellings of the document together,
# before it is named: exp(2) is odds of seven to one.
_LEAD = 2.0
_OWN_NAMES = {"hbs": "Serbian or Croatian"}


def with_orthography(found: Sequence[Finding]) -> list[Finding]:
    """The same findings, each naming the orthography that explains all of them best."""
    explained = [dict(respellings(f.suggestion, f.text)) if f.suggestion else {} for f in found]
    languages = {language for ways in explained for language in ways}
    totals = dict.fromkeys(languages, 0.0)
    for ways in (e for e in explained if e):
        worst = min(ways.values()) - _LEAD
        for language in languages:
            totals[language] += ways.get(language, worst)
    ranked = sorted(totals.items(), key=lambda pair: -pair[1])
    if not ranked:
        return list(found)
    clear = len(ranked) == 1 or ranked[0][1] - ranked[1][1] >= _LEAD
    spoken = language_name(ranked[0][0])
    written = []
    for finding, ways in zip(found, explained, strict=True):
        said = finding.explanation.rsplit(", not “", 1)[0]
        if clear and ranked[0][0] in ways and spoken:
            text = f"{said}; “{finding.text}” is a {spoken} respelling."
        elif ways:
            text = f"{said}; “{finding.text}” is a respelling by another language's rules."
        else:
            text = finding.explanation
        written.append(replace(finding, explanation=text))
    return written


def language_name(code: str) -> str | None:
    """The English name of a language, or None."""
    from babel import Locale

    return _OWN_NAMES.get(code) or Locale("en").languages.get(code)
