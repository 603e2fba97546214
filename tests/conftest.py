"""What every room's tests may use: the encoder, loaded once, and the seeds, audited once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
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
