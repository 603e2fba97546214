"""Pictures of a finished report, for the user guide.

``python -m audit.report.screenshots REPORTS FOLDER`` writes index.webp and the worst
document on a desk and on a telephone. Needs Playwright (the extra
``dev``) and a Chromium on the path, or named by AUDIT_CHROMIUM.
"""

from __future__ import annotations

import base64
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import AuditError, UsageError
from audit.report.paths import file_stems
from audit.report.reread import read_report

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Words can still be read at it, and all pictures together stay below 300 kB.
_QUALITY = 40
_TRIES = 5
_PAUSE = 500.0
"""Milliseconds."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: its name, the page's address, the window in pixels, the colour scheme.

    None of them is a whole page: a picture of 9,000 pixels shows nothing.
    """

    name: str
    address: str
    width: int = 1280
    height: int = 900
    scheme: str = "light"


def take(reports: Path, folder: Path) -> list[Path]:
    """Write the pictures into ``folder``; UsageError where there is no Chromium or no report."""
    result = read_report(reports)
    if not result.reports:
        raise UsageError(f"{reports}: no document in this audit")
    stems = file_stems(r.document.id for r in result.reports)
    worst = max(result.reports, key=lambda r: r.scores.overall).document.id

    def at(leaf: str) -> str:
        return (reports.resolve() / leaf).as_uri()

    page = at(f"documents/{stems[worst]}.html")
    return shoot(
        (
            Shot("index", at("index.html")),
            Shot("document", page),
            Shot("document-telephone", page, 380, 800),
        ),
        folder,
    )


def shoot(shots: Sequence[Shot], folder: Path) -> list[Path]:
    """Take pictures with a headless Chromium; UsageError where there is none."""
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    found = os.environ.get("AUDIT_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise UsageError("no chromium on this machine; install it or set AUDIT_CHROMIUM")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as error:
        raise UsageError(
            "Playwright is missing: it comes with the extra `dev`, which `make test` sets up"
        ) from error

    folder.mkdir(parents=True, exist_ok=True)
    taken = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for shot in shots:
            context = browser.new_context(
                viewport={"width": shot.width, "height": shot.height},
                color_scheme="dark" if shot.scheme == "dark" else "light",
            )
            tab = context.new_page()
            tab.goto(shot.address)
            taken.append(folder / f"{shot.name}.webp")
            taken[-1].write_bytes(captured(tab))
            context.close()
        browser.close()
    return taken


def captured(tab: Page) -> bytes:
    """What the window shows, as WebP: Playwright's own call knows PNG and JPEG alone.

    Asked again where Chromium has no picture ready, which a machine with much to do makes likely.
    """
    from playwright.sync_api import Error

    session = tab.context.new_cdp_session(tab)

    def picture() -> bytes:
        said = session.send("Page.captureScreenshot", {"format": "webp", "quality": _QUALITY})
        return base64.b64decode(said["data"])

    for _ in range(_TRIES - 1):
        try:
            return picture()
        except Error:
            tab.wait_for_timeout(_PAUSE)
    return picture()


def main(make: Callable[[Path, Path], list[Path]]) -> None:
    """Take the pictures that the command line asks for; what a user can mend is one line."""
    if len(sys.argv) != 3:
        sys.exit("give a folder of reports, and a folder for the pictures")
    try:
        for path in make(Path(sys.argv[1]), Path(sys.argv[2])):
            print(path)
    except AuditError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main(take)
