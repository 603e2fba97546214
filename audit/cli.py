"""The command ``audit``: thin, it reads arguments and calls the rooms.

Standard output carries the result alone; everything else goes to standard
error. Exit status: 0 done; 1 done, and some input could not be read; 2 unusable
arguments or nothing auditable; 3 with ``--fail-on`` when such a finding exists.
"""

from __future__ import annotations

import sys
from enum import IntEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from audit import __version__
from audit.command_options import (
    Engine,
    FailOn,
    Format,
    Level,
    Model,
    Originals,
    OutFile,
    PageLanguage,
    TermbaseFile,
)
from audit.desk.cli import app as desk_app
from audit.embed.cli import app as models_app
from audit.errors import AuditError

app = typer.Typer(
    name="audit",
    help="Find out what came through a machine translator, and what drifted on the way.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=True,
)
app.add_typer(models_app, name="models")
app.add_typer(desk_app, name="desk")


class Exit(IntEnum):
    """Exit statuses of the contract."""

    DONE = 0
    SOME_UNREAD = 1
    UNUSABLE = 2
    FOUND = 3


@app.callback(invoke_without_command=True)
def _top(
    version: Annotated[bool, typer.Option("--version", help="Show the version.")] = False,
) -> None:
    if version:
        print(f"translation-audit {__version__}")
        raise typer.Exit


@app.command()
def run(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help="Files and folders: .txt .text .md .markdown .html .htm .xhtml .jsonl .ndjson "
            ".parquet",
            readable=False,
        ),
    ],
    originals: Originals = None,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="Where the reports go.", readable=False)
    ] = Path("reports"),
    engine: Annotated[Engine, typer.Option("--engine", help="Where the work is done.")] = (
        Engine.LOCAL
    ),
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            min=0,
            metavar="N",
            help="Processes, up to 1.5 GB each; 0 for one per core, as far as the work is worth it "
            "and half of the memory goes.",
        ),
    ] = 0,
    termbase: TermbaseFile = None,
    weigh: Annotated[
        bool,
        typer.Option(
            "--weigh",
            help="Look for what translations leave out or put in, too (slow: a second for ten "
            "sentences and more).",
        ),
    ] = False,
    fail_on: FailOn = None,
    model: Model = None,
    page_language: Annotated[
        PageLanguage,
        typer.Option(
            "--page-language",
            help="Language of the pages; what programs read (JSON, tables) is the same in both.",
        ),
    ] = PageLanguage.EN,
) -> None:
    """Audit a corpus: a page for each document, an index, and tables.

    Open DIR/index.html. Beside it are documents/ID.html and ID.json,
    documents.csv, findings.csv and .parquet, and manifest.json. `audit export
    DIR` writes the same audit as csv, xlsx, parquet, jsonl, ninjs, mqm, xliff,
    sarif or tmx. Feeds, ninjs, NewsML-G2 and WARC are taken by `audit desk
    watch`.

    Example: audit run seeds --out reports
    """
    from audit.engine import local
    from audit.engine.options import Options
    from audit.progress import bar
    from audit.report import write
    from audit.report.summary import lines
    from audit.report.writable import check_folder

    check_folder(out, (*paths, *(originals or ())))
    with bar() as progress:
        result = local.run(
            paths,
            originals=originals or [],
            options=Options(
                model=model,
                jobs=jobs,
                termbase=termbase,
                engine=engine.value,
                cache=out / ".stages",
                work=out / ".stages",
                weigh=weigh,
            ),
            progress=progress,
            leave_out=out,
        )
    for failure in result.failures:
        _complain(str(failure))
    if not result.reports:
        _complain("nothing to audit: no document could be read")
        raise typer.Exit(Exit.UNUSABLE)
    write(result, out, language=page_language.value)
    for line in lines(result, out):
        print(line)
    _leave(
        bool(result.failures),
        fail_on,
        (f.severity for report in result.reports for f in report.findings),
    )


@app.command()
def pairs(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE", help="Aligned text: .tsv .jsonl .tmx .xlf .xliff", readable=False
        ),
    ],
    out: OutFile = None,
    termbase: TermbaseFile = None,
    quick: Annotated[
        bool,
        typer.Option(
            "--quick",
            help="By rules alone, on every core: no encoder and no judge, thousands of pairs a "
            "second.",
        ),
    ] = False,
    fail_on: FailOn = None,
    model: Model = None,
) -> None:
    """Judge text that is already aligned: one JSON line for each pair, in order.

    Source is the original, target the text under audit.

    Example: audit pairs translations.tsv --out findings.jsonl
    """
    from audit.align.words import EncoderWords
    from audit.drift.terms.termbase import read_termbase
    from audit.embed import load
    from audit.engine.pairs import judge
    from audit.judge import load as load_judge
    from audit.read.pairs import read_pairs
    from audit.report.lines import pair_json, write_lines
    from audit.report.writable import check_file

    check_file(out, [file])
    records = tuple(read_pairs(file))
    if not records:
        raise AuditError(f"{file}: there is no pair in it; give one pair a line or unit")
    judged = judge(
        records,
        words=None if quick else EncoderWords(load(model)),
        termbase=None if termbase is None else read_termbase(termbase),
        judge=None if quick else load_judge(),
        jobs=0,
    )
    write_lines((pair_json(pair) for pair in judged), out)
    for pair in judged:
        if pair.error is not None:
            _complain(f"{file}: {pair.id}: {pair.error}")
    if all(pair.error is not None for pair in judged):
        raise typer.Exit(Exit.UNUSABLE)
    _leave(
        any(pair.error is not None for pair in judged),
        fail_on,
        (f.severity for pair in judged for f in pair.findings),
    )


@app.command()
def align(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="One document.", readable=False)],
    target: Annotated[
        Path, typer.Argument(metavar="TARGET", help="The other one.", readable=False)
    ],
    lines: Annotated[
        bool, typer.Option("--lines", help="One sentence a line; blank lines keep their index.")
    ] = False,
    form: Annotated[Format, typer.Option("--format", help="What to print.")] = Format.JSON,
    model: Model = None,
) -> None:
    """Align two documents sentence by sentence and print the links.

    Example: audit align story.en.txt story.sr.txt --format tsv
    """
    from audit.engine.alignment import align_files

    print(align_files(source, target, lines=lines, form=form.value, model=model), end="")


@app.command()
def detect(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Files and folders of documents.", readable=False),
    ],
    originals: Originals = None,
    out: OutFile = None,
    model: Model = None,
) -> None:
    """Tell what was machine-translated, and through which language: one JSON line each.

    Each document is judged by itself, unless --originals are given.

    Example: audit detect inbox/ --out verdicts.jsonl
    """
    from audit.engine.detection import detect_paths
    from audit.engine.options import Options
    from audit.progress import bar
    from audit.report.lines import detection_json, write_lines
    from audit.report.writable import check_file

    check_file(out, (*paths, *(originals or ())))
    with bar() as progress:
        detected, failures = detect_paths(
            paths,
            originals=originals or [],
            options=Options(model=model),
            progress=progress,
            leave_out=out,
        )
    for failure in failures:
        _complain(str(failure))
    if not detected:
        _complain("nothing to judge: no document could be read")
        raise typer.Exit(Exit.UNUSABLE)
    write_lines((detection_json(*item) for item in detected), out)
    _leave(bool(failures), None, ())


@app.command()
def export(
    reports: Annotated[
        Path,
        typer.Argument(
            metavar="REPORTS", help="The folder of a finished `audit run`.", readable=False
        ),
    ],
    form: Annotated[
        str,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="csv, xlsx, parquet, jsonl, ninjs, mqm, xliff, sarif or tmx.",
        ),
    ],
    out: OutFile = None,
    documents: Annotated[
        list[str] | None,
        typer.Option("--document", metavar="ID", help="Only this document; may be repeated."),
    ] = None,
    severity: Annotated[
        Level, typer.Option("--severity", help="Findings this bad or worse.")
    ] = Level.MINOR,
    min_confidence: Annotated[
        float, typer.Option("--min-confidence", min=0, max=1, help="Findings this sure or surer.")
    ] = 0.0,
    table: Annotated[
        str,
        typer.Option(
            "--table", metavar="TABLE", help="csv, parquet: findings, documents or sentences."
        ),
    ] = "findings",
    languages: Annotated[
        str | None,
        typer.Option(
            "--languages",
            metavar="SOURCE-TARGET",
            help="xliff: which pair, where there are several.",
        ),
    ] = None,
) -> None:
    """Write a finished audit in the format of another tool; nothing is computed again.

    Example: audit export reports --format xliff --out findings.xlf
    """
    from audit.export.command import export_folder

    export_folder(
        reports,
        form,
        out,
        documents=tuple(documents or ()),
        severity=severity.value,
        min_confidence=min_confidence,
        table=table,
        languages=languages,
    )


def _leave(some_unread: bool, fail_on: Level | None, severities: Any) -> None:
    from audit.types import Severity

    if fail_on is not None:
        floor = Severity(fail_on.value).rank
        if any(s.rank >= floor for s in severities):
            raise typer.Exit(Exit.FOUND)
    if some_unread:
        raise typer.Exit(Exit.SOME_UNREAD)


def _complain(line: str) -> None:
    """One line on standard error; control characters in it cannot reach the terminal."""
    print("audit: " + "".join(c if c.isprintable() else "\ufffd" for c in line), file=sys.stderr)


def main() -> None:
    """The console script: an error that a user can mend is one line, exit status 2."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # UTF-8 whatever the locale says; a lone surrogate must not end the run.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    # The base of all that a command line can get wrong, whichever click typer rests on.
    mistake: Any = typer.BadParameter.__base__
    try:
        sys.exit(app(standalone_mode=False))
    except mistake as error:
        if said := error.format_message():  # nothing: help was asked for by saying nothing
            where = error.ctx.command_path if error.ctx else "audit"
            _complain(f"{said.rstrip('.')}; see {where} --help")
        sys.exit(Exit.UNUSABLE)
    except typer.Abort:
        _complain("stopped")
        sys.exit(130)  # what a shell says of an interrupt
    except AuditError as error:
        _complain(str(error))
        sys.exit(Exit.UNUSABLE)
    except BrokenPipeError:
        # The reader went away (`audit … | head`); nothing is wrong.
        sys.stderr.close()
        sys.exit(Exit.DONE)
    except OSError as error:
        # A folder that may not be entered, a full disk: nothing is wrong with the program.
        where, fault = error.filename or "audit", error.strerror or error
        _complain(f"{where}: {fault}; check the path, its permissions and the room on the disk")
        sys.exit(Exit.UNUSABLE)
