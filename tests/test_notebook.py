"""The notebook runs from top to bottom, and says what it promises."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import audit
from audit.result import AuditResult

ROOT = Path(__file__).parent.parent


def test_every_cell_of_the_notebook_runs(
    monkeypatch: pytest.MonkeyPatch, seeds_audit: AuditResult
) -> None:
    monkeypatch.chdir(ROOT)
    # The audit itself is tested elsewhere; what is shown of it is tested here.
    monkeypatch.setattr(audit, "run", lambda paths: seeds_audit)
    monkeypatch.setattr(audit, "load", lambda folder: seeds_audit)
    pytest.importorskip("altair")
    notebook = json.loads((ROOT / "notebooks" / "explore.ipynb").read_text("utf-8"))
    names: dict[str, object] = {}
    cells = [c for c in notebook["cells"] if c["cell_type"] == "code"]
    for cell in cells:
        exec(compile("".join(cell["source"]), cell["id"], "exec"), names)
    assert len(cells) >= 10
    assert len(names["sure"].findings) > 0  # type: ignore[attr-defined]
    assert {"gone", "same"} >= set(names["changes"]["change"])  # type: ignore[index]


def test_the_notebook_is_committed_without_output() -> None:
    notebook = json.loads((ROOT / "notebooks" / "explore.ipynb").read_text("utf-8"))
    assert not any(cell.get("outputs") for cell in notebook["cells"])
