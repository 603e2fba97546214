"""Termbases: what is read, what is refused, and by which line."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.drift.terms.entry import Status
from audit.drift.terms.termbase import read_termbase
from audit.errors import InputError

TBX2 = """<?xml version="1.0"?>
<martif type="TBX" xml:lang="en"><text><body>
<termEntry id="c1">
  <langSet xml:lang="en-GB"><tig><term>chat room</term>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
    <tig><term>story room</term>
    <termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig></langSet>
  <langSet xml:lang="de"><ntig><termGrp><term>Chatraum</term>
    <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termGrp></ntig>
  </langSet>
</termEntry></body></text></martif>"""

TBX3 = """<?xml version="1.0"?>
<tbx xmlns="urn:iso:std:iso:30042:ed-2" xmlns:basic="http://www.tbxinfo.net/ns/basic"
     style="dct" type="TBX-Basic" xml:lang="en"><text><body>
<conceptEntry id="c1">
  <langSec xml:lang="en"><termSec><term>spyware</term></termSec></langSec>
  <langSec xml:lang="sr"><termSec><term>špijunski softver</term>
    <basic:administrativeStatus>preferredTerm-admn-sts</basic:administrativeStatus></termSec>
    <termSec><term>spajver</term>
    <basic:administrativeStatus>supersededTerm-admn-sts</basic:administrativeStatus></termSec>
  </langSec>
</conceptEntry></body></text></tbx>"""


def written(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_csv_rows_in_any_column_order(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "t.csv",
        "status,target,source,source_language,target_language,note\n"
        "forbidden,Datenleck,data leak,en-US,deu,old house style\n"
        ",Datenpanne,data leak,en,de,\n",
    )
    entries = read_termbase(path).entries
    assert [(e.status, e.target, e.source_language, e.target_language) for e in entries] == [
        (Status.FORBIDDEN, "Datenleck", "en", "de"),
        (Status.REQUIRED, "Datenpanne", "en", "de"),
    ]
    assert entries[1].place.endswith("t.csv:3")


def test_semicolons_and_a_byte_order_mark(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", "\ufeffsource;target;status\na, b;c;preferred\n")
    (entry,) = read_termbase(path).entries
    assert (entry.source, entry.target, entry.status) == ("a, b", "c", Status.PREFERRED)


@pytest.mark.parametrize(
    ("name", "text", "line", "says"),
    [
        ("t.csv", "source,status\na,required\n", ":1", "no column 'target'"),
        ("t.csv", "source,target,status\na,b,required\na,c,banned\n", ":3", "unknown status"),
        ("t.csv", "source,target\na,\n", ":2", "no target"),
        ("t.csv", "source,target\n,b\n", ":2", "no source"),
        ("t.csv", "source,target\na,b,c\n", ":2", "3 cells"),
        ("t.csv", "source,target,language\na,b,klingonish\n", ":2", "unknown language"),
        ("t.csv", "source,target\na\0,b\n", ":2", "null character"),
        ("t.csv", "source,target\n", "t.csv", "no term"),
        ("t.csv", "source,target\n" + "a" * 201 + ",b\n", ":2", "longer than"),
        ("t.pdf", "", "t.pdf", "no termbase ends in .pdf"),
        ("t.tbx", "<!DOCTYPE martif SYSTEM 'x.dtd'>" + TBX2[21:], "t.tbx", "DOCTYPE"),
        ("t.tbx", "<html/>", "t.tbx", "no TBX"),
        ("t.tbx", TBX2[:300], "t.tbx", "breaks off"),
        ("t.tbx", "nothing like it", "t.tbx", "not XML"),
    ],
)
def test_what_cannot_be_used_is_named_with_its_line(
    tmp_path: Path, name: str, text: str, line: str, says: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_termbase(written(tmp_path, name, text))
    assert caught.value.source.endswith(line)
    assert says in caught.value.fault
    assert caught.value.mend


def test_invalid_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"source,target\nok,ok2\n\xff\xfe,b\n")
    with pytest.raises(InputError, match="not UTF-8") as caught:
        read_termbase(path)
    assert caught.value.source.endswith(":3")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        read_termbase(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    "rows",
    [
        "a,b,required\nb,a,required\n",
        "a,b,forbidden\nb,a,forbidden\n",
        "a,b,required\nb,c,preferred\nc,A,required\n",
    ],
)
def test_a_circle_is_refused(tmp_path: Path, rows: str) -> None:
    with pytest.raises(InputError, match="circle"):
        read_termbase(written(tmp_path, "t.csv", "source,target,status\n" + rows))


def test_both_directions_of_a_bilingual_list_are_no_circle(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "t.csv",
        "source,target,source_language,target_language\nroom,Raum,en,de\nRaum,room,de,en\n",
    )
    assert len(read_termbase(path).entries) == 2


def test_a_contradiction_names_both_rows(tmp_path: Path) -> None:
    path = written(tmp_path, "t.csv", "source,target,status\na,b,required\nA,B,forbidden\n")
    with pytest.raises(InputError, match="both required and forbidden") as caught:
        read_termbase(path)
    assert caught.value.source.endswith(":3")
    assert "t.csv:2" in caught.value.mend


def test_tbx_2(tmp_path: Path) -> None:
    entries = read_termbase(written(tmp_path, "t.tbx", TBX2)).entries
    assert {
        (e.source, e.target, e.status, e.source_language, e.target_language) for e in entries
    } == {
        ("Chatraum", "chat room", Status.REQUIRED, "de", "en"),
        ("chat room", "story room", Status.FORBIDDEN, "en", "en"),
        ("chat room", "Chatraum", Status.REQUIRED, "en", "de"),
    }


def test_tbx_3(tmp_path: Path) -> None:
    entries = read_termbase(written(tmp_path, "t.tbx", TBX3)).entries
    assert {(e.source, e.target, e.status) for e in entries} == {
        ("špijunski softver", "spyware", Status.PREFERRED),
        ("spyware", "špijunski softver", Status.REQUIRED),
        ("špijunski softver", "spajver", Status.FORBIDDEN),
    }
