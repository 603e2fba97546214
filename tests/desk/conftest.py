"""The tests of the desk share a double of the auditor, beside this file."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

_MEMORY = Path("/dev/shm")


@pytest.fixture
def ground() -> Iterator[Path]:
    """A folder in memory where there is one: every step is synced, and a disk may be slow."""
    where = _MEMORY if os.access(_MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=where) as folder:
        yield Path(folder)
