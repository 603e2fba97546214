"""A better witness that comes later: the document is audited again, once, and nothing is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from desk_double import AT_ONCE, Double, Quiet, document_of, forked, lines, report_of, watch
from starlette.testclient import TestClient

from audit.desk.decisions.choices import assign, comment, decide, mark
from audit.desk.place import Place
from audit.desk.serve.app import make_app
from audit.desk.store.base import Store
from audit.desk.store.lookup import entry
from audit.desk.store.rows import Task
from audit.desk.watch.auditing import Audited
from audit.types import Document, DocumentClass, Relation, Relative

Likeness = dict[tuple[str, str], float]


class Families:
    """Holds each document against those it saw before that are alike by a table.

    "machine" in a text makes it a machine translation; "dipfake" is a finding only
    where somebody stands beside it.
    """

    def __init__(self, like: Likeness, relation: Relation = Relation.TRANSLATION) -> None:
        self.like, self.relation = like, relation
        self.seen: dict[str, Document] = {}

    def audit(self, tasks: Sequence[Task]) -> Iterator[Audited]:
        documents = [document_of(task) for task in tasks]
        self.seen.update({d.id: d for d in documents})
        for task, document in zip(tasks, documents, strict=True):
            family = tuple(
                Relative(other, self.relation, like, 1.0)
                for other in self.seen
                if (like := self._like(document.id, other)) is not None
            )
            report = replace(report_of(document), family=family)
            if not family:
                report = replace(report, findings=())
            if "machine" in document.text:
                verdict = replace(
                    report.verdict,
                    document_class=DocumentClass.MACHINE_TRANSLATED,
                    probabilities=tuple(
                        (c, float(c is DocumentClass.MACHINE_TRANSLATED)) for c in DocumentClass
                    ),
                )
                report = replace(report, verdict=verdict)
            beside = tuple(self.seen[relative.id] for relative in family)
            yield Audited(task, report, beside, 0.01)

    def _like(self, one: str, other: str) -> float | None:
        return self.like.get((one, other), self.like.get((other, one)))


class Day:
    """A desk on which documents arrive one by one."""

    def __init__(self, ground: Path, auditor: Any, **pace: Any) -> None:
        self.inbox, self.out = ground / "in", ground / "out"
        self.inbox.mkdir()
        self.auditor, self.pace = auditor, replace(AT_ONCE, **pace)

    def arrives(self, name: str, text: str = "A dipfake was seen.") -> list[str]:
        """What is audited when this arrives, in order."""
        before = len(lines(self.out)) if (self.out / "documents.jsonl").exists() else 0
        (self.inbox / f"{name}.txt").write_text(f"{text}\n", "utf-8")
        watch(self.inbox, self.out, pace=self.pace, auditor=lambda store: self.auditor)
        return [str(line["id"]) for line in lines(self.out)[before:]]

    def store(self) -> Store:
        return Store(Place(self.out).state)

    def entry(self, name: str) -> Any:
        with self.store() as store:
            return entry(store, name)


def test_a_document_that_stood_alone_is_audited_again_once(ground: Path) -> None:
    day = Day(ground, Families({("a", "b"): 0.9, ("a", "c"): 0.99}))
    assert day.arrives("a") == ["a"]
    assert day.entry("a").findings == ()
    assert day.arrives("b", "Two words.") == ["b", "a"]
    assert len(day.entry("a").findings) == 1
    assert day.arrives("c", "Three words.") == ["c"], "no third time"
    assert len(list((ground / "in" / "done").iterdir())) == 3


@pytest.mark.parametrize(
    ("before", "after", "again"),
    [(0.80, 0.90, True), (0.80, 0.84, False), (0.90, 0.80, False)],
)
def test_only_a_witness_that_is_clearly_better_counts(
    ground: Path, before: float, after: float, again: bool
) -> None:
    day = Day(ground, Families({("a", "b"): before, ("b", "c"): 0.5, ("a", "c"): after}))
    day.arrives("b", "First.")
    day.arrives("a")
    assert ("a" in day.arrives("c", "Third.")) == again


def test_a_machine_translation_is_no_witness(ground: Path) -> None:
    day = Day(ground, Families({("a", "b"): 0.95, ("a", "c"): 0.9}))
    day.arrives("a")
    assert day.arrives("b", "machine") == ["b"]
    assert day.arrives("c", "Third.") == ["c", "a"], "beside a machine translation it stood alone"


def test_an_independent_report_is_one_for_who_stood_alone(ground: Path) -> None:
    day = Day(ground, Families({("a", "b"): 0.5, ("a", "c"): 0.9}, Relation.SAME_STORY))
    day.arrives("a")
    assert day.arrives("b", "Two.") == ["b", "a"]


def test_it_can_be_turned_off(ground: Path) -> None:
    day = Day(ground, Families({("a", "b"): 0.9}), second_look=False)
    day.arrives("a")
    assert day.arrives("b", "Two.") == ["b"]


def test_a_text_that_was_replaced_meanwhile_is_left_alone(ground: Path) -> None:
    families = Families({("a", "b"): 0.9})
    day = Day(ground, families)
    day.arrives("a", "An older text.")
    old = families.seen["a"]
    day.arrives("a", "A dipfake was seen.")
    families.seen["a"] = old  # an index that was restored from yesterday
    assert day.arrives("b", "Two.") == ["b"]


def test_what_editors_did_goes_along_and_the_earlier_report_is_kept(ground: Path) -> None:
    families = Families({("a", "b"): 0.7, ("a", "c"): 0.9, ("b", "c"): 0.1})
    day = Day(ground, families)
    day.arrives("b", "First.")
    day.arrives("a")
    first = json.loads((day.out / "documents" / "a.json").read_bytes())
    with day.store() as store:
        found = entry(store, "a")
        assert found is not None
        key = str(found.findings[0]["key"])
        decide(store, found, key, choice="accepted", reason="so", who="Ana", remember=False)
        comment(store, found, "Ask first.", who="Ana")
        assign(store, found, "Boris", who="Ana")
    row = found.row
    assert day.arrives("c", "Third.") == ["c", "a"]
    client = TestClient(make_app(day.out), base_url="http://127.0.0.1:8766")
    now = client.get("/api/documents/a").json()
    assert [f["state"] for f in now["findings"]] == ["accepted"]
    assert [c["text"] for c in now["comments"]] == ["Ask first."]
    assert now["document"]["assignee"] == "Boris"
    assert client.get(f"/reports/versions/a/{row}.json").json() == first
    page = client.get("/documents/a").text
    assert "Earlier reports" in page
    assert "audited again" in page
    for wrong in (f"/reports/versions/b/{row}.json", f"/reports/versions/a/{row + 99}.json"):
        assert client.get(wrong).status_code == 404
    (row_,) = client.get("/api/precision").json()["kinds"]
    assert (row_["accepted"], row_["dismissed"]) == (1, 0), "a decision counts once"


def test_what_was_run_is_open_again_where_it_is_worse_now(ground: Path) -> None:
    day = Day(ground, Families({("a", "b"): 0.9, ("x", "y"): 0.9}))
    day.arrives("a")
    day.arrives("x", "Nothing wrong.")
    with day.store() as store:
        for name in ("a", "x"):
            mark(store, entry(store, name), "run", who="Ana")  # type: ignore[arg-type]
    day.arrives("b", "Two.")
    day.arrives("y", "Two.")
    assert (day.entry("a").status, day.entry("x").status) == ("open", "run")


def test_a_second_audit_that_fails_leaves_the_first(ground: Path) -> None:
    day = Day(ground, Families({("a", "b"): 0.9}))
    day.arrives("a")

    class Stumbling(Families):
        def audit(self, tasks: Sequence[Task]) -> Iterator[Any]:
            from audit.desk.watch.auditing import Spoilt
            from audit.types import Failure

            for task in tasks:
                if task.raw.id == "a":
                    yield Spoilt(task, Failure("a", "it stumbled", "mend it"), "trace")
                else:
                    yield from super().audit([task])

    day.auditor.__class__ = Stumbling
    assert day.arrives("b", "Two.") == ["b"]
    assert day.entry("a") is not None
    client = TestClient(make_app(day.out), base_url="http://127.0.0.1:8766")
    assert client.get("/api/documents/a").json()["state"] == "done"


def test_a_kill_at_any_point_loses_no_second_look(ground: Path) -> None:
    """As in test_desk_kill: before the nth change to the disk, for every n."""
    from test_desk_kill import killed_at

    n = 0
    while True:
        here = ground / str(n)
        here.mkdir()
        day = Day(here, Families({("a", "b"): 0.9}))
        day.arrives("a")
        (day.inbox / "b.txt").write_text("Two.\n", "utf-8")

        def work(day: Day = day) -> None:
            watch(day.inbox, day.out, auditor=lambda store: day.auditor)

        child = forked(lambda n=n, here=here, work=work: killed_at(n, str(here), work))  # type: ignore[misc]
        child.join()
        if child.exitcode == 0:
            break
        # The auditor of a new process knows the index: here, what it saw before and the new one.
        day.auditor.audit([])
        work()
        assert sorted(str(line["id"]) for line in lines(day.out)) == ["a", "a", "b"]
        assert len(list((day.out / "versions" / "a").iterdir())) == 1
        kept = next((day.out / "versions" / "a").iterdir())
        assert json.loads(kept.read_bytes())["family"] == []
        n += 4
    assert n > 20


def test_a_purge_takes_the_versions_along(ground: Path) -> None:
    from audit.desk.purge import purge_before

    day = Day(ground, Families({("a", "b"): 0.9}))
    day.arrives("a")
    day.arrives("b", "Two.")
    assert list((day.out / "versions" / "a").iterdir())
    with day.store() as store:
        purge_before(Place(day.out), store, store.latest() + 1)
    assert list(day.out.rglob("*.json")) == []


def test_the_double_without_families_is_never_audited_again(ground: Path) -> None:
    day = Day(ground, Double())
    voice = Quiet()
    day.arrives("a")
    watch(day.inbox, day.out, voice=voice)
    assert voice.named("again") == []
