"""The pages of docs/ say what is so: the tutorial runs, the reference is the code's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import audit
from audit.command_reference import commands_page
from audit.export import FORMATS
from audit.result import AuditResult

DOCS = Path(__file__).parent.parent / "docs"


def test_the_command_reference_is_what_the_code_says() -> None:
    assert (DOCS / "commands.md").read_text("utf-8") == commands_page(), (
        "run: python -m audit.command_reference docs"
    )


def test_every_command_has_help_and_says_how_to_use_it() -> None:
    sections = commands_page().split("\n## ")[1:]
    assert {"audit run", "audit export", "audit models list"} <= {
        s.split("\n")[0] for s in sections
    }
    for section in sections:
        name, _, rest = section.partition("\n\n")
        assert len(rest.split("\n")[0]) > 20, name
        for row in re.findall(r"^\| `.*` \| (.*) \|$", rest, re.MULTILINE):
            assert row.strip(), name


def test_the_page_of_the_exports_names_them_all() -> None:
    page = (DOCS / "export.md").read_text("utf-8")
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == set(FORMATS)


def test_the_tutorial_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, seeds_audit: AuditResult
) -> None:
    monkeypatch.chdir(tmp_path)
    # The audit itself is tested elsewhere.
    monkeypatch.setattr(audit, "run", lambda paths: seeds_audit)
    blocks = re.findall(
        r"```python\n(.*?)```", (DOCS / "tutorial.md").read_text("utf-8"), re.DOTALL
    )
    assert len(blocks) >= 7
    names: dict[str, object] = {}
    for number, block in enumerate(blocks):
        exec(compile(block, f"tutorial block {number}", "exec"), names)
    assert (tmp_path / "findings.xlf").stat().st_size > 1000


def test_no_link_between_the_pages_is_dead() -> None:
    for page in sorted(DOCS.glob("*.md")):
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text("utf-8")):
            assert (DOCS / target).exists(), f"{page.name}: {target}"


def test_the_help_of_a_run_names_what_goes_in_and_what_comes_out() -> None:
    from audit.read.reading import RECORDS, WHOLE

    (section,) = [s for s in commands_page().split("\n## ") if s.startswith("audit run\n")]
    for name in (*WHOLE, *RECORDS, *FORMATS):
        assert re.search(rf"(?<![\w.]){re.escape(name)}\b", section), name
