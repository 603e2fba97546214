"""Puts the web application together, and runs it."""

from __future__ import annotations

import secrets
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from audit.desk.place import Place
from audit.desk.serve import acts, api, pages
from audit.desk.serve.api import answer
from audit.desk.serve.bodies import Error
from audit.desk.serve.desk import Desk
from audit.desk.serve.guard import Guard, Rules
from audit.desk.store.base import Store
from audit.errors import UsageError

#: Environment variable with the token, so that it stands in no list of processes.
TOKEN = "AUDIT_DESK_TOKEN"
LOOPBACK = ("127.0.0.1", "localhost", "::1")
# A token that can be tried out in an afternoon is none.
_SHORTEST_TOKEN = 16


def make_app(
    out: Path, *, token: str | None = None, loopback: bool = True, per_minute: int = 600
) -> ASGIApp:
    """The application on the desk in ``out``. UsageError where a token is needed and missing."""
    if not loopback and not token:
        raise UsageError(
            f"other machines could reach this desk: set {TOKEN} to a token of "
            f"{_SHORTEST_TOKEN} characters or more, or leave --host out"
        )
    if token is not None and len(token) < _SHORTEST_TOKEN:
        raise UsageError(f"the token is too short: give {_SHORTEST_TOKEN} characters or more")
    place = Place(out)
    rules = Rules(_secret(place), token, loopback, per_minute)
    desk = Desk(place, rules)
    return Starlette(
        routes=[
            *api.routes(desk),
            *pages.routes(desk),
            *acts.routes(desk),
            Route("/metrics", lambda request: _metrics(desk)),
            Route("/health", lambda request: PlainTextResponse("ok\n")),
        ],
        middleware=[Middleware(Guard, rules=rules)],
        exception_handlers={404: _missing, 405: _missing},
    )


def serve(out: Path, *, host: str, port: int, token: str | None, per_minute: int) -> None:
    """Answer requests until the process is told to stop."""
    import uvicorn

    app = make_app(out, token=token, loopback=host in LOOPBACK, per_minute=per_minute)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=15,
        limit_concurrency=200,
        h11_max_incomplete_event_size=32 * 1024,
    )


def _secret(place: Place) -> bytes:
    """The key that signs sessions, made once, kept beside the state."""
    with Store(place.state) as store, store.transaction():
        known = store.get("secret")
        if known is None:
            known = secrets.token_hex(32)
            store.put("secret", known)
    return bytes.fromhex(known)


def _metrics(desk: Desk) -> Response:
    from audit.desk.status import prometheus

    with desk.store() as store:
        return PlainTextResponse(prometheus(store), media_type="text/plain; version=0.0.4")


def _missing(request: Request, error: Exception) -> Response:
    status = int(getattr(error, "status_code", 404))
    said = "There is no such page." if status == 404 else "This method is not for this page."
    headers = getattr(error, "headers", None)
    if request.url.path.startswith("/api/"):
        response = answer(status, Error(said))
        response.headers.update(headers or {})
        return response
    return PlainTextResponse(f"{said}\n", status, headers=headers)
