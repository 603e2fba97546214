"""Alignments as JSON, TSV and TMX: what `audit align` prints."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence

from audit.align.sentences import align
from audit.embed.encoder import Encoder
from audit.types import Bead

# Characters that XML 1.0 does not allow, even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_XML = "http://www.w3.org/XML/1998/namespace"
_BREAKS = re.compile(r"[\t\r\n\v\f\u0085\u2028\u2029]+")


def align_text(
    source: Sequence[str],
    target: Sequence[str],
    encoder: Encoder,
    *,
    format: str = "json",
    source_language: str | None = None,
    target_language: str | None = None,
) -> str:
    """Align two lists of sentences and write the beads in one of FORMATS.

    ValueError for an unknown format. The text ends in a newline.
    """
    if format not in FORMATS:
        raise ValueError(f"unknown format {format!r}; one of {', '.join(FORMATS)}")
    beads = align(
        source,
        target,
        encoder,
        source_language=source_language,
        target_language=target_language,
    )
    return FORMATS[format](beads, source, target, source_language, target_language)


def as_json(
    beads: Sequence[Bead],
    source: Sequence[str],
    target: Sequence[str],
    source_language: str | None = None,
    target_language: str | None = None,
) -> str:
    """``{"links": [{"source": [0], "target": [0, 1], "score": 0.93}, …]}``, one link a line."""
    links = ",\n".join(
        json.dumps({"source": list(b.source), "target": list(b.target), "score": round(b.score, 4)})
        for b in beads
    )
    return '{"links": [\n' + links + "\n]}\n" if beads else '{"links": []}\n'


def as_tsv(
    beads: Sequence[Bead],
    source: Sequence[str],
    target: Sequence[str],
    source_language: str | None = None,
    target_language: str | None = None,
) -> str:
    """``source<TAB>target<TAB>score``, no header; line breaks and tabs become spaces."""
    return "".join(
        f"{_flat(source, b.source)}\t{_flat(target, b.target)}\t{b.score:.4f}\n" for b in beads
    )


def as_tmx(
    beads: Sequence[Bead],
    source: Sequence[str],
    target: Sequence[str],
    source_language: str | None = None,
    target_language: str | None = None,
) -> str:
    """TMX 1.4b: one unit a two-sided bead; what has no counterpart has no place in it.

    No DOCTYPE, which careful readers refuse. An unknown language is ``und``;
    characters that XML forbids are dropped.
    """
    from lxml import etree

    languages = (source_language or "und", target_language or "und")
    root = etree.Element("tmx", version="1.4")
    etree.SubElement(
        root,
        "header",
        {
            "creationtool": "audit",
            "creationtoolversion": _version(),
            "segtype": "sentence",
            "o-tmf": "audit",
            "adminlang": "en",
            "srclang": languages[0],
            "datatype": "plaintext",
        },
    )
    body = etree.SubElement(root, "body")
    for bead in beads:
        if not bead.source or not bead.target:
            continue
        unit = etree.SubElement(body, "tu")
        etree.SubElement(unit, "prop", type="x-score").text = f"{bead.score:.4f}"
        for language, sentences, indices in (
            (languages[0], source, bead.source),
            (languages[1], target, bead.target),
        ):
            variant = etree.SubElement(unit, "tuv", {f"{{{_XML}}}lang": language})
            etree.SubElement(variant, "seg").text = _NOT_XML.sub("", _flat(sentences, indices))
    text: bytes = etree.tostring(
        root,
        xml_declaration=True,
        encoding="UTF-8",
        pretty_print=True,
    )
    return text.decode("utf-8")


def _flat(sentences: Sequence[str], indices: Sequence[int]) -> str:
    """The sentences of one side on one line."""
    return " ".join(_BREAKS.sub(" ", sentences[i]).strip() for i in indices)


def _version() -> str:
    import audit

    return str(audit.__version__)


Writer = Callable[[Sequence[Bead], Sequence[str], Sequence[str], str | None, str | None], str]

FORMATS: dict[str, Writer] = {"json": as_json, "tsv": as_tsv, "tmx": as_tmx}
