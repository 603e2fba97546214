"""Disks that fill up, folders that cannot be written, files that still grow, clocks that jump."""

from __future__ import annotations

import json
import os
import resource
import sqlite3
from pathlib import Path

import pytest
from desk_double import AT_ONCE, Double, Quiet, everything_once, fill, forked, lines, story, watch

from audit.desk.errors import DamagedError, TroubleError
from audit.desk.inbox.arrivals import Arrivals
from audit.desk.place import Place
from audit.desk.store.base import Store
from audit.desk.store.schema import MIGRATIONS
from audit.errors import UsageError

RELEASED = ["10b37136ab57", "8ada8ec15af9", "be1478133252", "3e42613832d9"]
NAMES = ["story-000", "story-001", "story-002"]


# -- the surroundings ---------------------------------------------------------


def test_a_full_disk_stops_the_run_and_loses_nothing(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 3)
    (inbox / "long.txt").write_text("A long line of words.\n" * 6_000, "utf-8")

    def on_a_full_disk() -> None:
        # Beyond this size a write fails with EFBIG, as it fails with ENOSPC on a full disk.
        resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
        try:
            watch(inbox, out)
        except TroubleError:
            os._exit(75)

    child = forked(on_a_full_disk)
    child.join()
    assert child.exitcode == 75
    assert not (out / "documents" / "long.json").exists()
    watch(inbox, out)
    everything_once(inbox, out, [*NAMES, "long"])


def test_a_full_file_system(ground: Path) -> None:
    import subprocess

    small = ground / "small"
    small.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=900k", "tmpfs", str(small)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("mounting needs a right that this user does not have")
    inbox = ground / "in"
    fill(inbox, 40)
    try:
        with pytest.raises(TroubleError):
            watch(inbox, small / "out")
        subprocess.run(["mount", "-o", "remount,size=40m", str(small)], check=True)
        watch(inbox, small / "out")
        everything_once(inbox, small / "out", [f"story-{n:03}" for n in range(40)])
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_an_output_folder_that_cannot_be_written_is_said_at_once(ground: Path) -> None:
    fill(ground / "in", 1)
    (ground / "out").write_text("a file, not a folder", "utf-8")
    with pytest.raises(UsageError, match="out"):
        watch(ground / "in", ground / "out")
    assert (ground / "in" / "story-000.txt").is_file()


def test_a_read_only_output_folder(ground: Path) -> None:
    import subprocess

    fill(ground / "in", 2)
    out = ground / "out"
    out.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", str(out)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("mounting needs a right that this user does not have")
    try:
        with pytest.raises(UsageError, match="cannot be written"):
            watch(ground / "in", out)
        assert len(list((ground / "in").glob("*.txt"))) == 2
    finally:
        subprocess.run(["umount", str(out)], check=True)


def test_a_run_and_a_desk_do_not_share_a_folder(ground: Path) -> None:
    from audit.report import write
    from audit.report.writable import check_folder
    from audit.result import AuditResult

    inbox = ground / "in"
    fill(inbox, 1)
    watch(inbox, ground / "desk")
    with pytest.raises(UsageError, match="a batch desk writes here"):
        check_folder(ground / "desk")
    write(AuditResult(()), ground / "run")
    with pytest.raises(UsageError, match="an `audit run`"):
        watch(inbox, ground / "run")


def test_what_the_desk_audited_can_be_loaded_and_exported(ground: Path) -> None:
    import audit
    from audit.export import FORMATS, Selection, export

    inbox = ground / "in"
    fill(inbox, 2)
    (inbox / "fake.txt").write_text("A dipfake was seen.", "utf-8")
    watch(inbox, ground / "out")
    result = audit.load(ground / "out")
    assert sorted(r.document.id for r in result.reports) == ["fake", "story-000", "story-001"]
    for form in FORMATS:
        assert export(result, form, Selection(documents=("fake",)))


def test_the_reports_must_not_lie_in_the_inbox(ground: Path) -> None:
    fill(ground / "in", 1)
    with pytest.raises(UsageError, match="in the inbox"):
        watch(ground / "in", ground / "in" / "out")


# -- the state ------------------------------------------------------------------


@pytest.mark.parametrize("damage", ["garbage", "cut", "middle"])
def test_a_damaged_state_file_is_set_aside_and_nothing_is_audited_twice(
    ground: Path, damage: str
) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 3)
    watch(inbox, out)
    place = Place(out)
    content = place.state.read_bytes()
    broken = {
        "garbage": os.urandom(len(content)),
        "cut": content[: len(content) // 2],
        "middle": content[:8192] + b"\xff" * (len(content) - 12288) + content[-4096:],
    }[damage]
    place.state.write_bytes(broken)
    for tail in ("-wal", "-shm"):
        Path(f"{place.state}{tail}").unlink(missing_ok=True)
    fill(inbox, 5)  # the three again, and two new ones
    voice = Quiet()
    watch(inbox, out, voice=voice)
    assert voice.named("state damaged")
    assert len(lines(out)) == 5
    assert sorted(str(line["id"]) for line in lines(out)) == [f"story-{n:03}" for n in range(5)]
    assert (place.own / "damaged-1.sqlite3").read_bytes()[:4096] == broken[:4096]


def test_claimed_files_come_back_when_the_state_is_lost(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 2)
    child = forked(lambda: watch(inbox, out, auditor=lambda s: Double(pause=60)))
    while not (inbox / ".desk").is_dir() or len(list((inbox / ".desk").glob("*/*"))) < 2:
        pass
    child.kill()
    child.join()
    for path in Place(out).own.glob("state*"):
        path.unlink()
    watch(inbox, out)
    everything_once(inbox, out, ["story-000", "story-001"])


def test_each_schema_version_is_brought_up_to_date_with_its_rows(ground: Path) -> None:
    for version in range(1, len(MIGRATIONS) + 1):
        path = ground / f"state-{version}.sqlite3"
        with sqlite3.connect(path) as base:
            for script in MIGRATIONS[:version]:
                base.executescript(script)
            base.execute(f"pragma user_version = {version}")
            base.execute(
                "insert into inputs (id, token, name, state, arrived_at)"
                " values (1, 't', 'a.txt', 'read', 5.0)"
            )
            base.execute(
                "insert into documents (id, input, ordinal, source, document_id, sha256, state,"
                " arrived_at, latest) values (7, 1, 0, 'a.txt', 'a', 'x', 'written', 5.0, 1)"
            )
        base.close()
        with Store(path) as store:
            assert store.version == len(MIGRATIONS)
            row = store.base.execute("select * from documents").fetchone()
            assert (row["id"], row["document_id"], row["status"]) == (7, "a", "open")
            assert store.base.execute("select count(*) from forms").fetchone()[0] == 0


def test_the_first_schema_is_what_was_released() -> None:
    """A released step is never edited: whoever changes it must see this and add a step instead."""
    import hashlib

    digests = [hashlib.sha256(step.encode()).hexdigest()[:12] for step in MIGRATIONS]
    assert digests == RELEASED


def test_a_state_of_a_later_version_is_refused(ground: Path) -> None:
    path = ground / "state.sqlite3"
    Store(path).close()
    with sqlite3.connect(path) as base:
        base.execute("pragma user_version = 99")
    base.close()
    with pytest.raises(Exception, match="schema version 99"):
        Store(path)


def test_a_file_that_is_no_database_is_damaged(ground: Path) -> None:
    path = ground / "state.sqlite3"
    path.write_bytes(b"no database at all, " * 300)
    with pytest.raises(DamagedError):
        Store(path)


# -- arrivals --------------------------------------------------------------------


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_file_that_still_grows_is_left_alone(ground: Path) -> None:
    clock = Clock()
    arrivals = Arrivals(ground, settle=2.0, clock=clock)
    growing = ground / "growing.txt"
    growing.write_text("a", "utf-8")
    for _ in range(5):
        with growing.open("a", encoding="utf-8") as file:
            file.write("more")
        assert arrivals.complete() == ()
        clock.now += 1.9
    assert arrivals.complete() == ()
    clock.now += 2.0
    assert [a.name for a in arrivals.complete()] == ["growing.txt"]


def test_a_file_written_over_in_place_is_left_alone(ground: Path) -> None:
    clock = Clock()
    arrivals = Arrivals(ground, settle=2.0, clock=clock)
    path = ground / "same-size.txt"
    for number in range(4):
        path.write_text(str(number), "utf-8")
        os.utime(path, ns=(number, number))
        assert arrivals.complete() == ()
        clock.now += 3.0


@pytest.mark.parametrize(
    "name", [".hidden.txt", "a.txt.part", "b.txt.tmp", "c.html.crdownload", "d.txt~", "e.PART"]
)
def test_unfinished_names_are_left_alone(ground: Path, name: str) -> None:
    (ground / name).write_text("x", "utf-8")
    assert Arrivals(ground, settle=0.0, clock=Clock()).complete() == ()


def test_a_file_renamed_when_it_is_whole_is_taken_once(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()
    (inbox / "a.txt.part").write_text("half a", "utf-8")
    watch(inbox, out)
    assert not (out / "documents.jsonl").exists()
    (inbox / "a.txt.part").rename(inbox / "a.txt")
    watch(inbox, out)
    assert [line["text"] for line in lines(out)] == ["half a"]


def test_a_file_that_changes_between_look_and_claim_is_put_back(ground: Path) -> None:
    from audit.desk.store.owner import Owner
    from audit.desk.watch.moves import claim

    inbox, out = ground / "in", ground / "out"
    fill(inbox, 1)
    arrivals = Arrivals(inbox, settle=0.0, clock=Clock())
    (arrival,) = arrivals.complete()
    with arrival.path.open("a", encoding="utf-8") as file:
        file.write("one more line\n")
    with Store(Place(out).state) as store:
        owner = Owner(Place(out).watchers)
        assert claim(store, inbox, arrival, owner.name) is None
        owner.release()
        assert store.base.execute("select count(*) from inputs").fetchone()[0] == 0
    assert arrival.path.read_text("utf-8").endswith("one more line\n")


def test_a_clock_that_jumps_back_changes_neither_claims_nor_order(ground: Path) -> None:
    times = iter([1000.0, 1001.0, 3.0, 2.0, 1002.5])
    with Store(ground / "state.sqlite3", clock=lambda: next(times)) as store:
        seen = []
        for _ in range(5):
            with store.transaction():
                seen.append(store.now())
    assert seen == [1000.0, 1001.0, 1001.0, 1001.0, 1002.5]


def test_a_link_is_no_document(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()
    secret = ground / "secret.txt"
    secret.write_text("not for the desk", "utf-8")
    (inbox / "link.txt").symlink_to(secret)
    assert watch(inbox, out).failed == 1
    assert (inbox / "failed" / "link.txt").is_symlink()
    assert secret.read_text("utf-8") == "not for the desk"
    assert not (out / "documents.jsonl").exists()


def test_a_sparse_gigabyte_is_refused_without_reading_it(ground: Path, tmp_path: Path) -> None:
    import time

    inbox, out = tmp_path / "in", ground / "out"
    inbox.mkdir()
    with (inbox / "huge.txt").open("wb") as file:
        file.truncate(1 << 30)
    with (inbox / "huge.json").open("wb") as file:
        file.truncate(1 << 30)
    with (inbox / "huge.jsonl").open("wb") as file:
        file.truncate(1 << 27)  # one line of zeros; records are streamed, so this one is read
    started = time.process_time()
    assert watch(inbox, out).failed == 3
    assert time.process_time() - started < 10
    reason = json.loads((inbox / "failed" / "huge.txt.reason.json").read_bytes())
    assert "larger than 64 MB" in reason["failures"][0]["fault"]


# -- what is done once ---------------------------------------------------------------


def test_an_unchanged_document_is_not_audited_again_and_a_changed_one_is(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 2)
    assert watch(inbox, out).audited == 2
    fill(inbox, 2)
    again = watch(inbox, out)
    assert (again.audited, again.unchanged) == (0, 2)
    (inbox / "story-001.txt").write_text(story(1) + "The mayor came too.\n", "utf-8")
    assert watch(inbox, out).audited == 1
    assert [line["id"] for line in lines(out)] == ["story-000", "story-001", "story-001"]
    data = json.loads((out / "documents" / "story-001.json").read_bytes())
    assert "mayor" in data["text"]
    # Nothing that came in was written over.
    done = sorted(p.name for p in (inbox / "done").iterdir())
    assert done == [
        "story-000.txt",
        "story-000~2.txt",
        "story-001.txt",
        "story-001~2.txt",
        "story-001~3.txt",
    ]


def test_two_files_of_one_stem_get_two_reports(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    (inbox / "sub").mkdir(parents=True)
    (inbox / "a.txt").write_text("One of them came in.", "utf-8")
    (inbox / "A.html").write_text("<p>Another one of them came in, a longer one.</p>", "utf-8")
    (inbox / "sub" / "a.txt").write_text("A third one came in a folder.", "utf-8")
    watch(inbox, out)
    assert len(list((out / "documents").glob("*.json"))) == 3
    assert len({str(line["id"]).casefold() for line in lines(out)}) == 3


def test_a_document_that_makes_the_audit_stumble_fails_and_the_rest_goes_on(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 2)
    (inbox / "bad.txt").write_text("This will stumble.", "utf-8")
    tally = watch(inbox, out)
    assert tally.audited == 2
    reason = json.loads((inbox / "failed" / "bad.txt.reason.json").read_bytes())
    assert reason["failures"] == [{"source": "bad.txt", "fault": "it stumbled", "mend": "mend it"}]


def test_a_log_that_was_rotated_is_begun_anew(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 1)
    watch(inbox, out)
    (out / "documents.jsonl").rename(out / "yesterday.jsonl")
    fill(inbox, 2)
    watch(inbox, out)
    assert [line["id"] for line in lines(out)] == ["story-001"]


def test_what_a_kill_left_behind_the_last_line_is_cut_off(ground: Path) -> None:
    inbox, out = ground / "in", ground / "out"
    fill(inbox, 1)
    watch(inbox, out)
    with (out / "documents.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "half a li')
    fill(inbox, 2)
    watch(inbox, out)
    assert [line["id"] for line in lines(out)] == ["story-000", "story-001"]


def test_back_pressure_leaves_files_in_the_inbox_while_the_queue_is_full(ground: Path) -> None:
    from dataclasses import replace

    from audit.desk.watch import watcher

    inbox, out = ground / "in", ground / "out"
    fill(inbox, 12)
    seen: list[int] = []

    class Looking(Double):
        def audit(self, tasks):  # type: ignore[no-untyped-def]
            seen.append(len(list(inbox.glob("*.txt"))))
            yield from super().audit(tasks)

    pace = replace(AT_ONCE, batch=2, most_waiting=4)
    tally: watcher.Tally = watch(inbox, out, pace=pace, auditor=lambda s: Looking())
    assert tally.audited == 12
    assert seen[0] == 8, "four are taken, eight wait in the inbox"
