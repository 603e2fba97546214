"""The JSON API against its own description, fuzzed with schemathesis."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk_double import watch
from hypothesis import HealthCheck, given, settings

from audit.desk.serve.operations import OPERATIONS

schemathesis = pytest.importorskip("schemathesis")

HOST = {"host": "127.0.0.1:8766"}


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """The description, from the application itself, with one document in the queue."""
    from audit.desk.serve.app import make_app

    ground: Path = tmp_path_factory.mktemp("desk")
    (ground / "in").mkdir()
    (ground / "in" / "fake.txt").write_text("A dipfake was seen.", "utf-8")
    watch(ground / "in", ground / "out")
    app = make_app(ground / "out", per_minute=1_000_000)
    return schemathesis.openapi.from_asgi("/api/openapi.json", app, headers=HOST)


@pytest.mark.parametrize("operation", OPERATIONS, ids=lambda operation: operation.name)
def test_every_answer_is_what_the_description_says(described, operation) -> None:  # type: ignore[no-untyped-def]
    cases = described[operation.path][operation.method].as_strategy()

    @settings(
        max_examples=10,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=cases)
    def check(case) -> None:  # type: ignore[no-untyped-def]
        case.call_and_validate(headers=HOST)

    check()
