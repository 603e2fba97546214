"""Alignments written as JSON, TSV and TMX."""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np
import pytest
from lxml import etree

from audit.align.export import FORMATS, align_text, as_json, as_tmx, as_tsv
from audit.embed.encoder import TokenVectors
from audit.types import Bead

SOURCE = ["One & two <b>", "gone", "last\tline\x0b"]
TARGET = ["Eins", "& zwei", "letzte \x00Zeile", "neu"]
BEADS = [
    Bead((0,), (0, 1), 0.93),
    Bead((1,), (), 0.0),
    Bead((2,), (2,), 0.81234),
    Bead((), (3,), 0.0),
]


class Letters:
    """Counts letters: enough to tell short lines apart."""

    signature = "letters"
    dimension = 26

    def sentences(self, texts: Sequence[str]) -> np.ndarray:
        rows = [[1 + 9 * t.lower().count(chr(97 + k)) for k in range(26)] for t in texts]
        matrix = np.array(rows, dtype=np.float32)
        return matrix / np.linalg.norm(matrix, axis=1, keepdims=True)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        raise NotImplementedError


def test_json_lists_every_link_and_each_unaligned_sentence() -> None:
    assert json.loads(as_json(BEADS, SOURCE, TARGET)) == {
        "links": [
            {"source": [0], "target": [0, 1], "score": 0.93},
            {"source": [1], "target": [], "score": 0.0},
            {"source": [2], "target": [2], "score": 0.8123},
            {"source": [], "target": [3], "score": 0.0},
        ]
    }
    assert json.loads(as_json([], [], [])) == {"links": []}


def test_tsv_has_three_columns_a_line_whatever_the_text_holds() -> None:
    lines = as_tsv(BEADS, SOURCE, TARGET).split("\n")
    assert lines.pop() == ""
    assert [line.count("\t") for line in lines] == [2, 2, 2, 2]
    assert lines[0] == "One & two <b>\tEins & zwei\t0.9300"
    assert lines[1] == "gone\t\t0.0000"


def test_tmx_is_well_formed_and_holds_the_two_sided_beads() -> None:
    text = as_tmx(BEADS, SOURCE, TARGET, "en", "de")
    root = etree.fromstring(text.encode("utf-8"))
    assert root.tag == "tmx"
    assert root.get("version") == "1.4"
    header = root.find("header")
    assert header is not None
    assert set(header.keys()) == {
        "creationtool", "creationtoolversion", "segtype", "o-tmf", "adminlang", "srclang",
        "datatype",
    }  # fmt: skip
    assert header.get("srclang") == "en"
    segments = [seg.text for seg in root.iter("seg")]
    assert segments == ["One & two <b>", "Eins & zwei", "last line", "letzte Zeile"]
    languages = [v.get("{http://www.w3.org/XML/1998/namespace}lang") for v in root.iter("tuv")]
    assert languages == ["en", "de", "en", "de"]
    assert "<!DOCTYPE" not in text


def test_unknown_languages_are_undetermined() -> None:
    assert 'srclang="und"' in as_tmx(BEADS, SOURCE, TARGET)


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_texts_are_aligned_and_written(name: str) -> None:
    lines = ["quick brown foxes", "", "lazy dogs sleep", "pack my box"]
    out = align_text(lines, lines, Letters(), format=name, source_language="en")
    assert out.endswith("\n")
    if name == "json":
        links = json.loads(out)["links"]
        assert sorted(i for x in links for i in x["source"]) == [0, 1, 2, 3]
        assert {"source": [1], "target": [], "score": 0.0} in links


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(ValueError, match="unknown format 'csv'"):
        align_text(["a"], ["a"], Letters(), format="csv")
