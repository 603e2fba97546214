"""``audit models``: what models there are, their build, and whether they are sound."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(help="The models: list them, build them, verify them.", no_args_is_help=True)

# The contract's status for "done, and some of it could not be used".
SOME_UNSOUND = 1


@app.command("list")
def models_list() -> None:
    """What there is: name, state, languages, licence, where it comes from."""
    from audit.embed.manage import list_models

    for row in list_models():
        print("\t".join((row.name, row.state, str(row.languages), row.licence, row.source)))


@app.command("build")
def models_build(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="The default model if left out.")
    ] = None,
) -> None:
    """Build a model, or fetch it from its hub: the only command that may use the network."""
    from audit.embed.manage import build_model

    row = build_model(name)
    print(f"{row.name}\t{row.state}")


@app.command("verify")
def models_verify(
    name: Annotated[
        str | None, typer.Argument(metavar="NAME", help="All built models if left out.")
    ] = None,
) -> None:
    """Hash every file of the built models against what was written down at the build."""
    from audit.embed.manage import verify_models

    rows = verify_models(name)
    for row in rows:
        print("\t".join((row.model, row.file.name, row.fault or "as it should be")))
    if any(row.fault for row in rows):
        raise typer.Exit(SOME_UNSOUND)
