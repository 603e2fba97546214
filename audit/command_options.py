"""Options that several commands share.

``readable=False`` leaves a path to the room that opens it: typer would refuse a whole
run for one file among many.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Engine(StrEnum):
    """Where the work is done."""

    LOCAL = "local"
    SPARK = "spark"


class Level(StrEnum):
    """Severities that ``--fail-on`` takes."""

    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"


class PageLanguage(StrEnum):
    """Languages that pages are written in (``audit.words.LANGUAGES``)."""

    EN = "en"
    SR = "sr"


class Format(StrEnum):
    """What ``audit align`` can print."""

    JSON = "json"
    TSV = "tsv"
    TMX = "tmx"


Originals = Annotated[
    list[Path] | None,
    typer.Option(
        "--originals",
        metavar="PATH",
        help="Only documents under PATH can be witnesses. May be given several times.",
        readable=False,
    ),
]
TermbaseFile = Annotated[
    Path | None,
    typer.Option(
        "--termbase",
        metavar="FILE",
        help="Required and forbidden terms: CSV or TBX.",
        readable=False,
    ),
]
FailOn = Annotated[
    Level | None,
    typer.Option("--fail-on", help="Exit with 3 if there is a finding this bad or worse."),
]
Model = Annotated[
    str | None,
    typer.Option("--model", metavar="NAME", help="A sentence encoder: see `audit models list`."),
]
OutFile = Annotated[
    Path | None,
    typer.Option("--out", metavar="FILE", help="Write here, not to the screen.", readable=False),
]
