"""What an editor calls things: plain words for the codes of the contract."""

from __future__ import annotations

from audit.types import (
    KINDS,
    Category,
    DocumentClass,
    DocumentReport,
    Finding,
    Relation,
    Severity,
)
from audit.words import ENGLISH, Words
from audit.words.languages import named, per_cent, through

CLASSES: dict[DocumentClass, str] = {
    DocumentClass.INDEPENDENT: "Independent report",
    DocumentClass.SYNDICATED_COPY: "Copy of a syndicated story",
    DocumentClass.REWRITE: "Reworded from another text",
    DocumentClass.TRANSLATION: "Translated by people",
    DocumentClass.MACHINE_TRANSLATED: "Came through a machine translator",
}

# As a sentence about "it", for the line under the verdict.
CLASS_SENTENCES: dict[DocumentClass, str] = {
    DocumentClass.INDEPENDENT: "It is a report of its own: it shares the event with the others, "
    "not the wording.",
    DocumentClass.SYNDICATED_COPY: "It is the same text as another publication's, "
    "carried over whole.",
    DocumentClass.REWRITE: "It follows another text sentence by sentence in other words.",
    DocumentClass.TRANSLATION: "It is a translation of another text, made by people.",
    DocumentClass.MACHINE_TRANSLATED: "It came through a machine translator.",
}

RELATIONS: dict[Relation, str] = {
    Relation.COPY: "same text",
    Relation.REWRITE: "reworded",
    Relation.TRANSLATION: "translation",
    Relation.RELAY: "through another language",
    Relation.SAME_STORY: "own report of the story",
}

SEVERITIES: dict[Severity, str] = {
    Severity.CRITICAL: "Critical",
    Severity.MAJOR: "Major",
    Severity.MINOR: "Minor",
}
SEVERITY_MEANINGS: dict[Severity, str] = {
    Severity.CRITICAL: "the reader is told something false or meaningless",
    Severity.MAJOR: "a name, figure or term is wrong",
    Severity.MINOR: "form, or a difference that may be right",
}
# Shape as well as colour, so that no one needs to see red.
SEVERITY_SIGNS: dict[Severity, str] = {
    Severity.CRITICAL: "\u25c6",
    Severity.MAJOR: "\u25b2",
    Severity.MINOR: "\u25cb",
}

CATEGORIES: dict[Category, str] = {
    Category.NUMBER: "Number",
    Category.DATE_TIME: "Date or time",
    Category.ENTITY: "Name",
    Category.TERMINOLOGY: "Term",
    Category.UNTRANSLATED: "Left untranslated",
    Category.OMISSION: "Left out",
    Category.ADDITION: "Added",
    Category.MISTRANSLATION: "Meaning",
    Category.UNIT_CONVERSION: "Unit",
    Category.NUMBER_FORMAT: "Number format",
}

# The columns of the small chart, and what falls into each.
GROUPS: tuple[tuple[str, frozenset[Category]], ...] = (
    (
        "Numbers",
        frozenset(
            {
                Category.NUMBER,
                Category.DATE_TIME,
                Category.UNIT_CONVERSION,
                Category.NUMBER_FORMAT,
            }
        ),
    ),
    ("Names", frozenset({Category.ENTITY})),
    ("Terms", frozenset({Category.TERMINOLOGY, Category.UNTRANSLATED})),
    ("Meaning", frozenset({Category.MISTRANSLATION, Category.OMISSION, Category.ADDITION})),
)


def heading(finding: Finding, say: Words = ENGLISH) -> str:
    """``Name: respelt by another language's orthography``, from the table of kinds."""
    meaning = say.gettext(KINDS[finding.kind].meaning).replace("'", "\u2019")
    return f"{say.gettext(CATEGORIES[finding.category])}: {meaning}"


def sureness(probability: float, say: Words = ENGLISH) -> str:
    """A probability in words that people rank alike, with the figure."""
    if probability >= 0.9:
        word = say.gettext("almost certain")
    elif probability >= 0.7:
        word = say.gettext("likely")
    elif probability >= 0.5:
        word = say.gettext("rather likely")
    else:
        word = say.gettext("doubtful")
    return f"{word}, {per_cent(probability, say)}"


def language_name(code: str, say: Words = ENGLISH) -> str:
    """Name of a language (CLDR through Babel); the code where there is none."""
    return named(code, say)


def html_language(code: str | None) -> str | None:
    """The tag for ``lang``; ``hbs`` is written ``sh`` there (IANA subtag registry)."""
    if not code or not code.isascii() or not code.isalpha():
        return None
    return "sh" if code == "hbs" else code


def relay_words(report: DocumentReport, say: Words = ENGLISH) -> str:
    """``by way of Serbian (82 %)``; empty where no relay is known."""
    if (
        report.verdict.document_class is not DocumentClass.MACHINE_TRANSLATED
        or not report.verdict.relay_languages
    ):
        return ""
    best = report.verdict.relay_languages[0]
    return through(best.language, best.probability, say)


def short(text: str, limit: int) -> str:
    """``text`` on one line, cut at a word after at most ``limit`` characters."""
    line = " ".join(text[: limit * 8].split())
    if len(line) <= limit:
        return line
    cut = line[:limit]
    head, space, _ = cut.rpartition(" ")
    return f"{(head if space and len(head) > limit // 2 else cut).rstrip()}\u2026"
