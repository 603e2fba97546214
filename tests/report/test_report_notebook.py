"""Findings and pairs as a notebook shows them, and two audits side by side."""

from dataclasses import replace

import pytest

from audit.report import notebook
from audit.report.compare import CHANGES, compare
from audit.report.ranking import ranked
from audit.types import Severity

TWO = "002_97186726e788dc7d"


def test_a_finding_shows_both_sentences_and_the_suggestion(by_hand):
    html = notebook.finding(by_hand, TWO, 2)._repr_html_()
    one = ranked(by_hand.report(TWO).findings)[1]
    assert one.text in html
    assert one.original.text in html
    assert f"<b>{one.suggestion}</b>" in html
    contested = notebook.finding(by_hand, TWO, 1)._repr_html_()
    assert "This text itself points to" in contested
    assert "Says otherwise" in contested


def test_a_pair_shows_every_counterpart(by_hand):
    link = by_hand.report(TWO).links[0]
    html = notebook.pair(by_hand, TWO, link.sentences[0])._repr_html_()
    assert "Telegram has apologized" in html
    assert "Telegram has in fact" in html
    alone = notebook.pair(by_hand, TWO, len(by_hand.report(TWO).document.sentences) - 1)
    assert "No counterpart" in alone._repr_html_()


def test_hostile_words_stay_words(by_hand):
    two = by_hand.report(TWO)
    nasty = replace(
        two.findings[0],
        explanation="<img src=x onerror=alert(1)>",
        suggestion="</td><script>1</script>\u202e",
    )
    result = replace(by_hand, reports=(replace(two, findings=(nasty,)),))
    html = notebook.finding(result, TWO, 1)._repr_html_()
    assert "<script" not in html
    assert "<img" not in html
    assert "\u202e" not in html


def test_what_is_not_there_is_named(by_hand):
    with pytest.raises(IndexError, match="has 9 findings"):
        notebook.finding(by_hand, TWO, 10)
    with pytest.raises(IndexError):
        notebook.pair(by_hand, TWO, 9999)
    with pytest.raises(KeyError, match="no document"):
        notebook.finding(by_hand, "nobody", 1)


def test_two_audits_side_by_side(by_hand):
    two = by_hand.report(TWO)
    milder = replace(two.findings[2], severity=Severity.MINOR)
    after = replace(by_hand, reports=(replace(two, findings=(*two.findings[:2], milder)),))
    changes = compare(by_hand, after)
    assert list(changes.columns) == [c.name for c in CHANGES]
    assert dict(changes["change"].value_counts()) == {"gone": 6, "same": 2, "altered": 1}
    back = compare(after, by_hand)
    assert (back["change"] == "new").sum() == 6
    altered = changes[changes["change"] == "altered"].iloc[0]
    assert (altered["severity_before"], altered["severity_after"]) == ("major", "minor")
