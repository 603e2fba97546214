from dataclasses import replace

import pytest

from audit.report.tables import DOCUMENTS, FINDINGS, SENTENCES
from audit.result import AuditResult
from audit.types import Severity

TWO = "002_97186726e788dc7d"


def test_tables_have_the_documented_columns_and_one_row_each(by_hand):
    assert list(by_hand.documents.columns) == [c.name for c in DOCUMENTS]
    assert list(by_hand.findings.columns) == [c.name for c in FINDINGS]
    assert list(by_hand.sentences.columns) == [c.name for c in SENTENCES]
    assert len(by_hand.documents) == 5
    assert len(by_hand.findings) == 9
    assert len(by_hand.sentences) == sum(len(r.document.sentences) for r in by_hand.reports)


def test_a_row_of_findings_quotes_both_sentences(by_hand):
    row = by_hand.findings.set_index("text").loc["XNUMX"]
    assert row["number"] == 1
    assert row["severity"] == "critical"
    assert row["sentence_text"].startswith("The leader of the abusers")
    assert "sentenced to 40 years" in row["original_sentence"]
    document = by_hand.report(TWO).document
    assert document.text[row["start"] : row["end"]] == "XNUMX"


def test_sentences_stand_beside_their_best_counterpart(by_hand):
    table = by_hand.sentences
    row = table[table["text"].str.startswith("Seven suspects, six")].iloc[0]
    assert row["witness"].startswith("000")
    assert row["witness_text"].startswith("Seven suspects, including")
    lonely = table[table["text"].str.startswith("Durov has since")].iloc[0]
    assert lonely.isna()["witness"]


def test_tables_are_made_once(by_hand):
    assert by_hand.findings is by_hand.findings


def test_filter_keeps_severity_confidence_and_leaves_the_rest_alone(by_hand):
    assert len(by_hand.filter(severity="critical").findings) == 1
    assert len(by_hand.filter(severity=Severity.MAJOR).findings) == 8
    sure = by_hand.filter(min_confidence=0.95)
    assert set(sure.findings["confidence"] >= 0.95) == {True}
    assert len(sure.findings) == 4
    assert set(by_hand.filter(categories=["entity"]).findings["category"]) == {"entity"}
    only = by_hand.filter(where=lambda report, finding: finding.text == "42")
    assert list(only.findings["text"]) == ["42"]
    assert len(by_hand.findings) == 9
    assert sure.report(TWO).scores == by_hand.report(TWO).scores


def test_filter_refuses_a_severity_that_is_none():
    with pytest.raises(ValueError, match="grave"):
        AuditResult(()).filter(severity="grave")


def test_a_missing_report_says_which_there_are(by_hand):
    with pytest.raises(KeyError, match="002_97186726e788dc7d"):
        by_hand.report("002")


def test_two_reports_of_one_id_are_refused(by_hand):
    with pytest.raises(ValueError, match="two reports"):
        replace(by_hand, reports=by_hand.reports[:1] * 2)


def test_an_empty_result_has_empty_tables_with_columns():
    empty = AuditResult(())
    assert list(empty.findings.columns) == [c.name for c in FINDINGS]
    assert len(empty.documents) == 0
    assert "AuditResult(0 documents" in repr(empty)


def test_the_notebook_shows_no_markup_of_a_document(factory):
    hostile = factory.document("<b>x", "Text.", title="<script>alert(1)</script>\u202egnp.exe")
    report = factory.report(hostile, factory.verdict(factory.DocumentClass.INDEPENDENT))
    html = AuditResult((report,))._repr_html_()
    assert "<script" not in html
    assert "<b>" not in html
    assert "\u202e" not in html
    assert "&lt;script&gt;" in html
