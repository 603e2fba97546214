"""What the forms of the pages do; each leads back to a page."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from urllib.parse import quote

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from audit.desk.decisions import choices
from audit.desk.serve.desk import Desk
from audit.desk.serve.guard import SESSION
from audit.desk.serve.visit import LANGUAGE, NAME, Visit, line, remember, route, show, signed, whole
from audit.desk.store.base import Store
from audit.desk.store.lookup import Entry, entry
from audit.words import LANGUAGES

_YEAR = 365 * 86400


def routes(desk: Desk) -> list[Route]:
    """Every form."""
    return [
        route(desk, path, handler, "POST")
        for path, handler in (
            ("/documents/{id}/findings/{key}", _decide),
            ("/documents/{id}/assign", _assign),
            ("/documents/{id}/mark", _mark),
            ("/documents/{id}/comment", _comment),
            ("/forms/{number}/take-back", _take_back),
            ("/settings", _settings),
            ("/login", _login),
        )
    ]


def _decide(visit: Visit) -> Response:
    key, form = visit.request.path_params["key"], visit.form

    def act(store: Store, found: Entry) -> None:
        if form.get("choice") == "undo":
            choices.undo(store, found, key, who=visit.who)
        elif form.get("choice") in ("accepted", "dismissed"):
            choices.decide(
                store,
                found,
                key,
                choice=form["choice"],
                reason=line(form.get("reason", ""), 500),
                who=visit.who,
                remember=form.get("remember") == "yes",
            )

    return _acted(visit, act, f"#f-{quote(key)}")


def _assign(visit: Visit) -> Response:
    whose = line(visit.form.get("assignee", ""), 80) or None
    return _acted(visit, lambda store, found: choices.assign(store, found, whose, who=visit.who))


def _mark(visit: Visit) -> Response:
    status = visit.form.get("status", "")

    def act(store: Store, found: Entry) -> None:
        if status in choices.STATUSES:
            choices.mark(store, found, status, who=visit.who)

    return _acted(visit, act)


def _comment(visit: Visit) -> Response:
    text = visit.form.get("text", "").strip()[:4000]

    def act(store: Store, found: Entry) -> None:
        if text:
            choices.comment(store, found, text, who=visit.who)

    return _acted(visit, act)


def _take_back(visit: Visit) -> Response:
    number = whole(visit.request.path_params["number"])
    if number is None:
        return show(visit, "notice.html.j2", 404, notice="missing", back="/forms")
    with visit.desk.store() as store:
        try:
            choices.take_back(store, number, who=visit.who)
        except choices.Impossible:
            return show(visit, "notice.html.j2", 409, notice="stale", back="/forms")
    return RedirectResponse("/forms", 303)


def _acted(visit: Visit, act: Callable[[Store, Entry], None], anchor: str = "") -> Response:
    """Do something with the document of the path, and show it."""
    with visit.desk.store() as store:
        found = entry(store, visit.request.path_params["id"])
        if found is None:
            return show(visit, "notice.html.j2", 404, notice="missing", back="/")
        here = f"/documents/{quote(found.document_id, safe='~')}"
        try:
            act(store, found)
        except choices.Impossible:
            return show(visit, "notice.html.j2", 409, notice="stale", back=here)
    response = RedirectResponse(here + anchor, 303)
    if visit.form.get("by"):
        remember(response, NAME, quote(visit.name), _YEAR)
    return response


def _settings(visit: Visit) -> Response:
    response = RedirectResponse("/", 303)
    if visit.form.get("language") in LANGUAGES:
        remember(response, LANGUAGE, visit.form["language"], _YEAR)
    return response


def _login(visit: Visit) -> Response:
    if not visit.desk.rules.token_is(visit.form.get("token", "")):
        return show(visit, "login.html.j2", 403, here="login", wrong=True)
    response = RedirectResponse("/", 303)
    remember(response, SESSION, signed(visit, secrets.token_hex(16)))
    return response
