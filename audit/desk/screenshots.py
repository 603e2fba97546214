"""Pictures of a desk, for the user guide: ``python -m audit.desk.screenshots DIR FOLDER``.

DIR is what ``audit desk watch --out`` was given. The desk is served for as long as it
takes; nothing in it is changed.
"""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

from audit.desk.place import Place
from audit.desk.serve.app import make_app
from audit.desk.store.base import Store
from audit.desk.store.lookup import Query, queue
from audit.errors import UsageError
from audit.report.screenshots import Shot, main, shoot


def take(out: Path, folder: Path) -> list[Path]:
    """The queue and its most urgent document; UsageError where there is no desk or no Chromium."""
    place = Place(out)
    if not place.state.is_file():
        raise UsageError(f"{out}: there is no desk here; start `audit desk watch` with this --out")
    with Store(place.state) as store:
        first = queue(store, Query(), limit=1)
    if not first:
        raise UsageError(f"{out}: the queue is empty")
    with serving(out) as origin:
        page = f"{origin}/documents/{first[0].document_id}"
        return shoot(
            (
                Shot("desk-queue", f"{origin}/", height=700),
                Shot("desk-document", page),
                Shot("desk-document-telephone", page, 380, 800, "dark"),
            ),
            folder,
        )


@contextmanager
def serving(out: Path, *, token: str | None = None) -> Iterator[str]:
    """The desk of ``out`` answering on a free port of this machine; its address."""
    import uvicorn

    app = make_app(out, per_minute=1_000_000, token=token)
    settings = uvicorn.Config(app, log_level="warning", ws="none", lifespan="off")
    server = uvicorn.Server(settings)
    # It listens before the server runs: who comes first waits, and nobody has to ask again.
    with socket.create_server(("127.0.0.1", 0)) as ear:
        thread = Thread(target=lambda: server.run(sockets=[ear]), name="desk")
        thread.start()
        try:
            yield f"http://127.0.0.1:{ear.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join()


if __name__ == "__main__":
    main(take)
