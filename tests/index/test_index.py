"""The index: what it finds, what it forgets, and that nothing done to it goes unnoticed."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from audit.embed.encoder import Matrix, TokenVectors
from audit.errors import UsageError
from audit.index import open_index
from audit.types import Document, Sentence, Span

STORIES = ("fire", "match", "vote")
MONDAY = datetime(2026, 3, 2, 8, tzinfo=UTC)
DAY = timedelta(days=1)


class StoryEncoder:
    """Sentences of one story point one way, give or take; all share one direction."""

    dimension = 64

    def __init__(self, signature: str = "stories") -> None:
        self.signature = signature

    def sentences(self, texts: Sequence[str]) -> Matrix:
        rows = []
        for text in texts:
            noise = np.random.default_rng(zlib.crc32(text.encode())).normal(size=self.dimension)
            row = noise / np.linalg.norm(noise) * 0.5
            row[0] += 3.0
            for number, story in enumerate(STORIES):
                if story in text:
                    row[number + 1] += 1.0
            rows.append(row / np.linalg.norm(row))
        return np.array(rows, np.float32).reshape(len(texts), self.dimension)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        raise NotImplementedError

    def lengths(self, texts: Sequence[str]) -> np.ndarray:
        return np.array([len(text.split()) for text in texts], np.int32)


def document(name: str, *texts: str, language: str = "en") -> Document:
    whole = "\n".join(texts)
    sentences, at = [], 0
    for index, text in enumerate(texts):
        sentences.append(Sentence(index, Span(at, at + len(text)), text))
        at += len(text) + 1
    return Document(name, name, whole, language, tuple(sentences), published="2026-03-01")


FIRE = document("fire", "a fire broke out", "the fire spread", "nobody was hurt in the fire")
AGAIN = document("again", "another fire report", "how the fire began")
MATCH = document("match", "the match was lost", "a long match")
EMPTY = document("empty")


def ids(documents: Sequence[Document]) -> list[str]:
    return [one.id for one in documents]


def test_a_new_document_meets_what_told_its_story_before(tmp_path: Path) -> None:
    index = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    assert index.add([FIRE, MATCH, EMPTY], seen=MONDAY) == 3
    assert index.candidates(AGAIN) == (FIRE,)
    assert index.candidates(EMPTY) == ()


def test_the_document_itself_is_no_candidate(tmp_path: Path) -> None:
    index = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    index.add([FIRE, AGAIN], seen=MONDAY)
    assert ids(index.candidates(FIRE)) == ["again"]


def test_the_index_outlives_its_process_and_sees_what_another_wrote(tmp_path: Path) -> None:
    one = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    other = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    one.add([MATCH], seen=MONDAY)
    assert other.candidates(AGAIN) == ()
    one.add([FIRE], seen=MONDAY)
    assert other.candidates(AGAIN) == (FIRE,)
    assert open_index(tmp_path / "seen.sqlite3", StoryEncoder()).candidates(AGAIN) == (FIRE,)


def test_the_window(tmp_path: Path) -> None:
    index = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    index.add([FIRE], seen=MONDAY)
    index.add([AGAIN], seen=MONDAY + DAY)
    new = document("new", "the fire once more")
    assert set(ids(index.candidates(new))) == {"fire", "again"}
    assert ids(index.candidates(new, since=MONDAY + DAY / 2)) == ["again"]
    assert ids(index.candidates(new, since=MONDAY + DAY)) == ["again"]
    assert index.candidates(new, since=MONDAY + 2 * DAY) == ()


def test_what_is_pruned_is_gone_for_everybody(tmp_path: Path) -> None:
    index = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    other = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    index.add([FIRE], seen=MONDAY)
    index.add([AGAIN], seen=MONDAY + DAY)
    new = document("new", "the fire once more")
    assert len(other.candidates(new)) == 2
    assert index.prune(MONDAY + DAY) == 1
    assert ids(index.candidates(new)) == ids(other.candidates(new)) == ["again"]
    assert len(index) == 1 and "fire" not in index and "again" in index


def test_a_new_version_takes_the_old_one_s_place_and_time(tmp_path: Path) -> None:
    index = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    index.add([document("story", "the match was lost")], seen=MONDAY)
    later = document("story", "the fire spread", "the fire was put out")
    assert index.add([later], seen=MONDAY + DAY) == 0
    assert index.candidates(AGAIN) == (later,)
    assert index.candidates(AGAIN, since=MONDAY + DAY) == ()
    assert len(index) == 1


def test_most(tmp_path: Path) -> None:
    index = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    many = [document(f"d{n}", f"the fire spread to house {n}") for n in range(300)]
    index.add(many, seen=MONDAY)
    assert len(index.candidates(FIRE, most=5)) == 5
    assert index.candidates(many[299], most=1) != (many[299],)


def test_a_copy_is_found_by_its_words(tmp_path: Path) -> None:
    """Behind forty nearer reports in its own language, a resold text still comes up."""
    index = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    text = [f"the fire took house number {n} in the street of the old mill" for n in range(6)]
    index.add([document(f"d{n}", f"the fire of day {n}") for n in range(300)], seen=MONDAY)
    index.add([document("old", *text)], seen=MONDAY)
    found = index.candidates(document("copy", *text[1:], "the fire was put out"))
    assert found[0].id == "old"


def test_a_time_needs_its_zone(tmp_path: Path) -> None:
    index = open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    with pytest.raises(ValueError, match="time zone"):
        index.add([FIRE], seen=datetime(2026, 3, 2))


def test_another_encoder_s_index_is_refused(tmp_path: Path) -> None:
    open_index(tmp_path / "seen.sqlite3", StoryEncoder())
    with pytest.raises(UsageError, match="made with 'stories', not with 'other'"):
        open_index(tmp_path / "seen.sqlite3", StoryEncoder("other"))


@pytest.mark.parametrize("content", [b"a letter, not a database" * 90, b"SQLite format 3\0" * 9])
def test_a_file_that_is_no_index_is_refused_and_kept(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "seen.sqlite3"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="cannot be used as an index"):
        open_index(path, StoryEncoder())
    assert path.read_bytes() == content


def test_a_damaged_row_is_no_candidate(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite3"
    index = open_index(path, StoryEncoder())
    index.add([FIRE, MATCH], seen=MONDAY)
    base = sqlite3.connect(path)
    base.execute("update documents set body = zeroblob(50) where id = 'fire'")
    base.commit()
    base.close()
    assert open_index(path, StoryEncoder()).candidates(AGAIN) == ()


WRITER = """
import sys, importlib.util
from pathlib import Path
spec = importlib.util.spec_from_file_location("made", sys.argv[1])
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
index = made.open_index(Path(sys.argv[2]), made.StoryEncoder())
for start in range(0, 100000, 10):
    index.add([made.document(f"d{n}", f"the fire of day {n}") for n in range(start, start + 10)],
              seen=made.MONDAY)
    print(start, flush=True)
"""


def test_a_kill_loses_nothing_that_was_added(tmp_path: Path) -> None:
    path = tmp_path / "seen.sqlite3"
    root = Path(__file__).resolve().parents[2]
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, __file__, str(path)],
        env=os.environ | {"PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert writer.stdout is not None
    said = [writer.stdout.readline() for _ in range(12)]
    writer.send_signal(signal.SIGKILL)
    said += writer.communicate(timeout=60)[0].splitlines()
    done = int(said[-1]) + 10
    index = open_index(path, StoryEncoder())
    assert len(index) in (done, done + 10), "a call happens wholly or not at all"
    assert all(f"d{n}" in index for n in range(0, done, 7))
    assert len(index.candidates(document("new", "the fire of day 3"))) == 32
    index.add([MATCH], seen=MONDAY)
