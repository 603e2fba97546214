"""Prints the template of the catalogues: ``python -m audit.words.extract > pages.pot``.

Messages stand in the templates of the desk and of the reports, and in the reports' code;
the words of kinds, classes and checks come from tables in the code and are listed here,
so that they are translated too.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

from audit import __version__

_AUDIT = Path(__file__).parents[1]
_TEMPLATES = (_AUDIT / "desk" / "templates", _AUDIT / "report" / "templates")
_KEYWORDS = {"gettext": None, "ngettext": (1, 2), "counted": (1, 2)}


def messages() -> tuple[str | tuple[str, ...], ...]:
    """Every message of the templates and of the reports' code, once; a pair where it counts."""
    from babel.messages.extract import extract_from_file

    found: dict[str | tuple[str, ...], None] = {}
    for folder in _TEMPLATES:
        for path in sorted(folder.glob("*.j2")):
            options = {"newstyle_gettext": "true", "trimmed": "false"}
            for _, message, _, _ in extract_from_file("jinja2", path, options=options):
                found[message] = None
    for path in sorted((_AUDIT / "report").glob("*.py")):
        for _, message, _, _ in extract_from_file("python", path, keywords=_KEYWORDS):
            found[message] = None
    return tuple(found)


def coded() -> tuple[str, ...]:
    """Words that the code hands to the pages: what is new here is shown in English."""
    return tuple(dict.fromkeys(_coded()))


def _coded() -> Iterator[str]:
    from audit.provenance.beside import reasons as beside
    from audit.provenance.style import reasons as style
    from audit.report import patterns, ranking, stemma, words
    from audit.report.index_page import FILTERS
    from audit.types import KINDS, Relation

    yield from (info.meaning for info in KINDS.values())
    yield from words.CATEGORIES.values()
    yield from words.CLASSES.values()
    yield from words.CLASS_SENTENCES.values()
    yield from words.RELATIONS.values()
    yield from words.SEVERITIES.values()
    yield from words.SEVERITY_MEANINGS.values()
    yield from (name for name, _ in words.GROUPS)
    yield from ranking.BADGES.values()
    yield from (ranking.UNREAD, *ranking.WHOSE.values())
    yield from stemma.DESCENTS.values()
    yield from (way for ways in stemma.COMES.values() for way in ways)
    yield from FILTERS
    yield from (f"{relation.called.capitalize()} says" for relation in Relation)
    yield from (*patterns.WHO, *patterns.HEADS, *patterns.TAILS)
    yield from (*style.every_phrase(), *beside.every_phrase())
    yield from OURS


OURS = (
    *("open", "run", "spiked", "accepted", "dismissed", "undone", "assigned", "commented"),
    *("marked open", "marked run", "marked spiked", "form taken back", "audited again"),
    *("by way of %(language)s (%(share)s)", "over 99 %%", "Serbian, Croatian or Bosnian"),
    "Serbian or Croatian",
    "The other text says",
    *("finding", "kind", "reason", "to", "text", "form", "witness"),
    *("Cyrillic", "Greek", "Arabic", "Hebrew", "Latin", "Devanagari", "Bengali", "Thai"),
    *("Tamil", "Armenian", "Chinese", "Japanese", "Korean"),
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
