"""What has to be mended in one line each, and the sum behind the score."""

from dataclasses import replace

import pytest
from lxml import html as lxml_html

import audit.report
from audit.report.glance import glance
from audit.report.ranking import Level, contested, ranked
from audit.report.reckoning import reckoning
from audit.score import Weights, score
from audit.types import Severity

TWO = "002_97186726e788dc7d"


def lines(report, level=Level.MEND):
    seen = glance(ranked(report.findings), level)
    return {(f.here, f.instead, f.other, f.times) for f in seen.fixes}, seen.more


def test_each_serious_finding_is_one_line(by_hand):
    found, more = lines(by_hand.report(TWO))
    assert ("Pavle Durov", "Pavel Durov", None, 0) in found
    assert ("dipfakes", "deepfakes", None, 4) in found
    assert ("42", None, None, 0) in found
    assert not any(here == "two largest universities" for here, *_ in found)
    assert (len(found), more) == (8, 0)


def test_a_suggestion_that_others_contradict_is_shown_as_a_question(by_hand):
    found, _ = lines(by_hand.report(TWO))
    assert ("XNUMX", "42", "40", 0) in found
    placeholder = ranked(by_hand.report(TWO).findings)[0]
    assert contested(placeholder)
    assert not contested(replace(placeholder, witnesses_for=placeholder.witnesses_against))
    assert not contested(replace(placeholder, suggestion=None))


@pytest.mark.parametrize(
    ("confidence", "level", "count"),
    [
        (0.9, Level.MEND, 8),
        (0.3, Level.MEND, 0),
        (0.3, Level.CHECK, 8),
        (0.9, Level.CHECK, 0),
        (0.9, Level.RUN, 0),
    ],
)
def test_only_what_stands_in_the_way_is_named(by_hand, confidence, level, count):
    findings = [replace(f, confidence=confidence) for f in by_hand.report(TWO).findings]
    assert len(glance(findings, level).fixes) == count


def test_many_findings_end_in_a_number(by_hand):
    findings = by_hand.report(TWO).findings * 4
    seen = glance(ranked(findings), Level.MEND)
    assert len(seen.fixes) == 8
    assert seen.more == 4 * 8 - 8


def with_score(report, weights=None):
    return replace(report, scores=score(report.document, report.findings, weights))


def test_the_score_adds_up(by_hand):
    report = with_score(by_hand.report(TWO))
    made = reckoning(report)
    assert [(count, word) for count, word, *_ in made.parts] == [
        (1, "critical"),
        (7, "major"),
        (1, "minor"),
    ]
    assert made.points == 25 + 35 + 1
    assert made.overall == pytest.approx(100 * made.points / made.words, abs=0.005)


def test_a_short_text_counts_as_a_hundred_words(factory, by_hand):
    finding = by_hand.report(TWO).findings[0]
    here = factory.document("short", "XNUMX years in prison.")
    finding = replace(finding, span=here.sentences[0].span, text=here.sentences[0].text, places=())
    report = factory.report(here, by_hand.report(TWO).verdict, findings=(finding,))
    made = reckoning(with_score(report))
    assert (made.words, made.counted_words, made.overall) == (4, 100, 25.0)


def test_no_sum_is_shown_that_does_not_make_the_score(by_hand):
    report = with_score(by_hand.report(TWO))
    fewer = tuple(f for f in report.findings if f.severity is not Severity.MINOR)
    assert reckoning(replace(report, findings=fewer)) is None
    assert reckoning(with_score(report, Weights(major=7.0))) is None
    assert reckoning(by_hand.reports[1]) is None


def test_the_page_of_the_score_adds_up_the_worst_document(by_hand, tmp_path):
    reports = tuple(map(with_score, by_hand.reports))
    audit.report.write(replace(by_hand, reports=reports), tmp_path)
    page = lxml_html.parse(str(tmp_path / "score.html")).getroot()
    words = " ".join(page.text_content().split())
    assert "1 critical × 25 + 7 major × 5 + 1 minor × 1 = 61 points." in words
    assert page.xpath(f"//a[@href='documents/{TWO}.html']")
    two = lxml_html.parse(str(tmp_path / "documents" / f"{TWO}.html")).getroot()
    assert "= 61 points." in " ".join(two.text_content().split())
