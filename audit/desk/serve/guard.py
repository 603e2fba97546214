"""What every request passes first: host, rate, size, token, origin; and each answer's headers."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

SESSION = "desk_session"
_SAFE = frozenset(("GET", "HEAD", "OPTIONS"))
_LOOPBACK = frozenset(("127.0.0.1", "localhost", "[::1]", "::1"))
# What anybody may ask for without a token.
_OPEN = frozenset(("/health", "/login", "/desk.css"))

PAGE_POLICY = (
    "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none';"
    " frame-ancestors 'none'"
)
HEADERS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    "cache-control": "no-store",
}


@dataclass(frozen=True, slots=True)
class Rules:
    """``token`` None: none is asked for (loopback only). ``per_minute``: requests of one address.

    ``form_bytes`` and ``api_bytes``: largest bodies. ``secret`` signs sessions.
    """

    secret: bytes
    token: str | None = None
    loopback: bool = True
    per_minute: int = 600
    form_bytes: int = 64 * 1024
    api_bytes: int = 8 * 2**20

    def sign(self, purpose: str, value: str) -> str:
        """What only this desk can say of ``value``."""
        return hmac.new(self.secret, f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()

    def session_of(self, scope: Scope) -> str | None:
        """The session that the request's cookie proves, or None."""
        name, _, signature = cookies(scope).get(SESSION, "").partition(".")
        good = bool(name) and hmac.compare_digest(signature, self.sign("session", name))
        return name if good else None

    def csrf(self, session: str) -> str:
        """What a form must send back to show that it came from a page of this session."""
        return self.sign("form", session)

    def token_is(self, given: str) -> bool:
        """Whether ``given`` is the token."""
        return self.token is not None and hmac.compare_digest(
            given.encode("utf-8", "replace"), self.token.encode()
        )


Refusal = tuple[int, str, dict[str, str]]
"""Status, what is said, and headers."""


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(
        self, app: ASGIApp, rules: Rules, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._app = app
        self._rules = rules
        self._clock = clock
        self._buckets: dict[str, tuple[float, float]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or hand on with the body read (``scope["state"]["body"]``)."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        body = b""
        if refusal is None and scope["method"] not in _SAFE:
            limit = self._rules.api_bytes if _is_api(scope) else self._rules.form_bytes
            whole = await _body(receive, limit)
            if whole is None:
                refusal = (413, f"The body is larger than {limit} bytes.", {})
            else:
                body = whole
        if refusal is not None:
            await _refuse(scope, send, *refusal)
            return
        scope.setdefault("state", {})["body"] = body
        await self._app(scope, receive, _with_headers(send))

    def _refusal(self, scope: Scope) -> Refusal | None:
        headers = _headers(scope)
        if self._rules.loopback and _name(headers.get("host", "")) not in _LOOPBACK:
            # A page elsewhere can point its own name at 127.0.0.1 (DNS rebinding).
            return 421, "This desk answers on the loopback address only.", {}
        wait = self._wait(str((scope.get("client") or ("",))[0]))
        if wait:
            return 429, "Too many requests.", {"retry-after": str(wait)}
        if scope["method"] not in _SAFE and _from_elsewhere(headers):
            return 403, "The request comes from another site.", {}
        if self._may(scope, headers):
            return None
        if _is_api(scope) or scope["path"] == "/metrics" or scope["method"] not in _SAFE:
            return 401, "Give the desk's token.", {"www-authenticate": "Bearer"}
        return 303, "Log in first.", {"location": "/login"}

    def _may(self, scope: Scope, headers: dict[str, str]) -> bool:
        """Whether the request shows the token, or the session that a login with it began."""
        if self._rules.token is None or scope["path"] in _OPEN:
            return True
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.casefold() == "bearer" and self._rules.token_is(given.strip()):
            return True
        return not _is_api(scope) and self._rules.session_of(scope) is not None

    def _wait(self, client: str) -> int:
        """Seconds that ``client`` has to wait; 0 where it may go on (a bucket of tokens)."""
        now, rate = self._clock(), self._rules.per_minute / 60
        most = self._rules.per_minute / 4
        left, then = self._buckets.get(client, (most, now))
        left = min(most, left + (now - then) * rate)
        if len(self._buckets) > 10_000:
            self._buckets.clear()
        if left < 1:
            self._buckets[client] = (left, now)
            return max(1, round((1 - left) / rate))
        self._buckets[client] = (left - 1, now)
        return 0


def cookies(scope: Scope) -> dict[str, str]:
    """The request's cookies; none where the header is no cookie header."""
    jar: SimpleCookie = SimpleCookie()
    try:
        jar.load(_headers(scope).get("cookie", ""))
    except CookieError:
        return {}
    return {name: morsel.value for name, morsel in jar.items()}


def _headers(scope: Scope) -> dict[str, str]:
    return {k.decode("latin-1").casefold(): v.decode("latin-1") for k, v in scope["headers"]}


def _from_elsewhere(headers: dict[str, str]) -> bool:
    """Whether a browser says that another site's page sends this."""
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host"):
        return True
    return headers.get("sec-fetch-site", "none") not in ("none", "same-origin")


def _name(host: str) -> str:
    """The host without its port."""
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0].casefold()


def _is_api(scope: Scope) -> bool:
    return str(scope["path"]).startswith("/api/")


async def _body(receive: Receive, limit: int) -> bytes | None:
    """The whole body; None where it is larger than ``limit``."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b"".join(parts)
        size += len(message.get("body", b""))
        if size > limit:
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = {name.lower() for name, _ in message["headers"]}
            extra = {**HEADERS, "content-security-policy": PAGE_POLICY}
            message = {
                **message,
                "headers": [
                    *message["headers"],
                    *(
                        (name.encode(), value.encode())
                        for name, value in extra.items()
                        if name.encode() not in given
                    ),
                ],
            }
        await send(message)

    return sending


async def _refuse(
    scope: Scope, send: Send, status: int, said: str, headers: dict[str, str]
) -> None:
    if _is_api(scope):
        kind, content = "application/json", json.dumps({"error": said})
    else:
        kind, content = "text/plain; charset=utf-8", f"{said}\n"
    body = content.encode()
    lines = {"content-type": kind, "content-length": str(len(body)), **headers}
    sending = _with_headers(send)
    await sending(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [(k.encode(), v.encode()) for k, v in lines.items()],
        }
    )
    await sending({"type": "http.response.body", "body": body})
