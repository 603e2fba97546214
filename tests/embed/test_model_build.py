"""Building: from a wheel's file to a folder that loads, whatever happens on the way."""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from audit.embed import load
from audit.embed.build import GRAPH, MANIFEST, WEIGHTS, built_folder, ensure_built, finished
from audit.embed.checkpoint import tensor_names
from audit.embed.manage import build_model, list_models, verify_models
from audit.embed.packed import open_packed
from audit.embed.registry import registry, source_file
from audit.errors import ModelError

if TYPE_CHECKING:
    from conftest import TinyWheel


def test_weights_come_out_as_they_went_in(tiny: TinyWheel) -> None:
    model = open_packed(tiny.file)
    assert set(model.tensors) == set(tiny.dense)
    for name, values in tiny.dense.items():
        np.testing.assert_array_equal(model.dense(name, *values.shape), values)


def test_the_checkpoint_holds_every_weight(tiny: TinyWheel) -> None:
    from safetensors.numpy import load_file

    folder, _ = ensure_built("tiny", registry().entry("tiny"))
    kept = load_file(folder / WEIGHTS)
    names = tensor_names(2)
    assert set(kept) == set(names.values())
    for packed, name in names.items():
        assert kept[name].dtype == np.float16
        np.testing.assert_allclose(kept[name], tiny.dense[packed], rtol=1e-3, atol=1e-6)


def test_a_build_is_made_once_and_is_the_same_every_time(
    tiny: TinyWheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = registry().entry("tiny")
    folder, first = ensure_built("tiny", entry)
    stamp = (folder / MANIFEST).stat().st_mtime_ns
    assert ensure_built("tiny", entry) == (folder, first)
    assert (folder / MANIFEST).stat().st_mtime_ns == stamp
    monkeypatch.setenv("AUDIT_MODELS", str(tmp_path / "elsewhere"))
    _, second = ensure_built("tiny", entry)
    assert second == first
    assert [p.name for p in (tmp_path / "elsewhere").iterdir() if p.is_dir()] == ["tiny"]


def test_progress_goes_to_standard_error(
    tiny: TinyWheel, capsys: pytest.CaptureFixture[str]
) -> None:
    load()
    said = capsys.readouterr()
    assert said.out == ""
    assert "building tiny" in said.err
    load()
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("harm", ["cut", "lost", "manifest", "source"])
def test_a_build_that_is_not_whole_is_made_again(tiny: TinyWheel, harm: str) -> None:
    entry = registry().entry("tiny")
    folder, _ = ensure_built("tiny", entry)
    whole = (folder / GRAPH).read_bytes()
    if harm == "cut":
        (folder / GRAPH).write_bytes(whole[:100])
    elif harm == "lost":
        (folder / GRAPH).unlink()
    elif harm == "manifest":
        (folder / MANIFEST).write_text("{")
    else:
        said = json.loads((folder / MANIFEST).read_text())
        (folder / MANIFEST).write_text(json.dumps(said | {"source_sha256": "0" * 64}))
    assert finished("tiny", entry, folder) is None
    ensure_built("tiny", entry)
    assert (folder / GRAPH).read_bytes() == whole


def test_what_a_killed_build_left_is_swept_away(tiny: TinyWheel, tmp_path: Path) -> None:
    left = tmp_path / "models" / ".tiny.killed"
    left.mkdir(parents=True)
    (left / "half").write_text("x")
    ensure_built("tiny", registry().entry("tiny"))
    assert not left.exists()


def test_a_source_that_is_not_the_registrys_is_refused(tiny: TinyWheel, tmp_path: Path) -> None:
    path = Path(os.environ["AUDIT_REGISTRY"])
    path.write_text(path.read_text().replace(tiny.sha256, "0" * 64))
    with pytest.raises(ModelError, match=r"tiny\.bin.*sha256"):
        load()
    assert not (tmp_path / "models" / "tiny").exists()


def test_a_file_cut_in_half_is_refused(tiny: TinyWheel, tmp_path: Path) -> None:
    whole = tiny.file.read_bytes()
    for size in (0, 3, 30, 200, len(whole) // 2, len(whole) - 40):
        broken = tmp_path / "broken.bin"
        broken.write_bytes(whole[:size])
        with pytest.raises(ModelError, match="broken"):
            open_packed(broken)


def test_two_processes_build_once(tiny: TinyWheel, tmp_path: Path) -> None:
    """Both are started while the lock is held, so that both find nothing built."""
    place = tmp_path / "models"
    place.mkdir()
    with (place / ".tiny.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        ask = "from audit.embed import load; print(load().sentences(['the ing'])[0, :3])"
        root = Path(__file__).resolve().parents[2]
        env = os.environ | {"PYTHONPATH": f"{tiny.root}{os.pathsep}{root}"}
        both = [
            subprocess.Popen(
                [sys.executable, "-c", ask],
                env=env,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
            for _ in range(2)
        ]
        fcntl.flock(lock, fcntl.LOCK_UN)
    said = [one.communicate(timeout=120) for one in both]
    assert [one.returncode for one in both] == [0, 0]
    assert said[0][0] == said[1][0] != ""
    assert "".join(err for _, err in said).count("building tiny") == 1


def test_a_folder_that_cannot_be_written_is_named(
    tiny: TinyWheel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("AUDIT_MODELS", str(tmp_path / "file" / "models"))
    with pytest.raises(ModelError, match="AUDIT_MODELS"):
        load()


def test_list_build_verify(tiny: TinyWheel) -> None:
    assert [(row.name, row.default, row.state) for row in list_models()] == [
        ("tiny", True, "not built")
    ]
    assert verify_models() == []
    assert verify_models("tiny")[0].fault is not None
    row = build_model()
    assert (row.state, row.licence, row.folder) == ("built", "MIT", built_folder("tiny"))
    rows = verify_models()
    assert [one.fault for one in rows] == [None] * len(rows)
    assert source_file(registry().entry("tiny")) in [one.file for one in rows]
    graph = row.folder / GRAPH
    graph.write_bytes(graph.read_bytes()[:-1] + b"!")
    assert [one.file for one in verify_models() if one.fault] == [graph]


def test_precision_is_one_of_two(tiny: TinyWheel) -> None:
    with pytest.raises(ModelError, match="int8, float32"):
        load(precision="float16")
