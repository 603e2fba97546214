import base64
import hashlib
import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

import audit.report
from audit.report.visible import HIDDEN
from audit.result import AuditResult
from audit.types import (
    Category,
    Counterpart,
    DocumentClass,
    Evidence,
    Failure,
    Finding,
    Kind,
    Link,
    Original,
    Place,
    Relation,
    Relative,
    Severity,
    Span,
)
from audit.words import LANGUAGES

TWO = "002_97186726e788dc7d"


@pytest.fixture(scope="module")
def folder(by_hand, tmp_path_factory):
    out = tmp_path_factory.mktemp("report")
    audit.report.write(by_hand, out)
    return out


@pytest.fixture(scope="module")
def page(folder):
    return lxml_html.parse(str(folder / "documents" / f"{TWO}.html")).getroot()


@pytest.fixture(scope="module")
def index(folder):
    return lxml_html.parse(str(folder / "index.html")).getroot()


def text(node):
    return " ".join(node.text_content().split())


# -- what every page must be ---------------------------------------------------------

ELEMENTS = frozenset(
    re.findall(
        r"[\w-]+",
        """
        html head meta title style body a header main section footer nav div span p h1 h2 h3 h4 ul
        ol li dl dt dd blockquote mark ins b bdi del details summary figure figcaption svg path
        circle text label input select optgroup option button kbd script
        table caption thead tbody tr th td
        """,
    )
)
ATTRIBUTES = frozenset(
    re.findall(
        r"[\w-]+",
        """
        lang charset http-equiv content name class href id aria-labelledby aria-label aria-hidden
        hidden tabindex dir type autocomplete value role viewbox focusable preserveaspectratio d x y
        cx cy r download text-anchor title checked label scope
        """,
    )
)


def check_page(raw: bytes, folder: Path, where: Path) -> None:
    """Nothing but our own elements; no address that leads out; script and style by hash."""
    source = raw.decode("utf-8")
    assert not HIDDEN.search(source)
    tree = lxml_html.document_fromstring(source)
    ids = [e.get("id") for e in tree.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    for element in tree.iter():
        assert isinstance(element.tag, str), "a comment"
        assert element.tag in ELEMENTS, element.tag
        for name in element.attrib:
            assert name in ATTRIBUTES or name.startswith("data-"), (element.tag, name)
        href = element.get("href")
        if href is None:
            continue
        if element.get("download") is not None:
            assert href.startswith("data:text/plain;charset=utf-8;base64,")
            assert not set(element.get("download")) & set("/\\:\0")
            continue
        assert re.fullmatch(r"#[\w-]+|[^:#?]*(#[\w-]+)?", href), href
        if href.startswith("#"):
            assert href[1:] in ids, href
        else:
            target = (where.parent / unquote(href.split("#")[0])).resolve()
            assert target.is_relative_to(folder.resolve()), href
            assert target.is_file(), href
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "http" not in policy
    for tag in ("style", "script"):
        (content,) = re.findall(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert tree.xpath("//meta[@name='robots']/@content") == ["noindex, nofollow"]
    assert tree.get("lang") in LANGUAGES
    assert tree.xpath("//title")[0].text_content().strip()
    assert len(tree.xpath("//h1")) == 1


def check_folder(folder: Path) -> None:
    for path in [folder / "index.html", *(folder / "documents").glob("*.html")]:
        check_page(path.read_bytes(), folder, path)


def test_every_page_stands_alone_and_every_link_arrives(folder):
    check_folder(folder)


def test_style_and_script_ask_for_nothing():
    templates = Path(audit.report.__file__).parent / "templates"
    for name in ("style.css", "report.js"):
        source = (templates / name).read_text("utf-8")
        words = r"url\(|@import|fetch|XMLHttp|import\(|eval|innerHTML|https?:"
        assert not re.search(words, source), name


# -- the page of a document ----------------------------------------------------------


def test_the_page_answers_in_the_editors_order(page):
    assert [text(h) for h in page.xpath("//main/section/h2")] == [
        "Do not run as it is: 11 places to mend.",
        "Why",
        "What must be mended",
        "The text, mended",
        "Show me",
    ]


def test_the_verdict_names_the_relay_language(page):
    answer = text(page.xpath("//section[contains(@class, 'answer')]")[0])
    assert "It came through a machine translator." in answer
    assert "by way of Serbian, Croatian or Bosnian (86 %)" in answer


def test_each_reason_is_quoted_and_leads_to_the_text(page):
    reasons = page.xpath("//ul[@class='reasons']/li")
    assert len(reasons) == 8
    placeholder = reasons[0]
    assert placeholder.xpath(".//blockquote/mark")[0].text_content() == "XNUMX"
    target = page.get_element_by_id(placeholder.xpath(".//a/@href")[0][1:])
    assert "XNUMX" in target.getparent().text_content()


def test_findings_are_ranked_and_complete(page):
    cards = page.xpath("//ol[@class='findings']/li")
    assert [c.get("class").split()[1] for c in cards] == ["critical"] + ["major"] * 7 + ["minor"]
    card = next(c for c in cards if "Ion Suk-yeol" in text(c))
    assert card.xpath(".//mark[@class='major']")[0].text_content() == "Ion Suk-yeol"
    assert card.xpath(".//mark[@class='said']")[0].text_content() == "Yoon Suk Yeol"
    assert text(card.xpath(".//ins")[0]) == "Yoon Suk Yeol"
    assert "Another report says" in text(card)
    names = [text(li) for li in card.xpath(".//ul[@class='who']/li")]
    assert names[0] == "Telegram apologizes for deepfake porn…"
    assert len(names) == 3


def test_a_finding_in_several_places_links_them_all(page):
    (card,) = [c for c in page.xpath("//li[contains(@class,'finding')]") if "4 places" in text(c)]
    anchors = card.xpath(".//p[@class='source']/a[starts-with(@href,'#at-')]/@href")
    assert len(anchors) == 4
    shown = [page.get_element_by_id(a[1:]).text_content() for a in anchors]
    assert all(s.startswith(("dipfake", "deep-faking")) for s in shown)


def test_a_mark_lights_its_counterpart(page):
    rows = page.xpath("//ol[@class='rows']/li")
    row = next(r for r in rows if "story rooms" in text(r) and "deepfakes" in text(r))
    here = set(row.xpath("./p[contains(@class,'here')]//mark/@data-f"))
    there = set(row.xpath("./div[@class='there']//mark/@data-f"))
    assert there and there <= here


def test_boilerplate_is_labelled_and_the_lonely_sentence_says_so(page):
    (rows,) = page.xpath("(//ol[@class='rows'])[1]")
    muted = [text(r) for r in rows.xpath("./li[contains(@class,'boilerplate')]")]
    assert any("Dark web in your pocket" in m and m.startswith("Not part of") for m in muted)
    alone = [text(r) for r in rows.xpath("./li[contains(@class,'alone')]")]
    assert any("Durov has since been charged. No counterpart" in a for a in alone)


def test_the_whole_text_is_shown_once_in_order(page, by_hand):
    document = by_hand.report(TWO).document
    for sentence in document.sentences:
        element = page.get_element_by_id(f"s-{sentence.index}")
        for note in element.xpath(".//span[@class='vh']"):
            note.drop_tree()
        assert element.text_content() == sentence.text


def test_drawings_have_a_text_alternative(page, index):
    for tree in (page, index):
        drawings = tree.xpath("//svg")
        assert drawings
        assert all(d.get("role") == "img" and d.get("aria-label") for d in drawings)
    profile = page.xpath("//svg[@class='profile']/@aria-label")[0]
    assert "critical in sentence 25" in profile


# -- the index -----------------------------------------------------------------------


def test_the_index_is_a_triage_list(index):
    entries = index.xpath("//ol[@class='triage']/li")
    assert len(entries) == 5
    first = text(entries[0])
    for words in (
        "Do not run yet",
        "Came through a machine translator by way of Serbian, Croatian or Bosnian (86 %)",
        "12.4",
        "was sentenced to XNUMX years in prison",
        "9 findings",
    ):
        assert words in first, words
    assert entries[0].xpath(".//svg/@aria-label")[0].startswith("Numbers: 1 critical, 2 major")
    assert "Nothing found" in text(entries[1])


def test_the_index_says_why_a_clean_text_has_to_be_checked(index):
    entries = [text(e) for e in index.xpath("//ol[@class='triage']/li")]
    checked = [e for e in entries if "Check first" in e]
    assert checked
    assert all("Nothing to mend, but it is" in e for e in checked)


def test_the_index_names_failures_with_the_mend(index):
    section = index.xpath("//section[@class='failures']")[0]
    assert "seeds/empty.txt: the file is empty. To mend it: remove it or fill it." in text(section)


def test_the_index_says_who_relates_to_whom(index):
    assert index.xpath("//svg[@class='family-map']//text[@class='relation']/text()") == ["reworded"]
    assert "1 and 2 : reworded" in text(index.xpath("//ul[@class='ties']")[0]).replace("2:", "2 :")
    assert "9 other pairs" in text(index)


def test_an_audit_without_documents_still_has_an_index(tmp_path):
    failure = Failure("x.bin", "it is not text", "give a text file")
    audit.report.write(AuditResult((), (failure,)), tmp_path)
    assert "No document could be audited" in (tmp_path / "index.html").read_text("utf-8")
    check_folder(tmp_path)


# -- hostile documents ---------------------------------------------------------------

SCARY = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</script><script>alert(1)//",
        "</style><img src=x onerror=alert(1)>",
        '"><svg onload=alert(1)>',
        "' onmouseover='alert(1)",
        "javascript:alert(1)",
        "{{ 7*7 }}{% include 'x' %}",
        "\u202egnp.exe\u202c",
        "\u2066\u2067\u2069",
        "\x00\x08\x1b[31m",
        "\ud83d",
        "<!--",
        "]]>",
        "&lt;b&gt;&#x3c;",
        "=cmd|' /C calc'!A0",
        "<a href=https://example.org/x>y</a>",
        "\u2028",
        "%00../",
    ]
)
TEXTS = st.lists(st.one_of(SCARY, st.text(max_size=12), st.just(". ")), min_size=1, max_size=6).map(
    "".join
)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.tuples(TEXTS, TEXTS, TEXTS),
    st.tuples(st.integers(0, 40), st.integers(0, 12)),
    st.sampled_from(["en", "sr"]),
)
def test_no_markup_of_a_document_becomes_markup(factory, tmp_path, texts, place, language):
    (one, two, name), (start, length) = texts, place
    first = factory.document(f"a{name}", one, title=name)
    second = factory.document(f"b{name}", two, title=None)
    span = Span(min(start, len(one)), min(start + length, len(one)))
    other = Span(0, min(5, len(two)))
    finding = Finding(
        Category.ENTITY,
        Kind.NAME_RESPELT,
        Severity.CRITICAL,
        0.9,
        span,
        span.of(one),
        # One that a page in another language says anew.
        f"The original says {name}; this says {two}.",
        Original(second.id, other, other.of(two)),
        name,
        (Place(span, span.of(one)),),
        (second.id, name),
        (name,),
    )
    evidence = (Evidence(name, name, span, 1.0, name, ((name, 1.0),)),)
    links = ()
    if first.sentences and second.sentences:
        links = (Link((0,), (Counterpart(second.id, (0,), 0.5),)),)
    report = factory.report(
        first,
        factory.verdict(DocumentClass.MACHINE_TRANSLATED, evidence=evidence),
        family=(Relative(second.id, Relation.RELAY, 0.5, 0.5),),
        links=links,
        findings=(finding,),
        overall=3,
    )
    result = AuditResult(
        (report,), (Failure(name, name, name),), (name,), name, ((name, name),), (second,)
    )
    audit.report.write(result, tmp_path, language=language)
    check_folder(tmp_path)


def test_a_title_cannot_turn_the_page_round(factory, tmp_path):
    document = factory.document("d", "Text.", title="Invoice \u202egnp.exe")
    report = factory.report(document, factory.verdict(DocumentClass.INDEPENDENT))
    audit.report.write(AuditResult((report,)), tmp_path)
    index = (tmp_path / "index.html").read_text("utf-8")
    assert "\u202e" not in index
    assert "Invoice ⟨RLO⟩gnp.exe" in index


def test_an_explanation_names_documents_as_people_do(by_hand, tmp_path):
    report = by_hand.report(TWO)
    finding = replace(
        report.findings[0], explanation="Both 001_3b104a98e4dc540f and x000_951832a0ab8d3d7d."
    )
    changed = replace(by_hand, reports=(*by_hand.reports[:2], replace(report, findings=(finding,))))
    audit.report.write(changed, tmp_path)
    tree = lxml_html.parse(str(tmp_path / "documents" / f"{TWO}.html")).getroot()
    said = text(tree.xpath("//p[@class='explanation']")[0])
    assert said == "Both “Telegram apologizes for deepfake porn…” and x000_951832a0ab8d3d7d."


def test_a_right_to_left_document_is_marked_as_such(factory, tmp_path):
    document = factory.document("fa", "تلگرام عذرخواهی کرد. رئیس جمهور گفت.", language="fa")
    report = factory.report(document, factory.verdict(DocumentClass.INDEPENDENT))
    audit.report.write(AuditResult((report,)), tmp_path)
    tree = lxml_html.parse(str(tmp_path / "documents" / "fa.html")).getroot()
    (cell,) = tree.xpath("//p[@class='here'][.//span[@id='s-0']]")
    assert cell.get("dir") == "auto"
    assert cell.get("lang") == "fa"


# -- size ----------------------------------------------------------------------------


def test_a_long_document_has_a_lean_page(factory, tmp_path):
    count = 2000
    words = " ".join(f"Sentence number {i} tells of a minister and 35 votes." for i in range(count))
    here, there = factory.document("here", words), factory.document("there", words)
    links = tuple(Link((i,), (Counterpart("there", (i,), 0.9),)) for i in range(count))
    found = tuple(
        Finding(
            Category.NUMBER,
            Kind.CHANGED,
            Severity.MAJOR,
            0.8,
            Span(s.span.start, s.span.start + 8),
            "Sentence",
            "Because.",
        )
        for s in here.sentences[::20]
    )
    family = (Relative("there", Relation.TRANSLATION, 0.9, 1.0),)
    verdict = factory.verdict(DocumentClass.TRANSLATION)
    report = factory.report(here, verdict, family=family, links=links, findings=found)
    audit.report.write(AuditResult((report,), witnesses=(there,)), tmp_path)
    raw = (tmp_path / "documents" / "here.html").read_bytes()
    elements = sum(1 for _ in lxml_html.document_fromstring(raw).iter())
    # About fourteen elements a sentence, with two panels; twice that would be felt.
    assert elements < 20 * count
    assert len(raw) < 3_000_000


def test_a_single_endless_sentence_is_cut_on_the_page_only(factory, tmp_path):
    words = "word " * 400_000
    document = factory.document("long", words)
    finding = Finding(
        Category.NUMBER,
        Kind.CHANGED,
        Severity.MAJOR,
        0.8,
        Span(1_000_000, 1_000_004),
        "word",
        "Because.",
    )
    verdict = factory.verdict(DocumentClass.INDEPENDENT)
    audit.report.write(
        AuditResult((factory.report(document, verdict, findings=(finding,)),)), tmp_path
    )
    page = tmp_path / "documents" / "long.html"
    assert page.stat().st_size < 100_000
    check_folder(tmp_path)
    assert (tmp_path / "documents" / "long.json").stat().st_size > 4_000_000


def test_filtered_findings_leave_no_page_behind(by_hand, tmp_path):
    audit.report.write(by_hand.filter(min_confidence=1.0), tmp_path)
    tree = lxml_html.parse(str(tmp_path / "documents" / f"{TWO}.html")).getroot()
    assert "Read it against a source" in text(tree.get_element_by_id("run"))
    assert "Nothing was found to mend." in text(tree)
    check_folder(tmp_path)


def test_a_witness_without_text_is_named_by_its_id(by_hand, tmp_path):
    alone = replace(by_hand, reports=(by_hand.report(TWO),))
    audit.report.write(alone, tmp_path)
    check_folder(tmp_path)
    source = (tmp_path / "documents" / f"{TWO}.html").read_text("utf-8")
    assert "000_951832a0ab8d3d7d" in source
