"""The closed list of finding kinds. A kind that is not here cannot be reported."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Stable codes, one per kind of drift; documented in ``KINDS``."""

    # numbers and dates
    PLACEHOLDER = "placeholder"
    REFILLED = "refilled"
    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    SWAPPED = "swapped"
    SHIFTED = "shifted"
    SCALED = "scaled"
    CURRENCY_CONVERTED = "currency_converted"
    UNIT_CONVERTED = "unit_converted"
    UNIT_CHANGED = "unit_changed"
    PERCENT_POINTS = "percent_points"
    DATE_ORDER = "date_order"
    FOREIGN_FORMAT = "foreign_format"
    DISAGREEMENT = "disagreement"
    # names
    NAME_RESPELT = "name_respelt"
    NAME_CHANGED = "name_changed"
    NAME_MISSING = "name_missing"
    NAME_ADDED = "name_added"
    NAME_INCONSISTENT = "name_inconsistent"
    NAME_TRANSLATED = "name_translated"
    # terms
    TERM_COINED = "term_coined"
    TERM_LITERAL = "term_literal"
    TERM_CHANGED = "term_changed"
    TERM_INCONSISTENT = "term_inconsistent"
    TERM_FORBIDDEN = "term_forbidden"
    TERM_REQUIRED = "term_required"
    RESIDUE = "residue"
    # clauses and meaning
    OMITTED = "omitted"
    ADDED = "added"
    NEGATED = "negated"
    INTENSITY = "intensity"
    REVERSED = "reversed"
    PRONOUN = "pronoun"
    WORD_CHOICE = "word_choice"
    MEANING = "meaning"
    # quotations
    QUOTATION_CHANGED = "quotation_changed"
    QUOTATION_INCONSISTENT = "quotation_inconsistent"
    QUOTATION_SPEAKER = "quotation_speaker"
    QUOTATION_LOST = "quotation_lost"
    QUOTATION_ADDED = "quotation_added"


@dataclass(frozen=True, slots=True)
class KindInfo:
    """MQM categories that a kind may carry, and what it means in a line."""

    categories: tuple[str, ...]
    meaning: str


_NUMERIC = ("number", "date-time")

KINDS: dict[Kind, KindInfo] = {
    Kind.PLACEHOLDER: KindInfo(("number",), "a number was lost and a placeholder stands for it"),
    Kind.REFILLED: KindInfo(("number",), "a number stands in the slot of another one"),
    Kind.CHANGED: KindInfo(_NUMERIC, "another value than the original's"),
    Kind.MISSING: KindInfo(_NUMERIC, "a value of the original is gone"),
    Kind.EXTRA: KindInfo(_NUMERIC, "a value that the original does not have"),
    Kind.SWAPPED: KindInfo(_NUMERIC, "two values changed places"),
    Kind.SHIFTED: KindInfo(_NUMERIC, "values moved along by one or more places"),
    Kind.SCALED: KindInfo(("number",), "wrong by a power of ten"),
    Kind.CURRENCY_CONVERTED: KindInfo(
        ("number", "unit-conversion"), "an amount in a currency that the original does not name"
    ),
    Kind.UNIT_CONVERTED: KindInfo(("unit-conversion",), "converted to another unit, and wrong"),
    Kind.UNIT_CHANGED: KindInfo(("unit-conversion",), "the same figure with another unit"),
    Kind.PERCENT_POINTS: KindInfo(("number",), "per cent and percentage points confused"),
    Kind.DATE_ORDER: KindInfo(("date-time",), "day and month exchanged"),
    Kind.FOREIGN_FORMAT: KindInfo(("number-format",), "number written by another language's rules"),
    Kind.DISAGREEMENT: KindInfo(
        ("number", "date-time", "entity"), "an independent report says otherwise"
    ),
    Kind.NAME_RESPELT: KindInfo(("entity",), "a name respelt by another language's orthography"),
    Kind.NAME_CHANGED: KindInfo(("entity",), "another person, place or organisation"),
    Kind.NAME_MISSING: KindInfo(("entity",), "a name of the original is gone"),
    Kind.NAME_ADDED: KindInfo(("entity",), "a name that the original does not have"),
    Kind.NAME_INCONSISTENT: KindInfo(("entity",), "one name in several forms"),
    Kind.NAME_TRANSLATED: KindInfo(("entity",), "a name translated as if it were a word"),
    Kind.TERM_COINED: KindInfo(("terminology",), "a word that the language does not have"),
    Kind.TERM_LITERAL: KindInfo(("terminology",), "a term rendered word by word"),
    Kind.TERM_CHANGED: KindInfo(("terminology",), "another term than the original's"),
    Kind.TERM_INCONSISTENT: KindInfo(("terminology",), "one term rendered in several ways"),
    Kind.TERM_FORBIDDEN: KindInfo(("terminology",), "a form that the termbase forbids"),
    Kind.TERM_REQUIRED: KindInfo(
        ("terminology",), "the form that the termbase asks for is missing"
    ),
    Kind.RESIDUE: KindInfo(
        ("untranslated",), "words of another language, or tokens of a machine, left behind"
    ),
    Kind.OMITTED: KindInfo(("omission",), "something that the original says is gone"),
    Kind.ADDED: KindInfo(("addition",), "something that the original does not say"),
    Kind.NEGATED: KindInfo(("mistranslation",), "a negation lost or gained"),
    Kind.INTENSITY: KindInfo(("mistranslation",), "a degree raised or lowered"),
    Kind.REVERSED: KindInfo(("mistranslation",), "who did what to whom is turned round"),
    Kind.PRONOUN: KindInfo(("mistranslation",), "a pronoun that does not fit what it stands for"),
    Kind.WORD_CHOICE: KindInfo(("mistranslation",), "a word that means something else"),
    Kind.MEANING: KindInfo(("mistranslation",), "the sentence does not mean the same"),
    Kind.QUOTATION_CHANGED: KindInfo(("mistranslation",), "quoted words differ from the witness's"),
    Kind.QUOTATION_INCONSISTENT: KindInfo(("mistranslation",), "one quotation given in two ways"),
    Kind.QUOTATION_SPEAKER: KindInfo(("mistranslation", "entity"), "quoted words given to another"),
    Kind.QUOTATION_LOST: KindInfo(("mistranslation",), "quoted words given as the text's own"),
    Kind.QUOTATION_ADDED: KindInfo(
        ("mistranslation",), "words given as quoted that the original does not quote"
    ),
}

_undocumented = set(Kind) - set(KINDS)
if _undocumented:  # a programming error, seen at the first import
    raise RuntimeError(f"kinds without a meaning: {sorted(_undocumented)}")
