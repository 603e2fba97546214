"""The contract at the door: exit statuses, streams, files, and bad input."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import get_type_hints

import pytest

from audit import __version__
from audit.cli import main

STORY = (
    "The mayor of Springfield opened the new bridge on Monday.\n"
    "It cost 12 million dollars and took three years to build.\n"
    "About 400 people came to see it, the city said."
)


class Ran:
    def __init__(self, status: int, out: str, err: str) -> None:
        self.status, self.out, self.err = status, out, err


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def call(*arguments: object) -> Ran:
        monkeypatch.setattr(sys, "argv", ["audit", *map(str, arguments)])
        try:
            main()
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err)

    return call


def test_version(command) -> None:  # type: ignore[no-untyped-def]
    ran = command("--version")
    assert (ran.status, ran.out.strip()) == (0, f"translation-audit {__version__}")


@pytest.mark.parametrize("name", ["run", "pairs", "align", "detect", "models"])
def test_every_command_has_a_help_text_with_an_example(command, name: str) -> None:  # type: ignore[no-untyped-def]
    ran = command(name, "--help")
    assert ran.status == 0
    assert name == "models" or f"audit {name}" in ran.out


def test_a_run_writes_what_the_contract_says(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "bridge.txt").write_text(STORY, "utf-8")
    ran = command("run", tmp_path / "in", "--out", tmp_path / "out")
    assert ran.status == 0
    out = tmp_path / "out"
    written = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
    # Beside the report lies what a second run need not do again, in a hidden folder.
    assert {name for name in written if not name.startswith(".stages/")} == {
        "index.html",
        "documents/bridge.html",
        "documents/bridge.json",
        "documents.csv",
        "findings.csv",
        "findings.parquet",
        "manifest.json",
        "score.html",
    }
    page = json.loads((out / "documents" / "bridge.json").read_text("utf-8"))
    assert page["schema"] == "audit.document/1"
    assert page["text"] == STORY
    assert "bridge" in ran.out


def test_bad_input_is_named_and_the_rest_is_audited(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    folder = tmp_path / "in"
    (folder / "sub").mkdir(parents=True)
    (folder / "good.txt").write_text(STORY, "utf-8")
    (folder / "sub" / "good.txt").write_text(STORY.replace("Monday", "Tuesday"), "utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\x7fELF\x00\x01\x02" * 100)
    (folder / "broken.txt").write_bytes("caf\u00e9".encode("latin-1") * 20)
    ran = command("run", folder, "--out", tmp_path / "out")
    assert ran.status == 1
    for name in ("empty.txt", "binary.txt", "broken.txt"):
        (line,) = [line for line in ran.err.splitlines() if name in line]
        assert line.count(";") >= 1, "where, what is wrong; how to mend it"
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text("utf-8"))
    assert len(manifest["failures"]) == 3
    assert {p.stem for p in (tmp_path / "out" / "documents").glob("*.json")} == {"good", "good~2"}


@pytest.mark.parametrize("made", ["folder", "nothing"])
def test_nothing_auditable_is_status_2(command, tmp_path: Path, made: str) -> None:  # type: ignore[no-untyped-def]
    where = tmp_path / "in"
    if made == "folder":
        where.mkdir()
    ran = command("run", where, "--out", tmp_path / "out")
    assert ran.status == 2
    assert str(where) in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("made", ["missing", "empty folder"])
def test_an_audit_against_originals_that_are_not_there_is_status_2(  # type: ignore[no-untyped-def]
    command, tmp_path: Path, made: str
) -> None:
    (tmp_path / "a.txt").write_text(STORY)
    originals = tmp_path / "originals"
    if made == "empty folder":
        originals.mkdir()
    for name in ("run", "detect"):
        out = tmp_path / name
        ran = command(name, tmp_path / "a.txt", "--originals", originals, "--out", out)
        assert ran.status == 2
        (line,) = [one for one in ran.err.splitlines() if str(originals) in one]
        assert "no original could be read" in line
        assert not out.exists() or not any(out.iterdir())


def test_no_markup_of_a_document_becomes_markup_of_the_report(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    hostile = (
        "<script>alert(1)</script> said the \u202emayor\u202c on Monday.\n"
        "<img src=x onerror=alert(2)> was seen by 12 people.\n" + STORY
    )
    (tmp_path / "hostile.txt").write_text(hostile, "utf-8")
    page = f"<html><head><title>{STORY[:40]}</title><script>evil()</script></head><body><article>"
    page += "".join(f"<p>{line}</p>" for line in STORY.splitlines()) + "</article></body></html>"
    (tmp_path / "page.html").write_text(page, "utf-8")
    ran = command("run", tmp_path / "hostile.txt", tmp_path / "page.html", "--out", tmp_path / "o")
    assert ran.status == 0
    for path in (tmp_path / "o").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "evil()" not in text
        assert "\u202e" not in text


def test_a_folder_that_cannot_be_written_is_told_before_the_work(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "file").write_text("in the way", "utf-8")
    ran = command("run", tmp_path / "missing", "--out", tmp_path / "file")
    assert ran.status == 2
    assert "--out" in ran.err


def test_reports_inside_the_corpus_are_no_documents_of_the_next_run(  # type: ignore[no-untyped-def]
    command, tmp_path: Path
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "bridge.txt").write_text(STORY, "utf-8")
    for _ in range(2):
        ran = command("run", folder, "--out", folder / "reports")
        assert ran.status == 0, ran.err
        assert [line.split("\t")[0] for line in ran.out.splitlines()[:-1]] == ["bridge"]
    among = command("run", folder, "--out", folder)
    assert among.status == 2
    assert "give --out a folder of its own" in among.err


def test_verdicts_inside_the_corpus_are_no_documents_of_the_next_run(  # type: ignore[no-untyped-def]
    command, tmp_path: Path
) -> None:
    (tmp_path / "bridge.txt").write_text(STORY, "utf-8")
    for _ in range(2):
        ran = command("detect", tmp_path, "--out", tmp_path / "verdicts.jsonl")
        assert (ran.status, ran.err) == (0, "")
        assert (tmp_path / "verdicts.jsonl").read_text("utf-8").count("\n") == 1


@pytest.mark.parametrize("name", ["pairs", "detect"])
@pytest.mark.parametrize(
    ("where", "mend"),
    [
        ("in.tsv", "write over the input"),
        (".", "name a file in it"),
        ("in.tsv/x", "choose another"),
    ],
)
def test_an_answer_that_cannot_go_where_it_should_is_told_before_the_work(  # type: ignore[no-untyped-def]
    command, tmp_path: Path, name: str, where: str, mend: str
) -> None:
    file = tmp_path / "in.tsv"
    file.write_text("It cost 12 dollars.\tEs kostete 12 Dollar.\n", "utf-8")
    ran = command(name, file, "--out", tmp_path / where)
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert mend in ran.err
    assert file.read_text("utf-8").startswith("It cost")


def test_what_the_machine_refuses_is_one_line(  # type: ignore[no-untyped-def]
    command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(folder: Path) -> None:
        raise PermissionError(13, "Permission denied", str(folder / ".desk"))

    monkeypatch.setattr("audit.export.command.read_report", refuse)
    ran = command("export", tmp_path, "--format", "csv")
    assert (ran.status, ran.out) == (2, "")
    assert len(ran.err.splitlines()) == 1
    assert ran.err.startswith(f"audit: {tmp_path}/.desk: Permission denied; check")


def test_no_path_is_refused_before_the_room_that_opens_it() -> None:
    from audit.cli import app

    groups = [app, *(group.typer_instance for group in app.registered_groups)]
    found: dict[str, bool] = {}
    for command in (c.callback for g in groups if g for c in g.registered_commands):
        assert command is not None
        for name, hint in get_type_hints(command, include_extras=True).items():
            if "Path" in str(hint):
                (told,) = hint.__metadata__
                found[f"{command.__name__} {name}"] = told.readable
    assert {"run paths", "run out", "pairs file", "watch inbox"} <= set(found)
    assert not [name for name, refused in found.items() if refused]


@pytest.mark.slow
def test_ten_megabytes_on_one_line(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "long.txt").write_text("word " * 2_000_000, "utf-8")
    (tmp_path / "in" / "good.txt").write_text(STORY, "utf-8")
    ran = command("run", tmp_path / "in", "--out", tmp_path / "out")
    assert ran.status == 1
    assert "long.txt" in ran.err
    assert (tmp_path / "out" / "documents" / "good.json").exists()


def test_pairs_answers_in_order_and_fails_on_demand(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    file = tmp_path / "pairs.tsv"
    file.write_text(
        "It cost 12 dollars in the shop.\tEs kostete im Laden 12 Dollar.\n"
        "no second column here\n"
        "About 400 people came to see it.\tEtwa 700 Leute kamen, um es zu sehen.\n",
        "utf-8",
    )
    ran = command("pairs", file, "--fail-on", "major")
    lines = [json.loads(line) for line in ran.out.splitlines()]
    assert len(lines) == 3
    assert lines[0]["findings"] == []
    assert lines[1]["drift"] is None and lines[1]["error"]
    assert lines[2]["drift"] > lines[0]["drift"]
    (finding,) = lines[2]["findings"]
    assert (finding["category"], finding["text"]) == ("number", "700")
    assert finding["original"]["text"] == "400"
    assert ran.status == 3


def test_align_prints_every_sentence_once(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a").write_text(STORY, "utf-8")
    (tmp_path / "b").write_text("\n".join(STORY.splitlines()[:2]), "utf-8")
    ran = command("align", tmp_path / "a", tmp_path / "b", "--lines")
    links = json.loads(ran.out)["links"]
    assert sorted(i for link in links for i in link["source"]) == [0, 1, 2]
    assert sorted(j for link in links for j in link["target"]) == [0, 1]
    assert {"source": [2], "target": []}.items() <= links[-1].items()


def test_detect_judges_each_document_by_itself(command, tmp_path: Path, seeds: Path) -> None:  # type: ignore[no-untyped-def]
    ran = command("detect", seeds, "--out", tmp_path / "verdicts.jsonl")
    assert ran.status == 0
    lines = [json.loads(x) for x in (tmp_path / "verdicts.jsonl").read_text("utf-8").splitlines()]
    likely = {line["id"][:3]: line["machine_translated"] for line in lines}
    assert max(likely, key=lambda name: likely[name]) == "002"
    assert likely["002"] > 0.5 > max(p for name, p in likely.items() if name != "002")


def test_an_unusable_argument_is_one_line_and_status_2(command, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    ran = command("pairs", tmp_path / "missing.tsv")
    assert ran.status == 2
    assert "missing.tsv" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("run", "corpus", "--foo"), "No such option: --foo"),
        (("run",), "Missing argument 'PATH...'"),
        (("rum",), "No such command 'rum'"),
        (("run", "corpus", "--jobs", "many"), "Invalid value for '--jobs'"),
        (("desk", "serve", "--nothing"), "No such option: --nothing"),
    ],
)
def test_a_mistyped_command_is_one_line_that_names_its_help(  # type: ignore[no-untyped-def]
    command, arguments: tuple[str, ...], said: str
) -> None:
    ran = command(*arguments)
    assert (ran.status, ran.out) == (2, "")
    (line,) = ran.err.splitlines()
    assert said in line
    assert line.endswith(" --help")


def test_an_audit_loads_no_torch() -> None:
    import subprocess

    code = (
        "import sys; from audit.embed import load; load().sentences(['a']);"
        "print('torch' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
