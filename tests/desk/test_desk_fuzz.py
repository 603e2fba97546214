"""The JSON API against its own description, fuzzed with schemathesis."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from desk_double import watch
from hypothesis import HealthCheck, settings

schemathesis = pytest.importorskip("schemathesis")


def _application():  # type: ignore[no-untyped-def]
    from audit.desk.serve.app import make_app

    ground = Path(tempfile.mkdtemp())
    (ground / "in").mkdir()
    (ground / "in" / "fake.txt").write_text("A dipfake was seen.", "utf-8")
    watch(ground / "in", ground / "out")
    return make_app(ground / "out", per_minute=1_000_000)


_app = None


@pytest.fixture
def described():  # type: ignore[no-untyped-def]
    global _app  # noqa: PLW0603 (one desk for all operations)
    if _app is None:
        _app = _application()
    return schemathesis.openapi.from_asgi(
        "/api/openapi.json", _app, headers={"host": "127.0.0.1:8766"}
    )


api = schemathesis.pytest.from_fixture("described")


@api.parametrize()
@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
def test_every_answer_is_what_the_description_says(case) -> None:  # type: ignore[no-untyped-def]
    case.call_and_validate(headers={**case.headers, "host": "127.0.0.1:8766"})
