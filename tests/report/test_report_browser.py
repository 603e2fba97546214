"""The pages in a real browser: what an editor clicks, types and reads."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Literal

import pytest

import audit.report
from audit.report.repair import repair
from audit.result import AuditResult
from audit.types import (
    Counterpart,
    Descent,
    DocumentClass,
    Link,
    NodeKind,
    Relation,
    Relative,
    Stemma,
    StemmaEdge,
    StemmaFamily,
    StemmaNode,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
TWO = "002_97186726e788dc7d"
LOOKS: tuple[tuple[Literal["light", "dark"], int], ...] = (
    ("light", 1280),
    ("dark", 380),
    ("light", 320),
)


@pytest.fixture(scope="module")
def folder(by_hand: AuditResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out: Path = tmp_path_factory.mktemp("pages")
    audit.report.write(by_hand, out)
    return out


@pytest.fixture(scope="module")
def serbian(by_hand: AuditResult, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out: Path = tmp_path_factory.mktemp("stranice")
    audit.report.write(by_hand, out, language="sr")
    return out


@contextmanager
def opened(browser: Browser, path: Path, **settings: object) -> Iterator[Page]:
    """A page that may ask for nothing but itself and make no complaint."""
    context = browser.new_context(**settings)  # type: ignore[arg-type]
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri())
    yield page
    home = path.parent.parent if path.parent.name == "documents" else path.parent
    assert asked and all(url.startswith((home.as_uri() + "/", "data:")) for url in asked), asked
    assert complaints == []
    context.close()


def shown(page: Page) -> list[str]:
    """The documents of the list that can be seen, in order."""
    return [e.inner_text()[:3] for e in page.locator(".entry:visible .id").all()]


def test_the_list_is_searched_narrowed_and_put_in_order(browser: Browser, folder: Path) -> None:
    with opened(browser, folder / "index.html") as page:
        assert shown(page)[0] == "002"
        assert len(shown(page)) == 5
        page.get_by_label("Find", exact=True).fill("probe korea")
        assert set(shown(page)) == {"003", "004"}
        page.get_by_label("Find", exact=True).fill("no such story")
        assert shown(page) == []
        assert page.get_by_text("No document fits.").is_visible()
        page.get_by_label("Find", exact=True).fill("")
        page.get_by_label("Show").select_option(label="Independent report")
        assert set(shown(page)) == {"001", "003"}
        page.get_by_label("Show").select_option(label="Serbian, Croatian or Bosnian")
        assert shown(page) == ["002"]
        page.get_by_label("Show").select_option(label="all documents")
        page.get_by_label("Sort by").select_option(label="title")
        titles = [e.get_attribute("data-title") for e in page.locator(".entry").all()]
        assert titles == sorted(titles, key=lambda t: str(t).casefold())
        assert page.get_by_role("status").inner_text() == "5 of 5 shown"


def test_the_choice_is_kept_on_the_way_back(browser: Browser, folder: Path) -> None:
    with opened(browser, folder / "index.html") as page:
        page.get_by_label("Show").select_option(label="Do not run yet")
        page.locator(".entry:visible h3 a").click()
        assert page.locator("h2").first.inner_text().startswith("Do not run as it is")
        page.go_back()
        assert shown(page) == ["002"]


def test_findings_are_stepped_through_by_keyboard(browser: Browser, folder: Path) -> None:
    with opened(browser, folder / "documents" / f"{TWO}.html") as page:
        focused = "document.activeElement.id"
        for key, expected in (
            ("n", "f1"),
            ("j", "f2"),
            ("n", "f3"),
            ("p", "f2"),
            ("k", "f1"),
            ("k", "f1"),
        ):
            page.keyboard.press(key)
            # A busy machine may look before the key has been answered.
            page.wait_for_function(f"{focused} === '{expected}'")
        assert page.locator("#f1").bounding_box()["y"] >= 0  # type: ignore[index]
        page.get_by_label("Keys:").uncheck()
        page.locator("#f3").focus()
        page.keyboard.press("n")
        assert page.evaluate(focused) == "f3"


@pytest.mark.parametrize("way", ["hover", "focus"])
def test_a_mark_lights_up_on_both_sides(browser: Browser, folder: Path, way: str) -> None:
    with opened(browser, folder / "documents" / f"{TWO}.html") as page:
        here = page.locator(".rows .here mark.major").filter(has_text="Ion Suk-yeol").first
        if way == "hover":
            here.hover()
        else:
            here.locator("a").focus()
        lit = page.locator(".rows mark.lit").all_inner_texts()
        assert any(words.startswith("Ion Suk-yeol") for words in lit)
        assert any(words.startswith("Yoon Suk Yeol") for words in lit)


def test_a_suggestion_is_copied(browser: Browser, folder: Path) -> None:
    with opened(browser, folder / "documents" / f"{TWO}.html") as page:
        button = page.locator("#f2 button")
        button.click()
        button.filter(has_text=re.compile("Copied|Selected")).wait_for()


def test_the_mended_text_is_taken_away(
    browser: Browser, folder: Path, by_hand: AuditResult
) -> None:
    report = by_hand.report(TWO)
    expected = repair(report.document, report.findings)
    with opened(browser, folder / "documents" / f"{TWO}.html") as page:
        for words, text in (
            ("Download the text", expected.text),
            ("Download with the changes marked", expected.marked),
        ):
            with page.expect_download() as download:
                page.get_by_text(words).click()
            assert Path(download.value.path()).read_text("utf-8") == text
            assert download.value.suggested_filename.startswith(TWO)


def test_it_can_be_read_without_a_script(browser: Browser, folder: Path) -> None:
    with opened(browser, folder / "index.html", java_script_enabled=False) as page:
        assert page.locator(".entry").count() == 5
        assert not page.get_by_label("Find", exact=True).is_visible()
        page.locator(".entry h3 a").first.click()
        assert page.locator(".finding").count() == 9
        assert page.locator(".finding button:visible").count() == 0


def test_what_the_script_says_is_in_the_pages_language(browser: Browser, serbian: Path) -> None:
    with opened(browser, serbian / "index.html") as page:
        page.get_by_label("Traži", exact=True).fill("Telegram has")
        assert page.locator("[data-status]").inner_text() == "prikazano 2 od 5"
        page.locator(".entry:visible h3 a").first.click()
        button = page.locator("#f2 button")
        button.click()
        button.filter(has_text=re.compile("Kopirano|Označeno")).wait_for()


@pytest.mark.parametrize("language", ["en", "sr"])
@pytest.mark.parametrize("name", ["index.html", "score.html", f"documents/{TWO}.html"])
def test_axe_finds_no_violation(
    browser: Browser, folder: Path, serbian: Path, axe: str, name: str, language: str
) -> None:
    folder = {"en": folder, "sr": serbian}[language]
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    page.goto((folder / name).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true; })")
    page.evaluate(axe)
    for scheme, width in LOOKS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 800})
        found = page.evaluate("axe.run({ resultTypes: ['violations'] })")
        assert found["passes"], "axe looked at nothing"
        assert [(v["id"], v["nodes"][0]["html"][:200]) for v in found["violations"]] == []
        # WCAG 2.2, 1.4.10 Reflow: nothing scrolls sideways.
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_print_opens_what_is_closed_and_drops_the_controls(browser: Browser, folder: Path) -> None:
    with opened(browser, folder / "documents" / f"{TWO}.html") as page:
        page.emulate_media(media="print")
        assert page.locator(".mended").is_visible()
        assert page.locator(".only").first.is_visible()
        assert page.locator("button:visible").count() == 0
    with opened(browser, folder / "index.html") as page:
        page.emulate_media(media="print")
        assert page.locator(".controls:visible").count() == 0
        assert page.locator(".entry:visible").count() == 5


def test_other_scripts_run_their_own_way(
    browser: Browser, factory: ModuleType, tmp_path: Path
) -> None:
    arabic = factory.document(
        "ar", "قال الرئيس يون إن 42 شخصا أدينوا.\nوعوقب القائد.", language="ar"
    )
    japanese = factory.document(
        "ja", "大統領は42人が有罪になったと述べた。指導者は罰せられた。", language="ja"
    )
    verdict = factory.verdict(DocumentClass.TRANSLATION)
    family = (Relative("ja", Relation.TRANSLATION, 0.9, 1.0),)
    links = (
        Link((0,), (Counterpart("ja", (0,), 0.9),)),
        Link((1,), (Counterpart("ja", (1,), 0.9),)),
    )
    result = AuditResult(
        (
            factory.report(arabic, verdict, family=family, links=links),
            factory.report(japanese, factory.verdict(DocumentClass.INDEPENDENT)),
        )
    )
    audit.report.write(result, tmp_path)
    with opened(browser, tmp_path / "documents" / "ar.html") as page:
        here = page.locator(".row .here").first
        there = page.locator(".row .there p").first
        assert here.evaluate("e => getComputedStyle(e).direction") == "rtl"
        assert there.evaluate("e => getComputedStyle(e).direction") == "ltr"
        assert (here.get_attribute("lang"), there.get_attribute("lang")) == ("ar", "ja")


def test_two_thousand_sentences_open_in_a_second(
    browser: Browser, factory: ModuleType, by_hand: AuditResult, tmp_path: Path
) -> None:
    two = by_hand.report(TWO)
    text = "\n".join([two.document.text] * 72)
    here = factory.document("here", text)
    there = factory.document("there", text)
    count = len(here.sentences)
    assert count >= 2000
    shift = len(two.document.text) + 1
    findings = tuple(
        replace(f, span=f.span.shift(n * shift), original=None, places=())
        for n in range(0, 72, 8)
        for f in two.findings
    )
    links = tuple(Link((i,), (Counterpart("there", (i,), 0.9),)) for i in range(count))
    family = (Relative("there", Relation.COPY, 1.0, 1.0),)
    result = AuditResult(
        (
            factory.report(here, two.verdict, family=family, links=links, findings=findings),
            factory.report(there, two.verdict),
        )
    )
    audit.report.write(result, tmp_path)
    path = tmp_path / "documents" / "here.html"
    times, work = [], []
    for _ in range(2):
        page = browser.new_page()
        meter = page.context.new_cdp_session(page)
        # Of the page's thread, its processor time: on a busy machine the clock tells nothing.
        meter.send("Performance.enable", {"timeDomain": "threadTicks"})
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="load")
        page.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        times.append(time.perf_counter() - start)
        said = {m["name"]: m["value"] for m in meter.send("Performance.getMetrics")["metrics"]}
        work.append(said["TaskDuration"])
        assert page.locator(".row").count() >= 1900
        page.close()
    print(
        f"{count} sentences, {path.stat().st_size:,} bytes: {min(times):.2f} s by the clock, "
        f"{min(work):.2f} s of work"
    )
    assert 0.05 < min(work) < 1.0


@pytest.mark.parametrize("language", ["en", "sr"])
def test_no_word_of_the_stemma_is_cut_off(
    browser: Browser, by_hand: AuditResult, tmp_path: Path, language: str
) -> None:
    """The longest name of a language, deep in the tree, ends inside the drawing."""
    audit.report.write(replace(by_hand, stemma=deep_stemma(by_hand)), tmp_path, language=language)
    with opened(browser, tmp_path / "index.html") as page:
        drawing = page.locator("svg.stemma").first
        edge = drawing.evaluate("svg => svg.viewBox.baseVal.width")
        ends = (
            "svg => [...svg.querySelectorAll('text')].map(t => t.getBBox().x + t.getBBox().width)"
        )
        found = drawing.evaluate(ends)
        assert len(found) > 10
        assert max(found) <= edge


def deep_stemma(result: AuditResult) -> Stemma:
    """A chain of translations, one language below the other, with lost editions between."""
    ids = [report.document.id for report in result.reports]
    nodes = [StemmaNode(i, NodeKind.DOCUMENT, "en") for i in ids]
    lost = [StemmaNode(f"lost:{n}", NodeKind.LOST_EDITION, "hbs") for n in range(4)]
    chain = [node for pair in zip(nodes, lost, strict=False) for node in pair] + nodes[4:]
    edges = tuple(
        StemmaEdge(up.id, down.id, Descent.TRANSLATED, "hbs", 0.995, True, ())
        for up, down in pairwise(chain)
    )
    return Stemma((StemmaFamily(tuple(chain), edges, (), ()),))
