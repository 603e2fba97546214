"""What is kept of a run: found again for the very same work, and for no other."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from audit.embed.encoder import Encoder, Keep, Matrix, OnePass, TokenVectors
from audit.engine import family_audit, kept, local
from audit.engine.kept import Kept, settings_of
from audit.engine.made_by import made_by
from audit.engine.options import Options
from audit.result import AuditResult
from audit.score import Weights
from audit.types import RawDocument

BRIDGE = "The mayor of Brankovac opened the new bridge on Monday.\nIt cost 12 million dollars.\n"
MATCH = "The home team lost the final by three goals.\nThe coach resigned on Sunday.\n"
RAWS = (
    RawDocument("bridge", "bridge.txt", BRIDGE),
    RawDocument("copy", "copy.txt", BRIDGE.replace("12", "21")),
    RawDocument("match", "match.txt", MATCH),
)


class Noting:
    """An encoder that notes what goes through it."""

    def __init__(self, encoder: Encoder, signature: str = "") -> None:
        assert isinstance(encoder, OnePass)
        self._encoder = encoder
        self.signature, self.dimension = signature or encoder.signature, encoder.dimension
        self.lengths = encoder.lengths
        self.asked: list[str] = []

    def sentences(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        return self._encoder.sentences(texts)

    def sentences_keeping(self, texts: Sequence[str], keep: Keep) -> Matrix:
        self.asked += texts
        return self._encoder.sentences_keeping(texts, keep)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        self.asked += texts
        return self._encoder.tokens(texts)


@pytest.fixture
def audits(monkeypatch: pytest.MonkeyPatch) -> list[frozenset[str]]:
    """The families that are audited, not found."""
    made: list[frozenset[str]] = []
    real = family_audit.FamilyAudit._made

    def noted(self: object, members: Sequence[object], near: object) -> object:
        made.append(frozenset(m.id for m in members))  # type: ignore[attr-defined]
        return real(self, members, near)  # type: ignore[arg-type]

    monkeypatch.setattr(family_audit.FamilyAudit, "_made", noted)
    return made


@pytest.fixture
def again(tmp_path: Path, encoder: Encoder, audits: list[frozenset[str]]) -> AuditResult:
    """The audit of RAWS, kept in ``tmp_path``."""
    result = local.audit(RAWS, options=Options(work=tmp_path), encoder=encoder)
    assert set(audits) == {frozenset({"bridge", "copy"}), frozenset({"match"})}
    audits.clear()
    return result


def test_an_unchanged_corpus_is_read_back(
    tmp_path: Path, encoder: Encoder, again: AuditResult, audits: list[frozenset[str]]
) -> None:
    noting = Noting(encoder)
    second = local.audit(RAWS, options=Options(work=tmp_path), encoder=noting)
    assert second == again
    assert audits == []
    assert noting.asked == []


def test_where_one_document_changed_its_family_alone_is_audited(
    tmp_path: Path, encoder: Encoder, again: AuditResult, audits: list[frozenset[str]]
) -> None:
    changed = (*RAWS[:2], replace(RAWS[2], text=MATCH.replace("three", "four")))
    options = Options(work=tmp_path)
    # Two runs within one tick of the file system's clock would pass for one.
    for path in (p for p in tmp_path.rglob("*") if p.is_file()):
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 60))
    second = local.audit(changed, options=options, encoder=encoder)
    assert audits == [frozenset({"match"})]
    assert second.reports[:2] == again.reports[:2]
    assert second == local.audit(changed, encoder=encoder)
    # What no run has used is removed: the first corpus is audited anew, but for the bridge.
    audits.clear()
    local.audit(RAWS, options=options, encoder=encoder)
    assert audits == [frozenset({"match"})]


@pytest.mark.parametrize(
    "other",
    [Options(weights=Weights(minor=2.0)), Options(model="another"), Options(weigh=True)],
)
def test_other_options_find_nothing(tmp_path: Path, other: Options) -> None:
    one = Kept(tmp_path, settings_of(Options(), False, "s"))
    two = Kept(tmp_path, settings_of(other, False, "s"))
    assert one.name("run", RAWS) != two.name("run", RAWS)


def test_whatever_a_result_rests_on_is_in_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    termbase = tmp_path / "terms.csv"
    termbase.write_text("en,hr\nbridge,most\n", "utf-8")
    names = {Kept(tmp_path, settings_of(Options(), False, "s")).name("run", RAWS)}
    for settings in (
        settings_of(Options(), True, "s"),
        settings_of(Options(), False, "another encoder"),
        settings_of(Options(termbase=termbase), False, "s"),
    ):
        names.add(Kept(tmp_path, settings).name("run", RAWS))
    termbase.write_text("en,hr\nbridge,ćuprija\n", "utf-8")
    names.add(Kept(tmp_path, settings_of(Options(termbase=termbase), False, "s")).name("run", RAWS))
    plain = Kept(tmp_path, settings_of(Options(), False, "s"))
    names |= {plain.name("run", RAWS[:2]), plain.name("run", RAWS[:2], RAWS[2:])}
    names.add(plain.name("run", [replace(RAWS[0], publisher="Glas"), *RAWS[1:]]))
    monkeypatch.setattr(kept, "made_by", lambda: b"other code")
    names.add(Kept(tmp_path, settings_of(Options(), False, "s")).name("run", RAWS))
    assert len(names) == 9


def test_the_code_is_known_by_its_content() -> None:
    assert made_by() == made_by()
    made_by.cache_clear()
    first = made_by()
    added = Path(kept.__file__).with_name("_added_by_a_test.txt")
    try:
        added.write_text("x", "utf-8")
        made_by.cache_clear()
        assert made_by() != first
    finally:
        added.unlink()
        made_by.cache_clear()


@pytest.mark.parametrize("keep", [0, 10, -1])
def test_a_damaged_result_is_made_again(
    tmp_path: Path,
    encoder: Encoder,
    again: AuditResult,
    audits: list[frozenset[str]],
    keep: int,
) -> None:
    for path in (tmp_path / kept.FOLDER).iterdir():
        path.write_bytes(path.read_bytes()[:keep])
    assert local.audit(RAWS, options=Options(work=tmp_path), encoder=encoder) == again
    assert len(audits) == 2


@pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_that_cannot_be_written_costs_nothing_else(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    store = Kept(tmp_path / "kept", b"s")
    store.write("name", 1)
    assert store.begun() == 0
    assert store.read("name", int) is None


def test_a_file_in_the_folders_place_costs_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"")
    store = Kept(tmp_path / "kept", b"s")
    store.write("name", 1)
    assert store.begun() == 0
    store.prune(0)
    assert store.read("name", int) is None
