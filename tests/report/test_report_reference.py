from pathlib import Path

import pytest

from audit.report import words
from audit.report.fields import json_page
from audit.report.reference import findings_page
from audit.types import KINDS, Category, DocumentClass, Relation, Severity
from audit.words.languages import per_cent

DOCS = Path(__file__).parents[2] / "docs"


def test_the_page_of_findings_is_what_the_code_says():
    said = (DOCS / "findings.md").read_text("utf-8")
    assert said == findings_page(), "run: python -m audit.report.reference docs"


def test_the_page_of_fields_is_what_the_schemas_say():
    said = (DOCS / "json.md").read_text("utf-8")
    assert said == json_page(), "run: python -m audit.report.reference docs"


def test_every_field_has_a_type_and_a_meaning():
    rows = [line for line in json_page().split("\n") if line.startswith("| `")]
    assert len(rows) > 90
    for row in rows:
        _, path, form, meaning, _ = (cell.strip() for cell in row.split("|"))
        assert form and meaning, path


def test_every_kind_has_its_line():
    page = findings_page()
    for kind, info in KINDS.items():
        assert f"| `{kind.value}` |" in page
        assert info.meaning in page


@pytest.mark.parametrize(
    ("codes", "table"),
    [
        (DocumentClass, words.CLASSES),
        (DocumentClass, words.CLASS_SENTENCES),
        (Relation, words.RELATIONS),
        (Severity, words.SEVERITIES),
        (Severity, words.SEVERITY_SIGNS),
        (Category, words.CATEGORIES),
    ],
)
def test_every_code_has_a_word(codes, table):
    assert set(table) == set(codes)


def test_every_category_is_in_one_bar_of_the_chart():
    seen = [category for _, group in words.GROUPS for category in group]
    assert sorted(seen) == sorted(Category)


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("hbs", "Serbian, Croatian or Bosnian"),
        ("sr", "Serbian"),
        ("zh", "Chinese"),
        ("xx", "xx"),
        ("und", "Unknown language"),
    ],
)
def test_languages_have_names(code, name):
    assert words.language_name(code) == name


@pytest.mark.parametrize(
    ("code", "tag"), [("hbs", "sh"), ("ja", "ja"), ('"><b>', None), (None, None), ("", None)]
)
def test_a_language_tag_is_a_tag(code, tag):
    assert words.html_language(code) == tag


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("short", 10, "short"),
        ("a longer line of words", 12, "a longer…"),
        ("wordwithoutanyspace", 8, "wordwith…"),
        ("two\nlines", 20, "two lines"),
    ],
)
def test_long_names_are_cut_at_a_word(text, limit, expected):
    assert words.short(text, limit) == expected


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "0\u00a0%"), (0.864, "86\u00a0%"), (0.9951, "over 99\u00a0%"), (1.0, "100\u00a0%")],
)
def test_nothing_short_of_certain_is_called_so(share, said):
    assert per_cent(share) == said
