"""``audit desk``: thin, it reads arguments and calls the desk's rooms.

Exit status: 0 done; 1 done, and an input failed; 2 unusable arguments; 75
(EX_TEMPFAIL) the surroundings failed, nothing is lost, run it again.
"""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Annotated

import typer

from audit.errors import UsageError

if TYPE_CHECKING:
    from audit.desk.store.base import Store

TRY_AGAIN = 75

app = typer.Typer(
    help="The batch desk: audit what arrives in a folder, and work through the queue.",
    no_args_is_help=True,
)

Out = Annotated[
    Path,
    typer.Option(
        "--out", metavar="DIR", help="Where the reports and the desk's state are.", readable=False
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="As JSON.")]


@app.command()
def watch(
    inbox: Annotated[
        Path, typer.Argument(metavar="INBOX", help="The folder where files arrive.", readable=False)
    ],
    out: Out,
    days: Annotated[
        float, typer.Option("--days", min=0.0, help="Hold documents against those of N days.")
    ] = 30.0,
    once: Annotated[
        bool, typer.Option("--once", help="Audit what is there, then end: for cron.")
    ] = False,
    settle: Annotated[
        float,
        typer.Option("--settle", min=0.0, help="Seconds without change until a file is complete."),
    ] = 2.0,
    every: Annotated[
        float, typer.Option("--every", min=0.05, help="Seconds between two looks at the inbox.")
    ] = 2.0,
    batch: Annotated[
        int, typer.Option("--batch", min=1, max=500, help="Documents audited together.")
    ] = 16,
    rules: Annotated[
        Path | None,
        typer.Option("--rules", metavar="FILE", help="House rules: a TOML file.", readable=False),
    ] = None,
    termbase: Annotated[
        Path | None,
        typer.Option(
            "--termbase", metavar="FILE", help="Required and forbidden terms.", readable=False
        ),
    ] = None,
    model: Annotated[
        str | None, typer.Option("--model", metavar="NAME", help="A sentence encoder.")
    ] = None,
    webhook: Annotated[
        str | None,
        typer.Option("--webhook", metavar="URL", help="Post here when a document is done."),
    ] = None,
    second_look: Annotated[
        bool,
        typer.Option(
            "--second-look/--no-second-look",
            help="Audit a document again, once, when a better witness comes after it.",
        ),
    ] = True,
    log: Annotated[
        bool, typer.Option("--log", help="JSON lines instead of a bar, also on a terminal.")
    ] = False,
) -> None:
    """Audit every document that arrives in INBOX.

    Takes .txt .md .html .json (ninjs) .xml (NewsML-G2, RSS, Atom) .jsonl
    .parquet .warc; moves each file to INBOX/done or INBOX/failed with the
    reason beside it; writes DIR/documents/ID.html and ID.json and a line to
    DIR/documents.jsonl. Kill it at any instant and start it again: every
    document is audited exactly once. Several may run on one inbox.

    Example: audit desk watch inbox --out desk

    From cron: */5 * * * * audit desk watch /srv/inbox --out /srv/reports --once
    """
    from audit.desk.errors import DamagedError, TroubleError
    from audit.desk.watch.log import voice
    from audit.desk.watch.start import Settings, watch_inbox
    from audit.desk.watch.watcher import Pace

    stop = Event()
    _stop_on_signals(stop)
    settings = Settings(
        days=days, rules=rules, termbase=termbase, model=model, webhook=_address(webhook)
    )
    pace = Pace(settle=settle, every=every, batch=batch, once=once, second_look=second_look)
    try:
        with voice(lines=log) as said:
            tally = watch_inbox(inbox, out, settings=settings, pace=pace, voice=said, stop=stop)
    except (TroubleError, DamagedError) as error:
        print(f"audit: {error}", file=sys.stderr)
        raise typer.Exit(TRY_AGAIN) from error
    if tally.failed:
        raise typer.Exit(1)


@app.command()
def status(out: Out, as_json: AsJson = False) -> None:
    """Show how far the desk is: what waits, what is done, what failed.

    Example: audit desk status --out desk
    """
    from audit.desk.status import status_json, status_lines

    with _store(out) as store:
        for line in [status_json(store)] if as_json else status_lines(store):
            print(line)


@app.command()
def metrics(out: Out) -> None:
    """Print the desk's figures as Prometheus text, for the node exporter's textfile collector.

    Example: audit desk metrics --out desk > /var/lib/node_exporter/audit.prom
    """
    from audit.desk.status import prometheus

    with _store(out) as store:
        print(prometheus(store), end="")


@app.command()
def serve(
    out: Out,
    host: Annotated[
        str, typer.Option("--host", help="Another address than the loopback needs a token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=1, max=65535)] = 8766,
    per_minute: Annotated[
        int, typer.Option("--per-minute", min=1, help="Requests of one address a minute.")
    ] = 600,
) -> None:
    """Show the queue in a browser, and answer a JSON API (see /api/openapi.json).

    Answers this machine only, unless --host says otherwise; then the
    environment variable AUDIT_DESK_TOKEN must hold a token of 16 characters or
    more, which pages ask for and the API takes as a bearer token. Put a proxy
    with TLS in front of it.

    Example: audit desk serve --out desk
    """
    import os

    from audit.desk.serve.app import TOKEN
    from audit.desk.serve.app import serve as answer

    _store(out).close()
    print(f"http://{f'[{host}]' if ':' in host else host}:{port}/", flush=True)
    answer(out, host=host, port=port, token=os.environ.get(TOKEN) or None, per_minute=per_minute)


@app.command()
def report(out: Out, as_json: AsJson = False) -> None:
    """Show how often editors agree with each check: a noisy one stands at the top.

    Example: audit desk report --out desk
    """
    import msgspec

    from audit.desk.decisions.precision import precision, table

    with _store(out) as store:
        rows = precision(store)
    if as_json:
        print(msgspec.json.encode(rows).decode())
        return
    for line in table(rows):
        print(line)


@app.command()
def purge(
    out: Out,
    before: Annotated[
        str, typer.Option("--before", metavar="DATE", help="2026-10-31, or a number of days: 90d.")
    ],
    decisions: Annotated[
        bool, typer.Option("--decisions", help="Forget the editors' decisions on them too.")
    ] = False,
) -> None:
    """Remove texts and reports of documents that arrived before a date.

    Takes pages, JSON, lines of documents.jsonl, the queue's copy, the index and
    the files in done and failed. What stays is that a document was there, its
    hash, and (unless --decisions) what editors decided.

    Example: audit desk purge --out desk --before 90d
    """
    from audit.desk.place import Place
    from audit.desk.purge import moment, purge_before

    with _store(out) as store:
        gone = purge_before(
            Place(out), store, moment(before, now=store.latest()), decisions=decisions
        )
    print(f"{gone.documents} documents, {gone.files} files, {gone.lines} lines removed")


def _store(out: Path) -> Store:
    from audit.desk.place import Place
    from audit.desk.store.base import Store

    place = Place(out)
    if not place.state.is_file():
        raise UsageError(f"{out}: there is no desk here; start `audit desk watch` with this --out")
    return Store(place.state)


def _address(webhook: str | None) -> str | None:
    if webhook is not None and not webhook.startswith(("http://", "https://")):
        raise UsageError(f"--webhook {webhook}: this is no web address; begin it with https://")
    return webhook


def _stop_on_signals(stop: Event) -> None:
    """SIGTERM and Ctrl-C end the run after the document at hand; a second one at once."""

    def ask(number: int, frame: object) -> None:
        if stop.is_set():
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        print("audit: stopping after the document at hand", file=sys.stderr)
        stop.set()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, ask)
