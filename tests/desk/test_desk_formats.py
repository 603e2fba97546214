"""Every format that the desk takes, and what hostile files of it do: nothing."""

from __future__ import annotations

import gzip
import json
import socket
from pathlib import Path

import pytest
from desk_double import lines, watch

from audit.desk.inbox.reading import documents
from audit.types import Failure, RawDocument

BODY = "<p>The bridge opened on Monday.</p><p>It cost 12 million euros.</p>"
TEXT = "The bridge opened on Monday.\nIt cost 12 million euros."
TITLE = "A bridge opens"


def read(folder: Path, name: str, content: str | bytes) -> list[RawDocument | Failure]:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return list(documents(path, name))


def only(items: list[RawDocument | Failure]) -> RawDocument:
    (item,) = items
    assert isinstance(item, RawDocument), item
    return item


def fault(items: list[RawDocument | Failure]) -> str:
    (item,) = items
    assert isinstance(item, Failure), item
    assert item.mend
    return item.fault


NINJS = {
    "1.4 text": {
        "uri": "urn:news:1",
        "headline": TITLE,
        "language": "en-GB",
        "versioncreated": "2026-11-25T10:00:00Z",
        "copyrightholder": "The Agency",
        "body_text": TEXT,
    },
    "1.4 xhtml": {"uri": "urn:news:1", "headline": TITLE, "language": "en", "body_xhtml": BODY},
    "2.0": {
        "uri": "urn:news:1",
        "language": "en",
        "versioncreated": "2026-11-25T10:00:00Z",
        "headlines": [{"role": "short", "value": "Bridge"}, {"role": "main", "value": TITLE}],
        "bodies": [{"role": "html", "contenttype": "text/html", "value": BODY}],
    },
    "3.1": {
        "uri": "urn:news:1",
        "language": "en",
        "versionCreated": "2026-11-25T10:00:00Z",
        "copyrightHolder": "The Agency",
        "headlines": [{"value": TITLE}],
        "bodies": [
            {"role": "main", "contentType": "text/plain", "value": TEXT.replace("\n", " ")},
            {"role": "richtext", "contentType": "application/xhtml+xml", "value": BODY},
        ],
    },
}


@pytest.mark.parametrize("version", NINJS)
def test_ninjs_of_each_generation(tmp_path: Path, version: str) -> None:
    raw = only(read(tmp_path, "item.json", json.dumps(NINJS[version])))
    assert raw.text == f"{TITLE}\n{TEXT}"
    assert (raw.id, raw.source, raw.title) == ("item", "urn:news:1", TITLE)
    assert raw.declared_language == "en"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "no JSON"),
        ("[]", "no item"),
        ('{"headline": "x"}', "no uri"),
        ('{"uri": "u", "bodies": "all of it"}', "no ninjs"),
        ('{"uri": "u", "bodies": []}', "no text"),
        ('{"uri": "u", "pubstatus": "canceled", "body_text": "x y"}', "canceled"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_what_is_no_usable_ninjs(tmp_path: Path, content: str, said: str) -> None:
    assert said in fault(read(tmp_path, "item.json", content))


def test_a_list_of_ninjs_items_keeps_the_good_ones(tmp_path: Path) -> None:
    items = [{**NINJS["3.1"], "uri": f"http://a.example/news/{n}.html"} for n in (1, 2)]
    found = read(tmp_path, "list.json", json.dumps([items[0], {"uri": "x"}, items[1]]))
    assert [i.id if isinstance(i, RawDocument) else None for i in found] == ["1", None, "2"]


def newsml(content: str, status: str = "usable") -> str:
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:agency:42" version="3" standard="NewsML-G2" xml:lang="en">
<itemMeta><provider literal="The Agency"/><versionCreated>2026-11-25T10:00:00Z</versionCreated>
<pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><headline>{TITLE}</headline><language tag="en-GB"/></contentMeta>
<contentSet>{content}</contentSet></newsItem></itemSet></newsMessage>"""


@pytest.mark.parametrize(
    "content",
    [
        '<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><head><title>t</title></head><body>'
        f"{BODY}<script>evil()</script></body></html></inlineXML>",
        '<inlineXML><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/"><body><body.content>'
        f"{BODY}</body.content></body></nitf></inlineXML>",
        f"<inlineData contenttype='text/plain'>{TEXT}</inlineData>",
        f"<inlineData contenttype='text/html'>{BODY.replace('<', '&lt;')}</inlineData>",
    ],
)
def test_newsml_g2(tmp_path: Path, content: str) -> None:
    raw = only(read(tmp_path, "item.xml", newsml(content)))
    assert raw.text == f"{TITLE}\n{TEXT}"
    assert raw.source == "urn:newsml:agency:42"
    assert (raw.publisher, raw.published) == ("The Agency", "2026-11-25T10:00:00Z")
    assert raw.declared_language == "en"


def test_a_cancelled_item_is_not_audited(tmp_path: Path) -> None:
    content = f"<inlineData>{TEXT}</inlineData>"
    assert "canceled" in fault(read(tmp_path, "item.xml", newsml(content, "canceled")))


RSS = f"""<?xml version="1.0"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Paper</title>
<language>en</language><item><title>{TITLE}</title><link>http://a.example/news/bridge.html</link>
<guid isPermaLink="false">17</guid><description>The lead.</description>
<content:encoded><![CDATA[{BODY}<script>evil()</script>]]></content:encoded></item>
<item><title>Nothing else</title></item></channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>The Paper</title>
<entry xml:lang="en"><title>{TITLE}</title><id>tag:a.example,2026:17</id>
<link href="http://a.example/news/bridge.html"/><updated>2026-11-25T10:00:00Z</updated>
<content type="html">{BODY.replace("<", "&lt;")}</content></entry></feed>"""


@pytest.mark.parametrize(
    ("name", "content", "source"),
    [("f.rss", RSS, "f.rss#17"), ("f.xml", ATOM, "tag:a.example,2026:17")],
)
def test_feeds(tmp_path: Path, name: str, content: str, source: str) -> None:
    raw, *rest = read(tmp_path, name, content)
    assert isinstance(raw, RawDocument)
    assert raw.text == f"{TITLE}\n{TEXT}"
    assert (raw.id, raw.publisher, raw.declared_language) == ("bridge", "The Paper", "en")
    assert raw.source == source
    assert all(isinstance(item, Failure) for item in rest)


HOSTILE_XML = {
    "external entity": '<!DOCTYPE r [<!ENTITY x SYSTEM "{address}">]><rss><channel><item>'
    "<title>&x;</title><description>&x; and words</description></item></channel></rss>",
    "parameter entity": '<!DOCTYPE r [<!ENTITY % x SYSTEM "{address}"> %x;]><rss/>',
    "external DTD": '<!DOCTYPE rss SYSTEM "{address}"><rss><channel/></rss>',
    "billion laughs": '<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><rss>&b;</rss>',
    "lower case": '<!doctype r [<!ENTITY x SYSTEM "{address}">]><rss>&x;</rss>',
}


@pytest.mark.parametrize("attack", HOSTILE_XML)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_reaches_for_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, attack: str, encoding: str
) -> None:
    def no_network(*arguments: object) -> None:
        raise AssertionError("the reader used the network")

    monkeypatch.setattr(socket.socket, "connect", no_network)
    (tmp_path / "secret").write_text("SECRET", "utf-8")
    for address in ("http://127.0.0.1:9/x", (tmp_path / "secret").as_uri()):
        content = HOSTILE_XML[attack].replace("{address}", address)
        for name in ("a.xml", "a.rss"):
            found = read(tmp_path, name, content.encode(encoding))
            assert len(found) == 1
            assert isinstance(found[0], Failure)
            assert "SECRET" not in found[0].fault


def test_a_stylesheet_or_include_in_xml_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("SECRET", "utf-8")
    content = newsml(
        f"<inlineXML><div><p>{TEXT}</p><xi:include xmlns:xi='http://www.w3.org/2001/XInclude'"
        f" href='{(tmp_path / 'secret').as_uri()}' parse='text'/></div></inlineXML>"
    )
    assert "SECRET" not in only(read(tmp_path, "item.xml", content)).text


# -- WARC ---------------------------------------------------------------------------


def record(
    address: str, content: bytes, kind: str, *, coding: str = "", status: str = "200 OK"
) -> bytes:
    """One WARC/1.0 response record (ISO 28500), as bytes."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n"
    head += f"Content-Encoding: {coding}\r\n" if coding else ""
    block = head.encode() + f"Content-Length: {len(content)}\r\n\r\n".encode() + content
    fields = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        f"WARC-Date: 2026-11-25T10:00:00Z\r\nWARC-Target-URI: {address}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return fields.encode() + block + b"\r\n\r\n"


def warc(pages: list[tuple[str, bytes, str]], *, packed: bool = True) -> bytes:
    records = [record(*page) for page in pages]
    return b"".join(gzip.compress(r) for r in records) if packed else b"".join(records)


PAGE = (
    "<html lang='en'><head><title>A bridge opens</title></head><body><article>"
    f"{BODY * 3}</article></body></html>"
).encode()


@pytest.mark.parametrize(("name", "packed"), [("a.warc.gz", True), ("a.warc", False)])
def test_warc(tmp_path: Path, name: str, packed: bool) -> None:
    content = warc(
        [
            ("http://a.example/bridge.html", PAGE, "text/html; charset=utf-8"),
            ("http://a.example/logo.png", b"\x89PNG....", "image/png"),
            ("http://a.example/empty", b"", "text/html"),
        ],
        packed=packed,
    )
    raw, empty = read(tmp_path, name, content)
    assert isinstance(raw, RawDocument)
    assert (raw.id, raw.source) == ("bridge", "http://a.example/bridge.html")
    assert "12 million euros" in raw.text
    assert isinstance(empty, Failure)


def test_a_bomb_in_a_warc_is_not_unpacked(tmp_path: Path) -> None:
    import resource

    bomb = warc([("http://a.example/big", b"0" * (80 << 20), "text/html")])
    assert len(bomb) < 200_000
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert "100 times" in fault(read(tmp_path, "bomb.warc.gz", bomb))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_a_bomb_inside_the_transfer_coding(tmp_path: Path) -> None:
    inner = gzip.compress(b"0" * (60 << 20))
    content = gzip.compress(record("http://a.example/", inner, "text/html", coding="gzip"))
    said = fault(read(tmp_path, "bomb.warc.gz", content))
    assert "larger than 16 MB" in said or "100 times" in said


def test_a_warc_that_was_cut_off_gives_what_it_has(tmp_path: Path) -> None:
    pages = [(f"http://a.example/{n}.html", PAGE + b" " * n, "text/html") for n in range(3)]
    content = warc(pages, packed=False)
    found = read(tmp_path, "cut.warc", content[: len(content) * 2 // 3])
    assert any(isinstance(item, RawDocument) for item in found)


@pytest.mark.parametrize("name", ["a.docx", "a", "a.xml.exe", "a.gz", "a.zip"])
def test_an_unknown_ending_is_refused(tmp_path: Path, name: str) -> None:
    assert "ending" in fault(read(tmp_path, name, "words of a text"))


# -- ids -----------------------------------------------------------------------------

IDS = [
    "../../x",
    "CON",
    "n" * 300,
    "\U0001f600 story",
    "two\nlines",
    "..",
    "a/b",
    "x\x00y",
    "é" * 150,
]


def test_hostile_ids_stay_in_the_folder(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()
    records = [
        {"id": name, "text": f"A story about number {n}.", "url": f"http://a.example/{n}"}
        for n, name in enumerate(IDS)
    ]
    (inbox / "ids.jsonl").write_text("\n".join(map(json.dumps, records)), "utf-8")
    items = [{**NINJS["3.1"], "uri": name} for name in IDS]
    (inbox / "ids.json").write_text(json.dumps(items), "utf-8")
    for name in ("\U0001f600.txt", "two\nlines.txt", "CON.txt", "n" * 250 + ".txt"):
        (inbox / name).write_text(f"A story of a file called {name[:9]!r}.", "utf-8")
    (inbox / "n\udcffn.txt").write_text("A story of a file whose name is no UTF-8.", "utf-8")
    watch(inbox, out)
    told = lines(out)
    assert len(told) == 2 * len(IDS) + 5
    assert len({str(line["id"]).casefold() for line in told}) == len(told)
    outside = [p for p in ground.iterdir() if p.name not in ("in", "out")]
    assert outside == []
    for path in (out / "documents").iterdir():
        assert path.is_file()
        stem = path.name.rpartition(".")[0]
        assert stem.split(".")[0].casefold() != "con"
        assert "\n" not in path.name
        assert len(path.name.encode()) <= 255


def test_records_of_two_files_do_not_overwrite_each_other(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()
    for name in ("monday", "tuesday"):
        record = {"id": "1", "text": f"The story of {name}."}
        (inbox / f"{name}.jsonl").write_text(json.dumps(record), "utf-8")
    watch(inbox, out)
    assert sorted(str(line["id"]) for line in lines(out)) == ["1", "1~2"]
