"""Stages on disk: the same reports as in memory, on processes and on Spark, after any kill."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
import pytest

from audit.embed import load
from audit.embed.encoder import Encoder, Keep, Matrix, OnePass, Probe, Probing, TokenVectors
from audit.engine import local
from audit.engine.options import Options
from audit.engine.stages import plan
from audit.engine.stages.crew import Processes
from audit.engine.stages.spark import spark_crew
from audit.errors import UsageError
from audit.result import AuditResult
from audit.types import RawDocument

EVENTS = (
    "The mayor of Brankovac opened the new bridge on Monday.\n"
    "It cost 12 million dollars and took three years.\nTraffic will be let over it on 4 May.\n",
    "The home team lost the final by three goals.\nThe coach, Ivo Petrak, resigned on Sunday.\n"
    "About 18,000 people had come to the stadium.\n",
    "A fire destroyed a furniture factory near Lindholm.\nForty workers were brought to safety.\n"
    "The damage is put at 2.5 million euros.\n",
    "Parliament passed the fishing act with 71 votes to 40.\nIt takes effect on 1 July.\n"
    "The opposition had asked for longer quotas.\n",
)


def corpus() -> list[RawDocument]:
    """Four events; a copy, a changed version and a stranger of each."""
    raws = []
    for number, text in enumerate(EVENTS):
        lines = text.splitlines()
        changed = text.replace("12", "21").replace("18,000", "80,000").replace("Forty", "Four")
        for name, told in (
            ("first", text),
            ("copy", text),
            ("changed", changed),
            ("short", "\n".join(lines[:2]) + "\nOur reporters are on their way.\n"),
        ):
            raws.append(RawDocument(f"{number}-{name}", f"{number}-{name}.txt", told))
    raws.append(RawDocument("alone", "alone.txt", "The price of coffee rose again in spring.\n"))
    return raws


def content(result: AuditResult) -> list[bytes]:
    """All reports byte for byte, in the order of ids."""
    reports = sorted(result.reports, key=lambda report: report.document.id)
    return [msgspec.json.encode(report) for report in reports]


def corpora(work: Path) -> list[Path]:
    """The folders of stages; what is kept of families lies beside them."""
    return [folder for folder in work.iterdir() if len(folder.name) == 16]


class Counting:
    """An encoder that notes what it is asked to embed."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self.asked: list[str] = []

    def __getattr__(self, name: str) -> object:
        return getattr(self._encoder, name)

    def sentences(self, texts: Sequence[str]) -> Matrix:
        self.asked += texts
        return self._encoder.sentences(texts)

    def sentences_keeping(self, texts: Sequence[str], keep: Keep) -> Matrix:
        assert isinstance(self._encoder, OnePass)
        self.asked += texts
        return self._encoder.sentences_keeping(texts, keep)

    def sentences_probed(
        self, texts: Sequence[str], probe: Probe, keep: Keep | None = None
    ) -> tuple[Matrix, Matrix]:
        assert isinstance(self._encoder, Probing)
        self.asked += texts
        return self._encoder.sentences_probed(texts, probe, keep)

    def tokens(self, texts: Sequence[str]) -> list[TokenVectors]:
        self.asked += texts
        return self._encoder.tokens(texts)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages even for few documents, and cells even for few texts."""
    monkeypatch.setattr(local, "STAGED", 1)
    monkeypatch.setattr(plan, "ALL_PAIRS", 4)


@pytest.fixture(scope="module")
def in_memory(encoder: Encoder) -> list[bytes]:
    return content(local.audit(corpus(), encoder=encoder))


@pytest.mark.usefixtures("few")
def test_stages_find_what_is_found_in_memory_and_a_second_run_embeds_nothing(
    tmp_path: Path, encoder: Encoder, in_memory: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting(encoder)
    monkeypatch.setattr("audit.engine.stages.tasks.loaded", lambda options: counting)
    options = Options(work=tmp_path / "work")
    result = local.audit(corpus(), options=options, encoder=encoder)
    assert content(result) == in_memory
    assert counting.asked
    counting.asked.clear()
    with monkeypatch.context() as patched:
        patched.setattr(plan.Plan, "_stages", lambda *given: pytest.fail("a stage was looked at"))
        assert content(local.audit(corpus(), options=options, encoder=encoder)) == in_memory
    assert counting.asked == []
    # A stage that is lost is made again, from the ones before it.
    (folder,) = corpora(tmp_path / "work")
    shutil.rmtree(folder / "ties")
    shutil.rmtree(folder / "reports")
    assert content(local.audit(corpus(), options=options, encoder=encoder)) == in_memory
    assert not [f for f in folder.rglob("*") if f.name.startswith(".")]


@pytest.mark.usefixtures("few")
def test_a_linked_sentence_does_not_go_through_the_encoder_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counting = Counting(load(threads=1))
    monkeypatch.setattr("audit.engine.stages.tasks.loaded", lambda options: counting)
    options = Options(work=tmp_path / "work")
    made = local.audit(corpus(), options=options, encoder=counting)
    assert any(link.counterparts for report in made.reports for link in report.links)
    assert max(Counter(counting.asked).values()) == 1
    # The vectors of the pieces are large, and nobody needs them any more.
    assert not list((tmp_path / "work").rglob("pieces"))


@pytest.mark.usefixtures("few")
def test_another_corpus_gets_stages_of_its_own_and_the_old_ones_go(
    tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit.engine.stages.tasks.loaded", lambda options: encoder)
    options = Options(work=tmp_path / "work")
    raws = corpus()[:4]
    local.audit(raws, options=options, encoder=encoder)
    notes = tmp_path / "work" / "notes"
    notes.mkdir()
    local.audit(
        [replace(raws[0], text="Other news.\n"), *raws[1:]], options=options, encoder=encoder
    )
    assert len(corpora(tmp_path / "work")) == 1 and notes.exists()


@pytest.mark.usefixtures("few")
def test_originals_are_witnesses_and_get_no_report(
    tmp_path: Path, encoder: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit.engine.stages.tasks.loaded", lambda options: encoder)
    raws = corpus()
    given = {"originals": raws[:1], "restricted": True, "encoder": encoder}
    memory = local.audit(raws[1:8], **given)
    staged = local.audit(raws[1:8], **given, options=Options(work=tmp_path / "work"))
    assert content(staged) == content(memory)
    assert staged.witnesses == memory.witnesses


def test_a_folder_that_cannot_be_made(tmp_path: Path, encoder: Encoder) -> None:
    (tmp_path / "file").write_text("")
    options = Options(engine="spark", work=tmp_path / "file" / "work")
    with pytest.raises(UsageError, match="the stages cannot be kept"):
        local.audit(corpus()[:1], options=options, encoder=encoder)


RUN = """
import sys
from pathlib import Path
from audit.engine import local
from audit.engine.options import Options
local.STAGED = 1
if __name__ == "__main__":
    local.run([Path(sys.argv[1])], options=Options(jobs=2, work=Path(sys.argv[2])))
"""


@pytest.mark.slow
def test_a_kill_in_the_middle_and_a_pool_of_processes(
    tmp_path: Path, encoder: Encoder, in_memory: list[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    given = tmp_path / "given"
    given.mkdir()
    for raw in corpus():
        (given / f"{raw.id}.txt").write_text(raw.text, "utf-8")
    script = tmp_path / "run.py"
    script.write_text(RUN)
    work = tmp_path / "work"
    root = Path(__file__).resolve().parents[2]
    running = subprocess.Popen(
        [sys.executable, str(script), str(given), str(work)],
        env=os.environ | {"PYTHONPATH": str(root)},
        start_new_session=True,
    )
    for _ in range(6000):
        if list(work.glob("*/cut/part-*.parquet")):
            break
        time.sleep(0.02)
    assert list(work.glob("*/cut/part-*.parquet")), "the run came to no stage"
    assert running.poll() is None, "the run had ended before it could be killed"
    os.killpg(running.pid, signal.SIGKILL)
    running.wait(timeout=60)
    monkeypatch.setattr(local, "STAGED", 1)
    result = local.run([given], options=Options(jobs=2, work=work))
    told = [r.document.id for r in result.reports]
    assert told == [raw.id for raw in sorted(corpus(), key=lambda raw: raw.id)]
    whole = local.run([given], encoder=encoder)
    assert content(result) == content(whole)


@dataclass(frozen=True)
class Dying:
    """A task whose process is killed the first time that it runs for 1."""

    folder: Path

    def __call__(self, number: int) -> None:
        tried = self.folder / f"tried-{number}"
        if number == 1 and not tried.exists():
            tried.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        (self.folder / f"done-{number}").touch()


def test_a_killed_process_is_replaced(tmp_path: Path) -> None:
    heard: list[int] = []
    Processes(2, tmp_path).each(Dying(tmp_path), [0, 1, 2], heard.append)
    assert heard[-1] == 3
    assert sorted(f.name for f in tmp_path.glob("done-*")) == ["done-0", "done-1", "done-2"]


# py4j leaves its last socket to the garbage collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.slow
@pytest.mark.usefixtures("few")
def test_spark_finds_the_same(tmp_path: Path, encoder: Encoder, in_memory: list[bytes]) -> None:
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("there is no Java")
    options = Options(engine="spark", jobs=2, work=tmp_path / "work")
    assert content(local.audit(corpus(), options=options, encoder=encoder)) == in_memory
    with spark_crew(2, tmp_path / "temporary") as crew:
        crew.each(Dying(tmp_path), [0, 1, 2], lambda count: None)
    assert sorted(f.name for f in tmp_path.glob("done-*")) == ["done-0", "done-1", "done-2"]
