import json
from dataclasses import replace

import jsonschema
import pytest
from referencing import Registry, Resource

from audit.engine.pairs import judge
from audit.read.pairs.record import PairRecord
from audit.report.contract import SCHEMA_FILE, document_json, encode
from audit.report.fields import schemas
from audit.report.folder import manifest_json
from audit.report.lines import detection_json, pair_json
from audit.types import Category, DocumentClass, Kind, Relation, Role, Severity

SCHEMA = json.loads(SCHEMA_FILE.read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

# What other programs rely on. A field may be added beside these; none may go.
DOCUMENT = [
    "schema",
    "id",
    "language",
    "title",
    "text",
    "verdict",
    "family",
    "sentences",
    "links",
    "findings",
    "scores",
    "signature",
]
FINDING = [
    "category",
    "kind",
    "severity",
    "confidence",
    "start",
    "end",
    "text",
    "places",
    "original",
    "suggestion",
    "witnesses_for",
    "witnesses_against",
    "explanation",
]


def valid(name: str, line: object) -> None:
    """Hold one object against one of the schemas, which refer to each other."""
    known = schemas()
    registry = Registry().with_resources(
        (key, Resource.from_contents(schema)) for key, schema in known.items()
    )
    validator = jsonschema.Draft202012Validator(known[name], registry=registry)
    validator.validate(json.loads(json.dumps(line)))


def test_the_schema_is_a_schema():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        (("$defs", "finding", "properties", "kind", "enum"), Kind),
        (("$defs", "finding", "properties", "category", "enum"), Category),
        (("$defs", "finding", "properties", "severity", "enum"), Severity),
        (("$defs", "class", "enum"), DocumentClass),
        (("properties", "verdict", "properties", "probabilities", "required"), DocumentClass),
        (("properties", "sentences", "items", "properties", "role", "enum"), Role),
        (("properties", "family", "items", "properties", "relation", "enum"), Relation),
    ],
)
def test_the_schema_lists_every_code_of_the_types(path, codes):
    here = SCHEMA
    for key in path:
        here = here[key]
    assert sorted(here) == sorted(code.value for code in codes)


def test_every_document_answers_to_the_schema(by_hand):
    for report in by_hand.reports:
        VALIDATOR.validate(json.loads(encode(document_json(report))))


def test_no_field_that_others_rely_on_is_gone(by_hand):
    for report in by_hand.reports:
        told = document_json(report)
        assert set(DOCUMENT) <= set(told)
        assert set(DOCUMENT) <= set(SCHEMA["required"])
        assert {"class", "probabilities", "relay_languages", "evidence"} == set(told["verdict"])
        for one in told["verdict"]["evidence"]:
            assert {"kind", "text", "start", "end", "weight", "explanation"} <= set(one)
        for one in told["family"]:
            assert {"id", "relation", "similarity", "coverage"} <= set(one)
        for one in told["sentences"]:
            assert {"index", "start", "end", "text", "role"} <= set(one)
        for one in told["links"]:
            assert set(one) == {"sentences", "counterparts"}
        for one in told["findings"]:
            assert set(FINDING) == set(one)
        assert set(told["scores"]) == {"names", "numbers", "terminology", "overall"}


def test_every_line_of_pairs_answers_to_its_schema():
    good = PairRecord("a", "About 400 people came.", "Etwa 700 Leute kamen.", "en", "de")
    lines = [pair_json(pair) for pair in judge([good, replace(good, id="b", error="no target")])]
    assert lines[0]["findings"] and lines[1]["error"]
    for line in lines:
        valid("urn:audit:pair:1", line)
    with pytest.raises(jsonschema.ValidationError):
        valid("urn:audit:pair:1", {**lines[0], "findings": [{"kind": "changed"}]})


def test_detections_and_manifests_answer_to_their_schemas(by_hand):
    for report in by_hand.reports:
        valid("urn:audit:detection:1", detection_json(report.document.id, report.verdict))
    stems = {report.document.id: report.document.id for report in by_hand.reports}
    valid("urn:audit:manifest:1", manifest_json(by_hand, stems))


def test_the_schema_refuses_what_is_not_in_the_contract(by_hand):
    good = document_json(by_hand.reports[2])
    for key, value in (("schema", "audit.document/2"), ("text", None), ("language", "eng-Latn")):
        with pytest.raises(jsonschema.ValidationError):
            VALIDATOR.validate({**good, key: value})
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate({**good, "more": 1})


def test_offsets_are_code_points_into_the_text(factory):
    # An astral character counts once: UTF-16 offsets would be one off after it.
    document = factory.document("emoji", "\U0001f600 Ion Suk-yeol spoke. 東京。")
    finding = factory.Finding(
        Category.ENTITY,
        Kind.NAME_RESPELT,
        Severity.MAJOR,
        0.9,
        factory.Span(2, 14),
        "Ion Suk-yeol",
        "Yoon.",
    )
    verdict = factory.verdict(DocumentClass.INDEPENDENT)
    data = json.loads(encode(document_json(factory.report(document, verdict, findings=(finding,)))))
    found = data["findings"][0]
    assert data["text"][found["start"] : found["end"]] == found["text"] == "Ion Suk-yeol"
    for sentence in data["sentences"]:
        assert data["text"][sentence["start"] : sentence["end"]] == sentence["text"]


def test_findings_come_worst_first(by_hand):
    findings = document_json(by_hand.reports[2])["findings"]
    order = [(Severity(f["severity"]).rank, f["confidence"]) for f in findings]
    assert order == sorted(order, reverse=True)


def test_probabilities_still_add_up(by_hand):
    for report in by_hand.reports:
        total = sum(document_json(report)["verdict"]["probabilities"].values())
        assert total == pytest.approx(1, abs=1e-5)


def test_a_broken_file_name_is_still_json():
    raw = encode({"id": "a\udc80b"})
    assert json.loads(raw.decode("utf-8")) == {"id": "a\udc80b"}


def test_no_figure_that_json_does_not_know():
    with pytest.raises(ValueError, match="JSON"):
        encode({"weight": float("inf")})
