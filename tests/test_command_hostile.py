"""Bad input at the door of `audit pairs`: one line names file, place and mend, the rest goes on."""

from __future__ import annotations

import json
import socket
import sys
from pathlib import Path

import pytest

from audit.cli import main

TMX = """<tmx version="1.4"><header srclang="en"/><body><tu><tuv xml:lang="en"><seg>{}</seg></tuv>
<tuv xml:lang="de"><seg>b</seg></tuv></tu></body></tmx>"""
XLIFF = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file source-language="en" target-language="de" original="f" datatype="plaintext"><body>
<trans-unit id="1"><source>{}</source><target>b</target></trans-unit></body></file></xliff>"""
LAUGHS = "".join(
    f'<!ENTITY {new} "{f"&{old};" * 10}">'
    for old, new in zip("abcdefghi", "bcdefghij", strict=True)
)
GOOD = "He has 5 dogs.\tEr hat 7 Hunde.\n"


@pytest.fixture
def pairs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    def call(*arguments: object) -> tuple[int, list[dict[str, object]], list[str]]:
        monkeypatch.setattr(socket, "socket", refuse)
        monkeypatch.setattr(sys, "argv", ["audit", "pairs", "--quick", *map(str, arguments)])
        try:
            main()
            status = 0
        except SystemExit as end:
            status = int(end.code or 0)
        said = capsys.readouterr()
        told = [line for line in said.err.splitlines() if line.startswith("audit: ")]
        return status, [json.loads(line) for line in said.out.splitlines()], told

    return call


@pytest.mark.parametrize(
    ("name", "data", "place", "fault", "mend"),
    [
        ("a.tsv", b"one column\n", "1", "no tab", "put a tab"),
        ("a.tsv", b"a\tb\tc\n", "1", "3 columns", "take the others out"),
        ("a.tsv", b"a" * 1_000_000 + b"\tb\n", "1", "longer than", "cut it"),
        ("a.tsv", b"a" * 1_000_000 + b"\n", "1", "no tab", "put a tab"),
        ("a.tsv", b"a \xed\xa0\xbd b\tx\n", "1", "not valid UTF-8", "save the file as UTF-8"),
        ("a.jsonl", b'{"id": "s", "source": "\\ud83d", "target": "b"}\n', "s", "surrogate", "take"),
        ("a.jsonl", b'{"id": "s", "source": "a"}\n', "s", "`target` is missing", "write it"),
        ("a.jsonl", b"[" * 1_000_000 + b"\n", "1", "not a JSON object", "write one a line"),
    ],
)  # fmt: skip
def test_a_bad_record_is_named_and_the_others_are_judged(  # type: ignore[no-untyped-def]
    pairs, tmp_path: Path, name: str, data: bytes, place: str, fault: str, mend: str
) -> None:
    path = tmp_path / name
    source, target = GOOD.strip().split("\t")
    good = GOOD if name == "a.tsv" else json.dumps({"source": source, "target": target}) + "\n"
    path.write_bytes(data + good.encode())
    status, answers, told = pairs(path)
    assert status == 1
    assert [a["drift"] is None for a in answers] == [True, False]
    assert answers[1]["findings"]
    assert len(told) == 1
    assert told[0].startswith(f"audit: {path}: {place}: ")
    assert fault in told[0]
    assert mend in told[0]


@pytest.mark.parametrize(
    ("name", "data", "fault", "mend"),
    [
        (
            "a.tmx",
            f'<!DOCTYPE tmx [<!ENTITY a "ha">{LAUGHS}]>' + TMX.format("&j;"),
            "declares a DOCTYPE", "delete the line",
        ),
        (
            "a.tmx",
            '<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + TMX.format("&a;"),
            "declares a DOCTYPE", "delete the line",
        ),
        (
            "a.xlf",
            '<!DOCTYPE xliff SYSTEM "http://nobody.example/xliff.dtd">' + XLIFF.format("a"),
            "declares a DOCTYPE", "delete the line",
        ),
        ("a.xlf", XLIFF.format("a").replace("1.2", "9.9"), "version 9.9", "export as 1.2 or 2.x"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_named(  # type: ignore[no-untyped-def]
    pairs, tmp_path: Path, name: str, data: str, fault: str, mend: str
) -> None:
    path = tmp_path / name
    path.write_text(data, "utf-8")
    status, answers, told = pairs(path)
    assert (status, answers, len(told)) == (2, [], 1)
    assert str(path) in told[0]
    assert fault in told[0]
    assert mend in told[0]


def test_a_termbase_in_a_circle_is_named_with_its_line(pairs, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "a.tsv").write_text(GOOD, "utf-8")
    base = tmp_path / "terms.csv"
    base.write_text("source,target,status\na,b,required\nb,a,required\n", "utf-8")
    status, answers, told = pairs(tmp_path / "a.tsv", "--termbase", base)
    assert (status, answers, len(told)) == (2, [], 1)
    assert told[0].startswith(f"audit: {base}:3: ")
    assert "take one of these orders out" in told[0]
