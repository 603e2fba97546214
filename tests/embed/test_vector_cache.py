"""The cache of vectors: what it saves, and that nothing done to it changes a vector."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from audit.embed.cache import CachedEncoder
from audit.embed.encoder import Keep, Matrix, Probe, TokenVectors

TEXTS = ["one", "two", "", "three", "one"]


class Counting:
    """An encoder made of arithmetic; it counts what it is asked."""

    def __init__(self, mark: str = "counting/1") -> None:
        self.signature = mark
        self.dimension = 8
        self.asked: list[str] = []

    def sentences(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        rows = [np.random.default_rng(list(t.encode() + b"\1")).random(8) for t in texts]
        return np.array(rows, dtype=np.float32).reshape(-1, 8)

    shows_states = True

    def sentences_probed(
        self, texts: Sequence[str], probe: Probe, keep: Keep | None = None
    ) -> tuple[Matrix, Matrix]:
        told = [
            probe(text, np.zeros((0, 2), np.int32), np.zeros((0, 8), np.float32)) for text in texts
        ]
        return self.sentences(texts), np.array(told, dtype=np.float32).reshape(-1, probe.size)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        return [TokenVectors(np.zeros((0, 2), np.int32), np.zeros((0, 8), np.float32))] * len(texts)

    def lengths(self, texts: Sequence[str]) -> np.ndarray:
        return np.array([len(t) for t in texts], dtype=np.int32)


class Letters:
    """A probe made of arithmetic."""

    size = 3

    def __init__(self, signature: str = "letters") -> None:
        self.signature = signature

    def __call__(self, text: str, offsets: np.ndarray, states: Matrix) -> Matrix:
        return np.array([len(text), text.count("e"), text.count("o")], dtype=np.float32)


RIGHT = Counting().sentences(TEXTS)
FIGURES = [[3, 1, 1], [3, 0, 1], [0, 0, 0], [5, 2, 0], [3, 1, 1]]


def fresh(folder: Path, mark: str = "counting/1") -> tuple[CachedEncoder, Counting]:
    counting = Counting(mark)
    return CachedEncoder(counting, folder), counting


def test_the_second_run_asks_for_nothing(tmp_path: Path) -> None:
    first, counting = fresh(tmp_path)
    np.testing.assert_array_equal(first.sentences(TEXTS), RIGHT)
    assert sorted(counting.asked) == ["", "one", "three", "two"]
    second, counting = fresh(tmp_path)
    np.testing.assert_array_equal(second.sentences(TEXTS), RIGHT)
    assert counting.asked == []
    second.sentences([*TEXTS, "four"])
    assert counting.asked == ["four"]
    assert second.sentences([]).shape == (0, 8)


def test_figures_are_kept_beside_the_vectors(tmp_path: Path) -> None:
    first, counting = fresh(tmp_path)
    first.sentences(TEXTS)  # vectors alone: their texts are encoded once more for the figures
    vectors, figures = first.sentences_probed(TEXTS, Letters())
    np.testing.assert_array_equal(vectors, RIGHT)
    np.testing.assert_array_equal(figures, FIGURES)
    assert sorted(counting.asked) == sorted(2 * ["", "one", "three", "two"])
    second, counting = fresh(tmp_path)
    vectors, figures = second.sentences_probed(TEXTS, Letters())
    np.testing.assert_array_equal(vectors, RIGHT)
    np.testing.assert_array_equal(figures, FIGURES)
    np.testing.assert_array_equal(second.sentences(TEXTS), RIGHT)
    assert second.sentences_probed([], Letters())[1].shape == (0, 3)
    assert counting.asked == []
    second.sentences_probed(["one"], Letters("other letters"))
    assert counting.asked == ["one"]


def test_a_cache_of_before_there_were_figures(tmp_path: Path) -> None:
    first, _ = fresh(tmp_path)
    first.sentences(TEXTS)
    with sqlite3.connect(first.path) as base:
        base.execute("drop table figures")
    base.close()
    second, counting = fresh(tmp_path)
    np.testing.assert_array_equal(second.sentences_probed(TEXTS, Letters())[1], FIGURES)
    assert sorted(counting.asked) == ["", "one", "three", "two"]


def test_two_encoders_do_not_share(tmp_path: Path) -> None:
    fresh(tmp_path)[0].sentences(TEXTS)
    other, counting = fresh(tmp_path, "counting/2")
    other.sentences(TEXTS)
    assert sorted(counting.asked) == ["", "one", "three", "two"]


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def _overwrite(path: Path) -> None:
    path.write_bytes(b"this is no database at all, but a letter" * 40)


def _steal(path: Path) -> None:
    """The file of another encoder under this one's name."""
    other = path.parent / "other"
    stranger, _ = fresh(other, "stranger/1")
    stranger.sentences(["one", "two"])
    path.write_bytes(stranger.path.read_bytes())


@pytest.mark.parametrize("harm", [_cut, _overwrite, _steal])
def test_a_damaged_or_foreign_file_is_set_aside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], harm: object
) -> None:
    many = [f"text {number}" for number in range(300)]
    right = Counting().sentences(many)
    first, _ = fresh(tmp_path)
    first.sentences(many)
    _settle(first.path)
    harm(first.path)  # type: ignore[operator]
    kept = first.path.read_bytes()
    second, _ = fresh(tmp_path)
    np.testing.assert_array_equal(second.sentences(many), right)
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1
    assert "set aside" in said.err and first.path.name in said.err
    assert first.path.with_suffix(".damaged").read_bytes() == kept
    third, counting = fresh(tmp_path)
    np.testing.assert_array_equal(third.sentences(many), right)
    assert counting.asked == []
    assert capsys.readouterr().err == ""


def test_a_flipped_bit_is_a_miss(tmp_path: Path) -> None:
    first, _ = fresh(tmp_path)
    first.sentences(TEXTS)
    _settle(first.path)
    whole = bytearray(first.path.read_bytes())
    at = whole.index(RIGHT[1].tobytes())
    whole[at + 5] ^= 4
    first.path.write_bytes(whole)
    second, counting = fresh(tmp_path)
    np.testing.assert_array_equal(second.sentences(TEXTS), RIGHT)
    assert counting.asked == ["two"]


def test_a_flipped_bit_of_the_figures_is_a_miss(tmp_path: Path) -> None:
    first, _ = fresh(tmp_path)
    first.sentences_probed(TEXTS, Letters())
    _settle(first.path)
    whole = bytearray(first.path.read_bytes())
    at = whole.index(np.array(FIGURES[3], np.float32).tobytes())
    whole[at + 5] ^= 4
    first.path.write_bytes(whole)
    second, counting = fresh(tmp_path)
    np.testing.assert_array_equal(second.sentences_probed(TEXTS, Letters())[1], FIGURES)
    assert counting.asked == ["three"]


def test_a_folder_that_cannot_be_made(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("")
    blocked, _ = fresh(tmp_path / "file" / "cache")
    for _ in range(3):
        np.testing.assert_array_equal(blocked.sentences(TEXTS), RIGHT)
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "cannot be used" in said


def test_a_cache_that_cannot_be_written_is_still_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a read-only disk: every opening for writing is refused (root may write anywhere)."""
    first, _ = fresh(tmp_path)
    first.sentences(TEXTS)
    _settle(first.path)
    really = sqlite3.connect

    def refusing(place: object, **options: object) -> sqlite3.Connection:
        base = really(f"{first.path.as_uri()}?mode=ro&immutable=1", uri=True)
        return base

    monkeypatch.setattr(sqlite3, "connect", refusing)
    second, counting = fresh(tmp_path)
    np.testing.assert_array_equal(second.sentences([*TEXTS, "new"])[:-1], RIGHT)
    np.testing.assert_array_equal(second.sentences(TEXTS), RIGHT)
    assert counting.asked == ["new"]
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "cannot be written" in said


WRITER = """
import sys, importlib.util
from pathlib import Path
spec = importlib.util.spec_from_file_location("made", sys.argv[1])
made = importlib.util.module_from_spec(spec)
spec.loader.exec_module(made)
encoder = made.CachedEncoder(made.Counting(), Path(sys.argv[2]))
for start in range(int(sys.argv[3]), 4000, 40):
    encoder.sentences([f"text {n}" for n in range(start, start + 40)])
    print(start, flush=True)
"""


def _writer(folder: Path, start: int) -> subprocess.Popen[str]:
    root = Path(__file__).resolve().parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, __file__, str(folder), str(start)],
        env=os.environ | {"PYTHONPATH": str(root)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_many_writers_and_a_kill(tmp_path: Path) -> None:
    """Three processes write at once; one is killed in the middle; every vector is right."""
    writers = [_writer(tmp_path, start) for start in (0, 13, 2600)]
    assert writers[0].stdout is not None
    for _ in range(5):
        writers[0].stdout.readline()
    time.sleep(0.01)
    writers[0].send_signal(signal.SIGKILL)
    said = [one.communicate(timeout=120) for one in writers]
    assert [one.returncode for one in writers] == [-signal.SIGKILL, 0, 0]
    assert said[1][1] == said[2][1] == ""
    texts = [f"text {n}" for n in range(13, 4000)]
    after, counting = fresh(tmp_path)
    np.testing.assert_array_equal(after.sentences(texts), Counting().sentences(texts))
    assert counting.asked == []
    base = sqlite3.connect(after.path)
    assert base.execute("pragma integrity_check").fetchone() == ("ok",)
    base.close()


def _settle(path: Path) -> None:
    """Bring everything from the journal into the file."""
    base = sqlite3.connect(path)
    base.execute("pragma wal_checkpoint(truncate)")
    base.close()
    for tail in ("-wal", "-shm"):
        Path(f"{path}{tail}").unlink(missing_ok=True)
