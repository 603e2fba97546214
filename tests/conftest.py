"""What every room's tests may use: the encoder, loaded once, and the seeds, audited once."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from audit.embed.encoder import Encoder
    from audit.result import AuditResult

SEEDS = Path(__file__).parent.parent / "seeds"


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five seed documents."""
    return SEEDS


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    """The default encoder; texts that were embedded once are remembered."""
    from audit.embed import load
    from audit.engine.remember import Remembering

    return Remembering(load())


@pytest.fixture(scope="session")
def seeds_audit(encoder: Encoder) -> AuditResult:
    """The audit of the five seed documents as they are."""
    from audit.engine import local

    return local.run([SEEDS], encoder=encoder)


# The shell first: the same engine without the windows that nobody would see.
_CHROMIUM = ("chromium-headless-shell", "chromium", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium; the test is skipped where the machine has none.

    AUDIT_CHROMIUM names another one than the first of ``_CHROMIUM`` on the path.
    """
    named = os.environ.get("AUDIT_CHROMIUM")
    found = named or next(filter(None, map(shutil.which, _CHROMIUM)), None)
    if found is None:
        pytest.skip("no chromium on this machine (Debian: apt-get install chromium-headless-shell)")
    driver = pytest.importorskip("playwright.sync_api")
    with driver.sync_playwright() as playwright:
        # A container has no name space of its own for the sandbox; nothing but our pages is opened.
        started = playwright.chromium.launch(
            executable_path=found,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        yield started
        started.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, which .ci/run puts into .browser."""
    path = SEEDS.parent / ".browser" / "node_modules" / "axe-core" / "axe.min.js"
    if not path.is_file():
        pytest.skip("no axe-core (npm install --no-save --prefix .browser axe-core)")
    return path.read_text("utf-8")
