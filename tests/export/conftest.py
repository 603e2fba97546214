"""The seeds, audited by hand, from the report's own tests."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from audit.result import AuditResult


@pytest.fixture(scope="session")
def factory() -> ModuleType:
    """tests/report/factory.py: documents, reports and the seeds, audited by hand."""
    path = Path(__file__).parents[1] / "report" / "factory.py"
    spec = importlib.util.spec_from_file_location("export_factory", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["export_factory"] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def by_hand(factory: ModuleType) -> AuditResult:
    """The five seeds, audited by hand."""
    result: AuditResult = factory.seed_result()
    return result
