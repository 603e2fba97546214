"""Prints the template of the catalogues: ``python -m audit.desk.words.extract > desk.pot``.

Messages stand in the desk's templates; the words of kinds, classes and badges
come from tables in the code and are listed here, so that they are translated too.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from audit import __version__

_TEMPLATES = Path(__file__).parents[1] / "templates"


def messages() -> tuple[str | tuple[str, ...], ...]:
    """Every message of the templates, once; a pair where there is a plural."""
    from babel.messages.extract import extract_from_file

    found: dict[str | tuple[str, ...], None] = {}
    for path in sorted(_TEMPLATES.glob("*.j2")):
        options = {"newstyle_gettext": "true"}
        for _, message, _, _ in extract_from_file("jinja2", path, options=options):
            found[message] = None
    return tuple(found)


def coded() -> tuple[str, ...]:
    """Words that the code hands to the templates: a kind that is new here is shown in English."""
    from audit.report.words import CATEGORIES, CLASSES, SEVERITIES
    from audit.types import KINDS

    return (
        *(info.meaning for info in KINDS.values()),
        *CATEGORIES.values(),
        *CLASSES.values(),
        *SEVERITIES.values(),
        *OURS,
    )


OURS = (
    *("Do not run yet", "Check first", "Can run"),
    *("open", "run", "spiked", "accepted", "dismissed", "undone", "assigned", "commented"),
    *("marked open", "marked run", "marked spiked", "form taken back", "audited again"),
    *("by way of %(language)s (%(share)s)", "over 99 %%", "Serbian, Croatian or Bosnian"),
    *("finding", "kind", "reason", "to", "text", "form", "witness"),
)


def template() -> bytes:
    """The template (POT) of all messages, sorted, without dates: the same for the same sources."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    catalog = Catalog(project="translation-audit", version=__version__, charset="utf-8")
    for message in (*messages(), *coded()):
        catalog.add(message)
    out = io.BytesIO()
    write_po(out, catalog, sort_output=True, omit_header=True, no_location=True, width=100)
    return out.getvalue()


if __name__ == "__main__":
    sys.stdout.buffer.write(template())
