"""The pictures of the user guide come out of the scripts that the guide names."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import audit.report
from audit.desk import screenshots as desk_screenshots
from audit.errors import UsageError
from audit.report import screenshots

pytestmark = pytest.mark.browser
DOCS = Path(__file__).parent.parent / "docs"
GUIDE = (DOCS / "guide.md").read_text("utf-8")
sys.path.insert(0, str(Path(__file__).parent / "report"))
sys.path.insert(0, str(Path(__file__).parent / "desk"))


def webp(path: Path) -> tuple[int, int]:
    """Width and height of an extended WebP (RFC 9649, 2.7)."""
    raw = path.read_bytes()
    assert raw[:4] == b"RIFF", path
    assert raw[8:16] == b"WEBPVP8X", path
    return 1 + int.from_bytes(raw[24:27], "little"), 1 + int.from_bytes(raw[27:30], "little")


def shot(module: str, source: Path, folder: Path) -> list[Path]:
    """What a script takes, in a process of its own: Playwright's loop is one a thread."""
    command = [sys.executable, "-m", module, str(source), str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [Path(line) for line in done.stdout.splitlines()]


def test_every_picture_of_the_guide_is_made_by_the_scripts(browser: object, tmp_path: Path) -> None:
    """``browser``: the test is skipped where there is none."""
    import factory
    from desk_double import watch

    audit.report.write(factory.seed_result(), tmp_path / "reports")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "fake.txt").write_text("A dipfake was seen.\n", "utf-8")
    watch(tmp_path / "inbox", tmp_path / "desk")
    taken = [
        *shot(screenshots.__name__, tmp_path / "reports", tmp_path / "pictures"),
        *shot(desk_screenshots.__name__, tmp_path / "desk", tmp_path / "pictures"),
    ]
    names = {path.name for path in taken}
    assert names == {path.name for path in (DOCS / "pictures").iterdir()}
    assert set(re.findall(r"\]\(pictures/([^)]+)\)", GUIDE)) <= names
    for path in taken:
        assert webp(path) == webp(DOCS / "pictures" / path.name), path.name


@pytest.mark.parametrize(("refusals", "given"), [(0, True), (4, True), (5, False)])
def test_a_picture_that_is_not_ready_is_asked_for_again(refusals: int, given: bool) -> None:
    api = pytest.importorskip("playwright.sync_api")

    class Tab:
        """A tab, its context and its session in one; refuses the first few times."""

        left = refusals

        @property
        def context(self) -> Tab:
            return self

        def new_cdp_session(self, tab: object) -> Tab:
            return self

        def send(self, method: str, how: dict[str, object]) -> dict[str, str]:
            if self.left:
                self.left -= 1
                raise api.Error("Unable to capture screenshot")
            return {"data": "YWJj"}

        def wait_for_timeout(self, milliseconds: float) -> None:
            pass

    if given:
        assert screenshots.captured(Tab()) == b"abc"  # type: ignore[arg-type]
    else:
        with pytest.raises(api.Error):
            screenshots.captured(Tab())  # type: ignore[arg-type]


@pytest.mark.parametrize("take", [screenshots.take, desk_screenshots.take])
def test_a_folder_without_a_report_is_named(take: object, tmp_path: Path) -> None:
    assert callable(take)
    with pytest.raises(UsageError):
        take(tmp_path, tmp_path / "pictures")


def test_the_guide_names_the_scripts() -> None:
    for module in (screenshots, desk_screenshots):
        assert f"python -m {module.__name__} " in GUIDE
