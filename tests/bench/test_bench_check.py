from pathlib import Path

import pytest

from bench.__main__ import BY_NAME, SUBJECTS
from bench.check import check, figures

BENCH = Path(__file__).parents[2] / "bench"

RESULTS = {"ntrex": {"deu": {"alarms": 0.01}, "fra": {"alarms": 0.03}}, "speed": 3000}


@pytest.mark.parametrize(
    ("floor", "held"),
    [
        ({"figure": "speed", "floor": 2500}, True),
        ({"figure": "speed", "floor": 3500}, False),
        ({"figure": "ntrex.*.alarms", "fold": "mean", "ceiling": 0.021}, True),
        ({"figure": "ntrex.*.alarms", "fold": "max", "ceiling": 0.021}, False),
        ({"figure": "ntrex.ita.alarms", "ceiling": 1}, False),
        ({"figure": "ntrex.*.alarms", "ceiling": 1}, False),
        ({"figure": "ntrex", "ceiling": 1}, False),
    ],
)
def test_a_floor_is_held_or_not(floor: dict[str, object], held: bool) -> None:
    assert check("numbers", floor, RESULTS)[0] is held


def test_a_star_stands_for_every_name() -> None:
    assert figures(RESULTS, ["ntrex", "*", "alarms"]) == [0.01, 0.03]


def test_every_subject_with_floors_can_be_run() -> None:
    subjects = {*SUBJECTS, *BY_NAME}
    assert len(subjects) == len(SUBJECTS) + len(BY_NAME)
    assert {file.stem for file in (BENCH / "floors").glob("*.json")} <= subjects
    for subject in subjects:
        source = (BENCH / f"{subject}.py").read_text("utf-8")
        assert "\ndef main(" in source and '__name__ == "__main__"' in source, subject
    page = (BENCH / "README.md").read_text("utf-8")
    assert all(f"`{subject}`" in page for subject in subjects)
