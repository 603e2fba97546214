"""Pictures of a finished report, for the user guide.

``python -m audit.report.screenshots REPORTS FOLDER`` writes index.png, the worst
document at three sizes and looks, and score.png. Needs Playwright (the extra
``dev``) and a Chromium on the path, or named by AUDIT_CHROMIUM.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

from audit.errors import UsageError
from audit.report.paths import file_stems
from audit.report.reread import read_report

# Name, width, height, colour scheme. None of them is a whole page: a picture of 9,000 pixels
# shows nothing.
_Look = tuple[str, int, int, str]
_LOOKS: tuple[_Look, ...] = (
    ("document", 1280, 900, "light"),
    ("document-dark", 1280, 900, "dark"),
    ("document-telephone", 380, 800, "light"),
)


def take(reports: Path, folder: Path) -> list[Path]:
    """Write the pictures into ``folder``; UsageError where there is no Chromium or no report."""
    result = read_report(reports)
    if not result.reports:
        raise UsageError(f"{reports}: no document in this audit")
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    found = os.environ.get("AUDIT_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise UsageError("no chromium on this machine; install it or set AUDIT_CHROMIUM")
    stems = file_stems(r.document.id for r in result.reports)
    worst = max(result.reports, key=lambda r: r.scores.overall).document.id
    page = f"documents/{stems[worst]}.html"
    shots = [
        ("index", "index.html", 1280, 900, "light"),
        ("score", "score.html", 1280, 900, "light"),
        *((name, page, width, height, scheme) for name, width, height, scheme in _LOOKS),
    ]
    folder.mkdir(parents=True, exist_ok=True)
    from playwright.sync_api import sync_playwright

    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for name, leaf, width, height, scheme in shots:
            settings: dict[str, Any] = {
                "viewport": {"width": width, "height": height},
                "color_scheme": scheme,
            }
            context = browser.new_context(**settings)
            tab = context.new_page()
            tab.goto((reports.resolve() / leaf).as_uri())
            taken.append(folder / f"{name}.png")
            tab.screenshot(path=str(taken[-1]))
            context.close()
        browser.close()
    return taken


if __name__ == "__main__":
    for path in take(Path(sys.argv[1]), Path(sys.argv[2])):
        print(path)
