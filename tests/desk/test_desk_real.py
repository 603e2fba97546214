"""The desk with the real engine and encoder: a story, then its damaged copy a day later."""

from __future__ import annotations

import json
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from desk_double import AT_ONCE, Quiet, lines

from audit.desk.store.base import Store
from audit.desk.watch.auditing import Auditor, EngineAuditor
from audit.desk.watch.start import Settings, watch_inbox
from audit.engine.options import Options
from audit.index import open_index

if TYPE_CHECKING:
    from audit.embed.encoder import Encoder

STORY = (
    "The mayor of Springfield opened the new bridge on Monday.\n"
    "It cost 12 million dollars and took three years to build.\n"
    "About 400 people came to see it, the city said.\n"
    "The old bridge had been closed since the flood of 2019.\n"
    "Traffic will use both lanes from Tuesday morning.\n"
)
OTHER = (
    "Scientists found a new kind of frog in the rain forest of Peru.\n"
    "The animal is three centimetres long and bright yellow.\n"
    "They heard its call at night, near a river.\n"
)


def test_a_later_copy_is_held_against_the_earlier_document(ground: Path, encoder: Encoder) -> None:
    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()

    def engine(store: Store) -> Auditor:
        return EngineAuditor(encoder, Options(), open_index(ground / "seen", encoder), days=30.0)

    def watch() -> None:
        watch_inbox(
            inbox,
            out,
            settings=Settings(),
            pace=AT_ONCE,
            voice=Quiet(),
            stop=Event(),
            auditor=engine,
        )

    (inbox / "monday.txt").write_text(STORY, "utf-8")
    (inbox / "frog.txt").write_text(OTHER, "utf-8")
    watch()
    assert [line["family"] for line in lines(out)] == [[], []]
    (inbox / "tuesday.txt").write_text(STORY.replace("12 million", "17 million"), "utf-8")
    watch()
    *_, line, again = lines(out)
    assert [relative["id"] for relative in line["family"]] == ["monday"]  # type: ignore[attr-defined]
    found = [f for f in line["findings"] if "17" in f["text"]]  # type: ignore[attr-defined]
    assert found, "the changed amount is found"
    assert found[0]["original"]["document"] == "monday"
    assert json.loads((out / "documents" / "tuesday.json").read_bytes()) == line
    # Monday's report stood alone; now somebody says otherwise, and it has its second look.
    assert (again["id"], [relative["id"] for relative in again["family"]]) == (  # type: ignore[attr-defined]
        "monday",
        ["tuesday"],
    )
    page = (out / "documents" / "tuesday.html").read_text("utf-8")
    assert 'href="monday.html"' in page


@pytest.mark.parametrize(("days", "held"), [(1.0, ["monday"]), (0.0, [])])
def test_only_the_last_days_are_held_against_a_document(
    ground: Path, encoder: Encoder, days: float, held: list[str]
) -> None:
    """With no day at all only what arrives together is."""
    inbox, out = ground / "in", ground / "out"
    inbox.mkdir()

    def engine(store: Store) -> Auditor:
        return EngineAuditor(encoder, Options(), open_index(ground / "seen", encoder), days=days)

    for name, text in (("monday", STORY), ("tuesday", STORY.replace("12 million", "17 million"))):
        (inbox / f"{name}.txt").write_text(text, "utf-8")
        watch_inbox(
            inbox,
            out,
            settings=Settings(),
            pace=AT_ONCE,
            voice=Quiet(),
            stop=Event(),
            auditor=engine,
        )
    data = json.loads((out / "documents" / "tuesday.json").read_bytes())
    assert [relative["id"] for relative in data["family"]] == held
