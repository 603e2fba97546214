"""Fills the templates. The only place where HTML of the report is put together.

Autoescape is on, and every expression that is not markup of our own goes
through ``visible`` first, so that a title or an id can neither open an element
nor turn the reading order round. Style and script are allowed by their hash
alone (Content Security Policy level 3); nothing else may load, not even an
image.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from audit.report.document_page import document_page
from audit.report.index_page import index_page
from audit.report.kept_out import KeptOut
from audit.report.naming import Names
from audit.report.score_page import score_page
from audit.report.visible import visible
from audit.types import DocumentReport
from audit.words import ENGLISH, Words

if TYPE_CHECKING:
    from jinja2 import Environment

    from audit.result import AuditResult

_TEMPLATES = Path(__file__).parent / "templates"


def _plain(value: Any) -> Any:
    """What an expression of a template gives: markup as it is, other text made visible."""
    if value is None or hasattr(value, "__html__"):
        return value
    return visible(value) if isinstance(value, str) else value


@cache
def _environment(say: Words) -> Environment:
    """The templates in one language, checked for names that do not exist."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    made = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        finalize=_plain,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        say.gettext, say.ngettext, newstyle=True
    )
    made.filters["figure"] = say.figure
    # Words that go into a sentence of ours do not pass ``finalize`` one by one.
    made.filters["seen"] = visible
    made.globals["say"] = say
    return made


@cache
def _inlined(name: str) -> tuple[str, str]:
    """A style sheet or script of ours, and its hash for the policy."""
    text = (_TEMPLATES / name).read_text("utf-8")
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return text, f"'sha256-{digest}'"


def _policy() -> str:
    """The content security policy of every page."""
    return (
        f"default-src 'none'; style-src {_inlined('style.css')[1]}; "
        f"script-src {_inlined('report.js')[1]}; base-uri 'none'; form-action 'none'"
    )


class Pages:
    """All pages of one audit, in the language of ``say``."""

    def __init__(self, result: AuditResult, stems: dict[str, str], *, say: Words = ENGLISH) -> None:
        self._result = result
        self._stems = stems
        self._say = say
        self._names = Names(result, stems, say)

    def document(self, report: DocumentReport, kept_out: Sequence[KeptOut] = ()) -> bytes:
        """documents/ID.html; ``kept_out`` are findings that a desk's rules silence."""
        data = f"{quote(self._stems[report.document.id], safe='~')}.json"
        page = document_page(self._result, report, self._names, data, tuple(kept_out), self._say)
        return self._render("document.html.j2", page)

    def index(self) -> bytes:
        """index.html"""
        return self._render("index.html.j2", index_page(self._result, self._names, self._say))

    def score(self) -> bytes:
        """score.html"""
        return self._render("scorepage.html.j2", score_page(self._result, self._names, self._say))

    def _render(self, template: str, page: object) -> bytes:
        from markupsafe import Markup

        text = (
            _environment(self._say)
            .get_template(template)
            .render(
                page=page,
                policy=_policy(),
                style=Markup(_inlined("style.css")[0]),
                script=Markup(_inlined("report.js")[0]),
            )
        )
        return text.encode("utf-8", "replace")
