"""TMX 1.1 to 1.4b (https://www.gala-global.org/tmx-14b): translation memories."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from audit.errors import InputError
from audit.language.codes import shortest
from audit.read.pairs.markup import XML_LANG, BrokenOffError, elements, free, local, words
from audit.read.pairs.record import PairRecord, broken, checked

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# Elements whose text is the markup of the original format; `hi` holds words.
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut", "sub"})


def from_tmx(path: Path) -> Iterator[PairRecord]:
    """A record for each target of each unit; the id is ``tuid``, or the unit's number from 1.

    The source is the variant in the header's ``srclang`` (or the unit's own),
    else the first. A unit with several targets gives ``ID-language`` for each.
    """
    language = ""
    number = 0
    root = True
    try:
        for event, name, element in elements(path, frozenset({"header", "tu"})):
            if root:
                root = False
                if name != "tmx":
                    raise InputError(str(path), "this is not TMX", "check the file's ending")
            elif name == "header" and event == "start":
                language = element.get("srclang") or ""
            elif name == "tu" and event == "end":
                number += 1
                yield from _unit(element, str(number), element.get("srclang") or language)
                free(element)
    except BrokenOffError as error:
        yield broken(str(number + 1), str(error))


def _unit(unit: Element, number: str, srclang: str) -> Iterator[PairRecord]:
    name = unit.get("tuid") or number
    variants = []
    for child in unit:
        segments = [e for e in child if local(e) == "seg"] if local(child) == "tuv" else []
        if segments:
            code = child.get(XML_LANG) or child.get("lang") or ""
            variants.append((code, words(segments[0], _CODES)))
    if len(variants) < 2:
        yield broken(name, "the unit has no target")
        return
    first = _source(variants, srclang)
    source_code, source = variants[first]
    targets = variants[:first] + variants[first + 1 :]
    for code, target in targets:
        yield checked(
            PairRecord(
                id=name if len(targets) == 1 else f"{name}-{code}",
                source=source,
                target=target,
                source_language=shortest(source_code),
                target_language=shortest(code),
            )
        )


def _source(variants: list[tuple[str, str]], srclang: str) -> int:
    """Which variant is the source: the same code, else the same language, else the first."""
    wanted = srclang.lower()
    for i, (code, _) in enumerate(variants):
        if code.lower() == wanted:
            return i
    for i, (code, _) in enumerate(variants):
        if shortest(code) is not None and shortest(code) == shortest(srclang):
            return i
    return 0
