"""XLIFF 2.1 with the ITS module: findings as localization quality issues.

https://docs.oasis-open.org/xliff/xliff-core/v2.1/, sections on annotations and
on the ITS module; types and severities as in ITS 2.0, 8.17.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from audit.errors import UsageError
from audit.export.segments import Hit, Segment, plain, segments
from audit.export.selection import Selection
from audit.report.words import html_language
from audit.result import AuditResult
from audit.types import Category, DocumentReport, Kind, Severity

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_XLIFF = "urn:oasis:names:tc:xliff:document:2.0"
_ITS = "http://www.w3.org/2005/11/its"
_ITSM = "urn:oasis:names:tc:xliff:itsm:2.1"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# ITS 2.0, appendix C, "Values for the Localization Quality Issue Type".
_TYPES: dict[Category, str] = {
    Category.NUMBER: "numbers",
    Category.DATE_TIME: "numbers",
    Category.UNIT_CONVERSION: "numbers",
    Category.NUMBER_FORMAT: "locale-violation",
    Category.ENTITY: "inconsistent-entities",
    Category.TERMINOLOGY: "terminology",
    Category.UNTRANSLATED: "untranslated",
    Category.OMISSION: "omission",
    Category.ADDITION: "addition",
    Category.MISTRANSLATION: "mistranslation",
}
# 0 to 100, in the proportion of the weights 1, 5, 25.
_SEVERITIES = {Severity.MINOR: "4", Severity.MAJOR: "20", Severity.CRITICAL: "100"}

Pair = tuple[str, str]


def as_xml(result: AuditResult, selection: Selection) -> bytes:
    """Each document a file, each segment a unit; the witness is the source.

    An XLIFF document has one pair of languages. UsageError where the audit
    has several and none was chosen.
    """
    grouped: dict[Pair, list[tuple[DocumentReport, list[Segment]]]] = {}
    for report in result.reports:
        made = list(segments(result, report))
        grouped.setdefault(_languages(report, made), []).append((report, made))
    pair = _chosen(tuple(grouped), selection.languages)
    return _document(pair, grouped.get(pair, []))


def _languages(report: DocumentReport, made: Sequence[Segment]) -> Pair:
    """The language of most counterparts, and the document's own."""
    own = html_language(report.document.language) or "und"
    counts = Counter(
        html_language(s.source.document.language) or "und" for s in made if s.source is not None
    )
    return (counts.most_common(1)[0][0] if counts else own), own


def _chosen(pairs: Sequence[Pair], wanted: str | None) -> Pair:
    names = {f"{source}-{target}": (source, target) for source, target in pairs}
    if wanted is None and len(names) <= 1:
        return next(iter(names.values()), ("und", "und"))
    if wanted in names:
        return names[wanted]
    fault = "has several pairs of languages" if wanted is None else f"has no {wanted}"
    raise UsageError(f"xliff: the audit {fault}; choose with --languages: {', '.join(names)}")


def _document(pair: Pair, files: Sequence[tuple[DocumentReport, list[Segment]]]) -> bytes:
    from lxml import etree

    root = etree.Element(
        f"{{{_XLIFF}}}xliff",
        {"version": "2.1", "srcLang": pair[0], "trgLang": pair[1], f"{{{_ITS}}}version": "2.0"},
        nsmap={None: _XLIFF, "its": _ITS, "itsm": _ITSM},
    )
    for number, (report, made) in enumerate(files, start=1):
        # A file without a unit is not valid.
        if made:
            file = etree.SubElement(
                root,
                f"{{{_XLIFF}}}file",
                {"id": f"d{number}", "original": plain(report.document.id), _SPACE: "preserve"},
            )
            for segment in made:
                _unit(file, segment, pair[0])
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8"))


def _unit(file: Element, segment: Segment, language: str) -> None:
    from lxml import etree

    unit = etree.SubElement(file, f"{{{_XLIFF}}}unit", {"id": f"u{segment.number}"})
    source = segment.source
    if source is not None and (html_language(source.document.language) or "und") != language:
        notes = etree.SubElement(unit, f"{{{_XLIFF}}}notes")
        note = etree.SubElement(notes, f"{{{_XLIFF}}}note", {"category": "counterpart"})
        note.text = plain(f"{source.document.id} ({source.document.language}): {source.text}")
        source = None
    elif source is not None:
        notes = etree.SubElement(unit, f"{{{_XLIFF}}}notes")
        note = etree.SubElement(notes, f"{{{_XLIFF}}}note", {"category": "witness"})
        note.text = plain(source.document.id)
    part = etree.SubElement(unit, f"{{{_XLIFF}}}segment")
    etree.SubElement(part, f"{{{_XLIFF}}}source").text = plain(source.text) if source else None
    _target(etree.SubElement(part, f"{{{_XLIFF}}}target"), segment)


def _issue(name: str, hit: Hit) -> dict[str, str]:
    finding = hit.finding
    kind = "inconsistency" if finding.kind is Kind.TERM_INCONSISTENT else _TYPES[finding.category]
    comment = finding.explanation
    if finding.suggestion is not None:
        comment = f"{comment} Write instead: {finding.suggestion}"
    return {
        "id": name,
        "type": "itsm:generic",
        f"{{{_ITS}}}locQualityIssueType": kind,
        f"{{{_ITS}}}locQualityIssueComment": plain(comment),
        f"{{{_ITS}}}locQualityIssueSeverity": _SEVERITIES[finding.severity],
    }


def _target(target: Element, segment: Segment) -> None:
    """The text with its issues: ``mrk`` where they lie side by side, ``sm``/``em`` where not."""
    text = plain(segment.target.text)
    hits = sorted(segment.hits, key=lambda h: (h.here, h.number))
    apart = all(a.here.end <= b.here.start for a, b in pairwise(hits))
    names = [f"f{hit.number}-{at}" for at, hit in enumerate(hits)]
    writer = _Writer(target)
    if apart:
        position = 0
        for name, hit in zip(names, hits, strict=True):
            writer.text(text[position : hit.here.start])
            mark = writer.element(f"{{{_XLIFF}}}mrk", _issue(name, hit))
            mark.text = text[hit.here.start : hit.here.end]
            position = hit.here.end
        writer.text(text[position:])
        return
    edges: list[tuple[int, int, int]] = []
    for at, hit in enumerate(hits):
        edges += [(hit.here.start, 1, at), (hit.here.end, 0, at)]
    position = 0
    for offset, opens, at in sorted(edges):
        writer.text(text[position:offset])
        position = offset
        if opens:
            writer.element(f"{{{_XLIFF}}}sm", _issue(names[at], hits[at]))
        else:
            writer.element(f"{{{_XLIFF}}}em", {"startRef": names[at]})
    writer.text(text[position:])


class _Writer:
    """Appends text and elements to an element in order."""

    def __init__(self, parent: Element) -> None:
        self._parent = parent
        self._last: Any = None

    def text(self, words: str) -> None:
        """More text after what there is."""
        if not words:
            return
        if self._last is None:
            self._parent.text = (self._parent.text or "") + words
        else:
            self._last.tail = (self._last.tail or "") + words

    def element(self, name: str, attributes: dict[str, str]) -> Element:
        """An element after what there is."""
        from lxml import etree

        self._last = etree.SubElement(self._parent, name, attributes)
        made: Element = self._last
        return made
