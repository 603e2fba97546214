"""Whatever a document says, no export runs, breaks or lies because of it."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from lxml import etree

from audit.export import export
from audit.export.mqm import COLUMNS
from audit.export.segments import plain
from audit.result import AuditResult
from audit.types import (
    Category,
    Counterpart,
    DocumentClass,
    Finding,
    Kind,
    Link,
    Original,
    Place,
    Severity,
    Span,
)

NASTY = [
    "=1+1",
    '=HYPERLINK("http://x","y")',
    "@SUM(A1)",
    "-2+3",
    "+1",
    "\t=1",
    "</script><script>alert(1)</script>",
    "<svg onload=alert(1)>",
    "<style>*{display:none}</style>",
    "<img src=x onerror=alert(1)>",
    "<?xml-stylesheet href='http://x'?>",
    "<![CDATA[x]]>",
    "javascript:alert(1)",
    "\u2067\u200f\u061c\u2069",
    "\uff1d1+1",
    "|calc",
    "%0a=1",
    "<v>",
    "</v>",
    "]]>",
    "<!ENTITY x SYSTEM 'file:///etc/passwd'>",
    "&amp;&x;",
    "\u202e\u2066",
    "\u2028",
    "\x00\x07\x1b[31m",
    "\ufffe",
    "\ud83d",
    "{{7*7}}",
    "a\r\nb\tc",
    "\x85",
]
SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"
SARIF = Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))
words = st.one_of(st.sampled_from(NASTY), st.text(min_size=1, max_size=12), st.just("word"))
texts = st.lists(words, min_size=1, max_size=8).map(" ".join).filter(str.strip)


@st.composite
def audits(draw, factory):
    here = factory.document(draw(words), draw(texts), title=draw(texts))
    there = factory.document("witness " + draw(words), draw(texts))
    findings = []
    for _ in range(draw(st.integers(0, 3))):
        start = draw(st.integers(0, len(here.text)))
        end = draw(st.integers(start, len(here.text)))
        span = Span(start, end)
        said = Span(0, draw(st.integers(0, len(there.text))))
        findings.append(
            Finding(
                Category.NUMBER,
                Kind.CHANGED,
                draw(st.sampled_from(Severity)),
                draw(st.floats(0, 1)),
                span,
                span.of(here.text),
                draw(texts),
                Original(there.id, said, said.of(there.text)),
                draw(st.none() | words),
                (Place(span, span.of(here.text)),),
                (there.id,),
                (),
            )
        )
    links = ()
    if here.sentences and there.sentences:
        links = (Link((0,), (Counterpart(there.id, (0,), 0.5),)),)
    report = factory.report(
        replace(here, publisher=draw(words), source=draw(texts)),
        factory.verdict(DocumentClass.REWRITE),
        findings=tuple(findings),
        links=links,
    )
    return AuditResult((report,), witnesses=(there,))


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_export_holds(factory, data):
    result = data.draw(audits(factory))
    report = result.reports[0]

    for row in csv.reader(io.StringIO(export(result, "csv").decode("utf-8"), newline="")):
        for cell in row:
            assert not cell.lstrip(" \u00a0\ufeff").startswith(tuple("=+-@\t\r")), cell

    book = openpyxl.load_workbook(io.BytesIO(export(result, "xlsx")))
    for sheet in book:
        for line in sheet.iter_rows():
            for cell in line:
                assert cell.data_type != "f"
                assert cell.hyperlink is None
    assert len(pd.read_parquet(io.BytesIO(export(result, "parquet")))) == len(report.findings)

    for form in ("jsonl", "ninjs"):
        content = export(result, form)
        assert content.count(b"\n") == 1
        json.loads(content)
    log = json.loads(export(result, "sarif"))
    assert len(log["runs"][0]["results"]) == len(report.findings)
    assert list(SARIF.iter_errors(log)) == []

    lines = export(result, "mqm").decode("utf-8").split("\n")[:-1]
    for line in lines:
        assert len(line.splitlines()) == 1
        fields = line.split("\t")
        assert len(fields) == len(COLUMNS)
        for field in fields:
            assert field.count("<v>") == field.count("</v>") <= 1

    careful = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True)
    for form in ("xliff", "tmx"):
        content = export(result, form)
        tree = etree.fromstring(content, careful)
        assert tree.getroottree().docinfo.doctype == ""
        names = {etree.QName(e).localname for e in tree.iter()}
        assert names <= {
            *("xliff", "file", "unit", "notes", "note", "segment", "source", "target"),
            *("mrk", "sm", "em"),
            *("tmx", "header", "body", "tu", "prop", "tuv", "seg"),
        }
    tree = etree.fromstring(export(result, "xliff"), careful)
    targets = {"".join(t.itertext()) for t in tree.iter("{*}target")}
    for sentence in report.document.body:
        # XML reads \r as \n (XML 1.0, 2.11) unless it is escaped, which lxml does.
        assert plain(sentence.text) in targets
