"""The main job on real input: what an editor must be told about the five seeds."""

from __future__ import annotations

import pytest

from audit.result import AuditResult
from audit.types import DocumentClass, Finding, Role, Severity

RELAY = "002_97186726e788dc7d"
SPUN = "000_951832a0ab8d3d7d"
REPORTS = ("001_3b104a98e4dc540f", "003_c540799d712e9b40")
WIRE = "004_8f653c66d67c5ff8"

VERDICTS = {
    SPUN: DocumentClass.REWRITE,
    REPORTS[0]: DocumentClass.INDEPENDENT,
    RELAY: DocumentClass.MACHINE_TRANSLATED,
    REPORTS[1]: DocumentClass.INDEPENDENT,
    WIRE: DocumentClass.SYNDICATED_COPY,
}


def findings_on(result: AuditResult, document: str, text: str) -> list[Finding]:
    return [
        f
        for f in result.report(document).findings
        if text in f.text or any(text in p.text for p in f.places)
    ]


@pytest.mark.parametrize("document", VERDICTS)
def test_the_verdict(seeds_audit: AuditResult, document: str) -> None:
    assert seeds_audit.report(document).verdict.document_class is VERDICTS[document]


def test_the_relay_language_is_of_the_serbian_family(seeds_audit: AuditResult) -> None:
    relay = seeds_audit.report(RELAY).verdict.relay_languages
    assert relay[0].language in {"sr", "hr", "bs", "hbs"}


def test_all_five_are_one_family(seeds_audit: AuditResult) -> None:
    for document in VERDICTS:
        members = {relative.id for relative in seeds_audit.report(document).family}
        assert members == set(VERDICTS) - {document}


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("XNUMX", "42"),
        ("Ion Suk-yeol", "Yoon Suk Yeol"),
        ("Pavle Durov", "Pavel Durov"),
        ("Cho Yu Bin", "Cho Ju-bin"),
        ("dipfake", "deepfake"),
        ("story rooms", "chat rooms"),
        ("35.000 euros", "50 million won"),
    ],
)
def test_what_drifted_is_found_with_what_to_write(
    seeds_audit: AuditResult, text: str, suggestion: str
) -> None:
    found = findings_on(seeds_audit, RELAY, text)
    assert any(suggestion in (f.suggestion or "") for f in found), found


def test_the_lost_number_is_critical_and_both_readings_are_told(seeds_audit: AuditResult) -> None:
    (finding,) = findings_on(seeds_audit, RELAY, "XNUMX")
    assert finding.severity is Severity.CRITICAL
    assert "42" in finding.explanation
    assert "40" in finding.explanation


def test_the_refilled_slot_is_told_too(seeds_audit: AuditResult) -> None:
    assert any(f.text == "42" and f.kind == "refilled" for f in seeds_audit.report(RELAY).findings)


def test_a_term_is_one_finding_with_all_its_places(seeds_audit: AuditResult) -> None:
    places = [
        place.text
        for f in findings_on(seeds_audit, RELAY, "dipfake")
        if f.kind == "term_coined"
        for place in f.places
    ]
    assert [p for p in places if p.startswith("dipfake")] == ["dipfakes", "dipfake", "dipfakes"]


@pytest.mark.parametrize(
    "text",
    [
        "25",
        "118",
        "Seven",
        "six of whom",
        "five days",
        "five years",
        "KCSC",
        "South Korea",
        "Telegram",
        "France",
    ],
)
def test_what_is_right_raises_nothing(seeds_audit: AuditResult, text: str) -> None:
    wrong = [
        f
        for f in seeds_audit.report(RELAY).findings
        if f.text == text and f.category in {"number", "date-time", "entity"}
    ]
    assert not wrong


@pytest.mark.parametrize("text", ["2019", "dozens", "Last Tuesday", "a large number"])
def test_a_tempting_trap_is_minor_at_most(seeds_audit: AuditResult, text: str) -> None:
    assert all(
        f.severity is Severity.MINOR
        for f in findings_on(seeds_audit, RELAY, text)
        if f.category in {"number", "date-time"}
    )


@pytest.mark.parametrize("document", [*REPORTS, WIRE])
def test_independent_reports_get_nothing_major(seeds_audit: AuditResult, document: str) -> None:
    assert all(f.severity is Severity.MINOR for f in seeds_audit.report(document).findings)


def test_a_machine_translation_never_testifies(seeds_audit: AuditResult) -> None:
    for report in seeds_audit.reports:
        assert all(RELAY not in f.witnesses_for for f in report.findings)


@pytest.mark.parametrize(
    ("document", "start"),
    [
        (RELAY, "Follow us on Facebook"),
        (RELAY, "BBC is in Serbian"),
        (RELAY, "Bonus video"),
        (REPORTS[0], "You May Also Like"),
        (REPORTS[1], "Also Read: Who Is Pavel"),
        (WIRE, "THIS CONTENT IS RESERVED"),
        (WIRE, "*** Disclaimer"),
    ],
)
def test_clutter_is_marked_and_kept(seeds_audit: AuditResult, document: str, start: str) -> None:
    sentences = seeds_audit.report(document).document.sentences
    (sentence,) = [s for s in sentences if s.text.startswith(start)]
    assert sentence.role is Role.BOILERPLATE


def test_the_sentences_about_the_ringleader_have_their_originals_elsewhere(
    seeds_audit: AuditResult,
) -> None:
    report = seeds_audit.report(RELAY)
    (index,) = [s.index for s in report.document.sentences if s.text.startswith("The leader of")]
    (link,) = [link for link in report.links if index in link.sentences]
    assert {c.document for c in link.counterparts} & set(REPORTS)


def test_the_findings_are_a_table(seeds_audit: AuditResult) -> None:
    table = seeds_audit.findings
    assert {"document", "category", "kind", "severity", "suggestion"} <= set(table.columns)
    assert len(table) == sum(len(r.findings) for r in seeds_audit.reports)
