"""The desk speaks the language of whoever looks at it; its reports that of the house."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from desk_double import watch
from starlette.testclient import TestClient

from audit.desk.place import Place
from audit.desk.purge import purge_before
from audit.desk.serve.app import make_app
from audit.desk.store.base import Store
from audit.desk.watch.start import Settings
from audit.words.extract import coded, messages

# Sentences of ours; single words may be a document's as well.
OURS = {m for m in (*messages(), *coded()) if isinstance(m, str) and " " in m}


def said(page: str) -> str:
    """What a reader sees of a page."""
    body = re.sub(r"(?s)<(script|style)>.*?</\1>", "", page)
    return html.unescape(re.sub(r"<[^>]*>", "\n", body))


def test_a_page_in_serbian_has_no_english_words_of_ours(ground: Path) -> None:
    """Every word of the page is the document's, or a Serbian one of the catalogue."""
    (ground / "in").mkdir()
    (ground / "in" / "fake.txt").write_text("A dipfake was seen.\n", "utf-8")
    watch(ground / "in", ground / "out")
    client = TestClient(make_app(ground / "out"), base_url="http://127.0.0.1:8766")
    for address in ("/", "/documents/fake", "/forms", "/log", "/precision", "/documents/none"):
        page = client.get(address, headers={"accept-language": "sr"}).text
        assert [m for m in OURS if m in said(page)] == [], address


def test_a_house_says_in_which_language_its_reports_are(ground: Path) -> None:
    """Pages, list and explanation of the score; the data is the same whatever the language."""
    (ground / "in").mkdir()
    (ground / "in" / "fake.txt").write_text("A dipfake was seen.\n", "utf-8")
    (ground / "sr.toml").write_text('language = "sr"\n', "utf-8")
    watch(ground / "in", ground / "sr", settings=Settings(rules=ground / "sr.toml"))
    (ground / "in" / "fake.txt").write_text("A dipfake was seen.\n", "utf-8")
    watch(ground / "in", ground / "en")
    pages = ("documents/fake.html", "index.html", "score.html")
    for page in pages:
        serbian = (ground / "sr" / page).read_text("utf-8")
        assert '<html lang="sr">' in serbian
        assert [m for m in OURS if m in said(serbian)] == [], page
        assert '<html lang="en">' in (ground / "en" / page).read_text("utf-8")
    data = [(ground / out / "documents" / "fake.json").read_bytes() for out in ("sr", "en")]
    assert data[0] == data[1]


def test_a_house_that_changes_its_language_gets_a_new_explanation_of_the_score(
    ground: Path,
) -> None:
    (ground / "in").mkdir()
    (ground / "sr.toml").write_text('language = "sr"\n', "utf-8")
    for number, settings in enumerate((Settings(), Settings(rules=ground / "sr.toml"))):
        (ground / "in" / f"{number}.txt").write_text(f"Nothing to see, {number}.\n", "utf-8")
        watch(ground / "in", ground / "out", settings=settings)
    assert '<html lang="sr">' in (ground / "out" / "score.html").read_text("utf-8")


def test_a_purge_writes_the_list_in_the_language_of_the_house(ground: Path) -> None:
    (ground / "in").mkdir()
    (ground / "in" / "fake.txt").write_text("A dipfake was seen.\n", "utf-8")
    (ground / "sr.toml").write_text('language = "sr"\n', "utf-8")
    out = ground / "out"
    watch(ground / "in", out, settings=Settings(rules=ground / "sr.toml"))
    place = Place(out)
    with Store(place.state) as store:
        purge_before(place, store, store.latest() + 1)
    assert "A dipfake" not in place.index.read_text("utf-8")
    for page in (place.index, place.score):
        assert '<html lang="sr">' in page.read_text("utf-8")


def test_a_language_without_a_catalogue_is_refused(ground: Path) -> None:
    from audit.desk.decisions.house import read_house
    from audit.errors import UsageError

    (ground / "rules.toml").write_text('language = "xx"\n', "utf-8")
    with pytest.raises(UsageError, match="language is one of en, sr, not 'xx'"):
        read_house(ground / "rules.toml")
