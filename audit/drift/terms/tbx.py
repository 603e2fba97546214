"""Termbases as TBX, version 2 (ISO 30042:2008) and 3 (ISO 30042:2019), in part.

A concept holds terms in one or more languages; of each term its
``administrativeStatus`` is read, as a ``termNote`` (both versions, DCA style)
or as an element of its own (version 3, DCT style). Preferred and admitted
terms are asked for, deprecated and superseded ones forbidden. Subjects,
definitions and everything else are passed over. A DOCTYPE is refused, nothing
is fetched.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from audit.drift.terms.csvbase import LONGEST_TERM, language
from audit.drift.terms.entry import Entry, Status
from audit.errors import InputError
from audit.read.pairs.markup import XML_LANG, BrokenOffError, elements, local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Bytes in which a DOCTYPE has to stand; ``elements`` refuses it wherever it is.
PROLOGUE = 65536
_ROOTS = frozenset({"martif", "tbx"})
_CONCEPTS = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_ASKED = {"preferredTerm": True, "admittedTerm": False, "standardizedTerm": True}
_REFUSED = frozenset({"deprecatedTerm", "supersededTerm"})
_PICKLIST_ENDING = "-admn-sts"


@dataclass(frozen=True, slots=True)
class _Form:
    """One term of a concept. ``preferred`` is None where it is refused."""

    text: str
    language: str | None
    preferred: bool | None
    place: str


def entries(path: Path) -> tuple[Entry, ...]:
    """Every order that the concepts give; InputError where the file is no TBX."""
    with path.open("rb") as file:
        if b"<!DOCTYPE" in file.read(PROLOGUE):
            raise InputError(
                str(path), "the file declares a DOCTYPE", "delete the line <!DOCTYPE …>"
            )
    found: list[Entry] = []
    root = ""
    try:
        for event, _, element in elements(path, _CONCEPTS):
            root = root or local(element)
            if event == "end" and root in _ROOTS:
                found.extend(_orders(tuple(_forms(element, str(path)))))
                element.clear()
    except BrokenOffError as error:
        raise InputError(str(path), str(error), "export it again") from error
    if root not in _ROOTS:
        raise InputError(
            str(path),
            f"no TBX: its outermost element is <{root}>",
            "export it as TBX 2 (martif) or TBX 3 (tbx)",
        )
    return tuple(found)


def _forms(concept: Element, source: str) -> Iterator[_Form]:
    for section in concept.iter():
        if not isinstance(section.tag, str) or local(section) not in _LANGUAGES:
            continue
        place = f"{source}:{section.sourceline or 0}"
        code = section.get(XML_LANG) or section.get("lang") or ""
        spoken = language(code, place)
        for group in section.iter():
            if isinstance(group.tag, str) and local(group) in _TERMS:
                form = _form(group, spoken, f"{source}:{group.sourceline or 0}")
                if form is not None:
                    yield form


def _form(group: Element, spoken: str | None, place: str) -> _Form | None:
    text, status = "", "admittedTerm"
    for element in group.iter():
        if not isinstance(element.tag, str):
            continue
        name, kind = local(element), element.get("type", "")
        content = " ".join("".join(element.itertext()).split())
        if name == "term":
            text = content
        elif name == "administrativeStatus" or (
            name == "termNote" and kind == "administrativeStatus"
        ):
            status = content.removesuffix(_PICKLIST_ENDING)
    if not text:
        return None
    if len(text) > LONGEST_TERM:
        raise InputError(place, f"a term longer than {LONGEST_TERM} characters", "shorten it")
    return _Form(text, spoken, None if status in _REFUSED else _ASKED.get(status, False), place)


def _orders(forms: tuple[_Form, ...]) -> Iterator[Entry]:
    """What a concept's forms order, between its languages and inside each."""
    for form in forms:
        if form.preferred is None:
            better = next(
                (
                    f
                    for wanted in (True, False)
                    for f in forms
                    if f.preferred is wanted and f.language == form.language
                ),
                None,
            )
            yield Entry(
                better.text if better else "",
                form.text,
                Status.FORBIDDEN,
                form.language,
                form.language,
                form.place,
            )
            continue
        for source in forms:
            if source.language != form.language and source.preferred is not None:
                status = Status.REQUIRED if form.preferred else Status.PREFERRED
                yield Entry(
                    source.text, form.text, status, source.language, form.language, form.place
                )
