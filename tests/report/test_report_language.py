"""A report in another language: every word of ours translated, everything for programs the same."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest

import audit.report
from audit.words.extract import coded, messages

# Sentences of ours; single words may be a document's as well.
OURS = {m for one in messages() for m in ((one,) if isinstance(one, str) else one)}
OURS = {m for m in {*OURS, *coded()} if " " in m and "%" not in m}
PAGES = ("*.html", "documents/*.html")


def said(page: str) -> str:
    """What a reader sees and hears: text, labels, alternatives; not what is marked as English."""
    body = re.sub(r"(?s)<(script|style)>.*?</\1>", "", page)
    body = re.sub(r'(?s)<(\w+)[^>]* lang="en"[^>]*>.*?</\1>', "", body)
    labels = re.findall(r'(?:aria-label|data-status|title)="([^"]*)"', body)
    return html.unescape(re.sub(r"<[^>]*>", "\n", body) + "\n".join(labels))


def files(folder: Path, *patterns: str) -> dict[str, Path]:
    found = (path for pattern in patterns for path in folder.glob(pattern))
    return {str(path.relative_to(folder)): path for path in sorted(found)}


@pytest.fixture(scope="module")
def both(by_hand, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("languages")
    for language in ("en", "sr"):
        audit.report.write(by_hand, folder / language, language=language)
    return folder / "en", folder / "sr"


def test_only_pages_differ_between_languages(both: tuple[Path, Path]) -> None:
    english, serbian = (files(folder, "**/*") for folder in both)
    assert english.keys() == serbian.keys()
    plain = {n: p for n, p in english.items() if p.is_file() and p.suffix != ".html"}
    assert {p.suffix for p in plain.values()} == {".json", ".csv", ".parquet"}
    for name, path in plain.items():
        assert path.read_bytes() == serbian[name].read_bytes(), name


def test_no_sentence_of_ours_is_left_in_english(both: tuple[Path, Path]) -> None:
    pages = files(both[1], *PAGES)
    assert len(pages) > 5
    for name, path in pages.items():
        page = path.read_text("utf-8")
        assert '<html lang="sr">' in page
        assert [m for m in OURS if m in said(page)] == [], name


def test_the_english_pages_do_have_those_sentences(both: tuple[Path, Path]) -> None:
    """Else the test above would pass on anything."""
    page = both[0] / "documents" / "002_97186726e788dc7d.html"
    told = said(page.read_text("utf-8").replace('lang="en"', ""))
    assert len([m for m in OURS if m in told]) > 30


def test_the_first_screen_in_serbian(both: tuple[Path, Path]) -> None:
    page = (both[1] / "documents" / "002_97186726e788dc7d.html").read_text("utf-8")
    told = " ".join(said(page).split())
    assert "Ne objavljivati ovako: treba ispraviti" in told
    assert "Tekst je prošao kroz mašinski prevod." in told
    assert "Najverovatnije preko jezika: srpski" in told


def test_an_explanation_that_no_pattern_fits_is_marked_as_english(by_hand, tmp_path) -> None:
    report = by_hand.reports[2]
    odd = replace(report.findings[0], explanation="A check of tomorrow says <this>.")
    changed = replace(by_hand, reports=(replace(report, findings=(odd,)),))
    audit.report.write(changed, tmp_path, language="sr")
    page = next((tmp_path / "documents").glob("*.html")).read_text("utf-8")
    assert 'lang="en">A check of tomorrow says &lt;this&gt;.</p>' in page


def test_a_hostile_explanation_stays_text_in_another_language(by_hand, tmp_path) -> None:
    report = by_hand.reports[2]
    said = "The original says <script>alert(1)</script>; this says \u202e%(who)s."
    bad = replace(report.findings[0], explanation=said)
    audit.report.write(
        replace(by_hand, reports=(replace(report, findings=(bad,)),)), tmp_path, language="sr"
    )
    page = next((tmp_path / "documents").glob("*.html")).read_text("utf-8")
    assert "<script>alert" not in page
    assert "Original kaže &lt;script&gt;alert(1)&lt;/script&gt;; ovde stoji" in page
    assert "\u202e" not in page


def test_the_command_writes_pages_in_serbian(seeds_audit, tmp_path, monkeypatch) -> None:
    from typer.testing import CliRunner

    from audit.cli import app
    from audit.engine import local

    monkeypatch.setattr(local, "run", lambda *args, **named: seeds_audit)
    result = CliRunner().invoke(
        app, ["run", "seeds", "--out", str(tmp_path), "--page-language", "sr"]
    )
    assert result.exit_code == 0
    told = said((tmp_path / "index.html").read_text("utf-8"))
    assert "Provera prevoda" in told
    assert [m for m in OURS if m in told] == []
