import pytest

from bench.check import check, figures

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
