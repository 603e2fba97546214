"""Fills the desk's templates: autoescape on, hidden characters made visible, nothing inline."""

from __future__ import annotations

import base64
import hashlib
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from audit.report.visible import visible

if TYPE_CHECKING:
    from jinja2 import Environment

    from audit.words import Words

_TEMPLATES = Path(__file__).parent / "templates"


def _plain(value: Any) -> Any:
    """What an expression gives: our markup as it is, other text with hidden characters seen."""
    return visible(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _moment(seconds: float | None) -> str:
    return "" if seconds is None else time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime(seconds))


def _leaf(name: str) -> str:
    """A document's id as one part of an address."""
    return quote(name, safe="~")


@cache
def _environment(language: str) -> Environment:
    """The templates in one language of the interface."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    from audit.report.sayings import said
    from audit.words import words
    from audit.words.languages import by_way_of, named

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    chosen: Words = words(language)
    made.install_gettext_callables(  # type: ignore[attr-defined]
        chosen.gettext, chosen.ngettext, newstyle=True
    )
    made.filters["moment"] = _moment
    made.filters["leaf"] = _leaf
    made.filters["language"] = lambda code: named(code, chosen)
    made.filters["relay"] = lambda relay: by_way_of(relay, chosen)
    made.filters["told"] = lambda text: said(text, chosen)
    # Words that go into a sentence of ours do not pass ``finalize`` one by one.
    made.filters["seen"] = visible
    made.globals["language"] = chosen.language
    return made


@cache
def style() -> str:
    """The style sheet of the desk."""
    return (_TEMPLATES / "desk.css").read_text("utf-8")


@cache
def style_hash() -> str:
    """The style sheet's hash as a policy names it (Content Security Policy level 3)."""
    digest = hashlib.sha256(style().encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def render(template: str, *, language: str = "en", **values: object) -> str:
    """The page of ``template`` filled with ``values``."""
    from markupsafe import Markup

    page = _environment(language).get_template(template)
    return page.render(style=Markup(style()), style_hash=style_hash(), **values)
