"""The house rules of a desk: a TOML file that can stand under version control.

language = "sr"       # of the reports' pages: en, sr; left out: en

[[accept]]            # a form that is legitimate here
form = "Kiev"
of = "Kyiv"
language = "en"       # left out: in any language
reason = "agency style until 2026"

[[ignore]]            # findings that nobody wants to see; every line must fit
kind = "foreign_format"
publisher = "Tanjug"
reason = "their own style"

[[marks]]             # inline marks count in files of this folder of the inbox, and nowhere else
folder = "own-desk"
critical = false      # whether a mark may silence a critical finding
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

import msgspec

from audit.desk.decisions.folding import folded
from audit.desk.decisions.marks import Mark, Trusted, take_marks
from audit.desk.store.base import Store
from audit.desk.watch.summing import finding_key
from audit.errors import UsageError
from audit.score import Weights, score
from audit.types import Category, DocumentReport, Finding, Kind, RawDocument
from audit.words import LANGUAGES

# Only what a form is about can be excused by a form: a name or a term, never a number.
EXCUSABLE = frozenset(
    (Category.ENTITY, Category.TERMINOLOGY, Category.UNTRANSLATED, Category.MISTRANSLATION)
)


class Accept(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``form`` is a legitimate form of ``of``."""

    form: str
    of: str
    reason: str = ""
    language: str | None = None

    def fits(self, finding: Finding, language: str) -> bool:
        """Whether this form is what the finding is about."""
        return (
            finding.category in EXCUSABLE
            and self.language in (None, language)
            and folded(finding.text) == folded(self.form)
            and folded(self.of) in {folded(o) for o in originals(finding)}
        )


class Ignore(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Findings that are kept out of reports. What is left out fits everything."""

    reason: str = ""
    kind: Kind | None = None
    category: Category | None = None
    text: str | None = None
    language: str | None = None
    publisher: str | None = None
    source: str | None = None

    def fits(self, finding: Finding, report: DocumentReport) -> bool:
        """Whether every condition holds. ``source`` is a pattern with ``*``."""
        document = report.document
        return (
            self.kind in (None, finding.kind)
            and self.category in (None, finding.category)
            and self.language in (None, document.language)
            and self.publisher in (None, document.publisher)
            and (self.text is None or folded(self.text) == folded(finding.text))
            and (self.source is None or fnmatchcase(document.source, self.source))
        )


class House(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All rules of the file."""

    accept: tuple[Accept, ...] = ()
    ignore: tuple[Ignore, ...] = ()
    marks: tuple[Trusted, ...] = ()
    language: str = "en"

    def __post_init__(self) -> None:
        if self.language not in LANGUAGES:
            raise ValueError(f"language is one of {', '.join(LANGUAGES)}, not {self.language!r}")
        for number, rule in enumerate(self.ignore, start=1):
            if rule == Ignore(reason=rule.reason):
                raise ValueError(f"ignore rule {number} names no condition, so it fits everything")


def read_house(path: Path) -> House:
    """The rules of a file; UsageError names the line or the key that is wrong."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), House)
    except OSError as error:
        raise UsageError(
            f"{path}: cannot be read ({error.strerror or error}); check the path"
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: this is no TOML ({error}); mend the line") from error
    except (msgspec.ValidationError, ValueError) as error:
        raise UsageError(f"{path}: {error}; see docs/desk.md for the keys") from error


class Silencer:
    """Takes out of a report what the house rules and the editors' dismissals excuse.

    The editors' forms are asked for anew with each report, so that a dismissal
    holds from the next document on, and one that is taken back does not.
    """

    def __init__(self, house: House, store: Store, weights: Weights) -> None:
        self._house = house
        self._store = store
        self._weights = weights

    def read(self, raw: RawDocument, path: Path, name: str) -> tuple[RawDocument, tuple[Mark, ...]]:
        """The document of the inbox's file ``name``, its marks taken out where they count."""
        for trusted in self._house.marks:
            if trusted.holds(name):
                return take_marks(raw, path, critical=trusted.critical)
        return raw, ()

    def __call__(
        self, report: DocumentReport, marks: Sequence[Mark] = ()
    ) -> tuple[DocumentReport, dict[str, str]]:
        """The report without the excused findings, and by which rule, by the finding's key."""
        silenced: dict[str, str] = {}
        for finding in report.findings:
            rule = self._rule(finding, report) or _by_mark(finding, marks)
            if rule is not None:
                silenced[finding_key(finding)] = rule
        if not silenced:
            return report, {}
        kept = tuple(f for f in report.findings if finding_key(f) not in silenced)
        scores = score(report.document, kept, self._weights)
        return replace(report, findings=kept, scores=scores), silenced

    def _rule(self, finding: Finding, report: DocumentReport) -> str | None:
        for number, ignore in enumerate(self._house.ignore, start=1):
            if ignore.fits(finding, report):
                return f"house:ignore:{number}"
        language = report.document.language
        for number, accept in enumerate(self._house.accept, start=1):
            if accept.fits(finding, language):
                return f"house:accept:{number}"
        if finding.category not in EXCUSABLE:
            return None
        for original in originals(finding):
            row = self._store.base.execute(
                "select id from forms where folded_form = ? and folded_of = ?"
                " and (language is null or language = ?) and taken_back_at is null"
                " order by id limit 1",
                (folded(finding.text), folded(original), language),
            ).fetchone()
            if row is not None:
                return f"form:{row[0]}"
        return None


def excusable(finding: dict[str, object]) -> tuple[str, str] | None:
    """The form and what it is a form of, where dismissing it can be remembered; else None."""
    original = finding["original"]
    of = original["text"] if isinstance(original, dict) else finding["suggestion"]
    form = finding["text"]
    if finding["category"] not in EXCUSABLE or not of or not form:
        return None
    # A whole sentence is no form of anything.
    if max(len(str(form)), len(str(of))) > 80 or folded(str(form)) == folded(str(of)):
        return None
    return str(form), str(of)


def originals(finding: Finding) -> tuple[str, ...]:
    """What the finding holds its text against: the original's words and the suggestion."""
    said = (finding.original.text if finding.original else None, finding.suggestion)
    return tuple(dict.fromkeys(text for text in said if text))


def _by_mark(finding: Finding, marks: Sequence[Mark]) -> str | None:
    mark = next((mark for mark in marks if mark.fits(finding)), None)
    return None if mark is None else f"mark:{mark.reason}"
