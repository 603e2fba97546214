"""A finished run comes back from its folder as it was written."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import audit
import audit.report
from audit.errors import InputError, UsageError
from audit.report.contract import document_json
from audit.types import Severity

TWO = "002_97186726e788dc7d"


def test_what_is_read_back_writes_the_same_bytes(by_hand, tmp_path):
    audit.report.write(by_hand, tmp_path / "first")
    again = audit.load(tmp_path / "first")
    audit.report.write(again, tmp_path / "second")
    for path in sorted((tmp_path / "first").rglob("*")):
        if path.is_file():
            copy = tmp_path / "second" / path.relative_to(tmp_path / "first")
            assert copy.read_bytes() == path.read_bytes(), path.name


def test_tables_and_thresholds_work_on_it(by_hand, tmp_path):
    audit.report.write(by_hand, tmp_path)
    again = audit.load(tmp_path)
    assert list(again.findings["text"]) == list(by_hand.findings["text"])
    assert len(again.filter(severity=Severity.CRITICAL).findings) == 1


def test_witnesses_come_back_and_go_when_the_next_run_has_none(by_hand, tmp_path):
    witness = replace(by_hand.reports[0].document, id="witness")
    audit.report.write(replace(by_hand, witnesses=(witness,)), tmp_path)
    assert audit.load(tmp_path).text_of("witness") == witness
    audit.report.write(by_hand, tmp_path)
    assert not (tmp_path / "witnesses.jsonl").exists()


def test_probabilities_of_six_digits_still_sum_to_one(by_hand, factory, tmp_path):
    report = by_hand.reports[0]
    shares = (0.3333333, 0.3333333, 0.1111114, 0.1111110, 0.1111110)
    kinds = [c for c, _ in report.verdict.probabilities]
    verdict = replace(report.verdict, probabilities=tuple(zip(kinds, shares, strict=True)))
    audit.report.write(replace(by_hand, reports=(replace(report, verdict=verdict),)), tmp_path)
    assert sum(p for _, p in audit.load(tmp_path).reports[0].verdict.probabilities) == 1.0


def test_a_folder_without_a_finished_run_says_so(tmp_path):
    with pytest.raises(UsageError, match=r"no manifest\.json of a finished audit"):
        audit.load(tmp_path)
    (tmp_path / "manifest.json").write_text('{"schema": "other"}')
    with pytest.raises(UsageError, match="give the folder"):
        audit.load(tmp_path)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"schema": "audit.document/9"}, "it is audit.document/9"),
        ({"text": "other words"}, "not a report"),
        ({"links": [{"sentences": [9999], "counterparts": []}]}, "a sentence that is not there"),
        ({"findings": [{"kind": "no such kind"}]}, r"findings\[0\]"),
        ({"scores": None}, r"scores"),
    ],
)
def test_a_damaged_document_is_named(by_hand, tmp_path, change, complaint):
    audit.report.write(by_hand, tmp_path)
    path = tmp_path / "documents" / f"{TWO}.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | change), "utf-8")
    with pytest.raises(InputError, match=complaint) as caught:
        audit.load(tmp_path)
    assert caught.value.source == str(path)


def test_a_manifest_cannot_name_a_file_outside(by_hand, tmp_path):
    audit.report.write(by_hand, tmp_path / "in")
    (tmp_path / "out.json").write_bytes(
        (tmp_path / "in" / "documents" / f"{TWO}.json").read_bytes()
    )
    path = tmp_path / "in" / "manifest.json"
    manifest = json.loads(path.read_text("utf-8"))
    manifest["documents"] = [{"data": "documents/../../out.json"}, {"data": "/etc/passwd.json"}]
    path.write_text(json.dumps(manifest))
    assert audit.load(tmp_path / "in").reports == ()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.integers(0, 20_000), junk=st.binary(min_size=1, max_size=8))
def test_a_file_with_junk_in_it_is_refused_or_read_never_worse(by_hand, tmp_path, where, junk):
    audit.report.write(replace(by_hand, reports=by_hand.reports[2:3]), tmp_path)
    path = tmp_path / "documents" / f"{TWO}.json"
    raw = path.read_bytes()
    path.write_bytes(raw[:where] + junk + raw[where:])
    try:
        audit.load(tmp_path)
    except InputError as error:
        assert str(path) in str(error)


def test_every_field_is_carried(by_hand, tmp_path):
    audit.report.write(by_hand, tmp_path)
    for before, after in zip(by_hand.reports, audit.load(tmp_path).reports, strict=True):
        assert document_json(before) == document_json(after)
