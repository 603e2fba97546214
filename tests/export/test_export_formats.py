"""Each export is read back by another reader, and says what the audit says."""

import csv
import io
import json
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from jsonschema import Draft4Validator, Draft202012Validator
from lxml import etree

from audit.errors import UsageError
from audit.export import FORMATS, Selection, export
from audit.export.mqm import COLUMNS
from audit.export.segments import segments
from audit.read.pairs import read_pairs
from audit.report.contract import SCHEMA_FILE
from audit.result import AuditResult
from audit.types import Counterpart, DocumentClass, Link, Severity

TWO = "002_97186726e788dc7d"
ONLY_TWO = Selection(documents=(TWO,))
X = {"x": "urn:oasis:names:tc:xliff:document:2.0", "its": "http://www.w3.org/2005/11/its"}


def parsed(content):
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False))


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_audit_gives_the_same_bytes(by_hand, factory, form):
    assert export(by_hand, form) == export(factory.seed_result(), form)


@pytest.mark.parametrize("form", FORMATS)
def test_an_empty_audit_is_still_a_file(form):
    assert isinstance(export(AuditResult(()), form), bytes)


def test_no_finding_is_lost_among_the_segments(by_hand):
    report = by_hand.report(TWO)
    made = list(segments(by_hand, report))
    assert {hit.finding.text for s in made for hit in s.hits} == {f.text for f in report.findings}
    for segment in made:
        for hit in segment.hits:
            if hit.finding.kind.value != "term_coined":
                assert segment.target.text[hit.here.start : hit.here.end] == hit.finding.text


def test_segments_hold_every_sentence_of_the_story_once(by_hand):
    report = by_hand.report(TWO)
    indices = [i for s in segments(by_hand, report) for i in s.target.indices]
    assert len(indices) == len(set(indices))
    assert set(indices) >= {s.index for s in report.document.body}


# -- tables --------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["findings", "documents", "sentences"])
def test_csv_xlsx_and_parquet_say_what_the_table_says(by_hand, table):
    selection = Selection(table=table)
    expected = getattr(by_hand, table)
    rows = list(csv.reader(io.StringIO(export(by_hand, "csv", selection).decode("utf-8"))))
    assert rows[0] == list(expected.columns)
    assert len(rows) == len(expected) + 1
    parquet = pd.read_parquet(io.BytesIO(export(by_hand, "parquet", selection)))
    assert list(parquet.columns) == list(expected.columns)
    assert list(parquet["document"]) == list(expected["document"])
    sheet = openpyxl.load_workbook(io.BytesIO(export(by_hand, "xlsx")))[table]
    cells = list(sheet.iter_rows(values_only=True))
    assert list(cells[0]) == list(expected.columns)
    assert [c[0] for c in cells[1:]] == list(expected["document"])


def test_a_selection_leaves_out_what_is_mild_or_unsure(by_hand):
    selection = Selection(severity=Severity.CRITICAL)
    rows = export(by_hand, "csv", selection).decode("utf-8").splitlines()
    assert len(rows) == 2
    sure = export(by_hand, "csv", Selection(min_confidence=0.97)).decode("utf-8").splitlines()
    assert len(sure) == 1 + sum(f.confidence >= 0.97 for r in by_hand.reports for f in r.findings)


# -- JSON ----------------------------------------------------------------------------


def test_json_lines_follow_the_published_schema(by_hand):
    validator = Draft202012Validator(json.loads(SCHEMA_FILE.read_text("utf-8")))
    lines = export(by_hand, "jsonl").decode("utf-8").splitlines()
    assert len(lines) == 5
    for line in lines:
        validator.validate(json.loads(line))


# What ninjs 3.0 says of the properties that are used here, in our own words, compared with
# specification/ninjs-schema_3.0.json of IPTC's newsinjson: the names, types and closed objects
# are those. No package registry has that file, and it is not copied here.
NINJS = {
    "type": "object",
    "required": ["uri"],
    "additionalProperties": False,
    "properties": {
        "uri": {"type": "string", "pattern": "^urn:"},
        "type": {"enum": ["text"]},
        "language": {"type": "string"},
        "edNote": {"type": "string"},
        "standard": {
            "type": "object",
            "additionalProperties": False,
            "properties": {k: {"type": "string"} for k in ("name", "version", "schema")},
        },
        "bodies": {"$ref": "#/$defs/texts"},
        "headlines": {"$ref": "#/$defs/texts"},
        "altIds": {
            "type": "array",
            "items": {
                "additionalProperties": False,
                "properties": {"role": {"type": "string"}, "value": {"type": "string"}},
            },
        },
        "infoSources": {
            "type": "array",
            "items": {"additionalProperties": False, "properties": {"name": {"type": "string"}}},
        },
        "trustIndicators": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "role": {"type": "string", "pattern": "^urn:"},
                    "title": {"type": "string"},
                    "href": {"type": "string"},
                },
            },
        },
    },
    "$defs": {
        "texts": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["value"],
                "additionalProperties": False,
                "properties": {k: {"type": "string"} for k in ("role", "contentType", "value")},
            },
        }
    },
}


def test_ninjs_carries_the_verdict_as_trust_indicators(by_hand):
    items = [json.loads(line) for line in export(by_hand, "ninjs").decode("utf-8").splitlines()]
    for item in items:
        Draft202012Validator(NINJS).validate(item)
    two = items[2]
    titles = [t["title"] for t in two["trustIndicators"]]
    assert titles[0] == "Do not run yet"
    assert titles[1].startswith("Came through a machine translator by way of Serbian")
    assert "Pavle Durov -> Pavel Durov" in two["edNote"]
    assert two["bodies"][0]["value"] == by_hand.report(TWO).document.text


def test_sarif_regions_point_at_the_words(by_hand):
    log = json.loads(export(by_hand, "sarif"))
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert len(run["results"]) == 9
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
        assert result["level"] in {"error", "warning", "note"}
        location = result["locations"][0]["physicalLocation"]
        text = run["artifacts"][location["artifactLocation"]["index"]]["contents"]["text"]
        region = location["region"]
        words = result["properties"]["text"]
        offset = region["charOffset"]
        assert text[offset : offset + region["charLength"]] == words
        line = text.split("\n")[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 :].startswith(words.split("\n")[0])
    placeholder = next(r for r in run["results"] if r["ruleId"] == "placeholder")
    assert "fixes" not in placeholder, "the witnesses contradict that suggestion"
    fixed = [
        r["fixes"][0]["artifactChanges"][0]["replacements"][0]
        for r in run["results"]
        if "fixes" in r
    ]
    assert "Pavel Durov" in {f["insertedContent"]["text"] for f in fixed}


SARIF = Path(__file__).parent / "schemas" / "sarif-2.1.0-rtm.5.json"


def sarif_validator():
    schema = json.loads(SARIF.read_text("utf-8"))
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


def test_sarif_answers_to_the_official_schema(by_hand):
    validator = sarif_validator()
    for result in (by_hand, AuditResult(())):
        validator.validate(json.loads(export(result, "sarif")))
    # The schema is read, not only held: what it forbids is found.
    log = json.loads(export(by_hand, "sarif"))
    log["runs"][0]["results"][0]["level"] = "grave"
    assert not validator.is_valid(log)
    log["runs"][0]["results"][0]["level"] = "error"
    del log["runs"][0]["tool"]
    assert not validator.is_valid(log)


# -- MQM -----------------------------------------------------------------------------


def mqm(result, selection=None):
    rows = [
        line.split("\t")
        for line in export(result, "mqm", selection).decode("utf-8").split("\n")[:-1]
    ]
    assert tuple(rows[0]) == COLUMNS
    return [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]


def test_mqm_marks_the_words_in_the_target(by_hand):
    rows = mqm(by_hand, ONLY_TWO)
    marked = {m[1]: row for row in rows if (m := re.search("<v>(.*?)</v>", row["target"]))}
    assert marked["Pavle Durov"]["category"] == "Accuracy/Mistranslation"
    assert marked["Pavle Durov"]["severity"] == "Major"
    assert marked["XNUMX"]["severity"] == "Critical"
    assert {"dipfakes", "dipfake", "deep-faking"} <= set(marked)
    clean = [row for row in rows if row["category"] == "No-error"]
    assert clean and all(row["severity"] == "no-error" for row in clean)
    assert all("<v>" not in row["target"] for row in clean)
    assert {row["doc"] for row in rows} == {TWO}


# -- XML -----------------------------------------------------------------------------


def test_tmx_goes_back_in_as_pairs(by_hand, tmp_path):
    path = tmp_path / "memory.tmx"
    path.write_bytes(export(by_hand, "tmx", ONLY_TWO))
    pairs = {(r.source, r.target) for r in read_pairs(path)}
    linked = [s for s in segments(by_hand, by_hand.report(TWO)) if s.source]
    assert pairs == {(s.source.text, s.target.text) for s in linked}
    assert len(pairs) == 18


def test_tmx_is_read_by_the_translate_toolkit(by_hand, tmp_path):
    tmx = pytest.importorskip("translate.storage.tmx")
    store = tmx.tmxfile.parsestring(export(by_hand, "tmx", ONLY_TWO))
    assert len(store.units) == 18


def test_xliff_goes_back_in_as_pairs(by_hand, tmp_path):
    path = tmp_path / "findings.xlf"
    path.write_bytes(export(by_hand, "xliff", ONLY_TWO))
    records = {r.target: r.source for r in read_pairs(path)}
    for segment in segments(by_hand, by_hand.report(TWO)):
        expected = segment.source.text if segment.source else ""
        assert records[segment.target.text] == expected


def test_xliff_is_read_by_the_translate_toolkit(by_hand):
    xliff2 = pytest.importorskip("translate.storage.xliff2")
    store = xliff2.Xliff2File.parsestring(export(by_hand, "xliff", ONLY_TWO))
    assert len(store.units) >= 21


def test_xliff_issues_cover_their_words(by_hand):
    root = parsed(export(by_hand, "xliff", ONLY_TWO))
    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "en", "en")
    marks = root.xpath("//x:mrk", namespaces=X)
    words = {"".join(m.itertext()): m for m in marks}
    durov = words["Pavle Durov"]
    its = "{http://www.w3.org/2005/11/its}"
    assert durov.get(f"{its}locQualityIssueType") == "inconsistent-entities"
    assert durov.get(f"{its}locQualityIssueSeverity") == "20"
    assert "Write instead: Pavel Durov" in durov.get(f"{its}locQualityIssueComment")
    for unit in root.xpath("//x:unit", namespaces=X):
        ids = [e.get("id") for e in unit.iter() if e.get("id")]
        assert len(ids) == len(set(ids))
        assert len(unit.findall("x:segment/x:source", X)) == 1


def test_overlapping_issues_stand_as_start_and_end(factory, by_hand):
    two = by_hand.report(TWO)
    placeholder = next(f for f in two.findings if f.text == "XNUMX")
    sentence = two.document.sentence_at(placeholder.span.start)
    from dataclasses import replace

    wide = replace(placeholder, span=sentence.span, text=sentence.text)
    result = AuditResult((replace(two, findings=(placeholder, wide)),))
    root = parsed(export(result, "xliff"))
    starts = root.xpath("//x:sm/@id", namespaces=X)
    ends = root.xpath("//x:em/@startRef", namespaces=X)
    assert len(starts) == 2
    assert set(starts) == set(ends)
    targets = ["".join(t.itertext()) for t in root.xpath("//x:target", namespaces=X)]
    assert sentence.text in targets


def test_several_pairs_of_languages_ask_which(factory):
    german = factory.document("de", "Er sagte es am Montag.", language="de")
    reports = []
    for name, language, text in (
        ("en", "en", "He said so on Monday."),
        ("fr", "fr", "Il l’a dit lundi."),
    ):
        here = factory.document(name, text, language=language)
        links = (Link((0,), (Counterpart("de", (0,), 0.9),)),)
        reports.append(
            factory.report(here, factory.verdict(DocumentClass.TRANSLATION), links=links)
        )
    result = AuditResult(tuple(reports), witnesses=(german,))
    with pytest.raises(UsageError, match="choose with --languages: de-en, de-fr"):
        export(result, "xliff")
    root = parsed(export(result, "xliff", Selection(languages="de-fr")))
    assert (root.get("srcLang"), root.get("trgLang")) == ("de", "fr")
    assert root.findtext(".//x:source", namespaces=X) == "Er sagte es am Montag."
    with pytest.raises(UsageError, match="has no de-it"):
        export(result, "xliff", Selection(languages="de-it"))


def test_what_does_not_exist_is_named(by_hand):
    with pytest.raises(UsageError, match="no such document"):
        export(by_hand, "csv", Selection(documents=("nobody",)))
    with pytest.raises(UsageError, match="one of csv, xlsx"):
        export(by_hand, "pdf")
    with pytest.raises(UsageError, match="one of findings, documents, sentences"):
        export(by_hand, "csv", Selection(table="verdicts"))
