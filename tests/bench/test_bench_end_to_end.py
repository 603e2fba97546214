"""A run of the bench takes its own place in the table and leaves the others."""

from __future__ import annotations

from bench.end_to_end import placed

KNOWN = {"cold": {"processor": 1.0}, "copies": {"100": {"processor": 10.0}}, "spark": {"n": 1}}


def test_copies_stand_by_their_number_and_give_an_exponent() -> None:
    figures = {"documents": 1000, "cold": {"processor": 100.0}, "signature": "s"}
    table = placed(KNOWN, figures, copies=True, sentences=None)
    assert table["copies"]["exponent_time"] == 1.0
    assert table | {"copies": None} == KNOWN | {"copies": None}


def test_a_run_on_spark_says_whether_both_engines_agree() -> None:
    figures = {"documents": 9, "cold": {}, "signature": "s", "spark": {}, "spark_identical": True}
    table = placed(KNOWN, figures, copies=False, sentences=1)
    assert table["spark"]["identical"] == {"documents_json_and_tables_byte_for_byte_the_same": 1}
    assert table["cold"] == KNOWN["cold"]


def test_a_run_on_whole_documents_is_the_table_itself() -> None:
    figures = {"documents": 9, "cold": {"processor": 2.0}, "signature": "s"}
    table = placed(KNOWN, figures, copies=False, sentences=None)
    assert table == KNOWN | figures
