"""Files and folders, good and bad: each failure named, the rest read."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from audit.errors import InputError
from audit.read import read, read_document, read_plain
from audit.read.decode import MAX_BYTES


def write(path: Path, data: bytes | str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    return path


def test_a_folder_is_read_recursively_sorted_by_id(tmp_path: Path) -> None:
    write(tmp_path / "b.txt", "Second.")
    write(tmp_path / "deep" / "er" / "a.txt", "First.")
    write(tmp_path / ".hidden.txt", "No.")
    write(tmp_path / ".git" / "c.txt", "No.")
    result = read([tmp_path])
    assert [d.id for d in result.documents] == ["a", "b"]
    assert result.failures == ()


def test_order_and_naming_twice_do_not_matter(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one.txt", "1 one"), write(tmp_path / "two.txt", "2 two")
    assert read([two, one, tmp_path]).documents == read([tmp_path]).documents


def test_where_the_answer_goes_is_no_input(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", "First.")
    write(tmp_path / "reports" / "index.html", "<p>A page of ours.</p>")
    write(tmp_path / "deep" / "verdicts.jsonl", "{}")
    (tmp_path / "way").symlink_to(tmp_path)
    for own, others in (("reports", 1), ("deep/verdicts.jsonl", 1), ("way/reports", 1)):
        result = read([tmp_path], leave_out=tmp_path / own)
        assert len(result.documents) + len(result.failures) == 1 + others + 1, own
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    assert "a" in {d.id for d in read([tmp_path], leave_out=loop).documents}


@pytest.mark.parametrize(
    ("name", "data", "fault"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t \r\n", "white space"),
        ("invisible.txt", "\u200b\ufeff\n".encode(), "white space"),
        ("binary.txt", b"abc\x00def", "binary"),
        ("page.html", b"%PDF-1.7 ...", "PDF"),
        (
            "latin.txt",
            "Gr\u00fc\u00dfe aus K\u00f6ln".encode("latin-1"),
            "byte 2 is not valid UTF-8",
        ),
        ("wide.txt", "Hello there".encode("utf-16-le"), "UTF-16 without"),
        ("what.xyz", b"text", ".xyz"),
        ("noending", b"text", "no ending"),
        ("scripts.html", b"<html><script>alert(1)</script><style>p{}</style></html>", "no text"),
        ("not.parquet", b"text", "Parquet"),
        ("bad.jsonl", b'{"id": 1', "JSON"),
    ],
)
def test_a_bad_file_fails_alone(tmp_path: Path, name: str, data: bytes, fault: str) -> None:
    write(tmp_path / "good.txt", "Good text.")
    bad = write(tmp_path / name, data)
    result = read([tmp_path])
    assert [d.id for d in result.documents] == ["good"]
    (failure,) = result.failures
    assert failure.source.startswith(str(bad))
    assert fault in failure.fault
    assert failure.mend


def test_what_is_missing_or_empty_is_named(tmp_path: Path) -> None:
    (tmp_path / "void").mkdir()
    faults = {f.source: f.fault for f in read([tmp_path / "void", tmp_path / "nope"]).failures}
    assert "no such file" in faults[str(tmp_path / "nope")]
    assert "no files" in faults[str(tmp_path / "void")]


def test_links_out_of_the_folder_and_loops_are_not_followed(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside.txt", "Secret.")
    folder = tmp_path / "folder"
    write(folder / "a.txt", "Text.")
    (folder / "out.txt").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "same.txt").symlink_to(folder / "a.txt")
    result = read([folder])
    assert [d.id for d in result.documents] == ["a"]
    faults = {Path(f.source).name: f.fault for f in result.failures}
    assert set(faults) == {"out.txt", "loop", "self.txt"}
    assert "out of the folder" in faults["out.txt"]
    assert "loop" in faults["loop"] and "loop" in faults["self.txt"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Text.")
    path.chmod(0)
    assert "cannot be read" in read([path]).failures[0].fault


def test_a_file_over_the_limit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "huge.txt"
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    assert "larger than" in read([path]).failures[0].fault


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_encodings_with_a_mark(tmp_path: Path, encoding: str) -> None:
    path = write(tmp_path / "a.txt", "Žiča 🙂\r\nдруги\rred".encode(encoding))
    assert read([path]).documents[0].text == "Žiča 🙂\nдруги\nred"


def test_bidirectional_controls_stay_in_the_text(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "The file\u202egnp.exe is \u2066safe\u2069.")
    assert "\u202e" in read([path]).documents[0].text


def test_markdown(tmp_path: Path) -> None:
    text = (
        "---\ntitle: 'Named'\nlang: de-AT\ndate: 2024-05-01\n---\n# Heading *one*\n\n"
        "A [link](http://x.example) and\na second line with `code` & <b>bold</b>.\n\n"
        "- item **one**\n- item two\n\n3. third\n4. fourth\n\n"
        "| a | b |\n|---|---|\n| 1 | 2 |\n"
    )
    (document,) = read([write(tmp_path / "a.md", text)]).documents
    assert document.title == "Named"
    assert document.declared_language == "de"
    assert document.published == "2024-05-01"
    assert document.text.split("\n\n") == [
        "Heading one",
        "A link and\na second line with code & bold.",
        "- item one",
        "- item two",
        "3. third",
        "4. fourth",
        "a | b",
        "1 | 2",
    ]


PARAGRAPH = "Der Rat der Stadt hat am Dienstag beschlossen, die Brücke bis zum Herbst zu sperren."
PAGE = f"""<!DOCTYPE html><html lang="de-DE"><head><title>Brücke gesperrt - Bote</title>
<meta property="og:site_name" content="Leinetaler Bote">
<meta property="article:published_time" content="2024-03-12T10:00:00Z"></head><body>
<nav><a href="/">Start</a></nav><article><h1>Brücke gesperrt</h1><p>{PARAGRAPH}</p>
<p>Grund sind Schäden am mittleren Pfeiler, sagte <b>Jutta Hallmann</b>.</p></article>
<script>document.write("<p>evil</p>")</script></body></html>"""


@pytest.mark.parametrize(
    "data",
    [
        PAGE.encode(),
        PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').encode("latin-1"),
        PAGE.encode("utf-16"),
    ],
)
def test_html(tmp_path: Path, data: bytes) -> None:
    (document,) = read([write(tmp_path / "a.html", data)]).documents
    assert document.title == "Brücke gesperrt"
    assert document.declared_language == "de"
    assert document.publisher == "Leinetaler Bote"
    assert document.published == "2024-03-12"
    assert document.text.startswith("Brücke gesperrt\n")
    assert PARAGRAPH in document.text
    assert "evil" not in document.text and "<" not in document.text


def test_html_in_which_no_article_is_found_gives_its_visible_lines(tmp_path: Path) -> None:
    page = "<div>One</div><div>Two <i>three</i></div><script>x()</script><p hidden>&lt;b&gt;</p>"
    (document,) = read([write(tmp_path / "a.htm", page)]).documents
    assert "One" in document.text and "Two three" in document.text
    assert "x()" not in document.text


def test_html_entities_and_doctypes_reach_nothing(tmp_path: Path) -> None:
    secret = write(tmp_path / "secret", "TOP-SECRET")
    page = f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]><p>Text of it &x; here.</p>'
    (document,) = read([write(tmp_path / "a.html", page)]).documents
    assert "TOP-SECRET" not in document.text


def test_jsonl(tmp_path: Path) -> None:
    rows = [
        {
            "id": "one",
            "text": "Text one.",
            "title": "T",
            "language": "deu",
            "url": "http://x.example",
        },
        {"id": "../../x", "text": "Text two."},
        {"id": 7, "text": "Text three.", "lang": "xx"},
        {"text": "No id."},
        {"id": "ONE", "text": "Clash."},
    ]
    bad = ['{"id": "s", "text": "\\ud800"}', '{"id": "e", "text": " "}', "[1]", '{"text": 5}']
    lines = [json.dumps(row) for row in rows] + bad
    path = write(tmp_path / "news.jsonl", "\n".join(lines) + "\n")
    result = read([path])
    assert {d.text: d.id for d in result.documents} == {
        "Text one.": "one",
        "Text two.": "__.._x",
        "Text three.": "7",
        "No id.": "news-4",
        "Clash.": "ONE~2",
    } or {d.text: d.id for d in result.documents}["Clash."] in ("ONE", "ONE~2")
    one = next(d for d in result.documents if d.text == "Text one.")
    assert (one.title, one.declared_language, one.source) == ("T", "de", "http://x.example")
    assert sorted(f.source for f in result.failures) == [f"{path}:{n}" for n in (6, 7, 8, 9)]


def test_parquet(tmp_path: Path) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.table(
        {"id": ["a", "b"], "text": ["Text.", None], "language": ["en", None], "n": [1, 2]}
    )
    path = tmp_path / "news.parquet"
    pq.write_table(table, path)
    result = read([path])
    assert [(d.id, d.declared_language) for d in result.documents] == [("a", "en")]
    assert [f.source for f in result.failures] == [f"{path}:2"]


def test_one_document_under_any_name(tmp_path: Path) -> None:
    path = write(tmp_path / "source.xyz", "\n<p>One</p>\n\n")
    assert read_document(path).text == "\n<p>One</p>\n\n"
    assert read_plain(write(tmp_path / "a.html", "<p>One</p>")).text == "<p>One</p>"
    with pytest.raises(InputError, match="nope"):
        read_document(tmp_path / "nope")
