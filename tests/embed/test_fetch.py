"""Fetching a model that was named: what is kept, what is refused; no network is used here."""

from __future__ import annotations

from pathlib import Path

import pytest

from audit.embed import fetch as fetching
from audit.embed.build import finished
from audit.embed.manage import build_model, list_models, verify_models
from audit.embed.registry import registry
from audit.errors import ModelError

FILES = {"config.json": b"{}", "model.safetensors": b"weights", "1_Pooling/config.json": b"{}"}


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, bytes]:
    """What the hub answers with; LaBSE of the registry is asked for."""
    monkeypatch.setenv("AUDIT_MODELS", str(tmp_path))
    files = dict(FILES)

    def answer(place: str, revision: str, work: Path) -> None:
        assert (place, revision) == ("sentence-transformers/LaBSE", "main")
        for name, content in files.items():
            (work / name).parent.mkdir(exist_ok=True)
            (work / name).write_bytes(content)

    monkeypatch.setattr(fetching, "_download", answer)
    return files


def test_a_fetched_model_is_built_and_verified(hub: dict[str, bytes], tmp_path: Path) -> None:
    row = build_model("LaBSE")
    assert row.folder == tmp_path / "LaBSE"
    assert finished("LaBSE", registry().entry("LaBSE"), row.folder) is not None
    assert [one.fault for one in verify_models("LaBSE")] == [None] * 3
    hub.clear()
    assert build_model("LaBSE").folder == row.folder  # not fetched again
    (row.folder / "1_Pooling" / "config.json").write_bytes(b"[]")
    assert [one.file.name for one in verify_models() if one.fault] == ["config.json"]


def test_a_repository_without_safetensors_is_refused(hub: dict[str, bytes], tmp_path: Path) -> None:
    del hub["model.safetensors"]
    hub["pytorch_model.bin"] = b"a pickle"
    with pytest.raises(ModelError, match="safetensors"):
        build_model("LaBSE")
    assert [p.name for p in tmp_path.iterdir() if p.is_dir()] == []


def test_pickles_and_code_are_not_asked_for() -> None:
    assert not any(p.endswith((".bin", ".py", ".pt", ".pkl", "*")) for p in fetching.WANTED)


def test_no_network_is_one_clear_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import huggingface_hub

    def down(*_: object, **__: object) -> None:
        raise OSError("no route to host\nand much more")

    monkeypatch.setenv("AUDIT_MODELS", str(tmp_path))
    monkeypatch.setattr(huggingface_hub, "snapshot_download", down)
    with pytest.raises(ModelError, match=r"LaBSE.*no route to host\)"):
        build_model("LaBSE")
    assert next(r for r in list_models() if r.name == "LaBSE").state != "built"
