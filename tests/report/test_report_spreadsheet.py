import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.report.spreadsheet import csv_bytes, neutral
from audit.report.tables import Column

COLUMN = (Column("text", "string", "a text"), Column("figure", "double", "a figure"))


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =cmd|' /C calc'!A0", "\ufeff=1", "＝1+1"],
)
def test_a_formula_becomes_text(text):
    assert neutral(text) == "'" + text


@pytest.mark.parametrize("text", ["", "1+1", "a=b", "XNUMX", "“=1”"])
def test_other_text_stays_as_it_is(text):
    assert neutral(text) == text


def test_numbers_stay_numbers():
    assert csv_bytes(COLUMN, iter([("x", -1.5)])) == b"text,figure\r\nx,-1.5\r\n"


@given(st.lists(st.text(), max_size=5))
def test_every_text_comes_back_harmless(texts):
    raw = csv_bytes(COLUMN, iter((text, None) for text in texts)).decode("utf-8")
    rows = list(csv.reader(io.StringIO(raw, newline="")))[1:]
    assert len(rows) == len(texts)
    for (cell, _), text in zip(rows, texts, strict=True):
        assert not cell.lstrip(" \u00a0\ufeff").startswith(tuple("=+-@\t\r\n"))
        assert cell.removeprefix("'") == text.removeprefix("'").replace("\0", "\ufffd")
