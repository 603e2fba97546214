from pathlib import Path

import pytest

from audit.engine import local, processes
from audit.engine.options import Options
from audit.engine.pool import workers

BRIDGE = "The mayor opened the new bridge on Monday.\nIt cost 12 million dollars.\n"
MATCH = "The home team lost the final by three goals.\nThe coach resigned on Sunday.\n"


def test_no_more_workers_than_families() -> None:
    assert workers(8, 3, 100) == 3
    assert workers(1, 9, 100) == 1
    assert workers(0, 10_000, 100_000) >= 1


@pytest.mark.parametrize(
    ("jobs", "documents", "gigabytes", "expected"),
    [
        pytest.param(0, 5, 64, 1, id="too few documents to load an encoder twice"),
        pytest.param(0, 1000, 64, 4, id="one a core"),
        pytest.param(0, 1000, 8, 2, id="half of the memory"),
        pytest.param(0, 1000, 1, 1, id="never none"),
        pytest.param(3, 5, 1, 3, id="whoever asks gets as many"),
    ],
)
def test_as_many_processes_as_pay(
    monkeypatch: pytest.MonkeyPatch, jobs: int, documents: int, gigabytes: int, expected: int
) -> None:
    monkeypatch.setattr(processes, "cores", lambda: 4)
    monkeypatch.setattr(processes, "memory", lambda: gigabytes << 30)
    assert processes.processes(jobs, documents) == expected


def test_side_by_side_gives_the_same_reports(tmp_path: Path) -> None:
    for name, text in (("bridge", BRIDGE), ("match", MATCH)):
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    one = local.run([tmp_path], options=Options(jobs=1))
    two = local.run([tmp_path], options=Options(jobs=2))
    assert len(one.reports) == 2
    assert two.reports == one.reports
