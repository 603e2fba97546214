"""XLIFF 1.2 and 2.x (OASIS): files on their way through translation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import InputError
from audit.language.codes import shortest
from audit.read.pairs.markup import BrokenOffError, elements, free, local, words
from audit.read.pairs.record import PairRecord, broken, checked

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Elements whose content is the markup of the original format.
_CODES_1 = frozenset({"bpt", "ept", "ph", "it", "x", "bx", "ex", "sub"})
_CODES_2 = frozenset({"ph", "sc", "ec", "sm", "em", "cp"})
_VERSION_1 = "1.2"
_VERSIONS_2 = frozenset({"2.0", "2.1", "2.2"})


def from_xliff(path: Path) -> Iterator[PairRecord]:
    """A record for each unit (1.2) or segment (2.x), units not to be translated left out.

    The document is the ``file`` element's ``original`` or ``id``. InputError
    for another version, which is named.
    """
    events = elements(path, frozenset({"file", "trans-unit", "unit"}))
    _, name, root = next(events)
    if name != "xliff":
        raise InputError(str(path), "this is not XLIFF", "check the file's ending")
    version = (root.get("version") or "").strip()
    if version == _VERSION_1:
        records = _version_1(events)
    elif version in _VERSIONS_2:
        records = _version_2(events, root.get("srcLang"), root.get("trgLang"))
    else:
        raise InputError(
            str(path), f"XLIFF version {version or '(none)'} is not known", "export as 1.2 or 2.x"
        )
    number = 0
    try:
        for record in records:
            number += 1
            yield record
    except BrokenOffError as error:
        yield broken(str(number + 1), str(error))


def _version_1(events: Iterator[tuple[str, str, Element]]) -> Iterator[PairRecord]:
    document = source_code = target_code = None
    number = 0
    for event, name, element in events:
        if name == "file" and event == "start":
            document = element.get("original") or None
            source_code = shortest(element.get("source-language") or "")
            target_code = shortest(element.get("target-language") or "")
        elif name == "trans-unit" and event == "end":
            number += 1
            if element.get("translate") != "no":
                yield _pair(
                    element.get("id") or str(number),
                    element,
                    _CODES_1,
                    (source_code, target_code),
                    document,
                )
            free(element)


def _version_2(
    events: Iterator[tuple[str, str, Element]], srclang: str | None, trglang: str | None
) -> Iterator[PairRecord]:
    languages = (shortest(srclang or ""), shortest(trglang or ""))
    document = None
    number = 0
    for event, name, element in events:
        if name == "file" and event == "start":
            document = element.get("original") or element.get("id") or None
        elif name == "unit" and event == "end":
            number += 1
            unit = element.get("id") or str(number)
            segments = [child for child in element if local(child) == "segment"]
            if element.get("translate") != "no":
                for position, segment in enumerate(segments, 1):
                    part = segment.get("id") or str(position)
                    record_id = unit if len(segments) == 1 else f"{unit}/{part}"
                    yield _pair(record_id, segment, _CODES_2, languages, document)
            free(element)


def _pair(
    name: str,
    element: Element,
    codes: frozenset[str],
    languages: tuple[str | None, str | None],
    document: str | None,
) -> PairRecord:
    """The record of an element with ``source`` and ``target`` children."""
    texts = {local(child): words(child, codes) for child in reversed(element)}
    if "target" not in texts:
        return PairRecord(
            name, texts.get("source", ""), "", *languages, document, "there is no target"
        )
    record = PairRecord(name, texts.get("source", ""), texts["target"], *languages, document)
    return checked(record)
