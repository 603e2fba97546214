"""The desk in a real browser: an editor's shift on the five seeds, and every page looked over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from desk_double import AT_ONCE, Quiet, watch

from audit.desk.screenshots import serving
from audit.desk.store.base import Store
from audit.desk.watch.auditing import Auditor, EngineAuditor
from audit.desk.watch.start import Settings, watch_inbox
from audit.engine.options import Options
from audit.index import open_index
from audit.report.repair import repair
from audit.report.reread import read_document_file

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    from audit.embed.encoder import Encoder

pytestmark = pytest.mark.browser
TWO = "002_97186726e788dc7d"
TOKEN = "a token that nobody guesses"
LOOKS = (("light", 1280), ("dark", 1280), ("light", 380), ("dark", 380))


@contextmanager
def visit(browser: Browser, origin: str, **settings: Any) -> Iterator[Page]:
    """A page of a browser that may ask nobody but the desk, and makes no complaint."""
    context: BrowserContext = browser.new_context(base_url=origin, **settings)
    asked: list[str] = []
    complaints: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    context.on("console", lambda message: complaints.append(message.text))
    context.on("weberror", lambda error: complaints.append(str(error.error)))
    page = context.new_page()
    page.goto("/")
    yield page
    context.close()
    assert asked and all(url.startswith((f"{origin}/", "data:", "blob:")) for url in asked), asked
    assert complaints == []


@dataclass(frozen=True, slots=True)
class Shift:
    """A desk on the seeds, with the real engine: its address, folders, and one more round."""

    origin: str
    inbox: Path
    out: Path
    work: Callable[[], None]


@pytest.fixture(scope="module")
def shift(
    encoder: Encoder, seeds: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Shift]:
    ground = tmp_path_factory.mktemp("shift")
    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()
    for seed in seeds.iterdir():
        (inbox / seed.name).write_bytes(seed.read_bytes())

    def engine(store: Store) -> Auditor:
        return EngineAuditor(encoder, Options(), open_index(ground / "seen", encoder), days=30.0)

    def work() -> None:
        watch_inbox(
            inbox,
            out,
            settings=Settings(),
            pace=AT_ONCE,
            voice=Quiet(),
            stop=Event(),
            auditor=engine,
        )

    work()
    with serving(out) as origin:
        yield Shift(origin, inbox, out, work)


@pytest.fixture
def desk(ground: Path) -> Iterator[tuple[Path, str]]:
    """A desk with an auditor that needs no model: the ground and the address."""
    inbox = ground / "in"
    inbox.mkdir()
    (inbox / "fake.txt").write_text("A dipfake was seen.\nThe dipfake spread.\n", "utf-8")
    (inbox / "bridge.txt").write_text("The mayor opened the bridge.\n", "utf-8")
    watch(inbox, ground / "out")
    with serving(ground / "out") as origin:
        yield ground, origin


def listed(page: Page) -> list[str]:
    """The documents of the queue, in its order."""
    return [one.inner_text() for one in page.locator(".entries .id").all()]


def follow(page: Page, control: Locator) -> None:
    """Click what leads to another page, and wait until that is there."""
    with page.expect_navigation():
        control.click()


def open_document(page: Page, name: str) -> None:
    """Follow the queue's link to a document."""
    named = page.locator(".id").get_by_text(name, exact=True)
    follow(page, page.locator(".entries li").filter(has=named).locator("h2 a"))


def finding(page: Page, words: str) -> Any:
    """The first open finding on these words."""
    same = page.locator("blockquote bdi").get_by_text(words, exact=True)
    return page.locator(".finding:not(.settled)").filter(has=same).first


# -- an editor's shift, with the real engine -------------------------------------------


def test_a_shift_from_the_queue_to_the_mended_text_and_back(browser: Browser, shift: Shift) -> None:
    with visit(browser, shift.origin, accept_downloads=True) as page:
        assert len(listed(page)) == 5
        assert listed(page)[0] == TWO, "the most urgent document is on top"
        page.get_by_label("Verdict").select_option(label="Can run")
        follow(page, page.get_by_role("button", name="Show"))
        assert TWO not in listed(page)
        page.get_by_label("Verdict").select_option(label="Do not run yet")
        follow(page, page.get_by_role("button", name="Show"))
        assert TWO in listed(page)
        page.get_by_label("Words in the text").fill("dipfake prostorije")
        follow(page, page.get_by_role("button", name="Show"))
        assert listed(page) == []
        page.get_by_label("Words in the text").fill("Ion Suk")
        follow(page, page.get_by_role("button", name="Show"))
        assert listed(page) == [TWO]
        follow(page, page.locator(".entries h2 a"))
        assert page.locator(".finding").count() > 3
        # What only the damage points to is a question, here as in the report.
        lost = page.locator(".finding").filter(has_text="XNUMX").first
        assert "Ask the source: others say otherwise." in lost.inner_text()

        follow(page, page.get_by_role("link", name="The whole report"))
        page.wait_for_url("**/reports/documents/*.html", wait_until="load")
        focused = "document.activeElement.id"
        for key, expected in (("n", "f1"), ("n", "f2"), ("n", "f3"), ("p", "f2")):
            page.keyboard.press(key)
            # A busy machine may look before the key has been answered.
            page.wait_for_function(f"{focused} === '{expected}'")
        report = read_document_file(shift.out / "documents" / f"{TWO}.json")
        whole = repair(report.document, report.findings)
        assert whole.changes
        for words, text in (
            ("Download the text", whole.text),
            ("Download with the changes marked", whole.marked),
        ):
            with page.expect_download() as download:
                page.get_by_text(words).click()
            assert Path(download.value.path()).read_text("utf-8") == text
        # The report stands in an origin of its own: nothing of the desk is in its reach.
        assert page.evaluate("window.origin") == "null"
        page.go_back()
        assert page.url.endswith(f"/documents/{TWO}")


def test_what_is_dismissed_is_gone_from_the_next_document_until_it_is_taken_back(
    browser: Browser, shift: Shift
) -> None:
    text = (shift.inbox / "done" / f"{TWO}.txt").read_text("utf-8")
    report = read_document_file(shift.out / "documents" / f"{TWO}.json")
    form, of = "Ion Suk-yeol", "Yoon Suk Yeol"
    assert form in [f.text for f in report.findings]

    def next_document(name: str) -> list[str]:
        (shift.inbox / f"{name}.txt").write_text(f"{text.rstrip()}\n\nSeen at {name}.\n", "utf-8")
        shift.work()
        later = read_document_file(shift.out / "documents" / f"{name}.json")
        return [f.text for f in later.findings]

    assert form in next_document("morning")
    with visit(browser, shift.origin) as page:
        page.goto(f"/documents/{TWO}")
        one = finding(page, form)
        one.get_by_label("Reason").fill("our style")
        one.get_by_label("Your name").fill("Ana")
        one.get_by_label(f"“{form}” is a legitimate form of “{of}”").check()
        follow(page, one.get_by_role("button", name="Dismiss"))
        settled = page.locator(".finding.settled").filter(has_text=form).first
        assert "dismissed by Ana: our style" in " ".join(settled.inner_text().split())
        assert page.evaluate("location.hash").startswith("#f-")

        assert form not in next_document("noon")
        page.goto("/documents/noon")
        excused = page.locator(".finding.settled").filter(has_text=form).first
        assert "Excused by a rule" in excused.inner_text()
        follow(page, excused.get_by_role("link", name="accepted form"))
        follow(page, page.get_by_role("button", name=f"Take back {form}"))
        assert page.get_by_text("taken back by Ana").is_visible()

        assert form in next_document("night")
        page.goto("/log")
        assert page.locator("tbody tr").count() == 2


# -- what else an editor does ------------------------------------------------------------


def test_assign_comment_and_mark(browser: Browser, desk: tuple[Path, str]) -> None:
    with visit(browser, desk[1]) as page:
        assert sorted(listed(page)) == ["bridge", "fake"]
        open_document(page, "fake")
        page.get_by_label("Name, or nothing for nobody").fill("Boris")
        follow(page, page.get_by_role("button", name="Assign"))
        page.get_by_label("Comment").fill("Ask the <b>agency</b> first.")
        follow(page, page.get_by_role("button", name="Add"))
        assert page.get_by_text("Ask the <b>agency</b> first.").is_visible()
        page.locator("aside").get_by_label("Your name").fill("Ana")
        follow(page, page.get_by_role("button", name="Spike"))
        page.goto("/")
        assert listed(page) == ["bridge"]
        page.get_by_label("Status").select_option(label="spiked")
        page.get_by_label("Assigned to").select_option(label="Boris")
        follow(page, page.get_by_role("button", name="Show"))
        assert listed(page) == ["fake"]
        follow(page, page.locator(".entries h2 a"))
        assert page.locator("aside").get_by_label("Your name").input_value() == "Ana"
        follow(page, page.get_by_role("button", name="Mark as run"))
        assert page.locator(".badge.status").inner_text() == "run"
        follow(page, page.get_by_role("button", name="Open again"))
        assert page.locator(".badge.status").inner_text() == "open"
        history = page.locator("aside section", has_text="History").inner_text()
        for act in ("assigned", "commented", "marked spiked", "marked run", "marked open"):
            assert act in history
        with page.expect_download() as download:
            page.get_by_role("link", name="Export").click()
        content = Path(download.value.path()).read_text("utf-8-sig")
        assert content.count("dipfake") >= 2


def test_the_keyboard_is_enough(browser: Browser, desk: tuple[Path, str]) -> None:
    with visit(browser, desk[1]) as page:
        page.goto("/documents/fake")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        # From the content on: the queue, the report, then the first finding's form.
        stops = []
        for _ in range(6):
            page.keyboard.press("Tab")
            stops.append(page.evaluate("document.activeElement.name || 'link'"))
        assert stops[:6] == ["link", "link", "reason", "by", "choice", "choice"]
        page.locator("[name=by]").first.focus()
        page.keyboard.type("Ana")
        page.keyboard.press("Tab")
        with page.expect_navigation():
            page.keyboard.press("Enter")
        assert "accepted by Ana" in " ".join(page.locator(".finding.settled").inner_text().split())


def test_everything_is_read_and_done_without_a_script(
    browser: Browser, desk: tuple[Path, str]
) -> None:
    with visit(browser, desk[1], java_script_enabled=False) as page:
        open_document(page, "fake")
        one = page.locator(".finding").first
        one.get_by_label("Your name").fill("Ana")
        follow(page, one.get_by_role("button", name="Accept"))
        assert page.locator(".finding.settled").count() == 1
        follow(page, page.get_by_role("link", name="The whole report"))
        assert page.locator("article.finding, .finding").count() >= 2
        for address in ("/forms", "/log", "/precision"):
            page.goto(address)
            assert page.locator("h1").count() == 1
        follow(page, page.get_by_role("button", name="Srpski"))
        assert page.locator("html").get_attribute("lang") == "sr"


def test_the_token_opens_the_desk(browser: Browser, desk: tuple[Path, str]) -> None:
    with serving(desk[0] / "out", token=TOKEN) as origin:
        context = browser.new_context(base_url=origin)
        page = context.new_page()
        page.goto("/documents/fake")
        assert page.url.endswith("/login")
        page.get_by_label("Token").fill("wrong")
        follow(page, page.get_by_role("button", name="Log in"))
        assert page.get_by_role("alert").is_visible()
        page.get_by_label("Token").fill(TOKEN)
        follow(page, page.get_by_role("button", name="Log in"))
        assert sorted(listed(page)) == ["bridge", "fake"]
        context.close()


def test_a_hostile_document_is_only_read(browser: Browser, ground: Path) -> None:
    """In a real browser: no dialog, no request, no script of its own, nothing hidden."""
    evil = (
        "<script>window.owned=1;alert(1)</script></script><svg onload=alert(2)>"
        "<style>*{display:none}</style><img src=http://evil.example/x onerror=alert(3)>"
        " a dipfake \u202eturned\u2066.\n"
        '</title></textarea>=HYPERLINK("http://evil.example") javascript:alert(4) {{7*7}}\n'
    )
    (ground / "in").mkdir()
    (ground / "in" / "evil.txt").write_text(evil, "utf-8")
    watch(ground / "in", ground / "out")
    with serving(ground / "out") as origin, visit(browser, origin) as page:
        dialogs: list[str] = []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        for address in ("/?q=owned", "/documents/evil", "/reports/documents/evil.html"):
            page.goto(address, wait_until="load")
            assert page.locator("h1").is_visible()
            assert page.evaluate("window.owned") is None
            assert page.locator("script:not([nonce])").count() == (1 if "reports" in address else 0)
            assert page.locator("main svg[onload], main img, main style, main script").count() == 0
            assert "\u202e" not in page.content()
        assert page.get_by_text("<script>window.owned").first.is_visible()
        assert dialogs == []


# -- every page ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "sr"])
def test_axe_finds_no_violation_on_any_page(
    browser: Browser, desk: tuple[Path, str], axe: str, language: str
) -> None:
    from audit.desk.decisions.choices import assign, comment, decide
    from audit.desk.place import Place
    from audit.desk.store.lookup import entry

    ground, origin = desk
    nobody = "Wolfeschlegelsteinhausenbergerdorff " * 2
    with Store(Place(ground / "out").state) as store:
        found = entry(store, "fake")
        assert found is not None
        decide(
            store,
            found,
            str(found.findings[0]["key"]),
            choice="dismissed",
            reason="https://example.org/style/a-very-long-address-without-a-break",
            who=nobody,
            remember=True,
        )
        comment(store, found, "word " * 200, who=nobody)
        assign(store, found, nobody.strip(), who="Ana")
    context = browser.new_context(base_url=origin, bypass_csp=True, locale=language)
    page = context.new_page()
    for address in (
        "/",
        "/?status=all&q=nothing+such",
        "/documents/fake",
        "/documents/bridge",
        "/documents/missing",
        "/forms",
        "/log",
        "/precision",
        "/login",
        (ground / "out" / "index.html").as_uri(),
    ):
        page.goto(address)
        page.evaluate(axe)
        for scheme, width in LOOKS:
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.set_viewport_size({"width": width, "height": 800})
            said = page.evaluate("axe.run({ resultTypes: ['violations'] })")
            assert said["passes"], "axe looked at nothing"
            wrong = [(v["id"], v["nodes"][0]["html"][:200]) for v in said["violations"]]
            assert wrong == [], (address, scheme, width)
            # WCAG 2.2, 1.4.10 Reflow: nothing scrolls sideways but a table in its frame.
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    context.close()
