"""A visit to a page: whose session it is, in which language, and the answer it gets."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from audit.desk.pages import render
from audit.desk.serve.desk import Desk
from audit.desk.serve.guard import SESSION, cookies
from audit.report.words import CATEGORIES, CLASSES, SEVERITIES
from audit.types import KINDS, Category, DocumentClass, Kind, Severity
from audit.words import LANGUAGES

NAME, LANGUAGE = "desk_name", "desk_language"


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
        said = self.form.get("by") or cookies(self.request.scope).get(NAME, "")
        return line(unquote(said), 80)

    @property
    def who(self) -> str:
        """The name that the log gets."""
        return self.name or "editor"

    @property
    def language(self) -> str:
        """The interface's language: as chosen, else as the browser asks, else English."""
        chosen = cookies(self.request.scope).get(LANGUAGE, "")
        if chosen in LANGUAGES:
            return chosen
        asked = self.request.headers.get("accept-language", "").casefold()
        for part in asked.split(","):
            code = part.partition(";")[0].strip().partition("-")[0]
            if code in LANGUAGES:
                return code
        return "en"


Handler = Callable[[Visit], Response]


def route(desk: Desk, path: str, handler: Handler, method: str = "GET") -> Route:
    """The route of a page or of a form."""
    return Route(path, _endpoint(desk, handler), methods=[method])


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
                return show(visit, "notice.html.j2", 403, notice="stale", back="/")
            visit = Visit(desk, request, visit.session, False, form)
        response = handler(visit)
        # Only a login begins a session where there is a token; else the first page does.
        if visit.fresh and desk.rules.token is None:
            remember(response, SESSION, signed(visit, visit.session))
        return response

    return endpoint


def show(visit: Visit, template: str, status: int = 200, **values: object) -> Response:
    """A page of ours filled with ``values``, in the visit's language."""
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


def line(text: str, most: int) -> str:
    """``text`` as one printable line of ``most`` characters at most."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:most]


def whole(text: str) -> int | None:
    """The number that an address gives; None for what is none, or has more digits than any row."""
    return int(text) if text.isdecimal() and len(text) < 16 else None


def signed(visit: Visit, session: str) -> str:
    """What the session's cookie holds: nobody can make one up."""
    return f"{session}.{visit.desk.rules.sign('session', session)}"


def remember(response: Response, name: str, value: str, seconds: int | None = None) -> None:
    """Set a cookie that no script reads; without ``seconds`` it goes when the browser closes."""
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="lax", path="/")
