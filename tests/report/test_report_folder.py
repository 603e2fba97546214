import json
import os
import stat
from dataclasses import replace

import pandas as pd
import pytest

import audit.report
from audit.errors import UsageError
from audit.report.paths import file_stems
from audit.result import AuditResult
from audit.types import (
    Descent,
    DocumentClass,
    NodeKind,
    Reason,
    Stemma,
    StemmaEdge,
    StemmaFamily,
    StemmaNode,
)


def written(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


def test_exactly_the_files_of_the_contract(by_hand, tmp_path):
    audit.report.write(by_hand, tmp_path / "out")
    ids = [r.document.id for r in by_hand.reports]
    assert written(tmp_path / "out") == sorted(
        [
            "index.html",
            "score.html",
            "documents.csv",
            "findings.csv",
            "findings.parquet",
            "manifest.json",
        ]
        + [f"documents/{i}.{ending}" for i in ids for ending in ("html", "json")]
    )


def test_the_same_result_gives_the_same_bytes(by_hand, factory, tmp_path):
    audit.report.write(by_hand, tmp_path / "a")
    audit.report.write(factory.seed_result(), tmp_path / "b")
    for name in written(tmp_path / "a"):
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes(), name


def test_the_manifest_names_inputs_failures_and_signature(by_hand, tmp_path):
    audit.report.write(by_hand, tmp_path)
    manifest = json.loads((tmp_path / "manifest.json").read_text("utf-8"))
    assert manifest["schema"] == "audit.manifest/1"
    assert manifest["inputs"] == ["seeds"]
    assert manifest["failures"] == [
        {"source": "seeds/empty.txt", "fault": "the file is empty", "mend": "remove it or fill it"}
    ]
    assert manifest["stemma"] is None
    assert manifest["signature"] == by_hand.signature
    assert manifest["options"] == {"engine": "local", "fail_on": None}
    for entry in manifest["documents"]:
        assert (tmp_path / entry["page"]).is_file()
        assert (tmp_path / entry["data"]).is_file()


def test_a_stemma_goes_into_the_manifest(by_hand, tmp_path):
    one, other = (report.document.id for report in by_hand.reports[:2])
    tree = Stemma(
        (
            StemmaFamily(
                (
                    StemmaNode(one, NodeKind.DOCUMENT, "en"),
                    StemmaNode(other, NodeKind.DOCUMENT, "en"),
                    StemmaNode("lost:1", NodeKind.LOST_EDITION, "hbs"),
                ),
                (
                    StemmaEdge(one, "lost:1", Descent.TRANSLATED, "hbs", 0.9, True, ()),
                    StemmaEdge(
                        "lost:1",
                        other,
                        Descent.TRANSLATED,
                        "en",
                        0.9,
                        True,
                        (Reason("verdict", "<b>"),),
                    ),
                ),
                (),
                (),
            ),
        )
    )
    audit.report.write(replace(by_hand, stemma=tree), tmp_path)
    told = json.loads((tmp_path / "manifest.json").read_text("utf-8"))["stemma"]
    assert told["families"][0]["edges"][0]["child"] == "lost:1"
    page = (tmp_path / "index.html").read_text("utf-8")
    assert 'class="stemma"' in page
    assert "lost edition in Serbian" in page
    assert '<li dir="auto">&lt;b&gt;</li>' in page


def test_parquet_and_csv_say_what_the_table_says(by_hand, tmp_path):
    audit.report.write(by_hand, tmp_path)
    parquet = pd.read_parquet(tmp_path / "findings.parquet")
    table = pd.read_csv(tmp_path / "findings.csv")
    assert list(parquet["text"]) == list(table["text"]) == list(by_hand.findings["text"])
    assert list(parquet["witnesses_for"].iloc[1]) == list(by_hand.findings["witnesses_for"].iloc[1])
    assert len(pd.read_csv(tmp_path / "documents.csv")) == 5


def test_pages_of_an_earlier_run_go_and_strangers_stay(by_hand, tmp_path):
    audit.report.write(by_hand, tmp_path)
    notes = tmp_path / "documents" / "notes.html"
    notes.write_text("mine")
    (tmp_path / "own.txt").write_text("mine")
    audit.report.write(replace(by_hand, reports=by_hand.reports[:1]), tmp_path)
    assert [n for n in written(tmp_path) if n.startswith("documents/")] == [
        "documents/000_951832a0ab8d3d7d.html",
        "documents/000_951832a0ab8d3d7d.json",
        "documents/notes.html",
    ]
    assert (tmp_path / "own.txt").read_text() == "mine"


@pytest.mark.parametrize(
    "manifest",
    [
        "not json",
        "[]",
        '{"schema": "audit.manifest/1", "documents": 3}',
        '{"schema": "audit.manifest/1", "documents": [{"page": "documents/../../precious.html"}]}',
        '{"schema": "audit.manifest/1", "documents": [{"page": "../precious.html"}]}',
        '{"schema": "audit.manifest/1", "documents": [{"page": "/precious.html"}, 7]}',
        '{"schema": "other", "documents": [{"page": "documents/precious.html"}]}',
        '{"schema": "audit.manifest/1", "documents": [{"data": "documents/precious.html"}]}',
        "[" * 100_000,
    ],
)
def test_a_manifest_that_is_not_ours_removes_nothing(by_hand, tmp_path, manifest):
    out = tmp_path / "out"
    (out / "documents").mkdir(parents=True)
    precious = [tmp_path / "precious.html", out / "precious.html"]
    precious.append(out / "documents" / "precious.html")
    for path in precious:
        path.write_text("mine")
    (out / "manifest.json").write_text(manifest)
    audit.report.write(by_hand, out)
    assert all(path.read_text() == "mine" for path in precious)


HOSTILE_IDS = [
    "../../x",
    "/etc/passwd",
    "..",
    ".",
    ".hidden",
    "CON",
    "con.txt",
    "LPT1",
    "n" * 300,
    "東" * 300,
    "😀",
    "a\nb",
    "a\x00b",
    "C:\\x",
    "a\udc80b",
    "x" * 300,
    "Report",
    "report",
    "report~2",
    "a b ",
    "trailing.",
    "<img src=x onerror=alert(1)>",
    "a%2f..%2fb",
    "a?b#c",
    "e\u0301",
    "\u00e9",
    "\u202egnp",
]


def test_file_names_are_safe_distinct_and_plain_where_they_can_be():
    stems = file_stems(HOSTILE_IDS)
    assert list(stems) == HOSTILE_IDS
    assert len({s.casefold() for s in stems.values()}) == len(HOSTILE_IDS)
    assert stems["Report"] == "Report"
    assert stems["report~2"] == "report~2"
    assert stems["report"] == "report~3"
    assert stems["\u00e9"] == "\u00e9"
    for stem in stems.values():
        assert not set(stem) & set('/\\:*?"<>|\0\n'), stem
        assert not stem.startswith((".", " "))
        assert not stem.endswith((".", " "))
        assert len(f".{stem}.html.12345678.part".encode()) <= 255
        assert stem.split(".")[0].casefold() not in {"con", "lpt1"}


def test_hostile_ids_stay_in_the_folder_and_can_be_reached(factory, tmp_path):
    out = tmp_path / "deep" / "out"
    reports = tuple(
        factory.report(
            factory.document(document_id, f"Text {n}."),
            factory.verdict(DocumentClass.INDEPENDENT),
        )
        for n, document_id in enumerate(HOSTILE_IDS)
    )
    audit.report.write(AuditResult(reports), out)
    assert [p.name for p in tmp_path.iterdir()] == ["deep"]
    assert [p.name for p in (tmp_path / "deep").iterdir()] == ["out"]
    manifest = json.loads((out / "manifest.json").read_text("utf-8"))
    assert [entry["id"] for entry in manifest["documents"]] == HOSTILE_IDS
    for entry, report in zip(manifest["documents"], reports, strict=True):
        data = json.loads((out / entry["data"]).read_text("utf-8"))
        assert data["text"] == report.document.text


def test_a_folder_of_pages_that_leads_out_is_refused(by_hand, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "documents").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError, match="leads out"):
        audit.report.write(by_hand, tmp_path / "out")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_page_that_is_a_link_is_replaced_not_followed(by_hand, tmp_path):
    target = tmp_path / "target"
    target.write_text("mine")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "index.html").symlink_to(target)
    audit.report.write(by_hand, tmp_path / "out")
    assert target.read_text() == "mine"
    assert not (tmp_path / "out" / "index.html").is_symlink()


def test_a_place_that_cannot_be_written_is_named(by_hand, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match=r"file.*cannot be written.*--out"):
        audit.report.write(by_hand, tmp_path / "file" / "out")


def test_a_full_disk_leaves_the_old_page_and_no_scraps(by_hand, tmp_path, monkeypatch):
    audit.report.write(by_hand, tmp_path)
    before = {name: (tmp_path / name).read_bytes() for name in written(tmp_path)}
    real = os.replace

    def full(source, target, **rest):
        if str(target).endswith("index.html"):
            raise OSError(28, "No space left on device", str(target))
        return real(source, target, **rest)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UsageError, match="No space left"):
        audit.report.write(replace(by_hand, inputs=("other",)), tmp_path)
    assert {name: (tmp_path / name).read_bytes() for name in written(tmp_path)} == before


def test_pages_can_be_read_by_others(by_hand, tmp_path):
    audit.report.write(by_hand, tmp_path)
    mask = os.umask(0)
    os.umask(mask)
    assert stat.S_IMODE((tmp_path / "index.html").stat().st_mode) == 0o666 & ~mask
