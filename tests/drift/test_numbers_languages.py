"""Number grammar, language by language: words, phrases, and that another value is another.

``number_words.tsv`` is generated from CLDR's rules, ``number_phrases.txt`` written for us.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path

import pytest

from audit.drift.case import Case, Witness
from audit.drift.numbers import extract, find
from audit.drift.numbers.style import by_locale
from audit.types import Counterpart, Document, Finding, Link, Relation, Sentence, Span

HERE = Path(__file__).parent


def words() -> dict[str, list[tuple[int, str]]]:
    table: dict[str, list[tuple[int, str]]] = {}
    for line in (HERE / "number_words.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            language, value, spelled = line.split("\t")
            table.setdefault(language, []).append((int(value), spelled))
    return table


def phrases() -> dict[str, dict[str, str]]:
    table: dict[str, dict[str, str]] = {}
    language = ""
    for line in (HERE / "number_phrases.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            language = line[1:-1]
        elif line and not line.startswith("#"):
            key, text = line.split("|", 1)
            table.setdefault(language, {})[key] = text
    return table


WORDS, PHRASES = words(), phrases()
ENGLISH = PHRASES.pop("en")
# The same facts with another value.
OTHER = {
    "d1250": "1,350 houses", "pct": "4.5 percent", "mil": "3.5 million people",
    "bn": "$1.9 billion", "age": "a 47-year-old man", "clock": "at 6:40 p.m.",
    "date": "on March 3, 2012", "range": "from 10 to 18 kilometres", "eur": "4,000 euros",
    "m10": "70 million people", "k5": "8,000 soldiers", "tue": "on Thursday",
}  # fmt: skip
# Known to stay silent: the figure is inside a compound, or a weekday is also a number.
SILENT = {
    ("cs", "age"), ("it", "age"), ("ru", "age"), ("sr", "age"), ("hu", "age"), ("el", "tue"),
    ("vi", "tue"), ("pt", "tue"), ("he", "tue"),
}  # fmt: skip


def text(name: str, line: str, language: str) -> Document:
    sentence = Sentence(0, Span(0, len(line)), line, language=language, block=0)
    return Document(name, name, line, language, (sentence,))


def pair(language: str, source: str, target: str) -> list[Finding]:
    one, two = text("source", source, "en"), text("target", target, language)
    link = Link((0,), (Counterpart("source", (0,), 1.0),))
    return list(find(Case(two, (Witness(one, Relation.TRANSLATION, True),), (link,))))


# News in these writes otherwise than CLDR says, or did when the lists were made.
UNLIKE_CLDR = {"lo", "mn", "ps", "sw"}


def test_the_decimal_sign_of_a_language_is_cldrs() -> None:
    files = (resources.files("audit.drift.numbers.languages")).iterdir()
    told = {
        Path(file.name).stem: json.loads(file.read_text("utf-8"))["decimal"]
        for file in files
        if file.name.endswith(".json")
    }
    assert len(told) > 70
    unlike = {c for c, sign in told.items() if (sign == ",") != (by_locale(c).decimal == ",")}
    assert unlike == UNLIKE_CLDR


@pytest.mark.parametrize("language", sorted(WORDS))
def test_number_words_are_read(language: str) -> None:
    wrong = []
    for value, spelled in WORDS[language]:
        found = extract(spelled, language)
        if len(found) != 1 or value not in found[0].value.readings:
            wrong.append((value, spelled, [str(n.value.value) for n in found]))
    assert wrong == []


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_one_fact_in_two_languages_is_no_finding(language: str) -> None:
    told = {
        key: [f.explanation for f in pair(language, ENGLISH[key], phrase)]
        for key, phrase in PHRASES[language].items()
    }
    assert {key: found for key, found in told.items() if found} == {}


@pytest.mark.parametrize("language", sorted(PHRASES))
def test_another_value_is_found(language: str) -> None:
    silent = [
        key
        for key, phrase in PHRASES[language].items()
        if key in OTHER and (language, key) not in SILENT and not pair(language, OTHER[key], phrase)
    ]
    assert silent == []
