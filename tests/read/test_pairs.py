"""Aligned text: every record in its order, unusable ones with a word on why."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from audit.errors import InputError
from audit.read.pairs import PairRecord, read_pairs


def records(path: Path, data: bytes | str) -> list[PairRecord]:
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return list(read_pairs(path))


def test_tsv(tmp_path: Path) -> None:
    long = "x" * 500_000
    lines = ["one\teins\r", "two", "", "three\tdrei\t", "a\tb\tc", "\tempty", f"{long}\t{long}"]
    data = "\ufeff" + "\n".join(lines) + "\n\n"
    found = records(tmp_path / "a.tsv", data.encode() + b"bad \xff\tx\nlast\tletzte")
    assert [r.id for r in found] == [str(n) for n in range(1, 11)]
    assert [(r.source, r.target) for r in found if r.error is None] == [
        ("one", "eins"),
        ("three", "drei"),
        ("last", "letzte"),
    ]
    errors = [r.error or "" for r in found]
    for number, word in enumerate(
        ["", "one column", "blank", "", "3 columns", "source is empty", "longer", "blank", "UTF-8"]
    ):
        assert word in errors[number]
    assert records(tmp_path / "b.tsv", "one\teins\n\n\n")[-1].id == "1"


def test_tsv_in_utf16(tmp_path: Path) -> None:
    assert records(tmp_path / "a.tsv", "one\teins\n".encode("utf-16"))[0].target == "eins"


def test_jsonl(tmp_path: Path) -> None:
    good = {
        "id": "r1",
        "source": " One. ",
        "target": "Jedan.",
        "source_language": "eng",
        "target_language": "sh",
        "document": "d",
    }
    lines = [
        json.dumps(good),
        json.dumps({"id": 2, "source": "a", "target": "b", "target_language": "xx"}),
        '{"id": "s", "source": "a", "target": "\\ud83d"}',
        '{"id": "m", "source": "a"}',
        '{"id": "t", "source": "a", "target": 5}',
        "nonsense",
        "[" * 100_000,
        '{"source": "a", "target": "b"}',
    ]
    found = records(tmp_path / "a.jsonl", "\n".join(lines))
    assert found[0] == PairRecord("r1", " One. ", "Jedan.", "en", "hbs", "d")
    assert found[1] == PairRecord("2", "a", "b")
    assert [r.id for r in found] == ["r1", "2", "s", "m", "t", "6", "7", "8"]
    assert [r.error is None for r in found] == [True, True, *[False] * 5, True]
    assert "surrogate" in (found[2].error or "")
    for record in found:
        record.target.encode("utf-8")


TMX = """<?xml version="1.0"?>
<tmx version="1.4"><header srclang="en-US" datatype="plaintext"/><body>
<tu tuid="u1">
<tuv xml:lang="de"><seg>Guten <bpt i="1">&lt;b&gt;</bpt>Tag<ept i="1">x</ept>
 <hi>du</hi>.</seg></tuv>
<tuv xml:lang="en-GB"><seg>Hello.</seg></tuv></tu>
<tu><tuv lang="en-US"><seg>One</seg></tuv><tuv lang="fr"><seg>Un</seg></tuv>
<tuv lang="srp"><seg>Jedan</seg></tuv></tu>
<tu><tuv xml:lang="en"><seg>alone</seg></tuv></tu></body></tmx>"""


def test_tmx(tmp_path: Path) -> None:
    found = records(tmp_path / "a.tmx", TMX)
    assert found[0] == PairRecord("u1", "Hello.", "Guten Tag du.", "en", "de")
    assert found[1] == PairRecord("2-fr", "One", "Un", "en", "fr")
    assert found[2] == PairRecord("2-srp", "One", "Jedan", "en", "sr")
    assert found[3].id == "3" and "no target" in (found[3].error or "")


XLIFF_1 = """<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
<file original="news.txt" source-language="en" target-language="de-DE"><body>
<trans-unit id="a"><source>One <g id="1">big</g> <x id="2"/>day</source><target>Ein
   großer Tag</target><alt-trans><source>no</source><target>nein</target></alt-trans></trans-unit>
<trans-unit id="b"><source>Two</source></trans-unit>
<trans-unit id="c" translate="no"><source>X</source><target>X</target></trans-unit>
</body></file></xliff>"""

XLIFF_2 = """<xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0"
  srcLang="en" trgLang="ja">
<file id="f1"><unit id="u1"><segment><source>One <pc id="1">day</pc><ph id="2"/></source>
<target>一日</target></segment></unit>
<unit id="u2"><segment id="s1"><source>A</source><target>あ</target></segment>
<segment><source>B</source><target>い</target></segment></unit></file></xliff>"""


def test_xliff_1(tmp_path: Path) -> None:
    found = records(tmp_path / "a.xlf", XLIFF_1)
    assert found[0] == PairRecord("a", "One big day", "Ein großer Tag", "en", "de", "news.txt")
    assert [r.id for r in found] == ["a", "b"]
    assert found[1].error == "there is no target"


def test_xliff_2(tmp_path: Path) -> None:
    found = records(tmp_path / "a.xliff", XLIFF_2)
    assert found[0] == PairRecord("u1", "One day", "一日", "en", "ja", "f1")
    assert [r.id for r in found] == ["u1", "u2/s1", "u2/2"]


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("a.xlf", XLIFF_1.replace('"1.2"', '"1.0"', 1), "version 1.0"),
        ("a.xlf", TMX, "not XLIFF"),
        ("a.tmx", XLIFF_1, "not TMX"),
        ("a.tmx", "nonsense", "not XML"),
        ("a.tmx", '<!DOCTYPE tmx SYSTEM "http://x.example/tmx.dtd">' + TMX[22:], "DOCTYPE"),
        ("a.tmx", '<!DOCTYPE t [<!ENTITY a "b">]><tmx><body/></tmx>', "DOCTYPE"),
        ("a.tsv", "", "empty"),
        ("a.docx", "x", "docx"),
    ],
)
def test_a_file_that_cannot_be_used(tmp_path: Path, name: str, data: str, fault: str) -> None:
    with pytest.raises(InputError, match=fault):
        records(tmp_path / name, data)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nope\.tsv"):
        read_pairs(tmp_path / "nope.tsv")


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    found = records(tmp_path / "a.tmx", TMX[: TMX.rindex("<tu>")])
    assert [r.error is None for r in found] == [True, True, True, False]
    assert "breaks off" in (found[-1].error or "")
