"""Tables of Arrow: every cell comes back as it went in, and pandas is not loaded for them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from audit.report.tables import Column, Row, arrow

COLUMNS = (
    Column("text", "string", ""),
    Column("count", "int64", ""),
    Column("share", "double", ""),
    Column("names", "list<string>", ""),
    Column("places", "list<int64>", ""),
)

ROWS: list[Row] = [
    ("plain", 1, 0.1, ("a", "b"), (0, 7)),
    (None, None, None, (), ()),
    (
        "nul \0, line\nends \u2028 and \u0085, \U0001f600",
        -(2**53) - 1,
        1e-17,
        ('"', "\\"),
        (2**62,),
    ),
    ("2024-11-26T00:00:00", 0, 3.0, ("2024-11-26",), ()),
    ("a long one " * 200_000, 5, 2 / 3, (), ()),
]


def test_every_cell_comes_back_as_it_went_in() -> None:
    table = arrow(COLUMNS, iter(ROWS))
    back = [tuple(row.values()) for row in table.to_pylist()]
    assert back == [tuple(list(c) if isinstance(c, tuple) else c for c in row) for row in ROWS]
    assert [str(kind) for kind in table.schema.types] == [
        *("string", "int64", "double", "list<item: string>", "list<item: int64>")
    ]


def test_a_lone_surrogate_becomes_a_replacement() -> None:
    assert arrow(COLUMNS[:1], iter([("a\ud800b",)]))["text"].to_pylist() == ["a\ufffdb"]


@pytest.mark.parametrize("rows", [[], [(None, None, None, None, None)]])
def test_types_do_not_hang_on_what_is_there(rows: list[Row]) -> None:
    table = arrow(COLUMNS, iter(rows))
    assert len(table) == len(rows)
    assert table.schema == arrow(COLUMNS, iter(ROWS)).schema


def test_pandas_is_not_loaded() -> None:
    program = (
        "import sys; from tests.report.test_report_tables import COLUMNS, ROWS, arrow; "
        "arrow(COLUMNS, iter(ROWS)); assert 'pandas' not in sys.modules"
    )
    root = Path(__file__).resolve().parents[2]
    environment = os.environ | {"PYTHONPATH": str(root)}
    subprocess.run([sys.executable, "-c", program], check=True, cwd=root, env=environment)
