"""The pages: server-rendered, every act a form, nothing of a document runs in them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, quote, urlencode

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from audit.desk.decisions import choices, export
from audit.desk.decisions.precision import precision
from audit.desk.decisions.standing import standings
from audit.desk.pages import render, style
from audit.desk.serve.guard import SESSION, cookies
from audit.desk.serve.operations import comments
from audit.desk.serve.showing import called, worst
from audit.desk.store import again
from audit.desk.store.base import Store
from audit.desk.store.lookup import ORDERS, Entry, Query, assignees, count, entry, queue
from audit.report.words import CATEGORIES, CLASSES, SEVERITIES, html_language
from audit.types import KINDS, Category, DocumentClass, Kind, Severity
from audit.words import LANGUAGES

if TYPE_CHECKING:
    from audit.desk.serve.app import Desk

_PAGE = 50
_NAME, _LANGUAGE = "desk_name", "desk_language"
_YEAR = 365 * 86400
# A report runs in an origin of its own: no cookie, no storage, no form of the desk is in its
# reach. Its own policy (in its head) allows its style and script by their hashes alone.
_REPORT_POLICY = (
    "sandbox allow-scripts allow-downloads allow-top-navigation-by-user-activation;"
    " default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request to a page: who, in which language, and what the form says."""

    desk: Desk
    request: Request
    session: str
    fresh: bool
    form: dict[str, str]

    @property
    def name(self) -> str:
        """The editor's name as they gave it; empty where they gave none."""
        said = self.form.get("by") or cookies(self.request.scope).get(_NAME, "")
        return _line(_unquoted(said), 80)

    @property
    def language(self) -> str:
        """The interface's language: as chosen, else as the browser asks, else English."""
        chosen = cookies(self.request.scope).get(_LANGUAGE, "")
        if chosen in LANGUAGES:
            return chosen
        asked = self.request.headers.get("accept-language", "").casefold()
        for part in asked.split(","):
            code = part.partition(";")[0].strip().partition("-")[0]
            if code in LANGUAGES:
                return code
        return "en"


Handler = Callable[[Visit], Response]


def routes(desk: Desk) -> list[Route]:
    """Every page."""

    def page(path: str, handler: Handler, method: str = "GET") -> Route:
        return Route(path, _endpoint(desk, handler), methods=[method])

    return [
        page("/", _queue),
        page("/documents/{id}", _document),
        page("/documents/{id}/findings/{key}", _decide, "POST"),
        page("/documents/{id}/assign", _assign, "POST"),
        page("/documents/{id}/mark", _mark, "POST"),
        page("/documents/{id}/comment", _comment, "POST"),
        page("/reports/documents/{leaf}", _report),
        page("/reports/versions/{id}/{row:int}.json", _version),
        page("/reports/score.html", _score),
        page("/reports/index.html", lambda visit: RedirectResponse("/", 303)),
        page("/forms", _forms),
        page("/forms/{number:int}/take-back", _take_back, "POST"),
        page("/log", _log),
        page("/precision", _precision),
        page("/export.csv", lambda visit: _export(visit, export.as_csv, "text/csv", "csv")),
        page(
            "/export.jsonl",
            lambda visit: _export(visit, export.as_lines, "application/x-ndjson", "jsonl"),
        ),
        page("/settings", _settings, "POST"),
        page("/login", _login_form),
        page("/login", _login, "POST"),
        Route("/desk.css", lambda request: Response(style(), media_type="text/css")),
    ]


def _endpoint(desk: Desk, handler: Handler) -> Callable[[Request], Response]:
    """Finds or begins the session, checks a form's origin, and runs ``handler``."""

    def endpoint(request: Request) -> Response:
        known = desk.rules.session_of(request.scope)
        visit = Visit(desk, request, known or secrets.token_hex(16), known is None, {})
        if request.method == "POST":
            form = _form(request)
            good = secrets.compare_digest(
                form.get("csrf", "").encode("utf-8", "replace"),
                desk.rules.csrf(visit.session).encode(),
            )
            # Nobody has a session before the login; the guard has looked at its origin.
            if not good and request.url.path != "/login":
                return _show(visit, "notice.html.j2", 403, notice="stale", back="/")
            visit = Visit(desk, request, visit.session, False, form)
        response = handler(visit)
        # Only a login begins a session where there is a token; else the first page does.
        if visit.fresh and desk.rules.token is None:
            _remember(response, SESSION, _signed(visit, visit.session))
        return response

    return endpoint


# -- pages ---------------------------------------------------------------------


def _queue(visit: Visit) -> Response:
    given = visit.request.query_params
    status = given.get("status", "open")
    query = Query(
        text=given.get("q", "")[:200],
        status=status if status in choices.STATUSES else None,
        level=given.get("level") if given.get("level") in ("mend", "check", "run") else None,
        assignee=given.get("assignee") or None,
        order=given.get("order") if given.get("order") in ORDERS else "urgent",  # type: ignore[arg-type]
    )
    page = max(1, int(given["page"])) if given.get("page", "").isdecimal() else 1
    page = min(page, 1_000_000)
    with visit.desk.store() as store:
        total = count(store, query)
        found = queue(store, query, limit=_PAGE, offset=(page - 1) * _PAGE)
        rows = [(one, *worst(store, one)) for one in found]
        people = assignees(store)

    def address(number: int) -> str:
        return "/?" + urlencode({**dict(given), "page": str(number)})

    return _show(
        visit,
        "queue.html.j2",
        here="queue",
        rows=rows,
        total=total,
        query=query,
        chosen_status=query.status or "all",
        people=people,
        earlier=address(page - 1) if page > 1 else None,
        later=address(page + 1) if page * _PAGE < total else None,
        first=(page - 1) * _PAGE + 1,
    )


def _document(visit: Visit) -> Response:
    with visit.desk.store() as store:
        found = entry(store, visit.request.path_params["id"])
        if found is None:
            return _show(visit, "notice.html.j2", 404, notice="missing", back="/")
        return _show(
            visit,
            "document.html.j2",
            here="",
            entry=found,
            lang=html_language(found.language),
            called=called(visit.desk.place, found.document_id),
            standings=standings(store, found),
            comments=comments(store, found),
            acts=choices.log(store, document_id=found.document_id, limit=30),
            versions=again.versions(store, found.document_id),
        )


def _report(visit: Visit) -> Response:
    """A report as the watcher wrote it, by the name that the store knows it under."""
    stem, _, ending = visit.request.path_params["leaf"].rpartition(".")
    with visit.desk.store() as store:
        found = entry(store, stem)
    if found is None or ending not in ("html", "json"):
        return _show(visit, "notice.html.j2", 404, notice="missing", back="/")
    kind = "text/html; charset=utf-8" if ending == "html" else "application/json"
    return _sandboxed(visit, visit.desk.place.pages / f"{found.document_id}.{ending}", kind)


def _version(visit: Visit) -> Response:
    """A report that a second audit took the place of."""
    row = visit.request.path_params["row"]
    with visit.desk.store() as store:
        found = entry(store, visit.request.path_params["id"])
        known = found is not None and row in {
            v.row for v in again.versions(store, found.document_id)
        }
    if found is None or not known:
        return _show(visit, "notice.html.j2", 404, notice="missing", back="/")
    return _sandboxed(visit, visit.desk.place.version(found.document_id, row), "application/json")


def _score(visit: Visit) -> Response:
    """How the drift score is made."""
    return _sandboxed(visit, visit.desk.place.score, "text/html; charset=utf-8")


def _sandboxed(visit: Visit, path: Path, kind: str) -> Response:
    try:
        content = path.read_bytes()
    except OSError:
        return _show(visit, "notice.html.j2", 410, notice="missing", back="/")
    return Response(
        content, headers={"content-type": kind, "content-security-policy": _REPORT_POLICY}
    )


def _forms(visit: Visit) -> Response:
    with visit.desk.store() as store:
        return _show(visit, "forms.html.j2", here="forms", forms=choices.forms(store))


def _log(visit: Visit) -> Response:
    before = visit.request.query_params.get("before", "")
    with visit.desk.store() as store:
        acts = choices.log(
            store,
            before=int(before) if before.isdecimal() and len(before) < 16 else None,
            limit=100,
        )
    return _show(visit, "log.html.j2", here="log", acts=acts, more=len(acts) == 100)


def _precision(visit: Visit) -> Response:
    with visit.desk.store() as store:
        return _show(visit, "precision.html.j2", here="precision", rows=precision(store))


def _export(visit: Visit, make: Callable[[Store], bytes], kind: str, ending: str) -> Response:
    with visit.desk.store() as store:
        content = make(store)
    headers = {"content-disposition": f'attachment; filename="decisions.{ending}"'}
    return Response(content, media_type=kind, headers=headers)


# -- acts ------------------------------------------------------------------------


def _decide(visit: Visit) -> Response:
    key, form = visit.request.path_params["key"], visit.form

    def act(store: Store, found: Entry) -> None:
        if form.get("choice") == "undo":
            choices.undo(store, found, key, who=_who(visit))
        elif form.get("choice") in ("accepted", "dismissed"):
            choices.decide(
                store,
                found,
                key,
                choice=form["choice"],
                reason=_line(form.get("reason", ""), 500),
                who=_who(visit),
                remember=form.get("remember") == "yes",
            )

    return _acted(visit, act, f"#f-{quote(key)}")


def _assign(visit: Visit) -> Response:
    whose = _line(visit.form.get("assignee", ""), 80) or None
    return _acted(visit, lambda store, found: choices.assign(store, found, whose, who=_who(visit)))


def _mark(visit: Visit) -> Response:
    status = visit.form.get("status", "")

    def act(store: Store, found: Entry) -> None:
        if status in choices.STATUSES:
            choices.mark(store, found, status, who=_who(visit))

    return _acted(visit, act)


def _comment(visit: Visit) -> Response:
    text = visit.form.get("text", "").strip()[:4000]

    def act(store: Store, found: Entry) -> None:
        if text:
            choices.comment(store, found, text, who=_who(visit))

    return _acted(visit, act)


def _take_back(visit: Visit) -> Response:
    with visit.desk.store() as store:
        try:
            choices.take_back(store, visit.request.path_params["number"], who=_who(visit))
        except choices.Impossible:
            return _show(visit, "notice.html.j2", 409, notice="stale", back="/forms")
    return RedirectResponse("/forms", 303)


def _acted(visit: Visit, act: Callable[[Store, Entry], None], anchor: str = "") -> Response:
    """Do something with the document of the path, and show it."""
    with visit.desk.store() as store:
        found = entry(store, visit.request.path_params["id"])
        if found is None:
            return _show(visit, "notice.html.j2", 404, notice="missing", back="/")
        here = f"/documents/{quote(found.document_id, safe='~')}"
        try:
            act(store, found)
        except choices.Impossible:
            return _show(visit, "notice.html.j2", 409, notice="stale", back=here)
    response = RedirectResponse(here + anchor, 303)
    if visit.form.get("by"):
        _remember(response, _NAME, quote(visit.name), _YEAR)
    return response


def _settings(visit: Visit) -> Response:
    response = RedirectResponse("/", 303)
    if visit.form.get("language") in LANGUAGES:
        _remember(response, _LANGUAGE, visit.form["language"], _YEAR)
    return response


def _login_form(visit: Visit) -> Response:
    return _show(visit, "login.html.j2", here="login", wrong=False)


def _login(visit: Visit) -> Response:
    if not visit.desk.rules.token_is(visit.form.get("token", "")):
        return _show(visit, "login.html.j2", 403, here="login", wrong=True)
    response = RedirectResponse("/", 303)
    _remember(response, SESSION, _signed(visit, secrets.token_hex(16)))
    return response


# -- parts -------------------------------------------------------------------------


def _show(visit: Visit, template: str, status: int = 200, **values: object) -> Response:
    values.setdefault("here", "")
    page = render(
        template,
        language=visit.language,
        csrf=visit.desk.rules.csrf(visit.session),
        name=visit.name,
        languages=LANGUAGES,
        kinds={kind.value: KINDS[kind].meaning for kind in Kind},
        categories={c.value: CATEGORIES[c] for c in Category},
        severities={s.value: SEVERITIES[s] for s in Severity},
        classes={c.value: CLASSES[c] for c in DocumentClass},
        **values,
    )
    return Response(page.encode("utf-8", "replace"), status, media_type="text/html")


def _who(visit: Visit) -> str:
    return visit.name or "editor"


def _form(request: Request) -> dict[str, str]:
    """The fields of a form, the first of each name; none where the body is no form."""
    try:
        text = request.state.body.decode("utf-8")
        return {
            name: values[0]
            for name, values in parse_qs(text, keep_blank_values=True, max_num_fields=50).items()
        }
    except ValueError:
        return {}


def _line(text: str, most: int) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:most]


def _unquoted(text: str) -> str:
    from urllib.parse import unquote

    return unquote(text) if "%" in text else text


def _signed(visit: Visit, session: str) -> str:
    return f"{session}.{visit.desk.rules.sign('session', session)}"


def _remember(response: Response, name: str, value: str, seconds: int | None = None) -> None:
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", path="/")
