import gc

import pytest

from audit.engine import processes
from audit.engine.collector import SELDOM, seldom_collected
from audit.engine.pairs import judge
from audit.read.pairs import PairRecord


@pytest.mark.parametrize(
    ("jobs", "records", "expected"), [(2, 100, 1), (2, 10_000, 2), (1, 10_000, 1), (8, 10_000, 2)]
)
def test_few_records_are_not_worth_a_process(jobs: int, records: int, expected: int) -> None:
    assert processes.processes_for_pairs(jobs, records) == expected


def test_answers_do_not_depend_on_the_number_of_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "RECORDS_WORTH_A_PROCESS", 2)
    monkeypatch.setattr("audit.engine.pairs.LOT", 2)
    texts = [
        ("He paid 30 dollars.", "He paid 90 dollars.", "d"),
        ("Anna Kowalska left.", "Anna Kowalska left.", None),
        ("He did not find it.", "He found it.", None),
        ("There were 12 people.", "There were 13 people.", "d"),
    ]
    records = [
        PairRecord(str(n), source, target, "en", "en", document)
        for n, (source, target, document) in enumerate(texts)
    ]
    records.insert(1, PairRecord("x", "", "", None, None, None, error="a column is missing"))
    together = judge(records, jobs=2)
    assert together == judge(records)
    assert [bool(answer.findings) for answer in together] == [True, False, False, True, True]


def test_the_collector_is_left_as_it_was() -> None:
    before = gc.get_threshold()
    with pytest.raises(KeyError), seldom_collected():
        assert gc.get_threshold() == SELDOM
        raise KeyError
    assert gc.get_threshold() == before
