"""What a finding on a name says to the editor."""

from __future__ import annotations

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def counted(number: int, noun: str) -> str:
    """ "three reports", "one report", "14 reports"."""
    word = _COUNTS[number] if number < len(_COUNTS) else str(number)
    return f"{word} {noun}" if number == 1 else f"{word} {noun}s"


def respelt_explanation(
    wrong: str, right: str, reports: int, title: str | None, language: str | None = None
) -> str:
    """Says who spells the name how, and by which orthography it was respelt, if known."""
    whose = f"the {title.lower()}'s name" if title else "the name"
    verb = "spells" if reports == 1 else "spell"
    said = f"{counted(reports, 'report').capitalize()} {verb} {whose} {right}"
    if language:
        return f"{said}; “{wrong}” is the {language} way of spelling it."
    return f"{said}, not “{wrong}”."
