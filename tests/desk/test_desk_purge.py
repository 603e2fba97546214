"""Retention: what is purged leaves no copy, and what is newer stays whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from desk_double import fill, lines, watch

from audit.desk.decisions.choices import decide, log
from audit.desk.decisions.precision import precision
from audit.desk.place import Place
from audit.desk.purge import moment, purge_before
from audit.desk.store.base import Store
from audit.desk.store.lookup import entry
from audit.errors import UsageError

DAY = 86400.0


def test_old_texts_leave_no_copy_anywhere(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()
    (inbox / "old.txt").write_text("An unmistakable zebra crossed the bridge.", "utf-8")
    (inbox / "bad.txt").write_bytes(b"")
    watch(inbox, out)
    place = Place(out)
    with Store(place.state) as store, store.transaction() as base:
        base.execute("update documents set arrived_at = arrived_at - ?", (40 * DAY,))
        base.execute("update inputs set arrived_at = arrived_at - ?", (40 * DAY,))
    fill(inbox, 2)
    watch(inbox, out)
    with Store(place.state) as store:
        gone = purge_before(place, store, moment("30d", now=store.latest()))
    assert (gone.documents, gone.lines) == (1, 1)
    assert [line["id"] for line in lines(out)] == ["story-000", "story-001"]
    for path in ground.rglob("*"):
        if path.is_file():
            assert b"zebra" not in path.read_bytes(), path
    assert not (inbox / "done" / "old.txt").exists()
    assert not (inbox / "failed" / "bad.txt.reason.json").exists()
    # The watcher goes on, and the file of lines with it.
    fill(inbox, 3)
    watch(inbox, out)
    assert [line["id"] for line in lines(out)][-1] == "story-002"
    assert json.loads((out / "documents" / "story-000.json").read_bytes())["id"] == "story-000"


def test_a_newer_version_keeps_its_report(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 1)
    watch(inbox, out)
    place = Place(out)
    with Store(place.state) as store, store.transaction() as base:
        base.execute("update documents set arrived_at = arrived_at - ?", (40 * DAY,))
    (inbox / "story-000.txt").write_text("It was written anew.", "utf-8")
    watch(inbox, out)
    with Store(place.state) as store:
        purge_before(place, store, moment("30d", now=store.latest()))
    assert "anew" in (out / "documents" / "story-000.json").read_text("utf-8")


@pytest.mark.parametrize("decisions", [False, True])
def test_decisions_stay_unless_they_are_asked_for_too(ground: Path, decisions: bool) -> None:
    """What was decided and by whom is no text of the document; retention may want it gone."""
    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()
    (inbox / "fake.txt").write_text("A dipfake was seen.", "utf-8")
    watch(inbox, out)
    place = Place(out)
    with Store(place.state) as store:
        found = entry(store, "fake")
        assert found is not None
        key = found.findings[0]["key"]
        decide(store, found, key, choice="dismissed", reason="style", who="Ana", remember=False)
        purge_before(place, store, store.latest() + 1, decisions=decisions)
        rows = store.base.execute("select count(*) from decisions").fetchone()[0]
        told = [act for act in log(store) if act.what == "dismissed"]
        assert (rows, len(told)) == ((0, 0) if decisions else (1, 1))
        # Precision is reckoned from what stays.
        assert sum(row.dismissed for row in precision(store)) == (0 if decisions else 1)


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("1d", 1000 * DAY - DAY), ("1970-01-02", DAY), ("1970-01-01T01:00Z", 3600)],
)
def test_moments(said: str, seconds: float) -> None:
    assert moment(said, now=1000 * DAY) == seconds


def test_a_date_that_is_none_is_named() -> None:
    with pytest.raises(UsageError, match="yesterday"):
        moment("yesterday", now=0.0)
