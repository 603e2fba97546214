"""Documents that nobody expects, from raw text to the written report: the right result, in time.

Everything is real but the encoder of the long texts, whose vectors are sums of a vector a
word: what is measured there is prepare, align, the finders and the report.
"""

from __future__ import annotations

import json
import random
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from audit.embed import load
from audit.embed.encoder import Encoder, Matrix, TokenVectors
from audit.engine import local
from audit.engine.options import Options
from audit.family import grouping
from audit.report import write
from audit.result import AuditResult
from audit.types import DocumentClass, RawDocument, Relation

_NOUNS = """
river bridge council vote station harbour minister report winter market police school train
garden window factory engineer doctor budget contract storm island museum letter teacher
farmer soldier border mountain forest valley airport hotel engine theatre village camera
"""
WORDS = tuple(_NOUNS.split())


class WordSums:
    """A sentence's vector is the sum of one random vector a word, plus what all share."""

    signature = "word-sums/1"
    dimension = 48

    def lengths(self, texts: Sequence[str]) -> NDArray[np.int32]:
        return np.array([len(text.split()) for text in texts], np.int32)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        rows = np.full((len(texts), self.dimension), 1.5, np.float32)
        for at, text in enumerate(texts):
            for word in text.lower().split():
                rows[at] += _word(word, self.dimension)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        found = []
        for text in texts:
            at, places, rows = 0, [], []
            for word in text.split():
                at = text.index(word, at)
                places.append((at, at + len(word)))
                at += len(word)
                vector = _word(word.lower(), self.dimension)
                rows.append(vector / np.linalg.norm(vector))
            found.append(
                TokenVectors(
                    np.array(places, np.int32).reshape(-1, 2),
                    np.array(rows, np.float32).reshape(-1, self.dimension),
                )
            )
        return found


@cache
def _word(word: str, dimension: int) -> Matrix:
    seed = int.from_bytes(word.encode()[:16].ljust(16), "big")
    return np.random.default_rng(seed).normal(size=dimension).astype(np.float32)


def lines(count: int, seed: int = 0) -> list[str]:
    rng = random.Random(seed)
    found = []
    for _ in range(count):
        a, b, c, d, e, f = rng.sample(WORDS, 6)
        found.append(
            f"The {a} near the {b} had {rng.randint(2, 999)} {c}s and a {d} for every {e} {f}."
        )
    return found


def audited(texts: dict[str, str], encoder: Encoder) -> AuditResult:
    raws = [RawDocument(name, f"{name}.txt", text) for name, text in texts.items()]
    return local.audit(raws, options=Options(jobs=1), encoder=encoder)


def written(result: AuditResult, out: Path) -> dict[str, Any]:
    """The JSON of each document as it was written, by id."""
    write(result, out)
    found = [json.loads(path.read_bytes()) for path in (out / "documents").glob("*.json")]
    assert (out / "index.html").stat().st_size > 0
    return {one["id"]: one for one in found}


@pytest.mark.parametrize("other", [None, "One line.", "Most je zatvoren od ponedjeljka."])
def test_a_document_of_one_sentence(tmp_path: Path, encoder: Encoder, other: str | None) -> None:
    texts = {"one": "The bridge has been closed since Monday."}
    if other is not None:
        texts["other"] = other
    told = written(audited(texts, encoder), tmp_path)
    assert set(told) == set(texts)
    assert [s["text"] for s in told["one"]["sentences"]] == [texts["one"]]
    assert told["one"]["findings"] == []
    assert [link["sentences"] for link in told["one"]["links"]] == [[0]]


def test_two_identical_documents(tmp_path: Path, encoder: Encoder, seeds: Path) -> None:
    text = next(iter(sorted(seeds.glob("*.txt")))).read_text("utf-8")
    told = written(audited({"a": text, "b": text}, encoder), tmp_path)
    assert told["a"]["findings"] == told["b"]["findings"] == []
    for mine, theirs in (("a", "b"), ("b", "a")):
        (relative,) = told[mine]["family"]
        assert (relative["id"], relative["relation"]) == (theirs, Relation.COPY.value)
        assert relative["coverage"] == 1.0
        assert told[mine]["verdict"]["class"] != DocumentClass.MACHINE_TRANSLATED.value
        for link in told[mine]["links"]:
            (counterpart,) = link["counterparts"]
            assert counterpart["sentences"] == link["sentences"]


# Letters that the encoder's vocabulary does not hold, and what is no text at all.
STRANGE = {
    "Tangut": "\U00017000\U00017042\U00017085 \U00018123\U00017001.\n\U00017777\U000177aa\n",
    "Adlam": "\U0001e900\U0001e901\U0001e902 \U0001e903\U0001e904.\n\U0001e905\U0001e906\n",
    "cuneiform": "\U00012000\U00012001\U00012002 \U00012003.\n\U00012010\U00012011\n",
    "private": "\ue000\ue001 \ue002.\n\ue003\ue004\n",
}


@pytest.mark.parametrize("script", STRANGE)
def test_a_script_that_the_tokenizer_does_not_know(
    tmp_path: Path, encoder: Encoder, script: str
) -> None:
    english = "The bridge has been closed since Monday.\nIt cost 12 million dollars.\n"
    strange = STRANGE[script]
    texts = {"english": english, "one": strange, "two": strange[::-1].strip() + "\n"}
    told = written(audited(texts, encoder), tmp_path)
    assert set(told) == set(texts)
    for name, one in told.items():
        assert "".join(s["text"] for s in one["sentences"]).split()
        assert one["findings"] == []
        assert all("english" not in (name, other["id"]) for other in one["family"])


def test_one_sentence_ten_thousand_times(tmp_path: Path) -> None:
    often = "The council voted against the new bridge on Monday.\n"
    texts = {"often": often * 10_000, "once": often + "\n".join(lines(5)), "other": often * 2}
    began = time.process_time()
    told = written(audited(texts, WordSums()), tmp_path)
    assert time.process_time() - began < 120
    assert len(told["often"]["sentences"]) == 10_000
    assert all(one["findings"] == [] for one in told.values())


def test_a_long_document_takes_time_by_its_length(tmp_path: Path) -> None:
    spent = {}
    for count in (2_500, 10_000):
        source = lines(count)
        target = [line.replace("The ", "A ", 1) for line in source]
        first, last = count // 3, count // 3 + 20
        del target[first:last]
        texts = {"source": "\n".join(source), "target": "\n".join(target)}
        began = time.process_time()
        told = written(audited(texts, WordSums()), tmp_path / str(count))
        spent[count] = time.process_time() - began
        assert len(told["source"]["sentences"]) == count
        right = [
            {"document": "source", "sentences": [at if at < first else at + 20]}
            for at in range(len(target))
        ]
        found = [
            {key: link["counterparts"][0][key] for key in ("document", "sentences")}
            for link in told["target"]["links"]
            if link["counterparts"] and len(link["sentences"]) == 1
        ]
        assert sum(one in found for one in right[:: count // 100]) >= 98
    assert spent[10_000] < 8 * spent[2_500], spent


def test_a_crowd_of_copies_takes_time_by_its_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """One wire story, to which each paper adds a line of its own; each has 10 relatives, not 40."""
    monkeypatch.setattr(grouping, "RELATIVES", 10)
    wire = lines(4)
    spent = {}
    for count in (40, 120):
        own = lines(count, seed=3)
        texts = {f"paper-{n}": "\n".join([*wire, own[n]]) for n in range(count)}
        began = time.process_time()
        result = audited(texts, WordSums())
        spent[count] = time.process_time() - began
        for report in result.reports:
            assert 0 < len(report.family) <= 10
            assert all(relative.relation.dependent for relative in report.family)
    assert spent[120] < 5 * spent[40], spent


@pytest.mark.parametrize("harm", ["cut", "stolen"])
def test_a_harmed_cache_changes_no_report(
    tmp_path: Path, encoder: Encoder, capsys: pytest.CaptureFixture[str], harm: str
) -> None:
    texts = {
        "one": "The bridge has been closed since Monday.\nIt cost 12 million dollars.\n",
        "two": "Most je zatvoren od ponedjeljka.\nKoštao je 21 milion dolara.\n",
    }
    right = [msgspec.json.encode(report) for report in audited(texts, encoder).reports]
    folder = tmp_path / "cache"
    first = load(cache=folder)
    assert [msgspec.json.encode(r) for r in audited(texts, first).reports] == right
    (path,) = (p for p in folder.iterdir() if p.stat().st_size and "-" not in p.suffix)
    for beside in folder.glob(f"{path.name}-*"):
        beside.unlink()
    whole = path.read_bytes()
    half = whole[: len(whole) // 2]
    path.write_bytes(half if harm == "cut" else b"SQLite format 3\0" + whole[99:])
    capsys.readouterr()
    assert [msgspec.json.encode(r) for r in audited(texts, load(cache=folder)).reports] == right
    assert "set aside" in capsys.readouterr().err
