"""The pages: server-rendered, every act a form (``acts``), nothing of a document runs in them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlencode

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from audit.desk.decisions import choices, export
from audit.desk.decisions.precision import precision
from audit.desk.decisions.standing import standings
from audit.desk.pages import style
from audit.desk.serve.desk import Desk
from audit.desk.serve.operations import comments
from audit.desk.serve.showing import doubt, shown, worst
from audit.desk.serve.visit import Visit, route, show, whole
from audit.desk.store import again
from audit.desk.store.base import Store
from audit.desk.store.lookup import ORDERS, Query, assignees, count, entry, queue
from audit.report.words import html_language

_PAGE = 50
# A report runs in an origin of its own: no cookie, no storage, no form of the desk is in its
# reach. Its own policy (in its head) allows its style and script by their hashes alone.
_REPORT_POLICY = (
    "sandbox allow-scripts allow-downloads allow-top-navigation-by-user-activation;"
    " default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline';"
    " base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def routes(desk: Desk) -> list[Route]:
    """Every page."""
    made = [
        route(desk, path, handler)
        for path, handler in (
            ("/", _queue),
            ("/documents/{id}", _document),
            ("/reports/documents/{leaf}", _report),
            ("/reports/versions/{id}/{row}.json", _version),
            ("/reports/score.html", _score),
            ("/reports/index.html", lambda visit: RedirectResponse("/", 303)),
            ("/forms", _forms),
            ("/log", _log),
            ("/precision", _precision),
            ("/export.csv", lambda visit: _export(visit, export.as_csv, "text/csv", "csv")),
            (
                "/export.jsonl",
                lambda visit: _export(visit, export.as_lines, "application/x-ndjson", "jsonl"),
            ),
            ("/login", _login_form),
        )
    ]
    return [*made, Route("/desk.css", lambda request: Response(style(), media_type="text/css"))]


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
    page = min(max(1, whole(given.get("page", "")) or 1), 1_000_000)
    with visit.desk.store() as store:
        total = count(store, query)
        found = queue(store, query, limit=_PAGE, offset=(page - 1) * _PAGE)
        rows = []
        for one in found:
            still, finding = worst(store, one)
            rows.append((one, still, finding, doubt(one, finding)))
        people = assignees(store)

    def address(number: int) -> str:
        return "/?" + urlencode({**dict(given), "page": str(number)})

    return show(
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
            return show(visit, "notice.html.j2", 404, notice="missing", back="/")
        return show(
            visit,
            "document.html.j2",
            here="",
            entry=found,
            lang=html_language(found.language),
            shown=shown(store, visit.desk.place, found),
            standings=standings(store, found),
            doubt=doubt(found, worst(store, found)[1]),
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
        return show(visit, "notice.html.j2", 404, notice="missing", back="/")
    kind = "text/html; charset=utf-8" if ending == "html" else "application/json"
    return _sandboxed(visit, visit.desk.place.pages / f"{found.document_id}.{ending}", kind)


def _version(visit: Visit) -> Response:
    """A report that a second audit took the place of."""
    row = whole(visit.request.path_params["row"])
    with visit.desk.store() as store:
        found = entry(store, visit.request.path_params["id"])
        known = found is not None and row in {
            v.row for v in again.versions(store, found.document_id)
        }
    if found is None or row is None or not known:
        return show(visit, "notice.html.j2", 404, notice="missing", back="/")
    return _sandboxed(visit, visit.desk.place.version(found.document_id, row), "application/json")


def _score(visit: Visit) -> Response:
    """How the drift score is made."""
    return _sandboxed(visit, visit.desk.place.score, "text/html; charset=utf-8")


def _sandboxed(visit: Visit, path: Path, kind: str) -> Response:
    try:
        content = path.read_bytes()
    except OSError:
        return show(visit, "notice.html.j2", 410, notice="missing", back="/")
    return Response(
        content, headers={"content-type": kind, "content-security-policy": _REPORT_POLICY}
    )


def _forms(visit: Visit) -> Response:
    with visit.desk.store() as store:
        return show(visit, "forms.html.j2", here="forms", forms=choices.forms(store))


def _log(visit: Visit) -> Response:
    before = visit.request.query_params.get("before", "")
    with visit.desk.store() as store:
        acts = choices.log(
            store,
            before=whole(before),
            limit=100,
        )
    return show(visit, "log.html.j2", here="log", acts=acts, more=len(acts) == 100)


def _precision(visit: Visit) -> Response:
    with visit.desk.store() as store:
        return show(visit, "precision.html.j2", here="precision", rows=precision(store))


def _export(visit: Visit, make: Callable[[Store], bytes], kind: str, ending: str) -> Response:
    with visit.desk.store() as store:
        content = make(store)
    headers = {"content-disposition": f'attachment; filename="decisions.{ending}"'}
    return Response(content, media_type=kind, headers=headers)


def _login_form(visit: Visit) -> Response:
    return show(visit, "login.html.j2", here="login", wrong=False)
