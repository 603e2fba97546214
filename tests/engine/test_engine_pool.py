from pathlib import Path

from audit.engine import local
from audit.engine.options import Options
from audit.engine.pool import workers

BRIDGE = "The mayor opened the new bridge on Monday.\nIt cost 12 million dollars.\n"
MATCH = "The home team lost the final by three goals.\nThe coach resigned on Sunday.\n"


def test_no_more_workers_than_families() -> None:
    assert workers(8, 3) == 3
    assert workers(1, 9) == 1
    assert workers(0, 10_000) >= 1


def test_side_by_side_gives_the_same_reports(tmp_path: Path) -> None:
    for name, text in (("bridge", BRIDGE), ("match", MATCH)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    one = local.run([tmp_path], options=Options(jobs=1))
    two = local.run([tmp_path], options=Options(jobs=2))
    assert len(one.reports) == 2
    assert two.reports == one.reports
