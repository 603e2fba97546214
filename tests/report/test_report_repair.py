import base64
from itertools import pairwise
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as lxml_html

import audit.report
from audit.report.repair import in_this_form, repair
from audit.types import Category, Finding, Kind, Severity, Span

TWO = "002_97186726e788dc7d"


@pytest.mark.parametrize(
    ("found", "suggestion", "here", "expected"),
    [
        ("dipfake", "deepfake", "dipfake", "deepfake"),
        ("dipfake", "deepfake", "Dipfake", "Deepfake"),
        ("dipfake", "deepfake", "dipfakes", "deepfakes"),
        ("dipfakes", "deepfakes", "dipfake", "deepfake"),
        ("dipfakes", "deepfakes", "Dipfake", "Deepfake"),
        ("dipfakes", "deepfakes", "deep-faking", None),
        ("dipfakes", "sham videos", "dipfake", "sham video"),
        ("dipfakes", "footage", "dipfake", None),
        ("42", "40", "43", None),
        ("Ion Suk-yeol", "Yoon Suk Yeol", "Ion", None),
    ],
)
def test_a_suggestion_takes_the_form_of_the_place(found, suggestion, here, expected):
    assert in_this_form(found, suggestion, here) == expected


def test_the_seed_is_mended_and_the_rest_untouched(by_hand):
    report = by_hand.report(TWO)
    mended = repair(report.document, report.findings)
    assert [(c.old, c.new) for c in mended.changes] == [
        ("story rooms", "chat rooms"),
        ("dipfakes", "deepfakes"),
        ("dipfake", "deepfake"),
        ("two largest universities", "two big universities"),
        ("dipfakes", "deepfakes"),
        ("35.000 euros", "50 million won ($37,500)"),
        ("Pavle Durov", "Pavel Durov"),
        ("Ion Suk-yeol", "Yoon Suk Yeol"),
        ("Cho Yu Bin", "Cho Ju-bin"),
    ]
    # Nobody bears out 42 for XNUMX, nobody knows the age, and "deep-faking" is another word.
    assert mended.left == 3
    assert "sentenced to XNUMX years" in mended.text
    assert "{~~Pavle Durov~>Pavel Durov~~}" in mended.marked


@given(
    st.text(max_size=80),
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 9), st.text(max_size=5)), max_size=8),
)
def test_untouched_text_is_untouched(factory, text, raw):
    document = factory.document("d", text)
    findings = []
    for start, length, suggestion in raw:
        span = Span(min(start, len(text)), min(start + length, len(text)))
        findings.append(
            Finding(
                Category.ENTITY,
                Kind.NAME_CHANGED,
                Severity.MAJOR,
                0.9,
                span,
                span.of(text),
                "Because.",
                suggestion=suggestion,
            )
        )
    mended = repair(document, findings)
    pieces = list(mended.pieces())
    assert "".join(p if isinstance(p, str) else p.old for p in pieces) == text
    assert all(a.span.end <= b.span.start for a, b in pairwise(mended.changes))


def test_the_page_offers_the_mended_text(by_hand, tmp_path):
    audit.report.write(by_hand, tmp_path)
    tree = lxml_html.parse(str(tmp_path / "documents" / f"{TWO}.html")).getroot()
    report = by_hand.report(TWO)
    mended = repair(report.document, report.findings)
    links = {a.get("download"): a.get("href") for a in tree.xpath("//a[@download]")}
    head = "data:text/plain;charset=utf-8;base64,"
    texts = {
        name: base64.b64decode(unquote(href).removeprefix(head)).decode("utf-8")
        for name, href in links.items()
    }
    assert texts == {
        f"{TWO}-mended.txt": mended.text,
        f"{TWO}-changes-marked.txt": mended.marked,
    }
    (block,) = tree.xpath("//*[@class='mended']")
    assert [d.text_content() for d in block.xpath(".//del")] == [c.old for c in mended.changes]
    for old in block.xpath(".//del"):
        old.drop_tree()
    assert block.text_content() == mended.text
