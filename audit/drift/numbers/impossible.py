"""Times and dates that English cannot mean, seen in the text alone: 29 p.m., Oct. 1968, 2.

Where a system puts the source's numbers into the slots of its translation (number refill),
the 24-hour clock lands before "p.m." and the year in the day's place. No number need differ
from the original's for that, so no comparison of values sees it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from audit.drift.case import Case
from audit.drift.numbers.lexicon import subtag
from audit.drift.numbers.sides import Numbers
from audit.types import Category, Finding, Kind, Role, Severity, Span

# "13 am" is a verb after "I", and "0 a.m." a way to write midnight.
_TIME = re.compile(
    r"(?<![\d.,:$€£#-])(?P<hour>\d{1,4})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b\.?",
    re.I,
)
_LAST_HOUR = 12
_DAY = 24
_MONTHS = (
    "jan feb mar apr may jun jul aug sept? oct nov dec january february march april june july "
    "august september october november december"
)
_DATE = re.compile(
    rf"\b(?P<month>{'|'.join(_MONTHS.split())})\.? (?P<year>1[5-9]\d\d|20\d\d), "
    r"(?P<day>[1-9]|[12]\d|3[01])(?=[,;)]|\.(?:\s|$)|$)",
    re.I,
)
_DIGIT = re.compile(r"\d")
# What the two have in them, found sooner.
_MAY_BE_TIME = re.compile(r"\d\s?[ap]\.?m", re.I)
_MAY_BE_DATE = re.compile(r"\d{4}, [1-3]?\d")
# Seen nowhere in NTREX's English; in refilled blocks (bench.refill) in one of nine.
CERTAIN, LIKELY = 0.95, 0.8


def impossible(case: Case, numbers: Numbers) -> Iterator[Finding]:
    """Clock times past twelve with a.m. or p.m., and a year where the day of a month stands."""
    for sentence in case.document.sentences:
        if sentence.role is Role.BOILERPLATE or not _DIGIT.search(sentence.text):
            continue
        if subtag(numbers.language(sentence)) != "en":
            continue
        for match in _TIME.finditer(sentence.text) if _MAY_BE_TIME.search(sentence.text) else ():
            yield from _time(match, sentence.span.start)
        for match in _DATE.finditer(sentence.text) if _MAY_BE_DATE.search(sentence.text) else ():
            proper = f"{match['month']} {match['day']}, {match['year']}"
            yield _finding(
                match, sentence.span.start, Severity.MAJOR, LIKELY, proper,
                "the year stands where the day belongs",
            )  # fmt: skip


def _time(match: re.Match[str], start: int) -> Iterator[Finding]:
    hour, half = int(match["hour"]), match["half"].casefold()
    if hour <= _LAST_HOUR or len(match["hour"]) > 2:
        return  # "1530 p.m." is an hour and its minutes, run together
    minute = f":{match['minute']}" if match["minute"] else ""
    if half == "p" and hour < _DAY:
        proper = f"{hour - _LAST_HOUR}{minute} p.m."
        why = "the hour is one of the 24-hour clock"
        yield _finding(match, start, Severity.MINOR, CERTAIN, proper, why)
    elif match["minute"] or match.group().casefold() != f"{match['hour']} am":
        why = "the day has no such hour" if hour >= _DAY else "the hour is past noon"
        yield _finding(match, start, Severity.MAJOR, CERTAIN, None, why)


def _finding(
    match: re.Match[str],
    start: int,
    severity: Severity,
    confidence: float,
    proper: str | None,
    why: str,
) -> Finding:
    text = match.group()
    return Finding(
        Category.NUMBER, Kind.REFILLED, severity, confidence,
        Span(start + match.start(), start + match.end()), text,
        f"{text} is no English time or date: {why}. A translation system that puts the source's"
        " numbers into places of its own leaves this behind.",
        None, proper,
    )  # fmt: skip
