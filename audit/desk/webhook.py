"""Tells another system when a document is done: signed, tried again, at least once."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread
from typing import Any

from audit.desk.errors import trouble_of
from audit.desk.store.base import Store
from audit.desk.store.lookup import Entry, entry

#: Environment variable with the key of the signatures.
SECRET = "AUDIT_DESK_WEBHOOK_SECRET"
_TIMEOUT = 10.0
_LONGEST_WAIT = 3600.0
# A week of trying once an hour; what was not taken by then is kept and counted, not sent.
_MOST_ATTEMPTS = 170


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    """A redirect is an answer like any other: the operator named one address."""

    def redirect_request(self, *arguments: Any, **named: Any) -> None:
        return None


def post(url: str, body: bytes, headers: dict[str, str]) -> str | None:
    """Send one call; what was wrong, or None where it was taken (2xx)."""
    request = urllib.request.Request(url, data=body, headers=headers, method="POST")
    opener = urllib.request.build_opener(_NoRedirect)
    try:
        with opener.open(request, timeout=_TIMEOUT) as answer:
            return None if 200 <= answer.status < 300 else f"status {answer.status}"
    except urllib.error.HTTPError as error:
        with error:
            return f"status {error.code}"
    except (OSError, ValueError) as error:
        return f"{type(error).__name__}: {error}"[:300]


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends what is due to one address. ``post`` can be replaced by a test."""

    url: str
    secret: str | None
    post: Callable[[str, bytes, dict[str, str]], str | None] = post

    def send_due(self, store: Store) -> int:
        """Send every call that is due; how many were taken."""
        taken = 0
        while (due := self._claim(store)) is not None:
            number, event, body, attempts = due
            content = _content(store, event, body)
            fault = self.post(self.url, content, self._headers(number, event, content))
            taken += fault is None
            with store.transaction() as base:
                if fault is None:
                    base.execute(
                        "update outbox set sent_at = ?, fault = null where id = ?",
                        (store.now(), number),
                    )
                else:
                    wait = min(_LONGEST_WAIT, 5.0 * 2.0 ** min(attempts, 12))
                    base.execute(
                        "update outbox set due_at = ?, fault = ? where id = ?",
                        (store.now() + wait, fault, number),
                    )
        return taken

    def _claim(self, store: Store) -> tuple[int, str, str, int] | None:
        """The oldest call that is due, put off for a minute so that nobody else sends it now."""
        with store.transaction() as base:
            now = store.now()
            row = base.execute(
                "select id, event, body, attempts from outbox where sent_at is null"
                " and due_at <= ? and attempts < ? order by id limit 1",
                (now, _MOST_ATTEMPTS),
            ).fetchone()
            if row is None:
                return None
            base.execute(
                "update outbox set attempts = attempts + 1, due_at = ? where id = ?",
                (now + 60.0, row["id"]),
            )
        return row["id"], row["event"], row["body"], row["attempts"]

    def _headers(self, number: int, event: str, content: bytes) -> dict[str, str]:
        headers = {
            "Content-Type": "application/json",
            "User-Agent": "translation-audit-desk",
            "X-Audit-Event": event,
            "X-Audit-Delivery": str(number),
        }
        if self.secret:
            digest = hmac.new(self.secret.encode(), content, hashlib.sha256).hexdigest()
            headers["X-Audit-Signature"] = f"sha256={digest}"
        return headers


class Background:
    """Sends in a thread of its own, so that a slow receiver holds up no audit."""

    def __init__(self, sender: Sender, state: Path, *, every: float = 2.0) -> None:
        self._sender = sender
        self._state = state
        self._every = every
        self._stop = Event()
        self._thread = Thread(target=self._run, name="webhook", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def finish(self) -> None:
        """Send what is due once more and end; waits no longer than one call takes."""
        self._stop.set()
        self._thread.join(_TIMEOUT + 1)

    def _run(self) -> None:
        with Store(self._state) as store:
            while True:
                last = self._stop.is_set()
                try:
                    self._sender.send_due(store)
                except Exception as error:
                    # A full disk is the watcher's business to report; the calls wait in the store.
                    if trouble_of(error) is None:
                        raise
                if last:
                    return
                self._stop.wait(self._every)


def _content(store: Store, event: str, body: str) -> bytes:
    known = json.loads(body)
    found: Entry | None = entry(store, known["id"])
    said: dict[str, Any] = {"event": event, **known}
    if found is not None:
        said.update(
            title=found.title,
            source=found.source,
            verdict=found.verdict,
            level=found.level,
            score=found.score,
            findings=len(found.open_findings),
            audited_at=time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(found.audited_at)),
        )
    return json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace")
