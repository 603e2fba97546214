"""Inline marks: they count where the house rules say so, are listed, and are text elsewhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk_double import lines, watch

from audit.desk.decisions.house import read_house
from audit.desk.decisions.marks import MOST, take_marks
from audit.desk.place import Place
from audit.desk.store.base import Store
from audit.desk.store.lookup import entry
from audit.desk.watch.start import Settings
from audit.errors import UsageError
from audit.report.contract import SCHEMA_FILE
from audit.types import Kind, RawDocument

RULES = '[[marks]]\nfolder = "own"\n'
MARK = '<!-- audit-ignore "dipfake": their own word -->'
TEXT = f"A dipfake was seen.\n{MARK}\nThe bridge opened.\n"


def audited(ground: Path, name: str, text: str = TEXT, rules: str = RULES) -> dict[str, object]:
    inbox, out = ground / "in", ground / "out"
    (inbox / name).parent.mkdir(parents=True, exist_ok=True)
    (ground / "rules.toml").write_text(rules, "utf-8")
    (inbox / name).write_text(text, "utf-8")
    watch(inbox, out, settings=Settings(rules=ground / "rules.toml"))
    return lines(out)[-1]


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("own/a.txt", True),
        ("own/deeper/a.txt", True),
        ("own/a.md", True),
        ("a.txt", False),
        ("owner/a.txt", False),
        ("wire/own/a.txt", False),
        ("OWN/a.txt", False),
    ],
)
def test_a_mark_counts_in_its_folder_alone(ground: Path, name: str, counts: bool) -> None:
    line = audited(ground, name)
    assert (line["findings"] == []) == counts
    assert ("audit-ignore" in str(line["text"])) == (not counts and name.endswith(".txt"))


def test_without_a_rule_no_mark_counts(ground: Path) -> None:
    line = audited(ground, "own/a.txt", rules="")
    assert [f["text"] for f in line["findings"]] == ["dipfake"] * 2, "its own words are text"  # type: ignore[attr-defined]


def test_what_calls_itself_ours_is_not_ours(ground: Path) -> None:
    """A sender chooses the address of an item; only the operator chooses the folder."""
    item = {"uri": "own/a.txt", "body_text": TEXT, "version": "1"}
    line = audited(ground, "wire/item.json", json.dumps(item))
    assert line["source"] == "own/a.txt"
    assert line["findings"] != []


def test_a_comment_of_a_web_page_is_a_mark_too(ground: Path) -> None:
    words = "A dipfake was seen at the river on Monday, the city said in a long statement. " * 3
    page = f"<html><body><article><p>{words}</p>{MARK}</article></body></html>"
    line = audited(ground, "own/a.html", page)
    assert "dipfake" in str(line["text"])
    assert line["findings"] == []


def test_what_a_mark_silenced_is_listed_and_counted(ground: Path) -> None:
    import jsonschema

    line = audited(ground, "own/a.txt")
    assert line["scores"]["overall"] == 0  # type: ignore[index]
    (silenced,) = line["silenced"]  # type: ignore[misc]
    assert (silenced["text"], silenced["by"]) == ("dipfake", "a mark in the text: their own word")
    jsonschema.validate(line, json.loads(SCHEMA_FILE.read_text("utf-8")))
    page = (ground / "out" / "documents" / "a.html").read_text("utf-8")
    assert "1 finding kept out by the desk" in page
    assert "a mark in the text: their own word" in page
    with Store(Place(ground / "out").state) as store:
        found = entry(store, "a")
        assert found is not None
        assert [f["silenced"] for f in found.findings] == ["mark:their own word"]
        assert found.open_findings == ()


def test_a_mark_that_is_new_makes_a_new_version(ground: Path) -> None:
    assert len(audited(ground, "own/a.txt", TEXT.replace(MARK, ""))["findings"]) == 1  # type: ignore[arg-type]
    assert audited(ground, "own/a.txt", TEXT.replace(f"{MARK}\n", "\n") + MARK)["findings"] == []
    assert len(lines(ground / "out")) == 2


@pytest.mark.parametrize(
    ("mark", "counts"),
    [
        (MARK, True),
        ('<!--audit-ignore "dipfake"-->', True),
        ('<!-- audit-ignore "DIPFAKE" -->', True),
        ('<!-- audit-ignore term_coined "dipfake" -->', True),
        ('<!-- audit-ignore changed "dipfake" -->', False),
        ('<!-- audit-ignore no_such_kind "dipfake" -->', False),
        ('<!-- audit-ignore "dipf" -->', False),
        ('<!-- audit-ignore "*" -->', False),
        ("<!-- audit-ignore dipfake -->", False),
        ('<!-- audit-ignore "" -->', False),
    ],
)
def test_what_is_a_mark(ground: Path, mark: str, counts: bool) -> None:
    line = audited(ground, "own/a.txt", f"A dipfake was seen.\n{mark}\n")
    assert (line["findings"] == []) == counts


def test_a_critical_finding_needs_a_rule_that_says_so(ground: Path) -> None:
    from audit.desk.decisions.marks import Mark
    from audit.types import Category, Finding, Severity, Span

    finding = Finding(
        Category.NUMBER, Kind.PLACEHOLDER, Severity.CRITICAL, 0.9, Span(0, 5), "XNUMX", "lost"
    )
    assert not Mark("XNUMX").fits(finding)
    assert Mark("XNUMX", critical=True).fits(finding)
    (rule,) = read_house(write(ground, RULES + "critical = true\n")).marks
    assert rule.critical


def test_marks_are_taken_out_and_nothing_else(tmp_path: Path) -> None:
    unknown = '<!-- audit-ignore no_such_kind "x" -->'
    raw = RawDocument("a", "a", f"One.\n  {MARK}  \nTwo {MARK}three.\n{unknown}\n<!-- other -->\n")
    without, marks = take_marks(raw, tmp_path / "a.txt", critical=False)
    assert without.text == f"One.\nTwo three.\n{unknown}\n<!-- other -->\n"
    assert [(m.words, m.kind, m.reason) for m in marks] == [("dipfake", None, "their own word")]
    many = "".join(f'<!-- audit-ignore "w{n}" -->\n' for n in range(MOST + 50))
    _, marks = take_marks(RawDocument("a", "a", many), tmp_path / "a.txt", critical=False)
    assert len(marks) == MOST


@pytest.mark.parametrize("folder", ["", "/own", "../own", "own/../.."])
def test_a_folder_that_is_none_is_named(tmp_path: Path, folder: str) -> None:
    with pytest.raises(UsageError, match="no folder of the inbox"):
        read_house(write(tmp_path, f'[[marks]]\nfolder = "{folder}"\n'))


def write(folder: Path, rules: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(rules, "utf-8")
    return path
