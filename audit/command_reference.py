"""Writes docs/commands.md from the command line itself, so that it cannot lag.

``python -m audit.command_reference docs``. A test compares the file with what
this module would write.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import Any, get_args

_HEAD = """# Commands

Made from the code by `python -m audit.command_reference docs`; do not edit.

Standard output carries the result alone, in UTF-8; everything else goes to standard error.

| exit status | means |
| --- | --- |
| 0 | done |
| 1 | done, and some input could not be read (named on standard error and in the manifest) |
| 2 | unusable arguments or configuration, or nothing auditable at all |
| 3 | with `--fail-on`: there is a finding of that severity or worse |

`audit --install-completion` teaches the shell you are in (bash, zsh, fish, PowerShell) to complete
commands and options; `audit --show-completion` prints what it would install.
"""


def commands_page() -> str:
    """docs/commands.md: every command with its arguments, options and example."""
    import typer

    from audit.cli import app

    top = typer.main.get_command(app)
    return _HEAD + "".join(_sections(top, "audit"))


def _sections(command: Any, path: str) -> Iterator[str]:
    """The command and, in the order in which `--help` lists them, its own commands."""
    children = getattr(command, "commands", None)
    if children is None:
        yield _section(command, path)
        return
    for name, child in children.items():
        if not child.hidden:
            yield from _sections(child, f"{path} {name}")


def _section(command: Any, path: str) -> str:
    about = inspect.cleandoc(command.help or "")
    about, _, example = about.partition("Example:")
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    options = [p for p in command.params if p.param_type_name == "option" and p.name != "help"]
    usage = " ".join([path, *(["[OPTIONS]"] if options else []), *map(_metavar, arguments)])
    parts = [f"\n## {path}\n", _plain(about), f"\n```\n{usage}\n```\n"]
    if command.params:
        rows = [(f"`{_metavar(p)}`", _help(p)) for p in arguments]
        rows += [(f"`{_option(p)}`", _help(p)) for p in options]
        if rows:
            parts += ["| | |", "| --- | --- |", *(f"| {name} | {words} |" for name, words in rows)]
    if example.strip():
        parts.append(f"\n```\n{' '.join(example.split())}\n```")
    return "\n".join(parts) + "\n"


def _plain(text: str) -> str:
    """Paragraphs on one line each."""
    return "\n\n".join(" ".join(p.split()) for p in re.split(r"\n\s*\n", text) if p.strip())


def _metavar(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    return name if parameter.required else f"[{name}]"


def _option(parameter: Any) -> str:
    names = ", ".join(parameter.opts)
    if parameter.is_flag:
        return names
    value = parameter.metavar or "|".join(_choices(parameter)) or "VALUE"
    return f"{names} {value}".replace("|", "\\|")


def _choices(parameter: Any) -> list[str]:
    """The values of an option that takes one of a few, as the code declares them."""
    declared = parameter.type_descriptor.annotation
    for kind in (declared, *get_args(declared)):
        if isinstance(kind, type) and issubclass(kind, Enum):
            return [str(member.value) for member in kind]
    return []


def _help(parameter: Any) -> str:
    words = " ".join((parameter.help or "").split()).replace("|", "\\|")
    default = parameter.default
    if callable(default) or default in (None, (), [], False, "") or not hasattr(parameter, "opts"):
        shown = ""
    else:
        shown = f" (default: `{getattr(default, 'value', default)}`)"
    return (words + shown) if parameter.param_type_name == "option" else words


def main(folder: str) -> None:
    """Write docs/commands.md into ``folder``."""
    (Path(folder) / "commands.md").write_text(commands_page(), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
